"""Algebraic curves across a triangle of mixtures: irreducible polynomials in two coordinates.

Owns the coordinates (u, t) of the mixtures of three strategies, the curves that were met in them,
each once, and the signs of products of them. Knows no game and no order of anything.

With weights (1 - a - b, a, b) of the three strategies u = a + k b and t = b: a number k, the shear,
that has no meaning, so that no two of finitely many points have the same u, and no curve is
parallel to the lines of constant u, unless by bad luck. Bad luck is noticed; another k is taken.
"""

from __future__ import annotations

from math import gcd, lcm
from typing import Any

from flint import Ordering, fmpq, fmpq_mpoly_ctx, fmpz_mpoly_ctx, fmpz_poly

from games.solve.proved.numbers import Algebraic
from games.solve.proved.roots import Root

#: The coefficients of a polynomial by powers of t: polynomials in u.
Rows = tuple[Any, ...]

#: The sign that each side's curve has within the triangle.
INNER = (-1, 1, 1)
_CONTEXT = fmpz_mpoly_ctx.get(("u", "t"), Ordering.lex)
# the library factors over the integers, too, but cannot order factors with large coefficients
_FIELD = fmpq_mpoly_ctx.get(("u", "t"), Ordering.lex)


class Crooked(Exception):  # noqa: N818 - not an error: another shear is taken
    """In these coordinates something lies exactly above something else."""


class Involved(Exception):  # noqa: N818 - not an error: another method is asked
    """There is more to compute than is worth it."""


class Curve:
    """The zeros of an irreducible polynomial.

    Attributes
    ----------
    polynomial
        In u and t; its leading coefficient is positive.
    rows
        Its coefficients by powers of t, each a polynomial in u; the last one is constant.
    """

    def __init__(self, polynomial: Any) -> None:
        self.polynomial = polynomial
        self.rows = rows_of(polynomial)
        if len(self.rows) < 2 or self.rows[-1].degree() > 0:
            raise Crooked
        self._slopes: Curve | None = None

    def along(self, u: Any) -> Any:
        """Return the polynomial in t that is left at a rational u, times a positive integer."""
        degree = max(row.degree() for row in self.rows)
        scale = u.q**degree
        return fmpz_poly([(row(u) * scale).p for row in self.rows])

    def slope(self, order: int) -> Rows:
        """Return the rows of a derivative by t."""
        rows = self.rows
        for _ in range(order):
            rows = tuple(row * power for power, row in enumerate(rows))[1:]
        return rows


def rows_of(polynomial: Any) -> Rows:
    """Return the coefficients of a polynomial by powers of t, polynomials in u."""
    table: dict[int, dict[int, Any]] = {}
    for (i, j), coefficient in polynomial.to_dict().items():
        table.setdefault(j, {})[i] = coefficient
    highest = max(table, default=0)
    rows = []
    for j in range(highest + 1):
        own = table.get(j, {})
        rows.append(fmpz_poly([own.get(i, 0) for i in range(max(own, default=-1) + 1)]))
    return tuple(rows)


def resultant(one: Rows, other: Rows) -> Any:
    """Return the polynomial in u that vanishes where two polynomials in t share a root."""
    first, second = (
        _CONTEXT.from_dict(
            {(i, j): c for j, row in enumerate(rows) for i, c in enumerate(row.coeffs()) if c}
        )
        for rows in (one, other)
    )
    return rows_of(first.resultant(second, 1))[0]


def _whole(polynomial: Any) -> Any:
    """Return the multiple with coprime integers, and a positive one first."""
    table = polynomial.to_dict()
    common = lcm(*(int(own.q) for own in table.values()))
    numbers = {at: int((own * common).p) for at, own in table.items()}
    divisor = gcd(*numbers.values())
    if polynomial.leading_coefficient() < 0:
        divisor = -divisor
    return _CONTEXT.from_dict({at: own // divisor for at, own in numbers.items()})


def ball_of(rows: Rows, u: Any, t: Any) -> Any:
    """Return a ball around the values of a polynomial in two balls; asks for a precision set."""
    total = rows[-1](u)
    for row in rows[-2::-1]:
        total = total * t + row(u)
    return total


def value_of(rows: Rows, place: Any, t: Any) -> Any:
    """Return the value of a polynomial, exactly.

    Parameters
    ----------
    place
        The u: a `Root`, or a rational number of the library.
    t
        A number of the field of the root, or another rational one.
    """
    total: Any = 0
    for row in reversed(rows):
        total = total * t + (Algebraic(row, place) if isinstance(place, Root) else row(place))
    return total


class Curves:
    """All curves met so far in one pair of coordinates.

    Parameters
    ----------
    shear
        The number k, above 1.

    Attributes
    ----------
    weights
        Those of the three strategies, polynomials.
    met
        The curves. The first three are the sides of the triangle, where a weight vanishes.
    """

    def __init__(self, shear: int) -> None:
        u, t = _CONTEXT.gens()
        self.shear = shear
        self.weights = (1 - u + (shear - 1) * t, u - shear * t, t)
        self.met: list[Curve] = []
        self._numbers: dict[str, int] = {}
        self._factors: dict[str, tuple[int, tuple[tuple[int, bool], ...]]] = {}
        for weight in self.weights:
            self.factors(weight)

    def factors(self, polynomial: Any) -> tuple[int, tuple[tuple[int, bool], ...]]:
        """Return a polynomial's sign as a product: of a sign and the signs of curves.

        Returns
        -------
        The sign of the constant, zero for nothing at all, and the numbers of the curves, each with
        True where its sign counts, and False where its square does.
        """
        if polynomial.is_constant():
            value = int(polynomial.leading_coefficient()) if not polynomial.is_zero() else 0
            return int(value > 0) - int(value < 0), ()
        key = str(polynomial)
        known = self._factors.get(key)
        if known is None:
            constant, parts = _FIELD.from_dict(polynomial.to_dict()).factor()
            sign = 1 if constant > 0 else -1
            found = []
            for part, many in parts:
                if part.leading_coefficient() < 0 and many % 2:
                    sign = -sign
                found.append((self._number(_whole(part)), bool(many % 2)))
            known = self._factors[key] = sign, tuple(found)
        return known

    def _number(self, polynomial: Any) -> int:
        key = str(polynomial)
        if key not in self._numbers:
            self.met.append(Curve(polynomial))
            self._numbers[key] = len(self.met) - 1
        return self._numbers[key]

    def span(self, u: Any) -> tuple[Any, Any]:
        """Return between which t the triangle lies at a rational u between 0 and the shear."""
        return max(fmpq(0), (u - 1) / (self.shear - 1)), u / self.shear
