"""Numbers that depend on two parameters, near a point: polynomials with remembered signs.

Owns `Patch`, the germ of a polynomial in (u, t), and samples, the points at which its sign is
asked: inside a cell, on a curve, or where curves meet. Signs are those of the irreducible factors,
so that a computation that looks at its numbers only through `+`, `-`, `*` and signs goes the same
way wherever the curves that it asked for have the same signs. Knows no game.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Any

from flint import fmpq_poly

from games.solve.proved.numbers import Algebraic, sign
from games.solve.proved.plane.crossing import Crossing
from games.solve.proved.plane.curves import Involved, ball_of, rows_of, value_of
from games.solve.proved.roots import FIRST, Precision, Root, sign_at
from games.solve.proved.three.germ import Germ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.plane.curves import Curve, Curves, Rows
    from games.solve.proved.three.places import Place


class Patch(Germ):
    """A number that is a polynomial in u and t, ordered as at the sample."""

    __slots__ = ()

    @staticmethod
    def reduced(entries: Sequence[Any]) -> list[Any]:
        """Divide a homogeneous vector by what all entries have in common, a positive factor."""
        sample = next(entry.sample for entry in entries if isinstance(entry, Germ))
        common: Any = None
        for entry in entries:
            own = entry.polynomial if isinstance(entry, Germ) else entry
            if isinstance(entry, Germ) or own:
                common = own if common is None else _common(common, own)
        if isinstance(common, int) or common.is_one() or common.is_zero():
            return list(entries)
        side = sample.sign(common)
        if side == 0:
            return list(entries)
        common = common * side
        return [
            0 if isinstance(entry, int) else Patch(entry.polynomial // common, sample)
            for entry in entries
        ]


def _common(one: Any, other: Any) -> Any:
    if isinstance(other, int):
        return other if isinstance(one, int) else one.gcd(one * 0 + other)
    return other.gcd(other * 0 + one) if isinstance(one, int) else one.gcd(other)


def side_of(rows: Rows, u: Place, t: Any) -> int:
    """Return the sign of a polynomial where curves meet.

    Parameters
    ----------
    u, t
        As a sample has them.
    """
    if isinstance(t, Crossing):
        return t.sign(rows)
    if isinstance(u, Root):
        with Precision(FIRST):
            near = ball_of(rows, u.ball(), t.ball())
        if near > 0 or near < 0:
            return 1 if near > 0 else -1
    return sign(value_of(rows, u, t))


class Sample:
    """A point of the plane.

    Parameters
    ----------
    curves
        Those of the plane.
    u
        A `Root`, or a rational number of the library.
    t
        Where u is a root, a number of its field or a `Crossing`; else a `Root` or a rational
        number.

    Attributes
    ----------
    asked
        Numbers of the curves that `sign` looked at, in this order.
    """

    def __init__(self, curves: Curves, u: Place, t: Any) -> None:
        self.u, self.t = u, t
        self.asked: list[int] = []
        self._curves = curves
        self._signs: dict[int, int] = {}

    def sign(self, polynomial: Any) -> int:
        """Sign of a polynomial at the point."""
        total, parts = self._curves.factors(polynomial)
        for number, odd in parts:
            self.asked.append(number)
            own = self.side(number)
            if own == 0:
                return 0
            if odd:
                total *= own
        return total

    def side(self, number: int) -> int:
        """Sign of the polynomial of a curve: on which side the point is, 0 for on it."""
        own = self._signs.get(number)
        if own is None:
            own = self._signs[number] = self._side(self._curves.met[number])
        return own

    def sides(self) -> tuple[int, ...]:
        """Signs of all curves met."""
        return tuple(self.side(number) for number in range(len(self._curves.met)))

    def _side(self, curve: Curve) -> int:
        if not isinstance(self.u, Root):
            return sign_at(curve.along(self.u), self.t)
        return side_of(curve.rows, self.u, self.t)

    def weights(self) -> list[Any]:
        """Return what the three strategies weigh there, exactly: integers, or of one field.

        Raises
        ------
        Involved
            If t is a `Crossing`.
        """
        if isinstance(self.t, Crossing):
            raise Involved
        out = [self._value(rows_of(own)) for own in self._curves.weights]
        if any(isinstance(own, Algebraic) for own in out):
            return out
        common = lcm(*(int(own.q) for own in out))
        return [int((own * common).p) for own in out]

    def germs(self) -> list[Any]:
        """Return what the three strategies weigh, as germs."""
        return [Patch(polynomial, self) for polynomial in self._curves.weights]

    def _value(self, rows: Rows) -> Any:
        if isinstance(self.u, Root) or not isinstance(self.t, Root):
            return value_of(rows, self.u, self.t)
        return Algebraic(fmpq_poly([row(self.u) for row in rows]), self.t)
