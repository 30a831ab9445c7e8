"""The bars of a tornado: two halves around today's value, and what is written at their ends.

The low end of the range is hatched and pale, the high end solid, so that grey print tells them
apart. An arrow head means that the axis ends before the bar does, a cross that there is no such
tipping point any more, a diamond that another equilibrium stands today. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.drawing import Fill, Text
from gui.charts.marks.figure import arrow_head, bar_fill, box_corners, cross
from gui.charts.tornado.plan import end_words, sides

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.tornado.plan import Plan
    from gui.charts.tornado.types import BarEnd, TornadoBar, TornadoScene

__all__ = ["diamond", "draw_bar"]


def diamond(x: float, y: float, size: float, color: str) -> Fill:
    """Return the mark of an end that overturns what stands today."""
    corners = [(x - size, y), (x, y - size), (x + size, y), (x, y + size)]
    return Fill(np.array(corners), color=color)


def draw_bar(
    scene: TornadoScene,
    bar: TornadoBar,
    plan: Plan,
    style: Style,
    middle: float,
    under: Drawing,
    over: Drawing,
) -> None:
    """Draw one bar around the row's `middle`: halves into `under`, marks and words into `over`."""
    base = scene.baseline.level
    half = min(plan.row * 0.34, style.row * 0.68)
    zero = plan.x(base)
    half = min(half, plan.row * 0.2) if plan.stacked else half
    halves = [(bar.low, False), (bar.high, True)]
    # where both ends lie on one side the longer half is painted first
    halves.sort(key=lambda pair: -abs((base if pair[0].value is None else pair[0].value) - base))
    for end, solid in halves:
        if end.value is not None and end.value != base:
            x = plan.x(end.value)
            corners = box_corners(min(zero, x), middle - half, max(zero, x), middle + half)
            under.fills.append(bar_fill(corners, bar.color, "none" if solid else "rising", style))
    for side, ends in sides(bar, base).items():
        if ends:
            x = plan.x(base if ends[0].value is None else ends[0].value)
            x = _tip(ends[0], x, side, middle, half, style, over)
            if any(end.flips for end in ends):
                size = style.small * 0.36
                over.fills.append(diamond(x + side * size, middle, size, style.tokens.ink))
                x += side * (2 * size + style.unit * 0.4)
            _write(ends, x, side, plan, middle, style, over)


def _tip(
    end: BarEnd, x: float, side: int, middle: float, half: float, style: Style, over: Drawing
) -> float:
    """Draw what is special about a bar's end; return where the words may begin."""
    if end.leaves:
        length = min(half * 1.1, style.small * 0.75)
        tip = (x + side * length * 1.2, middle)
        over.fills.append(arrow_head((x, middle), tip, length, style.tokens.soft))
        x = tip[0]
    elif end.value is None:
        size = style.small * 0.36
        x += side * (style.unit * 0.6 + size)
        over.strokes.extend(cross(x, middle, size, style.tokens.soft, style.line * 0.75))
        x += side * size
    return x + side * style.unit * 0.6


def _write(
    ends: list[BarEnd], x: float, side: int, plan: Plan, middle: float, style: Style, over: Drawing
) -> None:
    """Write the values and, where there is room, the bases that lead to them."""
    tokens, small = style.tokens, style.small
    values, bases = end_words(ends)
    if not plan.wordy:
        bases = ""
    wide = style.wide(values, bold=True)
    if side < 0:
        x -= wide + style.wide(bases)
    # the values last: what is laid behind the bases must not cover them
    over.texts.append(Text(x + wide, middle, bases, tokens.soft, small, halo=tokens.base))
    over.texts.append(Text(x, middle, values, tokens.ink, small, bold=True, halo=tokens.base))
