"""Two players: the state of every support profile, over any ordered ring.

Owns how vertices of the two best-response polyhedra make supports. Everything is decided by signs
of sums and products, so that payoffs may be integers, numbers of a field, or germs of a parameter:
then one answer holds as far as no sign that was asked changes. Knows no driver.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any

from games.solve.proved.numbers import sign
from games.solve.proved.polyhedra import bits, face, vertices
from games.study.sweep.proved.states import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.polyhedra import Vertex
    from games.study.sweep.proved.states import States

__all__ = ["two_players"]


def two_players(tables: Sequence[Any]) -> States:
    """Return the state of every support profile that holds an equilibrium.

    Parameters
    ----------
    tables
        Payoffs of both players by the strategy of player 1, then of player 2.
    """
    mine, theirs = tables
    seconds = vertices(mine)
    firsts = vertices([list(row) for row in zip(*theirs, strict=True)])
    pairs = [
        (x, y) for x in firsts for y in seconds if not (x.support & ~y.best or y.support & ~x.best)
    ]
    met = Counter(id(vertex) for pair in pairs for vertex in pair)
    found: States = {}
    tied = []
    for x, y in pairs:
        if met[id(x)] > 1 or met[id(y)] > 1:
            tied.append((x, y))
        else:
            profile = tuple(bits(x.support)), tuple(bits(y.support))
            found[profile] = State.of([_index(tables, x, y)])
    if tied:
        found |= _products(tables, tied)
    return found


def _products(tables: Sequence[Any], pairs: list[tuple[Vertex, Vertex]]) -> States:
    """Return the states of the support profiles that averages of these pairs have."""
    firsts = list({id(x): x for x, _ in pairs}.values())
    seconds = list({id(y): y for _, y in pairs}.values())
    masks = [range(1, 1 << len(own[0].point)) for own in (firsts, seconds)]
    found: States = {}
    for first, second in product(*masks):
        right = face(seconds, second, first)
        left = face(firsts, first, second) if right else []
        if left:
            single = len(left) == len(right) == 1
            found[tuple(bits(first)), tuple(bits(second))] = (
                State.of([_index(tables, left[0], right[0])]) if single else State(many=True)
            )
    return found


def _index(tables: Sequence[Any], x: Vertex, y: Vertex) -> int | None:
    """Return (-1) ** k times the sign of det M det N, the index of a regular equilibrium.

    M and N, of size k, are how the gains of strategies played over the first turn with the other's
    (Shapley 1974). None where a strategy that is not played ties, or one of them is singular.
    """
    if x.support != y.best or y.support != x.best:
        return None
    rows, columns = bits(x.support), bits(y.support)
    if len(rows) != len(columns):
        return None
    if len(rows) == 1:
        return 1
    found = (-1) ** (len(rows) - 1)
    for own in tables:
        found *= sign(_determinant(_turns(own, rows, columns)))
    return found or None


def _turns(own: Any, rows: list[int], columns: list[int]) -> list[list[Any]]:
    top, left = rows[0], columns[0]
    return [
        [own[i][j] - own[top][j] - own[i][left] + own[top][left] for j in columns[1:]]
        for i in rows[1:]
    ]


def _determinant(rows: list[list[Any]]) -> Any:
    if len(rows) == 1:
        return rows[0][0]
    total: Any = 0
    for place, lead in enumerate(rows[0]):
        rest = [row[:place] + row[place + 1 :] for row in rows[1:]]
        part = lead * _determinant(rest)
        total = part + total if place % 2 == 0 else total - part
    return total
