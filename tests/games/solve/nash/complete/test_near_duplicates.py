"""What rounding leaves beside an equilibrium is not shown as another one."""

from __future__ import annotations

import numpy as np
import pytest

from games.solve import BatchReport, solve, solve_batch
from games.solve.nash.complete.batch import solve_carefully
from games.task import NullToken

#: All three have a double root of the all-mixing conditions on the border of the simplex: in the
#: first at a pure equilibrium, in the others where two players mix.
AT_THE_BORDER = (
    [
        [[[0, 2], [1, 0]], [[0, 1], [1, 0]]],
        [[[1, 1], [1, 1]], [[0, 0], [0, 2]]],
        [[[0, 0], [0, 0]], [[1, 2], [1, 1]]],
    ],
    [
        [[[1, 1], [1, 1]], [[0, 0], [2, 1]]],
        [[[2, 2], [2, 1]], [[1, 1], [2, 2]]],
        [[[0, 2], [2, 0]], [[1, 2], [1, 2]]],
    ],
    [
        [[[2, 0], [2, 2]], [[0, 1], [2, 1]]],
        [[[0, 1], [1, 0]], [[2, 1], [0, 2]]],
        [[[0, 1], [2, 0]], [[1, 1], [2, 0]]],
    ],
)
#: Here the double root lies inside, at (1/2, 1/2), (3/4, 1/4), (2/5, 3/5).
INSIDE = [
    [[[0, 5], [4, 5]], [[3, 4], [4, 2]]],
    [[[0, 3], [1, 1]], [[0, 3], [5, 1]]],
    [[[2, 3], [5, 4]], [[0, 0], [2, 0]]],
]


def closest(report: BatchReport) -> float:
    """The smallest distance between two equilibria of one game."""
    profile = np.concatenate(report.profiles, axis=1)
    least = np.inf
    for gap in range(1, int(report.count.max())):
        one_game = report.game[gap:] == report.game[:-gap]
        apart = np.abs(profile[gap:] - profile[:-gap]).max(axis=1)[one_game]
        least = min(least, *apart) if len(apart) else least
    return float(least)


@pytest.mark.parametrize("payoffs", AT_THE_BORDER)
def test_a_double_root_at_the_border_is_the_equilibrium_it_comes_from(payoffs: list) -> None:  # type: ignore[type-arg]
    report = solve(payoffs)
    assert report.degenerate
    assert not solve_batch([payoffs]).certified[0]
    for own in report.equilibria:
        assert min(mix[mix > 0].min() for mix in own.profile) > 0.01
        assert own.regret == pytest.approx(0, abs=1e-15)
    supports = [own.support for own in report.equilibria]
    assert len(set(supports)) == len(supports)


def test_a_double_root_inside_is_listed_once_and_without_an_index() -> None:
    report = solve(INSIDE)
    inside = [own for own in report.equilibria if own.kind == "totally mixed"]
    assert len(inside) == 1
    assert inside[0].index is None
    np.testing.assert_allclose(
        [mix[0] for mix in inside[0].profile], [1 / 2, 3 / 4, 2 / 5], atol=1e-7
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sizes", "count"), [((2, 2, 2), 4000), ((2, 2, 3), 300), ((3, 3), 1500), ((2, 3, 3), 40)]
)
@pytest.mark.parametrize("top", [1, 2, 5])
def test_small_whole_numbers_list_no_equilibrium_twice(
    sizes: tuple[int, ...], count: int, top: int
) -> None:
    rng = np.random.default_rng(top)
    games = rng.integers(0, top + 1, (count, len(sizes), *sizes)).astype(float)
    report = solve_batch(games)
    assert closest(report) > 1e-5
    assert report.degenerate.any()


def test_equilibria_that_really_are_close_are_both_listed() -> None:
    # player 1's first strategy is worth 1/1000 of a reply: two pure, one mixed next to one of them
    payoffs = np.array([[[1.0, 0.0], [0.0, 1e-3]], [[1.0, 0.0], [0.0, 1e-3]]])
    three = np.zeros((3, 2, 2, 2))
    three[:2] = payoffs[..., np.newaxis]
    three[2, :, :, 0] = 1.0
    for game in (payoffs, three):
        report = solve_batch([game])
        assert report.certified.all()
        assert report.count.tolist() == [3]
        assert closest(report) < 2e-3


@pytest.mark.slow
@pytest.mark.parametrize("noise", [1e-5, 1e-9, 1e-11])
def test_the_short_cut_hands_back_what_is_nearly_tied(noise: float) -> None:
    rng = np.random.default_rng(3)
    games = rng.integers(0, 2, (3000, 3, 2, 2, 2)) + noise * rng.normal(size=(3000, 3, 2, 2, 2))
    quick, careful = solve_batch(games), solve_carefully(games, NullToken())
    both = quick.certified & careful.certified
    assert (quick.count[both] == careful.count[both]).all()
    total = np.bincount(quick.game, weights=quick.index, minlength=len(games))
    assert (total[quick.certified] == 1).all()
    assert both.any()
