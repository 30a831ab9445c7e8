"""Two players: every equilibrium of every support profile, as points and products of polytopes.

Owns how the vertices of the two best-response polyhedra go together. With two players everything is
linear: the equilibria of one support profile are a product of two half-open polytopes, each the
part of a face of such a polyhedron (Mangasarian 1964; Winkels 1979; Avis et al. 2010). Must not
know decimals or names: payoffs are integers here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpz_mat

from games.solve.proved.numbers import normal, sign
from games.solve.proved.polyhedra import bits, face, vertices
from games.solve.proved.proof import Answer, Point, Product
from games.solve.proved.three.minors import minor
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.solve.proved.polyhedra import Vertex
    from games.solve.proved.proof import Mix
    from games.solve.report import Support
    from games.task import Token

    #: Integer payoffs of one player, (own strategies of player 1, of player 2).
    Payoffs = Sequence[Sequence[int]]


def prove_two(tables: Sequence[Payoffs], token: Token) -> dict[Support, Answer]:
    """Find all equilibria of a two-player game.

    Parameters
    ----------
    tables
        Integer payoffs of both players, indexed by the strategy of player 1, then of player 2.
    token
        Asked between the two enumerations whether to go on.

    Returns
    -------
    dict
        By support profile, in order; a profile that is missing holds no equilibrium.
    """
    mine, theirs = tables
    seconds = vertices(mine)
    check(token)
    firsts = vertices(list(zip(*theirs, strict=True)))
    check(token)
    pairs = [
        (x, y) for x in firsts for y in seconds if not (x.support & ~y.best or y.support & ~x.best)
    ]
    # two vertices are a pair if each answers the other; an equilibrium is an average of vertices
    # all of which pair with one another, so vertices that pair once are equilibria by themselves
    again = _repeated(pairs)
    out: dict[Support, Answer] = {}
    tied: list[tuple[Vertex, Vertex]] = []
    for x, y in pairs:
        if again and (id(x) in again or id(y) in again):
            tied.append((x, y))
        else:
            out[tuple(bits(x.support)), tuple(bits(y.support))] = _alone(tables, x, y)
    if tied:
        out |= _products(tables, tied)
    return dict(sorted(out.items()))


def _repeated(pairs: list[tuple[Vertex, Vertex]]) -> set[int]:
    """Return the vertices (their identities) that pair with more than one of the other player."""
    seen: set[int] = set()
    return {id(v) for pair in pairs for v in pair if id(v) in seen or seen.add(id(v))}  # type: ignore[func-returns-value]


def _alone(tables: Sequence[Payoffs], x: Vertex, y: Vertex) -> Answer:
    point = Point((normal(x.point), normal(y.point)), index(tables, x, y))
    return Answer(points=(point,))


def _products(
    tables: Sequence[Payoffs], pairs: list[tuple[Vertex, Vertex]]
) -> dict[Support, Answer]:
    """Return the answers of all support profiles that averages of these pairs can have."""
    firsts = list({id(x): x for x, _ in pairs}.values())
    seconds = list({id(y): y for _, y in pairs}.values())
    exact: dict[int, Mix] = {}
    out: dict[Support, Answer] = {}
    for second in _unions(y.support for y in seconds):
        answering = [x for x in firsts if not second & ~x.best]
        for first in _unions(x.support for x in answering):
            right = face(seconds, second, first)
            if not right:
                continue
            left = face(answering, first, second)
            profile = tuple(bits(first)), tuple(bits(second))
            if len(left) == len(right) == 1:
                out[profile] = _alone(tables, left[0], right[0])
                continue
            corners = tuple(
                tuple(sorted((_exact(v, exact) for v in own), reverse=True))
                for own in (left, right)
            )
            out[profile] = Answer(products=(Product(corners),))
    return out


def _exact(vertex: Vertex, known: dict[int, Mix]) -> Mix:
    key = id(vertex)
    if key not in known:
        known[key] = normal(vertex.point)
    return known[key]


def _unions(masks: Iterable[int]) -> set[int]:
    """Return all unions of one mask or more."""
    found: set[int] = set()
    for mask in masks:
        if mask not in found:
            found |= {mask | other for other in found} | {mask}
    return found


def index(tables: Sequence[Any], x: Vertex, y: Vertex) -> int | None:
    """Return the index of an equilibrium, None if it is not regular.

    The sign of the determinant of minus the Jacobian of the indifferences on the tangent space: the
    Jacobian is [[0, M], [N, 0]] with M and N of size k, so the sign is (-1) ** k det M det N
    (Shapley 1974; with the lone pure equilibrium +1). Payoffs may be of any ordered ring.
    """
    if x.support != y.best or y.support != x.best:
        return None
    rows, columns = bits(x.support), bits(y.support)
    size = len(rows) - 1
    if len(columns) != size + 1:
        return None
    if size == 0:
        return 1
    found = (-1) ** size
    for own in tables:
        # each is measured by another player's turns, and a determinant may be transposed
        found *= sign(_determinant(_turns(own, rows, columns)))
    return found or None


def _turns(own: Any, rows: list[int], columns: list[int]) -> list[list[Any]]:
    """Return how the gain of each own strategy over the first turns with the other's strategies."""
    corner, *others = rows
    base, *rest = columns
    lowest = own[corner]
    return [[own[i][j] - lowest[j] - own[i][base] + lowest[base] for j in rest] for i in others]


def _determinant(rows: list[list[Any]]) -> Any:
    whole = len(rows) > 2 and all(isinstance(entry, int) for row in rows for entry in row)
    return fmpz_mat(rows).det() if whole else minor(rows)
