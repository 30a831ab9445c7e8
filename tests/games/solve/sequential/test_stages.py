"""Stages of several players, moves already made, ties without end, and what is not known."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve as solve_at_once
from games.solve.nash import single
from games.solve.report import CHECKED, MADE, OPEN, PROVED
from games.solve.sequential.order import Order
from games.solve.sequential.solve import solve
from games.solve.sequential.stage import MOST_SELECTIONS
from games.task import Cancelled

if TYPE_CHECKING:
    from games.solve.report import Exact, Report

UNMOVED = (None, None, None)
US_FIRST = Order(((0,), (1, 2)), UNMOVED)
THIRD_LAST = Order(((0, 1), (2,)), UNMOVED)
HALF = Fraction(1, 2)


def game(value: object, shape: tuple[int, ...] = (2, 2, 2)) -> Exact:
    """Return a game by a function of player and profile."""
    payoffs = np.empty((len(shape), *shape), dtype=object)
    for place in np.ndindex(*payoffs.shape):
        payoffs[place] = Fraction(value(*place))  # type: ignore[operator]
    return payoffs


def pennies(player: int, one: int, other: int) -> int:
    return (1 if one == other else -1) * (-1 if player else 1)


def iraq() -> Exact:
    scenario = load_named("iraq-2019")
    return affine(scenario).exact(scenario.levels)


def supports(report: Report) -> list[tuple[tuple[int, ...], ...]]:
    return [own.support for own in report.equilibria]


# -- moves already made ----------------------------------------------------------------------------


def test_whoever_has_moved_moves_no_more_and_the_others_know_it() -> None:
    """With the US having retaliated, at sanctions 0.60: Iran then Baghdad, RRK."""
    report = solve(iraq(), Order(((1,), (2,), (0,)), (0, None, None)))
    assert supports(report) == [((0,), (0,), (1,))]
    assert {choice.node[0] for choice in report.equilibria[0].plan} == {0}
    assert [choice.movers for choice in report.equilibria[0].plan] == [(1,), (2,), (2,)]


@pytest.mark.slow
def test_two_who_are_left_play_the_complete_solvers_table() -> None:
    payoffs = iraq()
    for own in range(2):
        report = solve(payoffs, Order(((0, 1, 2),), (own, None, None)), second_opinion=True)
        table = solve_at_once(payoffs[1:, own])
        assert supports(report) == [((own,), *one.support) for one in table.equilibria]
        assert (report.proof, report.nashpy_agrees) == (table.proof, True)


def test_one_who_is_left_takes_what_is_best() -> None:
    payoffs = iraq()
    report = solve(payoffs, Order(((0,), (1,), (2,)), (0, None, 1)))
    best = int(np.argmax([payoffs[1, 0, own, 1] for own in range(2)]))
    assert supports(report) == [((0,), (best,), (1,))]
    assert report.proof == PROVED


def test_when_everybody_has_moved_that_is_what_is_played() -> None:
    payoffs = iraq()
    report = solve(payoffs, Order(((0,), (1, 2)), (0, 1, 1)))
    (own,) = report.equilibria
    assert own.support == ((0,), (1,), (1,))
    assert own.payoffs.tolist() == [float(value) for value in payoffs[:, 0, 1, 1]]
    assert (own.plan, own.regret, report.proof, report.degenerate) == ((), 0.0, PROVED, False)
    assert own.kind == MADE


# -- chance ----------------------------------------------------------------------------------------


def test_a_third_who_answers_to_chance_moves_makes_a_joint_distribution() -> None:
    """Two toss pennies, the third names what came up: as likely (0, 0, 0) as (1, 1, 1), ..."""

    def value(player: int, one: int, other: int, third: int) -> int:
        return int(third == (one == other)) if player == 2 else pennies(player, one, other)

    report = solve(game(value), THIRD_LAST)
    (own,) = report.equilibria
    assert own.joint is not None
    assert own.joint[0, 0, 1] == own.joint[0, 1, 0] == own.joint[1, 0, 0] == 0.25
    assert own.exact == ((HALF, HALF),) * 3
    assert own.payoffs.tolist() == [0, 0, 1]
    assert own.kind == "mixed"  # the third never does
    stage, *thirds = own.plan
    assert (stage.node, stage.movers, stage.proof) == (UNMOVED, (0, 1), PROVED)
    assert [mix.tolist() for mix in stage.profile] == [[0.5, 0.5]] * 2
    assert [choice.chooses for choice in thirds] == [(1,), (0,), (0,), (1,)]


def test_totally_mixed_is_where_everybody_who_moves_mixes_all_he_has() -> None:
    def value(player: int, one: int, other: int, third: int) -> int:
        return third if player == 2 else pennies(player, one, other)

    (own,) = solve(game(value, (2, 2, 1)), THIRD_LAST).equilibria
    assert own.kind == "totally mixed"


def test_a_third_who_does_the_same_whatever_comes_leaves_players_independent() -> None:
    def value(player: int, one: int, other: int, third: int) -> int:
        return third if player == 2 else pennies(player, one, other)

    (own,) = solve(game(value), THIRD_LAST).equilibria
    assert own.joint is None
    assert own.support == ((0, 1), (0, 1), (1,))


# -- infinitely many -------------------------------------------------------------------------------


def idle(player: int, first: int, one: int, other: int) -> int:
    """The others get the same whatever they do; the first gets 1 by staying out."""
    return (1 if first == 0 else 2) if player == 0 else 0


def test_a_family_that_is_worth_it_throughout_passes_whole() -> None:
    report = solve(game(idle), US_FIRST)
    (family,) = report.families
    assert [own.shape for own in family.mixes] == [(1, 2), (2, 2), (2, 2)]
    assert family.mixes[0].tolist() == [[0, 1]]
    assert (family.kind, report.proof, len(report.equilibria)) == ("product", PROVED, 4)
    assert {own.component for own in report.equilibria} == {family.component} == {0}


def test_a_family_of_which_a_part_is_worth_it_is_cut_there() -> None:
    """Staying out is worth a half; going in is worth what the second player likes to give."""

    def value(player: int, first: int, one: int, other: int) -> Fraction:
        return (HALF if first == 0 else Fraction(one)) if player == 0 else Fraction(first * other)

    report = solve(game(value), US_FIRST)
    assert report.proof == PROVED
    inside = [family for family in report.families if family.mixes[0].tolist() == [[0, 1]]]
    (part,) = inside
    # a half is the least that is worth it, and the third would rather that the first goes in
    assert sorted(part.mixes[1].tolist()) == [[0, 1], [0.5, 0.5]]
    assert part.mixes[2].tolist() == [[0, 1]]
    assert ((1,), (1,), (1,)) in supports(report)
    assert ((1,), (0,), (1,)) not in supports(report)
    least = [own for own in report.equilibria if own.support == ((1,), (0, 1), (1,))]
    assert [own.payoffs.tolist() for own in least] == [[0.5, 1, 1]]
    assert all(own.regret == 0 for own in report.equilibria)


def test_a_family_of_three_corners_is_cut_between_them() -> None:
    """Going in is worth 0, 1 or 2, as the second player likes; staying out is worth 1/2."""

    def value(player: int, first: int, one: int, other: int) -> Fraction:
        return (HALF if first == 0 else Fraction(one)) if player == 0 else Fraction(first * other)

    report = solve(game(value, (2, 3, 2)), US_FIRST)
    assert report.proof == PROVED
    (part,) = (family for family in report.families if family.mixes[0].tolist() == [[0, 1]])
    assert sorted(part.mixes[1].tolist()) == [[0, 0, 1], [0, 1, 0], [0.5, 0.5, 0], [0.75, 0, 0.25]]
    assert all(own.regret == 0 for own in report.equilibria)


def test_a_family_that_touches_what_is_worth_it_leaves_a_point() -> None:
    def value(player: int, first: int, one: int, other: int) -> Fraction:
        return Fraction(1 if first == 0 else one) if player == 0 else Fraction(first * other)

    report = solve(game(value), US_FIRST)
    assert report.proof == PROVED
    (touching,) = (own for own in report.equilibria if own.support[0] == (1,))
    assert (touching.support, touching.component) == (((1,), (1,), (1,)), None)
    assert all(family.mixes[0].tolist() == [[1, 0]] for family in report.families)


def test_a_family_cut_by_a_curve_is_open_with_the_reason() -> None:
    """What going in is worth depends on both others together, and neither of them cares."""

    def value(player: int, first: int, one: int, other: int) -> Fraction:
        return (HALF if first == 0 else Fraction(one * other)) if player == 0 else Fraction(0)

    report = solve(game(value), US_FIRST)
    assert report.proof == OPEN
    assert "Infinitely many" in report.open
    assert report.notes[0] == report.open
    assert ((1,), (1,), (1,)) in supports(report)
    assert ((1,), (0,), (1,)) not in supports(report)


def test_a_family_that_the_third_answers_is_no_product() -> None:
    """The first does not care, the second does not either; the third says what he saw."""

    def value(player: int, one: int, other: int, third: int) -> int:
        return int(third == one) if player == 2 else other if player == 1 else 0

    report = solve(game(value), THIRD_LAST)
    (family,) = report.families
    assert (family.kind, report.proof) == ("curve", PROVED)
    assert family.mixes[2].tolist() == [[1, 0], [0, 1]]
    assert family.mixes[0].tolist() == [[1, 0], [0, 1]]
    assert supports(report) == [((0,), (1,), (0,)), ((1,), (1,), (1,))]


def test_the_family_of_two_who_are_left_passes_with_the_one_who_moved() -> None:
    report = solve(game(idle), Order(((0, 1, 2),), (1, None, None)))
    (family,) = report.families
    assert family.mixes[0].tolist() == [[0, 1]]
    assert len(report.equilibria) == 4


# -- what is not known -----------------------------------------------------------------------------


def test_more_ways_to_break_ties_than_are_tried_leave_the_list_open_but_for_pure_outcomes() -> None:
    """A third who never cares, of three strategies: 81 tables."""

    def value(player: int, one: int, other: int, third: int) -> int:
        return 0 if player == 2 else (7 * one + 5 * other + 3 * third + player * (one + third)) % 11

    payoffs = game(value, (2, 2, 3))
    assert MOST_SELECTIONS < 3**4
    report = solve(payoffs, THIRD_LAST)
    assert report.proof == OPEN
    assert str(MOST_SELECTIONS) in report.open
    found = {tuple(own for (own,) in one.support) for one in report.equilibria if one.is_pure}
    # pure outcomes by their definition: some answers of the third make every deviation bad
    expected = {
        (i, j, k)
        for i, j, k in np.ndindex(2, 2, 3)
        if payoffs[0, i, j, k] >= min(payoffs[0, 1 - i, j])
        and payoffs[1, i, j, k] >= min(payoffs[1, i, 1 - j])
    }
    assert found == expected
    assert all(own.regret == 0 for own in report.equilibria)


def test_without_exact_arithmetic_tables_are_checked_and_compared_exactly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def value(player: int, first: int, one: int, other: int) -> Fraction:
        if player == 0:
            return Fraction(one + other) if first else Fraction(1)
        return Fraction(pennies(player - 1, one, other) * (3 if one else 2))

    payoffs = game(value)
    proved = solve(payoffs, US_FIRST)
    monkeypatch.setattr(single, "available", lambda: False)
    rough = solve(payoffs, US_FIRST)
    assert (proved.proof, rough.proof) == (PROVED, CHECKED)
    assert [own.exact for own in rough.equilibria] == [own.exact for own in proved.equilibria]
    assert all(own.regret == 0 for own in rough.equilibria)
    # nobody moves together: nothing is missing
    assert solve(payoffs, Order(((0,), (1,), (2,)), UNMOVED)).proof == PROVED


def test_without_exact_arithmetic_a_table_with_ties_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(single, "available", lambda: False)
    report = solve(game(idle), US_FIRST)
    assert report.proof == OPEN
    assert report.open in report.notes


# -- the door --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_nashpy_is_asked_about_tables_alone() -> None:
    payoffs = iraq()
    assert solve(payoffs, US_FIRST).nashpy_agrees is None
    assert solve(payoffs, US_FIRST, second_opinion=True).nashpy_agrees is True
    one_by_one = Order(((0,), (1,), (2,)), UNMOVED)
    live = solve(payoffs, one_by_one)
    audited = solve(payoffs, one_by_one, second_opinion=True, known=live)
    assert audited.nashpy_agrees is None
    assert audited is live


def test_it_stops_when_nobody_waits() -> None:
    class Gone:
        cancelled = True

        def progress(self, done: int, total: int) -> None:
            """Hear nothing."""

    with pytest.raises(Cancelled):
        solve(iraq(), US_FIRST, token=Gone())


@pytest.mark.parametrize(
    "order",
    [
        Order(((0,), (1,)), UNMOVED),
        Order(((0,), (1,), (1, 2)), UNMOVED),
        Order(((0,), (1,), (2,)), (2, None, None)),
        Order(((0,), (1,), (2,)), (None, None)),
    ],
)
def test_orders_of_other_players_are_refused(order: Order) -> None:
    with pytest.raises(ValueError, match=r"stages|moves"):
        solve(iraq(), order)


def test_what_ties_left_to_chance_would_bring_is_said_not_to_be_looked_for() -> None:
    """The last does not care. By chance she could make it worth it for both to let her choose.

    Without chance the first stays out, as the second goes in only for what leaves the first
    nothing.
    """
    worth = {
        (1, 0, 0): (100, 0, 0),
        (1, 0, 1): (0, 2, 0),
        (1, 1, 0): (0, 1, 0),
        (1, 1, 1): (0, 1, 0),
    }

    def value(player: int, first: int, second: int, third: int) -> int:
        return worth.get((first, second, third), (10, 0, 0))[player]

    report = solve(game(value), Order(((0,), (1,), (2,)), UNMOVED))
    assert {own.support[0] for own in report.equilibria} == {(0,)}
    assert any("leave such a choice to chance" in note for note in report.notes)
    # and without a tie nothing is said
    assert solve(iraq(), Order(((0,), (1,), (2,)), UNMOVED)).notes == ()
