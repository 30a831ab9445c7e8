"""One game: every equilibrium with its proof, the second opinion, and what to tell a person.

Owns `solve`: who answers for which game. Exact arithmetic does, wherever it is installed and
decides; else floating point does. Must not know how either works, nor what players and strategies
are called.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake, wording
from games.solve.nash.compared import compared
from games.solve.nash.floating import floating
from games.solve.nash.second_opinion.nashpy_path import nashpy_opinion
from games.solve.proved import available
from games.solve.report import OPEN, PROVED
from games.task import NullToken

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from games.solve.report import Exact, Floats, Report
    from games.task import Token

__all__ = ["solve"]

#: Strategies per player, in increasing order, of the largest games of three players that are proved
#: in a moment even if somebody has no stakes, or earns the same by two strategies: that makes
#: curves and surfaces of equilibria.
AT_ONCE = (2, 3, 3)
#: nashpy would take minutes to list what ties make of more equilibria, and say no more.
MOST_COMPARED = 30


def solve(
    payoffs: ArrayLike | Exact,
    *,
    second_opinion: bool = True,
    token: Token | None = None,
    known: Report | None = None,
) -> Report:
    """Find all equilibria of one game.

    Parameters
    ----------
    payoffs : (players, *strategies)
        Two players with up to six strategies each, or three with up to five. Fractions, decimals
        and integers are taken as they are; a float is what it is written as, so 0.1 is a tenth.
    second_opinion
        Take the time to prove what is not proved in a moment, and to solve with nashpy too, and
        compare.
    token
        Asked now and then whether to go on.
    known
        What was answered before without a second opinion; a proof is not made twice.

    Returns
    -------
    Report
        Says in `proof` whether the list is proved, checked or open. A game with ties has
        `families`, and lists their corners.

    Raises
    ------
    ValueError
        If the shape is not one that is solved, or a payoff is not a number of sensible size.
    Cancelled
        If the token says so.
    """
    token = NullToken() if token is None else token
    batch = intake.read(payoffs, batch=False)
    table = batch[0]
    if known is not None and known.proof == PROVED:
        report = known
    elif available() and (second_opinion or _at_once(table)):
        report = _proved(intake.exact(payoffs), batch, token)
    else:
        report = floating(batch, token)
    crowded = report.degenerate and len(report.equilibria) > MOST_COMPARED
    if not second_opinion:
        return report
    if crowded:
        return replace(report, notes=(*report.notes, wording.not_compared()))
    return compared(report, table, nashpy_opinion(table, token))


def _proved(exact: Exact, batch: Floats, token: Token) -> Report:
    """Return what exact arithmetic says, and beside what it cannot decide what floats do."""
    from games.solve.nash.told import told
    from games.solve.proved.prove import prove

    proof = prove(exact, token=token)
    if proof.complete:
        return told(proof, batch[0], token=token)
    rough = floating(batch, token)
    if rough.proof != OPEN:
        return rough
    undecided = {support for support, answer in proof.answers.items() if answer.open}
    others = [own for own in rough.equilibria if own.support in undecided]
    return told(proof, batch[0], others, rough.ties, token)


def _at_once(table: Floats) -> bool:
    """Tell whether a game is proved no later than floating point has an answer."""
    sizes = sorted(table.shape[1:])
    if len(sizes) == 2 or all(size <= most for size, most in zip(sizes, AT_ONCE, strict=True)):
        return True
    for player, own in enumerate(table):
        flat = np.moveaxis(own, player, 0).reshape(own.shape[player], -1)
        if np.linalg.matrix_rank(flat[1:] - flat[0]) < len(flat) - 1:
            return False
    return True
