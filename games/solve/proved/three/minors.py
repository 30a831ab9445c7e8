"""Minors of matrices, of integers or polynomials: determinants and kernels without division."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from flint import fmpz_poly

if TYPE_CHECKING:
    from collections.abc import Sequence

    Matrix = Sequence[Sequence[Any]]


def minor(rows: Matrix) -> Any:
    """Return the determinant of a square matrix with one row or more, by expansion."""
    if len(rows) == 1:
        return rows[0][0]
    if len(rows) == 2:
        (a, b), (c, d) = rows
        return a * d - b * c
    total: Any = 0
    for j, entry in enumerate(rows[0]):
        part = entry * minor([[*row[:j], *row[j + 1 :]] for row in rows[1:]])
        total = total - part if j % 2 else total + part
    return total


def kernel(rows: Matrix) -> list[Any]:
    """Signed maximal minors of k - 1 rows with k entries, k above one.

    They are orthogonal to every row, since the determinant of the rows and one of them once more
    vanishes; and where the rows have full rank they are not all zero, and span what is orthogonal.
    """
    found = [minor([[*row[:j], *row[j + 1 :]] for row in rows]) for j in range(len(rows) + 1)]
    found[1::2] = [-value for value in found[1::2]]
    return found


def common_minor(rows: Matrix, size: int) -> Any:
    """Greatest common divisor of all minors of polynomials with `size` columns, all there are.

    It vanishes wherever the rows have a kernel, and identically if they have one everywhere.
    """
    common = fmpz_poly([])
    for chosen in combinations(rows, size):
        common = common.gcd(minor(chosen))
        if common.degree() == 0:
            break
    return common
