"""The sweep of a game in which two move together before or after others, out of a proof of it.

Owns how proved stretches of a driver are told as regimes, branches and tipping points. Needs
python-flint, as the proof does.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

from games.solve.report import PROVED
from games.solve.sequential.solve import solve
from games.study.sweep.branches import linked
from games.study.sweep.report import Known, Regime, Sweep, Tied, TippingPoint
from games.study.sweep.sequential.drawn import Painter, support_of
from games.study.sweep.sequential.table_causes import Around, table_causes
from games.task import check

if TYPE_CHECKING:
    from games.solve.report import Support
    from games.study.sweep.report import Branch, Level
    from games.study.sweep.sequential.game import Game
    from games.study.sweep.sequential.tables import Solved, Stages
    from games.study.sweep.sequential.walked import Stretch, Walked
    from games.task import Token

__all__ = ["CUT", "table_sweep"]

#: What is told where later ties can be broken in more ways than are looked at.
CUT = "Later moves tie in so many ways that not all of them were looked at: answers may be missing."


def table_sweep(game: Game, stages: Stages, proof: Walked, levels: int, token: Token) -> Sweep:
    """Return the sweep that a proof says there is.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    painter = Painter(game.line, stages, levels)
    ends = list(pairwise(proof.levels))
    found = linked(
        [
            _regime(game, stages, painter, stretch, *own, token)
            for stretch, own in zip(proof.stretches, ends, strict=True)
        ]
    )
    tips = []
    for place, (below, above) in enumerate(pairwise(proof.stretches)):
        check(token)
        at = ends[place][1]
        around = Around(at, below.high, above.low, ends[place][0], ends[place + 1][1])
        causes = table_causes(game, stages, around)
        only = _only(stages, proof.at[place], below.high, above.low)
        tips.append(TippingPoint(at, place, causes, only=only))
    whole = all(stretch.low.whole for stretch in proof.stretches)
    notes = () if whole else (CUT,)
    return Sweep(game.line.driver, game.sizes, found, tuple(tips), levels, notes)


def _regime(
    game: Game,
    stages: Stages,
    painter: Painter,
    stretch: Stretch,
    low: Level,
    high: Level,
    token: Token,
) -> Regime:
    solved = stretch.low
    drawn = [(painter.branch(way, low, high), way) for way in solved.kept]
    if len(drawn) > 1:
        rivals = [way for ways in solved.follow.values() for way in ways]
        drawn = [
            (
                replace(
                    branch,
                    hold=(
                        painter.holding(branch, way, rivals, 0),
                        painter.holding(branch, way, rivals, -1),
                    ),
                ),
                way,
            )
            for branch, way in drawn
        ]
    branches = tuple(sorted((branch for branch, _ in drawn), key=_place))
    tied = _tied(stages, solved)
    if tied is None:
        return Regime(low, high, branches, solved.whole, proved=solved.whole)
    report = solve(game.line.exact(stretch.test), game.order, token=token)
    sure = solved.whole and report.proof == PROVED
    known = Known(stretch.test, report) if sure else None
    return Regime(low, high, branches, sure, tied, sure, known)


def _place(branch: Branch) -> tuple[int, Support, list[float]]:
    """Return what puts branches in order: pure ones first, then by position."""
    middle = len(branch.levels) // 2
    shares = [-share for mix in branch.profiles for share in mix[middle].tolist()]
    return sum(map(len, branch.support)), branch.support, shares


def _tied(stages: Stages, solved: Solved) -> Tied | None:
    """Return what is so at every level of a regime in which infinitely many ways are kept."""
    if not any(way.many for way in solved.kept):
        return None
    supports = [support_of(stages, way) for way in solved.kept]
    surviving = tuple(
        tuple(sorted({own for support in supports for own in support[player]}))
        for player in range(len(stages.sizes))
    )
    pure = sorted(way.leaves[0] for way in solved.kept if len(way.leaves) == 1)
    # all mixtures of them are ways to play only where everybody chooses by himself
    apart = stages.later is None and (stages.leader is None or len(surviving[stages.leader]) == 1)
    if len(pure) == prod(map(len, surviving)) and not apart:
        pure = []
    return Tied(surviving, tuple(pure))


def _only(stages: Stages, here: Solved, below: Solved, above: Solved) -> tuple[Support, ...]:
    """Return the supports that there are at a level alone, if its two sides are alike."""
    sides = [sorted(way.leaves for way in side.kept) for side in (below, above)]
    if sides[0] != sides[1]:
        return ()
    known = {support_of(stages, way) for side in (below, above) for way in side.kept}
    found = {support_of(stages, way) for way in here.kept}
    return tuple(sorted(found - known))
