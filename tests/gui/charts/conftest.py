"""Sweeps with known numbers, made by hand: what is drawn can be checked without a solver."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.file.library import load_named
from games.study.sweep.report import Branch, Cause, Gain, Level, Regime, Sweep, TippingPoint
from tests.support.scenes import sweep_scene

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Floats
    from gui.charts.sweep.types import SweepScene


def level(exact: Fraction | int) -> Level:
    return Level(float(exact), Fraction(exact))


def branch(low: float, high: float, us: float, iran: float, baghdad: float) -> Branch:
    """A branch of the baseline on which nothing varies: two levels are enough."""
    return moving(np.array([low, high]), *(np.full(2, chance) for chance in (us, iran, baghdad)))


def moving(levels: Floats, *chances: Floats) -> Branch:
    """A branch of 2x2x2 games: each player's probability of the first strategy."""
    profiles = tuple(np.column_stack([chance, 1 - chance]) for chance in chances)
    support = tuple(tuple(i for i in (0, 1) if profile[:, i].any()) for profile in profiles)
    return Branch(support, levels, profiles, np.zeros((len(levels), 3)), index=1)


def mixing(low: float, high: float, count: int) -> Branch:
    """US and Iran mix while Baghdad keeps the troops, as today's other drivers have it."""
    s = np.linspace(low, high, count)
    us = (4 * s - 0.75) / (2.45 - 2 * s)
    iran = (5 + 2 * s) / (4.3 + 4 * s)
    return moving(s, np.clip(us, 0, 1), np.clip(iran, 0, 1), np.zeros(count))


def joined(parts: list[tuple[Fraction | int, tuple[Branch, ...]]]) -> Sweep:
    """Regimes from (low end, branches); the last part only ends the axis."""
    regimes = tuple(
        Regime(level(low), level(high), branches, certified=True)
        for (low, branches), (high, _) in itertools.pairwise(parts)
    )
    cause = Cause(1, 1, 0, (1, None, 1), Gain(Fraction(-3, 4), Fraction(4)), 4.0)
    tips = tuple(
        TippingPoint(regime.low, below, (cause,)) for below, regime in enumerate(regimes[1:])
    )
    return Sweep("sanctions", (2, 2, 2), regimes, tips, levels=201)


@pytest.fixture
def iraq() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture
def baseline() -> Sweep:
    """The five regimes of the baseline along sanctions."""
    a, b, c, d = Fraction(3, 16), Fraction(7, 20), Fraction(8, 15), Fraction(2, 3)
    return joined(
        [
            (0, (branch(0, float(a), 0, 0, 0),)),
            (a, (branch(float(a), float(b), 0, 1, 0),)),
            (b, (mixing(float(b), float(c), 41),)),
            (c, (branch(float(c), float(d), 1, 1, 0),)),
            (d, (branch(float(d), 1, 1, 1, 1),)),
            (1, ()),
        ]
    )


@pytest.fixture
def folded() -> Sweep:
    """A sweep with three equilibria at once in the middle."""
    a, b, c = Fraction(7, 20), Fraction(9, 20), Fraction(8, 15)
    low, high = float(b), float(c)
    all_mix = moving(
        np.linspace(low, high, 9),
        np.full(9, 0.7),
        np.full(9, 0.95),
        np.linspace(0.2, 0.8, 9),
    )
    three = (mixing(low, high, 17), all_mix, branch(low, high, 1, 1, 1))
    return joined(
        [
            (0, (branch(0, 0.35, 0, 1, 0),)),
            (a, (mixing(0.35, low, 17),)),
            (b, three),
            (c, (branch(high, 1, 1, 1, 1),)),
            (1, ()),
        ]
    )


@pytest.fixture
def scene(iraq: Scenario, baseline: Sweep) -> SweepScene:
    """The baseline as it is drawn, with today at 0.60."""
    return sweep_scene(iraq, baseline, "low", 0.60, content_hash="0123456789abcdef")


@pytest.fixture
def folded_scene(iraq: Scenario, folded: Sweep) -> SweepScene:
    """Three equilibria between 9/20 and 8/15, today among them."""
    return sweep_scene(iraq, folded, "low", 0.50)
