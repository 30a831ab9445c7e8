"""Whether a record says what the checker found: no more and no less.

Owns the comparison, both ways. Everything claimed is first asked of the game itself
(`games.verify.equilibrium`), then each thing claimed must be one thing found and the other way
round.
"""

from __future__ import annotations

from itertools import pairwise
from itertools import product as every
from typing import TYPE_CHECKING, TypeVar

from games.verify.bands import covered
from games.verify.claims import Fault
from games.verify.equilibrium import hold, holds, index
from games.verify.levels import Level
from games.verify.numbers import sign
from games.verify.polytopes import same
from games.verify.region import UnknownError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.verify.claims import Claim, ClaimedMix, Curved, Point, Product
    from games.verify.found import Found, Mix, Piece, Segment, Surface, Sweeping
    from games.verify.game import Game
    from games.verify.polynomials import Polynomial

__all__ = ["settle"]

C = TypeVar("C")
F = TypeVar("F")


def settle(game: Game, claim: Claim, found: Found) -> None:
    """Compare a record with what was found on its support profile.

    Raises
    ------
    Fault
        If they differ, in a few words.
    UnknownError
        If what is claimed is so, but cannot be told to be all.
    """
    for point in claim.points:
        _ask_point(game, claim, point)
    for product in claim.products:
        _ask_product(game, claim, product)
    for one in claim.curved:
        _ask_curved(game, claim, one)
    try:
        _compare(claim, found)
    except Fault:
        if found.loose:
            message = "a set that can be told in several ways"
            raise UnknownError(message) from None
        raise


def _compare(claim: Claim, found: Found) -> None:
    """Find for each thing found one thing claimed, and the other way round."""
    still = [one for one in found.sweeping if one.mover is not None]
    moving = [one for one in found.sweeping if one.mover is None]
    _pair_up(claim.points, found.points, _is_point, "point")
    left = _pair_some(claim.products, still, _is_still, "product")
    _pair_up(left, found.products, _is_product, "product")
    bent = _pair_some(claim.curved, moving, _is_sweeping, "curve or surface")
    _pair_curves(covered(bent, found.bands), found.surfaces)


def _ask_point(game: Game, claim: Claim, point: Point) -> None:
    if tuple(mix.support for mix in point.mixes) != claim.support:
        message = "a point of another support"
        raise Fault(message)
    if not holds(game, claim.support, point.mixes):
        message = "a point that is no equilibrium"
        raise Fault(message)
    if index(game, claim.support, point.mixes) != point.index:
        message = "an index that is not the point's"
        raise Fault(message)


def _ask_product(game: Game, claim: Claim, product: Product) -> None:
    for own, corners in zip(claim.support, product.corners, strict=True):
        if {j for mix in corners for j in mix.support} != set(own):
            message = "a product of another support"
            raise Fault(message)
    if not hold(game, claim.support, product.corners):
        message = "a product that is not made of equilibria"
        raise Fault(message)


def _ask_curved(game: Game, claim: Claim, one: Curved) -> None:
    if len(one.points) < 2:
        message = "a curve or surface without points to know it by"
        raise Fault(message)
    for point in one.points:
        for own, mix in zip(claim.support, point.mixes, strict=True):
            if not set(mix.support) <= set(own):
                message = "a curve or surface of another support"
                raise Fault(message)
        if not holds(game, claim.support, point.mixes):
            message = "a point of a curve or surface that is no equilibrium"
            raise Fault(message)


def _pair_some(
    claimed: Sequence[C], found: Sequence[F], alike: Callable[[C, F], bool], what: str
) -> list[C]:
    """Find for each thing found one thing claimed, and return what is left of the claims."""
    left = list(claimed)
    for one in found:
        twin = next((other for other in left if alike(other, one)), None)
        if twin is None:
            message = f"a {what} is missing"
            raise Fault(message)
        left.remove(twin)
    return left


def _pair_up(
    claimed: Sequence[C], found: Sequence[F], alike: Callable[[C, F], bool], what: str
) -> None:
    """Find for each thing found one thing claimed; none may be left over."""
    if _pair_some(claimed, found, alike, what):
        message = f"a {what} that is not there, or is listed twice"
        raise Fault(message)


def _is_point(point: Point, piece: Piece) -> bool:
    if piece.alone and piece.ratio is not None and piece.at is not None:
        # all equilibria of the support stand at roots of one polynomial, each in its own stretch
        return Level(point.mixes[piece.ratio.player], piece.ratio).within(piece.at)
    return _are(tuple((mix,) for mix in point.mixes), piece.corners, piece)


def _is_product(product: Product, piece: Piece) -> bool:
    return _are(product.corners, piece.corners, piece)


def _are(
    claimed: Sequence[Sequence[ClaimedMix]], found: Sequence[Sequence[Mix]], piece: Piece
) -> bool:
    """Tell whether two products have the same corners."""
    if [len(own) for own in claimed] != [len(own) for own in found]:
        return False
    level = None
    if piece.ratio is not None and piece.at is not None:
        level = Level(claimed[piece.ratio.player][0], piece.ratio)
        if not level.equals(piece.at):
            return False
    for mixes, corners in zip(claimed, found, strict=True):
        left = list(corners)
        for mix in mixes:
            twin = next((own for own in left if _same(level, own, mix)), None)
            if twin is None:
                return False
            left.remove(twin)
    return True


