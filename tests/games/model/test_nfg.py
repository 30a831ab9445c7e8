"""Gambit's .nfg files: read exactly, written so that Gambit reads them, refused with the place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.edit.cells import with_edit
from games.model.edit.play import with_move, with_play
from games.model.file.library import load_named, names, resolve
from games.model.file.nfg import NfgGame, load_nfg, read_nfg
from games.model.file.nfg_write import write_nfg
from games.model.file.scenario_file import dumps, loads
from games.model.payoffs import affine, payoff
from games.model.problems import ScenarioError

if TYPE_CHECKING:
    from games.model.scenario import Scenario

HEAD = 'NFG 1 R "t" { "a" "b" } { 2 2 } '
#: A 3 x 2 game by its payoff form; each payoff pair says row and column, so a transposed reading
#: cannot hide.
THREE_BY_TWO = """NFG 1 R "Three by two" { "Row" "Column" } { { "T" "M" "B" } { "L" "R" } }
11 -11  21 -21  31 -31  12 -12  22 -22  32 -32
"""


def labelled(shape: tuple[int, ...]) -> str:
    """A payoff-form game in which player i gets the digits of the contingency, times i + 1."""
    players = " ".join(f'"P{number}"' for number in range(len(shape)))
    counts = " ".join(map(str, shape))
    rows = []
    for reverse in product(*map(range, reversed(shape))):
        digits = int("".join(str(index + 1) for index in reverse[::-1]))
        rows.append(" ".join(str(digits * (number + 1)) for number in range(len(shape))))
    return f'NFG 1 R "digits" {{ {players} }} {{ {counts} }}\n' + "\n".join(rows)


def test_the_first_player_moves_fastest() -> None:
    game = read_nfg(THREE_BY_TWO)
    assert game.payoffs.shape == (2, 3, 2)
    assert game.payoffs[0].tolist() == [[11, 12], [21, 22], [31, 32]]
    assert game.payoffs[1].tolist() == [[-11, -12], [-21, -22], [-31, -32]]


@pytest.mark.parametrize("shape", [(3, 2), (2, 3), (2, 3, 2), (4, 2, 3)])
def test_every_contingency_goes_to_its_place(shape: tuple[int, ...]) -> None:
    game = read_nfg(labelled(shape))
    for cell in product(*map(range, shape)):
        digits = int("".join(str(index + 1) for index in cell))
        for player in range(len(shape)):
            assert game.payoffs[(player, *cell)] == digits * (player + 1)


def test_the_outcome_form_numbers_its_outcomes_from_one() -> None:
    text = """NFG 1 D "Outcomes" { "Row" "Column" } { 3 2 } "a comment
