"""The sweep of a game in which two move together before or after others, out of its stretches.

Owns how stretches of a driver are told as regimes, branches and tipping points. Must not know how
they were found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING, Protocol

import numpy as np

from games.solve.report import PROVED
from games.solve.sequential.solve import solve
from games.solve.wording import tied_plans
from games.study.sweep.branches import linked
from games.study.sweep.report import Known, Regime, Sweep, Tied, TippingPoint
from games.study.sweep.sequential.drawn import Painter, support_of
from games.study.sweep.sequential.table_causes import Around, table_causes
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.report import Floats, Support
    from games.study.sweep.report import Branch, Level
    from games.study.sweep.sequential.game import Game
    from games.study.sweep.sequential.stretches import Along, Stretch
    from games.study.sweep.sequential.tables import Solved, Stages
    from games.study.sweep.sequential.ways import Way
    from games.task import Token

__all__ = ["Teller"]

#: What is told where later ties can be broken in more ways than are looked at.
_CUT = (
    "Later moves tie in so many ways that not all of them were looked at: answers may be missing."
)
_BETWEEN = "Regimes narrower than a step of the grid could be missed."


class _Draws(Protocol):
    """Draws a way between two levels, both included as limits."""

    def branch(self, way: Way, low: Level, high: Level) -> Branch: ...


@dataclass(frozen=True, eq=False, slots=True)
class Teller:
    """Tells the stretches of one game as a sweep.

    Attributes
    ----------
    game, stages
        The game along its driver, and who moves when.
    along
        Its stretches.
    draws
        Draws the ways of a stretch.
    levels
        Size of the grid.
    token
        Asked now and then whether to go on.
    """

    game: Game
    stages: Stages
    along: Along
    draws: _Draws
    levels: int
    token: Token

    def sweep(self) -> Sweep:
        """Return the sweep.

        Raises
        ------
        Cancelled
            If the token says so.
        """
        stretches, ends = self.along.stretches, list(pairwise(self.along.levels))
        found = linked([self._regime(one, *own) for one, own in zip(stretches, ends, strict=True)])
        tips = []
        for place, (below, above) in enumerate(pairwise(stretches)):
            check(self.token)
            at = ends[place][1]
            around = Around(at, below.high, above.low, below.since, above.until)
            causes = table_causes(self.game, self.stages, around)
            tips.append(TippingPoint(at, place, causes, only=self._only(place)))
        return Sweep(
            self.game.line.driver, self.game.sizes, found, tuple(tips), self.levels, self._notes()
        )

    def _notes(self) -> tuple[str, ...]:
        whole = all(stretch.low.whole for stretch in self.along.stretches)
        leader = self.stages.leader
        ties = any(
            side.ties(leader)
            for one in self.along.stretches
            for side in (one.low, one.high, *(solved for _, solved in one.bends))
        )
        told = ((_CUT, not whole), (_BETWEEN, not self.along.proved), (tied_plans(), ties))
        return tuple(note for note, holds in told if holds)

    def _regime(self, stretch: Stretch, low: Level, high: Level) -> Regime:
        branches = self._drawn(stretch, low, high)
        if len(branches) > 1:
            held = zip(branches, stretch.low.kept, strict=True)
            branches = [replace(own, hold=self._hold(own, way, stretch)) for own, way in held]
        drawn = tuple(sorted(branches, key=_place))
        whole, tied = stretch.low.whole and stretch.high.whole, self._tied(stretch.low)
        if tied is None:
            return Regime(low, high, drawn, whole, proved=whole and self.along.proved)
        report = solve(self.game.line.exact(stretch.test), self.game.order, token=self.token)
        sure = whole and self.along.proved and report.proof == PROVED
        known = Known(stretch.test, report) if sure else None
        return Regime(low, high, drawn, sure, tied, sure, known)

    def _drawn(self, stretch: Stretch, low: Level, high: Level) -> list[Branch]:
        """Return a branch for each way of a stretch, one part of it after the other."""
        starts = [low, *(level for level, _ in stretch.bends)]
        parts = [stretch.low, *(solved for _, solved in stretch.bends)]
        found = []
        for way in stretch.low.kept:
            place = [own for own in stretch.low.kept if own.leaves == way.leaves].index(way)
            own = [
                self.draws.branch(_alike(way, solved, place), start, end)
                for solved, start, end in zip(parts, starts, [*starts[1:], high], strict=True)
            ]
            found.append(_joined(own) if len(own) > 1 else own[0])
        return found

    def _hold(self, branch: Branch, way: Way, stretch: Stretch) -> tuple[float, float]:
        painter = Painter(self.game.line, self.stages, self.levels)
        low, high = (
            painter.holding(
                branch, own, [rival for row in side.follow.values() for rival in row], end
            )
            for side, own, end in (
                (stretch.low, way, 0),
                (stretch.high, _alike(way, stretch.high), -1),
            )
        )
        return low, high

    def _tied(self, solved: Solved) -> Tied | None:
        """Return what is so all over a regime in which infinitely many ways are kept."""
        if not any(way.many for way in solved.kept):
            return None
        stages = self.stages
        supports = [support_of(stages, way) for way in (*solved.kept, *solved.partly)]
        surviving = tuple(
            tuple(sorted({own for support in supports for own in support[player]}))
            for player in range(len(stages.sizes))
        )
        pure = sorted(way.leaves[0] for way in solved.kept if len(way.leaves) == 1)
        # all mixtures of them are ways to play only where everybody chooses by himself
        one = stages.leader is None or len(surviving[stages.leader]) == 1
        if len(pure) == prod(map(len, surviving)) and not (stages.later is None and one):
            pure = []
        return Tied(surviving, tuple(pure))

    def _only(self, place: int) -> tuple[Support, ...]:
        """Return the supports that there are at a level alone, if its two sides are alike."""
        here = self.along.at[place]
        sides = self.along.stretches[place].high, self.along.stretches[place + 1].low
        below, above = ({way.leaves for way in side.kept} for side in sides)
        if here is None or below != above:
            return ()
        known = {support_of(self.stages, way) for side in sides for way in side.kept}
        return tuple(sorted({support_of(self.stages, way) for way in here.kept} - known))


def _alike(way: Way, solved: Solved, place: int = 0) -> Way:
    """Return a way of the same kind that is kept elsewhere in a stretch."""
    alike = [own for own in solved.kept if own.leaves == way.leaves]
    return alike[min(place, len(alike) - 1)] if alike else way


def _joined(parts: Sequence[Branch]) -> Branch:
    """Return one branch through several that begin where the last one ends."""
    first = parts[0]

    def through(rows: list[Floats]) -> Floats:
        return np.concatenate([rows[0], *(own[1:] for own in rows[1:])])

    return replace(
        first,
        levels=through([one.levels for one in parts]),
        profiles=tuple(map(through, map(list, zip(*(one.profiles for one in parts), strict=True)))),
        payoffs=through([one.payoffs for one in parts]),
        joint=None
        if first.joint is None
        else through([one.joint for one in parts if one.joint is not None]),
    )


def _place(branch: Branch) -> tuple[int, Support, list[float]]:
    """Return what puts branches in order: pure ones first, then by position."""
    middle = len(branch.levels) // 2
    shares = [-share for mix in branch.profiles for share in mix[middle].tolist()]
    return sum(map(len, branch.support)), branch.support, shares
