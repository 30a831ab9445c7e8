"""Three players who all mix, one of them over two strategies: one unknown level t.

Owns the polynomial every equilibrium's level is a root of. With x = (1 - t, t) the indifferences of
the third player are A(t) y = 0 and those of the second B(t) z = 0, those of the first y' C z = 0:

- where A(t) has full column rank there is no y: so t is a root of the greatest common divisor of
  the maximal minors, unless A is one short of that everywhere; then y is the kernel y(t) but at the
  roots of the divisor of the smaller minors;
- z is in the kernel of B(t) and of the row y(t)' C, and the same goes for it.

If that leaves z too for every t, another player's view is taken; if there is none, the equilibria
are asked for at every t (`games.verify.along`). At a root t is known, and `games.verify.fixed`
finds all there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from games.verify import polynomials as poly
from games.verify.determinants import determinant, kernel
from games.verify.found import Ratio
from games.verify.ring import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.game import Game, Support
    from games.verify.polynomials import Polynomial

__all__ = ["Line", "line"]


@dataclass(frozen=True, eq=False)
class Line:
    """Where equilibria of one support profile can be.

    Attributes
    ----------
    ratio
        Whose level t is.
    roots_of
        Every equilibrium's level is a root of this.
    """

    ratio: Ratio
    roots_of: Polynomial


def line(game: Game, support: Support) -> Line | None:
    """Return where equilibria of a support profile can be; None if no view tells."""
    for x, y, z in permutations(range(3)):
        if len(support[x]) == 2:
            own = _seen_by(game, support, x, y, z)
            if own is not None:
                return own
    return None


def _seen_by(game: Game, support: Support, x: int, y: int, z: int) -> Line | None:
    ky, kz = len(support[y]), len(support[z])
    thirds = _indifferences(game, support, x, z, y)
    rank, divisor = _rank(thirds, ky)
    ratio = Ratio(x, support[x][:1], support[x][1:])
    if rank == ky:
        return Line(ratio, divisor)
    if rank < ky - 1:
        return None
    mix_y = _kernel(thirds, ky)
    seconds = _indifferences(game, support, x, y, z)
    low, high = support[x]
    first_row = []
    for strategy_of_z in support[z]:
        total: Polynomial = ()
        for strategy_of_y, weight in zip(support[y], mix_y, strict=True):
            others = [0, 0, 0]
            others[y], others[z] = strategy_of_y, strategy_of_z
            del others[x]
            total = poly.add(total, poly.times(weight, game.gain(x, high, low, others)))
        first_row.append(total)
    stacked = [*seconds, first_row]
    rank, more = _rank(stacked, kz)
    return Line(ratio, poly.multiply(divisor, more)) if rank == kz else None


def _indifferences(
    game: Game, support: Support, x: int, who: int, other: int
) -> list[list[Polynomial]]:
    """Return the rows in which `who` is indifferent, columns the strategies of `other`."""
    low, high = support[x]
    rows = []
    for to in support[who][1:]:
        row = []
        for strategy in support[other]:
            ends = []
            for own in (low, high):
                others = [0, 0, 0]
                others[x], others[other] = own, strategy
                del others[who]
                ends.append(game.gain(who, to, support[who][0], others))
            row.append(poly.of((ends[0], ends[1] - ends[0])))
        rows.append(row)
    return rows


def _rank(rows: Sequence[Sequence[Polynomial]], columns: int) -> tuple[int, Polynomial]:
    """Return the rank at almost every level and the common divisor of the minors of that size."""
    for size in range(min(len(rows), columns), 0, -1):
        common: Polynomial = ()
        for some in combinations(rows, size):
            for own in combinations(range(columns), size):
                minor = determinant([[Entry(row[c]) for c in own] for row in some])
                common = poly.gcd(common, _plain(minor))
                if len(common) == 1:
                    return size, common
        if common:
            return size, common
    return 0, (1,)


def _kernel(rows: Sequence[Sequence[Polynomial]], columns: int) -> tuple[Polynomial, ...]:
    """Return the kernel of rows of rank `columns` - 1, without a common factor."""
    for some in combinations(rows, columns - 1):
        own = [_plain(p) for p in kernel([[Entry(p) for p in row] for row in some])]
        if any(own):
            nothing: Polynomial = ()
            common = reduce(poly.gcd, own, nothing)
            return tuple(poly.divide(p, common) for p in own) if len(common) > 1 else tuple(own)
    message = "rows without a minor of their rank"
    raise AssertionError(message)


def _plain(entry: Entry | int) -> Polynomial:
    return entry.p if isinstance(entry, Entry) else poly.of((entry,))
