"""What is drawn along a driver's slider: regimes, tipping points, anchors, in data.

Owns the way from a sweep to tints and ticks and the words of the hints. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.numbers import show
from games.model.outcomes import OTHER_COLOR, name_of
from games.words.names import isolated
from games.words.reasons import tipping_text
from games.words.tied import standings, tied_outcome
from games.words.wording import short_level

if TYPE_CHECKING:
    from games.model.scenario import Anchor, Driver, Scenario
    from games.study.sweep.report import Level, Sweep, TippingPoint

__all__ = ["Band", "DriverMap", "Tick", "driver_map", "nearest_anchor", "place_in_words"]


@dataclass(frozen=True, slots=True)
class Band:
    """One regime: where it is, and the colour and name of each of its equilibria."""

    low: float
    high: float
    colors: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """One tipping point: where, its label, and what the sweep says of it."""

    at: float
    label: str
    point: TippingPoint


@dataclass(frozen=True, eq=False)
class DriverMap:
    """What a sweep says along its driver."""

    scenario: Scenario
    sweep: Sweep
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]

    def is_of(self, scenario: Scenario, sweep: Sweep) -> bool:
        """Tell whether it says just this; while only the swept driver moves it does."""
        own = self.scenario
        same = own.players is scenario.players and own.outcomes is scenario.outcomes
        names = [d.name for d in own.drivers] == [d.name for d in scenario.drivers]
        return self.sweep is sweep and same and names

    def hint(self, tick: Tick) -> str:
        """Return the sentence behind a tipping point; only hovering asks for it."""
        return tipping_text(self.scenario, tick.point, self.sweep)

    def band_at(self, level: float) -> Band | None:
        """Return the regime at a level; at a tipping point the one above."""
        inside = [band for band in self.bands if band.low <= level <= band.high]
        return inside[-1] if inside else None


def driver_map(scenario: Scenario, sweep: Sweep) -> DriverMap:
    """Describe the track of the swept driver: the scenario the sweep belongs to, and the sweep."""
    bands = []
    for regime in sweep.regimes:
        named = [name_of(scenario, one.support, one.joint) for one in regime.branches]
        tints = tuple(name.color for name in named)
        words = tuple(dict.fromkeys(name.name for name in named))
        if regime.tied is not None:  # then these are some of many
            words = tuple(standings(scenario, [regime], bare=True)[0])
            sole = tied_outcome(scenario, regime.tied)
            tints = (OTHER_COLOR if sole is None else sole.color,)
        bands.append(Band(regime.low.value, regime.high.value, tints, words))
    ticks = tuple(Tick(point.at.value, _label(point.at), point) for point in sweep.tipping_points)
    return DriverMap(scenario, sweep, tuple(bands), ticks)


def nearest_anchor(driver: Driver) -> Anchor | None:
    """Return the anchor nearest to today's level, the lower of two."""
    return min(driver.anchors, key=lambda anchor: abs(anchor.level - driver.level), default=None)


def place_in_words(driver: Driver) -> str:
    """Say where a driver stands by its nearest anchor: "near 0.50, oil waivers end, May 2019"."""
    anchor = nearest_anchor(driver)
    if anchor is None:
        return ""
    if anchor.level == driver.level:
        return anchor.text
    return f"near {show(anchor.level)}: {isolated(anchor.text)}"


def _label(level: Level) -> str:
    """Return a level as it stands under a tick."""
    return short_level(level).removeprefix("≈\N{NO-BREAK SPACE}")
