"""What can be said of a regime whose games have ties throughout: exact, and true all over it.

Where payoffs tie there may be infinitely many equilibria, and a list of some of them says little.
Two things are exact, because gains against pure opponents are affine in the driver: which pure
profiles are equilibria at every level, and which strategies nobody can play in any equilibrium.
Owns these two. Knows nothing of samples, mixing or words.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.report import Tied

if TYPE_CHECKING:
    from games.model.affine import Exact, PayoffLine
    from games.study.sweep.report import Level

__all__ = ["tied"]


def tied(line: PayoffLine, low: Level, high: Level) -> Tied:
    """Return what is true at every level between two: see `Tied`."""
    ends = [
        line.exact(end.exact if end.exact is not None else Fraction(end.value))
        for end in (low, high)
    ]
    shape = tuple(int(size) for size in line.base.shape[1:])
    return Tied(_surviving(ends, shape), _pure(ends, shape))


def _pure(ends: list[Exact], shape: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the pure profiles from which no deviation gains at either end, hence nowhere."""
    holds = np.ones(shape, dtype=np.bool_)
    for payoffs in ends:
        for player in range(len(shape)):
            own = payoffs[player]
            holds &= (own >= own.max(axis=player, keepdims=True)).astype(np.bool_)
    return tuple(tuple(cell) for cell in np.argwhere(holds).tolist())


def _surviving(ends: list[Exact], shape: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Delete, until nothing changes, what pays less than another strategy whatever others do.

    An affine gain is positive inside the regime if it is nowhere negative at the ends and not zero
    at both.
    """
    left = [list(range(size)) for size in shape]
    changed = True
    while changed:
        changed = False
        for player, own in enumerate(left):
            tables = [_of(payoffs[player], player, left) for payoffs in ends]
            beaten = {
                one
                for place, one in enumerate(own)
                if any(_beats(tables, other, place) for other in range(len(own)))
            }
            if beaten:
                left[player] = [strategy for strategy in own if strategy not in beaten]
                changed = True
    return tuple(map(tuple, left))


def _of(payoffs: Exact, player: int, left: list[list[int]]) -> list[list[Fraction]]:
    """Return a player's payoffs, a row for each strategy left, over what the others have left."""
    kept = np.moveaxis(payoffs[np.ix_(*left)], player, 0)
    rows: list[list[Fraction]] = kept.reshape(len(kept), -1).tolist()
    return rows


def _beats(tables: list[list[list[Fraction]]], other: int, one: int) -> bool:
    gains = [[b - a for a, b in zip(table[one], table[other], strict=True)] for table in tables]
    low, high = gains
    return all(a >= 0 and b >= 0 and a + b > 0 for a, b in zip(low, high, strict=True))
