"""The mixtures against which given strategies are best: polytopes by their vertices.

For a table W[response][strategy] linear in a mixture y, all vertices of {y >= 0, sum y = 1,
W y <= v} are found by solving every square system. The mixtures whose support lies in T and against
which every response of R is best are the hull of those vertices that have these labels; one of them
has full support T exactly if the vertices' supports cover T (their average has it). Owns nothing
else.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from games.verify.determinants import kernel
from games.verify.numbers import dot, sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.verify.numbers import Number

__all__ = ["Vertex", "covers", "face", "same", "vertices"]


@dataclass(frozen=True, slots=True)
class Vertex:
    """A vertex: the mixture times something positive, its support and its best responses."""

    mix: tuple[Number, ...]
    support: frozenset[int]
    best: frozenset[int]


def vertices(
    table: Sequence[Sequence[Number]],
    within: Iterable[int] | None = None,
    best: Iterable[int] = (),
) -> list[Vertex]:
    """Return the vertices of a best-response polyhedron.

    Parameters
    ----------
    table
        W[response][strategy].
    within
        Only supports inside these strategies; all, unless said.
    best
        Only where these responses are best.
    """
    columns = range(len(table[0])) if within is None else sorted(within)
    need = frozenset(best)
    found: list[Vertex] = []
    for size in range(1, min(len(table), len(columns)) + 1):
        for support in combinations(columns, size):
            for tight in combinations(range(len(table)), size):
                vertex = _vertex(table, support, tight)
                if vertex is None or need - vertex.best:
                    continue
                known = (v for v in found if v.support == vertex.support)
                if not any(same(vertex.mix, other.mix) for other in known):
                    found.append(vertex)
    return found


def _vertex(
    table: Sequence[Sequence[Number]], support: Sequence[int], tight: Sequence[int]
) -> Vertex | None:
    first = table[tight[0]]
    weights = kernel([[table[i][j] - first[j] for j in support] for i in tight[1:]])
    signs = {sign(weight) for weight in weights}
    if signs == {-1}:
        weights = [-weight for weight in weights]
    elif signs != {1}:
        return None
    mix: list[Number] = [0] * len(first)
    for j, weight in zip(support, weights, strict=True):
        mix[j] = weight
    reached = dot(first, mix)
    lacks = [sign(dot(row, mix) - reached) for row in table]
    if max(lacks) > 0:
        return None
    own = frozenset(i for i, lack in enumerate(lacks) if not lack)
    return Vertex(tuple(mix), frozenset(support), own)


def face(
    found: Sequence[Vertex], support: Iterable[int], best: Iterable[int]
) -> list[tuple[Number, ...]]:
    """Return the vertices of a face, or none if no mixture in it has the full support."""
    whole, need = frozenset(support), frozenset(best)
    own = [v for v in found if v.support <= whole and need <= v.best]
    reached = frozenset[int]().union(*(v.support for v in own))
    return [v.mix for v in own] if reached == whole else []


def covers(mixes: Iterable[Sequence[Number]], support: Iterable[int]) -> bool:
    """Tell whether an average of all these mixtures has this support exactly."""
    return {j for mix in mixes for j, w in enumerate(mix) if sign(w)} == set(support)


def same(left: Sequence[Number], right: Sequence[Number]) -> bool:
    """Tell whether two mixtures are the same up to a factor."""
    a, b = sum(left[1:], left[0]), sum(right[1:], right[0])
    return all(sign(p * b - q * a) == 0 for p, q in zip(left, right, strict=True))
