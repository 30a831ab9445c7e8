"""Two players: the state of every support profile, over any ordered ring.

Owns how vertices of the two best-response polyhedra make supports. Everything is decided by signs
of sums and products, so that payoffs may be integers, numbers of a field, or germs of a parameter:
then one answer holds as far as no sign that was asked changes. Knows no driver.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any

from games.solve.proved.polyhedra import bits, face, vertices
from games.solve.proved.two import index
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
            found[profile] = State.of([index(tables, x, y)])
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
                State.of([index(tables, left[0], right[0])]) if single else State(many=True)
            )
    return found
