"""Which supports are out of the question because a pure strategy beats one that is played.

Owns the cheapest proof of absence: if against every profile that the others' supports allow some
strategy pays certainly more than a strategy in the player's own support, no equilibrium has these
supports. The comparisons are made once per game and kept as one bit per profile of the others, so
that a support profile costs a few integer operations. Must not know how systems are solved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from games.solve.intake import Games
    from games.solve.nash.complete.supports import Group
    from games.solve.report import Bools, Ints

#: A gain of this share of the largest stake is beyond all rounding ...
CERTAIN = 1e-8
#: ... if it is also beyond this many times the noise of the payoffs, which is that of two of them.
CAUTION = 4.0
#: Support profiles times games compared at a time.
BLOCK = 1 << 20


@dataclass(frozen=True, eq=False)
class Dominance:
    """The comparisons of all pairs of strategies.

    `words` are, per player, (played, better, K): bit c is set if against profile c of the others
    `better` certainly pays more than `played`.
    """

    words: tuple[Ints, ...]

    def open(self, group: Group) -> tuple[Ints, Ints]:
        """Return the pairs (member of the group, game) that dominance leaves."""
        members = group.members
        count, games = len(group.code), self.words[0].shape[-1]
        step = max(1, BLOCK // max(games, 1))
        parts = []
        for start in range(0, count, step):
            block = slice(start, start + step)
            dead = self._dead([own[block] for own in members])
            member, game = np.nonzero(~dead)
            parts.append((member + start, game))
        if len(parts) == 1:
            return parts[0]
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])

    def _dead(self, members: list[Ints]) -> Bools:
        count = len(members[0])
        dead = np.zeros((count, self.words[0].shape[-1]), dtype=bool)
        for player, words in enumerate(self.words):
            others = [own for p, own in enumerate(members) if p != player]
            mask = self._rectangle(others, player)[:, np.newaxis]
            for played in members[player].T:
                for better in range(words.shape[1]):
                    word = words[:, better][played]
                    dead |= (word & mask) == mask
        return dead

    def _rectangle(self, others: list[Ints], player: int) -> Ints:
        """Return (N,) masks of the profiles that the others' supports allow."""
        sizes = [w.shape[0] for p, w in enumerate(self.words) if p != player]
        cells = others[0]
        for own, size in zip(others[1:], sizes[1:], strict=True):
            cells = (cells[:, :, np.newaxis] * size + own[:, np.newaxis, :]).reshape(len(own), -1)
        mask: Ints = np.left_shift(1, cells).sum(axis=1)
        return mask


def compare(games: Games) -> Dominance:
    """Compare all pairs of strategies of every player of every game."""
    words: list[Ints] = []
    for player, size in enumerate(games.sizes):
        table = np.moveaxis(games.unit[player], player, 0).reshape(size, -1, games.count)
        bits = np.left_shift(1, np.arange(table.shape[1]))[:, np.newaxis]
        own = np.zeros((size, size, games.count), dtype=np.int64)
        certain = np.maximum(CERTAIN, CAUTION * games.noise[player])
        for played in range(size):
            for better in range(size):
                if better != played:
                    above = table[better] - table[played] > certain
                    own[played, better] = (above * bits).sum(axis=0)
        words.append(own)
    return Dominance(tuple(words))
