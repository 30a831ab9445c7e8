"""The long run: every random game certified, whatever its size. Takes minutes; run with -m long."""

from __future__ import annotations

import os

import numpy as np
import pytest

from games.solve import solve_batch

#: Games per size; the environment may ask for more or fewer.
GAMES = int(os.environ.get("EQUIPOISE_LONG_GAMES", "100000"))
AT_A_TIME = 5_000


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    "sizes",
    [(2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (2, 5), (2, 2, 2), (2, 2, 3), (2, 3, 3), (3, 3, 3)],
    ids=lambda sizes: "x".join(str(size) for size in sizes),
)
def test_every_random_game_is_certified(sizes: tuple[int, ...]) -> None:
    rng = np.random.default_rng(20191230)
    seen: dict[int, int] = {}
    uncertified = 0
    for start in range(0, GAMES, AT_A_TIME):
        count = min(AT_A_TIME, GAMES - start)
        payoffs = rng.normal(size=(count, len(sizes), *sizes))
        report = solve_batch(payoffs)
        uncertified += int((~report.certified).sum())
        total = np.bincount(report.game, weights=report.index, minlength=count)
        sure = report.certified
        assert (total[sure] == 1).all()
        assert (report.count[sure] % 2 == 1).all()
        assert report.regret.max() <= 1e-9
        for equilibria, games in zip(*np.unique(report.count, return_counts=True), strict=True):
            seen[int(equilibria)] = seen.get(int(equilibria), 0) + int(games)
    print(f"\n{sizes}: {GAMES} games, {uncertified} not certified, by number of equilibria {seen}")
    assert uncertified == 0
