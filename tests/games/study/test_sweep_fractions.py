"""Sweeps of scenarios whose amounts are fractions, as unlike as there is room for."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest

from games.model.denominator import MOST_DIGITS, fractions
from games.model.edit.cells import with_base, with_slope
from games.model.file.library import load_named
from games.study.sweep.sweep import sweep
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.amounts import Amount
    from games.model.scenario import Scenario

STEP = Decimal("1e-15")


def changed(scenario: Scenario, change: Callable[[Amount], Amount]) -> Scenario:
    """Return a scenario with every amount changed for which there is room."""
    for reason in scenario.considerations:
        with suppress(ValueError):
            scenario = with_base(scenario, reason.id, change(reason.base))
        for driver, slope in reason.slopes:
            with suppress(ValueError):
                scenario = with_slope(scenario, reason.id, driver, change(slope))
    return scenario


def nearly(rng: Random, amount: Amount) -> Fraction:
    """Return a fraction near an amount, with a denominator of its own."""
    below = rng.randrange(10**14, 10**15)
    return Fraction(round(Fraction(amount) * below) + rng.randrange(1, 99), below)


@pytest.mark.parametrize("name", ["iraq-2019", "graded-responses", "stag-hunt"])
def test_a_sweep_bears_as_many_unlike_fractions_as_a_scenario_has_room_for(name: str) -> None:
    rng = Random(7)
    plain = load_named(name)
    for driver in plain.drivers:  # the others' levels are in its integers, too
        plain = plain.with_level(driver.id, driver.level + STEP)
    crowded = changed(plain, lambda amount: nearly(rng, amount))
    assert len(list(fractions(crowded))) >= min(MOST_DIGITS // 16, 5)
    found, known = (sweep(payoff_line(s, plain.sweep_driver)) for s in (crowded, plain))
    tips, were = ([t.at.value for t in one.tipping_points] for one in (found, known))
    assert tips == pytest.approx(were, abs=1e-9)
    assert [r.high.value for r in found.regimes] == pytest.approx(
        [r.high.value for r in known.regimes], abs=1e-9
    )


def test_a_third_of_every_amount_tips_exactly_where_the_whole_does() -> None:
    whole = load_named("iraq-2019")
    third = changed(whole, lambda amount: Fraction(amount) / 3)
    assert len(list(fractions(third))) > 10
    known, found = (
        [tip.at.exact for tip in sweep(payoff_line(s, "sanctions")).tipping_points]
        for s in (whole, third)
    )
    assert len(known) > 2
    assert found == known
