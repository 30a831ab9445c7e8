"""Where everything of a sequence map stands: columns, strips, headings, the foot.

Owns the arithmetic from a size to boxes. Paints nothing and knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.figure import Box
from gui.charts.marks.labels import fill_lines, spread, whole

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.sequence.types import Group, PlayStrip, SequenceScene, Tip

__all__ = ["HEADER", "SHOWN", "Placed", "Plan", "arrange"]

#: What stands over the column at the right, and beside the scenario's play.
HEADER = "First mover’s gain over all at once"
SHOWN = "shown"
#: Shares of the width that the names of plays and the column at the right may take.
_MOST_LEFT, _MOST_RIGHT = 0.34, 0.24
#: Heights in rows: of a strip, at least and at most; of a pale band of what was.
_LEAST, _MOST, _BAND = 0.95, 1.8, 0.5
#: How much higher all at once is, and heights in rows: of a heading, between blocks and groups.
_FIRST, _HEADING, _BLOCK, _GROUP = 1.7, 1.15, 0.28, 0.35
#: Rows of labels of tipping points.
_MOST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """One strip: where it is, what was under it, and whether it begins a block."""

    strip: PlayStrip
    box: Box
    before: Box
    heads: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A sequence map with its room divided.

    Attributes
    ----------
    left, right
        Between which pixels the driver runs.
    gains
        Where the column at the right begins.
    full
        Whether that column has room for the names of who moves first.
    headings
        Per group the y of its heading.
    tips
        Which tipping points are labelled: the tip, the row, and the x of the label.
    untold
        Those for which there was no room.
    """

    style: Style
    low: float
    high: float
    left: float
    right: float
    gains: float
    end: float
    full: bool
    header: tuple[str, ...]
    strips: tuple[Placed, ...]
    headings: tuple[tuple[Group, float], ...]
    tips: tuple[tuple[Tip, int, float], ...]
    untold: tuple[Tip, ...]
    titled: tuple[str, ...]
    several: tuple[str, ...]
    least: tuple[float, float]

    @property
    def top(self) -> float:
        """Where the strips begin."""
        return self.strips[0].box.top

    @property
    def foot(self) -> float:
        """Where they end."""
        return max(self.strips[-1].box.bottom, self.strips[-1].before.bottom)

    @property
    def tip_rows(self) -> int:
        """How many rows of labels tipping points have."""
        return 1 + max((row for _, row, _ in self.tips), default=0)

    def x(self, level: float) -> float:
        """Return the pixel column of a driver level."""
        share = (level - self.low) / ((self.high - self.low) or 1.0)
        return self.left + share * (self.right - self.left)


def arrange(scene: SequenceScene, style: Style, width: float, height: float, key: int = 0) -> Plan:
    """Divide `width` by `height` pixels; `key` lines at the foot are for names without room."""
    unit, row = style.unit, style.row
    names = max(style.wide(strip.short, bold=strip.shown) for strip in scene.strips)
    marked = style.wide(scene.first.short, bold=True) + style.wide(SHOWN) + 2 * unit
    left = min(max(names, marked) + 1.4 * unit, width * _MOST_LEFT)
    column, full = _column(scene, style, width)
    edge = max((style.wide(tick.text) for tick in scene.axis.ticks), default=0.0) / 2
    right = max(left + 12 * unit, width - column - (1.8 * unit if column else max(unit, edge)))
    gains, end = right + 1.8 * unit, right + 1.8 * unit + column
    header = tuple(fill_lines(HEADER.split(" "), " ", column, style)) if column else ()
    axis = scene.axis
    top = max(len(header), 1) * row + unit
    titled = whole(axis.title, right - left, style, style.body)
    several = tuple(line for text in scene.several for line in whole(text, width - unit, style))
    plan = Plan(
        *(style, axis.low, axis.high, left, right, gains, end, full, header),
        *((), (), (), (), titled, several, (0.0, 0.0)),
    )
    tips, untold = _tips(scene, plan, style, width)
    rows = 1 + max((number for _, number, _ in tips), default=0)
    foot = unit * 0.8 + row * (rows + 1.1) + style.body * (0.3 + 1.3 * len(titled))
    foot += row * (1.05 * len(several) + 1.1 * key) + unit * 0.6
    fixed, count = _fixed(scene, style), len(scene.strips) - 1 + _FIRST
    tall = min(_MOST * row, max(_LEAST * row, (height - top - foot - fixed) / count))
    strips, headings = _strips(scene, style, left, right, top, tall)
    least = (left + 24 * unit + column, top + foot + fixed + count * _LEAST * row)
    return Plan(
        *(style, axis.low, axis.high, left, right, gains, end, full, header),
        *(strips, headings, tips, untold, titled, several, least),
    )


