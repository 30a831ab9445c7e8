"""Where everything of a sequence map stands: columns, strips, headings, the foot.

Owns the arithmetic from a size to boxes. Paints nothing and knows no Qt.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from games.words.wording import few
from gui.charts.marks.figure import Box
from gui.charts.marks.labels import fill_lines, spread, whole

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.sequence.types import Group, PlayStrip, SequenceScene, Tip

__all__ = ["SHOWN", "Placed", "Plan", "arrange", "knot", "knots"]

#: What stands over the column at the right, where there is room and where there is none.
HEADER, SHORT_HEADER = "First mover’s gain over all at once", "Gain"
#: What stands beside the scenario's play.
SHOWN = "shown"
#: Widths at which the columns may change, in units; least width of the names of plays.
_KNOTS, _LEAST_LEFT = (50, 64, 80, 105), 15
#: Shares of the width that the names of plays and the column at the right may take.
_MOST_LEFT, _MOST_RIGHT = 0.37, 0.24
#: Width of gains without names beside them, in units; longer ones are shortened.
_MOST_GAIN = 13
#: Heights in rows: of a strip, at least, at ease and at most; of a pale band of what was.
_LEAST, _EASY, _MOST, _BAND = 0.86, 0.98, 1.8, 0.5
#: How much higher all at once is.
_FIRST = 1.7
#: Rows of labels of tipping points, and lines about several answers; the table has all.
_MOST_ROWS, _MOST_SEVERAL = 2, 4


@dataclass(frozen=True, slots=True)
class _Gaps:
    """Heights in rows: of a group's heading, above it, and between two blocks."""

    heading: float
    above: float
    block: float

    def room(self, scene: SequenceScene, style: Style) -> float:
        """Return the height of everything between the strips, in pixels."""
        groups = len(scene.groups)
        inner = sum(len(group.blocks) for group in scene.groups) - groups
        bands = 0 if scene.before is None else len(scene.before.strips)
        rows = groups * (self.heading + self.above) + inner * self.block + bands * _BAND
        return style.row * rows


_TIGHT, _LOOSE = _Gaps(1.0, 0.12, 0.14), _Gaps(1.15, 0.35, 0.28)


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
    bottom
        Where everything ends, the key included.
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
    bottom: float
    least: tuple[float, float]

    @property
    def top(self) -> float:
        """Where the strips begin."""
        return self.strips[0].box.top

    @property
    def foot(self) -> float:
        """Where they end."""
        return _foot(self.strips)

    @property
    def tip_rows(self) -> int:
        """How many rows of labels tipping points have."""
        return 1 + max((row for _, row, _ in self.tips), default=0)

    def x(self, level: float) -> float:
        """Return the pixel column of a driver level."""
        share = (level - self.low) / ((self.high - self.low) or 1.0)
        return self.left + share * (self.right - self.left)


def knots(scene: SequenceScene, style: Style) -> tuple[float, ...]:
    """Return the widths at which the columns of a figure may change: from the least one up."""
    least = _least_width(scene, style)
    return (least, *(share * style.unit for share in _KNOTS if share * style.unit > least))


def knot(scene: SequenceScene, style: Style, width: float) -> float:
    """Return the width for which the columns of a figure are chosen: the next lower knot."""
    found = knots(scene, style)
    return max((one for one in found if one <= width), default=found[0])


def _least_width(scene: SequenceScene, style: Style) -> float:
    """Return the width from which on nothing runs into anything else."""
    gain = _column(scene, style, 0.0)[0]
    return min(_named(scene, style), _LEAST_LEFT * style.unit) + 20 * style.unit + gain


def _named(scene: SequenceScene, style: Style) -> float:
    """Return the width that the names of plays would take."""
    names = max(style.wide(strip.short, bold=strip.shown) for strip in scene.strips)
    marked = style.wide(scene.first.short, bold=True) + style.wide(SHOWN) + 2 * style.unit
    return max(names, marked) + 1.4 * style.unit


