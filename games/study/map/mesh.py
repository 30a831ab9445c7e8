"""The faces between tie lines cut into cells, finer where the kind of equilibrium set changes.

Inside a face no two pure strategies change order against pure opponents, so whatever else changes
there does so on curves. The mesh looks for them: it cuts every face along horizontal and vertical
lines until cells are small, smaller where their corners are of different kinds. Corners on the
border of a face, where payoffs tie, are looked at a hair inside. Owns corners, cells and what is
known at each corner. Knows nothing of curves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np

from games.study.map.arrangement import Polygon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.solve.report import Floats
    from games.study.map.arrangement import Arrangement
    from games.study.map.look import Looker

__all__ = ["INSIDE", "Cell", "Mesh", "mesh"]

#: How far inside its face a corner on the border is looked at, as a share of the way to its middle.
INSIDE = 3e-5
#: Cells are at most this large, as a share of the plane.
COARSE = 1 / 12
#: Cells with several kinds at their corners are at most this large,
FINE = 1 / 48
#: and those with three kinds or more, where borders meet.
TINY = 1 / 1024
#: A corner this close to a line is on it.
ON = 1e-12


@dataclass(frozen=True, slots=True)
class Cell:
    """A convex piece of a face."""

    face: int
    polygon: Polygon


@dataclass(slots=True)
class Mesh:
    """Corners, lines and cells.

    Lines below `exact` are the arrangement's; the others are horizontal or vertical. `rows` holds,
    per line, the corners on it in order, each as (place along the line, corner).
    """

    exact: int
    equations: list[tuple[float, float, float]]
    places: list[tuple[float, float]]
    middles: list[tuple[float, float]]
    rows: list[list[tuple[float, int]]]
    borders: set[int] = field(default_factory=set)
    cells: list[Cell] = field(default_factory=list)
    kinds: dict[tuple[int, int], int] = field(default_factory=dict)
    _crossings: dict[tuple[int, int], int] = field(default_factory=dict)
    _straight: dict[tuple[int, float], int] = field(default_factory=dict)

    def along(self, line: int, place: tuple[float, float]) -> float:
        """Return where a place on a line is along it: its x, or its y on steep lines."""
        _, right, up = self.equations[line]
        return place[0] if abs(up) >= abs(right) else place[1]

    def add(self, place: tuple[float, float], *lines: int) -> int:
        """Add a corner that lies on some lines."""
        number = len(self.places)
        self.places.append(place)
        for line in lines:
            insort(self.rows[line], (self.along(line, place), number))
            if line < self.exact:
                self.borders.add(number)
        return number

    def between(self, line: int, start: int, end: int) -> list[int]:
        """Return the corners on a line strictly between two of them, in that direction."""
        row = self.rows[line]
        first = (self.along(line, self.places[start]), start)
        last = (self.along(line, self.places[end]), end)
        if first <= last:
            return [corner for _, corner in row[bisect_right(row, first) : bisect_left(row, last)]]
        inner = row[bisect_right(row, last) : bisect_left(row, first)]
        return [corner for _, corner in reversed(inner)]

    def ring(self, cell: Cell) -> list[tuple[int, int]]:
        """Return the cell's outline: every corner on it, with the line that leads to the next.

        Corners that neighbours have on an inner line are part of it.
        """
        found = []
        corners, sides = cell.polygon.corners, cell.polygon.sides
        for k, (corner, side) in enumerate(zip(corners, sides, strict=True)):
            found.append((corner, side))
            if side >= self.exact:
                after = corners[(k + 1) % len(corners)]
                found.extend((inner, side) for inner in self.between(side, corner, after))
        return found

    def seen_from(self, face: int, corner: int, share: float = INSIDE) -> tuple[float, float]:
        """Return where a corner is looked at for a face: a hair inside if it is on its border."""
        x, y = self.places[corner]
        return self.inner(face, x, y, share) if corner in self.borders else (x, y)

    def inner(self, face: int, x: float, y: float, share: float) -> tuple[float, float]:
        """Return a place moved towards the middle of a face."""
        mx, my = self.middles[face]
        return x + share * (mx - x), y + share * (my - y)

    def straight(self, axis: int, value: float) -> int:
        """Return the line on which the first (0) or second (1) coordinate has a value."""
        number = self._straight.get((axis, value))
        if number is None:
            number = self._straight[axis, value] = len(self.equations)
            self.equations.append((-value, 1.0, 0.0) if axis == 0 else (-value, 0.0, 1.0))
            self.rows.append([])
        return number

    def crossing(self, side: int, straight: int) -> int:
        """Return the corner in which a line crosses a horizontal or vertical one."""
        key = (side, straight) if side < straight else (straight, side)
        corner = self._crossings.get(key)
        if corner is None:
            const, right, up = self.equations[side]
            offset, vertical, _ = self.equations[straight]
            value = -offset
            if vertical:
                place = (value, -(const + right * value) / up)
            else:
                place = (-(const + up * value) / right, value)
            corner = self._there(side, place)
            if corner is None:
                corner = self.add(place, side, straight)
            else:  # three lines through one point
                self.put_on(straight, corner)
            self._crossings[key] = corner
        return corner

    def _there(self, line: int, place: tuple[float, float]) -> int | None:
        """Return the corner that a line already has at a place."""
        row, at = self.rows[line], self.along(line, place)
        first = bisect_left(row, (at - ON, -1))
        return row[first][1] if first < len(row) and row[first][0] <= at + ON else None

    def put_on(self, line: int, corner: int) -> None:
        """Note that a corner which was there already lies on a line too."""
        entry = (self.along(line, self.places[corner]), corner)
        row = self.rows[line]
        place = bisect_left(row, entry)
        if place == len(row) or row[place] != entry:
            row.insert(place, entry)


def mesh(made: Arrangement, look: Looker, seeds: Iterable[tuple[float, float]] = ()) -> Mesh:
    """Cut the faces of an arrangement into cells.

    Parameters
    ----------
    made
        The faces.
    look
        Solves games at places.
    seeds
        Places around which cells are to be fine whatever their corners say.
    """
    places = [(float(x), float(y)) for x, y in made.places]
    found = Mesh(
        exact=len(made.lines),
        equations=[(float(a.const), float(a.right), float(a.up)) for a in made.lines],
        places=[],
        middles=[
            tuple(np.mean([places[corner] for corner in face.corners], axis=0).tolist())
            for face in made.faces
        ],
        rows=[[] for _ in made.lines],
    )
    lines_of: list[set[int]] = [set() for _ in places]
    for face in made.faces:
        for k, side in enumerate(face.sides):
            lines_of[face.corners[k]].add(side)
            lines_of[face.corners[(k + 1) % len(face.corners)]].add(side)
    for place, own in zip(places, lines_of, strict=True):
        found.add(place, *sorted(own))
    wanted = np.array(list(seeds), dtype=np.float64).reshape(-1, 2)
    open_cells = [Cell(number, face) for number, face in enumerate(made.faces)]
    while open_cells:
        _look_at_corners(found, open_cells, look)
        halves: list[Cell] = []
        for cell in open_cells:
            large = _too_large(found, cell, cell.polygon.corners, wanted)
            parts = _halves(found, cell) if large else []
            if parts:
                halves.extend(parts)
            else:
                found.cells.append(cell)
        if not halves:
            # neighbours may have put corners of another kind on the outline of a settled cell
            settled, found.cells = found.cells, []
            for cell in settled:
                parts = _halves(found, cell) if _split_late(found, cell, wanted) else []
                halves.extend(parts)
                if not parts:
                    found.cells.append(cell)
        open_cells = halves
    return found


def _look_at_corners(found: Mesh, cells: list[Cell], look: Looker) -> None:
    """Find the kind at every corner of some cells."""
    new = dict.fromkeys(
        (cell.face, corner)
        for cell in cells
        for corner in cell.polygon.corners
        if (cell.face, corner) not in found.kinds
    )
    if new:
        at = np.array([found.seen_from(face, corner) for face, corner in new])
        found.kinds.update(zip(new, look.kinds_at(at).tolist(), strict=True))


def _split_late(found: Mesh, cell: Cell, seeds: Floats) -> bool:
    low, high = _extent(found, cell)
    if max(high[0] - low[0], high[1] - low[1]) <= FINE:
        return False
    ring = [corner for corner, _ in found.ring(cell)]
    return len(ring) > len(cell.polygon.corners) and _too_large(found, cell, ring, seeds)


def _too_large(found: Mesh, cell: Cell, ring: Sequence[int], seeds: Floats) -> bool:
    """Tell whether a cell is larger than what is known of its outline allows."""
    low, high = _extent(found, cell)
    size = max(high[0] - low[0], high[1] - low[1])
    if size > COARSE:
        return True
    if size <= TINY:
        return False
    kinds = {found.kinds.get((cell.face, corner), -1) for corner in ring} - {-1}
    if len(kinds) > 2 or (len(kinds) > 1 and size > FINE):
        return True
    if len(seeds) and size > FINE / 8:
        inside = (seeds >= low).all(axis=1) & (seeds <= high).all(axis=1)
        return bool(inside.any())
    return False


def _extent(found: Mesh, cell: Cell) -> tuple[tuple[float, float], tuple[float, float]]:
    own = [found.places[corner] for corner in cell.polygon.corners]
    xs, ys = [x for x, _ in own], [y for _, y in own]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _halves(found: Mesh, cell: Cell) -> list[Cell]:
    """Cut a cell across its longer side, at the simplest number near the middle."""
    low, high = _extent(found, cell)
    axis = 0 if high[0] - low[0] >= high[1] - low[1] else 1
    value = _simplest(low[axis], high[axis])
    signs = []
    for corner in cell.polygon.corners:
        off = found.places[corner][axis] - value
        signs.append(0 if abs(off) <= ON else 1 if off > 0 else -1)
    if not (min(signs) < 0 < max(signs)):
        return []
    line = found.straight(axis, value)
    parts: dict[int, tuple[list[int], list[int]]] = {-1: ([], []), 1: ([], [])}
    corners, sides = cell.polygon.corners, cell.polygon.sides
    for k, here in enumerate(signs):
        there, corner, side = signs[(k + 1) % len(signs)], corners[k], sides[k]
        if here == 0:
            found.put_on(line, corner)
        crossing = found.crossing(side, line) if here * there < 0 else -1
        for sign, (own, lines) in parts.items():
            if here in (sign, 0):
                own.append(corner)
                lines.append(line if here == 0 and there == -sign else side)
            if crossing >= 0:
                own.append(crossing)
                lines.append(line if there == -sign else side)
    return [Cell(cell.face, Polygon(tuple(own), tuple(lines))) for own, lines in parts.values()]


def _simplest(low: float, high: float) -> float:
    """Return the number with the shortest binary fraction in the inner half of an interval."""
    start, end = low + 0.25 * (high - low), high - 0.25 * (high - low)
    scale = 1.0
    while True:
        first = ceil(start * scale)
        if first <= floor(end * scale):
            return first / scale
        scale *= 2.0
