"""Whatever is typed, a draft makes a valid scenario or says at its place why not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.edit.blank import blank, letters, sketch, typed_payoffs
from games.model.edit.draft import (
    Draft,
    DriverDraft,
    PlayerDraft,
    StrategyDraft,
    faults,
    without_strategy,
)
from games.model.file.scenario_file import dumps, loads
from games.model.payoffs import payoff

words = st.text(max_size=6) | st.sampled_from(["", "Swerve", "swerve ", "A" * 201, "\x07", "US\n"])
marks = st.text(max_size=4)
numbers = st.sampled_from(
    ["0", "1", "-1", "0.5", "0,25", "1e9", "nan", "", "two", "1e-15", "50 %", "1/3"]
)
amounts = st.decimals(-1000, 1000, allow_nan=False, places=2)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    count = draw(st.integers(2, 3))
    players = tuple(
        PlayerDraft(
            draw(words),
            color,
            tuple(draw(st.lists(st.builds(StrategyDraft, words, marks), min_size=1, max_size=7))),
        )
        for color in ("#0072B2", "#D55E00", "#009E73")
    )
    cells = st.tuples(st.integers(0, 2), st.tuples(*[st.integers(0, 6)] * count))
    return Draft(
        draw(words),
        draw(words),
        count,
        players,
        tuple(draw(st.lists(st.builds(DriverDraft, words, numbers, numbers, numbers), max_size=3))),
        draw(st.dictionaries(cells, amounts, max_size=5)),
        draw(st.booleans()),
    )


@pytest.mark.slow
@given(drafts())
def test_every_draft_can_be_sketched_and_a_faultless_one_is_what_it_says(draft: Draft) -> None:
    made = sketch(draft)
    assert loads(dumps(made)) == made  # valid, and nothing is lost in a file
    if faults(draft):
        with pytest.raises(ValueError, match=r"\w"):
            blank(draft)
        return
    assert blank(draft) == made
    assert made.shape == tuple(len(player.strategies) for player in draft.playing)
    assert len(made.drivers) == len(draft.drivers)
    for player, own in zip(made.players, draft.playing, strict=True):
        assert own.name.strip() in ("", player.name)
        typed = [strategy.letter.strip() for strategy in own.strategies]
        assert all(t in ("", s.letter) for t, s in zip(typed, player.strategies, strict=True))


def chicken() -> Draft:
    two = (StrategyDraft("Swerve"), StrategyDraft("Go straight"))
    names = ("Ann", "Ben", "")
    players = tuple(
        replace(player, name=name, strategies=two)
        for player, name in zip(Draft().players, names, strict=True)
    )
    table = {(0, 0): (3, 3), (0, 1): (2, 4), (1, 0): (4, 2), (1, 1): (0, 0)}
    payoffs: dict[tuple[int, tuple[int, ...]], Decimal] = {
        (player, cell): Decimal(value)
        for cell, values in table.items()
        for player, value in enumerate(values)
    }
    return Draft("Chicken", players=players, payoffs=payoffs, outcomes=True)


def test_chicken_from_nothing_has_its_payoffs_letters_and_outcomes() -> None:
    made = blank(chicken())
    assert payoff(made, "ann", ("go-straight", "swerve")) == 4
    assert [strategy.letter for strategy in made.players[0].strategies] == ["S", "G"]
    assert [outcome.name for outcome in made.outcomes] == [
        "Swerve / Swerve",
        "Swerve / Go straight",
        "Go straight / Swerve",
        "Go straight / Go straight",
    ]
    assert len({outcome.color for outcome in made.outcomes}) == 4
    assert made.considerations == ()


def test_letters_come_out_of_the_names_and_are_all_unlike() -> None:
    names = ("Strike", "Sanction", "Stand down", "", "Strike back", "")
    player = PlayerDraft("US", strategies=tuple(StrategyDraft(name) for name in names))
    found = letters(player)
    assert found[0] == "S"
    assert len(set(found)) == len(names)
    typed = replace(player, strategies=(StrategyDraft("Strike"), StrategyDraft("Wait", "S")))
    assert letters(typed) == ("T", "S")


def test_an_empty_draft_is_a_game_of_two_by_two() -> None:
    made = blank(Draft())
    assert made.shape == (2, 2)
    assert [player.name for player in made.players] == ["Player 1", "Player 2"]
    assert made.edits == ()


def test_faults_name_place_and_remedy() -> None:
    draft = Draft(
        players=(
            PlayerDraft("US", strategies=(StrategyDraft("Wait", "W"), StrategyDraft("wait", "W"))),
            PlayerDraft("us", strategies=tuple(StrategyDraft() for _ in range(6))),
            PlayerDraft(),
        ),
        count=3,
        drivers=(DriverDraft("Heat", "1", "0", "x"), DriverDraft("heat", "0", "1", "2")),
    )
    found = faults(draft)
    assert set(found) == {
        "players[1].name",
        "players[0].strategies[1].name",
        "players[0].strategies[1].letter",
        "players[1].strategies",
        "drivers[0].high",
        "drivers[0].level",
        "drivers[1].name",
        "drivers[1].level",
    }
    assert found["players[1].strategies"] == (
        "With three players each has at most five strategies: remove one."
    )


def test_todays_level_is_read_within_its_range() -> None:
    drivers = (
        DriverDraft("Share", "0", "1", "50 %"),
        DriverDraft("Tariff", "0", "100", "50 %"),
        DriverDraft("Rate", "0", "1", "1/3"),
    )
    found = faults(Draft(drivers=drivers))
    assert found == {
        "drivers[1].level": "“50 %” can be read in two ways; write 0.5 or 50.",
        "drivers[2].level": "“1/3” has no end as a decimal; the nearest that is kept is "
        "0.333333333333333.",
    }
    assert blank(Draft(drivers=drivers[:1])).drivers[0].level == Decimal("0.5")


def test_a_strategy_that_goes_takes_its_payoffs_and_the_others_keep_theirs() -> None:
    three = (StrategyDraft("A"), StrategyDraft("B"), StrategyDraft("C"))
    start = Draft()
    players = (replace(start.players[0], strategies=three), *start.players[1:])
    payoffs: dict[tuple[int, tuple[int, ...]], Decimal] = {
        (0, cell): Decimal(10 * cell[0] + cell[1]) for cell in product(range(3), range(2))
    }
    left = without_strategy(replace(start, players=players, payoffs=payoffs), 0, 1)
    made = blank(left)
    assert [strategy.name for strategy in made.players[0].strategies] == ["A", "C"]
    assert typed_payoffs(made) == {
        (0, (0, 1)): Decimal(1),
        (0, (1, 0)): Decimal(20),
        (0, (1, 1)): Decimal(21),
    }
