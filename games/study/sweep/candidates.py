"""Where the support set of a game can change along a driver: polynomials that must be zero there.

As payoffs move, an equilibrium can appear or disappear only where somebody outside its support
becomes tempted, where a probability reaches zero, or where two equilibria of one support meet. For
affine payoffs each of these is the zero of a polynomial in the driver:

- edge: a pure strategy ties with another against pure opponents (degree 1; `exact` beside this);
- `Tie`: k strategies of one player tie against a mix of k - 1 of another's, k >= 3 (degree k - 1);
- `Outsider`: two players mix over k strategies each, the third is tempted (degree 2 k - 1);
- `Fold`: the two solutions of a 2x2x2 block meet (degree 6);
- `Lure`: a third strategy tempts somebody away from a 2x2x2 block (degree 8);
- `WideFold`: the two solutions of a 2x2x3 block meet (degree 4);
- `WideLure`: a third strategy tempts one of the two who mix over two from such a block (degree 14).

A probability that reaches zero is always the temptation of a smaller support. So edges and ties are
complete for two players, and with outsiders and folds for 2x2x2. Larger three-player games have
further events, of larger blocks, which `games.study.sweep.refine` looks for numerically.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from games.study.sweep.family_blocks import folds, lures, wide_folds
from games.study.sweep.family_pairs import outsiders, ties
from games.study.sweep.family_wide import wide_lures

if TYPE_CHECKING:
    from games.study.sweep.families import Family

__all__ = ["complete", "families"]


#: Families larger than this (members times the cost of a root) are left to the numerical search.
LARGEST = 200_000


@lru_cache(maxsize=32)
def families(shape: tuple[int, ...]) -> tuple[Family, ...]:
    """Return every affordable family of events of games of this shape; edges are not included."""
    found: list[Family | None] = [ties(shape, size) for size in range(3, max(shape) + 1)]
    if len(shape) == 3:
        found += [outsiders(shape, size) for size in range(2, max(shape) + 1)]
        found += [folds(shape), wide_folds(shape), lures(shape), wide_lures(shape)]
    return tuple(
        family
        for family in found
        if family is not None and family.count * family.degree**2 <= LARGEST
    )


def complete(shape: tuple[int, ...]) -> bool:
    """Tell whether edges and families together are all events that a game of this shape has."""
    return len(shape) < 3 or max(shape) == 2
