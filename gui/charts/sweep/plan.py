"""How a sweep figure divides its room: margins, panels, and the lines of every regime's name.

Owns the arithmetic from a size in pixels to a `Stage`. Paints nothing and knows no Qt; text widths
come through a measuring function.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from games.words.names import inside
from gui.charts.marks.axes import deep, placed_anchors
from gui.charts.marks.figure import Box
from gui.charts.marks.labels import spread, whole, words_of, wrap
from gui.charts.sweep.stage import Stage
from gui.charts.sweep.types import CHANCES, PAYOFFS

if TYPE_CHECKING:
    from gui.charts.marks.axes import Anchors
    from gui.charts.marks.axis import Mark
    from gui.charts.marks.drawing import Style
    from gui.charts.marks.strip import Segment
    from gui.charts.sweep.types import SweepScene

__all__ = [
    "FOLLOWED",
    "LEADING",
    "STACKED",
    "Led",
    "Plan",
    "arrange",
    "before_heights",
    "leader",
    "one_of_several",
    "rule_words",
    "shown_ticks",
]

#: Share of the width that labels at the right may take.
_MOST_RIGHT = 0.3
#: Share of the panels' height that the curves take; payoffs have more to tell than chances.
_CURVES_SHARE = {CHANCES: 0.55, PAYOFFS: 0.66}
_MOST_LINES = 3
#: What is labelled upwards beside the stacked outcomes.
STACKED = ((0.0, "0"), (0.5, "0.5"), (1.0, "1"))
#: Least height of a panel, in rows.
_LEAST = 3.0
#: Distance of a name's lines, in rows.
LEADING = 0.92
#: Share of a segment's height that the equilibrium followed takes where there are others.
FOLLOWED = 0.62


@dataclass(frozen=True, slots=True)
class Led:
    """Words that stand near the regime they name, their middle at `x`."""

    which: int
    x: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A stage, and how names break into lines.

    Attributes
    ----------
    names
        Per regime the lines of its name inside its segment; none where it does not fit.
    bold
        Whether those are set bold.
    led
        Names above their segments, led there by a line; a regime in neither is left to hovering.
    label_lines
        Per curve the lines of its label.
    anchors
        The axis' anchors in words, all of them or, where they have no room, none.
    title
        The lines of the axis' title.
    least
        Width and height from which on no text runs into another.
    """

    stage: Stage
    names: tuple[tuple[str, ...], ...]
    bold: bool
    led: tuple[Led, ...]
    label_lines: tuple[tuple[str, ...], ...]
    anchors: Anchors = ()
    title: tuple[str, ...] = ()
    least: tuple[float, float] = (0.0, 0.0)


def arrange(
    scene: SweepScene, style: Style, width: float, height: float, *, worded: bool = False
) -> Plan:
    """Divide a figure of `width` by `height` pixels; `worded` asks for the axis' anchors."""
    row, unit = style.row, style.unit
    ends = _end_lines(scene, style, width * _MOST_RIGHT)
    widest = max((style.wide(line) for lines in ends for line in lines), default=0.0)
    upwards = [*(tick.text for tick in scene.scale.ticks), *(text for _, text in STACKED)]
    left = max(style.wide(text) for text in upwards) + unit * 1.7
    right = max(left + 8 * unit, width - widest - leader(style) - unit)
    across = Stage.across(left, right, scene.axis.low, scene.axis.high)

    names, bold = _names(scene, across, style)
    led = _led(scene, names, across, width, style)
    axis, room = scene.axis, across.strip.width
    anchors = placed_anchors(axis, across.x, room, width, style) if worded else ()

    needs = (
        (len(lines) * row * LEADING + unit) / (FOLLOWED if one_of_several(segment) else 1)
        for segment, lines in zip(scene.segments, names, strict=True)
    )
    strip_height = max(2 * row * LEADING + unit, *needs)
    middle = (left + right) / 2
    titled = whole(scene.axis.title, 2 * min(middle, width - middle), style, style.body)
    foot = 2 * row + unit * 1.2 + style.body * (0.2 + 1.3 * len(titled))
    foot += deep(anchors, LEADING, style) + unit * 1.4 if anchors else 0
    band, was = before_heights(scene, style)
    foot += band + was
    strip_top = height - foot - strip_height
    above = max((len(name.lines) for name in led), default=0) * row * LEADING
    outcomes_bottom = strip_top - (above + unit if led else unit * 0.7)
    moves_top = row + unit * 1.1
    header = row + unit
    share = _CURVES_SHARE[scene.scale.show]
    named = (sum(map(len, ends)) - 1.5) * row
    panels = max(max(_LEAST * row, named) / share, _LEAST * row / (1 - share))
    room = max(20.0, outcomes_bottom - moves_top - header)
    moves_bottom = moves_top + room * share
    stage = replace(
        across,
        whole=Box(0.0, 0.0, width, height),
        moves=Box(left, moves_top, right, moves_bottom),
        outcomes=Box(left, moves_bottom + header, right, moves_top + header + room),
        strip=Box(left, strip_top, right, strip_top + strip_height),
        before=_before(left, right, strip_top + strip_height, band, unit),
        floor=scene.scale.low,
        ceiling=scene.scale.high,
    )
    least = (
        left + style.wide(rule_words(scene)) + 10 * unit + width - right,
        moves_top + panels + header + height - outcomes_bottom,
    )
    return Plan(stage, names, bold, led, ends, anchors, titled, least)


