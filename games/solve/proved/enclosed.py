"""A real number known by where it is: a coordinate of the only zero of a system in a small ball.

Owns the number as data. Larger supports of three players have equilibria whose minimal polynomials
have degrees of fifty and more; nobody reads those, and nothing that is shown needs them. Must not
know games, nor how a zero was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A number in an interval that holds exactly one zero's coordinate.

    Attributes
    ----------
    interval
        Two fractions with the number between them; it is neither of them.
    """

    interval: tuple[Fraction, Fraction]

    @property
    def sign(self) -> int:
        """Minus one or one; ValueError where the interval does not tell."""
        low, high = self.interval
        if low < 0 < high:
            raise ValueError("the sign of a number is not known: zero is in its interval")
        return 1 if low >= 0 else -1

    def __float__(self) -> float:
        low, high = self.interval
        return float((low + high) / 2)
