"""All three mix, one of them over two strategies: one unknown, and one polynomial for it.

Owns the elimination of the two other players, and the equilibria at the roots of what is left; what
is not settled by it, because the conditions of indifference depend on each other, goes to `fixed`
at each root, or for a whole line at once through `stretches`.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from flint import fmpz_poly

from games.solve.proved.numbers import Algebraic
from games.solve.proved.roots import Root, sign_at
from games.solve.proved.three.along import together
from games.solve.proved.three.found import Parts
from games.solve.proved.three.game import OTHERS, bits
from games.solve.proved.three.minors import common_minor, kernel
from games.solve.proved.three.places import inner, weights
from games.solve.proved.three.stretches import decompose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.three.fixed import Fixed
    from games.solve.proved.three.game import Game, Masks, Roles
    from games.solve.proved.three.places import Place

    #: Rows of polynomials in t.
    Rows = list[list[Any]]


class Line:
    """The conditions of indifference when the first of an order plays (1 - t, t) on two strategies.

    Attributes
    ----------
    critical
        A polynomial in t that vanishes at t in every solution with 0 < t < 1, and so wherever the
        support profile holds an equilibrium. Identically zero if the conditions depend on each
        other for every t; then it says nothing.

    Notes
    -----
    A(t) y = 0 makes the third player indifferent, B(t) z = 0 the second, y' C z = 0 the first; the
    entries of A and B are linear in t. With as many strategies of the second as of the third, k,
    let y(t) and z(t) be the maximal minors of A and B, and F(t) = y(t)' C z(t). In a solution where
    A(t) and B(t) have rank k - 1, y and z are multiples of y(t) and z(t), so F(t) = 0; where the
    rank is less, y(t) = 0 or z(t) = 0, and again F(t) = 0. If one of the two, the second say, has
    fewer strategies, A has as many rows as columns or more, and y not zero with A(t) y = 0 makes
    all maximal minors of A vanish: F is their greatest common divisor.
    """

    def __init__(self, game: Game, order: Roles, played: Masks) -> None:
        x, y, z = order
        self._game, self._order, self._played = game, order, played
        self._pair = bits(played[x])
        self._own, self._other = bits(played[y]), bits(played[z])
        self._for_second = game.table(z, x, y)
        self._for_third = game.table(y, x, z)
        self._second = self._rows(self._for_second, self._other, self._own)
        self._square = len(self._own) == len(self._other)
        if self._square:
            third = self._rows(self._for_third, self._own, self._other)
            self._y, self._z = kernel(self._second), kernel(third)
            self.critical = self._mixed(self._y, self._z)
        else:
            self.critical = common_minor(self._second, len(self._own))

    def _rows(
        self, table: list[list[list[int]]], mine: tuple[int, ...], theirs: tuple[int, ...]
    ) -> Rows:
        base = table[mine[0]]
        return [[self._step(table[i], base, k) for k in theirs] for i in mine[1:]]

    def _step(self, new: list[list[int]], old: list[list[int]], k: int) -> Any:
        """Gain of one strategy over another against k, a polynomial in t."""
        a, b = self._pair
        start = new[a][k] - old[a][k]
        return fmpz_poly([start, new[b][k] - old[b][k] - start])

    def _mixed(self, y: list[Any], z: list[Any]) -> Any:
        a, b = self._pair
        own = self._game.table(*self._order)
        total = fmpz_poly([])
        for j, left in zip(self._own, y, strict=True):
            part = fmpz_poly([])
            for k, right in zip(self._other, z, strict=True):
                part += right * (own[b][j][k] - own[a][j][k])
            total += left * part
        return total

    def at(self, place: Place) -> Parts | None:
        """Find the equilibria at a root of `critical`; None where they are not alone there.

        If y(t) is not zero it is, up to a factor, the only vector with A(t) y = 0, and if z(t) is
        not zero the only one that fits. So there is one candidate: an equilibrium if and only if
        all its entries have one sign and no strategy that is not played earns more.
        """
        y = self._solved(place)
        if y is None:
            return None
        if not y.side:
            return Parts()
        z = self._fitting(y, place)
        if z is None:
            return None
        if not z.side or not self._stays(y, z, place):
            return Parts()
        _, second, third = self._order
        mixes = (
            self.spread(place),
            self._spread(second, self._own, y.numbers(place)),
            self._spread(third, self._other, z.numbers(place)),
        )
        return Parts([tuple([mix] for mix in mixes)])

    def _solved(self, place: Place) -> _Candidate | None:
        """Return what the second player must play."""
        if self._square:
            return _candidate(self._y, place)
        for rows in combinations(self._second, len(self._own) - 1):
            found = _candidate(kernel(rows), place)
            if found is not None:
                return found
        return None

    def _fitting(self, y: _Candidate, place: Place) -> _Candidate | None:
        """Return what the third player must play."""
        if self._square:
            return _candidate(self._z, place)
        if len(self._other) > len(self._own) + 1:
            return None
        a, b = self._pair
        own = self._game.table(*self._order)
        last = [
            sum(
                (
                    p * (own[b][j][k] - own[a][j][k])
                    for j, p in zip(self._own, y.entries, strict=True)
                ),
                fmpz_poly([]),
            )
            for k in self._other
        ]
        return _candidate(
            kernel([*self._rows(self._for_third, self._own, self._other), last]), place
        )

    def _stays(self, y: _Candidate, z: _Candidate, place: Place) -> bool:
        """Tell whether nobody gains by what he does not play."""
        x, second, third = self._order
        zero = fmpz_poly([])
        sides = (
            (self._for_third, second, self._own, self._other, z),
            (self._for_second, third, self._other, self._own, y),
        )
        for table, player, mine, theirs, known in sides:
            for i in range(self._game.shape[player]):
                if i not in mine:
                    steps = (self._step(table[i], table[mine[0]], k) for k in theirs)
                    gain = sum((p * s for p, s in zip(known.entries, steps, strict=True)), zero)
                    if sign_at(gain, place) * known.side > 0:
                        return False
        own = self._game.table(*self._order)
        base = own[self._pair[0]]
        for i in range(self._game.shape[x]):
            if i not in self._pair:
                gain = sum(
                    (
                        left * right * (own[i][j][k] - base[j][k])
                        for j, left in zip(self._own, y.entries, strict=True)
                        for k, right in zip(self._other, z.entries, strict=True)
                    ),
                    zero,
                )
                if sign_at(gain, place) * y.side * z.side > 0:
                    return False
        return True

    def spread(self, place: Place) -> list[Any]:
        """Return the first player's mixture at a place."""
        return self._spread(self._order[0], self._pair, weights(place))

    def _spread(self, player: int, played: tuple[int, ...], weights: Sequence[Any]) -> list[Any]:
        """Put weights where the strategies are."""
        out: list[Any] = [0] * self._game.shape[player]
        for i, weight in zip(played, weights, strict=True):
            out[i] = weight
        return out


