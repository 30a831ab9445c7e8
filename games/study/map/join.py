"""Pieces of a plane joined into regions, and what is between regions into borders.

Two pieces of one kind that share an edge belong to one region; an edge between different kinds is
part of a border. Owns the joining, in places of the unit square. Knows no solver.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.study.map.pieces import CURVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.solve.report import Floats, Ints
    from games.study.map.mesh import Mesh
    from games.study.map.pieces import Edge, Piece

__all__ = ["Joined", "Patch", "Seam", "joined", "rows_of"]


@dataclass(frozen=True, eq=False)
class Patch:
    """A region: its kind, and its loops as corners, the outline first."""

    kind: int
    loops: tuple[tuple[int, ...], ...]
    area: float


@dataclass(frozen=True, eq=False)
class Seam:
    """A border: its corners in order, the patches to its left and right, and its line."""

    corners: tuple[int, ...]
    left: int
    right: int
    line: int


@dataclass(frozen=True, eq=False)
class Joined:
    """All regions, largest first, and all borders."""

    patches: tuple[Patch, ...]
    seams: tuple[Seam, ...]


def joined(found: Mesh, pieces: list[Piece], ways: dict[tuple[int, int], list[int]]) -> Joined:
    """Join pieces; `ways` has the corners between the ends of bent cuts."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    outlines: list[list[Edge]] = []
    for number, piece in enumerate(pieces):
        steps = _refined(found, piece, ways)
        outlines.append(steps)
        for start, end, line in steps:
            owner[start, end] = (number, line)
    root = list(range(len(pieces)))
    for number, steps in enumerate(outlines):
        for start, end, _ in steps:
            beyond = owner.get((end, start))
            if beyond is not None and pieces[beyond[0]].kind == pieces[number].kind:
                root[_top(root, number)] = _top(root, beyond[0])
    region = [_top(root, number) for number in range(len(pieces))]

    rims: dict[int, list[Edge]] = defaultdict(list)
    between: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)
    for number, steps in enumerate(outlines):
        mine = region[number]
        for start, end, line in steps:
            beyond = owner.get((end, start))
            theirs = None if beyond is None else region[beyond[0]]
            if theirs == mine:
                continue
            rims[mine].append((start, end, line))
            if theirs is not None and mine < theirs:
                between[mine, theirs, line if 0 <= line < found.exact else CURVE].append(
                    (start, end)
                )
    patches = {
        own: Patch(pieces[own].kind, *_loops(found, rim)) for own, rim in rims.items() if rim
    }
    order = sorted(
        patches, key=lambda own: (-round(patches[own].area, 12), min(patches[own].loops))
    )
    place = {own: number for number, own in enumerate(order)}
    seams = [
        Seam(_straightened(way, line), place[left], place[right], line)
        for (left, right, line), steps in between.items()
        for way in _chains(steps)
    ]
    seams.sort(key=lambda seam: (seam.left, seam.right, seam.line, found.places[seam.corners[0]]))
    return Joined(tuple(patches[own] for own in order), tuple(seams))


def _top(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _refined(found: Mesh, piece: Piece, ways: dict[tuple[int, int], list[int]]) -> list[Edge]:
    """Return a piece's outline with every corner that anybody has on it."""
    steps: list[Edge] = []
    for start, end, line in piece.edges:
        if line == CURVE:
            inner = ways.get((start, end), [])
        elif line < found.exact:
            inner = found.between(line, start, end)
        else:
            inner = []
        stops = [start, *inner, end]
        steps.extend((stops[k], stops[k + 1], line) for k in range(len(stops) - 1))
    return steps


def _loops(found: Mesh, rim: list[Edge]) -> tuple[tuple[tuple[int, ...], ...], float]:
    """Chain a region's edges into loops; return them, the outline first, and the area."""
    leaving: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end, line in reversed(rim):
        leaving[start].append((end, line))
    loops: list[tuple[float, tuple[int, ...]]] = []
    for first, _, _ in rim:
        if not leaving[first]:
            continue
        corners, lines, at = [], [], first
        while leaving[at]:
            following, line = leaving[at].pop()
            corners.append(at)
            lines.append(line)
            at = following
        # a corner inside a straight run says nothing
        kept = [
            corner
            for k, corner in enumerate(corners)
            if not (lines[k] == lines[k - 1] and 0 <= lines[k] < found.exact)
        ]
        if len(kept) < 3:  # next to nothing, yet something
            kept = corners
        loops.append((_area(found, kept), tuple(kept)))
    loops.sort(key=lambda loop: -abs(loop[0]))
    return tuple(loop for _, loop in loops), float(sum(area for area, _ in loops))


def _area(found: Mesh, corners: list[int]) -> float:
    x, y = np.array([found.places[corner] for corner in corners]).T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def _chains(steps: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Chain edges from end to end."""
    after: dict[int, list[int]] = defaultdict(list)
    arriving: dict[int, int] = defaultdict(int)
    for start, end in steps:
        after[start].append(end)
        arriving[end] += 1
    starts = [corner for corner in after if not arriving[corner]]
    chains = []
    for first in [*starts, *after]:
        while after[first]:
            way, at = [first], first
            while after[at]:
                at = after[at].pop()
                way.append(at)
                if at == first:
                    break
            chains.append(way)
    return chains


def _straightened(way: list[int], line: int) -> tuple[int, ...]:
    return tuple(way) if line == CURVE else (way[0], way[-1])


def rows_of(loops: Iterable[tuple[int, tuple[Floats, ...]]], xs: Floats, ys: Floats) -> Ints:
    """Return which region every place of a grid lies in, (len(ys), len(xs)).

    `loops` pairs the numbers of regions with their polygons. Every polygon has its inside to the
    left, so going right one enters a region through an edge that runs down.
    """
    starts, ends, owners = [], [], []
    for number, polygons in loops:
        for polygon in polygons:
            starts.append(polygon)
            ends.append(np.roll(polygon, -1, axis=0))
            owners.append(np.full(len(polygon), number))
    a, b, own = np.concatenate(starts), np.concatenate(ends), np.concatenate(owners)
    down = a[:, 1] > b[:, 1]
    a, b, own = a[down], b[down], own[down]
    found: Ints = np.zeros((len(ys), len(xs)), dtype=np.int64)
    for row, y in enumerate(ys.tolist()):
        cut = (a[:, 1] > y) & (b[:, 1] <= y)
        (ax, ay), (bx, by) = a[cut].T, b[cut].T
        lean = (ax - bx) / (ay - by)
        at = bx + (y - by) * lean
        # of edges that meet on this row the one that is further right just above comes last
        order = np.lexsort((lean, np.round(at, 11)))
        place = np.searchsorted(at[order], xs, side="right") - 1
        found[row] = own[cut][order][place.clip(0)]
    return found
