"""Payoffs are exact sums of reasons; the baseline's are checked against a table made by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.edit.cells import with_base, with_edit
from games.model.file.library import load_named
from games.model.numbers import plain
from games.model.payoffs import affine, contributions, payoff
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from games.model.scenario import Scenario

#: Payoffs of US, Iran and Baghdad at today's levels (sanctions 0.60, protest 0.50, assistance 0.75,
#: casualties 0.10), added up with pencil and paper from the table of reasons.
BY_HAND = {
    ("retaliate", "retaliate", "expel"): ("-6.4", "0", "-3"),
    ("retaliate", "retaliate", "absorb"): ("-1.9", "-3.5", "-2.9"),
    ("retaliate", "absorb", "expel"): ("-8.5", "-0.9", "-2.5"),
    ("retaliate", "absorb", "absorb"): ("-4", "-3.9", "-2.1"),
    ("absorb", "retaliate", "expel"): ("-6.4", "2.75", "-6"),
    ("absorb", "retaliate", "absorb"): ("-2.4", "-0.75", "-0.8"),
    ("absorb", "absorb", "expel"): ("-1.8", "0.6", "-5.5"),
    ("absorb", "absorb", "absorb"): ("2.2", "-2.4", "0"),
}


def gain(
    scenario: Scenario, player: int, there: tuple[str, ...], here: tuple[str, ...]
) -> tuple[Fraction, Fraction]:
    """Constant and slope in sanctions of a player's gain at one profile over another."""
    line = payoff_line(scenario, "sanctions")
    to, of = scenario.indices(there), scenario.indices(here)
    return (
        line.base[(player, *to)] - line.base[(player, *of)],
        line.slope[(player, *to)] - line.slope[(player, *of)],
    )


@pytest.mark.parametrize("profile", BY_HAND, ids=" ".join)
def test_the_baseline_pays_what_pencil_and_paper_say(
    baseline: Scenario, profile: tuple[str, ...]
) -> None:
    found = tuple(payoff(baseline, player.id, profile) for player in baseline.players)
    assert found == tuple(map(Decimal, BY_HAND[profile]))


def test_the_floats_of_today_are_the_correctly_rounded_exact_values(baseline: Scenario) -> None:
    floats = affine(baseline).at(baseline.levels)
    assert floats.dtype == np.float64
    for profile, values in BY_HAND.items():
        for player, value in enumerate(values):
            assert floats[(player, *baseline.indices(profile))] == float(value)


def test_a_third_and_a_half_unit_in_the_last_place_round_to_the_nearest_float(
    baseline: Scenario,
) -> None:
    levels = {driver.id: Fraction(1, 3) for driver in baseline.drivers}
    payoffs = affine(baseline)
    exact = payoffs.exact(levels)
    assert np.array_equal(payoffs.at(levels), np.vectorize(float)(exact))
    assert any(cell.denominator == 3 for cell in exact.flat)


def test_the_gains_behind_the_tipping_points_are_those_of_the_model(baseline: Scenario) -> None:
    R, A, E = "retaliate", "absorb", "expel"  # noqa: N806 - the letters of the table
    iran_dares = gain(baseline, 1, (A, R, A), (A, A, A))
    us_answers = gain(baseline, 0, (R, R, A), (A, R, A))
    iran_persists = gain(baseline, 1, (R, R, A), (R, A, A))
    baghdad_expels = gain(baseline, 2, (R, R, E), (R, R, A))
    assert iran_dares == (Fraction(-3, 4), 4)
    assert us_answers == (Fraction(-7, 10), 2)
    assert iran_persists == (Fraction(-16, 5), 6)
    assert baghdad_expels == (-1, Fraction(3, 2))
    roots = [-const / slope for const, slope in (iran_dares, us_answers, iran_persists)]
    assert roots == [Fraction(3, 16), Fraction(7, 20), Fraction(8, 15)]
    assert -baghdad_expels[0] / baghdad_expels[1] == Fraction(2, 3)


def test_a_line_agrees_with_the_payoffs_at_every_level(baseline: Scenario) -> None:
    payoffs = affine(baseline)
    line = payoffs.line("sanctions", baseline.levels)
    assert (line.low, line.high) == (0, 1)
    for level in (Fraction(0), Fraction(3, 16), Fraction(2, 3), Fraction(1)):
        whole = payoffs.exact({**baseline.levels, "sanctions": level})
        assert np.array_equal(line.exact(level), whole)
    many = line.at(np.linspace(0, 1, 201))
    assert many.shape == (201, 3, 2, 2, 2)
    np.testing.assert_allclose(many[120], payoffs.at(baseline.levels), rtol=1e-14)


