"""Where the names of a map's zones stand inside them: where a rectangle of their size has room.

Owns the search for room on a raster of a few pixels. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.study.map.join import rows_of
from gui.charts.marks.figure import Box
from gui.charts.marks.labels import wrap

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Ints
    from gui.charts.marks.drawing import Style
    from gui.charts.phase.types import PhaseScene, Zone

__all__ = ["LEADING", "STEP", "Name", "best", "inside", "raster", "way_place"]

#: Distance of a name's lines, in rows.
LEADING = 0.95
#: Pixels between the places at which room for names is looked for.
STEP = 4.0
MOST_LINES = 3
#: How much more room than needed a name is offered, best first.
_EASE = (2.2, 1.6, 1.25, 1.0)


@dataclass(frozen=True, slots=True)
class Name:
    """A zone's name inside it, middle of its lines at (x, y)."""

    zone: int
    x: float
    y: float
    lines: tuple[str, ...]
    bold: bool = True
    size: float = 1.0


def inside(scene: PhaseScene, box: Box, style: Style) -> tuple[tuple[Name, ...], list[int]]:
    """Place names in their zones; return those placed and the zones without room for theirs."""
    grid, xs, ys = raster(scene, box)
    today = _KeepClear(scene, box, style)
    names, homeless = [], []
    shown: set[str] = set()
    for number, zone in enumerate(scene.zones):
        if zone.name in shown and not zone.several:
            continue  # the same colour is named elsewhere
        place = best(zone, number, (grid == number) & ~today(xs, ys), box, style, listed=True)
        if place is None:
            homeless.append(number)
        else:
            names.append(place)
        shown.add(zone.name)
    return tuple(names), homeless


def best(
    zone: Zone, number: int, free: Bools, box: Box, style: Style, *, listed: bool
) -> Name | None:
    """Place one name: bold if it fits so, else regular, else somewhat smaller.

    `listed` asks for all equilibria where there are several.
    """
    if not free.any():
        return None
    total: Ints = np.zeros((free.shape[0] + 1, free.shape[1] + 1), dtype=np.int64)
    total[1:, 1:] = free.cumsum(axis=0).cumsum(axis=1)
    for bold, size in ((True, 1.0), (False, 1.0), (False, 0.86)):
        placed: tuple[float, Name] | None = None
        for lines in _ways(zone, style, listed=listed):
            widths = [style.wide(line, style.small * size, bold=bold) for line in lines]
            wide = max(widths) + style.unit * 0.8
            high = len(lines) * style.row * LEADING * size + style.unit * 0.6
            found = _roomiest(total, wide / STEP, high / STEP)
            if found is not None and (placed is None or found[0] > placed[0]):
                x, y = box.left + found[1] * STEP, box.bottom - found[2] * STEP
                placed = (found[0], Name(number, x, y, lines, bold, size))
        if placed is not None:
            return placed[1]
    return None


def _ways(zone: Zone, style: Style, *, listed: bool) -> list[tuple[str, ...]]:
    if zone.several and listed and not zone.tied:
        return [(f"{zone.name}:", *zone.lines)]
    text = zone.name
    ways = []
    widest = style.wide(text, bold=True)
    for count in range(1, MOST_LINES + 1):
        room = widest if count == 1 else widest / count * 1.35
        lines = wrap(text, room, count, style, bold=True)
        if lines is not None and tuple(lines) not in ways:
            ways.append(tuple(lines))
    return ways


def raster(scene: PhaseScene, box: Box) -> tuple[Ints, Floats, Floats]:
    """Return which zone lies at every few pixels, rows upwards, and where columns and rows are."""
    columns = max(2, int(box.width / STEP))
    rows = max(2, int(box.height / STEP))
    xs: Floats = (np.arange(columns) + 0.5) * np.float64(STEP)
    ys: Floats = (np.arange(rows) + 0.5) * np.float64(STEP)
    across, above = scene.across, scene.above
    levels_x: Floats = across.low + xs / box.width * (across.high - across.low)
    levels_y: Floats = above.low + ys / box.height * (above.high - above.low)
    loops = [(number, zone.loops) for number, zone in enumerate(scene.zones)]
    return rows_of(loops, levels_x, levels_y), xs, ys


class _KeepClear:
    """The places around today's point and on the words of its way, which no name may cover."""

    def __init__(self, scene: PhaseScene, box: Box, style: Style) -> None:
        across, above, near = scene.across, scene.above, style.row * 0.9

        def place(x: float, y: float) -> tuple[float, float]:
            right, up = across.share(x), above.share(y)
            return box.left + right * box.width, box.bottom - up * box.height

        x, y = place(*scene.today)
        self._kept = [Box(x - near, y - near, x + near, y + near)]
        if scene.way is not None:
            wide = style.wide(scene.way.text, bold=True)
            x, y, share = way_place(box, (x, y), place(*scene.way.end), wide, style)
            left, low = x - share * wide - style.unit * 0.5, y + style.row * 0.6
            self._kept.append(Box(left, low - style.row * 1.2, left + wide + style.unit, low))
        self._corner = box.left, box.bottom

    def __call__(self, xs: Floats, ys: Floats) -> Bools:
        xs, ys = self._corner[0] + xs, self._corner[1] - ys
        taken = np.zeros((len(ys), len(xs)), dtype=bool)
        for kept in self._kept:
            across = (xs >= kept.left) & (xs <= kept.right)
            taken |= across[None, :] & ((ys >= kept.top) & (ys <= kept.bottom))[:, None]
        return taken


def way_place(
    box: Box, start: tuple[float, float], tip: tuple[float, float], wide: float, style: Style
) -> tuple[float, float, float]:
    """Return where the words of a way stand: beyond its tip, on the side where there is room.

    The point, and which share of the words lies to its left.
    """
    right = tip[0] + style.unit * 1.6 + wide <= box.right
    x = tip[0] + style.unit * 1.4
    if not right:
        x = max(tip[0] - style.unit * 1.4, box.left + wide + style.unit)
    y = tip[1] + style.row * (1.0 if tip[1] >= start[1] else -1.0)
    y = min(box.bottom - style.row * 0.6, max(box.top + style.row * 0.6, y))
    return x, y, 0.0 if right else 1.0


def _roomiest(total: Ints, wide: float, high: float) -> tuple[float, float, float] | None:
    """Return where a rectangle has most room: its ease, and its middle in cells.

    `total` counts the free cells below and to the left of every corner.
    """
    rows, columns = total.shape[0] - 1, total.shape[1] - 1
    for ease in _EASE:
        w, h = int(np.ceil(wide * (1 + (ease - 1) * 0.5))), int(np.ceil(high * ease))
        if w > columns or h > rows:
            continue
        inside = total[h:, w:] - total[:-h, w:] - total[h:, :-w] + total[:-h, :-w]
        fits = np.argwhere(inside == w * h)
        if len(fits):
            middle = fits.mean(axis=0)
            row, column = fits[int(np.argmin(((fits - middle) ** 2).sum(axis=1)))].tolist()
            return ease, column + w / 2, row + h / 2
    return None
