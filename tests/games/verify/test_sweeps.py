"""The checker of sweeps: its walk along a driver, and transcripts that say something else."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.verify.equilibrium import index_of
from games.verify.game import Game
from games.verify.marks import order
from games.verify.numbers import Root
from games.verify.sweep.line import Line
from games.verify.sweep.mixed import totally_mixed
from games.verify.sweep.structure import sorted_indices, structure
from games.verify.sweep.verdict import verify_sweep, walk
from games.verify.three import ThreePlayers

ZERO, ONE = Fraction(0), Fraction(1)
ALL = ((0, 1), (0, 1), (0, 1))


def payoffs(*shape: int, most: int = 3) -> st.SearchStrategy[Any]:
    own: st.SearchStrategy[Any] = st.integers(-most, most)
    for n in (*reversed(shape), len(shape)):
        own = st.lists(own, min_size=n, max_size=n)
    return own


def pieces(line: Line) -> list[Any]:
    return walk(line, [ZERO, ONE], None)


@about(100)
@given(payoffs(2, 2, 2, most=2))
def test_two_ways_to_all_totally_mixed_equilibria_agree(own: Any) -> None:
    game = Game(own)
    found = ThreePlayers(game).find(ALL)
    indices, many = totally_mixed(game)
    assert many == found.infinite
    if not many:
        seen = [index_of(game, ALL, [c[0] for c in piece.corners]) for piece in found.points]
        assert sorted_indices(indices) == sorted_indices(seen)


@pytest.mark.slow
@about(40)
@given(st.sampled_from([(2, 2), (2, 3), (2, 2, 2)]), st.data())
def test_between_two_levels_nothing_changes(shape: tuple[int, ...], data: st.DataObject) -> None:
    line = Line(data.draw(payoffs(*shape)), data.draw(payoffs(*shape)))
    found = pieces(line)
    for step in range(1, 40):
        level = Fraction(step, 40)
        here = structure(line.at(level))
        for low, high, states in found:
            inside = order(low, level) < 0 < order(high, level)
            if inside or (low is high and not order(low, level)):
                assert states == here


@pytest.mark.slow
@about(40)
@given(st.sampled_from([(2, 2), (2, 2, 2)]), st.data())
def test_indices_sum_to_one_wherever_all_are_regular(
    shape: tuple[int, ...], data: st.DataObject
) -> None:
    for _, _, states in pieces(Line(data.draw(payoffs(*shape)), data.draw(payoffs(*shape)))):
        indices = [index for own, _ in states.values() for index in own]
        if None not in indices and not any(many for _, many in states.values()):
            assert sum(index for index in indices if index is not None) == 1


#: The first player wants what the second does; at s the second leaves up for down at 1/2.
BASE = [[[1, 0], [0, 1]], [[1, 0], [1, 0]]]
SLOPE = [[[0, 0], [0, 0]], [[-1, 1], [-1, 1]]]


def cell(*supports: tuple[list[list[int]], Any], **where: Any) -> dict[str, Any]:
    own = []
    for support, state in supports:
        more = {"infinite": True} if state == "many" else {"points": state}
        own.append({"support": support, **more})
    return {**where, "supports": own}


def transcript() -> dict[str, Any]:
    left, right = ([[0], [0]], [1]), ([[1], [1]], [1])
    tied = (
        ([[0], [0]], [None]),
        ([[1], [1]], [None]),
        ([[0], [0, 1]], "many"),
        ([[1], [0, 1]], "many"),
        ([[0, 1], [0, 1]], "many"),
    )
    return {
        "shape": [2, 2],
        "cells": [
            cell(left, at="0"),
            cell(left, between=["0", "1/2"]),
            cell(*tied, at="1/2"),
            cell(right, between=["1/2", "1"]),
            cell(right, at="1"),
        ],
    }


def test_a_sweep_worked_out_on_paper_is_verified() -> None:
    verdict = verify_sweep((BASE, SLOPE), (ZERO, ONE), transcript())
    assert verdict.faults == ()
    assert (verdict.verified, verdict.checked) == (True, 5)


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t["cells"].pop(),
        lambda t: t["cells"].pop(2),
        lambda t: t["cells"].reverse(),
        lambda t: t.update(cells=[t["cells"][0], cell(at="0"), t["cells"][-1]]),
        lambda t: t.update(
            cells=[t["cells"][0], {**t["cells"][1], "between": ["0", "1"]}, t["cells"][4]]
        ),
        lambda t: t["cells"][1].update(between=["0", "2/5"]),
        lambda t: (
            t["cells"][2].update(at="2/5"),
            t["cells"][1].update(between=["0", "2/5"]),
            t["cells"][3].update(between=["2/5", "1"]),
        ),
        lambda t: t["cells"][2].update(at={"polynomial": [-1, 0, 2], "between": ["0", "1"]}),
        lambda t: t["cells"][1]["supports"].clear(),
        lambda t: t["cells"][1]["supports"].append(t["cells"][3]["supports"][0]),
        lambda t: t["cells"][1]["supports"][0].update(points=[-1]),
        lambda t: t["cells"][1]["supports"][0].update(points=[1, 1]),
        lambda t: t["cells"][2]["supports"].pop(),
        lambda t: t["cells"][2]["supports"][0].update(points=[1]),
        lambda t: t["cells"][2]["supports"][2].update(infinite=False, points=[1]),
        lambda t: t["cells"][2]["supports"][2].update(infinite=False),
        lambda t: t["cells"][0].update(at="1/100"),
        lambda t: t["cells"][4].update(at="2"),
        lambda t: t.update(shape=[2, 2, 2]),
    ],
)
def test_a_sweep_that_says_something_else_is_refused(change: Any) -> None:
    own = deepcopy(transcript())
    change(own)
    verdict = verify_sweep((BASE, SLOPE), (ZERO, ONE), own)
    assert not verdict.verified
    assert verdict.faults


def test_a_sweep_is_about_the_payoffs_of_whoever_asks() -> None:
    moved = [SLOPE[0], [[-2, 2], [-2, 2]]]
    assert not verify_sweep((BASE, moved), (ZERO, ONE), transcript()).verified


def test_a_shape_that_cannot_be_looked_at_is_not_covered() -> None:
    whole = [[[[0] * 3] * 3] * 2] * 3
    verdict = verify_sweep((whole, whole), (ZERO, ONE), {"shape": [2, 3, 3], "cells": []})
    assert (verdict.verified, verdict.not_covered, verdict.faults) == (False, 1, ())


def test_levels_are_ordered_exactly() -> None:
    half_root = Root((-1, 0, 2), ZERO, ONE)
    same = Root((3, -1, -6, 2), ZERO, ONE)  # (2 t^2 - 1)(t - 3)
    assert order(half_root, same) == 0
    assert order(half_root, Fraction(7071, 10000)) == 1
    assert order(half_root, Fraction(7072, 10000)) == -1
    assert order(half_root, Root((-1, 0, 3), ZERO, ONE)) == 1
