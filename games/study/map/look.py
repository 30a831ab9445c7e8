"""Solved places of a phase map, each with the number of its kind of equilibrium set.

Owns the list of kinds and the way from places to kinds: one batch a call. Knows nothing of regions
or borders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve import solve_batch
from games.study.sweep.samples import BITS, supports_of
from games.task import Quiet, check

if TYPE_CHECKING:
    from games.solve.report import Bools, Floats, Ints, Support
    from games.study.map.plane import PayoffPlane
    from games.study.sweep.samples import Signature
    from games.task import Token

__all__ = ["Looker"]

#: An odd number without pattern; powers of it tell the first equilibrium of a game from the second.
_STIR = np.uint64(0x9E3779B97F4A7C15)
#: Games solved between two words with the token.
_CHUNK = 4096


class Looker:
    """Solves games at places of a plane and numbers the kinds that it meets.

    Parameters
    ----------
    plane
        The payoffs.
    token
        Asked between pieces of work, and told of `games` out of `expected`.
    expected
        A guess at how many games there will be.
    """

    def __init__(self, plane: PayoffPlane, token: Token, expected: int) -> None:
        self._plane = plane
        self._token = token
        self._quiet = Quiet(token)
        self._expected = expected
        self._numbers: dict[Signature, int] = {}
        self._by_hash: dict[int, int] = {}
        self.games = 0
        #: Kinds that a certified game has been seen with.
        self.certified: set[int] = set()

    @property
    def kinds(self) -> list[tuple[Support, ...]]:
        """The supports of every kind met so far, by number."""
        players = len(self._plane.sizes)
        return [supports_of(signature, players) for signature in self._numbers]

    @property
    def joints(self) -> list[tuple[Floats | None, ...]]:
        """Which pure profiles may come of the members of every kind, see `Kind`, by number."""
        return [()] * len(self.kinds)

    def kinds_at(self, places: Floats) -> Ints:
        """Return the number of the kind at each of K places (K, 2)."""
        return self.solved_at(places)[0]

    def solved_at(self, places: Floats) -> tuple[Ints, Bools, Bools]:
        """Return the kinds at K places, and which games are certified and which degenerate."""
        parts = [
            self._solve(places[start : start + _CHUNK])
            for start in range(0, max(1, len(places)), _CHUNK)
        ]
        kinds, certified, degenerate = (np.concatenate(part) for part in zip(*parts, strict=True))
        return kinds, certified, degenerate

    def _solve(self, places: Floats) -> tuple[Ints, Bools, Bools]:
        check(self._token)
        if not len(places):
            nothing = np.zeros(0, dtype=np.bool_)
            return np.zeros(0, dtype=np.int64), nothing, nothing
        report = solve_batch(self._plane.at(places), token=self._quiet)
        self.games += len(places)
        self._token.progress(min(self.games, self._expected - 1), self._expected)
        shifts = BITS * np.arange(report.support.shape[1])
        code = np.bitwise_or.reduce(report.support.astype(np.int64) << shifts, axis=1)
        turn = (np.arange(len(code)) - report.first[report.game] + 1).astype(np.uint64)
        mixed = np.zeros(report.games, dtype=np.uint64)
        with np.errstate(over="ignore"):
            np.add.at(mixed, report.game, (code.astype(np.uint64) + turn) * _STIR**turn)
        values, first, inverse = np.unique(mixed, return_index=True, return_inverse=True)
        numbers = [
            self._number(int(value), tuple(code[report.first[k] : report.first[k + 1]].tolist()))
            for value, k in zip(values, first, strict=True)
        ]
        kinds = np.array(numbers, dtype=np.int64)[inverse]
        self.certified.update(np.unique(kinds[report.certified]).tolist())
        return kinds, report.certified, report.degenerate

    def _number(self, value: int, signature: Signature) -> int:
        known = self._by_hash.get(value)
        if known is None:
            known = self._numbers.setdefault(signature, len(self._numbers))
            self._by_hash[value] = known
        return known
