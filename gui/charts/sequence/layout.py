"""The sequence map laid out: strips one above the other, today's line through all of them.

Owns the drawing of what `plan` has placed: strips, frame, headings, columns, foot. Names in strips
are `names`'. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.axes import add_ticks, add_title
from gui.charts.marks.axis import level_like
from gui.charts.marks.comparison import add_strip
from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot
from gui.charts.marks.labels import elide
from gui.charts.marks.strip import hatch_ink, row_fills
from gui.charts.multiples.names import draw_key, key_lines
from gui.charts.sequence.names import draw_names, entries, named_in
from gui.charts.sequence.plan import SHOWN, arrange, knot, knots
from gui.charts.sequence.words import strip_words
from gui.look.colors import readable

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.sequence.plan import Placed, Plan
    from gui.charts.sequence.types import Group, Part, PlayStrip, SequenceScene, Tip

__all__ = ["planned", "sequence_figure"]


def sequence_figure(scene: SequenceScene, style: Style, width: float, height: float) -> Figure:
    """Lay a sequence map out in `width` by `height` pixels."""
    plan, key = planned(scene, style, width, height)
    under, through, over = Drawing(), Drawing(), Drawing()
    for placed in plan.strips:
        _regimes(scene, placed, plan, under)
        _name(placed, plan, over)
        _gain(placed, plan, over)
        draw_names(scene, placed, plan, over)
    for group, y in plan.headings:
        _heading(group, y, plan, under, over)
    _through(scene, plan, through)
    _foot(scene, plan, width, over)
    draw_key(key, width, style, plan.bottom, over)
    spots = [_spot(scene, placed, width) for placed in plan.strips]
    spots += [_tip_spot(plan, *tip) for tip in plan.tips]
    untold = tuple(tip.text for tip in plan.untold)
    return Figure(
        (under, through, over), tuple(spots), least=_least(scene, style, width), untold=untold
    )


def planned(
    scene: SequenceScene, style: Style, width: float, height: float
) -> tuple[Plan, list[list[tuple[str, str]]]]:
    """Divide the room, and return the lines of the key of what is named nowhere."""
    plan = arrange(scene, style, width, height)
    lines, named = 0, named_in(scene, plan)
    while len(key := key_lines(entries(scene, named), width, style)) > lines:
        lines = len(key)  # the more lines the key has, the fewer names fit into strips
        plan = arrange(scene, style, width, height, lines)
        named &= named_in(scene, plan)
    return plan, key


def _least(scene: SequenceScene, style: Style, width: float) -> tuple[float, float]:
    """Return the least size of a figure of some width, which never needs less for being narrower.

    Else a page would scroll, become narrower by that, need less, and scroll no more.
    """
    found = knots(scene, style)
    from_here = (one for one in found if one >= knot(scene, style, width))
    return found[0], max(planned(scene, style, one, 0.0)[0].least[1] for one in from_here)


def _regimes(scene: SequenceScene, placed: Placed, plan: Plan, under: Drawing) -> None:
    """Draw a strip, one colour per answer, and what was under it."""
    style, box = plan.style, placed.box
    for segment in placed.strip.segments:
        own = Box(plan.x(segment.low.value), box.top, plan.x(segment.high.value), box.bottom)
        under.fills.extend(row_fills(segment, own, style, hatched=True))
    if not placed.strip.segments:
        base = style.tokens
        under.fills.append(Fill(box.corners, base.raised, "crossed", base.faint))
    if scene.before is not None and placed.strip.place in scene.before.strips:
        was = scene.before.strips[placed.strip.place]
        add_strip(was, scene.before.cursor, placed.before, plan.x, style, under)


def _name(placed: Placed, plan: Plan, over: Drawing) -> None:
    """Write a play's name, each player in his colour."""
    style, strip, y = plan.style, placed.strip, placed.box.middle
    bold, tokens, small = strip.shown or not strip.place, style.tokens, style.small
    room = plan.left - style.unit
    x = 0.0
    for part, text in zip(strip.parts, _shortened(strip, room, style, bold=bold), strict=True):
        over.texts.append(Text(x, y, text, _ink(part, style), small, bold=bold))
        x += style.wide(text, bold=bold)
    if strip.shown and x + style.unit + style.wide(SHOWN) <= room:
        over.texts.append(Text(room, y, SHOWN, tokens.soft, small, across=1.0))


def _shortened(strip: PlayStrip, room: float, style: Style, *, bold: bool) -> list[str]:
    """Return the pieces of a name so that they fit; the longest players' names give way."""
    wide = [style.wide(part.text, bold=bold) for part in strip.parts]
    most = max(wide)
    while sum(min(one, most) for one in wide) > room and most > style.unit:
        most -= style.unit / 4
    return [
        part.text if size <= most else elide(part.text, most, style, bold=bold)
        for part, size in zip(strip.parts, wide, strict=True)
    ]


def _ink(part: Part, style: Style) -> str:
    """Return the ink of a player's name; of what stands between names, the soft one."""
    tokens = style.tokens
    return readable(part.color, tokens.base) if part.color else tokens.ink