class _Candidate(NamedTuple):
    """A vector of polynomials that is not zero at a place; `side` is the sign all entries have."""

    entries: list[Any]
    side: int

    def numbers(self, place: Place) -> list[Any]:
        """Return the vector at a place, all entries positive."""
        if isinstance(place, Root):
            return [Algebraic(p * self.side, place) for p in self.entries]
        scale = place.q ** max(p.degree() for p in self.entries) * self.side
        return [int((p(place) * scale).p) for p in self.entries]


def _candidate(entries: list[Any], place: Place) -> _Candidate | None:
    """Look at a vector of polynomials at a place; None if it vanishes, side 0 for mixed signs."""
    seen = 0
    zero = False
    for p in entries:
        s = sign_at(p, place)
        if s and seen and s != seen:
            return _Candidate(entries, 0)
        seen, zero = seen or s, zero or not s
    if not seen:
        return None
    return _Candidate(entries, 0 if zero else seen)


def mixed(game: Game, fixed: Fixed, played: Masks) -> Parts:
    """Find all equilibria of a support profile in which all mix, somebody over two strategies.

    Every player who mixes two is tried as the one with the unknown, until the polynomial does not
    vanish identically. If it does for all, the solutions are infinite in number or none: then the
    other two are asked for at every t.
    """
    orders = [_ordered(x, played) for x in range(3) if played[x].bit_count() == 2]
    for order in orders:
        line = Line(game, order, played)
        if line.critical.degree() >= 0:
            return _at_roots(line, fixed, order, played)
    # without conditions of his own for other strategies, what ties the others is decided for all t
    found = Parts()
    for order in sorted(orders, key=lambda one: game.shape[one[0]]):
        found = _for_all(game, fixed, order, played)
        if not found.open:
            break
    return found


def _ordered(x: int, played: Masks) -> Roles:
    """Let somebody come first, then of the others who plays fewer strategies."""
    one, other = OTHERS[x]
    if played[one].bit_count() <= played[other].bit_count():
        return x, one, other
    return x, other, one


def _at_roots(line: Line, fixed: Fixed, order: Roles, played: Masks) -> Parts:
    out = Parts()
    for place in inner(line.critical):
        found = line.at(place)
        if found is None:
            x = line.spread(place)
            found = fixed.mixed(order, x, played).with_hull([x])
        out.add(found)
    return out.turned(order)


def _for_all(game: Game, fixed: Fixed, order: Roles, played: Masks) -> Parts:
    a, b = bits(played[order[0]])

    def ask(rest: Any, share: Any) -> Parts:
        x: list[Any] = [0] * game.shape[order[0]]
        x[a], x[b] = rest, share
        return fixed.mixed(order, x, played).with_hull([x])

    return together(decompose(ask)).turned(order)
