"""All three mix, and no polynomial says at which levels: what holds at every level.

Owns the pieces that move with the level of one player who mixes two strategies: on each stretch of
levels the two others choose from a product of polytopes whose corners are polynomials in the level
(`games.verify.stretches`); neighbours that meet are one. What stands at one level alone and is no
limit of these is added. Knows no records.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from games.verify import polynomials as poly
from games.verify.fixed import others_of
from games.verify.found import Band, Found, Piece, Ratio, Segment, Surface, Sweeping
from games.verify.germs import Germ
from games.verify.numbers import Root, Value, at
from games.verify.polytopes import same
from games.verify.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.fixed import Fixed
    from games.verify.found import Corners, Mix
    from games.verify.game import Game, Support
    from games.verify.germs import Sample
    from games.verify.marks import Level
    from games.verify.numbers import Number
    from games.verify.polynomials import Polynomial
    from games.verify.region import Part

__all__ = ["along", "pair", "profiles"]


def along(game: Game, fixed: Fixed, support: Support, player: int) -> Found:
    """Return all equilibria of a support profile, along the level of one who mixes two strategies.

    Raises
    ------
    games.verify.region.UnknownError
        If several surfaces cut a product at some level.
    """
    return _Along(game, fixed, support, player).found()


def pair(level: Level) -> tuple[Number, Number]:
    """Return 1 - t and t, times something positive."""
    if isinstance(level, Root):
        return Value((1, -1), level), Value((0, 1), level)
    return level.denominator - level.numerator, level.numerator


def profiles(part: Part, player: int, mix: Mix) -> tuple[tuple[tuple[Mix, ...], int], ...]:
    """Return the ends of a part with the mixture of the player who was fixed."""
    out = []
    for y, z, side in part.ends:
        own = [y, z]
        own.insert(player, mix)
        out.append((tuple(own), side))
    return tuple(out)


class _Along:
    def __init__(self, game: Game, fixed: Fixed, support: Support, player: int) -> None:
        self._game, self._fixed, self._support, self._player = game, fixed, support, player
        self._ratio = Ratio(player, support[player][:1], support[player][1:])

    def _mix(self, rest: Number, share: Number) -> Mix:
        weights: list[Number] = [0] * self._game.shape[self._player]
        for j, weight in zip(self._support[self._player], (rest, share), strict=True):
            weights[j] = weight
        return tuple(weights)

    def _ask(self, rest: Number, share: Number) -> list[Part]:
        return self._fixed.at(self._player, self._mix(rest, share), self._support)

    def found(self) -> Found:
        levels, parts = stretches(
            (Fraction(0), Fraction(1)),
            lambda sample: self._ask(*_germs(sample)),
        )
        out = Found(loose=min(map(len, self._support)) == 1)
        growing: list[Sweeping] = []
        waiting: list[Piece] = []
        for place, some in enumerate(parts):
            low, high = levels[place], levels[place + 1]
            new = [self._begun(part, low, high) for part in some if not part.cut]
            starts = [_limits(one, low) for one in new]
            out.pieces += [piece for piece in waiting if not _among(piece.corners, starts)]
            growing, done = _grown(growing, new, low)
            out.sweeping += done
            waiting = []
            if place + 1 < len(parts):
                beside = [(part, low, high) for part in some if part.cut]
                beside += [(part, high, levels[place + 2]) for part in parts[place + 1] if part.cut]
                surfaces = [_limits(self._begun(*one), high) for one in beside]
                waiting = self._alone(out, high, growing, surfaces)
        out.sweeping += growing
        out.bands = self._bands(levels, parts)
        return out

    def _bands(self, levels: Sequence[Level], parts: Sequence[Sequence[Part]]) -> list[Band]:
        """Return the stretches along which surfaces move; neighbours are one."""
        out: list[Band] = []
        for (low, high), some in zip(pairwise(levels), parts, strict=True):
            if any(part.cut for part in some):
                start = out.pop().low if out and out[-1].high is low else low
                out.append(Band(self._ratio, start, high))
        return out

    def _begun(self, part: Part, low: Level, high: Level) -> Sweeping:
        return Sweeping(self._ratio, (Segment(low, high, self._moving(part)),))

    def _alone(
        self,
        out: Found,
        level: Level,
        growing: Sequence[Sweeping],
        surfaces: Sequence[Corners],
    ) -> list[Piece]:
        """Return what stands at a level and is not the limit of what comes from below.

        `surfaces` are the limits of products that surfaces cut all along a stretch that ends or
        begins here: what is cut out of the same product here is the limit of those surfaces.
        """
        limits = [_limits(one, level) for one in growing]
        mix = self._mix(*pair(level))
        pieces = []
        for part in self._ask(*pair(level)):
            corners = self._corners(part, (mix,))
            if part.cut and not _among(corners, surfaces):
                ends = profiles(part, self._player, mix)
                out.surfaces.append(Surface(corners, self._ratio, level, ends))
                # it may still be the border of what is cut, from more or less, beside it
                out.loose = out.loose or bool(surfaces)
            elif not part.cut and not _among(corners, limits):
                pieces.append(Piece(corners, self._ratio, level))
        return pieces

    def _corners(self, part: Part, own: Sequence[Mix]) -> Corners:
        y, z = others_of(self._player)
        corners: list[tuple[Mix, ...]] = [(), (), ()]
        corners[self._player], corners[y], corners[z] = tuple(own), tuple(part.ys), tuple(part.zs)
        return tuple(corners)

    def _moving(self, part: Part) -> tuple[tuple[tuple[Polynomial, ...], ...], ...]:
        first, second = self._support[self._player]
        own: list[Polynomial] = [()] * self._game.shape[self._player]
        own[first], own[second] = (1, -1), (0, 1)
        y, z = others_of(self._player)
        corners: list[tuple[tuple[Polynomial, ...], ...]] = [(), (), ()]
        corners[self._player] = (tuple(own),)
        corners[y] = tuple(_polynomials(mix) for mix in part.ys)
        corners[z] = tuple(_polynomials(mix) for mix in part.zs)
        return tuple(corners)


def _germs(sample: Sample) -> tuple[Number, Number]:
    """Return 1 - t and t near a sample; to whoever adds and multiplies they are numbers."""
    return cast("Number", Germ((1, -1), sample)), cast("Number", Germ((0, 1), sample))


def _whole(weight: object) -> int:
    if not isinstance(weight, int):
        message = "a mixture that is neither whole numbers nor germs"
        raise TypeError(message)
    return weight


def _polynomials(mix: Sequence[object]) -> tuple[Polynomial, ...]:
    """Return a mixture that moves as polynomials without a common factor."""
    own = [weight.p if isinstance(weight, Germ) else poly.of((_whole(weight),)) for weight in mix]
    common: Polynomial = ()
    for p in own:
        common = poly.gcd(common, p)
    return tuple(poly.divide(p, common) for p in own)


def _limits(one: Sweeping, level: Level) -> Corners:
    """Return what the last or first segment approaches at a level."""
    near = one.segments[-1] if one.segments[-1].high is level else one.segments[0]
    return tuple(tuple(tuple(at(p, level) for p in mix) for mix in own) for own in near.corners)


def _grown(
    growing: Sequence[Sweeping], new: list[Sweeping], level: Level
) -> tuple[list[Sweeping], list[Sweeping]]:
    """Put what comes from below a level together with what begins there."""
    left, out, done = list(new), [], []
    for old in growing:
        reached = _limits(old, level)
        after = next((one for one in left if _meet(old, one, reached, level)), None)
        if after is None:
            done.append(old)
        else:
            left.remove(after)
            out.append(Sweeping(old.ratio, (*old.segments, *after.segments)))
    return [*out, *left], done


def _meet(old: Sweeping, one: Sweeping, reached: Corners, level: Level) -> bool:
    return (old.mover is None) == (one.mover is None) and _equal(reached, _limits(one, level))


def _among(corners: Corners, others: Sequence[Corners]) -> bool:
    return any(_equal(corners, other) for other in others)


def _equal(one: Corners, other: Corners) -> bool:
    """Tell whether two products have the same corners; some may have met on the way to a limit."""
    return all(_inside(a, b) and _inside(b, a) for a, b in zip(one, other, strict=True))


def _inside(some: Sequence[Mix], others: Sequence[Mix]) -> bool:
    return all(any(same(mix, other) for other in others) for mix in some)
