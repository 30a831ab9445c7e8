"""How a tornado divides its room: names, plot, rows, so that every value at a bar's end fits.

Owns the arithmetic from a size in pixels to a plan, and which words stand on which side of a bar.
Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.figure import Box

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.tornado.types import BarEnd, TornadoBar, TornadoScene

__all__ = ["Plan", "arrange", "end_words", "sides"]

#: Share of the width that names may take.
_NAMES = 0.42
#: Heights of a bar's row, in rows of small text.
_TALLEST, _LOWEST = 2.9, 1.22
#: Rows for the axis below the bars.
_FOOT = 2.5
#: Where there are more bars, so many have room at least.
_FEWEST = 3
#: Least width, in sizes of small text.
_NARROWEST = 26
#: Figures narrower than this many times the size of small text set names above bars.
_NARROW = 48


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything is.

    Attributes
    ----------
    plot
        The box of the bars, from the low to the high end of the axis.
    names, indent
        Width of the names, and where titles begin after their players.
    row
        Height of a bar's row.
    shown
        How many bars have room.
    wordy
        Whether the base that leads to a value is written beside it.
    stacked
        Whether names stand above their bars instead of beside them.
    legend
        The lines of the legend, each with the places of its entries.
    """

    plot: Box
    names: float
    indent: float
    row: float
    shown: int
    low: float
    high: float
    wordy: bool
    stacked: bool
    legend: tuple[tuple[int, ...], ...]
    least: tuple[float, float]

    def x(self, value: float) -> float:
        """Return the pixel column of a value."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.plot.left + share * self.plot.width


def sides(bar: TornadoBar, base: float) -> dict[int, list[BarEnd]]:
    """Return what ends to the left (-1) and to the right (1) of the baseline, outermost first.

    An end that does not move has no words; one that is gone stands where there is room.
    """
    found: dict[int, list[BarEnd]] = {-1: [], 1: []}
    for end in (bar.low, bar.high):
        if end.value is not None and end.value != base:
            found[1 if end.value > base else -1].append(end)
    for end in (bar.low, bar.high):
        if end.value is None:
            found[-1 if found[1] and not found[-1] else 1].append(end)
    for side, ends in found.items():
        ends.sort(key=lambda end: side * (base if end.value is None else end.value), reverse=True)
    return found


def end_words(ends: list[BarEnd]) -> tuple[str, str]:
    """Return what stands at one side of a bar: the values, and the bases that lead to them."""
    values = ", ".join(dict.fromkeys(end.text for end in ends))
    return values, f" ({', '.join(end.base for end in ends)})"


def arrange(
    scene: TornadoScene, style: Style, width: float, height: float, entries: list[str]
) -> Plan:
    """Divide `width` by `height` pixels; `entries` are the words of the legend."""
    bars = scene.bars[: scene.most]
    players = {bar.player for bar in bars}
    gap = style.unit
    indent = max((style.wide(name, bold=True) for name in players), default=0.0) + gap
    titles = max((style.wide(bar.name) for bar in bars), default=0.0)
    stacked = indent + titles > width * _NAMES and width < _NARROW * style.small
    names = width if stacked else min(indent + titles + gap, width * _NAMES)
    legend = _lines([style.wide(words) + 5 * gap for words in entries], width)
    top = style.row * 1.6
    bottom = max(top + style.row, height - (_FOOT + 1.15 * len(legend)) * style.row)
    lowest = (_LOWEST + 1.0 * stacked) * style.row
    least = (
        top + (_FOOT + 1.15 * len(legend)) * style.row + min(_FEWEST, max(1, len(bars))) * lowest
    )
    shown = max(1, min(max(1, len(bars)), int((bottom - top) // lowest)))
    row = min((_TALLEST + 0.4 * stacked) * style.row, (bottom - top) / shown)
    under = min(bottom, top + shown * row + gap * 0.5)
    for wordy in (True, False):
        start = 0.0 if stacked else names + gap
        left, right = _ends(scene, style, start, width, wordy=wordy)
        if right - left >= width * 0.3 or not wordy:
            break
    plot = Box(left, top, max(right, left + 4 * style.unit), under)
    scale = scene.scale
    return Plan(
        plot=plot,
        names=names,
        indent=indent,
        row=row,
        shown=min(shown, len(bars)),
        low=scale.low,
        high=scale.high,
        wordy=wordy,
        stacked=stacked,
        legend=legend,
        least=(_NARROWEST * style.small, least),
    )


def _lines(sizes: list[float], width: float) -> tuple[tuple[int, ...], ...]:
    """Break entries of given sizes into lines."""
    lines: list[list[int]] = []
    used = 0.0
    for place, size in enumerate(sizes):
        if not lines or used + size > width:
            lines.append([])
            used = 0.0
        lines[-1].append(place)
        used += size
    return tuple(map(tuple, lines))


def _ends(
    scene: TornadoScene, style: Style, names: float, width: float, *, wordy: bool
) -> tuple[float, float]:
    """Return the pixel columns of the axis' ends between which all words fit beside the bars."""
    base, scale = scene.baseline.level, scene.scale
    span = (scale.high - scale.low) or 1.0
    wanted: list[tuple[int, float, float]] = []
    for bar in scene.bars[: scene.most]:
        for side, ends in sides(bar, base).items():
            if ends:
                values, bases = end_words(ends)
                wide = style.wide(values, bold=True)
                wide += style.wide(bases) * wordy + 3.4 * style.unit
                at = base if ends[0].value is None else ends[0].value
                wanted.append((side, (at - scale.low) / span, wide))
    edge = max((style.wide(tick.text) for tick in scene.scale.ticks), default=0.0) / 2
    left, right = names + edge, width - edge
    for _ in range(3):
        for side, share, wide in wanted:
            at = left + share * (right - left)
            if side > 0 and at + wide > width and share > 0:
                right = left + (width - wide - left) / share
            elif side < 0 and at - wide < names and share < 1:
                left = (names + wide - share * right) / (1 - share)
    return left, right
