"""The sentences of a sequence map: what it is of, what is pointed at, the picture in words.

What the order of moves changes is said by `games.words.orders`. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import show
from games.words.names import inside, measured, starting
from games.words.orders import reason_text
from games.words.wording import counted, short_level, spelled
from gui.charts.marks.axis import level_like, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.study.orders.reason import Reason
    from games.study.orders.report import Orders
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Segment
    from gui.charts.sequence.types import BeforePlays, Group, PlayStrip

__all__ = ["description", "headed", "several_answers", "strip_words", "subtitle"]


def subtitle(
    scenario: Scenario, orders: Orders, reason: Reason | None, axis: Axis, level: float
) -> str:
    """Say why another order leads elsewhere, in numbers; else what the picture is of."""
    if reason is not None:
        return reason_text(scenario, reason)
    others = ", ".join(
        f"{inside(driver.name)} {measured(show(driver.level), driver.unit)}"
        for driver in scenario.drivers
        if driver.id != axis.driver
    )
    at = measured(level_like(axis, level), axis.unit)
    many = starting(counted(len(orders.answers), "play"))
    said = f"{many} along {inside(axis.name)} (today {at})"
    return f"{said}; {others}" if others else said


def headed(segment: Segment) -> str:
    """Return the name of a regime, or how many answers it has."""
    return f"{len(segment.rows)} answers" if segment.several else segment.name


def several_answers(strips: Sequence[PlayStrip]) -> tuple[str, ...]:
    """Say where several answers stand side by side, a line for each play and regime."""
    return tuple(
        f"{strip.short}: {spelled(len(segment.rows))} answers from {short_level(segment.low)} to"
        f" {short_level(segment.high)}"
        for strip in strips
        for segment in strip.segments
        if segment.several
    )


def strip_words(strip: PlayStrip, axis: Axis) -> str:
    """Say what a play leads to, today and along the driver."""
    gain = f"; {strip.worth}" if strip.worth else ""
    shown = ", the scenario’s play" if strip.shown else ""
    return f"{strip.name}{shown}: {strip.today} today{gain}. {_regimes(strip.segments, axis)}"


def _regimes(segments: Sequence[Segment], axis: Axis) -> str:
    if not segments:
        return "Ties leave no strip"
    said = "; ".join(
        f"{short_level(one.low)} to {short_level(one.high)} {one.listed}{one.doubt}"
        for one in segments
    )
    return f"Along {inside(axis.name)}: {said}"


def description(
    axis: Axis,
    first: PlayStrip,
    groups: Sequence[Group],
    several: Sequence[str],
    where: str,
    before: BeforePlays | None,
) -> str:
    """Put the picture into words, play by play."""
    number = 1 + sum(len(group.strips) for group in groups)
    said = [
        f"{starting(counted(number, 'play'))} along {span(axis)}.",
        f"{strip_words(first, axis)}.",
    ]
    for group in groups:
        said.append(f"{group.name}, {group.note}:")
        said += [f"{strip_words(strip, axis)}." for strip in group.strips]
    said += [f"{text}." for text in several]
    if before is not None:
        said.append(before.told())
    return " ".join([*said, where])
