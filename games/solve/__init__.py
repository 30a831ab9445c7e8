"""Nash equilibria of one game or a batch, each with its proof."""

from __future__ import annotations

from games.solve.batch import solve_batch
from games.solve.report import (
    ENUMERATOR,
    NASHPY,
    BatchReport,
    Equilibrium,
    Report,
    Support,
    Tie,
)
from games.solve.single import solve

__all__ = [
    "ENUMERATOR",
    "NASHPY",
    "BatchReport",
    "Equilibrium",
    "Report",
    "Support",
    "Tie",
    "solve",
    "solve_batch",
]
