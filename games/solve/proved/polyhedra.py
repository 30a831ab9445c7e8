"""Best-response polyhedra {y >= 0, W y <= v}: their vertices, exactly, and faces of them.

Owns the enumeration of vertices over Python integers or one other kind of number. Everything about
a player who faces linear payoffs is read off the vertices: the mixtures with support inside T
against which all responses of R are best are the hull of the vertices with these labels, and one of
them has support exactly T if and only if the supports of these vertices make up T. NOTE that the
set of mixtures with support exactly T is half open (open where a probability is 0, closed at the
inequalities): a form that is weakly positive at all its vertices may still be zero within.

Points are homogeneous: any positive sum, so that nothing is divided. Must not know whose payoffs.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    #: Entries are Python integers or other numbers of one kind, which know how to reduce a vector.
    Table = Sequence[Sequence[Any]]


class Vertex(NamedTuple):
    """A vertex: homogeneous point, and as bit masks its support and the responses best there."""

    point: list[Any]
    support: int
    best: int


class _Ray(NamedTuple):
    """An extreme ray: what is played, then what each response loses; what is tight."""

    entries: list[Any]
    tight: int


def vertices(table: Table, within: int | None = None, must: int = 0) -> list[Vertex]:
    """Enumerate the vertices of a best-response polyhedron.

    The double description method (Motzkin et al. 1953) with the combinatorial test of adjacency
    (Fukuda and Prodon 1996), on the cone over the polyhedron. A ray carries the slack of every
    response, so that a new ray is one combination and no product of matrices; what is tight at it
    is what is tight at both its parents.

    Parameters
    ----------
    table : (responses, strategies)
        What each response earns against each strategy.
    within
        Only points whose support lies in this mask.
    must
        Only points against which all responses of this mask are best.

    Returns
    -------
    list of Vertex
        In no particular order, each once.
    """
    strategies = len(table[0])
    if strategies == 2 and within is None and not must:
        return _on_segment(table)
    columns = [j for j in range(strategies) if within is None or within >> j & 1]
    count, played = len(table), len(columns)
    first = (must & -must).bit_length() - 1 if must else 0
    order = [i for i in range(count) if must >> i & 1 and i != first]
    order += [i for i in range(count) if not must >> i & 1 and i != first]
    rays = _start(table, columns, first)
    if not must:
        # where nothing is played every response loses the same
        rays.append(_Ray([0] * played + [1] * count, (1 << played) - 1))
    for response in order:
        rays = _cut(rays, played, played + response, equal=bool(must >> response & 1))
    out = []
    everyone = (1 << played) - 1
    for entries, tight in rays:
        support = ~tight & everyone
        if not support:
            continue
        if played == strategies:
            out.append(Vertex(entries[:played], support, tight >> played))
            continue
        point: list[Any] = [0] * strategies
        spread = 0
        for place, j in enumerate(columns):
            if support >> place & 1:
                point[j] = entries[place]
                spread |= 1 << j
        out.append(Vertex(point, spread, tight >> played))
    return out


def averages(values: Sequence[Sequence[Any]], equal: Sequence[bool]) -> list[list[Any]]:
    """Enumerate the vertices of the averages of some points that satisfy linear conditions.

    Parameters
    ----------
    values : (conditions, points)
        What each condition's form is at each point.
    equal
        Which conditions ask for zero; the others for nothing above it.

    Returns
    -------
    list of weights of the points, homogeneous, by the same method as `vertices`.
    """
    count = len(values[0])
    everyone = (1 << count) - 1
    rays = []
    for place in range(count):
        entries: list[Any] = [0] * count
        entries[place] = 1
        entries += [-row[place] for row in values]
        rays.append(_Ray(entries, everyone ^ (1 << place)))
    for condition, zero in enumerate(equal):
        # one dimension less than in `vertices`, where what the best earns is one more
        rays = _cut(rays, count - 1, count + condition, equal=zero)
    return [ray.entries[:count] for ray in rays]


def _on_segment(table: Table) -> list[Vertex]:
    """Enumerate the vertices where two strategies can be played: both ends, and where best changes.

    Mixtures are a segment there, and what the best response earns is a convex function on it, whose
    corners are where two responses cross that are best.
    """
    out = []
    for strategy in (0, 1):
        earned = [row[strategy] for row in table]
        most = earned[0]
        for value in earned[1:]:
            if value > most:
                most = value
        best = sum(1 << i for i, value in enumerate(earned) if value == most)
        out.append(Vertex([1 - strategy, strategy], 1 << strategy, best))
    corners: list[int] = []
    for i, (a, b) in enumerate(table):
        for k in range(i):
            up, down = a - table[k][0], b - table[k][1]
            if not ((up > 0 and down < 0) or (up < 0 and down > 0)):
                continue
            if any(best >> i & 1 and best >> k & 1 for best in corners):
                continue
            point = [-down, up] if up > 0 else [down, -up]
            earned = [row[0] * point[0] + row[1] * point[1] for row in table]
            if any(value > earned[i] for value in earned):
                continue
            best = sum(1 << j for j, value in enumerate(earned) if value == earned[i])
            corners.append(best)
            out.append(Vertex(reduced(point), 3, best))
    return out


def _start(table: Table, columns: list[int], first: int) -> list[_Ray]:
    """Return the rays of the cone that only `first` and the signs of the mixture bound."""
    played, base = len(columns), table[first]
    everyone = (1 << played) - 1
    label = 1 << (played + first)
    rays = []
    for place, j in enumerate(columns):
        entries: list[Any] = [0] * played
        entries[place] = 1
        entries += [base[j] - row[j] for row in table]
        rays.append(_Ray(entries, (everyone ^ (1 << place)) | label))
    return rays


def _cut(rays: list[_Ray], played: int, at: int, *, equal: bool) -> list[_Ray]:
    """Cut a cone by one more response: its slack, entry `at`, is not negative (or zero)."""
    label = 1 << at
    above, below, out = [], [], []
    for ray in rays:
        value = ray.entries[at]
        if value > 0:
            above.append(ray)
            if not equal:
                out.append(ray)
        elif value < 0:
            below.append(ray)
        else:
            out.append(_Ray(ray.entries, ray.tight | label))
    for low in below:
        for high in above:
            common = low.tight & high.tight
            if _adjacent(low, high, common, rays, played):
                up, down = high.entries[at], -low.entries[at]
                entries = [
                    up * a + down * b for a, b in zip(low.entries, high.entries, strict=True)
                ]
                out.append(_Ray(reduced(entries), common | label))
    return out


def _adjacent(low: _Ray, high: _Ray, common: int, rays: list[_Ray], played: int) -> bool:
    """Tell whether two extreme rays span a face of dimension two."""
    shared = common.bit_count()
    if shared < played - 1:
        return False
    # the constraints of a ray with exactly `played` are independent, and so is any part of them
    if low.tight.bit_count() == played or high.tight.bit_count() == played:
        return True
    return not any(common & ~ray.tight == 0 for ray in rays if ray is not low and ray is not high)


def reduced(entries: list[Any]) -> list[Any]:
    """Divide a ray by its content; a positive factor changes nothing."""
    try:
        divisor = gcd(*entries)
    except TypeError:
        # the numbers know how: integers are plain, all others here are of one kind
        kind = next(type(entry) for entry in entries if not isinstance(entry, int))
        return list(kind.reduced(entries))
    return [entry // divisor for entry in entries] if divisor > 1 else entries


def face(points: Iterable[Vertex], support: int, best: int) -> list[Vertex]:
    """Return the vertices of a face, or none if no point of it has exactly this support.

    The face holds the mixtures with support inside `support` against which every response of
    `best` is best.
    """
    own = [v for v in points if not v.support & ~support and not best & ~v.best]
    union = 0
    for vertex in own:
        union |= vertex.support
    return own if union == support else []


def bits(mask: int) -> list[int]:
    """Return the positions of the bits of a mask."""
    return [position for position in range(mask.bit_length()) if mask >> position & 1]
