"""The scenarios that ship say what MODEL and the textbooks say, to the last fraction."""

from __future__ import annotations

from fractions import Fraction
from importlib import resources
from itertools import product
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named, names
from games.model.file.scenario_file import dumps
from games.model.outcomes import outcome_of
from games.model.payoffs import affine
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from games.model.scenario import Scenario

    Interval = tuple[Fraction, Fraction]

#: Pure equilibria along the driver that is swept: letters of the strategies, from, to.
PURE = {
    "iraq-2019": [
        ("AAK", "0", "3/16"),
        ("ARK", "3/16", "7/20"),
        ("RRK", "8/15", "2/3"),
        ("RRE", "2/3", "1"),
    ],
    "iran-us": [("AA", "0", "3/16"), ("AR", "3/16", "7/20"), ("RR", "8/15", "1")],
    "us-baghdad": [("AK", "0", "7/20"), ("RK", "7/20", "2/3"), ("RE", "2/3", "1")],
    "iran-baghdad": [("AK", "0", "8/15"), ("RK", "8/15", "2/3"), ("RE", "2/3", "1")],
    "graded-responses": [
        ("DRK", "0", "1/9"),
        ("ORK", "1/9", "1/4"),
        ("OHK", "1/4", "7/20"),
        ("SHK", "19/40", "13/20"),
        ("SHB", "13/20", "4/5"),
        ("SME", "43/60", "1"),
    ],
    "prisoners-dilemma": [("CC", "2", "3"), ("DD", "2", "6")],
    "chicken": [("GG", "0", "1"), ("SG", "1", "10"), ("GS", "1", "10")],
    "stag-hunt": [("SS", "1", "4"), ("HH", "1", "5")],
    "matching-pennies": [("TH", "-2", "-1")],
    "battle-of-the-sexes": [("OO", "0", "1"), ("FF", "0", "1"), ("OF", "1", "2")],
}


def pure_equilibria(scenario: Scenario) -> dict[str, Interval]:
    """Where every pure profile is an equilibrium along the swept driver, by brute force."""
    line = payoff_line(scenario, scenario.sweep_driver)
    found = {}
    for cell in product(*map(range, scenario.shape)):
        low, high = line.low, line.high
        for player, count in enumerate(scenario.shape):
            for other in set(range(count)) - {cell[player]}:
                there = (player, *cell[:player], other, *cell[player + 1 :])
                loss = line.base[(player, *cell)] - line.base[there]
                slope = line.slope[(player, *cell)] - line.slope[there]
                if slope > 0:
                    low = max(low, -loss / slope)
                elif slope < 0:
                    high = min(high, -loss / slope)
                elif loss < 0:
                    low, high = line.high, line.low
        if low < high:
            letters = (p.strategies[i].letter for p, i in zip(scenario.players, cell, strict=True))
            found["".join(letters)] = (low, high)
    return found


@pytest.mark.parametrize("name", PURE)
def test_pure_equilibria_lie_where_the_model_says(name: str) -> None:
    expected = {letters: (Fraction(low), Fraction(high)) for letters, low, high in PURE[name]}
    assert pure_equilibria(load_named(name)) == expected


def test_between_harassment_and_escalation_no_pure_equilibrium_exists(baseline: Scenario) -> None:
    ends = sorted(pure_equilibria(baseline).values())
    assert ends[1][1] < ends[2][0]


def test_the_pure_outcomes_of_the_baseline_have_the_names_of_the_model(baseline: Scenario) -> None:
    found = [outcome_of(baseline, cell) for cell in ((1, 1, 1), (1, 0, 1), (0, 0, 1), (0, 0, 0))]
    assert [outcome.name for outcome in found if outcome] == [
        "Managed containment",
        "Harassment absorbed",
        "Escalation on Iraqi soil",
        "Expulsion",
    ]


@pytest.mark.parametrize(
    ("name", "player", "position", "place"),
    [("iran-us", "baghdad", 1, 3), ("us-baghdad", "iran", 0, 2), ("iran-baghdad", "us", 0, 1)],
)
def test_a_bilateral_game_is_a_slice_of_the_baseline(
    baseline: Scenario, name: str, player: str, position: int, place: int
) -> None:
    two = load_named(name)
    whole = affine(baseline).line("sanctions", baseline.levels)
    part = payoff_line(two, "sanctions")
    rest = [number for number, p in enumerate(baseline.players) if p.id != player]
    assert (part.base == whole.base.take(position, axis=place)[rest]).all()
    assert (part.slope == whole.slope.take(position, axis=place)[rest]).all()
    assert [p.id for p in two.players] == [baseline.players[number].id for number in rest]


@pytest.mark.parametrize("name", names())
def test_a_shipped_file_is_written_as_the_program_writes_it(name: str) -> None:
    data = (resources.files("assets") / "scenarios" / f"{name}.equipoise").read_bytes()
    assert data.decode() == dumps(load_named(name))


@pytest.mark.parametrize("name", names())
def test_a_shipped_scenario_explains_itself(name: str) -> None:
    scenario = load_named(name)
    assert scenario.summary
    assert scenario.notes
    assert scenario.sweep_driver
    assert scenario.driver(scenario.sweep_driver).note
    for driver in scenario.drivers:
        assert len(driver.anchors) >= 2
        assert any(driver.id in dict(reason.slopes) for reason in scenario.considerations)
    for reason in scenario.considerations:
        assert reason.source
        assert reason.confidence
    cited = {reason.source for reason in scenario.considerations}
    assert cited == {source.id for source in scenario.sources}
    for cell in product(*map(range, scenario.shape)):
        assert outcome_of(scenario, cell) is not None, cell
    assert len({outcome.color for outcome in scenario.outcomes}) == len(scenario.outcomes)
    players = {player.color for player in scenario.players}
    assert not players & {outcome.color for outcome in scenario.outcomes}


@pytest.mark.parametrize("name", [name for name in names() if load_named(name).date])
def test_a_scenario_about_the_world_gives_reasons_and_ranges(name: str) -> None:
    scenario = load_named(name)
    assert "judgements" in scenario.notes
    for reason in scenario.considerations:
        assert reason.rationale
        assert reason.low is not None
        assert reason.high is not None
        assert reason.low <= reason.base <= reason.high
