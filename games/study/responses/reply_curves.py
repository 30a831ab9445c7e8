"""Two players' best replies to each other as curves in a square, and where the curves cross.

For games with two strategies each: one square for two players; for three, one square for every mix
of the third player that matters, his pure strategies and those of today's equilibria. Exact
wherever the payoffs are; only a third player's mixing brings in floats. Knows no names.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.report import Gain, Level

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.solve.report import Report

    #: A probability, exact or not.
    Chance = Fraction | float

__all__ = ["Crossing", "Reply", "Square", "replies", "squares"]

#: Gains smaller than this share of the payoffs' size are none, where floats are involved.
NEAR = 1e-9
#: Mixes that differ by less are one mix.
SAME = 1e-7


@dataclass(frozen=True, slots=True)
class Reply:
    """One player's best replies to the other, as probabilities of the first strategy.

    Attributes
    ----------
    player
        Whose replies.
    gain
        What the first strategy pays more than the second: const + slope * x, x being the other's
        probability of his first.
    threshold
        The other's probability at which the player is indifferent, None where there is none.
    points
        The correspondence as a polyline of (x, own probability), x rising from 0 to 1.
    indifferent
        True where the gain is 0 for every x: then every reply is best, and `points` is empty.
    """

    player: int
    gain: Gain
    threshold: Level | None
    points: tuple[tuple[float, float], ...]
    indifferent: bool = False


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where two reply curves meet: the probabilities of the first strategies.

    `stable` is False where a third player would not stay with the mix that the square fixes: then
    this is no equilibrium of the whole game, and `deviates` says by how much it pays to leave.
    """

    at: tuple[Level, Level]
    mixed: bool
    stable: bool = True
    deviates: float = 0.0


@dataclass(frozen=True, slots=True)
class Square:
    """Two players' replies to each other while a third player, if there is one, plays `mix`.

    `players` are those along the bottom and the side; `third` is None in games of two. `today`
    tells that today's game has an equilibrium with this mix.
    """

    players: tuple[int, int]
    third: int | None
    mix: tuple[float, ...]
    today: bool
    replies: tuple[Reply, Reply]
    crossings: tuple[Crossing, ...]


def squares(payoffs: Exact, report: Report, third: int) -> tuple[Square, ...]:
    """Return the squares of a game in which everybody has two strategies.

    Parameters
    ----------
    payoffs
        (players, *strategies), an object array of `Fraction`.
    report
        The equilibria of the same game.
    third
        Whose mix the squares of a three-player game fix.
    """
    if payoffs.ndim == 3:
        standing = [
            (float(equilibrium.profile[0][0]), float(equilibrium.profile[1][0]))
            for equilibrium in report.equilibria
        ]
        return (_square(payoffs, (0, 1), None, (), standing),)
    pair = tuple(player for player in range(3) if player != third)
    played = [tuple(equilibrium.profile[third].tolist()) for equilibrium in report.equilibria]
    mixes: list[tuple[Chance, ...]] = [
        (Fraction(1), Fraction(0)),
        (Fraction(0), Fraction(1)),
    ]
    for mix in sorted(played, reverse=True):
        if all(abs(mix[0] - float(other[0])) > SAME for other in mixes):
            mixes.append(mix)
    mixes.sort(key=lambda mix: -float(mix[0]))
    found = []
    for mix in mixes:
        standing = [
            (float(equilibrium.profile[pair[0]][0]), float(equilibrium.profile[pair[1]][0]))
            for equilibrium in report.equilibria
            if abs(float(equilibrium.profile[third][0]) - float(mix[0])) <= SAME
        ]
        found.append(_square(payoffs, (pair[0], pair[1]), third, mix, standing))
    return tuple(found)


def _square(
    payoffs: Exact,
    pair: tuple[int, int],
    third: int | None,
    mix: tuple[Chance, ...],
    standing: list[tuple[float, float]],
) -> Square:
    """Return one square; with a third player everybody's payoffs are averaged over his mix.

    `standing` are the equilibria of the whole game in which the third player plays this mix. Most
    are crossings of the curves; where a player is indifferent along a side they lie on it.
    """
    exact = _pure(mix)
    curves = replies(payoffs, pair, third, mix)
    crossings = []
    for at in _meetings(curves):
        lost = _temptation(payoffs, pair, third, mix, at)
        near = 0 if _exactly(at) and exact else NEAR * _size(payoffs)
        stable = lost <= near
        crossings.append(Crossing(at, _mixes(at), stable, 0.0 if stable else float(lost)))
    for p, q in standing:
        if all(abs(p - c.at[0].value) + abs(q - c.at[1].value) > SAME for c in crossings):
            at = (_level(p), _level(q))
            crossings.append(Crossing(at, _mixes(at)))
    chances = tuple(float(chance) for chance in mix)
    return Square(pair, third, chances, bool(standing), curves, tuple(crossings))


