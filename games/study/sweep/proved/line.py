"""The door: payoffs along a driver in, every critical level out, with what is between and at them.

Owns the states at single levels, and the joining of neighbours between which nothing changes.
Payoffs never pass through floating point. Must not know how supports are decided.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from games.solve.proved.numbers import Algebraic, fraction
from games.solve.proved.roots import Root, sign_at
from games.solve.proved.three.germ import Germ
from games.solve.proved.three.places import HIGHEST, LOWEST
from games.study.sweep.proved.cube import cube
from games.study.sweep.proved.share import Range, mapped, polynomials
from games.study.sweep.proved.states import Cell, Here, ProvedLine
from games.study.sweep.proved.two_players import two_players
from games.study.sweep.proved.walk import TooManyError, Walk
from games.task import NullToken, check

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.proved.three.germ import Sample
    from games.solve.proved.three.places import Place
    from games.study.sweep.proved.states import Mixes, States
    from games.study.sweep.proved.totally_mixed import Profile
    from games.task import Token

__all__ = ["handled", "prove_line"]

#: So many samples at most: enough for anything but games with hundreds of critical levels.
MOST = 400
CUBE = (2, 2, 2)


def handled(shape: tuple[int, ...]) -> bool:
    """Tell whether sweeps of games of a shape are proved: two players, or three with two each."""
    return shape == CUBE or (len(shape) == 2 and max(shape) <= 4)


def prove_line(line: PayoffLine, token: Token | None = None) -> ProvedLine | None:
    """Find every level of a driver at which the supports of equilibria change, and prove it.

    Parameters
    ----------
    line
        Payoffs as exact affine functions of a driver.
    token
        Says when the answer is no longer wanted.

    Returns
    -------
    ProvedLine
        None for a shape that is not `handled`, or if there are too many levels to look at.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    shape = tuple(int(size) for size in line.base.shape[1:])
    if not handled(shape):
        return None
    waiting = NullToken() if token is None else token
    game = _Polynomials(line)
    try:
        stretches = Walk(game.near, MOST, waiting).stretches()
    except TooManyError:
        return None
    kept, at = stretches[:1], [game.at(LOWEST)]
    for one in stretches[1:]:
        check(waiting)
        here = game.at(one.low)
        if here.states == kept[-1].states == one.states:
            kept[-1] = replace(kept[-1], high=one.high)
        else:
            kept.append(one)
            at.append(here)
    at.append(game.at(HIGHEST))
    ends = [game.range.level(place) for place in (LOWEST, *(stretch.high for stretch in kept))]
    cells = tuple(
        Cell(low, high, fraction(game.range.moved(stretch.sample)), stretch.states)
        for stretch, (low, high) in zip(kept, pairwise(ends), strict=True)
    )
    return ProvedLine(shape, cells, tuple(at), len(stretches) + 1)


class _Polynomials:
    """A game along a driver as polynomials in the share of the range.

    Everybody's payoffs are measured from those of his first strategy and multiplied by a positive
    number: neither changes an equilibrium.
    """

    def __init__(self, line: PayoffLine) -> None:
        self.range = Range(line)
        start, end = line.exact(line.low), line.exact(line.high)
        self._tables = [
            polynomials(*(own - own.take([0], axis=player) for own in (start[player], end[player])))
            for player in range(len(start))
        ]
        self._cube = len(self._tables) == 3

    def near(self, sample: Sample) -> States:
        """Return the states around a sample."""
        if self._cube:
            return cube(self._tables, sample.sign).states
        return two_players(mapped(self._tables, lambda p: Germ(p, sample)))

    def at(self, place: Place) -> Here:
        """Return what is so at a place."""
        if self._cube:
            found = cube(self._tables, lambda p: sign_at(p, place))
            return Here(found.states, tuple(_profile(own, place) for own in found.meeting))
        if isinstance(place, Root):
            return Here(two_players(mapped(self._tables, lambda p: Algebraic(p, place))))
        return Here(
            two_players(mapped(self._tables, lambda p: int(p[0] * place.q + p[1] * place.p)))
        )


def _profile(profile: Profile, place: Place) -> Mixes:
    """Return a homogeneous profile of polynomials at a place as probabilities."""
    found = []
    for mix in profile:
        values: list[Any] = [
            Algebraic(p, place) if isinstance(place, Root) else fraction(p(place)) for p in mix
        ]
        total = values[0] + values[1]
        found.append(tuple(float(value / total) for value in values))
    return tuple(found)
