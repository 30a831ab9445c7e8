"""A tornado laid out: names at the left, bars around today's value, axis and legend at the foot.

Owns what is around the bars; the bars themselves are `bars`'. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.axes import add_ticks
from gui.charts.marks.drawing import Drawing, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot, bar_fill, box_corners, cross
from gui.charts.marks.labels import elide, spread, wrap
from gui.charts.tornado.bars import diamond, draw_bar
from gui.charts.tornado.plan import arrange
from gui.charts.tornado.words import GONE, bar_words
from gui.look.colors import readable

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.tornado.plan import Plan
    from gui.charts.tornado.types import TornadoBar, TornadoScene

__all__ = ["tornado_figure"]


def tornado_figure(scene: TornadoScene, style: Style, width: float, height: float) -> Figure:
    """Lay a tornado out in `width` by `height` pixels."""
    entries = _entries(scene)
    words = [*(words for _, words in entries), _counted(scene, 0)]
    plan = arrange(scene, style, width, height, words)
    grid, under, over = Drawing(), Drawing(), Drawing()
    _axis(scene, plan, style, grid, width)
    spots: list[Spot] = []
    for place, bar in enumerate(scene.bars[: plan.shown]):
        top = plan.plot.top + place * plan.row
        middle = top + plan.row * (0.72 if plan.stacked else 0.5)
        above = top + plan.row * 0.27 if plan.stacked else middle
        _name(bar, plan, style, above, over)
        draw_bar(scene, bar, plan, style, middle, under, over)
        spots.append(Spot(Box(0.0, top, width, top + plan.row), bar.key, bar_words(scene, bar)))
    _was(scene, plan, style, under)
    _baseline(scene, plan, style, grid, under, width)
    _legend(scene, entries, plan, style, over, width, height)
    return Figure((grid, under, over), tuple(spots), least=plan.least)


def _axis(scene: TornadoScene, plan: Plan, style: Style, grid: Drawing, width: float) -> None:
    tokens, plot = style.tokens, plan.plot
    y = plot.bottom + style.unit * 0.5
    notch = (plot.top, plot.bottom)
    add_ticks(
        *(scene.scale.ticks, plan.x, y, style, grid), notch=notch, ink=tokens.hairline, down="top"
    )
    title = elide(scene.scale.title, width, style)
    half = style.wide(title) / 2
    x = min(max(plot.left + plot.width / 2, half), width - half)
    grid.texts.append(Text(x, y + style.row, title, tokens.soft, style.small, 0.5, "top"))


def _name(bar: TornadoBar, plan: Plan, style: Style, middle: float, over: Drawing) -> None:
    """Write the player in his colour and the title beside, in two lines where there is room."""
    tokens = style.tokens
    who = elide(bar.player, plan.names * 0.5, style, bold=True)
    color = readable(bar.color, tokens.base)
    halo = tokens.base if plan.stacked else ""
    over.texts.append(Text(0.0, middle, who, color, style.small, bold=True, halo=halo))
    indent = min(plan.indent, plan.names * 0.5 + style.unit)
    if plan.stacked:
        indent = style.wide(who, bold=True) + style.unit
    room = plan.names - indent
    lines, tall = [bar.name], plan.row > 1.9 * style.row and not plan.stacked
    if style.wide(bar.name) > room:
        two = wrap(bar.name, room, 2, style) if tall else None
        lines = two or [elide(bar.name, room, style)]
    over.write(lines, indent, middle, style.row * 0.9, tokens.ink, style.small, halo=halo)


def _baseline(
    scene: TornadoScene, plan: Plan, style: Style, grid: Drawing, under: Drawing, width: float
) -> None:
    """Draw today's value through all bars, and the driver's level today beside it."""
    tokens, plot, small = style.tokens, plan.plot, style.small
    x, y = plan.x(scene.baseline.level), plot.top - style.unit * 0.7
    line = ((x, plot.top - style.unit * 0.4), (x, plot.bottom))
    under.strokes.append(Stroke(line, tokens.ink, style.line * 0.75))
    text = scene.baseline.text if scene.scale.today is None else f"tips at {scene.baseline.text}"
    half = style.wide(text, bold=True) / 2
    middle = min(x, width - half)
    today = scene.scale.today
    if today is None:
        under.texts.append(Text(middle, y, text, tokens.ink, small, 0.5, "base", bold=True))
        return
    at = plan.x(today.level)
    grid.strokes.append(
        Stroke(((at, plot.top), (at, plot.bottom)), tokens.soft, style.hair, "fine")
    )
    wide, apart = style.wide(today.text), half + style.unit
    if abs(at - middle) < apart + wide / 2:
        side = -1 if at <= x and middle - apart - wide > 0 else 1
        if middle + apart + wide > width:
            side = -1
        at = middle + side * (apart + wide / 2)
    at = min(at, width - wide / 2)
    if at < wide / 2:  # neither side has room: both move
        gap = style.unit
        placed = spread([middle, at], [2 * half + gap, wide + gap], 0.0, width + gap)
        middle, at = placed or (middle, wide / 2)
    under.texts.append(Text(middle, y, text, tokens.ink, small, 0.5, "base", bold=True))
    under.texts.append(Text(at, y, today.text, tokens.soft, small, 0.5, "base"))


def _was(scene: TornadoScene, plan: Plan, style: Style, under: Drawing) -> None:
    """Draw the value of the scenario that is compared with, dashed through all bars."""
    before = scene.before
    if before is None or before.value is None or not plan.low <= before.value <= plan.high:
        return
    x = plan.x(before.value)
    line = ((x, plan.plot.top - style.unit * 0.4), (x, plan.plot.bottom))
    under.strokes.append(Stroke(line, style.tokens.base, style.hair * 2.6))
    under.strokes.append(Stroke(line, style.tokens.soft, style.hair * 1.4, "dashed"))


def _entries(scene: TornadoScene) -> list[tuple[str, str]]:
    """Return what the legend explains: which sign, in which words."""
    ends = [end for bar in scene.bars[: scene.most] for end in (bar.low, bar.high)]
    entries = [("low", "at its low"), ("high", "at its high")] if ends else []
    if any(end.flips for end in ends):
        entries.append(("diamond", scene.marked))
    if any(end.value is None for end in ends):
        entries.append(("cross", GONE))
    if scene.before is not None:
        entries.append(("note" if scene.before.value is None else "dashes", scene.before.note))
    return entries


def _legend(
    scene: TornadoScene,
    entries: list[tuple[str, str]],
    plan: Plan,
    style: Style,
    over: Drawing,
    width: float,
    height: float,
) -> None:
    """Say at the foot what the halves and marks mean, and what is not drawn."""
    tokens, small = style.tokens, style.small
    x, y, box, size = 0.0, height - style.row * 0.55, small * 0.5, small * 0.36
    for number, line in reversed(list(enumerate(reversed(plan.legend)))):
        x, y = 0.0, height - (0.55 + 1.15 * number) * style.row
        for sign, words in (entries[place] for place in line if place < len(entries)):
            if sign in ("low", "high"):
                hatch = "none" if sign == "high" else "rising"
                corners = box_corners(x, y - box * 0.8, x + 2.4 * box, y + box * 0.8)
                over.fills.append(bar_fill(corners, tokens.soft, hatch, style))
                x += 2.4 * box
            elif sign == "diamond":
                over.fills.append(diamond(x + size, y, size, tokens.ink))
                x += 2 * size
            elif sign == "cross":
                over.strokes.extend(cross(x + size, y, size, tokens.soft, style.line * 0.75))
                x += 2 * size
            elif sign == "dashes":
                dashes = ((x, y), (x + 4.8 * box, y))
                over.strokes.append(Stroke(dashes, tokens.soft, style.hair * 1.4, "dashed"))
                x += 4.8 * box
            words = elide(words, width - x - style.unit * 0.6, style)
            over.texts.append(Text(x + style.unit * 0.6, y, words, tokens.soft, small))
            x += style.wide(words) + style.unit * 2.2
    words = elide(_counted(scene, plan.shown), max(0.0, width - x), style)
    over.texts.append(Text(width, y, words, tokens.soft, small, across=1.0))


def _counted(scene: TornadoScene, shown: int) -> str:
    """Say how many bars are not drawn, and how many considerations have none."""
    more, idle = len(scene.bars) - shown, scene.considered - len(scene.bars)
    said = [f"{more} more"] if more else []
    if idle:
        said.append(f"{idle} do not move it at either end")
    return " · ".join(said)
