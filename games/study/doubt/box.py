"""A box of ranges in which an outcome comes about in nearly all worlds, and how large it is.

Owns patient rule induction (PRIM, Friedman & Fisher 1999; Bryant & Lempert 2010 for its use in
scenario discovery): ends of ranges are peeled off little by little, whichever leaves the outcome
in the largest share of what is left. Boxes are found in a third of the worlds, let out and chosen
in another third, and what is told of one comes from the last, which may only refuse it. Must not
know how worlds are solved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from games.study.doubt.worlds import Today
    from games.task import Token

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

__all__ = ["Box", "Limit", "box"]

#: What is peeled off at a time, as a share of the worlds in the box.
PEEL = 0.05
#: No box has fewer worlds than this, of those it is found in, nor a smaller share of them.
FEWEST, SMALLEST = 100, 0.002
#: Parts of a range by which it is seen whether it matters, and what chi-squared with one degree of
#: freedom less exceeds once in a thousand times.
_PARTS, _CLEAR = 8, 24.3
#: Worlds are dealt to the thirds in runs of this many, so that each third has all scramblings.
_RUN = 16


@dataclass(frozen=True, slots=True)
class Limit:
    """Between which amounts a judgement lies in a box.

    Attributes
    ----------
    judgement
        Position among the judgements.
    low, high
        Amounts.
    below, above
        Whether each end is drawn in; else it is that of the range.
    """

    judgement: int
    low: float
    high: float
    below: bool
    above: bool


@dataclass(frozen=True, eq=False)
class Box:
    """A box of ranges.

    Attributes
    ----------
    outcome
        Place of the outcome.
    limits
        Of the judgements that are limited, in the order of the file; of none if the outcome comes
        about in nearly all worlds anyway.
    right, right_error
        The share of the worlds in it in which the outcome comes about, each of a world's n
        equilibria counting 1/n, and its standard error: from worlds by which it was not found.
    size
        The share of worlds that lie in it.
    caught
        The share of the outcome's worlds that lie in it.
    """

    outcome: int
    limits: tuple[Limit, ...]
    right: float
    right_error: float
    size: float
    caught: float


def box(
    today: Today, outcome: int, *, least: float = 0.95, token: Token | None = None
) -> Box | None:
    """Find a large box of ranges in which an outcome comes about in nearly all worlds.

    Parameters
    ----------
    today
        The worlds.
    outcome
        Place of the outcome among `today.ids`.
    least
        In what share of the worlds of the box it shall come about, at least.
    token
        Told of progress and asked whether to go on.

    Returns
    -------
    Box or None
        None if no box of some size was found: that is no proof that there is none.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    token = NullToken() if token is None else token
    right = today.weights[:, outcome]
    third = np.arange(len(right)) // _RUN % 3
    worlds = [(today.places[third == k], right[third == k]) for k in range(3)]
    enough = _Enough(least)
    for ends in _peeled(*worlds[0], token):
        if enough(*worlds[1], ends):
            # letting out goes as far as the second third allows, which may be too far
            for some in (_simpler(*worlds[1], ends, enough, token), ends):
                found = _told(today, outcome, some, *worlds[2])
                if found is not None and found.right >= least:
                    return found
    return None


class _Enough:
    """Tells whether an outcome comes about often enough in a box, beyond two standard errors."""

    def __init__(self, least: float) -> None:
        self._least = least

    def __call__(self, places: Floats, right: Floats, ends: Floats) -> bool:
        inside = right[_inside(places, ends)]
        if len(inside) < FEWEST // 2:
            return False
        share = float(inside.mean())
        # of few worlds in which it always does, one more might be one in which it does not
        count = len(inside)
        hedged = (share * count + 0.5) / (count + 1)
        return bool(share - 2 * np.sqrt(hedged * (1 - hedged) / count) >= self._least)


