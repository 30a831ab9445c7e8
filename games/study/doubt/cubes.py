"""All equilibria of 2x2x2 games along a driver: decided by signs, where signs decide.

Owns the short cut for worlds of that shape. Everything rests on the twelve gains of the first over
the second strategy. Their signs alone say which cells are equilibria, where two players can make
one another indifferent, and whether all three can. One more sign, that of the third player's gain,
decides each mixture of two. Of mixtures of all three there are at most two, as they are roots of a
quadratic form, and as indices sum to +1 an odd remainder means exactly one; an even one is left to
the complete solver, and so is every world in which a sign is too close to call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.complete.cube import CELL_GAINS, CELLS, PAIR, PLAYERS, THIRD
from games.study.doubt.together import CAUTION, all_at_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.study.doubt.names import Outcomes
    from games.study.doubt.uncertain import Spot
    from games.task import Token

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Small = NDArray[np.int16]

__all__ = ["Cubes"]

_CODES = 1 << 12
#: The probabilities of a mixture of two are wrong by noise over the sum of two gains: where that
#: sum is smaller than this many times the noise, they are not worth having.
_SHARP = 1e6


@dataclass(frozen=True, eq=False)
class _Signs:
    """What each pattern of signs says.

    Attributes
    ----------
    cells : (4096, outcomes) how many pure equilibria are which outcome
    pure : (4096,) how many there are
    edges : (6, 4096) where two players can make one another indifferent
    rises : (6, 4096) the index of that mixture
    all : (4096,) whether every player's gain has both signs
    more : (4096,) whether somebody may mix
    """

    cells: Small
    pure: Ints
    edges: Bools
    rises: Ints
    all: Bools
    more: Bools


class Cubes:
    """Answers for worlds of one 2x2x2 scenario.

    Parameters
    ----------
    outcomes
        Names supports.
    """

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._signs = _signs(outcomes)
        supports = np.full((6, 3), 3, dtype=np.int64)
        supports[np.arange(6), PLAYERS[:, 0]] = 1 << PLAYERS[:, 1]
        self._edge = outcomes.of_codes(outcomes.code(supports))
        (self._middle,) = outcomes.of_codes(outcomes.code(np.full((1, 3), 3, dtype=np.int64)))

    def answer(self, spots: Sequence[Spot], off: Floats, token: Token) -> Small:
        """Count the equilibria of worlds by outcome: nothing where undecided.

        Parameters
        ----------
        spots
            The payoffs at some levels.
        off : (judgements, K)
            The worlds.
        token
            Asked now and then whether to go on.

        Returns
        -------
        (levels times K, outcomes) array, level by level.
        """
        signs = self._signs
        gains = _gains(spots, off)
        noise = np.max([spot.noise for spot in spots], axis=0)
        clear = 2 * CAUTION * np.repeat(noise, 4)
        code = _code(gains, clear, np.greater)
        # an amount that is exactly nothing is no gain, however little noise there is
        rest = code != _code(gains, -clear, np.greater_equal)
        counts = signs.cells[code]
        some = np.flatnonzero(signs.more[code] & ~rest)
        if len(some):
            more, unclear = self._mixtures(gains[:, some], code[some], clear)
            counts[some] += more
            rest[some[unclear]] = True
        left = np.flatnonzero(rest)
        if len(left):
            counts[left] = 0
            level, world = np.divmod(left, off.shape[1])
            payoffs = [spot.payoffs(off[:, world[level == k]]) for k, spot in enumerate(spots)]
            rows = all_at_once(np.concatenate(payoffs), noise, token)
            place = self._outcomes.of_codes(self._outcomes.code(rows.support))
            np.add.at(counts, (left[rows.game], place), 1)
        return counts

    def _mixtures(self, gains: Floats, code: Ints, clear: Floats) -> tuple[Small, Bools]:
        """Count the mixed equilibria of worlds, and say in which they are not all known."""
        signs, worlds = self._signs, len(code)
        edge, world = np.nonzero(signs.edges[:, code])
        flat = gains.reshape(-1)
        pair = np.abs(flat.take(PAIR[:, :, edge] * worlds + world))
        total = pair[:, 0] + pair[:, 1]
        share = pair[:, 1] / total
        # who mixes makes the other one indifferent: see `games.solve.nash.complete.cube`
        q, r = share[1], share[0]
        a, b, c, d = flat.take(THIRD[:, edge] * worlds + world)
        gain = q * (r * a + (1 - r) * b) + (1 - q) * (r * c + (1 - r) * d)
        who = PLAYERS[edge].T
        noise = clear[4 * who[0]], clear[4 * who[2]], clear[4 * who[3]]
        size = np.abs([a, b, c, d]).max(axis=0)
        wide = noise[1] / total[0] + noise[2] / total[1]
        blurred = np.abs(gain) <= noise[0] + 4 * size * wide
        unclear = np.zeros(worlds, dtype=bool)
        unclear[world[blurred | (wide > 1 / _SHARP)]] = True
        keep = np.flatnonzero((gain > 0) == (who[1] == 0))
        edge, world = edge[keep], world[keep]
        width = self._outcomes.count
        place = world * width + self._edge[edge]
        counts = np.bincount(place, minlength=worlds * width).reshape(worlds, width)
        index = signs.pure[code] + np.bincount(
            world, weights=signs.rises[edge, code[world]], minlength=worlds
        ).astype(np.int64)
        odd = (index & 1) == 0  # of what is left of +1
        inside = signs.all[code]
        unclear |= np.where(inside, ~odd, index != 1)
        counts[inside & odd, self._middle] += 1
        return counts.astype(np.int16), unclear


def _gains(spots: Sequence[Spot], off: Floats) -> Floats:
    """Return what the first strategy pays more than the second one, (12, levels times K)."""
    effects = []
    for player in range(3):
        each = np.moveaxis(spots[0].effects[:, player], player + 1, 1)
        effects.append((each[:, 0] - each[:, 1]).reshape(len(each), 4))
    gains: Floats = np.concatenate(effects, axis=1).T @ off
    sure = np.stack([_sure(spot) for spot in spots], axis=1)
    return (gains[:, np.newaxis] + sure[:, :, np.newaxis]).reshape(12, -1)


def _sure(spot: Spot) -> Floats:
    """Return the gains at the bases, (12,), each the float nearest to the exact one."""
    gains = []
    for player in range(3):
        own = np.moveaxis(spot.exact[player], player, 0)
        gains.append((own[0] - own[1]).ravel().astype(np.float64))
    return np.concatenate(gains)


def _code(gains: Floats, bounds: Floats, beyond: np.ufunc) -> Ints:
    """Return which gains lie beyond their bounds, bit by bit."""
    code = np.zeros(gains.shape[1], dtype=np.int16)
    for bit, (own, least) in enumerate(zip(gains, bounds, strict=True)):
        code |= beyond(own, least).astype(np.int16) << bit
    return code.astype(np.int64)


def _signs(outcomes: Outcomes) -> _Signs:
    codes = np.arange(_CODES)
    plus = (codes >> np.arange(12)[:, np.newaxis] & 1).astype(bool)
    pure: Bools = np.logical_and.reduce(
        [plus[CELL_GAINS[:, p]] == (CELLS[:, p] == 0)[:, np.newaxis] for p in range(3)]
    )
    cells = np.zeros((_CODES, outcomes.count), dtype=np.int16)
    for cell, own in zip(CELLS, pure, strict=True):
        cells[:, outcomes.cells[tuple(cell)]] += own
    turns = plus[PAIR[:, 0]] != plus[PAIR[:, 1]]
    edges = turns[0] & turns[1]
    alike = plus[PAIR[0, 0]] == plus[PAIR[1, 0]]
    by_player = plus.reshape(3, 4, -1)
    everybody = np.logical_and.reduce(by_player.any(axis=1) & ~by_player.all(axis=1))
    return _Signs(
        cells,
        pure.sum(axis=0),
        edges,
        np.where(alike, -1, 1),
        everybody,
        edges.any(axis=0) | everybody,
    )
