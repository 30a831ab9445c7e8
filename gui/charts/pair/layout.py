"""Two strips of regimes laid out one above the other, tipping points joined by lines between them.

Owns places and marks. What stays is joined by a fine line, what moved by a stronger one with an
arrow head; what is only in one strip ends in a dot. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.axes import add_ticks
from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot, arrow_head, disc
from gui.charts.marks.labels import elide, spread, wrap
from gui.charts.marks.strip import ink_on, row_fills

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.pair.scene import Joint, PairScene, Strip

__all__ = ["pair_figure"]


class _Plan:
    """Where everything is, from the top down: label, strip, joints, strip, label, axis."""

    def __init__(self, scene: PairScene, style: Style, width: float, height: float) -> None:
        row, unit = style.row, style.unit
        names = [style.wide(strip.name, bold=True) for strip in (scene.upper, scene.lower)]
        self.left = min(max(names) + 1.5 * unit, 0.24 * width)
        self.right = width - unit
        self.low = min(s.segments[0].low.value for s in (scene.upper, scene.lower))
        self.high = max(s.segments[-1].high.value for s in (scene.upper, scene.lower))
        foot = 2.8 * row
        between = max(2.2 * row, 0.22 * height)
        top = 1.3 * row
        tall = max(1.6 * row, (height - foot - between - top) / 2)
        self.upper = Box(self.left, top, self.right, top + tall)
        top += tall + between
        self.lower = Box(self.left, top, self.right, top + tall)
        self.axis = top + tall + 1.3 * row

    def x(self, level: float) -> float:
        """Return the pixel column of a level."""
        share = (level - self.low) / ((self.high - self.low) or 1.0)
        return self.left + share * (self.right - self.left)


def pair_figure(scene: PairScene, style: Style, width: float, height: float) -> Figure:
    """Lay the pair out in `width` by `height` pixels."""
    plan = _Plan(scene, style, width, height)
    under, over = Drawing(), Drawing()
    spots: list[Spot] = []
    for strip, box in ((scene.upper, plan.upper), (scene.lower, plan.lower)):
        spots += _strip(strip, box, plan, style, under, over)
    for number, joint in enumerate(scene.joints):
        spots.append(_joint(number, joint, plan, style, over))
    _labels(scene, plan, style, over)
    _axis(scene, plan, style, over)
    return Figure((under, over), tuple(spots), least=(0.0, 9.7 * style.row))


def _strip(
    strip: Strip, box: Box, plan: _Plan, style: Style, under: Drawing, over: Drawing
) -> list[Spot]:
    tokens, small = style.tokens, style.small
    room = plan.left - style.unit
    called = wrap(strip.name, room, int(box.height // (small * 1.25)), style, bold=True)
    called = called or [elide(strip.name, room, style, bold=True)]
    over.write(called, 0.0, box.middle, small * 1.24, tokens.ink, small, bold=True)
    spots = []
    for segment in strip.segments:
        left, right = plan.x(segment.low.value), plan.x(segment.high.value)
        own = Box(left, box.top, right, box.bottom)
        under.fills.extend(row_fills(segment, own, style, hatched=True))
        most = min(3, int(box.height // (small * 1.25)))
        start, end = _beside(left, right, plan.x(strip.today))
        lines = wrap(segment.headed, end - start - style.unit, most, style) or []
        # over several colours no ink reads without a ground of its own
        ink, halo = tokens.ink, tokens.base if segment.several else ""
        if segment.color and not segment.several:
            ink, halo = ink_on(segment.color), segment.color if segment.open else ""
        at = ((start + end) / 2, box.middle, small * 1.24)
        over.write(lines, *at, ink, small, across=0.5, halo=halo)
        words = f"{strip.name}: {segment.listed}"
        key = f"{strip.name}:{segment.regime}"
        spots.append(Spot(own, key, words, pressable=False))
    x = plan.x(strip.today)
    over.strokes.append(Stroke(((x, box.top), (x, box.bottom)), tokens.ink, style.line))
    return spots


def _beside(left: float, right: float, line: float) -> tuple[float, float]:
    """Return the larger part of a stretch that a line cuts: no name is crossed by today."""
    if not left < line < right:
        return left, right
    return (left, line) if line - left > right - line else (line, right)


def _joint(number: int, joint: Joint, plan: _Plan, style: Style, over: Drawing) -> Spot:
    """Draw what became of one tipping point between the strips."""
    tokens, unit = style.tokens, style.unit
    label = style.row * 0.95
    top, bottom = plan.upper.bottom + label, plan.lower.top - label
    color = tokens.soft if joint.still else tokens.ink
    if joint.old is not None and joint.new is not None:
        start, end = (plan.x(joint.old[0]), top), (plan.x(joint.new[0]), bottom)
        dash = "fine" if joint.still else "solid"
        over.strokes.append(
            Stroke((start, end), color, style.hair * (1 if joint.still else 1.6), dash)
        )
        if not joint.still:
            over.fills.append(arrow_head(start, end, unit * 1.1, color))
        left, right = sorted((start[0], end[0]))
    else:
        point = joint.old or joint.new
        assert point is not None
        gone = joint.new is None
        reach = min(unit, 0.3 * (bottom - top))
        x, y = plan.x(point[0]), top + reach if gone else bottom - reach
        edge = top if gone else bottom
        over.strokes.append(Stroke(((x, edge), (x, y)), color, style.hair * 1.6))
        over.fills.append(Fill(disc(x, y, unit * 0.45), color=color))
        left = right = x
    box = Box(left - unit, plan.upper.bottom, right + unit, plan.lower.top)
    return Spot(box, f"tip:{number}", joint.words, pressable=False)


def _labels(scene: PairScene, plan: _Plan, style: Style, over: Drawing) -> None:
    """Write every tipping point's level at its own strip, as far as there is room."""
    small, row = style.small, style.row
    for box, ends, side in (
        (plan.upper, [joint.old for joint in scene.joints], 1),
        (plan.lower, [joint.new for joint in scene.joints], -1),
    ):
        shown = sorted(end for end in ends if end is not None)
        y = box.bottom + row * 0.5 if side > 0 else box.top - row * 0.5
        while shown:
            sizes = [style.wide(text, bold=True) + style.unit for _, text in shown]
            wanted = [plan.x(level) for level, _ in shown]
            places = spread(wanted, sizes, plan.left - style.unit, plan.right + style.unit)
            if places is not None:
                over.texts.extend(
                    Text(x, y, text, style.tokens.ink, small, 0.5, bold=True)
                    for x, (_, text) in zip(places, shown, strict=True)
                )
                break
            shown.pop(len(shown) // 2)


def _axis(scene: PairScene, plan: _Plan, style: Style, over: Drawing) -> None:
    tokens, small, lower = style.tokens, style.small, plan.lower
    inside = [tick for tick in scene.axis.ticks if plan.low <= tick.level <= plan.high]
    y, notch = lower.bottom + style.row * 0.85, (lower.bottom, lower.bottom + style.unit * 0.5)
    add_ticks(inside, plan.x, y, style, over, notch=notch)
    title = f"{scene.axis.title}; the thick line is today"
    title = elide(title, plan.right, style)
    middle = (plan.left + plan.right) / 2
    half = style.wide(title) / 2
    middle = min(max(middle, half), plan.right - half + style.unit)
    over.texts.append(Text(middle, plan.axis + style.row * 0.75, title, tokens.soft, small, 0.5))
    title_y = plan.upper.top - style.row * 0.55
    words = elide("Regimes before and after", plan.right, style)
    over.texts.append(Text(plan.left, title_y, words, tokens.soft, small))