def _inside(places: Floats, ends: Floats) -> Bools:
    """Return which worlds lie in a box; ends: (2, judgements)."""
    inside: Bools = ((places >= ends[0]) & (places <= ends[1])).all(axis=1)
    return inside


def _peeled(places: Floats, right: Floats, token: Token) -> Iterator[Floats]:
    """Yield smaller and smaller boxes (2, judgements), the whole cube first."""
    number = places.shape[1]
    ends = np.stack([np.zeros(number), np.ones(number)])
    yield ends.copy()
    smallest = max(FEWEST, int(SMALLEST * len(right)))
    matter = _matter(places, right)
    steps = max(1.0, np.log(smallest / max(len(right), 1)) / np.log(1 - PEEL))
    done = 0
    while len(right) > smallest and matter:
        check(token)
        token.progress(min(done, int(steps)), int(steps))
        done += 1
        best = (-1.0, 0, 0, 0.0)
        cut = max(1, int(PEEL * len(right)))
        total = right.sum()
        for own in matter:
            column = places[:, own]
            order = np.argpartition(column, (cut, len(column) - 1 - cut))
            for side, part, edge in ((0, order[:cut], cut), (1, order[-cut:], -1 - cut)):
                mean = float(total - right[part].sum()) / (len(right) - cut)
                if mean > best[0]:
                    best = (mean, own, side, float(column[order[edge]]))
        _, own, side, edge_place = best
        ends[side, own] = edge_place
        kept = _inside(places, ends)
        if kept.all():
            return
        places, right = places[kept], right[kept]
        yield ends.copy()


def _matter(places: Floats, right: Floats) -> list[int]:
    """Return the judgements of which it depends, beyond doubt, how often the outcome comes about.

    Ends of the others would be peeled off by chance, and the more of them the smaller the box. What
    matters only together with something else is not seen, and peeling end by end would not see it.
    """
    spread = float(right.var())
    found = []
    for own, column in enumerate(places.T):
        part = np.minimum((column * _PARTS).astype(np.int64), _PARTS - 1)
        count = np.maximum(np.bincount(part, minlength=_PARTS), 1)
        means = np.bincount(part, right, _PARTS) / count
        if float((count * (means - right.mean()) ** 2).sum()) > _CLEAR * spread > 0:
            found.append(own)
    return found


def _simpler(places: Floats, right: Floats, ends: Floats, enough: _Enough, token: Token) -> Floats:
    """Let go of every end that is not needed, and let out those that are as far as they go."""
    sides = [(side, own) for own in range(ends.shape[1]) for side in (0, 1)]
    drawn = [(abs(ends[side, own] - side), side, own) for side, own in sides]
    for _, side, own in sorted(drawn):
        check(token)
        wider = ends.copy()
        wider[side, own] = side
        if enough(places, right, wider):
            ends = wider
    for _, side, own in sorted(drawn):
        check(token)
        for step in (0.5, 0.25, 0.1, 0.05, 0.02):
            wider = ends.copy()
            wider[side, own] += (side - wider[side, own]) * step
            if enough(places, right, wider):
                ends = wider
                break
    return ends


def _told(today: Today, outcome: int, ends: Floats, places: Floats, right: Floats) -> Box | None:
    inside = right[_inside(places, ends)]
    if not len(inside):
        return None
    share, whole = float(inside.mean()), float(right.sum())
    what = today.what
    full = np.zeros((2, len(what.scenario.considerations)))
    full[:, [one.place for one in what.judged]] = ends
    off = what.off(full, today.doubt)
    limits = []
    for own, one in enumerate(what.judged):
        below, above = bool(ends[0, own] > 0), bool(ends[1, own] < 1)
        if below or above:
            low, high = (float(one.base) + off[own]).tolist()
            limits.append(Limit(own, low, high, below, above))
    return Box(
        outcome,
        tuple(limits),
        share,
        float(np.sqrt(share * (1 - share) / len(inside))),
        len(inside) / len(right),
        float(inside.sum()) / whole if whole else 0.0,
    )
