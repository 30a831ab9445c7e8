"""What a record of a transcript claims, read without trust.

Owns the reading of plain data (dictionaries, lists, text, whole numbers) into mixtures with exact
numbers. What cannot be read, or is no mixture, is a `Fault`. Knows no game.

A record is ``{"support": [[0, 1], [0]], "points": [...], "products": [...], "curved": [...]}`` with
the strategies each player plays, or has ``"open": "why"`` beside them. A point is ``{"mixes": [mix,
...], "index": 1}``, a product ``{"corners": [[mix, ...], ...]}``, something curved ``{"kind":
"curve", "points": [{"mixes": ...}, ...]}``. A mixture is a list of fractions as text, or ``{"root":
{"polynomial": [...], "between": [low, high]}, "values": [[...], ...]}`` where each probability is a
polynomial in that root, the constant first. Long fractions are hexadecimal, with "0x".
Numbers of which is known no more than ``{"within": [[low, high], ...]}`` are beyond the checker.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from games.verify import polynomials as poly
from games.verify.numbers import Root, Value, sign
from games.verify.region import UnknownError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.verify.game import Support
    from games.verify.numbers import Number

__all__ = ["PARTS", "Claim", "ClaimedMix", "Curved", "Fault", "Point", "Product", "Reader"]

#: The parts a record may have.
PARTS = {"support", "points", "products", "curved", "open"}
#: What is longer is no proof but an attack on whoever reads it.
LONGEST_NUMBER = 20_000
DEEPEST = 400


class Fault(Exception):  # noqa: N818 - a word, not an error
    """Something in a transcript that is not so, in a few words."""


@dataclass(frozen=True, eq=False)
class ClaimedMix:
    """A mixture: weights over their sum `total`, at one root or rational."""

    weights: tuple[Number, ...]
    total: int
    root: Root | None

    @property
    def support(self) -> tuple[int, ...]:
        """The strategies that have a probability above zero."""
        return tuple(j for j, weight in enumerate(self.weights) if sign(weight))


@dataclass(frozen=True, eq=False)
class Point:
    """One profile; `index` is kept as claimed."""

    mixes: tuple[ClaimedMix, ...]
    index: int | None


@dataclass(frozen=True, eq=False)
class Product:
    """Per player the extreme mixtures."""

    corners: tuple[tuple[ClaimedMix, ...], ...]


@dataclass(frozen=True, eq=False)
class Curved:
    """Infinitely many profiles that are no product, and some of them."""

    kind: str
    points: tuple[Point, ...]


@dataclass(frozen=True, eq=False)
class Claim:
    """All that is claimed of one support profile."""

    support: Support
    points: tuple[Point, ...] = ()
    products: tuple[Product, ...] = ()
    curved: tuple[Curved, ...] = ()
    open: str = ""

    @property
    def empty(self) -> bool:
        """True if nothing is claimed to be there."""
        return not (self.points or self.products or self.curved)


@dataclass(eq=False)
class Reader:
    """Reads the records of one game; roots that are written alike are one."""

    shape: tuple[int, ...]
    _roots: dict[tuple[object, ...], Root] = field(default_factory=dict)

    def claim(self, record: object) -> Claim:
        """Read a record; raise `Fault` for what is none."""
        own = mapping(record, PARTS)
        return Claim(
            self.support(own.get("support")),
            tuple(self._point(one) for one in items(own.get("points", []))),
            tuple(self._product(one) for one in items(own.get("products", []))),
            tuple(self._curved(one) for one in items(own.get("curved", []))),
            str(own.get("open", "")),
        )

    def support(self, written: object) -> Support:
        """Read a support profile."""
        out = []
        for played, n in zip(self._per_player(written), self.shape, strict=True):
            own = tuple(_index(j) for j in items(played))
            if not own or list(own) != sorted(set(own)) or own[-1] >= n:
                message = "a support that the game does not have"
                raise Fault(message)
            out.append(own)
        return tuple(out)

    def _per_player(self, written: object) -> list[object]:
        own = items(written)
        if len(own) != len(self.shape):
            message = "not one entry for each player"
            raise Fault(message)
        return own

    def _point(self, written: object) -> Point:
        own = mapping(written, {"mixes", "index"})
        index = own.get("index")
        if index not in (None, 1, -1) or isinstance(index, bool):
            message = "an index that is neither 1 nor -1 nor none"
            raise Fault(message)
        return Point(self._profile(own.get("mixes")), index)

    def _profile(self, written: object) -> tuple[ClaimedMix, ...]:
        mixes = self._per_player(written)
        return tuple(self._mix(mix, n) for mix, n in zip(mixes, self.shape, strict=True))

    def _product(self, written: object) -> Product:
        corners = self._per_player(mapping(written, {"corners"}).get("corners"))
        own = tuple(
            tuple(self._mix(mix, n) for mix in items(some))
            for some, n in zip(corners, self.shape, strict=True)
        )
        if not all(own):
            message = "a product without a corner"
            raise Fault(message)
        return Product(own)

    def _curved(self, written: object) -> Curved:
        own = mapping(written, {"kind", "points"})
        if own.get("kind") not in ("curve", "surface"):
            message = "what is curved is neither curve nor surface"
            raise Fault(message)
        points = tuple(
            Point(self._profile(mapping(one, {"mixes"}).get("mixes")), None)
            for one in items(own.get("points", []))
        )
        return Curved(str(own["kind"]), points)

    def _mix(self, written: object, n: int) -> ClaimedMix:
        if isinstance(written, dict) and "within" in written:
            message = "numbers of which only is known where they are"
            raise UnknownError(message)
        if isinstance(written, dict):
            own = mapping(written, {"root", "values"})
            root = self._root(own.get("root"))
            values = [[fraction(c) for c in items(value)] for value in items(own.get("values"))]
            below = lcm(*(c.denominator for value in values for c in value))
            weights: tuple[Number, ...] = tuple(
                Value(poly.of(int(c * below) for c in value), root) for value in values
            )
            total = below
        else:
            root = None
            numbers = [fraction(value) for value in items(written)]
            total = lcm(*(value.denominator for value in numbers))
            weights = tuple(int(value * total) for value in numbers)
        if len(weights) != n:
            message = "a mixture of another number of strategies"
            raise Fault(message)
        if any(sign(weight) < 0 for weight in weights):
            message = "a probability below zero"
            raise Fault(message)
        if sign(sum(weights[1:], weights[0]) - total):
            message = "probabilities that do not sum to one"
            raise Fault(message)
        plain = tuple(0 if not sign(weight) else weight for weight in weights)
        return ClaimedMix(plain, total, root)

    def _root(self, written: object) -> Root:
        own = mapping(written, {"polynomial", "between"})
        p = poly.of(_whole(c) for c in items(own.get("polynomial")))
        ends = tuple(fraction(end) for end in items(own.get("between")))
        if len(p) < 2 or len(ends) != 2 or len(poly.gcd(p, poly.derivative(p))) > 1:
            message = "a root of no polynomial with single roots"
            raise Fault(message)
        if (p, ends) not in self._roots:
            try:
                self._roots[p, ends] = Root(p, *ends)
            except ValueError as error:
                raise Fault(str(error)) from None
        return self._roots[p, ends]


def mapping(written: object, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(written, dict) or set(written) - known:
        message = "a record with other parts than it may have"
        raise Fault(message)
    return written


def items(written: object) -> list[object]:
    if not isinstance(written, list | tuple):
        message = "no list where there must be one"
        raise Fault(message)
    if len(written) > DEEPEST * DEEPEST:
        message = "a list that is longer than any in a proof"
        raise Fault(message)
    return list(written)


def _index(written: object) -> int:
    if isinstance(written, bool) or not isinstance(written, int) or written < 0:
        message = "no position of a strategy"
        raise Fault(message)
    return written


def _whole(written: object) -> int:
    number = fraction(written)
    if number.denominator != 1:
        message = "a polynomial without whole coefficients"
        raise Fault(message)
    return number.numerator


def fraction(written: object) -> Fraction:
    if isinstance(written, bool) or not isinstance(written, int | str | Fraction):
        message = "no exact number"
        raise Fault(message)
    if isinstance(written, str) and len(written) > LONGEST_NUMBER:
        message = "a number that is longer than any in a proof"
        raise Fault(message)
    try:
        if isinstance(written, str) and "0x" in written:
            top, _, bottom = written.partition("/")
            return Fraction(int(top, 16), int(bottom, 16))
        return Fraction(written)
    except (ValueError, ZeroDivisionError):
        message = "no exact number"
        raise Fault(message) from None