on two lines" { { "" 1, 2 } { "second" 1/3 -.5, } { "third" 7 8 } }
    1 2 3 0 2 1"""
    game = read_nfg(text)
    assert game.comment == "a comment\non two lines"
    assert game.payoffs[0].tolist() == [[1, 0], [Fraction(1, 3), Fraction(1, 3)], [7, 1]]
    assert game.payoffs[1].tolist() == [[2, 0], [Fraction(-1, 2), Fraction(-1, 2)], [8, 2]]


def test_either_body_follows_either_list_of_strategies() -> None:
    bodies = ["1 2 3 4 5 6 7 8", '{ { "" 1 2 } { "" 3 4 } { "" 5 6 } { "" 7 8 } } 1 2 3 4']
    lists = ["{ 2 2 }", '{ { "1" "2" } { "1" "2" } }']
    games = [
        read_nfg(f'NFG 1 R "t" {{ "a" "b" }} {own} {body}') for body in bodies for own in lists
    ]
    for game in games:
        assert game.payoffs.tolist() == games[0].payoffs.tolist()
        assert game.strategies == (("1", "2"), ("1", "2"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", Fraction(3)),
        ("-1/3", Fraction(-1, 3)),
        (".5", Fraction(1, 2)),
        ("-.5", Fraction(-1, 2)),
        ("1.", Fraction(1)),
        ("1e3", Fraction(1000)),
        ("1.5E-2", Fraction(3, 200)),
        ("0.1", Fraction(1, 10)),
        ("6/4", Fraction(3, 2)),
    ],
)
def test_numbers_are_read_exactly(written: str, value: Fraction) -> None:
    assert read_nfg(f"{HEAD}{written} 0 0 0 0 0 0 0").payoffs[0, 0, 0] == value


def test_white_space_and_line_ends_mean_nothing_outside_quotes() -> None:
    tight = 'NFG 1 R "t"{"a" "b"}{{"x" "y"}{"u" "v"}}1 2 3 4 5 6 7 8'
    loose = tight.replace(" ", "\r\n\t ").replace("}", "\r\n } ")
    assert read_nfg(tight).payoffs.tolist() == read_nfg(loose.encode()).payoffs.tolist()


def test_quotes_inside_quotes_are_escaped() -> None:
    game = read_nfg('NFG 1 R "the \\"big\\" one" { "a" "b" } { 2 2 } 0 0 0 0 0 0 0 0')
    assert game.title == 'the "big" one'
    again = read_nfg(write_nfg(game.to_scenario()))
    assert again.title == game.title


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('nfg 1 R "t"', "line 1, column 1", "does not begin with NFG"),
        ('NFG 2 R "t"', "line 1, column 5", "only version 1"),
        ('NFG 1 X "t"', "line 1, column 7", "R or D is needed, not “X”"),
        ('NFG 1 R { "a" }', "line 1, column 9", "a title in quotes is needed, not “{”"),
        ('NFG 1 R "t', "line 1, column 9", "this quotation is never closed"),
        ('NFG 1 R "t"\n{ "a" b }', "line 2, column 7", "name, or }, in quotes is needed, not “b”"),
        ('NFG 1 R "t"\n{ "a", "b" }', "line 2, column 6", "a player's name, or }"),
        ('NFG 1 R "t" { "a" "b" } { 2 }', "line 1, column 25", "2 players are needed, not of 1"),
        ('NFG 1 R "t" { "a" "b" } { 2 0 }', "line 1, column 29", "at least one strategy"),
        ('NFG 1 R "t" { "a" "b" } { 2 -2 }', "line 1, column 29", "a number of strategies"),
        ('NFG 1 R "t" { "a" "b" } { 2 9999999 }', "line 1, column 29", "too many"),
        ('NFG 1 R "t" { } { }', "line 1, column 17", "a game needs players"),
        (HEAD + "1 2 3 4 5 6 7", "line 1, column 46", "8 payoffs are needed, 7 are there"),
        (HEAD + "1 2 3 4 5 6 7 8 9", "line 1, column 49", "only 4 contingencies with 2 payoffs"),
        (HEAD + "1 2 3 4\n5 x 7 8", "line 2, column 3", "a payoff is needed, not “x”"),
        (HEAD + "1,2,3,4,5,6,7,8", "line 1, column 34", "is it a decimal point?"),
        (HEAD + "1/0 2 3 4 5 6 7 8", "line 1, column 33", "divides by zero"),
        (HEAD + "1/-3 2 3 4 5 6 7 8", "line 1, column 33", "a payoff is needed, not “1/-3”"),
        (HEAD + "1.5/2 2 3 4 5 6 7 8", "line 1, column 33", "a payoff is needed"),
        (HEAD + "1_000 2 3 4 5 6 7 8", "line 1, column 33", "a payoff is needed"),
        (HEAD + "nan 2 3 4 5 6 7 8", "line 1, column 33", "a payoff is needed, not “nan”"),
        (HEAD + "1e999999999 2 3 4 5 6 7 8", "line 1, column 33", "beyond any payoff"),
        (HEAD + '{ { "x" 1 } }', "line 1, column 45", "outcome “x” needs 2 payoffs and has 1"),
        (HEAD + "{ { 1 2 } }", "line 1, column 37", "an outcome's name in quotes is needed"),
        (HEAD + '{ { "" 1 2 } } 1 1 1 2', "line 1, column 54", "there is no outcome 2: 1 are list"),
        (HEAD + '{ { "" 1 2 } } 1 1 1', "line 1, column 53", "of 4 contingencies are needed, 3"),
        (HEAD + '{ { "" 1 2 } } 1 1 1 1 1', "line 1, column 56", "only 4 contingencies"),
        (HEAD + '{ { "" 1 2 } } 1 1 1 -1', "line 1, column 54", "the number of an outcome"),
    ],
)  # fmt: skip
def test_mistakes_are_placed_by_line_and_column(text: str, place: str, says: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_nfg(text)
    [problem] = caught.value.problems
    assert problem.place == place
    assert says in problem.message


def test_a_game_becomes_a_scenario_with_the_same_payoffs() -> None:
    game = read_nfg(THREE_BY_TWO)
    scenario = game.to_scenario()
    assert (affine(scenario).exact({}) == game.payoffs).all()
    assert scenario.title == "Three by two"
    assert [s.name for s in scenario.players[0].strategies] == ["T", "M", "B"]
    assert [s.letter for s in scenario.players[1].strategies] == ["L", "R"]
    assert scenario.notes == ""
    assert dumps(scenario)


def test_thirds_stay_thirds_in_a_scenario_and_nothing_is_said_to_be_rounded() -> None:
    game = read_nfg(HEAD + "1/3 2 3 -2/3 5 6 7 1/8")
    scenario = game.to_scenario()
    assert scenario.notes == ""
    assert (affine(scenario).exact({}) == game.payoffs).all()
    amounts = {edit.amount for edit in scenario.edits}
    assert {Fraction(1, 3), Fraction(-2, 3), Decimal("0.125")} < amounts
    assert sum(isinstance(amount, Fraction) for amount in amounts) == 2


#: Where the last two mix, the first is indifferent, but only if a third is a third.
THIRDS = """NFG 1 R "A tie of thirds" { "P1" "P2" "P3" }
{ { "safe" "bet" } { "a" "b" } { "c" "d" } }