def replies(
    payoffs: Exact, pair: tuple[int, int], third: int | None, mix: tuple[Chance, ...]
) -> tuple[Reply, Reply]:
    """Return the best replies of two players to each other while a third one plays `mix`."""
    table = payoffs
    if third is not None:
        weights = np.array([Fraction(chance) for chance in mix], dtype=object)
        table = np.tensordot(payoffs, weights, axes=([1 + third], [0]))
    one, two = table[pair[0]], table[pair[1]]
    slack = Fraction(0) if _pure(mix) else Fraction(NEAR * _size(payoffs))
    return (
        _reply(pair[0], one[0, 1] - one[1, 1], one[0, 0] - one[1, 0], slack),
        _reply(pair[1], two[1, 0] - two[1, 1], two[0, 0] - two[0, 1], slack),
    )


def _pure(mix: tuple[Chance, ...]) -> bool:
    """Tell whether nobody mixes: then everything is exact."""
    return all(chance in (0, 1) for chance in mix)


def _size(payoffs: Exact) -> float:
    return float(max(abs(number) for number in payoffs.ravel())) or 1.0


def _level(chance: float) -> Level:
    return Level(chance, Fraction(int(chance)) if chance in (0.0, 1.0) else None)


def _mixes(at: tuple[Level, Level]) -> bool:
    return any(0.0 < chance.value < 1.0 for chance in at)


def _exactly(at: tuple[Level, Level]) -> bool:
    return all(level.exact is not None for level in at)


def _reply(player: int, at_zero: Fraction, at_one: Fraction, slack: Fraction) -> Reply:
    """Return the replies of a player whose gain runs straight between two ends.

    Gains of at most `slack`, which is 0 for exact ones, are none.
    """
    at_zero, at_one = (Fraction(0) if abs(end) <= slack else end for end in (at_zero, at_one))
    gain = Gain(at_zero, at_one - at_zero)
    if at_zero == 0 == at_one:
        return Reply(player, gain, None, (), indifferent=True)
    first, last = float(at_zero > 0), float(at_one > 0)
    points: tuple[tuple[float, float], ...] = ((0.0, first), (1.0, last))
    threshold: Level | None = None
    if at_zero * at_one < 0:
        root = -at_zero / gain.slope
        threshold = Level(float(root), None if slack else root)
        points = ((0.0, first), (threshold.value, first), (threshold.value, last), (1.0, last))
    elif at_zero == 0:
        threshold = _corner(0)
        points = ((0.0, 1.0 - last), (0.0, last), (1.0, last))
    elif at_one == 0:
        threshold = _corner(1)
        points = ((0.0, first), (1.0, first), (1.0, 1.0 - first))
    return Reply(player, gain, threshold, points)


def _meetings(replies: tuple[Reply, Reply]) -> list[tuple[Level, Level]]:
    """Return the corners that are replies to each other, and where both are indifferent."""
    one, two = replies
    found: list[tuple[Level, Level]] = []
    for p, q in product((1, 0), repeat=2):
        # a player who plays his first strategy must not lose by it, and the other way round
        ours = one.gain.const + one.gain.slope * q
        theirs = two.gain.const + two.gain.slope * p
        if (ours if p else -ours) >= 0 and (theirs if q else -theirs) >= 0:
            found.append((_corner(p), _corner(q)))
    if one.threshold is not None and two.threshold is not None:
        # the threshold in one player's reply is the other's probability
        at = (two.threshold, one.threshold)
        if _mixes(at):
            found.append(at)
    return found


def _corner(chance: int) -> Level:
    return Level(float(chance), Fraction(chance))


def _temptation(
    payoffs: Exact,
    pair: tuple[int, int],
    third: int | None,
    mix: tuple[Chance, ...],
    at: tuple[Level, Level],
) -> Fraction:
    """Return what the third player would gain by leaving his mix, 0 if there is no third player."""
    if third is None:
        return Fraction(0)
    chances = [level.value if level.exact is None else level.exact for level in at]
    table = np.moveaxis(payoffs[third], [pair[0], pair[1]], [0, 1])
    weights = [np.array([Fraction(c), 1 - Fraction(c)], dtype=object) for c in chances]
    worth = np.tensordot(weights[1], np.tensordot(weights[0], table, axes=1), axes=1)
    now = sum((Fraction(c) * w for c, w in zip(mix, worth, strict=True)), Fraction(0))
    return Fraction(max(worth) - now)
