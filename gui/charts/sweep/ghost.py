"""The ghost of a sweep: what the chart showed of an earlier scenario, to be drawn faintly.

Owns which parts of the earlier picture are comparable, what has moved, and the words for it. How it
is drawn is `before`'s. Knows no Qt and no layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.selection import LOW, followed, rules
from gui.charts.marks.axis import axis_of, level_text, number_like
from gui.charts.sweep.payoffs import payoff_curves
from gui.charts.sweep.series import curves, segments
from gui.charts.sweep.types import CHANCES, Ghost, Tip

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from games.study.sweep.report import Sweep
    from gui.charts.sweep.types import Curve, Segment

__all__ = ["Against", "comparable", "same_ranges", "same_strip", "sweep_ghost"]


@dataclass(frozen=True, eq=False)
class Against:
    """An earlier scenario with its sweep, to compare a chart with.

    Attributes
    ----------
    name
        What it is: "as saved", "snapshot “Before the strike”".
    scenario
        The earlier scenario.
    answer
        Its answer along the driver in question; without a sweep where it has no such driver or
        leaves nothing to sweep, None where there is none at all.
    why
        Why there is no sweep.
    """

    name: str
    scenario: Scenario
    answer: LiveResult | None = None
    why: str = "no such driver"

    @property
    def sweep(self) -> Sweep | None:
        """The sweep along the driver in question, None where there is none."""
        return None if self.answer is None else self.answer.sweep

    @property
    def level(self) -> float | None:
        """Where that driver stood; None without a sweep."""
        return None if self.answer is None else self.answer.level


def comparable(old: Scenario, new: Scenario) -> bool:
    """Tell whether both games have the same players with the same strategies, in one order."""
    return _shape(old) == _shape(new)


def same_ranges(old: Scenario, new: Scenario, drivers: tuple[str, str]) -> bool:
    """Tell whether both scenarios have these drivers with the same ranges."""
    ranges = [
        {driver.id: (driver.low, driver.high) for driver in scenario.drivers}
        for scenario in (old, new)
    ]
    return all(name in ranges[0] and ranges[0][name] == ranges[1].get(name) for name in drivers)


def _shape(scenario: Scenario) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (player.id, *(strategy.id for strategy in player.strategies)) for player in scenario.players
    )


def sweep_ghost(
    scenario: Scenario,
    against: Against,
    rule: str,
    show: str,
    drawn: tuple[Curve, ...],
    strip: tuple[Segment, ...],
) -> Ghost:
    """Return the ghost of an earlier scenario behind the present curves and regimes.

    Parameters
    ----------
    scenario
        The present one.
    against
        The earlier one, with its sweep along the same driver.
    rule, show
        As for the present picture; a rule that the earlier scenario does not know is replaced by
        following from low.
    drawn, strip
        The present picture, to tell what has moved. Today's level is no part of it: it moves while
        the picture rests.
    """
    old, sweep = against.scenario, against.sweep
    if not comparable(old, scenario):
        return Ghost(against.name, f"{against.name}: other players or strategies, not drawn")
    if sweep is None or against.level is None:
        return Ghost(against.name, f"{against.name}: {against.why}, not drawn")
    sweep, choice = followed(sweep, rule if rule in rules(old) else LOW)
    before = segments(old, sweep, choice)
    make = curves if show == CHANCES else payoff_curves
    faint = make(old, sweep, choice)
    if _alike(faint, drawn) and same_strip(before, strip):
        stood = number_like(axis_of(old.driver(sweep.driver)), against.level)
        return Ghost(against.name, f"{against.name}: the same picture, today at {stood}")
    tips = tuple(
        Tip(at=point.at, text=level_text(point.at), below=point.below)
        for point in sweep.tipping_points
    )
    now = {level_text(segment.low) for segment in strip[1:]}
    return Ghost(
        name=against.name,
        note=f"faint: {against.name}",
        curves=faint,
        segments=before,
        tips=tips,
        gone=tuple(tip for tip in tips if tip.text not in now),
        cursor=against.level,
    )


def same_strip(one: tuple[Segment, ...], two: tuple[Segment, ...]) -> bool:
    """Tell whether two strips have the same regimes between the same levels."""
    return [_facts(segment) for segment in one] == [_facts(segment) for segment in two]


def _facts(segment: Segment) -> tuple[object, ...]:
    ends = level_text(segment.low), level_text(segment.high)
    return (*ends, tuple((row.name, row.weight > 0) for row in segment.rows))


def _alike(one: tuple[Curve, ...], two: tuple[Curve, ...]) -> bool:
    """Tell whether two sets of curves are the same lines, up to rounding."""
    if [(c.key, len(c.pieces)) for c in one] != [(c.key, len(c.pieces)) for c in two]:
        return False
    pairs = (
        (mine, theirs)
        for a, b in zip(one, two, strict=True)
        for mine, theirs in zip(a.pieces, b.pieces, strict=True)
    )
    return all(
        np.allclose(
            np.interp(mine.levels, theirs.levels, theirs.values), mine.values, rtol=0, atol=1e-9
        )
        for mine, theirs in pairs
    )
