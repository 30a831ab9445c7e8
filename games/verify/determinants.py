"""Determinants and kernels over any ring: fractions, values at a root, polynomials.

Owns expansion by minors that are remembered (n 2^n products and no division, so that it serves
numbers whose inverses are not known). Knows nothing of games.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["determinant", "kernel"]


def determinant(rows: Sequence[Sequence[Any]]) -> Any:  # noqa: ANN401 - an element of the ring
    """Return the determinant of a square matrix of integers, fractions, values or polynomials."""
    return _minors(rows, len(rows)).get((1 << len(rows)) - 1, 0)


def kernel(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Return the signed maximal minors of k - 1 rows of length k.

    They are in the kernel, and span it unless all are zero. Of no rows of length 1 it is (1).
    """
    size = len(rows) + 1
    minors = _minors(rows, size)
    everything = (1 << size) - 1
    out = []
    for column in range(size):
        minor = minors.get(everything & ~(1 << column), 0)
        out.append(minor if column % 2 == 0 else -minor)
    return out


def _minors(rows: Sequence[Sequence[Any]], columns: int) -> dict[int, Any]:
    """Return the minors of all rows by the set of their columns; those that are plainly 0 lack."""
    known: dict[int, Any] = {0: 1}
    for row in rows:
        longer: dict[int, Any] = {}
        for taken, minor in known.items():
            for column in range(columns):
                own = 1 << column
                if taken & own or _nothing(row[column]):
                    continue
                term = minor * row[column]
                if (taken >> column).bit_count() % 2:
                    term = -term
                union = taken | own
                longer[union] = longer[union] + term if union in longer else term
        known = longer
    return known


def _nothing(entry: Any) -> bool:  # noqa: ANN401
    return isinstance(entry, int) and not entry
