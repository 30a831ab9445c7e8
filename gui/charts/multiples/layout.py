"""Small multiples laid out: strips one above the other, their tipping points joined by threads.

Owns the arithmetic from a size to marks and spots. The highest level of the second driver is on
top. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.axes import add_ticks, add_title
from gui.charts.marks.axis import level_like
from gui.charts.marks.comparison import add_strip
from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot, box_corners
from gui.charts.marks.labels import elide, whole
from gui.charts.marks.strip import row_fills
from gui.charts.multiples.names import draw_key, draw_name, key_lines, unnamed
from gui.charts.multiples.spots import spots_of
from gui.charts.sweep.shapes import area_fills
from gui.charts.sweep.stage import Stage

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.multiples.types import MultiplesScene, Strip

__all__ = ["StripsFigure", "least_height", "multiples_figure"]

#: Share of a row's height for outcomes, where there is room for them at all.
_STACK = 0.5
#: Rows lower than this many lines of small text have no outcomes, only regimes.
_LOW = 3.4
#: Height of the band of what was, in rows.
_BAND = 0.5
#: What lies between two strips, and the least height of one that is read at ease, in rows.
_GAP, _LEAST = 1.15, 1.1


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where each strip is, lowest level first."""

    stages: tuple[Stage, ...]
    stacked: bool
    left: float
    right: float
    top: float
    bottom: float
    titled: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class StripsFigure(Figure):
    """Small multiples laid out, and between which pixels the driver runs."""

    left: float = 0.0
    right: float = 0.0


def multiples_figure(
    scene: MultiplesScene, style: Style, width: float, height: float
) -> StripsFigure:
    """Lay small multiples out in `width` by `height` pixels."""
    plan = _arrange(scene, style, width, height, 0)
    missing, lines = unnamed(scene, plan.stages, style), 0
    while len(key := key_lines(missing, plan.right, style)) > lines:
        lines = len(key)  # the more lines the key has, the fewer names fit into strips
        plan = _arrange(scene, style, width, height, lines)
        missing |= unnamed(scene, plan.stages, style)
    under, threads, over = Drawing(), Drawing(), Drawing()
    draw_key(key, plan.right, style, height, over)
    spots: list[Spot] = []
    for place, (strip, stage) in enumerate(zip(scene.strips, plan.stages, strict=True)):
        _outcomes(strip, stage, plan, style, under)
        _regimes(strip, stage, style, under, over)
        _was(scene, place, stage, style, under)
        _label(strip, stage, style, over)
        _tips(strip, stage, plan, place, style, threads, over)
        spots.extend(spots_of(scene, strip, stage, place, style))
    _threads(scene, plan, style, threads)
    _cursor(scene, plan, style, threads)
    _axis(scene, plan, style, over)
    least = (plan.left + 12 * style.unit, least_height(scene, style, width))
    layers = (under, threads, over)
    return StripsFigure(layers, tuple(spots), least=least, left=plan.left, right=plan.right)


def least_height(scene: MultiplesScene, style: Style, width: float) -> float:
    """Return the height from which on nothing runs into anything else."""
    pitch = (_LEAST + _GAP + _BAND * _compared(scene)) * style.row
    strips = len(scene.strips) * pitch
    titled = _arrange(scene, style, width, 0.0, 0).titled
    room = _top(style) + strips + _foot(style, 0, len(titled))
    plan = _arrange(scene, style, width, room, 0)
    lines = key_lines(unnamed(scene, plan.stages, style), plan.right, style)
    return _top(style) + strips + _foot(style, len(lines), len(plan.titled))


def _compared(scene: MultiplesScene) -> bool:
    return scene.before is not None and bool(scene.before.strips)


def _top(style: Style) -> float:
    return style.row * 2 + style.unit * 1.2


def _foot(style: Style, key: int, titled: int) -> float:
    return style.row * (1.2 + 1.1 * key) + style.unit + style.body * (0.2 + 1.3 * titled)


