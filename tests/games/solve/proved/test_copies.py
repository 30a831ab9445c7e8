"""Copies are merged and put back: two players, who need no merging, have the same answer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")

from games.solve.proved.copies import groups, merged, restored
from games.solve.proved.proof import Answer, Curved, Point
from games.solve.proved.prove import prove

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.solve.report import Support

HALF = Fraction(1, 2)


def filled(shape: tuple[int, ...]) -> st.SearchStrategy[np.ndarray[Any, Any]]:
    size = len(shape) * int(np.prod(shape))
    cells = st.lists(st.integers(-2, 2).map(Fraction), min_size=size, max_size=size)
    return cells.map(lambda own: np.array(own, dtype=object).reshape(len(shape), *shape))


def as_sets(answers: Mapping[Support, Answer]) -> Any:
    return {
        support: (
            {(point.profile, point.index) for point in answer.points},
            {tuple(map(frozenset, own.corners)) for own in answer.products},
        )
        for support, answer in answers.items()
    }


@given(
    st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(filled),
    st.lists(st.integers(0, 2), min_size=1, max_size=4),
    st.lists(st.integers(0, 2), min_size=1, max_size=4),
)
def test_merging_and_putting_back_gives_the_answer_of_the_whole(
    game: np.ndarray[Any, Any], rows: list[int], columns: list[int]
) -> None:
    rows, columns = [r % game.shape[1] for r in rows], [c % game.shape[2] for c in columns]
    copied = game[:, rows][:, :, columns]
    found = groups(copied)
    small = merged(copied, found)
    assert small.shape[1] <= len(set(rows))
    assert small.shape[2] <= len(set(columns))
    back = restored(prove(small).answers, found, copied.shape[1:])
    assert as_sets(back) == as_sets(prove(copied).answers)
    assert list(back) == sorted(back)


def test_what_gives_anybody_another_payoff_is_no_copy() -> None:
    game = np.zeros((3, 2, 2, 3), dtype=int).astype(object)
    assert groups(game) == (((0, 1),), ((0, 1),), ((0, 1, 2),))
    game[1, 0, 1, 2] = 1
    assert groups(game) == (((0,), (1,)), ((0,), (1,)), ((0, 1), (2,)))
    assert merged(game, groups(game)).shape == (3, 2, 2, 2)


def test_a_curve_of_three_players_with_a_copy_becomes_a_surface() -> None:
    ends = tuple(((a, 1 - a), (1 - a, a), (Fraction(1),)) for a in (Fraction(0), Fraction(1)))
    curve = Answer(curved=(Curved("curve", ends),), open="why")
    found = (((0,), (1, 2)), ((0,), (1,)), ((0,),))
    out = restored({((0, 1), (0, 1), (0,)): curve}, found, (3, 2, 1))
    assert set(out) == {(own, (0, 1), (0,)) for own in ((0, 1), (0, 2), (0, 1, 2))}
    assert out[(0, 1), (0, 1), (0,)].curved[0].kind == "curve"
    whole = out[(0, 1, 2), (0, 1), (0,)]
    assert whole.curved[0].kind == "surface"
    assert len(whole.curved[0].points) == 3
    assert whole.open == "why"


def test_a_point_beside_an_unplayed_copy_of_what_is_played_is_not_regular() -> None:
    one = ((Fraction(1),), (HALF, HALF))
    found = (((0, 1),), ((0,), (1,)))
    out = restored({((0,), (0, 1)): Answer((Point(one, 1),))}, found, (2, 2))
    assert [point.index for own in out.values() for point in own.points] == [None, None]
    (family,) = out[(0, 1), (0, 1)].products
    assert family.corners == (((1, 0), (0, 1)), ((HALF, HALF),))
