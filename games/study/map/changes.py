"""Where the kind of equilibrium set changes on the way from one place to another.

For shapes whose events are all known as polynomials (`games.study.sweep.candidates`) a change
can only be at a root of one of them along the way: roots are computed, and what is between them is
solved. For larger games the change is narrowed down with the solver. Owns both methods. Ways must
not cross tie lines; they lie inside a face.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.candidates import complete, families
from games.study.sweep.polynomials import nodes, real_roots

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Ints
    from games.study.map.look import Looker
    from games.study.map.plane import PayoffPlane

__all__ = ["Change", "Finder"]

#: Brackets are narrowed down to this share of the plane.
NARROW = 1e-10
#: Roots closer than this share of the way are one.
SAME = 1e-10
#: Two changes closer than this share of the plane are one.
ONE = 1e-7

#: A share of the way, and the kind that begins there.
Change = tuple[float, int]


class Finder:
    """Finds changes along many ways at once.

    Parameters
    ----------
    plane
        The payoffs.
    look
        Solves games at places.
    known
        Whether all events of games of this shape are known, if they are of any.
    """

    def __init__(self, plane: PayoffPlane, look: Looker, *, known: bool = True) -> None:
        self._plane = plane
        self._look = look
        self._known = known and complete(plane.sizes)
        self._families = families(plane.sizes) if self._known else ()

    def along(self, starts: Floats, ends: Floats, here: Ints, there: Ints) -> list[list[Change]]:
        """Return all changes on N ways (N, 2), in their order; the last leads to `there`."""
        found: list[list[Change]] = [[] for _ in range(len(starts))]
        if not len(starts):
            return found
        open_ways = np.ones(len(starts), dtype=np.bool_)
        if self._known:
            self._by_roots(starts, ends, here, there, found)
            open_ways = np.array([not changes for changes in found]) & (here != there)
        if open_ways.any():
            self._by_narrowing(starts, ends, here, there, open_ways, found)
        return found

    def _by_roots(
        self, starts: Floats, ends: Floats, here: Ints, there: Ints, found: list[list[Change]]
    ) -> None:
        """Look between the roots of all events."""
        way, share = self._roots(starts, ends)
        order = np.lexsort((share, way))
        way, share = way[order], share[order]
        fresh = np.ones(len(way), dtype=np.bool_)
        fresh[1:] = (way[1:] != way[:-1]) | (share[1:] - share[:-1] > SAME)
        way, share = way[fresh], share[fresh]
        # before each root, and after the last one of every way
        fresh = np.ones(len(way) + 1, dtype=np.bool_)
        fresh[1:-1] = way[1:] != way[:-1]
        before = np.where(fresh[:-1], 0.0, np.concatenate([[0.0], share[:-1]]))
        last = np.flatnonzero(fresh[1:])
        ways = np.concatenate([way, way[last]])
        middle = np.concatenate([(before + share) / 2, (share[last] + 1.0) / 2])
        at = starts[ways] + middle[:, None] * (ends - starts)[ways]
        seen = self._look.kinds_at(at)
        after = np.concatenate([seen[1 : len(way)], [0]]) if len(way) else seen
        after[last] = seen[len(way) :]
        now = here.tolist()
        for place, (number, root) in enumerate(zip(way.tolist(), share.tolist(), strict=True)):
            if fresh[place] and seen[place] != now[number]:
                found[number].append((0.0, int(seen[place])))
                now[number] = int(seen[place])
            if after[place] != now[number]:
                found[number].append((root, int(after[place])))
                now[number] = int(after[place])
        for number in set(way.tolist()):
            if now[number] != there[number]:
                found[number].append((1.0, int(there[number])))

    def _roots(self, starts: Floats, ends: Floats) -> tuple[Ints, Floats]:
        """Return the roots of all events along all ways: which way, and the share of it."""
        if not self._families:
            return np.empty(0, dtype=np.int64), np.empty(0)
        degree = max(family.degree for family in self._families)
        shares = (nodes(degree) + 1) / 2
        at = starts + shares[:, None, None] * (ends - starts)
        cells = self._plane.even(at.reshape(-1, 2)).reshape(at.shape[0] * at.shape[1], -1)
        values = np.concatenate([family.values(cells) for family in self._families], axis=1)
        which, roots = real_roots(values.reshape(len(shares), -1))
        return which // values.shape[1], (roots + 1) / 2

    def _by_narrowing(
        self,
        starts: Floats,
        ends: Floats,
        here: Ints,
        there: Ints,
        which: Bools,
        found: list[list[Change]],
    ) -> None:
        """Halve brackets from both ends of every way."""
        some = np.flatnonzero(which)
        first, after = self._narrowed(starts[some], ends[some], here[some])
        back = first.copy()
        broken = np.flatnonzero(after != there[some])
        lengths = np.sqrt(((ends - starts) ** 2).sum(axis=1))[some]
        if len(broken):
            own = some[broken]
            back[broken] = 1.0 - self._narrowed(ends[own], starts[own], there[own])[0]
        apart = (back - first) * lengths > ONE
        between = np.full(len(some), -1, dtype=np.int64)
        if apart.any():
            own = some[apart]
            middle = ((first + back) / 2)[apart, None]
            between[apart] = self._look.kinds_at(starts[own] + middle * (ends - starts)[own])
        for k, number in enumerate(some.tolist()):
            if apart[k]:
                found[number].append((float(first[k]), int(between[k])))
            found[number].append((float(back[k]), int(there[number])))

    def _narrowed(self, starts: Floats, ends: Floats, kinds: Ints) -> tuple[Floats, Ints]:
        """Return how far from `starts` a kind stays, as shares of the ways, and what follows."""
        low, high = np.zeros(len(starts)), np.ones(len(starts))
        after = np.full(len(starts), -1, dtype=np.int64)
        lengths = np.sqrt(((ends - starts) ** 2).sum(axis=1))
        while True:
            wide = np.flatnonzero((high - low) * lengths > NARROW)
            if not len(wide):
                return (low + high) / 2, after
            middle = (low + high)[wide] / 2
            seen = self._look.kinds_at(starts[wide] + middle[:, None] * (ends - starts)[wide])
            same = seen == kinds[wide]
            low[wide[same]] = middle[same]
            high[wide[~same]] = middle[~same]
            after[wide[~same]] = seen[~same]
