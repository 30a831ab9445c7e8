"""Games along a driver that have been solved, sorted by level.

Owns the table of solved levels that a sweep reads its regimes from: which equilibria, in which
order, with which supports. Knows nothing of critical levels or causes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.solve import solve_batch

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.report import Bools, Floats, Ints, Support
    from games.task import Token

__all__ = ["BITS", "Samples", "Signature", "distinct", "look", "supports_of"]

#: The supports of all equilibria of a game as one number each, in canonical order.
Signature = tuple[int, ...]
#: Bits that one player's support takes in a signature.
BITS = 8


@dataclass(frozen=True, eq=False)
class Samples:
    """All equilibria at K increasing levels, rows sorted by level.

    `first` (K + 1,) are offsets into the rows; `code` holds one number per row for its supports.
    """

    levels: Floats
    first: Ints
    profiles: tuple[Floats, ...]
    payoffs: Floats
    index: Ints
    code: Ints
    certified: Bools
    degenerate: Bools

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of strategies of each player."""
        return tuple(profile.shape[1] for profile in self.profiles)

    @cached_property
    def signatures(self) -> list[Signature]:
        """The set of equilibrium supports at each level; two of one support count twice."""
        codes, first = self.code.tolist(), self.first.tolist()
        return [tuple(codes[a:b]) for a, b in pairwise(first)]

    @cached_property
    def kinds(self) -> Ints:
        """A number per level, the same where the signature is the same."""
        numbers: dict[Signature, int] = {}
        return np.array([numbers.setdefault(s, len(numbers)) for s in self.signatures])

    def joined(self, other: Samples) -> Samples:
        """Return the samples of both."""
        levels = np.concatenate([self.levels, other.levels])
        counts = np.concatenate([np.diff(self.first), np.diff(other.first)])
        order = np.argsort(levels, kind="stable")
        starts = np.concatenate([self.first[:-1], other.first[:-1] + self.first[-1]])
        rows = np.concatenate(
            [np.arange(starts[k], starts[k] + counts[k]) for k in order] or [np.empty(0, np.int64)]
        ).astype(np.int64)
        return Samples(
            levels=levels[order],
            first=np.concatenate([[0], np.cumsum(counts[order])]).astype(np.int64),
            profiles=tuple(
                np.concatenate(pair)[rows]
                for pair in zip(self.profiles, other.profiles, strict=True)
            ),
            payoffs=np.concatenate([self.payoffs, other.payoffs])[rows],
            index=np.concatenate([self.index, other.index])[rows],
            code=np.concatenate([self.code, other.code])[rows],
            certified=np.concatenate([self.certified, other.certified])[order],
            degenerate=np.concatenate([self.degenerate, other.degenerate])[order],
        )


def look(line: PayoffLine, levels: Floats, token: Token) -> Samples:
    """Solve the games at K increasing levels."""
    report = solve_batch(line.at(levels), token=token)
    shifts = BITS * np.arange(report.support.shape[1])
    code = np.bitwise_or.reduce(report.support.astype(np.int64) << shifts, axis=1)
    return Samples(
        levels=levels,
        first=report.first,
        profiles=report.profiles,
        payoffs=report.payoffs,
        index=report.index,
        code=code,
        certified=report.certified,
        degenerate=report.degenerate,
    )


def distinct(levels: list[float], width: float) -> list[float]:
    """Sort levels and drop what is closer than `width` to the one before."""
    kept: list[float] = []
    for level in sorted(levels):
        if not kept or level - kept[-1] > width:
            kept.append(level)
    return kept


def supports_of(signature: Signature, players: int) -> tuple[Support, ...]:
    """Return the supports that a signature stands for."""
    return tuple(
        tuple(
            tuple(bit for bit in range(BITS) if code >> (BITS * player + bit) & 1)
            for player in range(players)
        )
        for code in signature
    )
