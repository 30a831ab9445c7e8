"""Cells of the mesh cut into pieces of one kind each, along curves found to the last digits.

Where the kind changes along the outline of a cell is found by `changes`; the changes are then
joined across the cell. Owns the crossings and the cutting. Knows the mesh, nothing of regions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from games.study.map.mesh import INSIDE

if TYPE_CHECKING:
    from games.solve.report import Floats
    from games.study.map.changes import Finder
    from games.study.map.look import Looker
    from games.study.map.mesh import Cell, Mesh

__all__ = ["CURVE", "Edge", "Piece", "Pieces", "pieces"]

#: The line of an edge that lies on no line.
CURVE = -1
#: Crossings on a tie line this close to a corner there are that corner.
SAME = 2e-7
#: How far from a point towards its opening it is looked whether a kind begins there.
TIP = 0.1

#: One step of an outline: from, to, the line it lies on.
Edge = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A polygon of one kind inside one face, counter-clockwise."""

    face: int
    kind: int
    edges: tuple[Edge, ...]


@dataclass(slots=True)
class Pieces:
    """All pieces of a plane, and the faces and kinds beside each cut, by its ends.

    A cut from p to q has `cuts[p, q]`: its face, and the kinds to its left and right.
    """

    pieces: list[Piece] = field(default_factory=list)
    cuts: dict[tuple[int, int], tuple[int, int, int]] = field(default_factory=dict)


def pieces(found: Mesh, look: Looker, finder: Finder) -> Pieces:
    """Cut every cell of a mesh into pieces of one kind."""
    rings = [found.ring(cell) for cell in found.cells]
    crossed = _crossings(found, rings, finder)
    made = Pieces()
    knots: list[tuple[Cell, list[_Run]]] = []
    for cell, ring in zip(found.cells, rings, strict=True):
        runs = _runs(found, cell, ring, crossed)
        if len(runs) <= 2:
            _cut(found, cell, runs, None, made)
        else:
            knots.append((cell, runs))
    middles = np.array([_middle(found, cell) for cell, _ in knots]).reshape(-1, 2)
    kinds = look.kinds_at(middles).tolist()
    for (cell, runs), kind, tip in zip(knots, kinds, _tips(found, knots, look), strict=True):
        _cut(found, cell, runs, kind, made, tip)
    return made


@dataclass(slots=True)
class _Run:
    """Neighbouring edges of an outline with one kind beside them."""

    kind: int
    edges: list[Edge]


#: Per face and side (two corners, the smaller first): the corners in between and the kinds there.
_Crossed = dict[tuple[int, int, int], list[tuple[int, int]]]


def _crossings(found: Mesh, rings: list[list[tuple[int, int]]], finder: Finder) -> _Crossed:
    """Find where the kind changes along the sides of all cells.

    An entry lists, from the side's smaller corner to its larger one, each new corner with the kind
    that begins there.
    """
    sides: dict[tuple[int, int, int], int] = {}
    for cell, ring in zip(found.cells, rings, strict=True):
        for k, (corner, line) in enumerate(ring):
            after = ring[(k + 1) % len(ring)][0]
            if found.kinds[cell.face, corner] != found.kinds[cell.face, after]:
                sides[cell.face, min(corner, after), max(corner, after)] = line
    if not sides:
        return {}
    keys = list(sides)
    starts, ends = _ends(found, keys, sides, INSIDE)
    bordering = [k for k, key in enumerate(keys) if sides[key] < found.exact]
    deeper = _ends(found, [keys[k] for k in bordering], sides, 2 * INSIDE)
    here = np.array([found.kinds[face, start] for face, start, _ in keys])
    there = np.array([found.kinds[face, end] for face, _, end in keys])
    changes = finder.along(
        np.concatenate([starts, deeper[0]]),
        np.concatenate([ends, deeper[1]]),
        np.concatenate([here, here[bordering]]),
        np.concatenate([there, there[bordering]]),
    )
    for k, inner in zip(bordering, changes[len(keys) :], strict=True):
        # from one hair inside and two hairs inside on to the border itself
        if [kind for _, kind in inner] == [kind for _, kind in changes[k]]:
            changes[k] = [
                (min(1.0, max(0.0, 2 * one - two)), kind)
                for (one, kind), (two, _) in zip(changes[k], inner, strict=True)
            ]
    crossed: _Crossed = {}
    for k, key in enumerate(keys):
        line, crossed[key] = sides[key], []
        bounds = (starts[k], ends[k]) if line >= found.exact else _straight(found, key)
        for share, kind in changes[k]:
            x, y = (bounds[0] + share * (bounds[1] - bounds[0])).tolist()
            crossed[key].append((_corner(found, line, (x, y)), kind))
    return crossed


def _straight(found: Mesh, key: tuple[int, int, int]) -> tuple[Floats, Floats]:
    return np.array(found.places[key[1]]), np.array(found.places[key[2]])


def _ends(
    found: Mesh,
    keys: list[tuple[int, int, int]],
    sides: dict[tuple[int, int, int], int],
    share: float,
) -> tuple[Floats, Floats]:
    """Return where sides begin and end as their faces see them."""
    starts, ends = [], []
    for key in keys:
        face, start, end = key
        if sides[key] < found.exact:
            starts.append(found.inner(face, *found.places[start], share))
            ends.append(found.inner(face, *found.places[end], share))
        else:
            # along a line inside the face nothing ties but at its very ends
            first, last = np.array(found.places[start]), np.array(found.places[end])
            starts.append(first + INSIDE * (last - first) * (start in found.borders))
            ends.append(last - INSIDE * (last - first) * (end in found.borders))
    return np.array(starts).reshape(-1, 2), np.array(ends).reshape(-1, 2)


