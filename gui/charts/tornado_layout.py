"""Where the bars of a tornado go: names at the left, bars around today's value, values at ends.

Owns the arithmetic from a scene and a size to marks and spots. Each bar has two halves: the low end
of the range hatched and pale, the high end solid, so that grey print tells them apart. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gui.charts.drawing import Drawing, Fill, Stroke, Text
from gui.charts.figure import Figure, Spot, arrow_head, box_corners
from gui.charts.labels import elide, wrap
from gui.charts.stage import Box
from gui.charts.tornado_words import MARKED, bar_words
from gui.colors import mix, readable

if TYPE_CHECKING:
    from gui.charts.drawing import Measure, Style
    from gui.charts.tornado_scene import BarEnd, TornadoBar, TornadoScene

__all__ = ["tornado_figure"]

#: Share of the width that names may take.
_NAMES = 0.36
#: Heights of a bar's row, in rows of small text.
_TALLEST, _LOWEST = 2.5, 1.3
_AXIS_ROWS = 3.4


@dataclass(frozen=True, slots=True)
class _Plan:
    plot: Box
    names: float
    row: float
    shown: int
    low: float
    high: float

    def x(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.plot.left + share * self.plot.width


def tornado_figure(
    scene: TornadoScene, style: Style, measure: Measure, width: float, height: float
) -> Figure:
    """Lay a tornado out in `width` by `height` pixels."""
    plan = _plan(scene, style, measure, width, height)
    under, over = Drawing(), Drawing()
    _axis(scene, plan, style, measure, under, width)
    spots: list[Spot] = []
    for place, bar in enumerate(scene.bars[: plan.shown]):
        top = plan.plot.top + place * plan.row
        _bar(scene, bar, plan, style, measure, top, under, over)
        box = Box(0.0, top, width, top + plan.row)
        spots.append(Spot(box, bar.key, bar_words(scene, bar)))
    _baseline(scene, plan, style, measure, over, width)
    _legend(scene, plan, style, measure, over, width, height)
    return Figure((under, over), tuple(spots))


def _plan(
    scene: TornadoScene, style: Style, measure: Measure, width: float, height: float
) -> _Plan:
    bars = scene.bars[: scene.most]
    wanted = max((measure(f"{bar.player}  {bar.name}", style.small) for bar in bars), default=0.0)
    names = min(wanted + 2.5 * style.unit, width * _NAMES)
    room = max(
        (measure(_end_text(end), style.small) for bar in bars for end in (bar.low, bar.high)),
        default=0.0,
    )
    room += 2.6 * style.unit
    left = names + min(room, width * 0.14)
    right = max(left + 6 * style.unit, width - min(room, width * 0.14))
    top = style.row * 1.5
    bottom = max(top + style.row, height - _AXIS_ROWS * style.row)
    count = max(1, len(bars))
    shown = max(1, min(count, int((bottom - top) // (_LOWEST * style.row))))
    row = min(_TALLEST * style.row, (bottom - top) / shown)
    scale = scene.scale
    plot = Box(left, top, right, min(bottom, top + shown * row + style.unit * 0.5))
    return _Plan(plot, names, row, min(shown, len(bars)), scale.low, scale.high)


def _axis(
    scene: TornadoScene,
    plan: _Plan,
    style: Style,
    measure: Measure,
    under: Drawing,
    width: float,
) -> None:
    tokens, plot = style.tokens, plan.plot
    for tick in scene.scale.ticks:
        x = plan.x(tick.level)
        under.strokes.append(Stroke(((x, plot.top), (x, plot.bottom)), tokens.hairline, style.hair))
        y = plot.bottom + style.unit * 0.5
        under.texts.append(Text(x, y, tick.text, tokens.soft, style.small, across=0.5, down="top"))
    title = elide(scene.scale.title, width - plan.names, measure, style.small)
    x = min(plot.left + plot.width / 2, width - measure(title, style.small) / 2)
    y = plot.bottom + style.unit * 0.5 + style.row
    under.texts.append(Text(x, y, title, tokens.soft, style.small, across=0.5, down="top"))


def _bar(
    scene: TornadoScene,
    bar: TornadoBar,
    plan: _Plan,
    style: Style,
    measure: Measure,
    top: float,
    under: Drawing,
    over: Drawing,
) -> None:
    tokens = style.tokens
    middle = top + plan.row / 2
    half = min(plan.row * 0.34, style.row * 0.62)
    _name(bar, plan, style, measure, middle, over)
    zero = plan.x(scene.baseline.level)
    halves = [(bar.low, False), (bar.high, True)]
    # where both ends lie on one side the longer half is painted first
    halves.sort(key=lambda pair: -abs((pair[0].value or 0.0) - scene.baseline.level))
    for end, solid in halves:
        if end.value is None or end.value == scene.baseline.level:
            continue
        x = plan.x(end.value)
        fill = bar.color if solid else mix(bar.color, tokens.base, 0.35)
        under.fills.append(
            Fill(
                box_corners(min(zero, x), middle - half, max(zero, x), middle + half),
                color=fill,
                hatch="none" if solid else "rising",
                hatch_color=bar.color,
                edge=bar.color,
                width=style.hair,
                spacing=style.unit * 0.8,
            )
        )
    _ends(scene, bar, plan, style, measure, middle, half, over)


def _name(
    bar: TornadoBar, plan: _Plan, style: Style, measure: Measure, middle: float, over: Drawing
) -> None:
    tokens = style.tokens
    who = f"{bar.player}  "
    x, indent = 0.0, measure(who, style.small, True)
    room = plan.names - indent - style.unit
    over.texts.append(
        Text(x, middle, bar.player, readable(bar.color, tokens.base), style.small, bold=True)
    )
    lines = [bar.name]
    if measure(bar.name, style.small) > room:
        two = wrap(bar.name, room, 2, measure, style.small) if plan.row > 1.9 * style.row else None
        lines = two or [elide(bar.name, room, measure, style.small)]
    y = middle - (len(lines) - 1) * style.row * 0.45
    for line in lines:
        over.texts.append(Text(indent, y, line, tokens.ink, style.small))
        y += style.row * 0.9


def _end_text(end: BarEnd) -> str:
    return f"{end.text} ({end.base})"


def _ends(
    scene: TornadoScene,
    bar: TornadoBar,
    plan: _Plan,
    style: Style,
    measure: Measure,
    middle: float,
    half: float,
    over: Drawing,
) -> None:
    """Write values at the ends: on either side of the bar what ends there, outermost first."""
    base = scene.baseline.level
    sides: dict[int, list[BarEnd]] = {-1: [], 1: []}
    for end in (bar.low, bar.high):
        if end.value is not None and end.value != base:
            sides[1 if end.value > base else -1].append(end)
    free = [end for end in (bar.low, bar.high) if end.value is None]
    for end in free:
        sides[-1 if not sides[-1] and (sides[1] or end is bar.low) else 1].append(end)
    for side, ends in sides.items():
        if not ends:
            continue
        ends.sort(key=lambda end: side * (base if end.value is None else end.value), reverse=True)
        outer = ends[0]
        x = plan.x(base if outer.value is None else outer.value)
        x = _tip(outer, x, side, middle, half, style, over)
        if any(end.flips for end in ends):
            x = _diamond(x, side, middle, style, over)
        edge = plan.names if side < 0 else float("inf")
        _write(ends, x, side, edge, middle, style, measure, over)


def _tip(
    end: BarEnd, x: float, side: int, middle: float, half: float, style: Style, over: Drawing
) -> float:
    """Draw what is special about a bar's end; return where the words may begin."""
    tokens = style.tokens
    if end.leaves:
        length = half * 1.1
        over.fills.append(
            arrow_head((x, middle), (x + side * length * 1.3, middle), length, tokens.soft)
        )
        x += side * length * 1.3
    elif end.value is None:
        size, x = half * 0.5, x + side * style.unit * 0.9
        for turn in (-1, 1):
            cross = ((x - size, middle - turn * size), (x + size, middle + turn * size))
            over.strokes.append(Stroke(cross, tokens.soft, style.line * 0.75))
        x += side * size
    return x + side * style.unit * 0.6