def _gain(placed: Placed, plan: Plan, over: Drawing) -> None:
    """Say what moving first is worth to who does."""
    style, strip, y = plan.style, placed.strip, placed.box.middle
    tokens, small = style.tokens, style.small
    if strip.leader is None:
        if plan.full and strip.led:
            over.texts.append(Text(plan.gains, y, strip.led, tokens.soft, small))
        return
    moves = strip.gain.startswith(("+", "−")) and "to" not in strip.gain
    if plan.full:
        over.texts.append(Text(plan.gains, y, strip.leader.text, _ink(strip.leader, style), small))
    ink = tokens.ink if moves else tokens.soft
    gain = elide(strip.gain, plan.end - plan.gains, style, bold=moves)
    over.texts.append(Text(plan.end, y, gain, ink, small, across=1.0, bold=moves))


def _heading(group: Group, y: float, plan: Plan, under: Drawing, over: Drawing) -> None:
    """Write what the plays below lead to today, over the lines that run through."""
    style = plan.style
    tokens, unit, x = style.tokens, style.unit, 0.0
    if group.color:
        box = Box(0.0, y - unit * 0.55, unit * 1.1, y + unit * 0.55)
        ink = hatch_ink(group.color)
        under.fills.append(
            Fill(box.corners, group.color, group.hatch, ink, width=style.hair, spacing=unit * 0.7)
        )
        x = unit * 1.7
    name = elide(group.name, plan.end - x, style, bold=True)
    at = (y, name, tokens.ink, style.small)
    over.texts.append(Text(x, *at, bold=True, halo=tokens.base))
    x += style.wide(name, bold=True) + unit
    note = elide(group.note, plan.end - x, style)
    over.texts.append(Text(x, y, note, tokens.soft, style.small, halo=tokens.base))


def _through(scene: SequenceScene, plan: Plan, drawing: Drawing) -> None:
    """Draw tipping points and today through all strips, and a frame around the scenario's play."""
    style = plan.style
    tokens, unit = style.tokens, style.unit
    for tip, row, x in plan.tips:
        at = plan.x(tip.level)
        for upper, lower in zip(plan.strips, plan.strips[1:], strict=False):
            top = max(upper.box.bottom, upper.before.bottom)
            if lower.box.top - top > 1:
                ends = ((at, top), (at, lower.box.top))
                drawing.strokes.append(Stroke(ends, tokens.faint, style.hair, "dotted"))
        low = plan.foot + unit * 0.6 + row * style.row
        path = ((at, plan.foot), (at, plan.foot + unit * 0.3), (x, low))
        drawing.strokes.append(Stroke(path, tokens.soft, style.hair))
    for placed in plan.strips:
        if placed.strip.shown:
            closed = (
                *map(tuple, placed.box.corners.tolist()),
                tuple(placed.box.corners[0].tolist()),
            )
            drawing.strokes.append(Stroke(closed, tokens.ink, style.line * 0.8))
    x = plan.x(scene.cursor)
    ends = ((x, plan.top - unit * 0.5), (x, plan.foot))
    drawing.strokes.append(Stroke(ends, tokens.base, style.line * 1.6))
    drawing.strokes.append(Stroke(ends, tokens.ink, style.line * 0.8))
    flag = f"today {level_like(scene.axis, scene.cursor)}"
    half = style.wide(flag, bold=True) / 2
    at = min(plan.right - half, max(plan.left + half, x))
    y = plan.top - unit * 0.8
    drawing.texts.append(Text(at, y, flag, tokens.ink, style.small, 0.5, "base", bold=True))
    y = plan.top - unit - (len(plan.header) - 0.5) * style.row
    for number, line in enumerate(plan.header):
        over = y + number * style.row
        drawing.texts.append(Text(plan.gains, over, line, tokens.soft, style.small))


def _foot(scene: SequenceScene, plan: Plan, width: float, over: Drawing) -> None:
    """Label tipping points and the driver, and say where there are several answers."""
    style = plan.style
    tokens, unit, row = style.tokens, style.unit, style.row
    first = plan.foot + unit * 0.8 + row * 0.5
    for tip, number, x in plan.tips:
        y = first + number * row
        over.texts.append(Text(x, y, tip.text, tokens.ink, style.small, 0.5, bold=True))
    y = first + plan.tip_rows * row
    add_ticks(scene.axis.ticks, plan.x, y, style, over, ink=tokens.faint)
    y += row * 0.6 + style.body * 0.75
    middle = (plan.left + plan.right) / 2
    add_title(plan.titled, middle, y, width, scene.before, style, over)
    y += style.body * 1.3 * (len(plan.titled) - 1) + style.body * 0.7 + row * 0.55
    for number, line in enumerate(plan.several):
        at = y + number * row * 1.05
        over.texts.append(Text(0.0, at, line, tokens.soft, style.small))


def _spot(scene: SequenceScene, placed: Placed, width: float) -> Spot:
    """Return a strip with its name: pressed, it becomes the play."""
    box = Box(0.0, placed.box.top, width, max(placed.box.bottom, placed.before.bottom))
    words = strip_words(placed.strip, scene.axis)
    return Spot(box, f"play:{placed.strip.place}", words, pressable=not placed.strip.shown)


def _tip_spot(plan: Plan, tip: Tip, row: int, x: float) -> Spot:
    style = plan.style
    half, y = style.wide(tip.text, bold=True) / 2, plan.foot + style.unit * 0.8 + row * style.row
    box = Box(x - half, y, x + half, y + style.row)
    return Spot(box, f"tip:{tip.text}", tip.words, pressable=False)
