"""A polynomial with the signs of arithmetic, for what is written for any ring."""

from __future__ import annotations

from games.verify import polynomials as poly

__all__ = ["Entry"]


class Entry:
    """An integer polynomial that can be multiplied, added and negated by the usual signs."""

    __slots__ = ("p",)

    def __init__(self, p: poly.Polynomial) -> None:
        self.p = p

    def __mul__(self, other: Entry | int) -> Entry:
        if isinstance(other, Entry):
            return Entry(poly.multiply(self.p, other.p))
        return Entry(poly.times(self.p, other))

    __rmul__ = __mul__

    def __add__(self, other: Entry) -> Entry:
        return Entry(poly.add(self.p, other.p))

    def __neg__(self) -> Entry:
        return Entry(poly.negative(self.p))
