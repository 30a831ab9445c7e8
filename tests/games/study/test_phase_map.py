"""Phase maps against the solver, against exact arithmetic and against sweeps."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from examples import about
from games.model.affine import AffinePayoffs
from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve import solve_batch
from games.study.map.nearest import nearest
from games.study.map.phase import phase_map
from games.study.map.plane import payoff_plane
from games.study.sweep.samples import BITS, supports_of
from games.study.sweep.sweep import sweep
from games.task import Cancelled
from places import kind_at

if TYPE_CHECKING:
    from games.solve.report import Support
    from games.study.map.report import PhaseMap


def made(shape: tuple[int, ...], seed: int, largest: int = 9) -> AffinePayoffs:
    """A game of whole numbers over two drivers, x from 0 to 1 and y from -2 to 2."""
    numbers = np.random.default_rng(seed).integers(
        -largest, largest + 1, size=(3, len(shape), *shape)
    )
    scaled = np.empty(numbers.shape, dtype=object)
    scaled.ravel()[:] = [int(n) for n in numbers.ravel()]
    ranges = {"x": (Decimal(0), Decimal(1)), "y": (Decimal(-2), Decimal(2))}
    return AffinePayoffs(("x", "y"), ranges, scaled, 1)


LEVELS = {"x": Fraction(1, 3), "y": Fraction(1, 7)}


def solved(parts: AffinePayoffs, x: float, y: float) -> tuple[tuple[Support, ...], bool]:
    """What the solver says at one place, and whether the game is certified."""
    payoffs = parts.at({"x": Fraction(x), "y": Fraction(y)})
    report = solve_batch(payoffs[None])
    shifts = BITS * np.arange(report.support.shape[1])
    codes = (report.support.astype(np.int64) << shifts).sum(axis=1).tolist()
    return supports_of(tuple(codes), report.support.shape[1]), bool(report.certified[0])


def clear_of_borders(report: PhaseMap, x: float, y: float, by: float) -> bool:
    near = nearest(report, (x, y))
    return near is None or near.distance > by


@pytest.fixture(scope="module")
def baseline() -> PhaseMap:
    scenario = load_named("iraq-2019")
    return phase_map(affine(scenario), "sanctions", "assistance", scenario.levels)


@pytest.mark.slow
@about(12)
@given(
    shape=st.sampled_from([(2, 2), (3, 2), (3, 3), (2, 2, 2)]),
    seed=st.integers(0, 10**6),
    places=st.lists(
        st.tuples(st.floats(0.001, 0.999), st.floats(-1.99, 1.99)), min_size=8, max_size=8
    ),
)
def test_at_any_place_the_region_has_the_equilibria_that_the_solver_finds(
    shape: tuple[int, ...], seed: int, places: list[tuple[float, float]]
) -> None:
    parts = made(shape, seed)
    report = phase_map(parts, "x", "y", LEVELS, resolution=(40, 40))
    assert report.doubts == 0
    for x, y in places:
        if not clear_of_borders(report, x, y, 1e-3):
            continue
        supports, certified = solved(parts, x, y)
        if certified:
            assert kind_at(report, x, y).supports == supports


@pytest.mark.slow
@about(12)
@given(seed=st.integers(0, 10**6), shape=st.sampled_from([(2, 2), (3, 3), (2, 2, 2)]))
def test_the_regions_of_a_map_tile_it(seed: int, shape: tuple[int, ...]) -> None:
    report = phase_map(made(shape, seed), "x", "y", LEVELS, resolution=(30, 30))
    assert sum(region.share for region in report.regions) == pytest.approx(1, abs=1e-9)
    assert all(region.share > -1e-12 for region in report.regions)
    for border in report.borders:
        left, right = (report.regions[side].kind for side in border.sides)
        assert left != right


@pytest.mark.slow
@about(12)
@given(seed=st.integers(0, 10**6), shape=st.sampled_from([(2, 2), (3, 2), (2, 2, 2)]))
def test_a_straight_border_is_where_its_gain_is_exactly_zero(
    seed: int, shape: tuple[int, ...]
) -> None:
    parts = made(shape, seed)
    report = phase_map(parts, "x", "y", LEVELS, resolution=(30, 30))
    straight = [border for border in report.borders if border.line is not None]
    assume(straight)
    for border in straight:
        line = border.line
        assert line is not None
        for place, end in zip((border.points[0], border.points[-1]), border.ends, strict=True):
            if end is None:
                gain = line.const + line.right * Fraction(place[0]) + line.up * Fraction(place[1])
                assert abs(float(gain)) < 1e-6
                continue
            x, y = end
            assert line.gain(x, y) == 0
            table = parts.exact({"x": x, "y": y})[line.player]
            here = tuple(line.first if p is None else p for p in line.others)
            there = tuple(line.second if p is None else p for p in line.others)
            assert table[here] == table[there]


@pytest.mark.slow
def test_the_baseline_tips_where_its_sweeps_tip(baseline: PhaseMap) -> None:
    scenario = load_named("iraq-2019")
    parts = affine(scenario)
    for level in (Fraction(11, 100), Fraction(3, 5), Fraction(79, 100)):
        line = parts.line("sanctions", scenario.levels | {"assistance": level})
        swept = sweep(line)
        for regime in swept.regimes:
            middle = (regime.low.value + regime.high.value) / 2
            assert kind_at(baseline, middle, float(level)).supports == tuple(
                branch.support for branch in regime.branches
            )
        for tip in swept.tipping_points:
            near = nearest(baseline, (tip.at.value, float(level)))
            assert near is not None
            assert near.distance < 1e-5


def test_pure_borders_of_the_baseline_are_the_known_lines(baseline: PhaseMap) -> None:
    lines = {(b.line.const, b.line.right, b.line.up) for b in baseline.borders if b.line}
    # Iran's gain from retaliating, 4 s - 3/4; Baghdad's from expelling, 1.5 s + 3.5 - 6 a
    assert {abs(const / right) for const, right, up in lines if up == 0 and right} >= {
        Fraction(3, 16),
        Fraction(7, 20),
        Fraction(8, 15),
    }
    assert any(
        const / up == Fraction(-7, 12) and right / up == Fraction(-1, 4)
        for const, right, up in lines
        if up
    )


def test_three_equilibria_at_once_are_a_region_of_their_own(baseline: PhaseMap) -> None:
    kind = kind_at(baseline, 0.49, 0.60)
    assert kind.several
    assert len(kind.supports) == 3
    assert kind.certified
    row, column = int(0.60 * 200), int(0.49 * 200)
    assert baseline.count[row, column] == 3


def test_every_cell_of_the_grid_is_solved_and_agrees(baseline: PhaseMap) -> None:
    assert baseline.cells.shape == (200, 200)
    assert baseline.doubts == 0
    assert baseline.games >= 40_000
    assert baseline.certified.mean() > 0.98  # the rest lies exactly on a tie line


@pytest.mark.slow
def test_curved_borders_are_exact_to_nine_digits(baseline: PhaseMap) -> None:
    curved = [border for border in baseline.borders if border.line is None]
    assert curved
    scenario = load_named("iraq-2019")
    plane = payoff_plane(affine(scenario), "sanctions", "assistance", scenario.levels)
    for border in curved:
        inner = border.points[1:-1]
        along = border.points[2:] - border.points[:-2]
        across = np.column_stack([-along[:, 1], along[:, 0]])
        across /= np.sqrt((across**2).sum(axis=1))[:, None]
        for row, (point, normal) in enumerate(zip(inner, across, strict=True)):
            near = np.vstack([point + 2e-8 * normal, point - 2e-8 * normal])
            counts = solve_batch(plane.at(near))
            codes = [counts.support[counts.game == game].tolist() for game in range(2)]
            assert codes[0] != codes[1], (row, point)


def test_a_map_of_independent_drivers_is_one_region() -> None:
    parts = made((2, 2), 1)
    still = AffinePayoffs(
        parts.drivers, parts.ranges, parts.scaled * np.array([1, 0, 0]).reshape(3, 1, 1, 1), 1
    )
    report = phase_map(still, "x", "y", LEVELS, resolution=(10, 10))
    assert len(report.regions) == 1
    assert not report.borders
    assert nearest(report) is None


@pytest.mark.slow
def test_equal_requests_have_equal_answers() -> None:
    parts = made((2, 2, 2), 5)
    one, two = (phase_map(parts, "x", "y", LEVELS, resolution=(30, 30)) for _ in range(2))
    for a, b in zip(one.borders, two.borders, strict=True):
        assert a.points.tobytes() == b.points.tobytes()
        assert a.line == b.line


def test_a_map_needs_two_different_drivers() -> None:
    with pytest.raises(ValueError, match="two different drivers"):
        phase_map(made((2, 2), 1), "x", "x", LEVELS)
    with pytest.raises(KeyError):
        phase_map(made((2, 2), 1), "x", "z", LEVELS)


class Stopper:
    """A token that says stop after so many words of progress."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.told: list[tuple[int, int]] = []

    @property
    def cancelled(self) -> bool:
        return len(self.told) >= self.after

    def progress(self, done: int, total: int) -> None:
        self.told.append((done, total))


@pytest.mark.slow
def test_a_map_stops_when_nobody_waits_and_tells_its_progress() -> None:
    scenario = load_named("graded-responses")
    token = Stopper(after=3)
    with pytest.raises(Cancelled):
        phase_map(
            affine(scenario),
            "sanctions",
            "protest",
            scenario.levels,
            resolution=(200, 200),
            token=token,
        )
    shares = [done / total for done, total in token.told]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "seed", "largest"),
    [
        ((3, 3), 1002, 2),  # a row of cells runs through a place where borders meet
        ((2, 2, 2), 1008, 9),  # the same
        # a region of next to no area
        pytest.param((3, 2, 2), 1009, 2, marks=pytest.mark.long),
        ((2, 2, 2), 1, 9),  # a curve that touches the side of a cell
    ],
)
def test_maps_that_were_once_wrong_are_right(
    shape: tuple[int, ...], seed: int, largest: int
) -> None:
    report = phase_map(made(shape, seed, largest), "x", "y", LEVELS, resolution=(40, 40))
    assert report.doubts == 0
    assert sum(region.share for region in report.regions) == pytest.approx(1, abs=1e-9)
