"""Games along a driver, written down by hand, that several tests of the analysis use."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest

from games.model.affine import PayoffLine

Numbers = Any
US, IRAN, BAGHDAD = 0, 1, 2
RETALIATE, ABSORB, EXPEL, KEEP = 0, 1, 0, 1


def exact(numbers: Numbers) -> np.ndarray[Any, Any]:
    """Turn nested numbers or decimal strings into an object array of fractions."""
    raw = np.array(numbers, dtype=object)
    out = np.empty(raw.shape, dtype=object)
    for place in product(*(range(size) for size in raw.shape)):
        out[place] = Fraction(raw[place])
    return out


@pytest.fixture
def make_line() -> Callable[..., PayoffLine]:
    """Return a function that builds a line from base and slope payoffs, one table per player."""

    def build(base: Numbers, slope: Numbers, low: Numbers = 0, high: Numbers = 1) -> PayoffLine:
        return PayoffLine("pressure", Fraction(low), Fraction(high), exact(base), exact(slope))

    return build


@pytest.fixture
def iraq() -> Callable[..., PayoffLine]:
    """Return a function that builds the baseline of 30 December 2019 along sanctions."""

    def build(
        protest: str = "0.5", assistance: str = "0.75", casualties: str = "0.1"
    ) -> PayoffLine:
        street, aid, dead = Fraction(protest), Fraction(assistance), Fraction(casualties)
        base, slope = exact(np.zeros((3, 2, 2, 2), int)), exact(np.zeros((3, 2, 2, 2), int))
        reasons: list[tuple[int, tuple[int | None, int | None, int | None], Any, Any]] = [
            (US, (RETALIATE, None, None), -3, 0),
            (US, (RETALIATE, ABSORB, None), -1, 0),
            (US, (RETALIATE, RETALIATE, None), 1 + dead, 0),
            (US, (ABSORB, RETALIATE, None), -1 - 2 * dead, -2),
            (US, (ABSORB, ABSORB, None), 1, 2),
            (US, (None, None, EXPEL), -4, 0),
            (US, (RETALIATE, None, EXPEL), "-0.5", 0),
            (IRAN, (None, ABSORB, None), 0, -4),
            (IRAN, (None, RETALIATE, None), Fraction("-0.5") - 2 * street, 0),
            (IRAN, (ABSORB, RETALIATE, None), "0.75", 0),
            (IRAN, (RETALIATE, RETALIATE, None), "-3.2", 2),
            (IRAN, (RETALIATE, ABSORB, None), "-1.5", 0),
            (IRAN, (None, None, EXPEL), 3, 0),
            (IRAN, (None, RETALIATE, EXPEL), "0.5", 0),
            (BAGHDAD, (None, None, EXPEL), -1 - 6 * aid, 0),
            (BAGHDAD, (RETALIATE, None, EXPEL), 3, 0),
            (BAGHDAD, (None, RETALIATE, EXPEL), -street, 0),
            (BAGHDAD, (RETALIATE, None, KEEP), "-1.5", -1),
            (BAGHDAD, (None, RETALIATE, KEEP), "-0.5", "-0.5"),
        ]
        for player, when, amount, per_unit in reasons:
            cells = (player, *(slice(None) if x is None else x for x in when))
            base[cells] = base[cells] + Fraction(amount)
            slope[cells] = slope[cells] + Fraction(per_unit)
        return PayoffLine("sanctions", Fraction(0), Fraction(1), base, slope)

    return build