def arrange(scene: SequenceScene, style: Style, width: float, height: float, key: int = 0) -> Plan:
    """Divide `width` by `height` pixels; `key` lines at the foot are for names without room.

    Between two knots nothing changes but that there is more room the wider it is.
    """
    unit, row = style.unit, style.row
    room = max(width * _MOST_LEFT, _LEAST_LEFT * unit)
    left = min(_named(scene, style), room)
    column, full, header = _column(scene, style, knot(scene, style, width))
    edge = max((style.wide(tick.text) for tick in scene.axis.ticks), default=0.0) / 2
    right = max(left + 12 * unit, width - column - (1.8 * unit if column else max(unit, edge)))
    gains, end = right + 1.8 * unit, right + 1.8 * unit + column
    axis = scene.axis
    top = max(len(header), 1) * row + unit
    titled = whole(axis.title, right - left, style, style.body)
    told = few(scene.several, _MOST_SEVERAL)
    several = tuple(line for text in told for line in whole(text, width - unit, style))
    plan = Plan(
        *(style, axis.low, axis.high, left, right, gains, end, full, header),
        *((), (), (), (), titled, several, 0.0, (0.0, 0.0)),
    )
    tips, untold = _tips(scene, plan, style, width)
    rows = 1 + max((number for _, number, _ in tips), default=0)
    foot = unit * 0.8 + row * (rows + 1.1) + style.body * (0.3 + 1.3 * len(titled))
    foot += row * (1.05 * len(several) + 1.1 * key) + unit * 0.6
    count = len(scene.strips) - 1 + _FIRST
    tight = _TIGHT.room(scene, style) + count * _LEAST * row
    gaps, tall = _spaced(scene, style, height - top - foot, count)
    strips, headings = _strips(scene, style, gaps, left, right, top, tall)
    least = (_least_width(scene, style), top + foot + tight)
    return Plan(
        *(style, axis.low, axis.high, left, right, gains, end, full, header),
        *(strips, headings, tips, untold, titled, several, _foot(strips) + foot, least),
    )


def _foot(strips: tuple[Placed, ...]) -> float:
    return max(strips[-1].box.bottom, strips[-1].before.bottom)


def _column(
    scene: SequenceScene, style: Style, width: float
) -> tuple[float, bool, tuple[str, ...]]:
    """Return the width of the column at the right, whether it holds names, and its header."""
    leaders = [strip.leader.text for strip in scene.strips if strip.leader is not None]
    if not leaders:
        return 0.0, False, ()
    numbers = max(style.wide(strip.gain, bold=True) for strip in scene.strips)
    cells = max(map(style.wide, leaders)) + 1.5 * style.unit + numbers
    led = max(style.wide(strip.led) for strip in scene.strips)
    halved = style.wide(HEADER) * 0.55  # in two lines
    wide = max(cells, led, halved)
    if wide <= width * _MOST_RIGHT:
        return wide, True, tuple(fill_lines(HEADER.split(" "), " ", wide, style))
    narrow = min(max(numbers, style.wide(SHORT_HEADER)), _MOST_GAIN * style.unit)
    return narrow, False, (SHORT_HEADER,)


def _spaced(scene: SequenceScene, style: Style, room: float, count: float) -> tuple[_Gaps, float]:
    """Return the gaps between strips, and their height, `count` of them as high as one."""
    row = style.row
    tight, loose = (
        gaps.room(scene, style) + count * least * row
        for gaps, least in ((_TIGHT, _LEAST), (_LOOSE, _EASY))
    )
    share = min(1.0, max(0.0, (room - tight) / (loose - tight)))
    ends = zip(astuple(_TIGHT), astuple(_LOOSE), strict=True)
    gaps = _Gaps(*(low + share * (high - low) for low, high in ends))
    tall = (room - gaps.room(scene, style)) / count
    return gaps, min(_MOST * row, max(_LEAST * row, tall))


def _strips(
    scene: SequenceScene,
    style: Style,
    gaps: _Gaps,
    left: float,
    right: float,
    top: float,
    tall: float,
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
        y += gaps.above * row
        headings.append((group, y + gaps.heading * row / 2))
        y += gaps.heading * row
        for number, block in enumerate(group.blocks):
            y += gaps.block * row if number else 0.0
            for place, strip in enumerate(block):
                y = put(strip, y, tall, heads=not place)
    return tuple(placed), tuple(headings)


def _tips(
    scene: SequenceScene, plan: Plan, style: Style, width: float
) -> tuple[tuple[tuple[Tip, int, float], ...], tuple[Tip, ...]]:
    """Label tipping points in as few rows as do; of too many those of the fewest plays give way."""
    kept, rows = list(scene.tips), 1
    while kept:
        found: list[tuple[Tip, int, float]] = []
        for number in range(rows):
            own = kept[number::rows]
            sizes = [style.wide(tip.text, bold=True) + style.unit for tip in own]
            xs = spread([plan.x(tip.level) for tip in own], sizes, 0.0, width)
            found += [(tip, number, x) for tip, x in zip(own, xs or [], strict=bool(xs))]
        near = max((abs(x - plan.x(tip.level)) for tip, _, x in found), default=0.0)
        if len(found) == len(kept) and (near <= 3 * style.unit or rows == _MOST_ROWS):
            return tuple(found), tuple(tip for tip in scene.tips if tip not in kept)
        if rows < _MOST_ROWS:
            rows += 1
        else:
            kept.remove(min(kept, key=lambda tip: tip.plays))
    return (), scene.tips
