"""A stage of several players: the equilibria of the table of what follows.

Owns how a stage is made into tables, one for each way in which later movers break their ties, and
what their equilibria say of play from here on. The tables are solved by the complete solver, whose
proof counts. Exact throughout.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from games.solve import wording
from games.solve.nash.single import solve
from games.solve.report import OPEN
from games.solve.sequential.continuation import Continuation, Found, Spread
from games.solve.sequential.mixes import exact_mixes
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from games.solve.report import Equilibrium, Exact, Family, Floats, Report
    from games.solve.sequential.continuation import Cell, Node
    from games.task import Token

    #: What is found, or what is selected of it, by what the movers of a stage do.
    Following = Mapping[tuple[int, ...], Found]
    Selected = Mapping[tuple[int, ...], Continuation]

__all__ = ["MOST_SELECTIONS", "together"]

#: Later movers' ties are broken in so many ways at most: each may make another table.
MOST_SELECTIONS = 64


def together(
    node: Node, movers: tuple[int, ...], follow: Following, *, second_opinion: bool, token: Token
) -> Found:
    """Return how several players who move at the same time may go on from a node.

    Parameters
    ----------
    node
        What has been done before.
    movers
        Who moves here, two or more.
    follow
        What is found after everything that they may do.
    second_opinion
        Solve the tables with nashpy, too, and compare.
    token
        Asked now and then whether to go on.
    """
    found = Found([])
    for one in follow.values():
        found.heed(one)
    if not all(one.continuations for one in follow.values()):
        return found
    stage = _Stage(node, movers, second_opinion, token)
    ways = prod(len(one.continuations) for one in follow.values())
    every = product(*(one.continuations for one in follow.values()))
    for some in islice(every, MOST_SELECTIONS):
        stage.solve(dict(zip(follow, some, strict=True)), found)
    if ways > MOST_SELECTIONS:
        for way in _pure(node, movers, follow):
            stage.keep(way)
        found.weaken(OPEN, wording.selections(MOST_SELECTIONS))
    found.continuations = list(stage.ways.values())
    found.spreads = list(stage.spreads.values())
    return found


class _Stage:
    """The tables of one stage, each solved once."""

    def __init__(
        self, node: Node, movers: tuple[int, ...], second_opinion: bool, token: Token
    ) -> None:
        self._node, self._movers = node, movers
        self._second_opinion, self._token = second_opinion, token
        self._reports: dict[tuple[Fraction, ...], Report] = {}
        #: By what comes of them.
        self.ways: dict[object, Continuation] = {}
        self.spreads: dict[object, Spread] = {}

    def keep(self, way: Continuation) -> Continuation:
        """Keep a continuation unless one that leads to the same is kept; return that."""
        return self.ways.setdefault(way.key, way)

    def solve(self, selected: Selected, found: Found) -> None:
        """Find the equilibria with one way to break later ties."""
        check(self._token)
        table = self._table(selected)
        key = tuple(table.ravel().tolist())
        report = self._reports.get(key)
        if report is None:
            report = solve(table, second_opinion=self._second_opinion, token=self._token)
            self._reports[key] = report
            found.weaken(report.proof, report.open and wording.of_stage(report.open))
            found.degenerate |= report.degenerate
            found.hear(report.nashpy_agrees)
            found.notes += [wording.of_stage(note) for note in report.notes]
            found.details += [wording.of_stage(note) for note in report.details]
        corners: dict[object, Continuation] = {}
        for own in report.equilibria:
            way = self._way(table, own, report.proof, selected, found)
            corners[_shown(own.profile)] = self.keep(way)
        for family in report.families:
            self._spread(family, corners, found)

    def _table(self, selected: Selected) -> Exact:
        sizes = tuple(max(cell[place] for cell in selected) + 1 for place in range(self._count))
        table = np.empty((self._count, *sizes), dtype=object)
        for cell, way in selected.items():
            for place, player in enumerate(self._movers):
                table[(place, *cell)] = way.payoffs[player]
        return table

    @property
    def _count(self) -> int:
        return len(self._movers)

    def _way(
        self, table: Exact, own: Equilibrium, proof: str, selected: Selected, found: Found
    ) -> Continuation:
        mixes, exact = exact_mixes(table, own)
        if not exact:
            found.weaken(OPEN, wording.rounded())
        played = tuple({k: chance for k, chance in enumerate(mix) if chance} for mix in mixes)
        outcomes: dict[Cell, Fraction] = {}
        payoffs = [Fraction(0)] * len(self._node)
        for cell in product(*played):
            chance = prod((mix[k] for mix, k in zip(played, cell, strict=True)), start=Fraction(1))
            way = selected[cell]
            for end, further in way.outcomes.items():
                outcomes[end] = outcomes.get(end, Fraction(0)) + chance * further
            payoffs = [
                sum_ + chance * more for sum_, more in zip(payoffs, way.payoffs, strict=True)
            ]
        strict = own.kind == "strict" and all(selected[cell].strict for cell in product(*played))
        return Continuation(
            self._node, self._movers, played, selected, tuple(payoffs), outcomes, strict, proof
        )

    def _spread(self, family: Family, corners: Mapping[object, Continuation], found: Found) -> None:
        """Keep infinitely many equilibria of a table by their corners."""
        listed = [corners.get(_shown(mixes)) for mixes in product(*family.mixes)]
        known = tuple(way for way in listed if way is not None)
        if family.kind != "product" or len(known) < len(listed):
            found.weaken(OPEN, wording.corners())
            return
        spread = Spread(tuple(map(len, family.mixes)), known)
        self.spreads.setdefault(frozenset(way.key for way in known), spread)


def _shown(profile: Iterable[Floats]) -> object:
    """Return floats by which an equilibrium and a corner of a family know each other."""
    return tuple(tuple(mix.tolist()) for mix in profile)


def _pure(node: Node, movers: tuple[int, ...], follow: Following) -> Iterator[Continuation]:
    """Yield what comes of pure strategies, however later ties are broken.

    Whoever deviates reaches a node that no other deviation reaches: there later movers may break
    their ties in the way that is the worst for him.
    """
    first = {cell: found.continuations[0] for cell, found in follow.items()}
    for cell, found in follow.items():
        threats: dict[tuple[int, ...], Continuation] = {}
        least = []
        for place, player in enumerate(movers):
            beside = [
                other
                for other in follow
                if other[place] != cell[place]
                and all(other[k] == cell[k] for k in range(len(cell)) if k != place)
            ]
            worst = {other: follow[other].worst(player) for other in beside}
            threats |= worst
            least.append(max((way.payoffs[player] for way in worst.values()), default=None))
        for way in found.continuations:
            gains = [
                most is not None and way.payoffs[player] < most
                for player, most in zip(movers, least, strict=True)
            ]
            if not any(gains):
                yield Continuation(
                    node,
                    movers,
                    tuple({own: Fraction(1)} for own in cell),
                    {**first, **threats, cell: way},
                    way.payoffs,
                    way.outcomes,
                    strict=False,
                    proof=OPEN,
                )
