"""The domain: scenarios, payoffs, equilibria and what moves them. No Qt, no windows.

The two functions that other programs want first are here: `solve` for one game and `solve_batch`
for many of one shape. They take plain arrays; scenarios are `games.model`'s, sweeps
`games.study`'s.
"""

from __future__ import annotations

from games.solve import solve, solve_batch

__all__ = ["solve", "solve_batch"]