def _corner(found: Mesh, line: int, place: tuple[float, float]) -> int:
    """Return the corner at a place on a side: one that is there already, or a new one."""
    if line >= found.exact:
        return found.add(place)
    at = found.along(line, place)
    near = [c for along, c in found.rows[line] if abs(along - at) <= SAME]
    if near:
        return min(near, key=lambda c: abs(found.along(line, found.places[c]) - at))
    return found.add(place, line)


def _runs(found: Mesh, cell: Cell, ring: list[tuple[int, int]], crossed: _Crossed) -> list[_Run]:
    """Return the outline of a cell as runs of one kind."""
    runs: list[_Run] = []
    for k, (corner, line) in enumerate(ring):
        after = ring[(k + 1) % len(ring)][0]
        key = (cell.face, min(corner, after), max(corner, after))
        stops = crossed.get(key, [])
        kinds = [found.kinds[cell.face, key[1]], *(kind for _, kind in stops)]
        corners = [key[1], *(stop for stop, _ in stops), key[2]]
        if corner != key[1]:
            kinds.reverse()
            corners.reverse()
        for place, kind in enumerate(kinds):
            start, end = corners[place], corners[place + 1]
            if start == end:
                continue
            if not runs or runs[-1].kind != kind:
                runs.append(_Run(kind, []))
            runs[-1].edges.append((start, end, line))
    if len(runs) > 1 and runs[0].kind == runs[-1].kind:
        last = runs.pop()
        runs[0].edges[:0] = last.edges
    return runs


def _tips(found: Mesh, knots: list[tuple[Cell, list[_Run]]], look: Looker) -> list[int | None]:
    """Return, where a kind tapers off to a point on the outline, the corner that it ends in.

    Three kinds meet in a cell. If one of them begins right at the place on the outline where the
    other two meet, then that place is the point.
    """
    rows, places = [], []
    for number, (_, runs) in enumerate(knots):
        if len(runs) != 3:
            continue
        for k in range(3):
            tip, (start, end) = runs[k].edges[0][0], _ends_of(runs[(k + 1) % 3])
            middle = np.mean([found.places[start], found.places[end]], axis=0)
            rows.append((number, tip, runs[(k + 1) % 3].kind))
            places.append(found.places[tip] + TIP * (middle - found.places[tip]))
    tips: list[int | None] = [None] * len(knots)
    seen = look.kinds_at(np.array(places).reshape(-1, 2)).tolist()
    for (number, tip, kind), there in zip(rows, seen, strict=True):
        if kind == there:
            tips[number] = tip
    return tips


def _ends_of(run: _Run) -> tuple[int, int]:
    return run.edges[0][0], run.edges[-1][1]


def _cut(
    found: Mesh,
    cell: Cell,
    runs: list[_Run],
    middle: int | None,
    made: Pieces,
    tip: int | None = None,
) -> None:
    """Cut a cell between the runs of its outline, and add the pieces.

    Where three or more kinds meet they do so at `tip`, or else in the middle.
    """
    face = cell.face
    runs = list(runs)
    while len(runs) > 2:
        corner = _corner_run(runs, middle)
        if corner is None:
            break
        run = runs[corner]
        before, after = runs[corner - 1], runs[(corner + 1) % len(runs)]
        start, end = run.edges[0][0], run.edges[-1][1]
        made.pieces.append(Piece(face, run.kind, (*run.edges, (end, start, CURVE))))
        made.cuts[end, start] = (face, run.kind, before.kind)
        whole = _Run(before.kind, [*before.edges, (start, end, CURVE), *after.edges])
        count = len(runs)
        runs = [whole, *(runs[(corner + 2 + k) % count] for k in range(count - 3))]
    if len(runs) == 1:
        made.pieces.append(Piece(face, runs[0].kind, tuple(runs[0].edges)))
    elif len(runs) == 2:
        one, two = runs
        start, end = one.edges[0][0], one.edges[-1][1]
        made.pieces.append(Piece(face, one.kind, (*one.edges, (end, start, CURVE))))
        made.pieces.append(Piece(face, two.kind, (*two.edges, (start, end, CURVE))))
        made.cuts[end, start] = (face, one.kind, two.kind)
    else:
        ends = np.array([found.places[run.edges[0][0]] for run in runs])
        x, y = ends.mean(axis=0).tolist()
        knot = found.add((x, y)) if tip is None else tip
        for k, run in enumerate(runs):
            start, end = run.edges[0][0], run.edges[-1][1]
            cuts = [(a, b, CURVE) for a, b in ((end, knot), (knot, start)) if a != b]
            made.pieces.append(Piece(face, run.kind, (*run.edges, *cuts)))
            if end != knot:
                made.cuts[end, knot] = (face, run.kind, runs[(k + 1) % len(runs)].kind)


def _corner_run(runs: list[_Run], middle: int | None) -> int | None:
    """Return a run that cuts off a corner of the cell: the same kind lies on both its sides."""
    fitting = [k for k, _ in enumerate(runs) if runs[k - 1].kind == runs[(k + 1) % len(runs)].kind]
    return min(fitting, key=lambda k: runs[k].kind == middle, default=None)


def _middle(found: Mesh, cell: Cell) -> tuple[float, float]:
    own = np.array([found.places[corner] for corner in cell.polygon.corners])
    x, y = own.mean(axis=0).tolist()
    return x, y
