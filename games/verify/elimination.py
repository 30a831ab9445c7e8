"""The resultant of the two quartics of `games.verify.full`, and their first subresultant.

Owns the computation by whole numbers: at seventeen levels t the quartics are polynomials in s with
integer coefficients; determinants of Sylvester's matrix there, and the polynomials through them.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

from games.verify import polynomials as poly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.polynomials import Polynomial

    #: Rows linear in x: [row][strategy of the other][strategy of x].
    Rows = Sequence[Sequence[Sequence[int]]]
    Form = Sequence[Sequence[int]]

__all__ = ["eliminate"]

#: A resultant of two quartics in three homogeneous unknowns has degree 16.
LEVELS = range(-8, 9)


def eliminate(
    on_y: Rows, on_z: Rows, forms: Sequence[Form]
) -> tuple[Polynomial, Polynomial, Polynomial, tuple[Polynomial, Polynomial]]:
    """Eliminate s from two quartics in (s, t).

    Parameters
    ----------
    on_y, on_z
        Two rows each, linear in x = (1 - t, t, s), whose cross products are y and z.
    forms
        Two bilinear forms in y and z: the quartics.

    Returns
    -------
    tuple
        Polynomials in t: the resultant, a and b of the first subresultant a s + b, and the
        coefficients of s^4 of the two.
    """
    resultant, first, constant = [], [], []
    leads: tuple[list[int], list[int]] = ([], [])
    for t in LEVELS:
        quartics = [_quartic(t, on_y, on_z, form) for form in forms]
        for own, lead in zip(quartics, leads, strict=True):
            lead.append(own[4])
        resultant.append(_determinant(_sylvester(quartics, 4, range(7, -1, -1))))
        first.append(_determinant(_sylvester(quartics, 3, (6, 5, 4, 3, 2, 1))))
        constant.append(_determinant(_sylvester(quartics, 3, (6, 5, 4, 3, 2, 0))))
    return (
        _through(resultant),
        *_together(_through(first), _through(constant)),
        (_through(leads[0]), _through(leads[1])),
    )


def _together(a: Polynomial, b: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Divide two polynomials by the positive number that divides both."""
    content = gcd(*a, *b) or 1
    return tuple(c // content for c in a), tuple(c // content for c in b)


def _quartic(t: int, on_y: Rows, on_z: Rows, form: Form) -> list[int]:
    """Return one quartic at a level t: five coefficients, that of s^0 first."""
    y, z = _cross(t, on_y), _cross(t, on_z)
    out = [0] * 5
    for j, row in enumerate(form):
        for k, number in enumerate(row):
            if number:
                for place, c in enumerate(poly.multiply(y[j], z[k])):
                    out[place] += c * number
    return out


def _cross(t: int, rows: Rows) -> list[Polynomial]:
    one, two = ([poly.of((c[0] * (1 - t) + c[1] * t, c[2])) for c in row] for row in rows)
    return [
        poly.subtract(poly.multiply(one[i], two[j]), poly.multiply(one[j], two[i]))
        for i, j in ((1, 2), (2, 0), (0, 1))
    ]


def _sylvester(
    quartics: Sequence[Sequence[int]], copies: int, degrees: Sequence[int]
) -> list[list[int]]:
    """Return rows of shifted quartics, `copies` of each, at the columns of some degrees."""
    return [
        [own[d - shift] if 0 <= d - shift <= 4 else 0 for d in degrees]
        for own in quartics
        for shift in range(copies - 1, -1, -1)
    ]


def _determinant(rows: list[list[int]]) -> int:
    """Return a determinant without fractions (Bareiss 1968)."""
    sign, last = 1, 1
    size = len(rows)
    for c in range(size - 1):
        pivot = next((r for r in range(c, size) if rows[r][c]), None)
        if pivot is None:
            return 0
        if pivot != c:
            rows[c], rows[pivot] = rows[pivot], rows[c]
            sign = -sign
        for r in range(c + 1, size):
            for k in range(c + 1, size):
                rows[r][k] = (rows[r][k] * rows[c][c] - rows[r][c] * rows[c][k]) // last
        last = rows[c][c]
    return sign * rows[-1][-1]


def _through(values: Sequence[int]) -> Polynomial:
    """Return the polynomial with whole coefficients through values at `LEVELS` (Newton)."""
    differences = [Fraction(value) for value in values]
    nodes = list(LEVELS)
    for step in range(1, len(nodes)):
        for k in range(len(nodes) - 1, step - 1, -1):
            differences[k] = (differences[k] - differences[k - 1]) / (nodes[k] - nodes[k - step])
    out = [Fraction(0)]
    for node, difference in zip(reversed(nodes), reversed(differences), strict=True):
        moved = [Fraction(0), *out]
        out = [a - node * b for a, b in zip(moved, [*out, Fraction(0)], strict=True)]
        out[0] += difference
    return poly.of(int(c) for c in out)