def _diamond(x: float, side: int, middle: float, style: Style, over: Drawing) -> float:
    """Mark a bar's end that overturns what stands today."""
    size = style.small * 0.36
    over.fills.append(Fill(_diamond_at(x + side * size, middle, size), color=style.tokens.ink))
    return x + side * (2 * size + style.unit * 0.4)


def _diamond_at(
    x: float, y: float, size: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([(x - size, y), (x, y - size), (x + size, y), (x, y + size)])


def _write(
    ends: list[BarEnd],
    x: float,
    side: int,
    edge: float,
    middle: float,
    style: Style,
    measure: Measure,
    over: Drawing,
) -> None:
    """Write value and, where there is room, the base that leads to it."""
    tokens = style.tokens
    value = ", ".join(dict.fromkeys(end.text for end in ends))
    base = f" ({', '.join(end.base for end in ends)})"
    across = 0.0 if side > 0 else 1.0
    wide = measure(value, style.small, True) + measure(base, style.small)
    if x - wide < edge - style.unit and side < 0:
        base = ""
    if side > 0:
        over.texts.append(Text(x, middle, value, tokens.ink, style.small, bold=True))
        x += measure(value, style.small, True)
        over.texts.append(Text(x, middle, base, tokens.soft, style.small))
        return
    if base:
        over.texts.append(Text(x, middle, base, tokens.soft, style.small, across=across))
        x -= measure(base, style.small)
    over.texts.append(Text(x, middle, value, tokens.ink, style.small, across=across, bold=True))


def _baseline(
    scene: TornadoScene,
    plan: _Plan,
    style: Style,
    measure: Measure,
    over: Drawing,
    width: float,
) -> None:
    """Draw today's value through all bars, and the driver's level today beside it."""
    tokens, plot = style.tokens, plan.plot
    x = plan.x(scene.baseline.level)
    line = ((x, plot.top - style.unit * 0.4), (x, plot.bottom))
    over.strokes.append(Stroke(line, tokens.ink, style.line * 0.75))
    y = plot.top - style.unit * 0.6
    text = f"now {scene.baseline.text}"
    over.texts.append(Text(x, y, text, tokens.ink, style.small, 0.5, "base", bold=True))
    today = scene.scale.today
    if today is None:
        return
    at = plan.x(today.level)
    line = ((at, plot.top), (at, plot.bottom))
    over.strokes.append(Stroke(line, tokens.soft, style.hair, "fine"))
    apart = measure(text, style.small, True) / 2 + style.unit
    side = -1 if at <= x else 1
    if abs(at - x) < apart + measure(today.text, style.small) / 2:
        at = x + side * apart
        over.texts.append(
            Text(at, y, today.text, tokens.soft, style.small, 1.0 if side < 0 else 0.0, "base")
        )
    else:
        over.texts.append(Text(at, y, today.text, tokens.soft, style.small, 0.5, "base"))


def _legend(
    scene: TornadoScene,
    plan: _Plan,
    style: Style,
    measure: Measure,
    over: Drawing,
    width: float,
    height: float,
) -> None:
    """Say at the foot what the halves and the diamond mean, and what is not drawn."""
    tokens = style.tokens
    y = plan.plot.bottom + style.unit * 0.5 + 2.4 * style.row
    x = 0.0
    box = style.small * 0.5
    for label, solid in (("at its low", False), ("at its high", True)):
        over.fills.append(
            Fill(
                box_corners(x, y - box, x + 2.4 * box, y + box * 0.6),
                color=tokens.soft if solid else mix(tokens.soft, tokens.base, 0.3),
                hatch="none" if solid else "rising",
                hatch_color=tokens.soft,
                edge=tokens.soft,
                width=style.hair,
                spacing=style.unit * 0.8,
            )
        )
        x += 2.4 * box + style.unit * 0.6
        over.texts.append(Text(x, y - box * 0.2, label, tokens.soft, style.small))
        x += measure(label, style.small) + style.unit * 1.6
    if any(bar.flips for bar in scene.bars[: plan.shown]):
        size = style.small * 0.36
        over.fills.append(Fill(_diamond_at(x + size, y - box * 0.2, size), color=tokens.ink))
        x += 2 * size + style.unit * 0.6
        over.texts.append(Text(x, y - box * 0.2, MARKED, tokens.soft, style.small))
        x += measure(MARKED, style.small) + style.unit * 1.6
    more, idle = len(scene.bars) - plan.shown, scene.considered - len(scene.bars)
    said = [f"{more} more move it less"] if more else []
    if idle:
        said.append(f"{idle} do not move it")
    words = elide(" · ".join(said), width - x, measure, style.small)
    over.texts.append(Text(width, y - box * 0.2, words, tokens.soft, style.small, across=1.0))
