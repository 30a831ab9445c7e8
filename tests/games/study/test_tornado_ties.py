"""What a tornado and a paper say where payoffs tie: pieces, never the list that floats made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from games.model.payoffs import affine
from games.model.scenario import Consideration, Driver, Player, Scenario, Strategy
from games.paper.bearing import overturning_text
from games.paper.briefing import Material, briefing
from games.paper.plain import paper_text
from games.solve import solve
from games.solve.proved import available
from games.study.doubt.break_even import break_evens
from games.study.sweep.sweep import sweep
from games.study.tornado.pieces import Piece, Pieces, overturned
from games.study.tornado.tornado import tornado
from games.words.reading import reading

pytestmark = pytest.mark.skipif(not available(), reason="families are known where proved")

SIDES = ("s0", "s1")


def twins() -> Scenario:
    """Three players, one mixed equilibrium and two families at level 1, a tipping point of ties.

    The third player's second and third considerations are twins: the game is the same with the
    first two players and their strategies exchanged.
    """
    players = tuple(
        Player(
            f"p{k}",
            name,
            ("#0072B2", "#D55E00", "#009E73")[k],
            tuple(
                Strategy(side, f"{word}{k}", word[0])
                for side, word in zip(SIDES, ("Up", "Down"), strict=True)
            ),
        )
        for k, name in enumerate(("Ann", "Ben", "Cy"))
    )

    def reason(player: int, cell: str, base: int, *, moved: bool = False) -> Consideration:
        when = tuple((f"p{k}", (f"s{side}",)) for k, side in enumerate(cell))
        slopes = (("d", Decimal(1)),) if moved else ()
        title = f"t{player}{cell}"
        return Consideration(title, f"p{player}", when, Decimal(base), title, slopes=slopes)

    return Scenario(
        title="Twins",
        players=players,
        drivers=(Driver("d", "Heat", Decimal(0), Decimal(2), Decimal(1), Decimal("0.1")),),
        sweep_driver="d",
        considerations=(
            reason(0, "001", 1),
            reason(0, "010", -1),
            reason(1, "001", -1),
            reason(1, "100", 1),
            reason(2, "000", 0, moved=True),
            reason(2, "010", -2, moved=True),
            reason(2, "100", -2, moved=True),
            reason(2, "110", 0, moved=True),
        ),
    )


def material(scenario: Scenario) -> Material:
    parts = affine(scenario)
    line = parts.line("d", scenario.levels)
    found = sweep(line)
    return Material(
        scenario=scenario,
        rule="low",
        report=solve(parts.at(scenario.levels), second_opinion=False),
        content_hash="0" * 64,
        version="Equipoise",
        line=line,
        sweep=found,
        tornado=tornado(scenario, "d", "low", line=line, known=found),
        break_even=break_evens(scenario),
    )


@pytest.fixture(scope="module")
def asked() -> Material:
    return material(twins())


@pytest.mark.slow
def test_twins_are_said_to_overturn_alike(asked: Material) -> None:
    assert asked.tornado is not None
    bars = {bar.consideration: bar for bar in asked.tornado.bars}
    one, two = bars["t2010"], bars["t2100"]
    assert (one.flips_low, one.flips_high) == (two.flips_low, two.flips_high)
    # both families stay, so that nothing is known to be overturned
    assert not any(bar.flips for bar in asked.tornado.bars)
    assert one.low.standing == two.low.standing


@pytest.mark.slow
def test_what_ties_hold_together_is_told_at_the_amount_that_makes_them(asked: Material) -> None:
    scenario = twins()
    ranged = tuple(
        replace(one, low=one.base - 1, high=one.base + 1) for one in scenario.considerations
    )
    said = overturning_text(material(replace(scenario, considerations=ranged)))
    # nothing is overturned at an end, as both families stay; what goes is the point beside them
    assert said.startswith("Within their stated ranges 8 of 8 considerations alone change what can")
    assert "“t2010” at −2" in said


@pytest.mark.slow
def test_a_title_names_families_never_their_corners(asked: Material) -> None:
    assert briefing(asked).title == (
        "“Ann, Ben and Cy mix” or two sets of infinitely many equilibria now, with heat on a"
        " tipping point"
    )


@pytest.mark.slow
def test_without_outcomes_nothing_is_said_of_any(asked: Material) -> None:
    said = paper_text(briefing(asked))
    assert "any outcome" not in said
    assert "What follows" not in said
    assert reading(asked.scenario, asked.sweep, asked.report, line=asked.line).rows


def piece(*support: tuple[int, ...]) -> Piece:
    return Piece("mixed", False, support)


def test_the_same_pieces_overturn_nothing_in_whatever_order() -> None:
    one, two = piece((0, 1), (0,)), piece((0, 1), (1,))
    assert overturned(Pieces(True, (one, two)), Pieces(False, (two, one))) is False


def test_pieces_that_cannot_meet_overturn_and_others_leave_it_open() -> None:
    family, inside, apart = piece((0, 1), (0,)), piece((0,), (0,)), piece((0,), (1,))
    assert overturned(Pieces(True, (family,)), Pieces(False, (apart,))) is True
    assert overturned(Pieces(True, (family,)), Pieces(False, (inside,))) is None
    assert overturned(Pieces(True, (family,)), Pieces(True, ())) is None


def test_other_strategies_with_the_same_outcome_overturn_nothing_for_certain() -> None:
    one = Piece("Peace", True, ((0, 1), (0,)))
    two = Piece("Peace", True, ((0,), (1,)))
    assert overturned(Pieces(True, (one,)), Pieces(False, (two,))) is False
    war = Piece("War", True, ((1,), (1,)))
    assert overturned(Pieces(True, (one,)), Pieces(False, (two, war))) is None
