"""Three players who all mix three strategies: one of them is eliminated to, by resultants.

Owns the proof that a support profile of three times three strategies holds certain points and no
others. With x = (1 - t, t, s) the others' indifferences give y and z as cross products of rows
linear in x, unless those rows depend on each other; x' own indifferences are then two quartics in
(s, t). Their resultant in s (degree 16, of which six roots belong to dependent rows) is zero at
every equilibrium's t. Where the first subresultant a s + b does not vanish the quartics have one
common root, s = -b / a (Gonzalez-Vega and El Kahoui 1996), and all signs are those of polynomials
at t. A view that leaves something open is followed by the next one.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from games.verify import polynomials as poly
from games.verify.elimination import eliminate
from games.verify.found import Found, Piece, Ratio
from games.verify.numbers import Root, at, roots_of
from games.verify.region import UnknownError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.verify.game import Game, Support
    from games.verify.numbers import Number
    from games.verify.polynomials import Polynomial

    Vector = Sequence[Polynomial]

__all__ = ["full"]


def full(game: Game, support: Support) -> Found:
    """Return all equilibria of a support profile of three strategies each.

    Raises
    ------
    UnknownError
        If no view decides it, as where there may be infinitely many.
    """
    reasons = []
    for view in _views(game, support):
        try:
            return Found(view.points())
        except UnknownError as error:
            reasons.append(str(error))
    raise UnknownError(reasons[0])


def _views(game: Game, support: Support) -> Iterator[_View]:
    for x, y, z in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        for third in range(3):
            turned = [*support[x][:third], *support[x][third + 1 :], support[x][third]]
            yield _View(game, support, (x, y, z), tuple(turned))


class _View:
    """The indifferences as one player sees them who takes his strategies in some order."""

    def __init__(
        self, game: Game, support: Support, roles: tuple[int, int, int], own: tuple[int, ...]
    ) -> None:
        self._game, self._support, self._roles, self._own = game, support, roles, own
        x, y, z = roles
        #: Rows linear in x: [row][strategy of the other][strategy of x].
        self._on_y = self._rows(z, y)
        self._on_z = self._rows(y, z)
        first, *rest = own
        self._forms = [
            [[self._gain(x, to, first, {y: j, z: k}) for k in support[z]] for j in support[y]]
            for to in rest
        ]

    def _gain(self, who: int, to: int, over: int, others: dict[int, int]) -> int:
        return int(self._game.gain(who, to, over, [others[p] for p in sorted(others)]))

    def _rows(self, who: int, other: int) -> list[list[list[int]]]:
        x = self._roles[0]
        over, *rest = self._support[who]
        return [
            [
                [self._gain(who, to, over, {x: i, other: j}) for i in self._own]
                for j in self._support[other]
            ]
            for to in rest
        ]

    def points(self) -> list[Piece]:
        """Return the equilibria, or raise `UnknownError`."""
        resultant, a, b, leads = eliminate(self._on_y, self._on_z, self._forms)
        if not resultant:
            message = "two quartics have a common factor"
            raise UnknownError(message)
        out = []
        ratio = Ratio(self._roles[0], self._own[:1], self._own[1:2])
        for level in roots_of(resultant):
            if not any(_sign(level, lead) for lead in leads):
                message = "two quartics meet at infinity"
                raise UnknownError(message)
            if not _sign(level, a):
                message = "two candidates stand at one level"
                raise UnknownError(message)
            mixes = self._candidate(level, a, b)
            if mixes is not None and self._keeps(level, *mixes):
                out.append(Piece(self._corners(level, mixes), ratio, level, alone=True))
        return out

    def _candidate(
        self, level: Fraction | Root, a: Polynomial, b: Polynomial
    ) -> tuple[Vector, Vector, Vector] | None:
        """Return the one profile at a level that solves all indifferences, if it mixes them all."""
        if _sign(level, a) * _sign(level, b) >= 0:
            return None
        if _sign(level, a) < 0:
            a, b = poly.negative(a), poly.negative(b)
        x = [poly.multiply((1, -1), a), poly.multiply((0, 1), a), poly.negative(b)]
        rows_y = [[_linear(x, entry) for entry in row] for row in self._on_y]
        rows_z = [[_linear(x, entry) for entry in row] for row in self._on_z]
        y, z = _cross(*rows_y), _cross(*rows_z)
        signs_y = [_sign(level, p) for p in y]
        signs_z = [_sign(level, p) for p in z]
        if not any(signs_y) or not any(signs_z):
            self._dependent(level, (rows_y, y, signs_y), (rows_z, z, signs_z))
            return None
        if abs(sum(signs_y)) < 3 or abs(sum(signs_z)) < 3:
            return None
        y = [poly.times(p, signs_y[0]) for p in y]
        z = [poly.times(p, signs_z[0]) for p in z]
        return x, y, z

    def _corners(
        self, level: Fraction | Root, mixes: tuple[Vector, Vector, Vector]
    ) -> tuple[tuple[tuple[Number, ...]], ...]:
        played = (self._own, *(self._support[p] for p in self._roles[1:]))
        out: list[tuple[tuple[Number, ...]]] = [((),), ((),), ((),)]
        for role, own, mix in zip(self._roles, played, mixes, strict=True):
            weights: list[Number] = [0] * self._game.shape[role]
            for j, p in zip(own, mix, strict=True):
                weights[j] = at(p, level)
            out[role] = (tuple(weights),)
        return tuple(out)

    def _dependent(
        self,
        level: Fraction | Root,
        on_y: tuple[list[list[Polynomial]], Vector, list[int]],
        on_z: tuple[list[list[Polynomial]], Vector, list[int]],
    ) -> None:
        """Show that there is no equilibrium where the rows for one of the others depend."""
        if not any(on_y[2]) and not any(on_z[2]):
            message = "the rows of both others depend on each other"
            raise UnknownError(message)
        free, known, turned = (on_y, on_z, False) if not any(on_y[2]) else (on_z, on_y, True)
        if abs(sum(known[2])) < 3:
            return
        forms = [list(zip(*form, strict=True)) for form in self._forms] if turned else self._forms
        rows = [
            [_linear(known[1], row) for row in form] for form in forms
        ]  # what x is indifferent by, once the one mixture is known
        if any(_sign(level, _inner(row, _cross(*rows))) for row in free[0]):
            return
        message = "a mixture that the indifferences leave free"
        raise UnknownError(message)

    def _keeps(self, level: Fraction | Root, x: Vector, y: Vector, z: Vector) -> bool:
        """Tell whether no strategy that is not played earns more."""
        weights = dict(zip(self._roles, (x, y, z), strict=True))
        played = {self._roles[0]: self._own} | {p: self._support[p] for p in self._roles[1:]}
        for who in range(3):
            others = [p for p in range(3) if p != who]
            for to in range(self._game.shape[who]):
                if to in self._support[who]:
                    continue
                total: Polynomial = ()
                for (i, one), (j, two) in product(
                    *(zip(played[p], weights[p], strict=True) for p in others)
                ):
                    gain = self._game.gain(who, to, self._support[who][0], (i, j))
                    total = poly.add(total, poly.times(poly.multiply(one, two), gain))
                if _sign(level, total) > 0:
                    return False
        return True


def _sign(level: Fraction | Root, p: Polynomial) -> int:
    if isinstance(level, Fraction):
        return poly.sign_at(p, level.numerator, level.denominator)
    return level.sign(p)


def _linear(mix: Vector, numbers: Sequence[int]) -> Polynomial:
    total: Polynomial = ()
    for p, number in zip(mix, numbers, strict=True):
        total = poly.add(total, poly.times(p, number))
    return total


def _inner(left: Vector, right: Vector) -> Polynomial:
    total: Polynomial = ()
    for p, q in zip(left, right, strict=True):
        total = poly.add(total, poly.multiply(p, q))
    return total


def _cross(one: Vector, two: Vector) -> list[Polynomial]:
    """Return what is orthogonal to two rows of three."""
    return [
        poly.subtract(poly.multiply(one[i], two[j]), poly.multiply(one[j], two[i]))
        for i, j in ((1, 2), (2, 0), (0, 1))
    ]
