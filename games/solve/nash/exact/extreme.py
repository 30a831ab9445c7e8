"""Two-player games with ties: all extreme equilibria, exactly, and how they hang together.

Owns the enumeration of the vertices of the two best-response polytopes {x >= 0 : B'x <= 1} and
{y >= 0 : A y <= 1} in integers, the pairs of vertices that are equilibria, and their grouping: a
maximal Nash subset is a maximal set of mutually interchangeable extreme equilibria (a biclique),
and components are the subsets that touch (Avis, Rosenberg, Savani & von Stengel 2010). Complete by
construction for every bimatrix, degenerate or not. Must not know floats beyond reading them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.exact.rational import eliminate, meant
from games.task import check

if TYPE_CHECKING:
    from games.solve.report import Floats
    from games.task import Token

    Matrix = list[list[int]]

#: Maximal Nash subsets are listed up to this many.
MOST_SUBSETS = 500


@dataclass(frozen=True)
class Vertex:
    """A mixed strategy at a vertex, with its support and the best responses to it as bit masks."""

    mix: tuple[Fraction, ...]
    support: int
    answers: int


@dataclass(frozen=True)
class ExtremeEquilibrium:
    """A pair of vertices (positions in `Extremes.rows` and `.columns`) that is an equilibrium.

    `index` is None where the equilibrium has a tie; `component` is None where it stands alone.
    """

    row: int
    column: int
    index: int | None
    component: int | None


@dataclass(frozen=True)
class Extremes:
    """All extreme equilibria of a two-player game.

    `sure` is False if the payoffs were not recognisably rational; ties are then a guess. `subsets`
    are the maximal Nash subsets with more than one member, as (rows, columns) of vertices.
    """

    rows: tuple[Vertex, ...]
    columns: tuple[Vertex, ...]
    equilibria: tuple[ExtremeEquilibrium, ...]
    subsets: tuple[tuple[frozenset[int], frozenset[int]], ...]
    sure: bool

    @property
    def regular(self) -> bool:
        """Tell whether no equilibrium has a tie."""
        return all(own.index is not None for own in self.equilibria)

    def profile(self, own: ExtremeEquilibrium) -> tuple[Floats, Floats]:
        """Return an equilibrium as floats."""
        x, y = self.rows[own.row].mix, self.columns[own.column].mix
        return np.array([float(p) for p in x]), np.array([float(p) for p in y])


def extremes(payoffs: Floats, token: Token) -> Extremes:
    """Enumerate all extreme equilibria of a game (2, m, n)."""
    m, n = payoffs.shape[1:]
    first, second = meant(payoffs[0]), meant(payoffs[1])
    a = _positive(first.values, m, n)
    b = _positive(second.values, m, n)
    rows = _vertices([list(column) for column in zip(*b, strict=True)], token)
    columns = _vertices(a, token)
    pairs = [
        (r, c)
        for r, x in enumerate(rows)
        for c, y in enumerate(columns)
        if not (x.support & ~y.answers or y.support & ~x.answers)
    ]
    component = _components(pairs)
    equilibria = tuple(
        ExtremeEquilibrium(r, c, _index(a, b, rows[r], columns[c]), component[r, c])
        for r, c in pairs
    )
    sure = first.sure and second.sure
    return Extremes(tuple(rows), tuple(columns), equilibria, _subsets(pairs), sure)


def _positive(values: list[int], m: int, n: int) -> Matrix:
    low = min(values) - 1
    return [[values[i * n + j] - low for j in range(n)] for i in range(m)]


def _vertices(pay: Matrix, token: Token) -> list[Vertex]:
    """Return the vertices but the origin of {x >= 0 : pay x <= 1}, scaled to sum to one."""
    answers, own = len(pay), len(pay[0])
    found: dict[tuple[Fraction, ...], Vertex] = {}
    for size in range(1, min(answers, own) + 1):
        for support in combinations(range(own), size):
            check(token)
            for tight in combinations(range(answers), size):
                system = [[pay[t][s] for s in support] + [1] for t in tight]
                determinant, numerators = eliminate(system)
                if not determinant:
                    continue
                if determinant < 0:
                    determinant, numerators = -determinant, [-v for v in numerators]
                if min(numerators) < 0:
                    continue
                vertex = _vertex(pay, support, numerators, determinant)
                if vertex is not None:
                    found.setdefault(vertex.mix, vertex)
    return list(found.values())


def _vertex(
    pay: Matrix, support: tuple[int, ...], numerators: list[int], determinant: int
) -> Vertex | None:
    answers = 0
    for place, row in enumerate(pay):
        worth = sum(row[s] * v for s, v in zip(support, numerators, strict=True))
        if worth > determinant:
            return None
        if worth == determinant:
            answers |= 1 << place
    total = sum(numerators)
    mix = [Fraction(0)] * len(pay[0])
    played = 0
    for s, v in zip(support, numerators, strict=True):
        mix[s] = Fraction(v, total)
        if v:
            played |= 1 << s
    return Vertex(tuple(mix), played, answers)


def _index(a: Matrix, b: Matrix, x: Vertex, y: Vertex) -> int | None:
    """Return the index, (-1)^(k+1) sign det A det B on the supports (Shapley 1974).

    None where there is a tie.
    """
    k = x.support.bit_count()
    if not (k == y.support.bit_count() == x.answers.bit_count() == y.answers.bit_count()):
        return None
    rows = [i for i in range(len(a)) if x.support >> i & 1]
    columns = [j for j in range(len(a[0])) if y.support >> j & 1]
    sign = -1 if k % 2 == 0 else 1
    for pay in (a, b):
        determinant, _ = eliminate([[pay[i][j] for j in columns] + [0] for i in rows])
        if not determinant:
            return None
        sign = -sign if determinant < 0 else sign
    return sign


def _components(pairs: list[tuple[int, int]]) -> dict[tuple[int, int], int | None]:
    """Return the number of each pair's connected component, None for pairs that stand alone."""
    left = dict.fromkeys(pairs)
    out: dict[tuple[int, int], int | None] = {}
    number = 0
    while left:
        members = [next(iter(left))]
        del left[members[0]]
        for r, c in members:
            near = [pair for pair in left if pair[0] == r or pair[1] == c]
            members.extend(near)
            for pair in near:
                del left[pair]
        several = len(members) > 1
        out.update(dict.fromkeys(members, number if several else None))
        number += several
    return out


def _subsets(
    pairs: list[tuple[int, int]],
) -> tuple[tuple[frozenset[int], frozenset[int]], ...]:
    """Return the maximal bicliques with more than one member: closed sets of interchangeables."""
    partners: dict[int, frozenset[int]] = {}
    for r, c in pairs:
        partners[r] = partners.get(r, frozenset()) | {c}
    closed: set[frozenset[int]] = set()
    for own in partners.values():
        closed |= {own} | {own & other for other in closed if own & other}
        if len(closed) > MOST_SUBSETS:
            break
    out = []
    for columns in sorted(closed, key=lambda own: (-len(own), sorted(own))):
        rows = frozenset(r for r, own in partners.items() if columns <= own)
        if len(rows) * len(columns) > 1:
            out.append((rows, columns))
    return tuple(out)
