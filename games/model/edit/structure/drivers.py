"""Drivers: added, renamed, given another range, reordered, removed.

Owns what becomes of levels, anchors and slopes. Today's level alone is moved by
`Scenario.with_level`.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.amounts import EXACT, plus, settled, times
from games.model.edit.cells import fresh_id
from games.model.edit.structure.fitting import fitted, new_name, refuse_name, stripped
from games.model.edit.structure.losses import Instead, Restructured, lost_anchor, lost_slope
from games.model.items import find, moved, place_of, swapped
from games.model.numbers import show
from games.model.scenario import Driver
from games.model.validate import MOST_DRIVERS
from games.words.names import inside, measured

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from games.model.scenario import Consideration, Scenario

__all__ = ["add_driver", "move_driver", "remove_driver", "sweep_along", "with_driver"]


def with_driver(scenario: Scenario, driver: Driver) -> Restructured:
    """Put other facts (name, range, level, step, unit, anchors, note) on the driver with this id.

    Another range that leaves today's level or an anchor outside moves the level to its nearer end
    and drops the anchor; both are said. Anchors are put in the order of their levels.

    Raises
    ------
    ValueError
        If the facts are not acceptable.
    KeyError
        If there is no such driver.
    """
    old = find(scenario.drivers, driver.id)
    new = stripped(driver, "name", "unit")
    if new.name != old.name:
        others = [other.name for other in scenario.drivers if other is not old]
        refuse_name(new.name, others, "driver")
        if new.plural == old.plural:
            new = replace(new, plural=False)
    losses = []
    if (new.low, new.high) != (old.low, old.high) and new.low < new.high:
        level = min(max(new.level, new.low), new.high)
        if level != new.level:
            losses.append(
                f"today's level of {inside(old.name)}, {show(new.level)}: it would become"
                f" {show(level)}"
            )
            new = replace(new, level=level)
        outside = [
            place
            for place, anchor in enumerate(new.anchors)
            if not new.low <= anchor.level <= new.high
        ]
        losses.extend(lost_anchor(new, place) for place in outside)
        kept = (anchor for place, anchor in enumerate(new.anchors) if place not in outside)
        new = replace(new, anchors=tuple(kept))
    new = replace(new, anchors=tuple(sorted(new.anchors, key=lambda anchor: anchor.level)))
    changed = replace(scenario, drivers=swapped(scenario.drivers, new))
    return Restructured(fitted(changed), tuple(losses))


def add_driver(scenario: Scenario, name: str = "") -> Restructured:
    """Add a driver from 0 to 1 at the end; no consideration depends on it yet.

    Raises
    ------
    ValueError
        If there are as many as there can be, or the name is not acceptable.
    """
    if len(scenario.drivers) >= MOST_DRIVERS:
        message = f"{MOST_DRIVERS} drivers are the most there can be: remove one first"
        raise ValueError(message)
    names = [driver.name for driver in scenario.drivers]
    own = new_name(name, names, "driver")
    made = Driver(
        id=fresh_id(own, [driver.id for driver in scenario.drivers]),
        name=own,
        low=Decimal(0),
        high=Decimal(1),
        level=Decimal("0.50"),
        step=Decimal("0.01"),
    )
    new = replace(scenario, drivers=(*scenario.drivers, made))
    return Restructured(fitted(new))


def remove_driver(scenario: Scenario, driver: str) -> Restructured:
    """Remove a driver and its slopes; charts sweep along the first that is left.

    Where slopes count today there is another way: what they come to at today's level goes into the
    bases, and no payoff changes while the other drivers move as ever.

    Raises
    ------
    KeyError
        If there is no such driver.
    """
    gone = scenario.driver(driver)
    losses = [
        lost_slope(reason, gone)
        for reason in scenario.considerations
        if driver in dict(reason.slopes)
    ]
    losses.extend(lost_anchor(gone, place) for place in range(len(gone.anchors)))
    rest = tuple(other for other in scenario.drivers if other is not gone)
    swept = scenario.sweep_driver
    if swept == driver:
        swept = rest[0].id if rest else ""
    reasons = tuple(_without(reason, driver) for reason in scenario.considerations)
    new = replace(scenario, drivers=rest, considerations=reasons, sweep_driver=swept)
    return Restructured(fitted(new), tuple(losses), _folded(scenario, new, gone))


def _without(reason: Consideration, driver: str) -> Consideration:
    slopes = tuple(pair for pair in reason.slopes if pair[0] != driver)
    return reason if len(slopes) == len(reason.slopes) else replace(reason, slopes=slopes)


def _folded(old: Scenario, new: Scenario, gone: Driver) -> Instead | None:
    """Return the removal of a driver that keeps today's payoffs; None if the usual one does."""
    try:
        reasons = tuple(
            _with_today(reason, dict(before.slopes).get(gone.id), gone.level)
            for before, reason in zip(old.considerations, new.considerations, strict=True)
        )
        kept = fitted(replace(new, considerations=reasons))
    except ValueError:  # a base would have more digits than are kept
        return None
    if kept == new:
        return None
    why = (
        f"Keeping today's payoffs adds to each base what its slope comes to at"
        f" {measured(show(gone.level), gone.unit)}, "
        f"today's level of {inside(gone.name)}."
    )
    return Instead(kept, "Keep today's payoffs", "Let payoffs change", why)


def _with_today(reason: Consideration, slope: Amount | None, level: Decimal) -> Consideration:
    """Return a consideration with what a slope comes to in its base; its range moves with it.

    Raises
    ------
    ValueError
        If its range would need a fraction.
    """
    if not slope or not level:
        return reason
    comes_to = times(slope, level)
    low, high = (_end_raised(end, comes_to) for end in (reason.low, reason.high))
    return replace(reason, base=_raised(reason.base, comes_to), low=low, high=high)


def _end_raised(end: Decimal | None, by: Amount) -> Decimal | None:
    if end is None:
        return None
    moved = _raised(end, by)
    if isinstance(moved, Fraction):
        raise ValueError("a range has no fractions")
    return moved


def _raised(amount: Amount, by: Amount) -> Amount:
    """Return an exact sum with no more zeros at its end than the amount had."""
    total = plus(amount, by)
    if not isinstance(total, Decimal) or not isinstance(amount, Decimal):
        return settled(total)
    places = max(_places(amount), _places(total.normalize(EXACT)))
    return total.quantize(Decimal(1).scaleb(-places), context=EXACT)


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def move_driver(scenario: Scenario, driver: str, to: int) -> Restructured:
    """Give a driver another place in the order."""
    place = place_of(scenario.drivers, driver)
    return Restructured(fitted(replace(scenario, drivers=moved(scenario.drivers, place, to))))


def sweep_along(scenario: Scenario, driver: str) -> Restructured:
    """Let charts sweep along a driver by default; raise `KeyError` if there is no such driver."""
    scenario.driver(driver)
    return Restructured(replace(scenario, sweep_driver=driver))