def _titled(scene: MultiplesScene, left: float, right: float, style: Style) -> tuple[str, ...]:
    """Return the lines of the axis' title, which stands below the middle of the strips."""
    return whole(scene.axis.title, right - left, style, style.body)


def _arrange(scene: MultiplesScene, style: Style, width: float, height: float, key: int) -> _Plan:
    """Divide the room; `key` lines at the foot are for colours without a name in any strip."""
    unit, row = style.unit, style.row
    labels = max(style.wide(strip.text, bold=True) for strip in scene.strips)
    words = max(style.wide("today"), labels)
    edge = max((style.wide(tick.text) for tick in scene.axis.ticks), default=0.0) / 2
    left, right = words + unit * 2, width - max(unit * 1.5, edge)
    top, titled = _top(style), _titled(scene, left, right, style)
    bottom = max(top + 4 * row, height - _foot(style, key, len(titled)))
    count = len(scene.strips)
    pitch = (bottom - top) / count
    band = row * _BAND * _compared(scene)
    gap = row * _GAP + band
    tall = max(row * 0.8, pitch - gap)
    stacked = tall >= _LOW * row
    stages = []
    for place in range(count):
        upper = top + (count - 1 - place) * pitch
        middle = upper + tall * _STACK if stacked else upper
        stages.append(
            Stage(
                whole=Box(0.0, upper, width, upper + pitch),
                moves=Box(left, upper, right, upper),
                outcomes=Box(left, upper, right, middle),
                strip=Box(left, middle + (1.0 if stacked else 0.0), right, upper + tall),
                low=scene.axis.low,
                high=scene.axis.high,
                before=Box(left, upper + tall, right, upper + tall + band),
            )
        )
    return _Plan(tuple(stages), stacked, left, right, top, top + count * pitch - gap, titled)


def _outcomes(strip: Strip, stage: Stage, plan: _Plan, style: Style, drawing: Drawing) -> None:
    """Stack the outcomes' probabilities."""
    if not plan.stacked:
        return
    drawing.fills.extend(area_fills(strip.areas, stage, style))
    for segment in strip.segments:
        left, right = stage.x(segment.low.value), stage.x(segment.high.value)
        box = stage.outcomes
        if segment.several:
            drawing.fills.append(
                Fill(
                    box_corners(left, box.top, right, box.bottom),
                    hatch="falling",
                    hatch_color=style.tokens.base,
                    width=style.line * 0.8,
                    spacing=style.unit * 1.2,
                )
            )


def _regimes(strip: Strip, stage: Stage, style: Style, under: Drawing, over: Drawing) -> None:
    """Draw the strip, one colour per equilibrium, and names where they fit."""
    box = stage.strip
    for segment in strip.segments:
        left, right = stage.x(segment.low.value), stage.x(segment.high.value)
        if not segment.rows:
            under.fills.append(
                Fill(
                    box_corners(left, box.top, right, box.bottom),
                    style.tokens.raised,
                    "crossed",
                    style.tokens.faint,
                )
            )
            continue
        under.fills.extend(row_fills(segment, Box(left, box.top, right, box.bottom), style))
        draw_name(segment, stage, style, over)


def _was(scene: MultiplesScene, place: int, stage: Stage, style: Style, under: Drawing) -> None:
    """Draw the regimes of the scenario that is compared with under a strip."""
    before = scene.before
    if before is not None and before.strips:
        add_strip(before.strips[place], before.cursor, stage.before, stage.x, style, under)


def _label(strip: Strip, stage: Stage, style: Style, drawing: Drawing) -> None:
    """Write the second driver's level beside its strip."""
    tokens = style.tokens
    middle = (stage.outcomes.top + stage.strip.bottom) / 2
    x = stage.strip.left - style.unit
    ink = tokens.ink if strip.today else tokens.soft
    drawing.texts.append(
        Text(x, middle, strip.text, ink, style.small, across=1.0, bold=strip.today)
    )
    if strip.today:
        word = elide("today", stage.strip.left, style)
        drawing.texts.append(Text(x, middle + style.row, word, ink, style.small, across=1.0))