1/3 2 -2 1 2 -2 1/3 0 0 1 0 0 1/3 0 0 0 0 0 1/3 1 -1 0 1 -1
"""


def test_a_tie_of_thirds_is_a_tie_in_the_exact_payoffs_and_in_their_files() -> None:
    scenario = read_nfg(THIRDS).to_scenario()
    for again in (scenario, loads(dumps(scenario)), read_nfg(write_nfg(scenario)).to_scenario()):
        exact = affine(again).exact({})
        assert set(exact[0, 0].flat) == {Fraction(1, 3)}
        # P2 and P3 mix 1/3 to 2/3 among themselves: the bet, too, pays P1 a third
        mix = np.array([Fraction(1, 3), Fraction(2, 3)])
        assert mix @ exact[0, 1] @ mix == Fraction(1, 3)
        assert set(exact[1, 0] @ mix) == {Fraction(2, 3)}
    assert '"amount": "1/3"' in dumps(scenario)
    assert "1/3 2 -2" in write_nfg(scenario)


@pytest.mark.parametrize("noise", ["-1.3877787807814457e-17", "6004799503160661/18014398509481984"])
def test_what_a_program_computed_in_floats_is_read_to_the_last_digit(noise: str) -> None:
    scenario = read_nfg(HEAD + f"{noise} 2 3 4 5 6 7 8").to_scenario()
    assert affine(scenario).exact({})[0, 0, 0] == Fraction(noise)
    assert affine(loads(dumps(scenario))).exact({})[0, 0, 0] == Fraction(noise)


def test_a_payoff_too_fine_for_an_amount_is_refused_with_its_place_and_never_rounded() -> None:
    with pytest.raises(ScenarioError) as told:
        read_nfg(HEAD + "1 2 3 1e-70 5 6 7 8").to_scenario()
    assert str(told.value) == (
        "payoff of “b” at “2”, “1”: 1e-70 is too fine: a denominator has at most 60 digits; "
        "write it as a decimal"
    )


def test_fractions_without_a_common_denominator_that_can_be_handled_are_refused() -> None:
    primes = [n for n in range(10**28, 10**28 + 4000, 2) if pow(2, n, n + 1) == 1]
    rows = " ".join(f"1/{n + 1}" for n in primes[:72])
    shape = 'NFG 1 R "t" { "a" "b" } { 6 6 } '
    with pytest.raises(ScenarioError, match=r"^payoffs: .* more than 200 digits; write"):
        read_nfg(shape + rows).to_scenario()


def test_labels_that_a_scenario_cannot_take_are_replaced() -> None:
    text = 'NFG 1 R "" { "" "بغداد" } { { "" "same" } { "same" "same" } } 1 2 3 4 5 6 7 8'
    scenario = read_nfg(text).to_scenario()
    assert scenario.title == "Untitled game"
    assert [player.name for player in scenario.players] == ["Player 1", "بغداد"]
    assert [s.name for s in scenario.players[0].strategies] == ["Strategy 1", "same"]
    assert [s.letter for s in scenario.players[1].strategies] == ["1", "2"]
    assert dumps(scenario)


@pytest.mark.parametrize(
    ("players", "counts", "size"),
    [(1, "3", "3"), (2, "7 2", "7 x 2"), (3, "6 2 2", "6 x 2 x 2"), (4, "2 2 2 2", "2 x 2 x 2 x")],
)
def test_games_out_of_reach_are_read_but_make_no_scenario(
    players: int, counts: str, size: str
) -> None:
    names = " ".join(f'"p{number}"' for number in range(players))
    cells = 1
    for count in map(int, counts.split()):
        cells *= count
    game = read_nfg(f'NFG 1 R "t" {{ {names} }} {{ {counts} }} ' + "1 " * (cells * players))
    assert game.payoffs.size == cells * players
    with pytest.raises(ScenarioError, match=rf"a {size}.* game is out of reach"):
        game.to_scenario()


def test_a_payoff_beyond_all_others_makes_no_scenario() -> None:
    game = read_nfg(HEAD + "1e10 2 3 4 5 6 7 8")
    with pytest.raises(
        ScenarioError,
        match=r"^payoff of “a” at “1”, “1”: 10000000000 is too large: .*1 000 000 000$",
    ):
        game.to_scenario()


@pytest.mark.parametrize("name", names())
def test_what_is_written_is_read_back_exactly(name: str) -> None:
    scenario = load_named(name)
    game = read_nfg(write_nfg(scenario))
    assert (game.payoffs == affine(scenario).exact(scenario.levels)).all()
    assert game.players == tuple(player.name for player in scenario.players)
    assert (affine(game.to_scenario()).exact({}) == game.payoffs).all()


def test_tipping_points_are_written_as_fractions(baseline: Scenario) -> None:
    levels = {**baseline.levels, "sanctions": Fraction(8, 15)}
    text = write_nfg(baseline, levels)
    assert "sanctions = 8/15, protest = 0.50" in text
    assert (read_nfg(text).payoffs == affine(baseline).exact(levels)).all()


def test_gambit_gets_plain_ascii_without_backslashes(baseline: Scenario) -> None:
    first = replace(baseline.players[0], name="Irán \\ Qom — “A”")
    second = replace(baseline.players[1], name="بغداد")
    odd = replace(baseline, title="Crise\nà 50 %", players=(first, second, baseline.players[2]))
    text = write_nfg(odd)
    assert text.isascii()
    assert "\\" not in text
    assert read_nfg(text).players == ("Iran / Qom - A", "Player 2", "Baghdad")
    assert read_nfg(text).title == "Crise a 50 %"


def test_equal_names_are_told_apart(baseline: Scenario) -> None:
    same = tuple(replace(player, name="Same") for player in baseline.players)
    assert read_nfg(write_nfg(replace(baseline, players=same))).players == (
        "Same",
        "Same (2)",
        "Same (3)",
    )


def test_a_file_is_found_by_its_path(tmp_path: Path, baseline: Scenario) -> None:
    path = tmp_path / "game.NFG"
    path.write_text(write_nfg(baseline), encoding="utf-8")
    assert isinstance(load_nfg(path), NfgGame)
    found = resolve(path)
    cell = tuple(player.strategies[0].id for player in found.players)
    assert payoff(found, "iran", cell) == 0
    assert payoff(found, "us", cell) == Decimal("-6.4")


@about(50)
@given(st.text('NFG1R{}",/\\.e-0 \nax', max_size=60))
def test_any_text_is_refused_politely(text: str) -> None:
    try:
        read_nfg(text)
    except ScenarioError as error:
        said = [str(problem) for problem in error.problems]
    else:
        said = ["it is a game"]
    assert all(said)


@about(20)
@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=15))
def test_every_amount_survives_the_way_there_and_back(amount: Decimal) -> None:
    scenario = load_named("chicken")
    cell = ("swerve", "swerve")
    edited = with_edit(scenario, "ann", cell, amount)
    back = read_nfg(write_nfg(edited)).to_scenario()
    assert payoff(back, "ann", cell) == amount


@pytest.mark.parametrize("name", ["iraq-2019", "graded-responses", "us-baghdad"])
def test_gambit_reads_what_is_written_and_we_read_what_gambit_writes(
    name: str, tmp_path: Path
) -> None:
    gambit: Any = pytest.importorskip("pygambit")
    scenario = load_named(name)
    levels = {**scenario.levels, "sanctions": Fraction(1, 3)}
    exact = affine(scenario).exact(levels)
    path = tmp_path / "ours.nfg"
    path.write_text(write_nfg(scenario, levels), encoding="utf-8")
    theirs = gambit.read_nfg(str(path))
    assert [player.label for player in theirs.players] == [p.name for p in scenario.players]
    for cell in product(*map(range, scenario.shape)):
        outcome = theirs[cell]
        for number, player in enumerate(theirs.players):
            assert Fraction(str(outcome[player])) == exact[(number, *cell)]
    again = read_nfg(theirs.to_nfg())
    assert (again.payoffs == exact).all()
    assert again.players == tuple(player.name for player in scenario.players)


def test_who_moves_when_is_said_to_be_left_out_and_the_payoffs_are_the_same() -> None:
    scenario = load_named("iraq-2019")
    plain = read_nfg(write_nfg(scenario))
    assert "Not in this form" not in plain.comment
    told = with_move(with_play(scenario, [["iran"], ["us", "baghdad"]]), "us", "retaliate")
    game = read_nfg(write_nfg(told))
    assert game.comment == (
        f"{plain.comment} Not in this form: the order iran > us, baghdad; the moves already made, "
        "us=retaliate."
    )
    assert (game.payoffs == plain.payoffs).all()