def test_the_other_drivers_stay_where_they_are_on_a_line(baseline: Scenario) -> None:
    levels = baseline.levels | {"assistance": Decimal("0.60")}
    low = affine(baseline).line("sanctions", levels)
    today = payoff_line(baseline, "sanctions")
    difference = low.base - today.base
    assert set(difference[2, :, :, 0].flat) == {Fraction(9, 10)}  # Baghdad, expelling: 6 * 0.15
    assert not difference[2, :, :, 1].any()
    assert np.array_equal(low.slope, today.slope)


def test_base_and_slopes_are_fractions_per_driver(baseline: Scenario) -> None:
    payoffs = affine(baseline)
    assert list(payoffs.slopes) == ["sanctions", "protest", "assistance", "casualties"]
    assert payoffs.shape == (3, 2, 2, 2)
    assert payoffs.base[1, 0, 0, 1] == Fraction(-37, 10)
    assert isinstance(payoffs.base[1, 0, 0, 1], Fraction)
    assert payoffs.slopes["casualties"][0, 1, 0, 0] == -2


def test_what_others_hold_cannot_be_written_to(baseline: Scenario) -> None:
    payoffs = affine(baseline)
    for array in (payoffs.scaled, payoffs.base, payoffs.line("protest", baseline.levels).slope):
        with pytest.raises(ValueError, match="read-only"):
            array[:] = 0


def test_a_driver_without_a_level_is_named(baseline: Scenario) -> None:
    with pytest.raises(KeyError, match="protest"):
        affine(baseline).at({"sanctions": Decimal(0)})
    with pytest.raises(KeyError, match="weather"):
        payoff_line(baseline, "weather")


def test_the_reasons_of_a_cell_are_those_that_apply_and_sum_to_it(baseline: Scenario) -> None:
    profile = ("retaliate", "retaliate", "absorb")
    found = contributions(baseline, "us", profile)
    assert [(part.reason.id, part.amount) for part in found] == [
        ("us-strike-cost", Decimal(-3)),
        ("us-deterrence", Decimal("1.1")),
    ]
    calm = contributions(baseline, "us", profile, baseline.levels | {"casualties": Decimal(0)})
    assert sum(part.amount for part in calm) == -2


def test_a_reason_that_adds_nothing_today_is_still_a_reason(baseline: Scenario) -> None:
    still = baseline.with_level("sanctions", Decimal(0))
    found = contributions(still, "iran", ("absorb", "absorb", "absorb"))
    assert [(part.reason.id, part.amount) for part in found] == [("iran-strangled", Decimal(0))]


def test_a_direct_edit_comes_last_among_the_reasons(baseline: Scenario) -> None:
    profile = ("absorb", "absorb", "absorb")
    edited = with_edit(baseline, "iran", profile, Decimal("0.5"))
    *_, last = contributions(edited, "iran", profile)
    assert last.reason is edited.edits[0]
    assert payoff(edited, "iran", profile) == Decimal("-1.9")
    assert payoff(edited, "iran", ("absorb", "absorb", "expel")) == Decimal("0.6")


def test_many_decimals_are_never_rounded_away(baseline: Scenario) -> None:
    tiny = Decimal("-2.999999999999999")
    close = with_base(baseline, "us-strike-cost", tiny)
    profile = ("retaliate", "absorb", "absorb")
    assert payoff(close, "us", profile) == Decimal("-3.999999999999999")
    exact = affine(close).exact(close.levels)[(0, *close.indices(profile))]
    assert exact == Fraction(Decimal("-3.999999999999999"))


def test_every_cell_equals_the_sum_of_its_reasons(baseline: Scenario) -> None:
    exact = affine(baseline).exact(baseline.levels)
    for indices in product(range(2), repeat=3):
        for number, player in enumerate(baseline.players):
            parts = contributions(baseline, player.id, baseline.profile(indices))
            assert Fraction(sum(part.amount for part in parts)) == exact[(number, *indices)]


def test_a_computed_payoff_has_no_zeros_left_over_by_arithmetic() -> None:
    scenario = load_named("iraq-2019")
    for profile in product(*([s.id for s in player.strategies] for player in scenario.players)):
        for player in scenario.players:
            text = plain(payoff(scenario, player.id, profile))
            assert "E" not in text
            assert not ("." in text and text.endswith("0"))
