"""Nash equilibria of one game or a batch, with what is known of whether there are others.

Two doors: `solve` for one game with everything a person wants to know (`single`), `solve_batch` for
many games at once. Behind them

- `complete`: every support profile of a whole batch, judged with error bounds;
- `three`: what `complete` asks when three players all mix, one method per shape;
- `proved`, a room beside them: every support profile of one game decided in exact arithmetic, if
  python-flint is installed;
- `second_opinion`: what nashpy says about the same game;
- `report`, `ties`, `wording`: the answer as data, the ties behind a doubt, the notes as sentences.

This package exports the function `solve`, so modules are imported as `from games.solve.x import y`.
"""

from __future__ import annotations

from games.solve.nash.complete.batch import solve_batch
from games.solve.nash.single import solve
from games.solve.report import (
    CHECKED,
    ENUMERATOR,
    NASHPY,
    OPEN,
    PROVED,
    PROVER,
    BatchReport,
    Equilibrium,
    Family,
    Report,
    Support,
    Tie,
)

__all__ = [
    "CHECKED",
    "ENUMERATOR",
    "NASHPY",
    "OPEN",
    "PROVED",
    "PROVER",
    "BatchReport",
    "Equilibrium",
    "Family",
    "Report",
    "Support",
    "Tie",
    "solve",
    "solve_batch",
]