def before_heights(scene: SweepScene, style: Style) -> tuple[float, float]:
    """Return the room a ghost takes under the strip: its own strip, and a row of what was."""
    ghost = scene.ghost
    if ghost is None or not ghost.segments:
        return 0.0, 0.0
    return style.row * 0.85 + style.unit * 0.3, style.row * 0.95 if ghost.gone else 0.0


def _before(left: float, right: float, top: float, band: float, unit: float) -> Box:
    return Box(left, top + unit * 0.3, right, top + band) if band else Box(left, top, right, top)


def one_of_several(segment: Segment) -> bool:
    """Tell whether one equilibrium is followed where there are others; it gets the name's room."""
    return segment.several and sum(1 for row in segment.rows if row.weight > 0) == 1


def shown_ticks(scene: SweepScene, stage: Stage, style: Style) -> tuple[Mark, ...]:
    """Return the ticks of the curves' scale that have room: every one, every second, ...

    Zero, if it is among them, always stays.
    """
    ticks = scene.scale.ticks
    start = next((k for k, tick in enumerate(ticks) if tick.level == 0), 0)
    height = abs(stage.value_y(ticks[-1].level) - stage.value_y(ticks[0].level))
    for every in range(1, len(ticks)):
        if height * every >= style.small * 1.5 * (len(ticks) - 1):
            return tuple(tick for k, tick in enumerate(ticks) if (k - start) % every == 0)
    return (ticks[start],)


def rule_words(scene: SweepScene) -> str:
    """Say under which rule outcomes are drawn."""
    return f"Rule: {inside(scene.rule)}"


def leader(style: Style) -> float:
    """Return the width between a curve's end and its label."""
    return style.unit * 3.2


def _end_lines(scene: SweepScene, style: Style, width: float) -> tuple[tuple[str, ...], ...]:
    """Break the label of each curve: one line if all fit the width, else as many as it takes."""
    room = max(width - leader(style) - style.unit, 4 * style.small)
    if all(style.wide(curve.label) <= room for curve in scene.curves):
        return tuple((curve.label,) for curve in scene.curves)
    return tuple(whole(curve.label, room, style) for curve in scene.curves)


def _names(
    scene: SweepScene, across: Stage, style: Style
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """Break every regime's name to fit its segment, bold if they all fit so."""

    def parts(bold: bool) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(wrap(segment.name, room, _MOST_LINES, style, bold=bold) or ())
            for segment, room in zip(scene.segments, rooms, strict=True)
        )

    rooms = [
        across.x(segment.high.value) - across.x(segment.low.value) - style.unit * 0.6
        for segment in scene.segments
    ]
    names = parts(bold=True)
    if all(names):
        return names, True
    return parts(bold=False), False


def _led(
    scene: SweepScene, names: tuple[tuple[str, ...], ...], across: Stage, width: float, style: Style
) -> tuple[Led, ...]:
    """Place the names that found no room: on one line if they all fit beside each other, else two.

    Where even that is too much the narrowest regimes go without.
    """
    homeless = [
        segment
        for segment, lines in zip(scene.segments, names, strict=True)
        if not lines and (one_of_several(segment) or not segment.several)
    ]
    while homeless:
        wanted = [
            (across.x(segment.low.value) + across.x(segment.high.value)) / 2 for segment in homeless
        ]
        for most in (1, 2):
            texts = [_in_lines(segment.name, most, style) for segment in homeless]
            sizes = [max(style.wide(line) for line in lines) + style.unit for lines in texts]
            placed = spread(wanted, sizes, 0.0, width)
            if placed is not None:
                return tuple(
                    Led(segment.regime, x, lines)
                    for segment, x, lines in zip(homeless, placed, texts, strict=True)
                )
        homeless.remove(min(homeless, key=lambda s: s.high.value - s.low.value))
    return ()


def _in_lines(text: str, most: int, style: Style) -> tuple[str, ...]:
    """Break a text into at most so many lines, as even as possible."""
    words = words_of(text)
    if most == 1 or len(words) < 2:
        return (text,)
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(halves, key=lambda lines: max(map(style.wide, lines)))
