"""All regular solutions of a support's forms, by certificates on smaller and smaller parts.

Owns the subdivision: a product of simplices is excluded by a certificate, or surely holds no zero
but a known one, or is cut in two. Knows forms, certificates and zeros; no games, no algebra.

Complete: the parts cover the support, each is shown to hold no solution in which all strategies are
played, or no zero but a listed one. Sound: every listed zero is proved to exist. It ends whenever
the support's closure holds finitely many zeros of the equations, all regular, at which no
inequality is tight, and often where the boundary holds more; elsewhere the budget ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.full.certificate import certificate
from games.solve.proved.full.equations import approximate, exact
from games.solve.proved.full.newton import Zero, approach, only_zero
from games.solve.proved.full.weak import excludes
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from games.solve.proved.full.forms import Forms
    from games.task import Token

    Floats = NDArray[np.float64]
    Integers = NDArray[Any]
    Corners = tuple[Integers, ...]


#: Where a probability is less than this, the conditions may be met on the boundary only.
_BOUNDARY = 1e-7
#: What every edge counts beside the weights of its ends.
_EVEN = 0.5
#: So many weak certificates are looked for in vain, one after another.
_VAIN = 40
#: Parts are not cut below one over this: what is there is not regular.
_SMALLEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Cover:
    """What a subdivision found.

    Attributes
    ----------
    zeros
        Regular zeros of the equations, in the simplices or near them.
    whole
        True if no solution of the forms is anywhere but at one of the zeros.
    parts
        How many parts were looked at.
    """

    zeros: tuple[Zero, ...]
    whole: bool
    parts: int


def cover(
    forms: Forms,
    budget: int,
    token: Token,
    *,
    first: bool = False,
    seen: Callable[[tuple[Floats, ...]], bool] | None = None,
) -> Cover:
    """Cover a support by parts without solutions and balls with one zero.

    Parameters
    ----------
    forms
        Those of the support, on its corners.
    budget
        Give up after so many parts.
    token
        Asked before every part.
    first
        Stop at the first zero in the simplices, for callers who only ask whether there is one.
    seen
        Asked instead of Newton's method, which has no regular zeros to find where equations depend
        on each other: given a point of every part that is not excluded, it says when to stop.
    """
    search = _Search(forms, seen)
    waiting: list[Corners] = [tuple(np.eye(n, dtype=object) for n in forms.corners)]
    parts = 0
    while waiting:
        done = first and any(zero.inside for zero in search.zeros)
        if done or search.ended or parts >= budget:
            return Cover(tuple(search.zeros), whole=False, parts=parts)
        check(token)
        corners = waiting.pop(-1 if seen is None else 0)
        if any(zero.region.covers(corners) for zero in search.zeros):
            continue
        parts += 1
        near = search.undecided(corners)
        if near is not None:
            halves = _halves(corners, near)
            if max(int(own[:, 0].sum()) for own in halves[0]) > _SMALLEST:
                return Cover(tuple(search.zeros), whole=False, parts=parts)
            waiting.extend(halves)
    return Cover(tuple(search.zeros), whole=True, parts=parts)


class _Search:
    """What is asked of each part, and the zeros that are known so far."""

    def __init__(self, forms: Forms, seen: Callable[[tuple[Floats, ...]], bool] | None) -> None:
        self.zeros: list[Zero] = []
        self.ended = False
        self._vain = 0
        self._forms, self._seen = forms, seen
        self._equations = approximate(exact(forms))

    def undecided(self, corners: Corners) -> Floats | None:
        """Exclude a part, or look for a zero in it and tell which corners come near to one."""
        part = self._forms.within(corners).fitting()
        proof, near = certificate(part)
        if proof is not None:
            return None
        centre = _centre(corners, near)
        if self._vain < _VAIN and min(float(mix.min()) for mix in centre) < _BOUNDARY:
            if excludes(part, corners):
                self._vain = 0
                return None
            self._vain += 1
        if self._seen is not None:
            self.ended = self._seen(centre)
            return near
        point = approach(self._equations, centre)
        if point is not None and not any(zero.seems(point) for zero in self.zeros):
            found = only_zero(self._forms, point)
            if found is not None and not any(found.is_also(zero) for zero in self.zeros):
                self.zeros.append(found)
        return near


def _centre(corners: Corners, near: Floats) -> tuple[Floats, ...]:
    """Return the mixtures that weights of the corners stand for."""
    centre = []
    for player, own in enumerate(corners):
        others = tuple(axis for axis in range(3) if axis != player)
        mixed = own.astype(np.float64) @ near.sum(axis=others)
        centre.append(mixed / mixed.sum())
    return tuple(centre)


def _halves(corners: Corners, near: Floats) -> tuple[Corners, Corners]:
    """Cut an edge of a simplex at its middle; columns of a player keep one sum.

    Long edges between two corners that both have weight where the conditions come nearest to a
    solution come first: cut there, the part excludes that point. Short edges are left for later
    whatever their weights, so that all of them shrink.
    """
    best, player, ends = -1.0, 0, (0, 0)
    for at, own in enumerate(corners):
        weights = near.sum(axis=tuple(axis for axis in range(3) if axis != at)).tolist()
        sized = (own / own[:, 0].sum()).astype(np.float64)
        lengths = abs(sized[:, :, None] - sized[:, None, :]).sum(axis=0).tolist()
        for i in range(own.shape[1]):
            for j in range(i):
                score = lengths[i][j] * (_EVEN + sqrt(weights[i] * weights[j]))
                if score > best:
                    best, player, ends = score, at, (i, j)
    own = corners[player]
    middle = own[:, ends[0]] + own[:, ends[1]]
    doubled = own * 2
    halves = []
    for end in ends:
        half = doubled.copy()
        half[:, end] = middle
        if not (half % 2).any():
            half //= 2
        halves.append((*corners[:player], half, *corners[player + 1 :]))
    return halves[0], halves[1]