def _tips(
    strip: Strip,
    stage: Stage,
    plan: _Plan,
    place: int,
    style: Style,
    lines: Drawing,
    drawing: Drawing,
) -> None:
    """Label tipping points exactly, under the strip where they stand apart."""
    if not strip.tips:
        return
    tokens = style.tokens
    y = stage.foot + style.row * 0.62
    xs = [stage.x(tip.at.value) for tip in strip.tips]
    sizes = [style.wide(tip.text, bold=True) + style.unit for tip in strip.tips]
    spans = [strip.segments[tip.below + 1] for tip in strip.tips]
    widths = [span.high.value - span.low.value for span in spans]
    for x in xs:
        tick = ((x, stage.strip.bottom), (x, stage.foot + style.unit * 0.4))
        lines.strokes.append(Stroke(tick, tokens.soft, style.hair))
    for kept in _apart(xs, sizes, widths):
        at = min(stage.whole.right - sizes[kept] / 2, xs[kept])
        drawing.texts.append(
            Text(
                at,
                y,
                strip.tips[kept].text,
                tokens.ink,
                style.small,
                0.5,
                bold=True,
                halo=tokens.base,
            )
        )


def _apart(xs: list[float], sizes: list[float], widths: list[float]) -> list[int]:
    """Choose labels that do not overlap, those of the widest regimes first."""
    kept: list[int] = []
    for i in sorted(range(len(xs)), key=lambda i: (-widths[i], i)):
        if all(abs(xs[i] - xs[j]) >= (sizes[i] + sizes[j]) / 2 for j in kept):
            kept.append(i)
    return sorted(kept)


def _threads(scene: MultiplesScene, plan: _Plan, style: Style, drawing: Drawing) -> None:
    """Join the same change from strip to strip."""
    for thread in scene.threads:
        for low, high in zip(thread.tips, thread.tips[1:], strict=False):
            below, above = plan.stages[low[0]], plan.stages[high[0]]
            start = scene.strips[low[0]].tips[low[1]].at.value
            end = scene.strips[high[0]].tips[high[1]].at.value
            path = (
                (below.x(start), below.outcomes.top),
                (above.x(end), above.foot),
            )
            drawing.strokes.append(Stroke(path, style.tokens.soft, style.hair * 1.4))


def _axis(scene: MultiplesScene, plan: _Plan, style: Style, drawing: Drawing) -> None:
    """Label both directions."""
    tokens, unit, stage = style.tokens, style.unit, plan.stages[0]
    y = stage.foot + style.row * 1.25 + unit * 0.6
    ticks, notch = scene.axis.ticks, (y - unit * 0.3, y)
    add_ticks(ticks, stage.x, y + style.row * 0.5, style, drawing, notch=notch, ink=tokens.faint)
    y += style.row * 1.05 + style.body * 0.7
    middle = (plan.left + plan.right) / 2
    add_title(plan.titled, middle, y, plan.right, scene.before, style, drawing)
    title = elide(f"↑ {scene.second.title}", plan.right, style, style.body)
    y = plan.top - style.row - unit * 0.9
    drawing.texts.append(Text(0.0, y, title, tokens.ink, style.body, down="base"))


def _cursor(scene: MultiplesScene, plan: _Plan, style: Style, drawing: Drawing) -> None:
    """Draw today's level through all strips, beneath their names."""
    tokens, unit, stage = style.tokens, style.unit, plan.stages[0]
    x = stage.x(scene.cursor)
    for own in plan.stages:
        for box in (own.outcomes, own.strip):
            if box.height > 0:
                ends = ((x, box.top), (x, box.bottom))
                drawing.strokes.append(Stroke(ends, tokens.base, style.line * 1.6))
                drawing.strokes.append(Stroke(ends, tokens.ink, style.line * 0.7))
    flag = f"today {level_like(scene.axis, scene.cursor)}"
    half = style.wide(flag, bold=True) / 2
    at = min(plan.right - half, max(plan.left + half, x))
    y = plan.top - unit * 0.6
    drawing.texts.append(Text(at, y, flag, tokens.ink, style.small, 0.5, "base", bold=True))