def _same(level: Level | None, own: Mix, mix: ClaimedMix) -> bool:
    return level.carries(own, mix) if level is not None else same(own, mix.weights)


def _is_still(product: Product, one: Sweeping) -> bool:
    """Tell whether a product is what one moving player and others who stand still make."""
    mover = one.ratio.player
    ends = product.corners[mover]
    if len(ends) != 2:
        return False
    levels = [Level(mix, one.ratio) for mix in ends]
    borders = (one.segments[0].low, one.segments[-1].high)
    reached = [[level.equals(end) for end in borders] for level in levels]
    if reached not in ([[True, False], [False, True]], [[False, True], [True, False]]):
        return False
    return all(
        player == mover or _carried(levels[0], mixes, corners)
        for player, (mixes, corners) in enumerate(
            zip(product.corners, one.segments[0].corners, strict=True)
        )
    )


def _carried(
    level: Level, mixes: Sequence[ClaimedMix], corners: Sequence[tuple[Polynomial, ...]]
) -> bool:
    """Tell whether claimed mixtures are what some corners are at a level."""
    if len(mixes) != len(corners):
        return False
    return all(any(level.carries(own, mix) for own in corners) for mix in mixes) and all(
        any(level.carries(own, mix) for mix in mixes) for own in corners
    )


def _is_sweeping(curved: Curved, one: Sweeping) -> bool:
    """Tell whether profiles make known what moves: all of them on it, at each end all corners."""
    if curved.kind != ("curve" if one.is_curve else "surface"):
        return False
    player = one.ratio.player
    levels = [Level(point.mixes[player], one.ratio) for point in curved.points]
    for level, point in zip(levels, curved.points, strict=True):
        if not any(_stands_on(level, point, segment) for segment in one.segments):
            return False
    for segment, end in (
        (one.segments[0], one.segments[0].low),
        (one.segments[-1], one.segments[-1].high),
    ):
        there = [
            (level, point)
            for level, point in zip(levels, curved.points, strict=True)
            if level.equals(end)
        ]
        if not there or not all(
            any(_is_corner(level, point, corner) for level, point in there)
            for corner in every(*segment.corners)
        ):
            return False
    # the first two of a curve are its ends
    return not one.is_curve or {
        tuple(level.equals(end) for end in (one.segments[0].low, one.segments[-1].high))
        for level in levels[:2]
    } == {(True, False), (False, True)}


def _stands_on(level: Level, point: Point, segment: Segment) -> bool:
    return (
        level.order(segment.low) >= 0
        and level.order(segment.high) <= 0
        and any(_is_corner(level, point, corner) for corner in every(*segment.corners))
    )


def _is_corner(level: Level, point: Point, corner: Sequence[tuple[Polynomial, ...]]) -> bool:
    return all(level.carries(own, mix) for own, mix in zip(corner, point.mixes, strict=True))


def _pair_curves(claimed: Sequence[Curved], surfaces: Sequence[Surface]) -> None:
    """Find the surfaces, and the curves that are cut out of two segments by their ends."""
    plain = [surface for surface in surfaces if not surface.ends]
    _pair_up([one for one in claimed if one.kind == "surface"], plain, _is_on, "surface")
    ends = [(surface, *end) for surface in surfaces for end in surface.ends]
    for curve in (one for one in claimed if one.kind == "curve"):
        own = [
            next((end for end in ends if _is_profile(point, end[1], end[0])), None)
            for point in curve.points[:2]
        ]
        first, last = own
        if first is None or last is None or first is last or first[::2] != last[::2]:
            message = "a curve that is not there, or ends elsewhere, or is listed twice"
            raise Fault(message)
        ends.remove(first)
        ends.remove(last)
        if not _is_on(curve, first[0]):
            message = "a curve with points elsewhere"
            raise Fault(message)
    if ends:
        message = "a curve is missing"
        raise Fault(message)


def _is_profile(point: Point, profile: Sequence[Mix], surface: Surface) -> bool:
    level = None
    if surface.ratio is not None:
        level = Level(point.mixes[surface.ratio.player], surface.ratio)
    return all(_same(level, own, mix) for own, mix in zip(profile, point.mixes, strict=True))


def _is_on(curve: Curved, surface: Surface) -> bool:
    """Tell whether a surface's points are at its level, and at least two of them differ."""
    if surface.ratio is not None and surface.at is not None:
        for point in curve.points:
            level = Level(point.mixes[surface.ratio.player], surface.ratio)
            if not level.equals(surface.at):
                return False
    return any(
        any(not _alike(a, b) for a, b in zip(one.mixes, other.mixes, strict=True))
        for one, other in pairwise(curve.points)
    )


def _alike(one: ClaimedMix, other: ClaimedMix) -> bool:
    """Tell whether two mixtures at one root are the same; at different ones they are not."""
    if one.root is not None and other.root is not None and one.root is not other.root:
        return False
    return all(
        not sign(a * other.total - b * one.total)
        for a, b in zip(one.weights, other.weights, strict=True)
    )
