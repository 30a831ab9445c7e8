"""A waterfall laid out: reasons at the left, steps from the running sum, the total at the foot.

What a reason is worth by itself is solid, what a driver adds to it today hatched and pale, so that
grey print tells them apart. Owns the arithmetic from a scene and a size to marks and spots. Knows
no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.numbers import amount_text, show
from games.words.names import starting
from gui.charts.marks.axis import ticks
from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot, bar_fill, box_corners
from gui.charts.marks.labels import elide, fill_lines, thinned
from gui.charts.waterfall.scene import step_words
from gui.look.colors import readable

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from gui.charts.marks.drawing import Style
    from gui.charts.waterfall.scene import Step, WaterfallScene

__all__ = ["waterfall_figure"]

#: Share of the width that names may take.
_NAMES = 0.44
#: Heights of a step's row, in rows of small text.
_TALLEST, _LOWEST = 2.2, 1.05
#: Figures narrower than this many times the size of small text set names above bars.
_NARROW = 44
#: Least width, in sizes of small text.
_NARROWEST = 26
_TOTAL = "In all"
#: How the parts of a step are hatched.
_HATCHES = {"base": "none", "driver": "rising", "edit": "crossed"}


@dataclass(frozen=True, slots=True)
class _Plan:
    plot: Box
    names: float
    row: float
    low: float
    high: float
    right: float
    stacked: bool
    foot: tuple[str, ...]
    least: tuple[float, float]
    given_way: tuple[str, ...]

    def rows(self, top: float) -> tuple[float, float]:
        """Return the middles of a row's words and of its bar."""
        if self.stacked:
            return top + self.row * 0.27, top + self.row * 0.72
        return top + self.row / 2, top + self.row / 2

    def x(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.plot.left + share * self.plot.width


def waterfall_figure(scene: WaterfallScene, style: Style, width: float, height: float) -> Figure:
    """Lay a waterfall out in `width` by `height` pixels."""
    plan = _plan(scene, style, width, height)
    grid, bars, over = Drawing(), Drawing(), Drawing()
    _axis(scene, plan, style, grid)
    spots: list[Spot] = []
    for place, step in enumerate(scene.steps):
        top = plan.plot.top + place * plan.row
        _step(scene, step, plan, style, top, bars, over)
        box = Box(0.0, top, width, top + plan.row)
        spots.append(Spot(box, f"{place}:{step.key}", step_words(step), pressable=bool(step.key)))
    top = plan.plot.top + len(scene.steps) * plan.row
    _total(scene, plan, style, top, bars, over)
    words = f"{starting(scene.whose)} payoff: {amount_text(scene.total)}"
    spots.append(Spot(Box(0.0, top, width, top + plan.row), "total", words, pressable=False))
    _foot(scene, plan, style, over, width, height)
    return Figure((grid, bars, over), tuple(spots), least=plan.least, untold=plan.given_way)


def _plan(scene: WaterfallScene, style: Style, width: float, height: float) -> _Plan:
    small = style.small
    wanted = max(
        [style.wide(step.name + _changed(scene, step)) for step in scene.steps if step.first]
        + [style.wide(f"+ {step.driver}") + 2 * style.unit for step in scene.steps]
        + [style.wide(f"{_TOTAL}, {scene.player}", bold=True)]
    )
    stacked = wanted > width * _NAMES and width < _NARROW * small
    names = width - _marks(style) if stacked else min(wanted + style.unit, width * _NAMES)
    cited = [f"[{place}] {title}" for place, title in enumerate(scene.sources, start=1)]
    foot = fill_lines(cited, "   ", width, style) if cited else []
    if scene.before is not None:
        foot = [elide(scene.before.note, width, style), *foot]
    rows = len(scene.steps) + 1
    top = style.row * 0.5
    room = height - top - style.row * (2.0 + 1.4)
    # sources give way to steps
    lowest, tallest = _LOWEST + 0.9 * stacked, _TALLEST + 0.4 * stacked
    least = top + style.row * (2.0 + 1.4 + len(foot) + rows * lowest * 1.15)
    whole_foot = tuple(foot)
    while foot and room - len(foot) * style.row < rows * lowest * style.row * 1.15:
        foot = foot[:-1]
    row = min(tallest * style.row, (room - len(foot) * style.row) / rows)
    right = _marks(style)
    ends = [float(value) for step in scene.steps for value in (step.start, step.end)]
    ends += [0.0, float(scene.total), float(_was(scene))]
    low, high = min(ends), max(ends)
    pad = max(
        [style.wide(amount_text(step.amount, signed=True)) for step in scene.steps]
        + [style.wide(_sum(scene), bold=True)]
    )
    pad += style.unit * 1.2
    left = pad if stacked else names + style.unit + pad
    end = width - pad if stacked else width - right - pad
    plot = Box(left, top, max(left + 4 * style.unit, end), top)
    plot = Box(plot.left, top, plot.right, top + rows * row)
    if low == high:
        low, high = low - 1.0, high + 1.0
    return _Plan(
        plot,
        names,
        row,
        low,
        high,
        width - right,
        stacked,
        tuple(foot),
        (max(_NARROWEST * small, left + 4 * style.unit + pad + right), least),
        whole_foot[len(foot) :],
    )


def _marks(style: Style) -> float:
    """Return the width of the column of confidence and sources."""
    return style.wide("●●●") + style.wide("[10]") + 2.2 * style.unit


def _axis(scene: WaterfallScene, plan: _Plan, style: Style, grid: Drawing) -> None:
    tokens, plot = style.tokens, plan.plot
    most = max(2, int(plot.width / (style.wide("−0.00") * 2)))
    marks = ticks(plan.low, plan.high, min(6, most))
    for tick in thinned(marks, plan.x, style):
        x = plan.x(tick.level)
        zero = abs(tick.level) < 1e-12
        color = tokens.soft if zero else tokens.hairline
        grid.strokes.append(Stroke(((x, plot.top), (x, plot.bottom)), color, style.hair))
        y = plot.bottom + style.unit * 0.5
        grid.texts.append(Text(x, y, tick.text, tokens.soft, style.small, 0.5, "top"))


def _step(
    scene: WaterfallScene,
    step: Step,
    plan: _Plan,
    style: Style,
    top: float,
    bars: Drawing,
    over: Drawing,
) -> None:
    tokens, small = style.tokens, style.small
    above, middle = plan.rows(top)
    halo = tokens.base if plan.stacked else ""
    if step.first:
        change = _changed(scene, step)
        name = elide(step.name, plan.names - style.wide(change), style) + change
        over.texts.append(Text(0.0, above, name, tokens.ink, small, halo=halo))
        if step.driver:
            _inline(step, name, plan, style, above, over)
    else:
        indent = 2 * style.unit
        words = elide(f"+ {step.driver}", plan.names - indent, style)
        over.texts.append(Text(indent, above, words, tokens.soft, small, halo=halo))
    _bar(float(step.start), float(step.end), scene.color, step.part, plan, style, middle, bars)
    x = plan.x(float(step.end))
    line = ((x, middle), (x, middle + plan.row))  # the sum so far, into the next row
    bars.strokes.append(Stroke(line, tokens.soft, style.hair))
    _value(
        step.amount < 0, x, amount_text(step.amount, signed=True), style, middle, over, bold=False
    )
    if step.mark:
        x = plan.right + style.unit
        over.texts.append(Text(x, above, step.mark, tokens.soft, small, halo=halo))
        if step.cited:
            x += style.wide("●●●") + style.unit * 0.6
            over.texts.append(Text(x, above, f"[{step.cited}]", tokens.soft, small, halo=halo))


def _inline(step: Step, name: str, plan: _Plan, style: Style, middle: float, over: Drawing) -> None:
    """Write the driver beside the name of a reason that has no base, if there is room."""
    x = style.wide(name) + style.unit
    words = elide(step.driver, plan.names - x, style)
    if words == step.driver:
        over.texts.append(Text(x, middle, words, style.tokens.soft, style.small))


def _bar(
    start: float,
    end: float,
    color: str,
    part: str,
    plan: _Plan,
    style: Style,
    middle: float,
    bars: Drawing,
) -> None:
    half = min(plan.row * (0.2 if plan.stacked else 0.34), style.row * 0.6)
    left, right = sorted((plan.x(start), plan.x(end)))
    if right - left < style.line:
        left, right = left - style.line / 2, left + style.line / 2
    corners = box_corners(left, middle - half, right, middle + half)
    bars.fills.append(bar_fill(corners, color, _HATCHES[part], style))


def _value(
    falls: bool, x: float, text: str, style: Style, middle: float, over: Drawing, *, bold: bool
) -> None:
    side = -1 if falls else 1
    at = x + side * style.unit * 0.6
    halo, ink = style.tokens.base, style.tokens.ink
    across = 1.0 if falls else 0.0
    over.texts.append(Text(at, middle, text, ink, style.small, across, bold=bold, halo=halo))


def _total(
    scene: WaterfallScene, plan: _Plan, style: Style, top: float, bars: Drawing, over: Drawing
) -> None:
    """Draw the payoff itself, under a line."""
    tokens = style.tokens
    above, middle = plan.rows(top)
    rule = ((0.0, top), (plan.right, top))
    bars.strokes.append(Stroke(rule, tokens.soft, style.hair))
    words = f"{_TOTAL}, {scene.player}"
    color = readable(scene.color, tokens.base)
    said = elide(words, plan.names, style, bold=True)
    halo = tokens.base if plan.stacked else ""
    over.texts.append(Text(0.0, above, said, color, style.small, bold=True, halo=halo))
    total = float(scene.total)
    half = min(plan.row * (0.2 if plan.stacked else 0.34), style.row * 0.6)
    left, right = sorted((plan.x(0.0), plan.x(total)))
    corners = box_corners(left, middle - half, max(right, left + style.line), middle + half)
    bars.fills.append(Fill(corners, color=tokens.ink))
    was, reach = float(_was(scene)), half + style.unit * 0.4
    if was != total:
        left, right = sorted((plan.x(0.0), plan.x(was)))
        corners = box_corners(left, middle - reach, max(right, left + style.line), middle + reach)
        bars.fills.append(Fill(corners, edge=tokens.soft, width=style.hair * 1.5))
    side = min(total, was) if total < 0 else max(total, was)
    _value(total < 0, plan.x(side), _sum(scene), style, middle, over, bold=True)


def _was(scene: WaterfallScene) -> Amount:
    """Return the payoff it is compared with; its own where there is none."""
    before = scene.before
    return scene.total if before is None or before.total is None else before.total


def _sum(scene: WaterfallScene) -> str:
    """Return the total in words, with what it was."""
    was = _was(scene)
    return amount_text(scene.total) + (f", was {amount_text(was)}" if was != scene.total else "")


def _changed(scene: WaterfallScene, step: Step) -> str:
    """Return by how much a reason's steps together changed, in brackets; empty if they did not."""
    change = scene.change(step.key)
    return f" ({show(change, signed=True)})" if change else ""


def _foot(
    scene: WaterfallScene, plan: _Plan, style: Style, over: Drawing, width: float, height: float
) -> None:
    """Say what the bars and marks mean, and name the sources cited."""
    tokens, small, box = style.tokens, style.small, style.small * 0.5
    parts = {step.part for step in scene.steps}
    x, y = 0.0, height - style.row * (0.6 + len(plan.foot))
    signs = (("base", "by itself"), ("driver", "through a driver today"), ("edit", "typed in"))
    for part, words in signs:
        if part not in parts:
            continue
        corners = box_corners(x, y - box * 0.8, x + 2.4 * box, y + box * 0.8)
        over.fills.append(bar_fill(corners, tokens.soft, _HATCHES[part], style))
        x += 2.4 * box + style.unit * 0.6
        over.texts.append(Text(x, y, words, tokens.soft, small))
        x += style.wide(words) + style.unit * 1.6
    for words in ("●●● confidence high to ●○○ low", "●●● high to ●○○ low", ""):
        if style.wide(words) <= width - x:
            break
    over.texts.append(Text(width, y, words, tokens.soft, small, across=1.0))
    for line in plan.foot:
        y += style.row
        over.texts.append(Text(0.0, y, line, tokens.soft, small))
