"""Short marks for players, the same in tables and on curves.

Owns one function, because a player must not be "I" in the table and "Ir" in the chart beside it.
Imports no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["initials"]

#: One letter is too little to be recognised ("I" is a stroke in most typefaces).
_LEAST = 2


def initials(names: Sequence[str]) -> tuple[str, ...]:
    """Return the shortest beginnings of names that tell them apart, of two letters at least.

    "US", "Ir", "Ba"; equal names get their number.
    """
    for length in range(_LEAST, max((len(name) for name in names), default=_LEAST) + 1):
        short = tuple(name[:length] for name in names)
        if len(set(short)) == len(names):
            return short
    return tuple(str(position + 1) for position in range(len(names)))
