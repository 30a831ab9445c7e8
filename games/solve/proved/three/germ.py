"""Numbers that depend on one parameter, near a value of it: polynomials with remembered signs.

Owns `Germ`: an integer polynomial in t that is compared with zero at a sample value of t. Every
polynomial whose sign was asked is remembered by the sample. A computation that looks at its numbers
only through `+`, `-`, `*` and signs therefore goes the same way, with the same polynomials, for
every t that is not separated from the sample by a root of a remembered one: one run proves what
holds on a whole open interval. Must not know games.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Protocol

from flint import fmpz_poly

if TYPE_CHECKING:
    from collections.abc import Sequence


class Unlucky(Exception):  # noqa: N818 - not an error: another sample is taken
    """The sample is a root of a polynomial whose sign is asked: it lies on no open interval."""


class Signs(Protocol):
    """What tells a polynomial's sign."""

    def sign(self, polynomial: Any) -> int:
        """Return -1, 0 or +1."""


class Sample:
    """A rational value of t, and the polynomials that were asked for their signs there.

    Attributes
    ----------
    at
        The value, a `fmpq`.
    asked
        Polynomials that are not constant, by their coefficients.
    """

    def __init__(self, at: Any) -> None:
        self.at = at
        self.asked: dict[tuple[int, ...], Any] = {}

    def sign(self, polynomial: Any) -> int:
        """Sign of a polynomial on the interval around the sample."""
        degree = polynomial.degree()
        if degree < 1:
            value = polynomial[0]
            return int(value > 0) - int(value < 0)
        value = polynomial(self.at)
        if value == 0:
            raise Unlucky
        self.asked[tuple(map(int, polynomial.coeffs()))] = polynomial
        return 1 if value > 0 else -1


class Germ:
    """A number that is a polynomial in t, ordered as near the sample."""

    __slots__ = ("_sign", "polynomial", "sample")

    def __init__(self, polynomial: Any, sample: Signs) -> None:
        self.polynomial, self.sample = polynomial, sample
        self._sign: int | None = None

    def _other(self, other: Any) -> Any:
        return other.polynomial if isinstance(other, Germ) else other

    def __add__(self, other: Any) -> Germ:
        return type(self)(self.polynomial + self._other(other), self.sample)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Germ:
        return type(self)(self.polynomial - self._other(other), self.sample)

    def __rsub__(self, other: Any) -> Germ:
        return type(self)(self._other(other) - self.polynomial, self.sample)

    def __mul__(self, other: Any) -> Germ:
        return type(self)(self.polynomial * self._other(other), self.sample)

    __rmul__ = __mul__

    def __neg__(self) -> Germ:
        return type(self)(-self.polynomial, self.sample)

    @property
    def sign(self) -> int:
        """Sign near the sample; zero only for the polynomial that vanishes identically."""
        if self._sign is None:
            self._sign = self.sample.sign(self.polynomial)
        return self._sign

    def _against(self, other: object) -> int:
        """Sign of what is left without another number; of that by itself nothing is asked."""
        return self.sign if isinstance(other, int) and not other else (self - other).sign

    def __lt__(self, other: object) -> bool:
        return self._against(other) < 0

    def __gt__(self, other: object) -> bool:
        return self._against(other) > 0

    def __eq__(self, other: object) -> bool:
        return self._against(other) == 0

    __hash__ = None  # type: ignore[assignment]

    @staticmethod
    def reduced(entries: Sequence[Any]) -> list[Any]:
        """Divide a homogeneous vector by what all entries have in common, a positive factor."""
        sample = next(entry.sample for entry in entries if isinstance(entry, Germ))
        common = content([plain(entry) for entry in entries])
        if common == 1 or common.degree() < 0:
            return list(entries)
        if sample.sign(common) < 0:
            common = -common
        return [
            0 if isinstance(entry, int) and not entry else Germ(plain(entry) // common, sample)
            for entry in entries
        ]


def plain(entry: Any) -> Any:
    """Return a germ or integer as the polynomial it is."""
    return entry.polynomial if isinstance(entry, Germ) else fmpz_poly([entry])


def content(polynomials: Sequence[Any]) -> Any:
    """Return the greatest common divisor of integer polynomials."""
    return reduce(lambda a, b: a.gcd(b), polynomials, fmpz_poly([]))
