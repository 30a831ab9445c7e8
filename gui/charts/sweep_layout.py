"""How a sweep figure divides its room: margins, panels, and the lines of every regime's name.

Owns the arithmetic from a size in pixels to a `Stage`. Paints nothing and knows no Qt; text widths
come through a measuring function.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.labels import elide, wrap
from gui.charts.stage import Box, Stage

if TYPE_CHECKING:
    from gui.charts.drawing import Measure, Style
    from gui.charts.scene import Segment, SweepScene

__all__ = ["FOLLOWED", "LEADING", "Plan", "arrange", "end_lines", "leader", "one_of_several"]

#: Share of the width that labels at the right may take.
_MOST_RIGHT = 0.3
#: Share of the panels' height that the probabilities take.
_MOVES_SHARE = 0.55
_MOST_LINES = 3
#: Distance of a name's lines, in rows.
LEADING = 0.92
#: Share of a segment's height that the equilibrium followed takes where there are others.
FOLLOWED = 0.62


@dataclass(frozen=True, slots=True)
class Plan:
    """A stage, and per regime the lines of its name on the strip.

    A name without lines does not fit into its segment and is led to it by a line from above, or
    left to hovering where even that has no room. `bold` tells how names are set, `label_lines` are
    the lines of each curve's label.
    """

    stage: Stage
    names: tuple[tuple[str, ...], ...]
    bold: bool
    label_lines: tuple[tuple[str, ...], ...]


def arrange(scene: SweepScene, style: Style, measure: Measure, width: float, height: float) -> Plan:
    """Divide a figure of `width` by `height` pixels."""
    row, unit = style.row, style.unit
    left = measure("0.5", style.small) + unit * 1.2
    ends = end_lines(scene, style, measure, width * _MOST_RIGHT)
    widest = max((measure(line, style.small) for lines in ends for line in lines), default=0.0)
    right = widest + leader(style) + unit
    axis_left, axis_right = left + unit * 0.5, max(left + 8 * unit, width - right)
    span = (scene.axis.high - scene.axis.low) or 1.0

    rooms = [
        (segment.high.value - segment.low.value) / span * (axis_right - axis_left) - unit * 0.6
        for segment in scene.segments
    ]
    bold = True
    names = _all_lines(scene, rooms, style, measure, bold=True)
    if not all(names):  # set lighter, more of them fit
        bold = False
        names = _all_lines(scene, rooms, style, measure, bold=False)
    led = [
        not lines and (one_of_several(segment) or not segment.several)
        for segment, lines in zip(scene.segments, names, strict=True)
    ]
    needs = (
        (len(lines) * row * LEADING + unit) / (FOLLOWED if one_of_several(segment) else 1)
        for segment, lines in zip(scene.segments, names, strict=True)
    )
    strip_height = max(2 * row * LEADING + unit, *needs)
    foot = 2 * row + unit * 1.2 + style.body * 1.5
    strip_bottom = height - foot
    strip_top = strip_bottom - strip_height
    outcomes_bottom = strip_top - (row + unit if any(led) else unit * 0.7)
    moves_top = row + unit * 0.8
    header = row + unit
    room = max(20.0, outcomes_bottom - moves_top - header)
    moves_bottom = moves_top + room * _MOVES_SHARE
    stage = Stage(
        whole=Box(0.0, 0.0, width, height),
        moves=Box(axis_left, moves_top, axis_right, moves_bottom),
        outcomes=Box(axis_left, moves_bottom + header, axis_right, moves_top + header + room),
        strip=Box(axis_left, strip_top, axis_right, strip_bottom),
        low=scene.axis.low,
        high=scene.axis.high,
    )
    return Plan(stage, tuple(names), bold, ends)


def one_of_several(segment: Segment) -> bool:
    """Tell whether one equilibrium is followed where there are others; it gets the name's room."""
    return segment.several and sum(1 for row in segment.rows if row.weight > 0) == 1


def leader(style: Style) -> float:
    """Return the width between a curve's end and its label."""
    return style.unit * 3.2


def end_lines(
    scene: SweepScene, style: Style, measure: Measure, width: float
) -> tuple[tuple[str, ...], ...]:
    """Break the label of each curve: one line if all fit the width, else two, shortened at need."""
    room = max(width - leader(style) - style.unit, 4 * style.small)
    if all(measure(curve.label, style.small) <= room for curve in scene.curves):
        return tuple((curve.label,) for curve in scene.curves)
    broken = []
    for curve in scene.curves:
        lines = wrap(curve.label, room, 2, measure, style.small) or [curve.label]
        broken.append(tuple(elide(line, room, measure, style.small) or "…" for line in lines))
    return tuple(broken)


def _all_lines(
    scene: SweepScene, rooms: list[float], style: Style, measure: Measure, *, bold: bool
) -> list[tuple[str, ...]]:
    """Lines of every regime's name inside its segment; none where it does not fit."""
    return [
        tuple(wrap(segment.name, room, _MOST_LINES, measure, style.small, bold=bold) or ())
        for segment, room in zip(scene.segments, rooms, strict=True)
    ]
