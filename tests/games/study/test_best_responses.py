"""Best responses: curves, crossings and improving moves against the games they are made from."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from examples import about
from games.solve import solve
from games.solve.report import OPEN, Report
from games.study.responses.best_responses import best_responses

NOBODY = Report((), OPEN, degenerate=False)


def game(shape: tuple[int, ...], numbers: list[int]) -> np.ndarray[Any, Any]:
    """Turn a list of integers into payoffs, an object array of fractions."""
    table = np.empty(len(numbers), dtype=object)
    table[:] = [Fraction(number) for number in numbers]
    return table.reshape(len(shape), *shape)


def integers(shape: tuple[int, ...]) -> st.SearchStrategy[np.ndarray[Any, Any]]:
    count = len(shape) * int(np.prod(shape))
    numbers = st.lists(st.integers(-9, 9), min_size=count, max_size=count)
    return numbers.map(lambda drawn: game(shape, drawn))


def payoff(table: np.ndarray[Any, Any], player: int, chances: list[float]) -> float:
    """Return a player's expected payoff from the probabilities of the first strategies."""
    values = table[player].astype(np.float64)
    for chance in chances:
        values = chance * values[0] + (1 - chance) * values[1]
    return float(values)


def regret(table: np.ndarray[Any, Any], chances: list[float]) -> float:
    """Return the most anybody gains by a pure deviation."""
    return max(
        payoff(table, player, [*chances[:player], pure, *chances[player + 1 :]])
        - payoff(table, player, chances)
        for player in range(len(chances))
        for pure in (0.0, 1.0)
    )


def test_matching_pennies_meets_once_in_the_middle() -> None:
    table = game((2, 2), [1, -1, -1, 1, -1, 1, 1, -1])
    (square,) = best_responses(table, NOBODY).squares
    (crossing,) = square.crossings
    assert [chance.exact for chance in crossing.at] == [Fraction(1, 2), Fraction(1, 2)]
    assert crossing.mixed
    assert crossing.stable
    assert square.replies[0].points == ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (1.0, 1.0))
    assert square.replies[1].points == ((0.0, 1.0), (0.5, 1.0), (0.5, 0.0), (1.0, 0.0))


def test_a_dominant_strategy_is_a_straight_line() -> None:
    # the prisoner's dilemma, cooperate first
    table = game((2, 2), [3, 0, 5, 1, 3, 5, 0, 1])
    found = best_responses(table, NOBODY)
    (square,) = found.squares
    assert square.replies[0].points == ((0.0, 0.0), (1.0, 0.0))
    assert found.equilibria == (((1, 1), True),)


def test_indifference_at_the_edge_draws_the_edge() -> None:
    # the first player gains q from his first strategy: nothing at q = 0
    table = game((2, 2), [1, 0, 0, 0, 0, 0, 0, 0])
    (square,) = best_responses(table, NOBODY).squares
    assert square.replies[0].points == ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0))
    assert square.replies[1].indifferent
    assert square.replies[1].points == ()


@given(integers((2, 2)))
def test_every_meeting_in_a_two_player_game_is_an_equilibrium(table: np.ndarray[Any, Any]) -> None:
    (square,) = best_responses(table, NOBODY).squares
    for crossing in square.crossings:
        assert crossing.stable
        assert regret(table, [chance.value for chance in crossing.at]) <= 1e-9


@about(60)
@given(integers((2, 2)))
def test_every_equilibrium_of_a_two_player_game_is_a_meeting(table: np.ndarray[Any, Any]) -> None:
    report = solve(table.astype(np.float64), second_opinion=False)
    assume(not report.degenerate)
    (square,) = best_responses(table, NOBODY).squares
    met = {(round(c.at[0].value, 9), round(c.at[1].value, 9)) for c in square.crossings}
    there = {
        (round(float(e.profile[0][0]), 9), round(float(e.profile[1][0]), 9))
        for e in report.equilibria
    }
    assert met == there


@pytest.mark.slow
@about(60)
@given(integers((2, 2, 2)), st.integers(0, 2))
def test_stable_meetings_are_equilibria_of_all_three(
    table: np.ndarray[Any, Any], third: int
) -> None:
    report = solve(table.astype(np.float64), second_opinion=False)
    found = best_responses(table, report, third=third)
    size = float(max(abs(number) for number in table.ravel())) or 1.0
    seen = set()
    for square in found.squares:
        for crossing in square.crossings:
            chances = [0.0] * 3
            chances[third] = square.mix[0]
            for player, chance in zip(square.players, crossing.at, strict=True):
                chances[player] = chance.value
            if crossing.stable:
                assert regret(table, chances) <= 1e-6 * size
                seen.add(tuple(round(chance, 6) for chance in chances))
            else:
                assert regret(table, chances) == pytest.approx(crossing.deviates, abs=1e-9)
    for equilibrium in report.equilibria:
        assert tuple(round(float(mix[0]), 6) for mix in equilibrium.profile) in seen


@about(60)
@given(integers((2, 2, 2)))
def test_curves_are_best_replies_everywhere(table: np.ndarray[Any, Any]) -> None:
    for square in best_responses(table, NOBODY).squares:
        for reply, other in zip(square.replies, reversed(square.players), strict=True):
            for (x0, y0), (x1, y1) in zip(reply.points, reply.points[1:], strict=False):
                chances = [0.0] * 3
                chances[2] = square.mix[0]
                chances[other], chances[reply.player] = (x0 + x1) / 2, (y0 + y1) / 2
                best = max(
                    payoff(table, reply.player, _with(chances, reply.player, pure))
                    for pure in (0.0, 1.0)
                )
                assert payoff(table, reply.player, chances) == pytest.approx(best, abs=1e-9)


def _with(chances: list[float], player: int, chance: float) -> list[float]:
    return [*chances[:player], chance, *chances[player + 1 :]]


@given(integers((3, 2)))
def test_improvements_are_exactly_the_deviations_that_pay(table: np.ndarray[Any, Any]) -> None:
    found = best_responses(table, NOBODY)
    assert found.squares == ()
    moves = {(m.player, m.profile, m.to): m for m in found.improvements}
    for profile in product(range(3), range(2)):
        for player, size in enumerate((3, 2)):
            gains = {}
            for to in range(size):
                there = (*profile[:player], to, *profile[player + 1 :])
                gains[to] = table[(player, *there)] - table[(player, *profile)]
            for to, gain in gains.items():
                assert ((player, profile, to) in moves) == (gain > 0)
                if gain > 0:
                    move = moves[player, profile, to]
                    assert move.gain == gain
                    assert move.best == (gain == max(gains.values()))
                    assert move.target[player] == to
    resting = dict(found.equilibria)
    for profile in product(range(3), range(2)):
        leaving = any(key[1] == profile for key in moves)
        assert (profile in resting) == (not leaving)


def test_the_third_players_pure_strategies_always_have_a_square() -> None:
    table = game((2, 2, 2), list(range(24)))
    report = solve(table.astype(np.float64), second_opinion=False)
    mixes = [square.mix for square in best_responses(table, report).squares]
    assert mixes[0] == (1.0, 0.0)
    assert mixes[-1] == (0.0, 1.0)
