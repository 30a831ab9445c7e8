"""Where nobody's payoff depends on the own strategy, the pure profiles stand for everything."""

from __future__ import annotations

from math import prod

import numpy as np
import pytest

from games.solve import OPEN, PROVED, solve
from games.solve.nash import single


@pytest.mark.parametrize("shape", [(2, 2, 2), (3, 2, 4), (5, 5, 5)])
def test_all_pure_profiles_are_listed_and_stand_for_one_family(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(1)
    payoffs = np.stack(
        [
            np.broadcast_to(rng.integers(-3, 4, shape).max(axis=player, keepdims=True), shape)
            for player in range(3)
        ]
    )
    report = solve(payoffs)
    assert len(report.equilibria) == prod(shape)
    assert all(own.is_pure and own.regret == 0 for own in report.equilibria)
    assert report.degenerate
    assert {tie.player for tie in report.ties} == {0, 1, 2}
    assert report.proof == PROVED
    (family,) = report.families
    assert family.support == tuple(tuple(range(size)) for size in shape)


def test_without_exact_arithmetic_the_pure_profiles_are_said_to_stand_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(single, "available", lambda: False)
    report = solve(np.zeros((3, 5, 5, 5)))
    assert len(report.equilibria) == 125
    assert report.proof == OPEN
    assert "every profile is an equilibrium" in report.open


@pytest.mark.slow
def test_one_payoff_that_differs_ends_it() -> None:
    payoffs = np.zeros((3, 2, 2, 2))
    payoffs[0, 0, 0, 0] = 1
    assert len(solve(payoffs).equilibria) < 15
    assert not any("every profile" in note for note in solve(payoffs).notes)
