"""A driver's axis drawn: its ticks, its anchors in words, and its title.

Owns where these stand below a picture, the same in every chart. Knows no Qt and no chart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.drawing import Stroke, Text
from gui.charts.marks.labels import elide, spread, thinned, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gui.charts.marks.axis import Axis, Mark
    from gui.charts.marks.comparison import Before
    from gui.charts.marks.drawing import Drawing, Style

    #: Where the words of each anchor stand, and their lines.
    Anchors = tuple[tuple[float, tuple[str, ...]], ...]

__all__ = ["Anchors", "add_anchors", "add_ticks", "add_title", "deep", "placed_anchors"]

_MOST_LINES = 3


def add_ticks(
    ticks: Sequence[Mark],
    x: Callable[[float], float],
    y: float,
    style: Style,
    drawing: Drawing,
    *,
    notch: tuple[float, float] | None = None,
    ink: str = "",
    down: str = "middle",
) -> None:
    """Write the ticks that have room at `y`, each with a line from one end of a `notch` to another.

    The lines are soft like the words unless another `ink` is given.
    """
    for tick in thinned(ticks, x, style):
        at = x(tick.level)
        if notch is not None:
            ends = ((at, notch[0]), (at, notch[1]))
            drawing.strokes.append(Stroke(ends, ink or style.tokens.soft, style.hair))
        drawing.texts.append(Text(at, y, tick.text, style.tokens.soft, style.small, 0.5, down))


def placed_anchors(
    axis: Axis, x: Callable[[float], float], room: float, right: float, style: Style
) -> Anchors:
    """Break and place the words of all anchors; none at all if one of them has no room.

    `room` is what a single one has, `right` what they must not pass.
    """
    xs = [x(anchor.level) for anchor in axis.anchors]
    parts = []
    for k, anchor in enumerate(axis.anchors):
        gaps = [abs(xs[k] - xs[other]) for other in (k - 1, k + 1) if 0 <= other < len(xs)]
        lines = wrap(anchor.text, min(gaps, default=room) - style.unit * 1.5, _MOST_LINES, style)
        if lines is None:
            return ()
        parts.append(tuple(lines))
    sizes = [max(map(style.wide, lines)) + style.unit for lines in parts]
    placed = spread(xs, sizes, 0.0, right)
    return () if placed is None else tuple(zip(placed, parts, strict=True))


def deep(anchors: Anchors, leading: float, style: Style) -> float:
    """Return the height of the words of anchors, whose lines are `leading` rows apart."""
    return max((len(lines) for _, lines in anchors), default=0) * style.row * leading


def add_anchors(
    anchors: Anchors,
    axis: Axis,
    x: Callable[[float], float],
    y: float,
    leading: float,
    style: Style,
    drawing: Drawing,
) -> None:
    """Write the words of all anchors from `y` down, under a notch at the level of each."""
    soft, rise = style.tokens.soft, style.row * leading
    for (at, lines), anchor in zip(anchors, axis.anchors, strict=False):
        notch = ((x(anchor.level), y), (x(anchor.level), y + style.unit * 0.5))
        drawing.strokes.append(Stroke(notch, soft, style.hair))
        middle = y + style.unit + style.row * 0.5 + (len(lines) - 1) / 2 * rise
        drawing.write(lines, at, middle, rise, soft, style.small, across=0.5)


def add_title(
    lines: Sequence[str],
    middle: float,
    y: float,
    right: float,
    before: Before | None,
    style: Style,
    drawing: Drawing,
) -> None:
    """Write an axis' title from `y` down, and beside its last line what faint marks are."""
    rise = style.body * 1.3
    last = y + (len(lines) - 1) * rise
    drawing.write(lines, middle, (y + last) / 2, rise, style.tokens.ink, style.body, across=0.5)
    if before is not None:
        taken = middle + style.wide(lines[-1], style.body) / 2 + 2 * style.unit
        said = elide(before.note, right - taken, style)
        drawing.texts.append(Text(right, last, said, style.tokens.soft, style.small, across=1.0))
