"""The tipping points of one sweep found again in another, and what became of those that are not.

Owns what makes two tipping points of two sweeps along one driver the same. Computes no sweep.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.solve.report import Support
    from games.study.sweep.report import Level, Sweep, TippingPoint
    from games.study.sweep.selection import Choice

    #: What a regime is called when two sweeps are compared: supports, sorted.
    Kind = tuple[Support, ...]
    #: How many pairs of each rank, the best first, and minus the distance moved.
    Score = tuple[int, int, int, int, float]

__all__ = ["Fate", "Shift", "matched"]

_NOTHING: Score = (0, 0, 0, 0, 0.0)


class Fate(Enum):
    """What becomes of a tipping point when something else about the game changes."""

    MOVED = "moved"
    #: The regimes above it are not reached within the driver's range.
    ABOVE = "above the range"
    #: The regimes below it have left the driver's range.
    BELOW = "below the range"
    #: No tipping point separates these regimes any more.
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Shift:
    """What became of a tipping point; `at` is its new level, None unless it is `MOVED`."""

    fate: Fate
    at: Level | None = None

    def place(self, sweep: Sweep) -> float | None:
        """Return the level, the end of the range it left by, or None where it is gone."""
        if self.at is not None:
            return self.at.value
        if self.fate is Fate.ABOVE:
            return sweep.regimes[-1].high.value
        if self.fate is Fate.BELOW:
            return sweep.regimes[0].low.value
        return None


def matched(
    base: Sweep, other: Sweep, base_choice: Choice, other_choice: Choice
) -> tuple[tuple[Shift, ...], tuple[Level, ...]]:
    """Find the tipping points of one sweep again in another of the same game's shape.

    Two tipping points are the same if they separate the same sets of equilibria; failing that, if
    they take the equilibrium followed from the same to the same; failing that, if the same
    inequality binds; failing that, if the same equilibrium begins to be followed. Pairs keep their
    order along the driver; of several ways to pair, the most pairs of the better ranks count, then
    the shortest distances.

    Parameters
    ----------
    base_choice, other_choice
        What the selection rule follows in either sweep (`games.study.sweep.selection.select`).

    Returns
    -------
    One shift per tipping point of `base`, and the levels of those that only `other` has.
    """
    ours, theirs = _Known(base, base_choice), _Known(other, other_choice)
    rows, columns = len(base.tipping_points), len(other.tipping_points)
    table: list[list[tuple[Score, tuple[tuple[int, int], ...]]]] = [
        [(_NOTHING, ()) for _ in range(columns + 1)] for _ in range(rows + 1)
    ]
    for a in range(rows):
        for b in range(columns):
            options = [table[a][b + 1], table[a + 1][b]]
            score = ours.likeness(a, theirs, b)
            if score is not None:
                before, pairs = table[a][b]
                options.append((_added(before, score), (*pairs, (a, b))))
            table[a + 1][b + 1] = max(options, key=lambda option: option[0])
    found = dict(table[rows][columns][1])
    shifts = tuple(
        Shift(Fate.MOVED, other.tipping_points[found[place]].at)
        if place in found
        else Shift(_fate(ours.kinds, theirs.kinds, place))
        for place in range(rows)
    )
    taken = set(found.values())
    fresh = tuple(tip.at for place, tip in enumerate(other.tipping_points) if place not in taken)
    return shifts, fresh


class _Known:
    """What tells the tipping points of one sweep apart."""

    def __init__(self, swept: Sweep, choice: Choice) -> None:
        self.tips = swept.tipping_points
        self.kinds: list[Kind] = [
            tuple(sorted(branch.support for branch in regime.branches)) for regime in swept.regimes
        ]
        self.followed: list[Kind] = [
            tuple(sorted(regime.branches[place].support for place, _ in followed))
            for regime, followed in zip(swept.regimes, choice, strict=True)
        ]

    def likeness(self, place: int, other: _Known, there: int) -> Score | None:
        """Return in which rank two tipping points are the same, None if in none."""
        one, two = self.tips[place], other.tips[there]
        ranks = (
            _around(self.kinds, one) == _around(other.kinds, two),
            _changes(self.followed, one)
            and _around(self.followed, one) == _around(other.followed, two),
            _same_inequality(one, two),
            _changes(self.followed, one)
            and _changes(other.followed, two)
            and self.followed[one.below + 1] == other.followed[two.below + 1],
        )
        if not any(ranks):
            return None
        best = ranks.index(True)
        counts = [int(rank == best) for rank in range(4)]
        return (*counts, -abs(one.at.value - two.at.value))  # type: ignore[return-value]


def _around(kinds: list[Kind], tip: TippingPoint) -> tuple[Kind, Kind]:
    return kinds[tip.below], kinds[tip.below + 1]


def _changes(kinds: list[Kind], tip: TippingPoint) -> bool:
    below, above = _around(kinds, tip)
    return below != above


def _same_inequality(one: TippingPoint, two: TippingPoint) -> bool:
    if one.cause is None or two.cause is None:
        return False
    return (
        one.cause.player == two.cause.player
        and one.cause.from_strategy == two.cause.from_strategy
        and one.cause.to_strategy == two.cause.to_strategy
        and one.cause.others == two.cause.others
        and one.cause.mixing == two.cause.mixing
        and one.cause.node == two.cause.node
    )


def _added(one: Score, two: Score) -> Score:
    return tuple(a + b for a, b in zip(one, two, strict=True))  # type: ignore[return-value]


def _fate(kinds: list[Kind], there: list[Kind], place: int) -> Fate:
    """Say how a tipping point that is not found again was lost."""
    below, above = kinds[: place + 1], kinds[place + 1 :]
    if there[-1] in below and not any(kind in above for kind in there):
        return Fate.ABOVE
    if there[0] in above and not any(kind in below for kind in there):
        return Fate.BELOW
    return Fate.GONE
