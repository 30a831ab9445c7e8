"""All equilibria of many games in which everybody moves at once, by what decides them soonest.

Owns the short cut for games of any shape: strategies that another one certainly beats, whatever of
the others is left, are struck out round by round (iterated strict dominance loses no equilibrium,
Bernheim 1984; Pearce 1984). What one profile is left of is decided; of the rest only the
strategies that are left go to the complete solver, which certifies its list or does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from games.solve import intake, solve_batch
from games.task import NullToken, Quiet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from games.task import Token

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

__all__ = ["CAUTION", "Rows", "all_at_once"]

#: What is closer than this many times the noise of two payoffs counts as a tie.
CAUTION = 4.0
_EPS = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, eq=False)
class Rows:
    """Equilibria of K games, in no order.

    Attributes
    ----------
    game : (E,) int
    support : (E, players) int, bit j set if strategy j is played
    mixes : one array (E, strategies) of probabilities per player
    decided : (K,) bool
        Whether the list of a game is complete beyond doubt. Of others nothing is listed.
    """

    game: Ints
    support: Ints
    mixes: tuple[Floats, ...]
    decided: Bools

    @classmethod
    def joined(cls, parts: Sequence[Rows], decided: Bools) -> Rows:
        """Return the rows of several parts of the same games."""
        return cls(
            np.concatenate([one.game for one in parts]),
            np.concatenate([one.support for one in parts]),
            tuple(np.concatenate(own) for own in zip(*(one.mixes for one in parts), strict=True)),
            decided,
        )


def all_at_once(payoffs: Floats, noise: Floats, token: Token | None = None) -> Rows:
    """Find the supports of all equilibria of many games.

    Parameters
    ----------
    payoffs : (K, players, *strategies)
        Players with one strategy are welcome.
    noise : (players,)
        How far a payoff may be from the truth.
    token
        Asked now and then whether to go on.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    token = Quiet(NullToken() if token is None else token)
    alive = _undominated(payoffs, noise)
    sole = np.logical_and.reduce([(own & (own - 1)) == 0 for own in alive])
    support = np.stack([own[sole] for own in alive], axis=1)
    sizes = payoffs.shape[2:]
    mixes = (_bits(own, size).astype(float) for own, size in zip(support.T, sizes, strict=True))
    parts = [Rows(np.flatnonzero(sole), support, tuple(mixes), sole)]
    decided = sole.copy()
    for kept, group in _groups(alive, np.flatnonzero(~sole)):
        rows = _solved(payoffs[group], kept, noise, token)
        decided[group] = rows.decided
        parts.append(replace(rows, game=group[rows.game]))
    return Rows.joined(parts, decided)


def _undominated(payoffs: Floats, noise: Floats) -> list[Ints]:
    """Return per player which strategies are left, (K,) with bit j set if strategy j is."""
    sizes = payoffs.shape[2:]
    words = [_better(payoffs[:, player], player, noise[player]) for player in range(len(sizes))]
    alive = [np.full(len(payoffs), (1 << size) - 1, dtype=np.int64) for size in sizes]
    for _ in range(sum(sizes)):
        fewer = []
        for player, own in enumerate(alive):
            others = [p for p in range(len(sizes)) if p != player]
            mask = _profiles([alive[p] for p in others], [sizes[p] for p in others])
            left = own.copy()
            for (beaten, _), word in words[player].items():
                left &= ~(((word & mask) == mask).astype(np.int64) << beaten)
            fewer.append(left)
        if all((one == other).all() for one, other in zip(alive, fewer, strict=True)):
            break
        alive = fewer
    return alive


def _better(own: Floats, player: int, noise: float) -> dict[tuple[int, int], Ints]:
    """Return by pair of strategies against which profiles of the others the second one is better.

    Bit c is set if against profile c it certainly pays more.
    """
    table = np.moveaxis(own, player + 1, 0)
    size, count = table.shape[:2]
    flat = np.ascontiguousarray(table.reshape(size, count, -1).transpose(0, 2, 1))
    clear = 2 * CAUTION * noise
    words = {}
    for beaten in range(size):
        for better in range(size):
            if better != beaten:
                word = np.zeros(count, dtype=np.int64)
                for place, (low, high) in enumerate(zip(flat[beaten], flat[better], strict=True)):
                    word |= (high - low > clear).astype(np.int64) << place
                words[beaten, better] = word
    return words


def _profiles(alive: Sequence[Ints], sizes: Sequence[int]) -> Ints:
    """Return (K,) masks of the profiles of the others that are left, numbered in table order."""
    mask = np.zeros(len(alive[0]), dtype=np.int64)
    for place, cell in enumerate(np.ndindex(*sizes)):
        there = np.ones(len(mask), dtype=np.int64)
        for own, taken in zip(alive, cell, strict=True):
            there &= own >> taken
        mask |= (there & 1) << place
    return mask


def _groups(alive: Sequence[Ints], left: Ints) -> list[tuple[list[list[int]], Ints]]:
    """Return games by the strategies that are left: lists of them per player, and the games."""
    if not len(left):
        return []
    bits = [int(own[left].max()).bit_length() for own in alive]
    code = np.zeros(len(left), dtype=np.int64)
    for own, width in zip(alive, bits, strict=True):
        code = code << width | own[left]
    order = np.argsort(code, kind="stable")
    ends = np.flatnonzero(np.diff(code[order])) + 1
    groups = []
    for part in np.split(order, ends):
        kept = [_positions(int(own[left[part[0]]])) for own in alive]
        groups.append((kept, left[part]))
    return groups


def _positions(bits: int) -> list[int]:
    return [k for k in range(bits.bit_length()) if bits >> k & 1]


def _solved(payoffs: Floats, kept: list[list[int]], noise: Floats, token: Token) -> Rows:
    """Solve games by the strategies that are left; players with one left are spectators."""
    count = len(payoffs)
    playing = [player for player, own in enumerate(kept) if len(own) > 1]
    sizes = payoffs.shape[2:]
    if len(playing) == 1:
        # he is indifferent, or too close to it to tell
        none = np.empty((0, len(kept)), dtype=np.int64)
        nobody = tuple(np.empty((0, size)) for size in sizes)
        return Rows(none[:, 0], none, nobody, np.zeros(count, dtype=bool))
    inner = payoffs[np.ix_(range(count), playing, *kept)]
    inner = inner.reshape(count, len(playing), *(len(kept[player]) for player in playing))
    flat = np.abs(inner).reshape(count, len(playing), -1).max(axis=2)
    # The solver allows for noise in proportion to the largest payoff of a player. Where that is too
    # little all his payoffs are raised alike, which no equilibrium heeds.
    enough = noise[playing] / (intake.ULPS * _EPS)
    raised = np.where(flat < enough, 4 * enough, 0.0)
    inner = inner + raised.reshape(*raised.shape, *(1,) * len(playing))
    found = solve_batch(inner, token=token)
    decided = found.certified
    rows = np.flatnonzero(decided[found.game])
    mixes = []
    for player, (own, size) in enumerate(zip(kept, sizes, strict=True)):
        wide = np.zeros((len(rows), size))
        wide[:, own] = found.profiles[playing.index(player)][rows] if player in playing else 1.0
        mixes.append(wide)
    support = np.stack([(own > 0) @ (1 << np.arange(own.shape[1])) for own in mixes], axis=1)
    return Rows(found.game[rows], support, tuple(mixes), decided)


def _bits(words: Ints, count: int) -> Ints:
    """Return the bits of words, (E, count)."""
    return words[:, np.newaxis] >> np.arange(count) & 1