def _column(scene: SequenceScene, style: Style, width: float) -> tuple[float, bool]:
    """Return the width of the column at the right, and whether it holds names; 0 without one."""
    leaders = [strip.leader.text for strip in scene.strips if strip.leader is not None]
    if not leaders:
        return 0.0, False
    numbers = max(style.wide(strip.gain, bold=True) for strip in scene.strips)
    cells = max(map(style.wide, leaders)) + 1.5 * style.unit + numbers
    words = max(style.wide(word) for word in (*HEADER.split(" "), *(s.led for s in scene.strips)))
    full = cells <= width * _MOST_RIGHT
    wanted = max(cells if full else numbers, words)
    halved = style.wide(HEADER) * 0.55  # in two lines rather than three
    return (max(wanted, halved) if halved <= width * _MOST_RIGHT * 0.7 else wanted), full


def _fixed(scene: SequenceScene, style: Style) -> float:
    """Return the height of everything between the strips."""
    blocks = sum(len(group.blocks) for group in scene.groups)
    rows = len(scene.groups) * (_HEADING + _GROUP) + (blocks - len(scene.groups)) * _BLOCK
    bands = 0 if scene.before is None else len(scene.before.strips)
    return style.row * (rows + bands * _BAND)


def _strips(
    scene: SequenceScene, style: Style, left: float, right: float, top: float, tall: float
) -> tuple[tuple[Placed, ...], tuple[tuple[Group, float], ...]]:
    row, was = style.row, {} if scene.before is None else scene.before.strips
    placed: list[Placed] = []
    headings: list[tuple[Group, float]] = []

    def put(strip: PlayStrip, y: float, high: float, *, heads: bool) -> float:
        band = _BAND * row if strip.place in was else 0.0
        box, below = Box(left, y, right, y + high), Box(left, y + high, right, y + high + band)
        placed.append(Placed(strip, box, below, heads))
        return y + high + band

    y = put(scene.first, top, tall * _FIRST, heads=True)
    for group in scene.groups:
        y += _GROUP * row
        headings.append((group, y + _HEADING * row / 2))
        y += _HEADING * row
        for number, block in enumerate(group.blocks):
            y += _BLOCK * row if number else 0.0
            for place, strip in enumerate(block):
                y = put(strip, y, tall, heads=not place)
    return tuple(placed), tuple(headings)


def _tips(
    scene: SequenceScene, plan: Plan, style: Style, width: float
) -> tuple[tuple[tuple[Tip, int, float], ...], tuple[Tip, ...]]:
    """Label tipping points in as few rows as do; of too many those of the fewest plays give way."""
    kept = list(scene.tips)
    while kept:
        for rows in range(1, _MOST_ROWS + 1):
            found: list[tuple[Tip, int, float]] = []
            for number in range(rows):
                own = kept[number::rows]
                sizes = [style.wide(tip.text, bold=True) + style.unit for tip in own]
                xs = spread([plan.x(tip.level) for tip in own], sizes, 0.0, width)
                if xs is None:
                    break
                found += [(tip, number, x) for tip, x in zip(own, xs, strict=True)]
            near = max((abs(x - plan.x(tip.level)) for tip, _, x in found), default=0.0)
            if len(found) == len(kept) and (near <= 3 * style.unit or rows == _MOST_ROWS):
                return tuple(found), tuple(tip for tip in scene.tips if tip not in kept)
        kept.remove(min(kept, key=lambda tip: tip.plays))
    return (), scene.tips
