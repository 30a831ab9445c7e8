"""One sentence that says where the game stands, and how far the next tipping point is.

Owns the headline of a reading and the question which tipping point is next. Where infinitely many
profiles are equilibria it says how many sets there are, or what the only one is.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.numbers import show
from games.model.payoffs import affine
from games.solve.report import PROVED
from games.words.certainty import of_sweep
from games.words.names import inside, measured, starting, verb
from games.words.plays import in_stages, play_clause
from games.words.reasons import change_text, tip_change
from games.words.standing import standing
from games.words.wording import level_in_prose, same_level, shift_text

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.sweep.report import Regime, Sweep, TippingPoint

    Number = Decimal | Fraction | float

__all__ = ["flat", "headline", "nearest", "shown", "tip_at"]

#: What there is to say before anybody has said what matters to whom.
_FLAT = (
    "No payoff differs yet, so every profile is an equilibrium; add considerations, or type "
    "payoffs into the table"
)

#: The same where moves follow one another.
_FLAT_IN_STAGES = _FLAT.replace("every profile is an equilibrium", "anything may be played")


def headline(scenario: Scenario, sweep: Sweep | None, report: Report, now: Number | None) -> str:
    """Return the headline.

    "“Escalation on Iraqi soil” is the only equilibrium with sanctions pressure at 0.60; 0.0667
    higher, at 2/3 ≈ 0.6667, it gives way to “Expulsion”."

    Parameters
    ----------
    sweep, now
        The regimes and today's level of their driver, both None for a scenario without a driver.
    """
    if report.degenerate and flat(scenario):
        return f"{_FLAT_IN_STAGES if in_stages(scenario) else _FLAT}."
    if sweep is None or now is None:
        return f"{standing(scenario, report)}."
    axis = scenario.driver(sweep.driver)
    driver = inside(axis.name)
    at = tip_at(sweep, now)
    if at is not None:
        change = tip_change(scenario, at, sweep)
        where = level_in_prose(at.at, axis.unit)
        stand = verb(axis, "stands", "stand")
        said = f"{driver} {stand} exactly on a tipping point, {where}: {change}."
        if in_stages(scenario):
            said = f"{play_clause(scenario, scenario.play)}, {said}"
        return starting(said)
    stands = standing(scenario, report, sweep.driver, shown(scenario, sweep, now))
    return f"{stands}; {_outlook(scenario, sweep, now, driver)}."


def tip_at(sweep: Sweep, now: Number) -> TippingPoint | None:
    """Return the tipping point on which the driver stands, if it does."""
    return next((tip for tip in sweep.tipping_points if same_level(tip.at, now)), None)


def flat(scenario: Scenario) -> bool:
    """Tell whether every player gets the same at every profile, wherever the drivers stand."""
    parts = affine(scenario).scaled
    cells = parts.reshape(*parts.shape[:2], -1)
    return bool((cells == cells[:, :, :1]).all())


def nearest(sweep: Sweep, now: Number) -> TippingPoint | None:
    """Return the tipping point nearest to a level, the higher of two; None if there is none."""
    return min(
        sweep.tipping_points,
        key=lambda tip: (round(abs(tip.at.value - float(now)), 12), -tip.at.value),
        default=None,
    )


def shown(scenario: Scenario, sweep: Sweep, now: Number) -> str:
    """Return a level with the decimals that the driver's slider has; more if it needs them."""
    if isinstance(now, Decimal):
        return show(now)
    exponent = scenario.driver(sweep.driver).step.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 2
    rounded = f"{float(now):.{places}f}"
    return show(Decimal(rounded)) if abs(float(rounded) - float(now)) < 1e-9 else show(float(now))


def _outlook(scenario: Scenario, sweep: Sweep, now: Number, driver: str) -> str:
    """Say what the nearest tipping point brings, and how far away it is."""
    tip = nearest(sweep, now)
    if tip is None:
        if of_sweep(sweep) == PROVED:
            return f"no level of {driver} changes that"
        return f"no change of that was found along {driver}"
    gap = _gap(tip, now)
    side = "higher" if gap > 0 else "lower"
    below, above = sweep.regimes[tip.below], sweep.regimes[tip.below + 1]
    here, there = (below, above) if gap > 0 else (above, below)
    change = (
        tip_change(scenario, tip, sweep) if tip.only else _without_repeating(scenario, here, there)
    )
    unit = scenario.driver(sweep.driver).unit
    away = measured(shift_text(gap), unit)
    return f"{away} {side}, at {level_in_prose(tip.at, unit)}, {change}"


def _without_repeating(scenario: Scenario, here: Regime, there: Regime) -> str:
    """Say what changes; an only equilibrium that has just been named is "it"."""
    change = change_text(scenario, here, there)
    if (
        here.tied is None
        and len(here.branches) == 1
        and here.branches[0].support not in [branch.support for branch in there.branches]
    ):
        gives_way = change.find(" gives way to ")
        if gives_way >= 0:
            return f"it{change[gives_way:]}"
    return change


def _gap(tip: TippingPoint, now: Number) -> Fraction | float:
    """Return the signed distance to a tipping point, exactly if both levels are exact."""
    if tip.at.exact is not None and not isinstance(now, float):
        return tip.at.exact - Fraction(now)
    return tip.at.value - float(now)
