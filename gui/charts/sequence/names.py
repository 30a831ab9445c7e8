"""Names inside the strips of a sequence map: names where there is room, else letters.

Owns where a name stands: beside today's line where its segment has room, else over it; and the key
of what is named nowhere. Only the first of strips that are the same is named. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.labels import wrap
from gui.charts.marks.strip import ink_on
from gui.charts.sequence.words import headed

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.marks.strip import Segment
    from gui.charts.sequence.plan import Placed, Plan
    from gui.charts.sequence.types import SequenceScene

__all__ = ["draw_names", "entries", "named_in"]

#: Size of names that do not fit otherwise, as a share of small text.
_SMALLER = 0.86
#: Distance of a name's lines, in sizes of its type.
_RISE = 1.2
_MOST_LINES = 2


def draw_names(scene: SequenceScene, placed: Placed, plan: Plan, drawing: Drawing) -> None:
    """Name the regimes of a strip that begins a block."""
    if not placed.heads:
        return
    line = plan.x(scene.cursor)
    for segment, letters in zip(placed.strip.segments, placed.strip.letters, strict=True):
        fitted = _fitted(segment, letters, placed, plan, line)
        if fitted is None:
            continue
        lines, size, x = fitted
        color = segment.color
        ink, ground = ink_on(color), color
        if segment.several:  # over several colours no ink reads without a ground of its own
            ink, ground = plan.style.tokens.ink, plan.style.tokens.base
        at = (lines, x, placed.box.middle, size * _RISE, ink, size)
        drawing.write(*at, across=0.5, halo=ground)


def named_in(scene: SequenceScene, plan: Plan) -> set[str]:
    """Return what is named in full in some strip."""
    line = plan.x(scene.cursor)
    named: set[str] = set()
    for placed in plan.strips:
        strip = placed.strip
        for segment, letters in zip(strip.segments, strip.letters, strict=True):
            fitted = _fitted(segment, letters, placed, plan, line) if placed.heads else None
            if not segment.several and fitted is not None and fitted[0] != [letters]:
                named.add(segment.name)
    return named


def entries(scene: SequenceScene, named: set[str]) -> dict[str, str]:
    """Return the colours of what is not `named`, by name and letters, always in one order."""
    colors: dict[str, str] = {}
    short: dict[str, str] = {}
    for strip in scene.strips:
        for segment, letters in zip(strip.segments, strip.letters, strict=True):
            colors.update((row.name, row.color) for row in segment.rows)
            if letters:
                short[segment.name] = letters
    return {
        f"{short[name]}: {name}" if name in short else name: color
        for name, color in colors.items()
        if name not in named
    }


def _fitted(
    segment: Segment, letters: str, placed: Placed, plan: Plan, line: float
) -> tuple[list[str], float, float] | None:
    """Return the lines in a segment, their size and their middle; None where nothing fits."""
    style = plan.style
    left, right = plan.x(segment.low.value), plan.x(segment.high.value)
    places = [(left, right)]
    if left < line < right:
        places = [max(((left, line), (line, right)), key=lambda part: part[1] - part[0]), *places]
    for text in dict.fromkeys((headed(segment), letters)):
        for start, end in places if text else ():
            lines = _lines(text, end - start - style.unit * 0.8, placed.box.height, style)
            if lines is not None:
                return *lines, (start + end) / 2
    return None


def _lines(text: str, room: float, height: float, style: Style) -> tuple[list[str], float] | None:
    for size in (style.small, style.small * _SMALLER):
        most = max(1, int(height // (size * _RISE)))
        lines = wrap(text, room, min(most, _MOST_LINES), style, size)
        if lines is not None:
            return lines, size
    return None
