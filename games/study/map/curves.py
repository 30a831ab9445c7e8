"""Cuts across cells, bent onto the curve that they stand for.

A cut joins two places where the kind of equilibrium set changes; the border between is a curve. The
curve is looked for straight across the middle of the cut, then of both halves. Owns the bending.
Knows the mesh and its faces, nothing of regions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.report import Floats, Ints
    from games.study.map.arrangement import Arrangement
    from games.study.map.changes import Finder
    from games.study.map.look import Looker
    from games.study.map.mesh import Mesh
    from games.study.map.pieces import Pieces

__all__ = ["bent"]

#: A cut that leaves its curve by no more than this share of the plane stays straight.
BEND = 2e-6
#: How far to both sides of a cut its curve is looked for, as shares of the cut's length.
REACHES = (0.05, 0.4)
ROUNDS = 2
#: Cuts shorter than this stay straight.
SHORT = 1e-6
#: The distance kept from the border of the face.
CLEAR = 1e-7


def bent(
    made: Arrangement, found: Mesh, cut: Pieces, look: Looker, finder: Finder
) -> dict[tuple[int, int], list[int]]:
    """Return the corners between the ends of every cut, for both of its directions."""
    keys = list(cut.cuts)
    ways = {key: [key[0], key[1]] for key in keys}
    sides = [[found.equations[side] for side in face.sides] for face in made.faces]
    for _ in range(ROUNDS):
        chords = [
            (key, k)
            for key in keys
            for k in range(len(ways[key]) - 1)
            if _length(found, ways[key][k], ways[key][k + 1]) > SHORT
        ]
        if not chords:
            break
        ends = np.array(
            [(found.places[ways[key][k]], found.places[ways[key][k + 1]]) for key, k in chords]
        )
        beside = np.array([cut.cuts[key] for key, _ in chords])
        room = _room(ends, [sides[face] for face in beside[:, 0].tolist()])
        new = _on_curve(ends, beside[:, 1], beside[:, 2], room, look, finder)
        inserted = 0
        for (key, k), place, bend in zip(
            reversed(chords), reversed(new[0].tolist()), reversed(new[1].tolist()), strict=True
        ):
            if bend > BEND:
                ways[key].insert(k + 1, found.add((place[0], place[1])))
                inserted += 1
        if not inserted:
            break
    taken = {(start, end) for piece in cut.pieces for start, end, line in piece.edges if line >= 0}
    for (start, end), way in ways.items():
        if len(way) == 2 and ((start, end) in taken or (end, start) in taken):
            # it leaves the side it cuts off by next to nothing, yet is another way
            middle = np.mean([found.places[start], found.places[end]], axis=0).tolist()
            way.insert(1, found.add((middle[0], middle[1])))
    inner = {key: way[1:-1] for key, way in ways.items() if len(way) > 2}
    return inner | {(end, start): way[::-1] for (start, end), way in inner.items()}


def _length(found: Mesh, start: int, end: int) -> float:
    (ax, ay), (bx, by) = found.places[start], found.places[end]
    return float(np.hypot(bx - ax, by - ay))


def _room(ends: Floats, sides: list[list[tuple[float, float, float]]]) -> Floats:
    """Return how far one can go from the middle of each chord to both sides within its face."""
    middles = ends.mean(axis=1)
    along = ends[:, 1] - ends[:, 0]
    across = np.column_stack([-along[:, 1], along[:, 0]])
    across /= np.sqrt((across**2).sum(axis=1))[:, None]
    room = np.full(len(ends), np.inf)
    for k, equations in enumerate(sides):
        const, right, up = np.array(equations).T
        value = const + right * middles[k, 0] + up * middles[k, 1]
        rate = np.abs(right * across[k, 0] + up * across[k, 1])
        with np.errstate(divide="ignore"):
            room[k] = float((np.abs(value) / np.where(rate > 0, rate, 1e-300)).min())
    return room - CLEAR


def _on_curve(
    ends: Floats, left: Ints, right: Ints, room: Floats, look: Looker, finder: Finder
) -> tuple[Floats, Floats]:
    """Return where the curve crosses the middle of each chord, and how far off; 0 if not found."""
    middles = ends.mean(axis=1)
    along = ends[:, 1] - ends[:, 0]
    lengths = np.sqrt((along**2).sum(axis=1))
    across = np.column_stack([-along[:, 1], along[:, 0]]) / lengths[:, None]
    places, bends = middles.copy(), np.zeros(len(ends))
    todo = np.arange(len(ends))
    for reach in REACHES:
        width = np.minimum(reach * lengths, room)[todo]
        todo = todo[width > 0]
        width = width[width > 0]
        if not len(todo):
            break
        over = middles[todo] + width[:, None] * across[todo]
        under = middles[todo] - width[:, None] * across[todo]
        seen = look.kinds_at(np.concatenate([over, under]))
        fits = (seen[: len(todo)] == left[todo]) & (seen[len(todo) :] == right[todo])
        some = todo[fits]
        if len(some):
            changes = finder.along(over[fits], under[fits], left[some], right[some])
            shares = np.array([own[0][0] if len(own) == 1 else 0.5 for own in changes])
            offset = width[fits] * (1 - 2 * shares)
            places[some] = middles[some] + offset[:, None] * across[some]
            bends[some] = np.abs(offset)
        todo = todo[~fits]
    return places, bends
