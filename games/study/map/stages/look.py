"""Solved places of a map of play in stages, each with the number of its kind.

Many places at once, in floating point: one player after another by backward induction over arrays,
two together by the batch solver. Owns this reckoning; says of a place that it is certain where each
table was certified and nobody who moves later was indifferent. Knows nothing of regions or borders.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from games.solve import solve_batch
from games.solve.sequential.order import after
from games.study.map.look import Looker
from games.study.sweep.sequential.tables import Stages
from games.task import Quiet, check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.solve.report import Bools, Floats, Ints, Support
    from games.solve.sequential.order import Order
    from games.study.map.plane import PayoffPlane
    from games.study.sweep.sequential.game import Node
    from games.task import Token

    #: A support, and which pure profiles may come of it where somebody answers to chance moves.
    Member = tuple[Support, Floats | None]

__all__ = ["StagesLooker"]

#: Places are looked at a hair beside, so that none lies on a border: ties are then ties throughout.
_BESIDE = 1e-11 * np.array([1.0, 0.6180339887])
#: An odd number without pattern, and how much of the payoffs' size rounding may take.
_STIR, _ROUNDING = np.uint64(0x9E3779B97F4A7C15), 1e-12


class StagesLooker(Looker):
    """Solves games in stages at places of a plane and numbers the kinds that it meets.

    Parameters
    ----------
    plane
        The payoffs.
    order
        Who moves when, and what has been done.
    token
        Asked between pieces of work, and told of `games` out of `expected`.
    expected
        A guess at how many games there will be.
    """

    def __init__(self, plane: PayoffPlane, order: Order, token: Token, expected: int) -> None:
        super().__init__(plane, token, expected)
        self._order = order
        self._supports: list[tuple[Support, ...]] = []
        self._joints: list[tuple[Floats | None, ...]] = []
        self._seen: dict[object, int] = {}

    @property
    def kinds(self) -> list[tuple[Support, ...]]:
        """The supports of every kind met so far, by number."""
        return self._supports

    @property
    def joints(self) -> list[tuple[Floats | None, ...]]:
        """Which pure profiles may come of the members of every kind, by number."""
        return self._joints

    def _solve(self, places: Floats) -> tuple[Ints, Bools, Bools]:
        check(self._token)
        count = len(places)
        if not count:
            nothing = np.zeros(0, dtype=np.bool_)
            return np.zeros(0, dtype=np.int64), nothing, nothing
        payoffs = self._plane.at(places + _BESIDE)
        stages = self._order.to_come
        if all(len(stage) == 1 for stage in stages):
            kept = _alone(payoffs, self._order.moved, [stage[0] for stage in stages])
            sure, tied = np.ones(count, np.bool_), np.zeros(count, np.bool_)
            numbers = self._pure(kept)
        else:
            found = _Tables(payoffs, Stages.of(self._plane.sizes, self._order.moved, stages))
            found.solve(Quiet(self._token))
            sure, tied, numbers = found.sure, found.tied, self._mixed(found)
        self.games += count
        self._token.progress(min(self.games, self._expected - 1), self._expected)
        self.certified.update(np.unique(numbers[sure]).tolist())
        return numbers, sure, tied

    def _pure(self, kept: Bools) -> Ints:
        """Return numbers of the sets of leaves that are kept at each place, (K, leaves)."""
        rows, inverse = np.unique(np.packbits(kept, axis=1), axis=0, return_inverse=True)
        sizes = self._plane.sizes
        numbers = []
        for row in rows:
            places = np.flatnonzero(np.unpackbits(row)[: kept.shape[1]])
            leaves = np.stack(np.unravel_index(places, sizes), axis=1).tolist()
            members = [(tuple((own,) for own in leaf), None) for leaf in leaves]
            numbers.append(self._number_of(row.tobytes(), members))
        return np.array(numbers, dtype=np.int64)[inverse.ravel()]

    def _mixed(self, found: _Tables) -> Ints:
        """Return numbers of the sets of ways that are kept at each place."""
        hashes = found.hashes()
        values, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
        numbers = [
            self._number_of(int(value), found.members_at(int(place)))
            for value, place in zip(values, first, strict=True)
        ]
        return np.array(numbers, dtype=np.int64)[inverse]

    def _number_of(self, value: object, members: Sequence[Member]) -> int:
        known = self._seen.get(value)
        if known is None:
            known = self._seen[value] = len(self._supports)
            self._supports.append(tuple(support for support, _ in members))
            joints = tuple(joint for _, joint in members)
            self._joints.append(joints if any(own is not None for own in joints) else ())
        return known


def _alone(payoffs: Floats, node: Node, movers: list[int]) -> Bools:
    """Return which leaves play may come to from a node, (K, leaves); see `pure.kept`.

    Payoffs that are the same functions of the drivers are the same floats: ties throughout are
    seen, and there are no others at places that lie on no border.
    """
    count, sizes = len(payoffs), payoffs.shape[2:]
    if not movers:
        leaf = np.ravel_multi_index(tuple(own for own in node if own is not None), sizes)
        found = np.zeros((count, int(np.prod(sizes))), dtype=np.bool_)
        found[:, leaf] = True
        return found
    player = movers[0]
    worth = payoffs[:, player].reshape(count, -1)
    follow = [_alone(payoffs, after(node, player, own), movers[1:]) for own in range(sizes[player])]
    worst = np.stack([np.where(own, worth, np.inf).min(axis=1) for own in follow])
    kept = np.zeros_like(follow[0])
    for place, own in enumerate(follow):
        most = np.delete(worst, place, axis=0).max(axis=0)
        kept |= own & (worth >= most[:, None])
    return kept


class _Tables:
    """Games at K places in which two move together, perhaps after a leader or before another."""

    def __init__(self, payoffs: Floats, stages: Stages) -> None:
        self._payoffs, self._stages = payoffs, stages
        self.sure = np.ones(len(payoffs), dtype=np.bool_)
        self.tied = np.zeros(len(payoffs), dtype=np.bool_)
        #: Rows, one a way that is found: its place, node, supports as bits, worth, and whether the
        #: leader keeps it.
        self._game = np.zeros(0, dtype=np.int64)
        self._led = self._first = self._second = self._game
        self._kept = np.zeros(0, dtype=np.bool_)
        self._replies: Ints | None = None

    def solve(self, token: Token) -> None:
        """Solve every table, and ask the leader which ways he leads to."""
        stages, parts, tables = self._stages, [], []
        for place, node in enumerate(stages.nodes):
            report = solve_batch(self._table(node), token=token)
            self.sure &= report.certified
            tables.append(report.degenerate)
            worth = np.zeros(len(report.game))
            if stages.leader is not None:
                own = self._values(stages.leader, node)[report.game]
                worth = np.einsum("eij,ei,ej->e", own, *report.profiles)
            bits = (1 << np.arange(max(stages.sizes))).astype(np.int64)
            codes = [(mix > 0) @ bits[: mix.shape[1]] for mix in report.profiles]
            parts.append((report.game, np.full(len(worth), place), *codes, worth))
        game, led, first, second, worth = (
            np.concatenate(part) for part in zip(*parts, strict=True)
        )
        self._game, self._led, self._first, self._second = game, led, first, second
        self._kept = np.ones(len(game), dtype=np.bool_)
        if stages.leader is not None:
            self._lead(worth)
        for place, degenerate in enumerate(tables):
            here = game[self._kept & (led == place)]
            self.tied[here] |= degenerate[here]

    def _lead(self, worth: Floats) -> None:
        count, nodes = len(self._payoffs), len(self._stages.nodes)
        least = np.full((count, nodes), np.inf)
        np.minimum.at(least, (self._game, self._led), worth)
        slack = _ROUNDING * np.abs(self._payoffs).max()
        for place in range(nodes):
            most = np.delete(least, place, axis=1).max(axis=1)
            own = self._led == place
            self._kept[own] = worth[own] >= most[self._game[own]] - slack

    def _values(self, player: int, node: Node) -> Floats:
        """Return what the two may bring a player, (K, first, second); later ties are broken."""
        stages = self._stages
        ends = [stages.ends(node, cell) for cell in stages.cells]
        every = np.array(ends)  # (cells, replies, players)
        own = self._payoffs[:, player][(slice(None), *np.moveaxis(every, -1, 0))]
        if stages.later is not None:
            own = np.take_along_axis(own, self._replied(node)[..., None], axis=2)
        return own[..., 0].reshape(len(own), *(stages.sizes[two] for two in stages.pair))

    def _replied(self, node: Node) -> Ints:
        """Return what who moves later replies in each cell, (K, cells)."""
        stages = self._stages
        if self._replies is None:
            assert stages.later is not None
            every = np.array([stages.ends(node, cell) for cell in stages.cells])
            own = self._payoffs[:, stages.later][(slice(None), *np.moveaxis(every, -1, 0))]
            self._replies = own.argmax(axis=2)
            best = own.max(axis=2, keepdims=True)
            self.sure &= ((own == best).sum(axis=2) == 1).all(axis=1)
        return self._replies

    def _table(self, node: Node) -> Floats:
        return np.stack([self._values(player, node) for player in self._stages.pair], axis=1)

    def hashes(self) -> NDArray[np.uint64]:
        """Return a number per place, the same where the ways that are kept are."""
        kept = np.flatnonzero(self._kept)
        game = self._game[kept]
        value = self._led[kept] + 8 * self._first[kept] + 512 * self._second[kept]
        mixed = value.astype(np.uint64)
        with np.errstate(over="ignore"):
            if self._replies is not None:
                for cell, (i, j) in enumerate(self._stages.cells):
                    within = (self._first[kept] >> i & 1) & (self._second[kept] >> j & 1)
                    reply = (1 + self._replies[game, cell]) * within
                    mixed = (mixed + reply.astype(np.uint64)) * _STIR + np.uint64(cell)
            mixed = (mixed ^ (mixed >> np.uint64(31))) * _STIR
            mixed = (mixed ^ (mixed >> np.uint64(29))) * _STIR
            found = np.zeros(len(self._payoffs), dtype=np.uint64)
            np.add.at(found, game, mixed)
        return found

    def members_at(self, place: int) -> list[Member]:
        """Return the ways that are kept at a place, in order."""
        stages = self._stages
        found: list[Member] = []
        for row in np.flatnonzero(self._kept & (self._game == place)).tolist():
            played = [
                [k for k in range(stages.sizes[player]) if int(code[row]) >> k & 1]
                for player, code in zip(stages.pair, (self._first, self._second), strict=True)
            ]
            node = stages.nodes[int(self._led[row])]
            leaves = [self._end(node, place, cell) for cell in product(*played)]
            players = range(len(stages.sizes))
            support = tuple(tuple(sorted({z[player] for z in leaves})) for player in players)
            joint = None
            if stages.later is not None and len(support[stages.later]) > 1:
                joint = np.zeros(stages.sizes)
                joint[tuple(np.array(leaves).T)] = 1.0
            found.append((support, joint))
        return sorted(found, key=lambda own: (sum(map(len, own[0])), own[0]))

    def _end(self, node: Node, place: int, cell: tuple[int, ...]) -> tuple[int, ...]:
        stages = self._stages
        i, j = cell
        ends = stages.ends(node, (i, j))
        if stages.later is None:
            return ends[0]
        return ends[int(self._replied(node)[place, stages.cells.index((i, j))])]
