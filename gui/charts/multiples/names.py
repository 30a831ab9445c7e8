"""Names in small multiples: inside their segments, and a key for colours that are named nowhere.

Owns how names break, shrink and give way to the key. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.drawing import Fill, Text
from gui.charts.marks.figure import box_corners
from gui.charts.marks.labels import elide, wrap
from gui.charts.marks.strip import ink_on

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.marks.strip import Segment
    from gui.charts.multiples.types import MultiplesScene
    from gui.charts.sweep.stage import Stage

__all__ = ["draw_key", "draw_name", "key_lines", "unnamed"]

#: Size of names that do not fit otherwise, as a share of small text.
_SMALLER = 0.86
#: Distance of a name's lines, in sizes of its type.
_RISE = 1.26


def _fitted(segment: Segment, stage: Stage, style: Style) -> tuple[list[str], float] | None:
    """Break a regime's name to fit its segment, in smaller type if need be; None if it cannot."""
    room = stage.x(segment.high.value) - stage.x(segment.low.value) - style.unit * 0.6
    for size in (style.small, style.small * _SMALLER):
        most = max(1, int(stage.strip.height // (size * _RISE)))
        lines = wrap(segment.headed, room, min(most, 3), style, size)
        if lines is not None:
            return lines, size
    return None


def draw_name(segment: Segment, stage: Stage, style: Style, drawing: Drawing) -> None:
    """Write a regime's name into its segment."""
    fitted = _fitted(segment, stage, style)
    if fitted is None:
        return
    lines, size = fitted
    color = segment.color
    x = (stage.x(segment.low.value) + stage.x(segment.high.value)) / 2
    drawing.write(
        *(lines, x, stage.strip.middle, size * _RISE, ink_on(color), size), across=0.5, halo=color
    )


def unnamed(scene: MultiplesScene, stages: tuple[Stage, ...], style: Style) -> dict[str, str]:
    """Return the colours of equilibria of which the name stands in no strip."""
    colors: dict[str, str] = {}
    named: set[str] = set()
    for strip, stage in zip(scene.strips, stages, strict=True):
        for segment in strip.segments:
            colors.update((row.name, row.color) for row in segment.rows)
            if not segment.several and _fitted(segment, stage, style) is not None:
                named.add(segment.name)
    for was in scene.before.strips if scene.before is not None else ():
        for segment in was:
            colors.update((row.name, row.color) for row in segment.rows)
    return {name: color for name, color in colors.items() if name not in named}


def key_lines(missing: dict[str, str], width: float, style: Style) -> list[list[tuple[str, str]]]:
    """Break the key into lines; equilibria of one colour share an entry."""
    lines: list[list[tuple[str, str]]] = []
    used = 0.0
    shared: dict[str, list[str]] = {}
    for name, color in missing.items():
        shared.setdefault(color, []).append(name)
    for color, names in shared.items():
        name = ", or ".join(names)
        wide = style.wide(name) + style.unit * 3.5
        if not lines or used + wide > width:
            lines.append([])
            used = 0.0
        lines[-1].append((name, color))
        used += wide
    return lines


def draw_key(
    lines: list[list[tuple[str, str]]], width: float, style: Style, height: float, drawing: Drawing
) -> None:
    """Draw the key at the foot."""
    unit, row = style.unit, style.row
    for number, line in enumerate(lines):
        y = height - (len(lines) - number - 0.5) * row * 1.1
        x = unit * 0.3
        for name, color in line:
            drawing.fills.append(
                Fill(box_corners(x, y - row * 0.3, x + unit, y + row * 0.3), color)
            )
            text = elide(name, width - x - unit * 1.6, style)
            drawing.texts.append(Text(x + unit * 1.6, y, text, style.tokens.ink, style.small))
            x += style.wide(name) + unit * 3.5
