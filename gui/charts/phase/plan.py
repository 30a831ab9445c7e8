"""How a phase map divides its room, and where the names of its zones stand.

Owns the arithmetic from a size in pixels to a plan: margins, the map's box, names inside their
zones where they fit, the others in a column at the right. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.axes import deep, placed_anchors
from gui.charts.marks.axis import level_like
from gui.charts.marks.figure import Box
from gui.charts.marks.labels import Cut, elide, spread, whole, wrap
from gui.charts.phase.names import LEADING, STEP, best, inside, raster

if TYPE_CHECKING:
    from games.solve.report import Floats, Ints
    from gui.charts.marks.axes import Anchors
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.drawing import Style
    from gui.charts.phase.names import Name
    from gui.charts.phase.types import PhaseScene, Zone

__all__ = ["Entry", "Plan", "arrange"]

#: Share of the width that the column of names may take.
_COLUMN = 0.3
#: Zones smaller than this share of the map are named in the column only while there is room.
_TINY = 2e-3
#: Least height of the map, in rows.
_LEAST = 7.0
#: Least width, in sizes of small text.
_NARROWEST = 26

#: A line of text, whether it is bold, and the colour of the swatch beside it.
Line = tuple[str, bool, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A zone's name in the column, its lines from `top` down, led to (x, y) inside the zone.

    Each line has the colour that its swatch shows, empty for none.
    """

    zone: int
    top: float
    lines: tuple[Line, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything is: the map's box, names inside, and the column from `column` on."""

    box: Box
    across: Axis
    above: Axis
    names: tuple[Name, ...]
    entries: tuple[Entry, ...]
    column: float
    unnamed: int
    anchors: Anchors = ()
    title: tuple[str, ...] = ()
    least: tuple[float, float] = (0.0, 0.0)
    rest: tuple[int, ...] = ()

    def x(self, level: float) -> float:
        """Return the pixel column of a level of the driver to the right."""
        return self.box.left + self.across.share(level) * self.box.width

    def y(self, level: float) -> float:
        """Return the pixel row of a level of the driver upwards."""
        return self.box.bottom - self.above.share(level) * self.box.height

    def points(self, levels: Floats) -> Floats:
        """Return pixels of levels (N, 2)."""
        low = np.array([self.across.low, self.above.low])
        share = (levels - low) / (np.array([self.across.high, self.above.high]) - low)
        corner = np.array([self.box.left, self.box.bottom])
        found: Floats = corner + share * np.array([self.box.width, -self.box.height])
        return found

    def distance(self, levels: Floats, x: float, y: float) -> float:
        """Return how far a pixel is from a polyline of levels (N, 2)."""
        line = self.points(levels)
        along = np.diff(line, axis=0)
        length = (along**2).sum(axis=1)
        share = ((np.array([x, y]) - line[:-1]) * along).sum(axis=1) / np.where(length, length, 1.0)
        foot = line[:-1] + share.clip(0.0, 1.0)[:, None] * along
        return float(np.hypot(foot[:, 0] - x, foot[:, 1] - y).min())

    def levels(self, x: float, y: float) -> tuple[float, float]:
        """Return both levels at a pixel, kept within the map."""
        right = min(1.0, max(0.0, (x - self.box.left) / (self.box.width or 1.0)))
        up = min(1.0, max(0.0, (self.box.bottom - y) / (self.box.height or 1.0)))
        across, above = self.across, self.above
        right, up = right * (across.high - across.low), up * (above.high - above.low)
        return across.low + right, above.low + up


def arrange(
    scene: PhaseScene, style: Style, width: float, height: float, *, worded: bool = False
) -> Plan:
    """Divide `width` by `height` pixels; `worded` asks for the anchors of the bottom axis."""
    row, unit = style.row, style.unit
    left = max(style.wide(tick.text) for tick in scene.above.ticks) + unit * 1.7
    across, above = scene.across, scene.above
    flags = (level_like(above, end) for end in (above.low, above.high))
    flag = max(style.wide(flag, bold=True) for flag in flags)
    top, margin = 2 * row + unit * 0.8, flag + unit * 1.6

    def fitted(right: float) -> tuple[Box, Anchors, tuple[str, ...], float]:
        box = Box(left, top, max(left + 8 * unit, right), height)

        def x(level: float) -> float:
            return box.left + across.share(level) * box.width

        side = box.right + box.left
        anchors = placed_anchors(across, x, box.width, side, style) if worded else ()
        words = deep(anchors, LEADING, style) + unit * 1.2 if anchors else 0.0
        middle = (box.left + box.right) / 2
        title = whole(scene.across.title, 2 * min(middle, width - middle), style, style.body)
        foot = row + unit + style.body * (0.2 + 1.3 * len(title)) + words
        return replace(box, bottom=max(top + 8 * unit, height - foot)), anchors, title, foot

    column, (box, anchors, title, foot) = width, fitted(width - margin)
    names, homeless = inside(scene, box, style)
    worth = [zone for zone in homeless if scene.zones[zone].share >= _TINY or len(homeless) <= 6]
    if worth:
        room = width * _COLUMN
        texts = [_texts(scene.zones[zone], style, room - 3 * unit) for zone in worth]
        wide = max(style.wide(line, bold=True) for lines in texts for line, _, _ in lines)
        column = width - min(room, wide + unit)
        box, anchors, title, foot = fitted(column - margin - unit * 2)
        names, homeless = inside(scene, box, style)
    entries = _entries(scene, homeless, box, column, width, style) if worth else ()
    led = {entry.zone for entry in entries}
    rest = [zone for zone in homeless if zone not in led]
    if rest:  # no room for the list of equilibria: say at least how many there are
        grid, _, _ = raster(scene, box)
        found = [
            best(scene.zones[zone], zone, grid == zone, box, style, listed=False) for zone in rest
        ]
        names = (*names, *(name for name in found if name is not None))
    unnamed = len(rest) - sum(name.zone in rest for name in names)
    named = {name.zone for name in names}
    rest = [zone for zone in rest if zone not in named]
    least = (_NARROWEST * style.small, top + _LEAST * row + foot)
    return Plan(
        box, across, above, names, entries, column, unnamed, anchors, title, least, tuple(rest)
    )


def _texts(zone: Zone, style: Style, room: float) -> tuple[Line, ...]:
    """Return a zone's lines in the column: its name, then what its equilibria are."""
    lines = [(zone.name, True, "")]
    if zone.several and not zone.tied:
        own = zip(zone.lines, zone.rows, strict=True)
        lines += [(line, False, row.color) for line, row in own]
    found: list[Line] = []
    for line, bold, color in lines:
        parts = wrap(line, room, 2, style, bold=bold) or [line]
        for k, part in enumerate(parts):
            text = elide(part, room, style, bold=bold) or Cut("…", line)
            found.append((text, bold, "" if k else color))
    return tuple(found)


def _entries(
    scene: PhaseScene, homeless: list[int], box: Box, column: float, width: float, style: Style
) -> tuple[Entry, ...]:
    """Place the column's entries beside their zones, the largest first where room is short."""
    grid, _, _ = raster(scene, box)
    size, gap = style.row * LEADING, style.unit
    kept = sorted(homeless, key=lambda zone: -scene.zones[zone].share)
    while kept:
        spots = {zone: _deepest(scene, zone, grid, box) for zone in kept}
        texts = {zone: _texts(scene.zones[zone], style, width - column - 2 * gap) for zone in kept}
        heights = [len(texts[zone]) * size + gap * 1.2 for zone in kept]
        placed = spread([spots[zone][1] for zone in kept], heights, box.top, box.bottom)
        if placed is not None:
            return tuple(
                Entry(zone, middle - tall / 2 + gap * 0.6, texts[zone], *spots[zone])
                for zone, middle, tall in zip(kept, placed, heights, strict=True)
            )
        kept.pop()
    return ()


def _deepest(scene: PhaseScene, zone: int, grid: Ints, box: Box) -> tuple[float, float]:
    """Return a place well inside a zone, in pixels."""
    own = np.argwhere(grid == zone)
    if len(own):
        middle = own.mean(axis=0)
        row, column = own[int(np.argmin(((own - middle) ** 2).sum(axis=1)))].tolist()
        return box.left + (column + 0.5) * STEP, box.bottom - (row + 0.5) * STEP
    across, above = scene.across, scene.above
    x, y = scene.zones[zone].loops[0].mean(axis=0).tolist()
    return (
        box.left + across.share(x) * box.width,
        box.bottom - above.share(y) * box.height,
    )
