"""Hatch lines: inside their polygon, everywhere in it, on one grid."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.charts.marks.hatch import ANGLES, hatch_segments, pattern

SQUARE = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)])
#: A U: lines across it are cut twice.
CUP = np.array([(0, 0), (2, 0), (2, 8), (8, 8), (8, 0), (10, 0), (10, 10), (0, 10)], dtype=float)


def area(polygon: np.ndarray) -> float:
    x, y = polygon.T
    return 0.5 * abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))))


def length(segments: np.ndarray) -> float:
    return float(np.linalg.norm(segments[:, 1] - segments[:, 0], axis=1).sum())


def test_level_lines_cross_a_square_from_side_to_side() -> None:
    segments = hatch_segments(SQUARE, 0.0, 4.0)
    assert sorted(segments[:, 0, 1]) == [0.0, 4.0, 8.0]
    assert np.allclose(segments[:, 1, 0] - segments[:, 0, 0], 10.0)


def test_a_polygon_with_a_bay_is_hatched_on_both_sides_of_it() -> None:
    segments = hatch_segments(CUP, 0.0, 5.0)
    through_the_bay = segments[np.isclose(segments[:, 0, 1], 5.0)]
    assert sorted(map(tuple, through_the_bay[:, :, 0])) == [(0.0, 2.0), (8.0, 10.0)]


@given(
    radii=st.lists(st.floats(1.0, 50.0), min_size=3, max_size=24),
    angle=st.floats(-90.0, 90.0),
    spacing=st.floats(0.05, 0.5),
)
def test_lines_times_spacing_is_the_area(radii: list[float], angle: float, spacing: float) -> None:
    turns = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    star = np.column_stack([radii * np.cos(turns), radii * np.sin(turns)])
    covered = length(hatch_segments(star, angle, spacing)) * spacing
    outline = length(np.stack([star, np.roll(star, -1, axis=0)], axis=1))
    assert covered == pytest.approx(area(star), abs=spacing * outline)


def test_neighbours_continue_each_others_lines() -> None:
    left = hatch_segments(SQUARE, 45.0, 3.0)
    right = hatch_segments(SQUARE + np.array([10.0, 0.0]), 45.0, 3.0)
    across = np.array([-np.sin(np.pi / 4), np.cos(np.pi / 4)])
    for segments in (left, right):
        offsets = segments[:, 0] @ across / 3.0
        assert np.allclose(offsets, np.round(offsets))


@pytest.mark.parametrize(
    "nothing", [np.empty((0, 2)), SQUARE[:2], SQUARE * (1.0, 0.0), SQUARE * 0.0]
)
def test_what_has_no_area_has_no_lines(nothing: np.ndarray) -> None:
    assert len(hatch_segments(nothing, 30.0, 1.0)) == 0


def test_every_hatch_of_a_scene_is_a_pattern_and_no_two_look_alike() -> None:
    drawn = [pattern(SQUARE, name, 2.0) for name in ANGLES]
    assert len(drawn[0]) == 0
    for first, second in pairwise(drawn):
        assert first.shape != second.shape or not np.allclose(first, second)
