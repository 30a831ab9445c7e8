"""All equilibria of a batch of games of one shape: the complete path.

Owns the order of work (normalise, pure cells, two mixing, three mixing, judge, sort) and the rule
of the certificate: nothing in doubt and the indices sum to +1. Batches are cut into pieces that fit
the caches. Must not know nashpy, and must not know one game from many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake
from games.solve.nash.complete import collect, crowded, cube, larger, pure, screen
from games.solve.nash.complete.dominance import compare
from games.solve.nash.complete.judge import judge
from games.solve.nash.complete.supports import groups
from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike

    from games.solve.nash.complete.judge import Verdict
    from games.solve.nash.complete.supports import Group
    from games.solve.report import BatchReport, Bools, Floats
    from games.task import Token

#: Numbers held per piece, about: one row of a support profile of one game counts as one.
PIECE = 1 << 18
#: The short cut for 2x2x2 holds less per game, and is quickest with this many.
CUBES = 8192


def solve_batch(payoffs: ArrayLike, *, token: Token | None = None) -> BatchReport:
    """Find all equilibria of many games of one shape.

    Parameters
    ----------
    payoffs : (K, players, *strategies)
        Two players with up to six strategies each, or three with up to five.
    token
        Told of progress and asked, between pieces, whether to go on.

    Returns
    -------
    BatchReport
        Flat arrays; a game is certified only if its list is complete.

    Raises
    ------
    ValueError
        If the shape is not one that is solved, or a payoff is not a number of sensible size.
    Cancelled
        If the token says so.
    """
    array = intake.read(payoffs, batch=True)
    token = NullToken() if token is None else token
    size = piece(array.shape[2:])
    parts = []
    for start in range(0, len(array), size):
        check(token)
        token.progress(start, len(array))
        parts.append(solve_piece(array[start : start + size], token))
    token.progress(len(array), len(array))
    return collect.joined(array.shape[2:], parts)


def piece(sizes: tuple[int, ...]) -> int:
    """Return how many games of these sizes are solved at a time."""
    if sizes == (2, 2, 2):
        return CUBES
    rows = max(
        [len(group.code) * max(group.shape) ** 2 for group in groups(sizes)] + [int(np.prod(sizes))]
    )
    return int(min(4096, max(32, PIECE // rows)))


def solve_piece(payoffs: Floats, token: Token) -> BatchReport:
    """Solve as many games as `piece` says, by the short cut where there is one."""
    if payoffs.shape[2:] != (2, 2, 2):
        return solve_carefully(payoffs, token)
    report, unclear = cube.solve_cubes(payoffs)
    rest = np.flatnonzero(unclear)
    if not len(rest):
        return report
    return collect.merged(report, solve_carefully(payoffs[rest], token), rest)


def solve_carefully(payoffs: Floats, token: Token) -> BatchReport:
    """Solve games of any shape by the general path."""
    games = intake.prepare(payoffs)
    cells = pure.pure(games)
    doubt = games.mute | cells.suspicious
    verdicts = list(_mixed(games, doubt, token))
    return collect.report(games, cells, verdicts, doubt)


def _mixed(games: intake.Games, doubt: Bools, token: Token) -> Iterator[Verdict]:
    """Judge the candidates of every shape of support; mark doubts that belong to no candidate."""
    three: dict[tuple[int, ...], list[Group]] = {}
    for group in groups(games.sizes):
        if len(group.mixing) == 3:
            three.setdefault(tuple(sorted(group.shape)), []).append(group)
            continue
        check(token)
        candidates, hidden = screen.two_mixing(games, group)
        doubt[hidden] = True
        if len(candidates.game):
            yield judge(games, candidates)
    if not three:
        return
    undominated = compare(games)
    for family in three.values():
        check(token)
        trials = [(group, *undominated.open(group)) for group in family]
        trials = [trial for trial in trials if len(trial[2])]
        if not trials:
            continue
        found = larger.all_mixing(games, trials, token)
        for trial in trials:
            doubt[crowded.crowded(games, *trial, token)] = True
        for candidates in found:
            if len(candidates.game):
                yield judge(games, candidates)
