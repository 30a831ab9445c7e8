"""A proof told as a report: equilibria as floats, families, indices and ties.

Owns the way from exact numbers to those that are shown. Decides nothing: what is proved is the
proof's. Must not know how it was made.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake, wording
from games.solve.nash.listed import listed, place
from games.solve.nash.ties import ties
from games.solve.proved.components import pieces
from games.solve.proved.proof import Point, Product
from games.solve.report import OPEN, PROVED, PROVER, Family, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.solve.proved.proof import Curved, Mix, Profile, Proof
    from games.solve.report import Equilibrium, Floats, Tie
    from games.task import Token

__all__ = ["told"]

#: So many corners of one family are listed at most: what it is, is said by the family.
MOST_CORNERS = 128


def told(
    proof: Proof,
    table: Floats,
    others: Sequence[Equilibrium] = (),
    named: tuple[Tie, ...] = (),
    token: Token | None = None,
) -> Report:
    """Return the report of a proof.

    Parameters
    ----------
    proof
        What is known exactly.
    table : (players, *strategies)
        The payoffs.
    others
        What floating point found where the proof is open.
    named
        Ties that it met there.
    token
        Asked now and then whether to go on.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    equilibria: dict[Profile, Equilibrium] = {}
    families = []
    for piece, component in pieces(proof, token):
        if isinstance(piece, Point):
            equilibria[piece.profile] = _equilibrium(table, piece.profile, piece.index, component)
            continue
        assert component is not None  # only points stand alone
        families.append(_family(piece, component))
        for corner in islice(_corners(piece), MOST_CORNERS):
            if corner not in equilibria:
                equilibria[corner] = _equilibrium(table, corner, None, component)
    found = tuple(sorted([*equilibria.values(), *others], key=place))
    regular = not families and all(own.index is not None for own in found)
    total = sum(own.index or 0 for own in found) if regular else None
    doubt = "" if proof.complete else wording.undecided(proof)
    if regular and proof.complete and total != 1:
        # it cannot be; should it ever, nobody is told that the list is proved
        doubt = wording.index_sum(total)
    if not regular:
        met = ties(intake.prepare(table[np.newaxis]), [own.profile for own in found])
        named = tuple(dict.fromkeys((*met, *named)))
    return Report(
        found,
        OPEN if doubt else PROVED,
        not regular,
        (doubt,) if doubt else (),
        total,
        named,
        open=doubt,
        families=tuple(families),
    )


def _equilibrium(
    table: Floats, exact: Profile, index: int | None, component: int | None
) -> Equilibrium:
    floats = tuple(_floats(mix) for mix in exact)
    return listed(table, floats, PROVER, index=index, component=component, exact=exact)


def _floats(mix: Mix) -> Floats:
    """Return the floats next to exact probabilities; zeros are exact zeros."""
    return np.array([float(chance) for chance in mix])


def _family(piece: Product | Curved, component: int) -> Family:
    if isinstance(piece, Product):
        return Family("product", tuple(_stacked(own) for own in piece.corners), component)
    mixes = tuple(_stacked(own) for own in zip(*piece.points, strict=True))
    return Family(piece.kind, mixes, component)


def _stacked(mixes: Iterable[Mix]) -> Floats:
    return np.array([_floats(mix) for mix in mixes])


def _corners(piece: Product | Curved) -> Iterable[Profile]:
    return product(*piece.corners) if isinstance(piece, Product) else piece.points
