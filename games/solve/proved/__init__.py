"""Proved equilibria: every Nash equilibrium of one game with rational payoffs, in exact arithmetic.

`prove` is the door, `proof` the answer as data; `roots`, `numbers` and `polyhedra` are what the
proofs are made of. All but the answer needs python-flint, for which some platforms have no wheels:
`available` is the one place that asks for it, and whoever comes from outside asks first and imports
the rooms of this package inside functions.
"""

from __future__ import annotations

from functools import cache


@cache
def available() -> bool:
    """Tell whether exact arithmetic is installed, so that games can be proved here."""
    try:
        import flint  # noqa: F401
    except ImportError:
        return False
    return True
