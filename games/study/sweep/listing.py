"""A game along a driver, listed and measured in one way however it was told.

The same confrontation can be told with its players, and everybody's strategies, in any order, and
with payoffs in any unit from any zero. Solvers look at what is listed first, and round what they
are given: where payoffs tie they list other equilibria of the infinitely many, and what is narrowed
down differs in its last digits. So every sweep is made of the game as it is listed here and then
told in the listing it was asked in. Strategies that are strictly dominated at every level are left
out: nobody plays them in any equilibrium, but others may be indifferent where somebody does. Owns
this listing and the way back. Solves nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from math import floor, gcd, lcm, prod
from typing import TYPE_CHECKING, Any

import numpy as np

from games.study.sweep.branches import hold
from games.study.sweep.exact import edges, levelled
from games.study.sweep.expectations import worth
from games.study.sweep.report import Tied
from games.study.sweep.tied import signs_at, undominated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from games.model.affine import Exact, PayoffLine
    from games.solve.report import Floats, Support
    from games.study.sweep.report import Branch, Cause, Regime, Sweep

__all__ = ["Listing", "listed"]

#: So many tables of a game whose strategies are alike are compared at most.
MOST = 8
#: What is expected is zero if it is less than this share of the payoffs it comes from.
ROUNDING = 1e-13


@dataclass(frozen=True, eq=False)
class Listing:
    """A line listed in one way, and how to tell what is found in the listing it came in.

    Attributes
    ----------
    line
        The game as it is listed here: payoffs are whole numbers over a power of two, of size 1.
    told
        The game as it was told.
    players
        Which player of `told` comes first, second, ... here.
    strategies
        Per player here: which of his strategies as told comes first, second, ...; those that are
        missing are dominated.
    units
        Per player here: how many of his units as told make one here.
    """

    line: PayoffLine
    told: PayoffLine
    players: tuple[int, ...]
    strategies: tuple[tuple[int, ...], ...]
    units: tuple[Fraction, ...]

    def back(self, found: Sweep) -> Sweep:
        """Return a sweep of `line` as one of `told`."""
        return replace(
            found,
            shape=self.told.base.shape[1:],
            regimes=self._regimes(found.regimes),
            tipping_points=tuple(
                replace(
                    tip,
                    causes=tuple(self._cause(cause) for cause in tip.causes),
                    meeting=tuple(self._profile(profile) for profile in tip.meeting),
                    only=tuple(sorted(self._support(support) for support in tip.only)),
                )
                for tip in found.tipping_points
            ),
        )

    def _players(self, row: Iterable[Any]) -> tuple[Any, ...]:
        """Return what is there for each player here, for each as told."""
        pairs = sorted(zip(self.players, row, strict=True), key=lambda pair: pair[0])
        return tuple(own for _, own in pairs)

    def _support(self, support: Support) -> Support:
        return self._players(
            tuple(sorted(order[own] for own in played))
            for order, played in zip(self.strategies, support, strict=True)
        )

    def _regimes(self, regimes: Sequence[Regime]) -> tuple[Regime, ...]:
        """Tell regimes, and list their branches, as they are listed in the game as told."""
        every = iter(self._branches([branch for regime in regimes for branch in regime.branches]))
        found: list[Regime] = []
        below: list[int] = []
        ends = levelled(self.told) if self.line.base.size < self.told.base.size else None
        for regime in regimes:
            branches = [next(every) for _ in regime.branches]
            order = sorted(range(len(branches)), key=lambda place: _place(branches[place]))
            ordered = tuple(_following(branches[place], below) for place in order)
            if ends is not None and len(ordered) > 1:  # who leaves may go to what is dominated
                games = ends.at(np.array([regime.low.value, regime.high.value]))
                ordered = tuple(replace(own, hold=hold(games, own)) for own in ordered)
            found.append(replace(regime, branches=ordered, tied=self._tied(regime.tied)))
            below = order
        return tuple(found)

    def _branches(self, branches: Sequence[Branch]) -> list[Branch]:
        """Tell branches, with what is expected in the units of the game as told."""
        if not branches:
            return []
        profiles = self._shares(
            [
                np.concatenate(mixes)
                for mixes in zip(*(branch.profiles for branch in branches), strict=True)
            ]
        )
        games = self.told.at(np.concatenate([branch.levels for branch in branches]))
        payoffs, _ = worth(games, profiles)
        sizes = np.abs(games).max(axis=(0, *range(2, games.ndim)))
        payoffs[np.abs(payoffs) <= ROUNDING * sizes] = 0.0
        stops = np.cumsum([len(branch.levels) for branch in branches])[:-1]
        parts = zip(*(np.split(mix, stops) for mix in profiles), strict=True)
        return [
            replace(branch, support=self._support(branch.support), profiles=own, payoffs=paid)
            for branch, own, paid in zip(branches, parts, np.split(payoffs, stops), strict=True)
        ]

    def _shares(self, mixes: Sequence[Floats]) -> tuple[Floats, ...]:
        """Return rows of everybody's probabilities; those of what is left out are zero."""
        found = []
        for player, order, mix in zip(self.players, self.strategies, mixes, strict=True):
            own = np.zeros((len(mix), self.told.base.shape[1 + player]))
            own[:, list(order)] = mix
            found.append(own)
        return self._players(found)

    def _profile(self, profile: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
        return tuple(
            tuple(mix[0].tolist()) for mix in self._shares([np.array([own]) for own in profile])
        )

    def _tied(self, tied: Tied | None) -> Tied | None:
        if tied is None:
            return None
        pure = [self._support(tuple((own,) for own in profile)) for profile in tied.pure]
        profiles = sorted(tuple(own for (own,) in profile) for profile in pure)
        return Tied(self._support(tied.surviving), tuple(profiles))

    def _cause(self, cause: Cause) -> Cause:
        order, unit = self.strategies[cause.player], self.units[cause.player]
        gain = cause.gain
        others = (
            None if own is None else of[own]
            for own, of in zip(cause.others, self.strategies, strict=True)
        )
        return replace(
            cause,
            player=self.players[cause.player],
            from_strategy=order[cause.from_strategy],
            to_strategy=order[cause.to_strategy],
            others=self._players(others),
            gain=gain and replace(gain, const=gain.const * unit, slope=gain.slope * unit),
            slope=cause.slope * float(unit),
        )


def _place(branch: Branch) -> tuple[int, Support, list[float]]:
    """Return what puts branches in order: pure ones first, then by position."""
    middle = len(branch.levels) // 2
    shares = [-share for mix in branch.profiles for share in mix[middle].tolist()]
    return sum(map(len, branch.support)), branch.support, shares


def _following(branch: Branch, below: list[int]) -> Branch:
    """Return a branch that follows the same one as before among those below in a new order."""
    if branch.follows is None:
        return branch
    return replace(branch, follows=below.index(branch.follows))


def listed(line: PayoffLine) -> Listing:
    """List a game along a driver in the one way that does not depend on how it was told.

    What is strictly dominated at every level is found in the listing of the whole game, and the
    rest is then listed anew, in units of its own.
    """
    whole = _listing(line)
    every, shape = edges(whole.line), whole.line.base.shape[1:]
    left = undominated(*(signs_at(every, shape, end) for end in (line.low, line.high)))
    if tuple(map(len, left)) == shape:
        return whole
    kept = [
        sorted(order[own] for own in mine)
        for _, order, mine in sorted(zip(whole.players, whole.strategies, left, strict=True))
    ]
    cells = np.ix_(range(len(shape)), *kept)
    part = _listing(replace(line, base=line.base[cells], slope=line.slope[cells]))
    strategies = tuple(
        tuple(kept[player][own] for own in order)
        for player, order in zip(part.players, part.strategies, strict=True)
    )
    return replace(part, told=line, strategies=strategies)


def _listing(line: PayoffLine) -> Listing:
    """List a game along a driver with all its strategies.

    Strategies are told apart by what everybody is paid where they are played, and by what they are
    played against, again and again until nothing more can be told apart (colour refinement, as in
    Weisfeiler and Leman 1968); players by their strategies. Of those still alike then each is put
    first in turn, and the least table counts (individualisation and refinement, McKay 1981). In
    games so symmetric that there are more than `MOST` tables, that is the least of the first ones.
    """
    sizes = line.base.shape[1:]
    measured = [_measured(line, player) for player in range(len(sizes))]
    paid = [list(zip(*own.whole, strict=True)) for own in measured]
    told = _colors(sizes, paid, [[0] * size for size in sizes])
    orders = [_order(colors) for colors in islice(_parted(sizes, paid, told), MOST)]
    best = min(orders, key=lambda one: _table(sizes, paid, *one)) if orders[1:] else orders[0]
    order, strategies = best
    base, slope = (
        np.stack(
            [
                measured[player].table(part).reshape(sizes).transpose(order)[np.ix_(*strategies)]
                for player in order
            ]
        )
        for part in (0, 1)
    )
    units = tuple(measured[player].unit for player in order)
    return Listing(replace(line, base=base, slope=slope), line, order, strategies, units)


@dataclass(frozen=True, slots=True)
class _Measured:
    """A player's payoffs and their slopes from the least of each, as whole numbers, by cell.

    They have no common divisor; `power` of them, a power of two, make payoffs of size 1 and are one
    `unit` of the game as told. So floats are exact where amounts have fewer than 16 digits.
    """

    whole: tuple[list[int], list[int]]
    power: int
    unit: Fraction

    def table(self, part: int) -> Exact:
        """Return payoffs (0) or slopes (1) in units, flat."""
        known = {number: Fraction(number, self.power) for number in set(self.whole[part])}
        values = np.empty(len(self.whole[part]), dtype=object)
        values[:] = [known[number] for number in self.whole[part]]
        return values


def _measured(line: PayoffLine, player: int) -> _Measured:
    tables = line.base[player].ravel().tolist(), line.slope[player].ravel().tolist()
    bottom = lcm(*(number.denominator for table in tables for number in table))
    whole = []
    for table in tables:
        numbers = [number.numerator * (bottom // number.denominator) for number in table]
        least = min(numbers)
        whole.append([number - least for number in numbers])
    base, slope = whole
    common = gcd(*base, *slope) or 1
    base, slope = ([number // common for number in own] for own in whole)
    reach = max(abs(line.low), abs(line.high))
    # in integers: those of unlike fractions are beyond any float
    power = 1 << max(max(base), floor(max(slope) * reach)).bit_length()
    return _Measured((base, slope), power, Fraction(common * power, bottom))


def _order(colors: list[list[int]]) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Return players, and the strategies of each, in the order of the numbers of strategies."""
    order = sorted(range(len(colors)), key=lambda player: sorted(colors[player]))
    strategies = (np.argsort(colors[player], kind="stable").tolist() for player in order)
    return tuple(order), tuple(map(tuple, strategies))


def _table(
    sizes: tuple[int, ...],
    paid: list[list[tuple[int, int]]],
    order: tuple[int, ...],
    strategies: tuple[tuple[int, ...], ...],
) -> list[tuple[int, int]]:
    """Return everybody's payoffs in one listing, one after the other."""
    numbers = np.arange(prod(sizes)).reshape(sizes).transpose(order)[np.ix_(*strategies)].ravel()
    return [paid[player][number] for player in order for number in numbers.tolist()]


def _parted(
    sizes: tuple[int, ...], paid: list[list[tuple[int, int]]], colors: list[list[int]]
) -> Iterator[list[list[int]]]:
    """Yield numbers that tell all strategies apart: each of those alike first, in turn."""
    counts = Counter(color for row in colors for color in row)
    alike = min((color for color, count in counts.items() if count > 1), default=None)
    if alike is None:
        yield colors
        return
    for player, row in enumerate(colors):
        for own in [place for place, color in enumerate(row) if color == alike]:
            marked = [[2 * color for color in each] for each in colors]
            marked[player][own] -= 1
            yield from _parted(sizes, paid, _colors(sizes, paid, marked))


def _colors(
    sizes: tuple[int, ...], paid: list[list[tuple[int, int]]], colors: list[list[int]]
) -> list[list[int]]:
    """Return a number for each strategy, the same where nothing tells two apart.

    `colors` are numbers that tell some apart already.
    """
    found = len({color for row in colors for color in row})
    while True:
        looks: list[list[list[Any]]] = [[[] for _ in range(size)] for size in sizes]
        for number, cell in enumerate(np.ndindex(sizes)):
            seen = [
                (own[number], color[at]) for own, color, at in zip(paid, colors, cell, strict=True)
            ]
            for player, at in enumerate(cell):
                rest = sorted(seen[:player] + seen[player + 1 :])
                looks[player][at].append((seen[player], rest))
        marked = [
            [(color, sorted(look)) for color, look in zip(row, own, strict=True)]
            for row, own in zip(colors, looks, strict=True)
        ]
        kinds: list[Any] = []
        for mark in sorted(mark for row in marked for mark in row):
            if not kinds or mark != kinds[-1]:
                kinds.append(mark)
        colors = [[kinds.index(mark) for mark in row] for row in marked]
        if len(kinds) in (found, sum(sizes)):
            return colors
        found = len(kinds)
