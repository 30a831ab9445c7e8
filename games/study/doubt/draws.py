"""Draws: where in its range every judgement lies, in every world.

Owns the samplers and the order of worlds, which makes the first ones of any draw a smaller draw of
the same kind. Knows places between 0 and 1 alone: what a range is, and how likely which part of it
is taken to be, is `uncertain`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["MOST_WORLDS", "PCG64", "SAMPLERS", "SCRAMBLINGS", "SOBOL", "Draws", "draws"]

SOBOL, PCG64 = "sobol", "pcg64"
SAMPLERS = (SOBOL, PCG64)
#: Independent scramblings of a Sobol sequence: what they differ by is its sampling error.
SCRAMBLINGS = 16
#: More is refused: by then the sampling error is far below what any range is worth.
MOST_WORLDS = 1 << 22
#: Numbers handed over at a time.
_PIECE = 1 << 20


@dataclass(frozen=True, eq=False)
class Draws:
    """Places in the unit cube, a row per world and a column per consideration.

    Attributes
    ----------
    sampler
        `SOBOL` or `PCG64`.
    worlds
        How many rows.
    columns
        Considerations of the scenario, with a range or without.
    seed
        The same seed gives the same bytes.
    kept
        The rows, where they are held in memory: see `held`.
    """

    sampler: str
    worlds: int
    columns: int
    seed: int
    kept: tuple[Floats, ...] = ()

    @property
    def scramblings(self) -> int:
        """How many independent samples take turns, row by row; 1 of `PCG64`."""
        return SCRAMBLINGS if self.sampler == SOBOL else 1

    def blocks(self) -> Iterator[Floats]:
        """Yield all rows in order, some at a time: (rows, columns), between 0 and 1.

        Each block has a multiple of `scramblings` rows.
        """
        if self.kept:
            yield from self.kept
            return
        rows = max(SCRAMBLINGS, _PIECE // max(self.columns, 1))
        rows = 1 << (rows.bit_length() - 1)
        make = self._sobol if self.sampler == SOBOL else self._pcg64
        yield from make(min(rows, self.worlds))

    def first(self, most: int) -> Draws:
        """Return the first of these worlds: a draw of the same kind, for a coarse answer.

        Of `SOBOL` they are the largest power of two that is not more than `most`, but 16 at least.
        """
        if self.sampler == SOBOL:
            most = max(SCRAMBLINGS, 1 << (max(most, 1).bit_length() - 1))
        if most >= self.worlds:
            return self
        kept, left = [], most
        for block in self.kept:
            if left > 0:
                kept.append(block[:left])
                left -= len(block)
        return replace(self, worlds=most, kept=tuple(kept))

    def held(self) -> Draws:
        """Return the same draws, made once and held: for who asks again and again."""
        return self if self.kept else replace(self, kept=tuple(self.blocks()))

    def _pcg64(self, rows: int) -> Iterator[Floats]:
        generator = np.random.Generator(np.random.PCG64(self.seed))
        for start in range(0, self.worlds, rows):
            # row by row: the same numbers as of one call for all
            yield generator.random((min(rows, self.worlds - start), self.columns))

    def _sobol(self, rows: int) -> Iterator[Floats]:
        from scipy.stats.qmc import Sobol

        seeds = np.random.SeedSequence(self.seed).spawn(SCRAMBLINGS)
        width = max(self.columns, 1)
        engines = [Sobol(width, scramble=True, rng=np.random.default_rng(own)) for own in seeds]
        own_rows = rows // SCRAMBLINGS
        for _ in range(0, self.worlds, rows):
            parts = [engine.random(own_rows) for engine in engines]
            yield np.stack(parts, axis=1).reshape(rows, width)[:, : self.columns]


def draws(columns: int, worlds: int, *, sampler: str = SOBOL, seed: int = 1) -> Draws:
    """Return draws for a scenario with so many considerations.

    Parameters
    ----------
    columns
        Considerations of the scenario, in the order of the file.
    worlds
        How many at least. Of `SOBOL` the next power of two, 16 or more: 16 scrambled sequences
        take turns, so that any first power of two of them is the draw of that size.
    sampler
        `SOBOL`: scrambled Sobol points (Owen 1998; scipy). `PCG64`: independent pseudo-random
        numbers, `Generator(PCG64(seed)).random((worlds, columns))`.
    seed
        Zero or more.

    Raises
    ------
    ValueError
        If a number is out of its bounds or the sampler is unknown.
    """
    if sampler not in SAMPLERS:
        message = f"worlds are drawn by {' or '.join(SAMPLERS)}, not by {sampler!r}"
        raise ValueError(message)
    if not 1 <= worlds <= MOST_WORLDS:
        message = f"between 1 and {MOST_WORLDS:,} worlds are drawn, not {worlds:,}"
        raise ValueError(message)
    if seed < 0:
        message = f"a seed is 0 or more, not {seed}"
        raise ValueError(message)
    if sampler == SOBOL:
        worlds = max(SCRAMBLINGS, 1 << (worlds - 1).bit_length())
    return Draws(sampler, worlds, columns, seed)
