"""Whether a record says what the checker found: no more and no less.

Owns the comparison, both ways. Everything claimed is first asked of the game itself
(`games.verify.equilibrium`), then each thing claimed must be one thing found and the other way
round.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from games.verify.claims import Fault, Product
from games.verify.equilibrium import hold, holds, index
from games.verify.levels import Level
from games.verify.numbers import sign
from games.verify.polytopes import same

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.verify.claims import Claim, ClaimedMix, Curved, Point
    from games.verify.found import Arc, Found, Mix, Piece, Surface
    from games.verify.game import Game

__all__ = ["settle"]

C = TypeVar("C")
F = TypeVar("F")


def settle(game: Game, claim: Claim, found: Found) -> None:
    """Compare a record with what was found on its support profile.

    Raises
    ------
    Fault
        If they differ, in a few words.
    """
    for point in claim.points:
        _ask_point(game, claim, point)
    for product in claim.products:
        _ask_product(game, claim, product)
    for one in claim.curved:
        _ask_curved(game, claim, one)
    moved = [arc for arc in found.arcs if not _still(arc)]
    still = [arc for arc in found.arcs if _still(arc)]
    _pair_up(claim.points, found.points, _is_point, "point")
    whole = [product for product in claim.products if not any(_is_still(product, a) for a in still)]
    if len(claim.products) - len(whole) != len(still):
        message = "a product is missing, or one too many"
        raise Fault(message)
    known = [p for p in whole if any(_is_product(p, own) for own in found.products)]
    _pair_up(known, found.products, _is_product, "product")
    thin = [own for own in found.surfaces if own.thin]
    wide = [own for own in found.surfaces if not own.thin]
    curves = [c for c in claim.curved if c.kind == "curve"]
    arcs = [c for c in curves if any(_is_arc(c, arc) for arc in moved)]
    _pair_up(arcs, moved, _is_arc, "curve")
    _cover([c for c in curves if c not in arcs], thin, _is_on, "curve")
    # a region that several forms cut out of a product may consist of products in part
    flat = [p for p in whole if p not in known]
    parts: list[Curved | Product] = [*flat, *(c for c in claim.curved if c.kind == "surface")]
    _cover(parts, wide, _is_part, "surface or product")


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


def _pair_up(
    claimed: Sequence[C], found: Sequence[F], alike: Callable[[C, F], bool], what: str
) -> None:
    """Find for each thing claimed one thing found; none may be left over."""
    left = list(found)
    for one in claimed:
        twin = next((other for other in left if alike(one, other)), None)
        if twin is None:
            message = f"a {what} that is not there, or is listed twice"
            raise Fault(message)
        left.remove(twin)
    if left:
        message = f"a {what} is missing"
        raise Fault(message)


def _cover(
    claimed: Sequence[C], found: Sequence[F], part_of: Callable[[C, F], bool], what: str
) -> None:
    """Find for each thing claimed what it is a part of; some part of each must be claimed.

    A surface that cuts a product of polytopes may fall into parts that do not touch.
    """
    if any(not any(part_of(one, own) for own in found) for one in claimed):
        message = f"a {what} that is not there"
        raise Fault(message)
    if any(not any(part_of(one, own) for one in claimed) for own in found):
        message = f"a {what} is missing"
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


def _still(arc: Arc) -> bool:
    """Tell whether only one player moves along an arc: then it is a product."""
    return all(
        all(len(p) <= 1 for p in mix)
        for player, mix in enumerate(arc.mixes)
        if player != arc.ratio.player
    )


def _is_still(product: Product, arc: Arc) -> bool:
    """Tell whether a product is an arc along which one player moves."""
    mover = arc.ratio.player
    ends = product.corners[mover]
    others = [own for player, own in enumerate(product.corners) if player != mover]
    if len(ends) != 2 or any(len(own) != 1 for own in others):
        return False
    levels = [Level(mix, arc.ratio) for mix in ends]
    reached = [[level.equals(end) for end in (arc.low, arc.high)] for level in levels]
    still = [mix for player, mix in enumerate(arc.mixes) if player != mover]
    return reached in ([[True, False], [False, True]], [[False, True], [True, False]]) and all(
        levels[0].carries(mix, own[0]) for mix, own in zip(still, others, strict=True)
    )


def _is_arc(curve: Curved, arc: Arc) -> bool:
    """Tell whether a curve's points lie on an arc, its first two at the ends, and not all there."""
    places = []
    for point in curve.points:
        level = Level(point.mixes[arc.ratio.player], arc.ratio)
        places.append((level.order(arc.low), level.order(arc.high)))
        if places[-1][0] < 0 or places[-1][1] > 0:
            return False
        if not all(
            level.carries(mix, own) for mix, own in zip(arc.mixes, point.mixes, strict=True)
        ):
            return False
    return sorted(places[:2]) == [(0, -1), (1, 0)]


def _is_part(one: Curved | Product, surface: Surface) -> bool:
    if not isinstance(one, Product):
        return _is_on(one, surface)
    if surface.ratio is None or surface.at is None:
        return True
    mixes = one.corners[surface.ratio.player]
    return all(Level(mix, surface.ratio).equals(surface.at) for mix in mixes)


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
