"""A number that two polynomials in t share at an irrational u: known by balls, decided exactly.

Owns `Crossing`. In a field of high degree arithmetic takes seconds; but of a common root only signs
of other polynomials are asked. A sign is that of a ball, refined; and whether there is none is told
by resultants: polynomials whose resultant does not vanish at u share no root there. Knows no curves
but by their rows of coefficients (see `curves`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import acb, acb_poly, fmpq_poly

from games.solve.proved.plane.curves import Crooked, Involved, ball_of, resultant
from games.solve.proved.roots import Precision

if TYPE_CHECKING:
    from games.solve.proved.plane.curves import Rows
    from games.solve.proved.roots import Root

#: Bits at which a question is tried.
_TRIES = (96, 192, 384, 768, 1536)


class Crossing:
    """The only number that two polynomials share at a root.

    Parameters
    ----------
    one, other
        Their coefficients by powers of t, polynomials in u; their resultant vanishes at the root.
    u
        The root.

    Raises
    ------
    Crooked
        If they seem to share more.
    """

    def __init__(self, one: Rows, other: Rows, u: Root) -> None:
        self._u = u
        self._balls: dict[int, Any] = {}
        self._zeros: dict[Any, bool] = {}
        for bits in _TRIES:
            for rows, rest in ((other, one), (one, other)):
                roots = self._roots(rows, bits)
                shared = [k for k, root in enumerate(roots) if self._may(rest, root, bits)]
                if len(shared) == 1:
                    self._rows, self._first = rows, roots[shared[0]]
                    return
        raise Crooked

    def ball(self, bits: int) -> Any:
        """Return an `arb` around the number: about so narrow, or more."""
        at = bits
        while bits not in self._balls:
            near = [root for root in self._roots(self._rows, at) if root.overlaps(self._first)]
            if len(near) == 1:
                # as the only one of real polynomials it is real
                self._balls[bits] = near[0].real
            elif at > _TRIES[-1]:
                raise Involved
            at *= 2
        return self._balls[bits]

    def sign(self, rows: Rows) -> int:
        """Sign of a polynomial at the point."""
        for bits in _TRIES:
            with Precision(bits):
                value = ball_of(rows, self._u.ball(bits), self.ball(bits))
            if value > 0 or value < 0:
                return 1 if value > 0 else -1
            if bits == _TRIES[0] and not self._distant(rows):
                return 0
        raise Involved

    def _distant(self, rows: Rows) -> bool:
        """Tell whether a polynomial does not vanish at the point; decided."""
        key = tuple(tuple(map(int, row.coeffs())) for row in rows)
        if key not in self._zeros:
            self._zeros[key] = self._vanishes(rows)
        return not self._zeros[key]

    def _vanishes(self, rows: Rows) -> bool:
        if rows == self._rows:
            return True
        common = fmpq_poly(resultant(rows, self._rows))
        if (common % self._u.modulus).degree() >= 0:
            return False
        for bits in _TRIES:
            roots = self._roots(self._rows, bits)
            own = [k for k, root in enumerate(roots) if root.overlaps(self._first)]
            shared = [k for k, root in enumerate(roots) if self._may(rows, root, bits)]
            if len(own) == 1 and own[0] not in shared:
                return False
            if len(own) == 1 and own == shared:
                return True
        raise Involved

    def _roots(self, rows: Rows, bits: int) -> list[Any]:
        """Isolate all roots of a polynomial in t, none if it has multiple ones or bits lack."""
        with Precision(bits):
            whole = acb_poly([row(self._u.ball(bits)) for row in rows])
            try:
                return list(whole.roots(tol=2.0 ** (-bits // 3), maxprec=bits))
            except ValueError:
                return []

    def _may(self, rows: Rows, root: Any, bits: int) -> bool:
        with Precision(bits):
            return bool(ball_of(rows, acb(self._u.ball(bits)), root).contains(0))
