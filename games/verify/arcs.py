"""Curves of equilibria: over which levels all probabilities and inequalities hold.

Owns the cutting of a curve at the roots of everything whose sign matters; between two neighbouring
roots one rational level speaks for all. Knows no records.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product
from typing import TYPE_CHECKING

from games.verify import polynomials as poly
from games.verify.found import Arc
from games.verify.numbers import Root, roots_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.game import Game, Support
    from games.verify.line import Line
    from games.verify.polynomials import Polynomial

__all__ = ["arcs", "between"]


def arcs(game: Game, support: Support, line: Line) -> tuple[list[Arc], list[Fraction | Root]]:
    """Return the arcs of a line's curve on which everything holds, as long as they can be.

    Neighbouring arcs are one where the profile between them belongs to both.

    Returns
    -------
    The arcs, and the levels beside none of them at which an inequality may be met all the same:
    where it is an equality, and nothing next to it will do.
    """
    mixes = _mixes(game, support, line)
    tests = [
        (player, _gain(game, mixes, player, to, own[0]))
        for player, own in enumerate(support)
        for to in range(game.shape[player])
        if to not in own
    ]
    played = [[mixes[player][j] for j in own] for player, own in enumerate(support)]
    cuts: Polynomial = line.roots_of
    for p in (*(p for own in played for p in own), *(p for _, p in tests)):
        if len(p) > 1:
            cuts = poly.square_free(poly.multiply(cuts, p))
    marks = [Fraction(0), *roots_of(cuts), Fraction(1)]
    out: list[Arc] = []
    alone = marks[1:-1]
    for low, high in pairwise(marks):
        if _stands(played, tests, between(low, high)):
            arc = Arc(line.ratio, low, high, mixes)
            if out and out[-1].high is low and _inner(played, low):
                arc = Arc(line.ratio, out.pop().low, high, mixes)
            out.append(arc)
            alone = [mark for mark in alone if mark is not low and mark is not high]
    return out, [mark for mark in alone if not _is_root(line.roots_of, mark)]


def _is_root(p: Polynomial, level: Fraction | Root) -> bool:
    if isinstance(level, Root):
        return not level.sign(p)
    return not poly.sign_at(p, level.numerator, level.denominator)


def _mixes(game: Game, support: Support, line: Line) -> tuple[tuple[Polynomial, ...], ...]:
    assert line.curve is not None
    (first,), (second,) = line.ratio.first, line.ratio.second
    moving: dict[int, Polynomial] = {first: (1, -1), second: (0, 1)}
    out = []
    for player, own in enumerate(support):
        if player == line.ratio.player:
            weights = moving
        else:
            weights = dict(zip(own, line.curve[player], strict=True))
        out.append(tuple(weights.get(j, ()) for j in range(game.shape[player])))
    return tuple(out)


def _gain(
    game: Game, mixes: Sequence[Sequence[Polynomial]], player: int, to: int, over: int
) -> Polynomial:
    """Return what a strategy gains over another along the curve, times the mixtures' sums."""
    total: Polynomial = ()
    others = [mix for other, mix in enumerate(mixes) if other != player]
    for cell in product(*([j for j, p in enumerate(mix) if p] for mix in others)):
        weight: Polynomial = (1,)
        for mix, j in zip(others, cell, strict=True):
            weight = poly.multiply(weight, mix[j])
        total = poly.add(total, poly.times(weight, game.gain(player, to, over, cell)))
    return total


def _stands(
    played: Sequence[Sequence[Polynomial]],
    tests: Sequence[tuple[int, Polynomial]],
    level: Fraction,
) -> bool:
    flips = []
    for own in played:
        signs = {poly.sign_at(p, level.numerator, level.denominator) for p in own}
        if len(signs) != 1 or 0 in signs:
            return False
        flips.append(signs.pop())
    for player, p in tests:
        others = [flip for other, flip in enumerate(flips) if other != player]
        scale = others[0] * others[1]
        if poly.sign_at(p, level.numerator, level.denominator) * scale > 0:
            return False
    return True


def _inner(played: Sequence[Sequence[Polynomial]], level: Fraction | Root) -> bool:
    """Tell whether no probability is zero on the curve at a level."""
    if isinstance(level, Root):
        return all(level.sign(p) for own in played for p in own)
    return all(poly.sign_at(p, level.numerator, level.denominator) for own in played for p in own)


def _bounds(level: Fraction | Root) -> tuple[Fraction, Fraction]:
    return level.bounds if isinstance(level, Root) else (level, level)


def between(low: Fraction | Root, high: Fraction | Root) -> Fraction:
    """Return a rational level strictly between two different ones, the lower given first."""
    while True:
        left, right = _bounds(low)[1], _bounds(high)[0]
        if left < right:
            # an end that is a bound of a root only is no root itself, but may be the other end
            return (left + right) / 2
        for end in (low, high):
            if isinstance(end, Root):
                end.refine(4)
