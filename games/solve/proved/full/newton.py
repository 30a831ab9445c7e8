"""Regular zeros of a support's equations: where one is, and where around it there is no other.

Owns Newton's method in floating point, which suggests, and the theorems that prove, with integers
or with a bound of all rounding. Knows equations; no exact numbers beyond rationals.

Around a rational point v write the equations as f(v + d) = f(v) + J d + Q(d), exact as all forms
are bilinear. With a matrix A near the inverse of J put a = |A f(v)|, e = |I - A J| and q such that
|A Q(d)| <= q r^2 wherever |d| <= r (greatest norms). Then d - A f(v + d) has the Lipschitz constant
e + 2 q r there and maps the ball into itself if a + e r + q r^2 <= r: if the constant is below one,
exactly one zero lies in the ball (Banach; Krawczyk 1969 and Kantorovich 1948 are this theorem), and
as |I - A J(u)| < 1 at every u in it, J is regular there and its determinant has one sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.full.equations import (
    approximate,
    bends,
    exact,
    jacobian,
    moved,
    slopes,
    values,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.solve.proved.full.equations import Equations
    from games.solve.proved.full.forms import Forms

    Floats = NDArray[np.float64]
    Integers = NDArray[Any]

#: Coordinates are rounded to this many binary digits after the point.
_DIGITS = 50
_UNIT = 1 << _DIGITS
#: And the inverse of the Jacobian to this many parts of its largest entry.
_PARTS = 1 << 40
_STEPS = 12
_ROUNDS = 5
#: A step of this length leads away from every mixture.
_FAR = 3.0
#: And one of this length after so many steps goes nowhere.
_NEAR, _TRIED = 0.3, 4
#: No zero is looked for where the inverse of the Jacobian is larger, nor proved.
_STEEP = 1e8
#: A zero so far outside all mixtures that slopes there exceed this accounts for no part.
_SLOPE = 4.0


@dataclass(frozen=True, eq=False)
class Zero:
    """One regular zero of the equations of a support, in a ball where it is the only one.

    Attributes
    ----------
    centre : per player, his mixture over the corners; exact rationals, sum 1
    near
        The zero differs by at most this from `centre` in all coordinates but each player's first.
    far
        No other zero has all these coordinates this near to those of `centre`.
    sign
        Sign of det(-J) at the zero: its index, if it is an equilibrium at which no other strategy
        is a best response.
    region
        Tells of parts whether they hold another zero.
    """

    centre: tuple[tuple[Fraction, ...], ...]
    near: Fraction
    far: Fraction
    sign: int
    region: Region

    @property
    def inside(self) -> bool:
        """True where it is certain that everybody plays everything with positive probability."""
        return all(min(mix) > len(mix) * self.near for mix in self.centre)

    def seems(self, point: tuple[Floats, ...]) -> bool:
        """Tell whether a point in floating point is this zero, for all one can see."""
        return all(
            abs(float(a) - b) < 1e-9
            for mix, own in zip(self.centre, point, strict=True)
            for a, b in zip(mix, own.tolist(), strict=True)
        )

    def is_also(self, other: Zero) -> bool:
        """Tell whether another ball holds the same zero: it lies where this has no second one."""
        apart = max(
            abs(a - b)
            for mix, own in zip(self.centre, other.centre, strict=True)
            for a, b in zip(mix[1:], own[1:], strict=True)
        )
        return apart + other.near <= self.far


@dataclass(frozen=True, eq=False)
class Region:
    """Where a zero is the only one, in floating point with a bound of the rounding.

    For two zeros u and v of bilinear equations 0 = f(u) - f(v) = (J(u) + J(v)) / 2 times (u - v),
    so u = v where that matrix M(u) is regular. It is affine in u: for any matrix B and positive
    weights, the weighted greatest norm of I - B M(u) is convex in u, and if it is below one at all
    corners of a part, M is regular everywhere in it, however far from v.

    Attributes
    ----------
    equations
        As floats, none larger than one.
    slope
        J at the centre of the zero's ball.
    near
        Radius of that ball.
    """

    equations: Equations
    slope: Floats
    near: float

    def covers(self, corners: tuple[Integers, ...]) -> bool:
        """Tell whether a part surely holds no second zero.

        Parameters
        ----------
        corners
            Per player the corners of his part in columns, integers proportional to mixtures.
        """
        if abs(self.slope).max(initial=0.0) > _SLOPE:
            return False
        x, y, z = (
            slopes(self.equations, player, (own / own[:, 0].sum()).astype(np.float64).T)
            for player, own in enumerate(corners)
        )
        try:
            inverse = np.linalg.inv((self.slope + x.mean(0) + y.mean(0) + z.mean(0)) / 2.0)
        except np.linalg.LinAlgError:
            return False
        steep = float(abs(inverse).max())
        if not steep < _STEEP:
            return False
        many = len(inverse)
        x, y, z = (inverse @ part / 2.0 for part in (x, y, z))
        rest = np.eye(many) - inverse @ self.slope / 2.0
        every = abs(rest - x[:, None, None] - y[:, None] - z).reshape(-1, many, many)
        weights = _weights(every.max(axis=0))
        norm = float(((every @ weights).max(axis=0) / weights).max())
        spread = float(weights.max() / weights.min())
        return norm + spread * _spare(many, steep, self.near) < 1.0


def _weights(bound: Floats) -> Floats:
    """Return positive weights, of at most size a thousand, in which a matrix has a small norm."""
    weights = np.ones(len(bound))
    for _ in range(_ROUNDS):
        weights = weights + bound @ weights
        weights /= weights.max()
        weights = np.maximum(weights, 1e-3)
    return weights


def approach(equations: Equations, start: tuple[Floats, ...]) -> tuple[Floats, ...] | None:
    """Follow Newton's method from a point to a zero of the equations, in floating point.

    Parameters
    ----------
    equations
        Those of a whole support, as floats.
    start
        Per player a mixture.

    Returns
    -------
    Per player a mixture (sum 1, not always positive), or None where the method leads nowhere.
    """
    point, length = start, np.inf
    for number in range(_STEPS):
        try:
            step = np.linalg.solve(jacobian(equations, point), values(equations, point))
        except np.linalg.LinAlgError:
            return None
        point, length = moved(point, -step), float(abs(step).max())
        if length > (_FAR if number < _TRIED else _NEAR):
            return None
        if length < 1e-13:
            break
    return point if length < 1e-9 else None


def only_zero(forms: Forms, point: tuple[Floats, ...]) -> Zero | None:
    """Prove that exactly one zero is near a point, or return None.

    Parameters
    ----------
    forms
        The integer forms of a whole support.
    point
        Per player a mixture, as `approach` finds it.
    """
    whole = []
    for mix in point:
        rest = [round(float(value) * _UNIT) for value in mix[1:]]
        whole.append(np.array([_UNIT - sum(rest), *rest], dtype=object))
    equations = exact(forms)
    floats = approximate(equations)
    slope = jacobian(equations, tuple(whole))
    about = jacobian(floats, tuple((mix / _UNIT).astype(np.float64) for mix in whole))
    try:
        inverse = np.linalg.inv(about)
    except np.linalg.LinAlgError:
        return None
    steep = float(abs(inverse).max())
    if not steep < _STEEP:
        return None
    first, gap, second = _bounds(inverse, equations, tuple(whole), slope)
    near, far = _radii(first, gap, second)
    if not near < far:
        return None
    centre = tuple(tuple(Fraction(int(v), _UNIT) for v in mix) for mix in whole)
    return Zero(centre, near, far, _sign_of_minus(slope), Region(floats, about, float(near)))


def _spare(many: int, steep: float, near: float) -> float:
    """Bound what rounding, and the way to the zero, change a norm of `Region` by.

    Entries of the inverse are at most `steep`, those of Jacobians `_SLOPE` (2 on a part; a zero may
    lie outside) with an error of 2 (many + 3) units of 2^-53. Four products, halved, and their sum,
    in rows of `many`: below 4 many^2 (2 many + 4) steep units for slopes of 2, four times which is
    taken. The way to the zero changes an entry of the Jacobian by at most 4 near in each of `many`
    unknowns.
    """
    rounding = 32.0 * many**2 * (many + 2) * steep * 2.0**-53
    return rounding + 4.0 * many**3 * steep * near


def _bounds(
    inverse: Floats, equations: Equations, point: tuple[Integers, ...], slope: Integers
) -> tuple[Fraction, Fraction, Fraction]:
    """Return a, e and q of the theorem, for a matrix A of integers over a common denominator.

    Parameters
    ----------
    inverse
        About the inverse of the slopes of the equations over their largest entry.
    point
        Integers: the mixtures times `_UNIT`.
    slope
        The Jacobian there, times `_UNIT`.
    """
    largest = max(int(abs(many).max(initial=1)) for many in equations)
    steep = Fraction(float(abs(inverse).max()))
    whole = np.array(
        [int(v) for v in np.rint(inverse * (_PARTS / float(steep))).flat], dtype=object
    ).reshape(inverse.shape)
    factor = steep / (_PARTS * largest)  # A is `whole` times this
    first = factor * max(abs(int(v)) for v in whole @ values(equations, point)) / _UNIT**2
    identity = np.eye(len(whole), dtype=np.int64).astype(object)
    unit = factor / _UNIT
    scaled = identity * unit.denominator - (whole @ slope) * unit.numerator
    gap = Fraction(max(int(row.sum()) for row in abs(scaled)), unit.denominator)
    second = factor * max(int(v) for v in abs(whole) @ bends(equations))
    return first, gap, second


def _radii(first: Fraction, gap: Fraction, second: Fraction) -> tuple[Fraction, Fraction]:
    """Return a radius of existence and one of uniqueness for the bounds a, e and q."""
    if gap >= Fraction(1, 2):
        return Fraction(1), Fraction(0)
    far = Fraction(2, 5) * (1 - gap) / second if second else Fraction(2)
    near = 2 * first / (1 - gap)
    for radius in (near, far):
        if first + gap * radius + second * radius**2 > radius:
            return Fraction(1), Fraction(0)
    return near, far


def _sign_of_minus(slope: Integers) -> int:
    """Return the sign of det(-slope), by elimination without fractions (Bareiss 1968)."""
    rows = [[-int(entry) for entry in row] for row in slope]
    sign, before = 1, 1
    for k in range(len(rows)):
        pivot = next((r for r in range(k, len(rows)) if rows[r][k]), None)
        if pivot is None:
            return 0
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            sign = -sign
        for r in range(k + 1, len(rows)):
            for c in range(k + 1, len(rows)):
                rows[r][c] = (rows[r][c] * rows[k][k] - rows[r][k] * rows[k][c]) // before
        before = rows[k][k]
    return sign if before > 0 else -sign
