"""Polytopes cut by linear conditions: all at once is what one after the other leaves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")

from games.solve.proved.numbers import normal
from games.solve.proved.three.bilinear import Crowded, averaged, clip, extreme

if TYPE_CHECKING:
    from collections.abc import Sequence

    Shares = frozenset[tuple[Fraction, ...]]

number = st.integers(-2, 2)


def shares(points: Sequence[Sequence[int]]) -> Shares:
    return frozenset(normal(point) for point in points)


@given(
    st.lists(
        st.lists(st.integers(0, 2), min_size=3, max_size=3).filter(any), min_size=2, max_size=5
    ),
    st.lists(st.tuples(st.lists(number, min_size=3, max_size=3), st.booleans()), max_size=3),
)
def test_conditions_at_once_leave_what_they_leave_one_after_the_other(
    points: list[list[int]], conditions: list[tuple[list[int], bool]]
) -> None:
    def value(form: list[int], point: Sequence[int]) -> int:
        return sum(a * b for a, b in zip(form, point, strict=True))

    left = extreme([p for k, p in enumerate(points) if normal(p) not in map(normal, points[:k])])
    start = left
    for form, equal in conditions:
        left = extreme(clip(left, [value(form, p) for p in left], equal=equal))
    if not conditions:
        return
    found = averaged(
        start,
        [[value(form, p) for p in start] for form, _ in conditions],
        [equal for _, equal in conditions],
    )
    assert shares(extreme(found)) == shares(left)
    for point in found:
        for form, equal in conditions:
            assert value(form, point) == 0 if equal else value(form, point) <= 0


def test_averages_of_others_are_dropped_and_nothing_else() -> None:
    square = [[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 1]]
    assert shares(extreme([*square, [1, 1, 1, 1], [3, 2, 1, 0]])) == shares(square)


def test_more_corners_than_are_compared_are_left_to_other_methods() -> None:
    # on a circle, so that no point is an average of others
    circle = [
        [a * a - b * b + 2 * a * a + 2 * b * b, 2 * a * b + 2 * a * a + 2 * b * b, 1]
        for a in range(1, 6)
        for b in range(1, 6)
    ]
    with pytest.raises(Crowded):
        extreme(circle)
