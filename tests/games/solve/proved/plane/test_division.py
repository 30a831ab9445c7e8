"""A triangle cut by curves: pieces with exact samples, and which of them hang together."""

from __future__ import annotations

import random
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")

from flint import fmpq, fmpq_poly

from examples import about
from games.solve.proved.plane.columns import Division
from games.solve.proved.plane.curves import INNER, Crooked, Curves
from games.solve.proved.plane.events import Events
from games.solve.proved.plane.patch import Sample
from games.solve.proved.three.places import inner

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.solve.proved.plane.columns import Piece

    #: Makes polynomials of the three weights.
    Drawn = Callable[[Any, Any, Any], list[Any]]

seeds = st.integers(0, 10**6)


def cut(drawn: Drawn, shear: int = 1009) -> Division:
    """Divide a triangle by the zeros of polynomials in the weights of its corners."""
    curves = Curves(shear)
    for polynomial in drawn(*curves.weights):
        curves.factors(polynomial)
    return Division(curves, Events(curves).all())


def signs(division: Division, drawn: Drawn) -> dict[Piece, tuple[int, ...]]:
    """Return the signs of the polynomials on every piece."""
    polynomials = drawn(*division.curves.weights)
    pieces = [*division.cells(), *division.arcs(), *division.points()]
    return {piece: tuple(map(sample.sign, polynomials)) for piece, sample in pieces}


def sets(division: Division, kept: set[Piece]) -> list[int]:
    """Return of every connected part of the union of some pieces its dimension, in order."""
    first = {piece: piece for piece in kept}

    def root(piece: Piece) -> Piece:
        while first[piece] != piece:
            piece = first[piece]
        return piece

    for one, other in division.joined(kept):
        if one in first and other in first:
            first[root(one)] = root(other)
    found: dict[Piece, int] = {}
    for piece in kept:
        found[root(piece)] = max(found.get(root(piece), 0), piece.dimension)
    return sorted(found.values())


def where(drawn: Drawn, allowed: Callable[[tuple[int, ...]], bool], shear: int = 1009) -> list[int]:
    division = cut(drawn, shear)
    kept = {piece for piece, own in signs(division, drawn).items() if allowed(own)}
    return sets(division, kept)


def not_above(own: tuple[int, ...]) -> bool:
    return max(own) <= 0


def on_all(own: tuple[int, ...]) -> bool:
    return not any(own)


def test_an_untouched_triangle_is_one_piece() -> None:
    assert where(lambda a, b, c: [], lambda _: True) == [2]


def test_a_line_leaves_two_sides_and_itself() -> None:
    def line(a: Any, b: Any, c: Any) -> list[Any]:
        return [2 * a - b - c]

    assert where(line, on_all) == [1]
    assert where(line, lambda own: own[0] != 0) == [2, 2]
    assert where(line, not_above) == [2]


def test_a_point_that_solves_a_sum_of_squares_is_found_alone() -> None:
    def squares(a: Any, b: Any, c: Any) -> list[Any]:
        return [(a - b) ** 2 + (b - c) ** 2]

    assert where(squares, not_above) == [0]
    assert where(squares, lambda own: own[0] > 0) == [2]
    assert where(squares, lambda own: own[0] >= 0) == [2]


def test_coordinates_in_which_one_point_is_above_another_are_not_used() -> None:
    def lines(a: Any, b: Any, _: Any) -> list[Any]:
        return [2 * a - 1, 8 * b - 1, 4 * a - 1, 4 * b - 1]

    with pytest.raises(Crooked):
        cut(lines, shear=2)
    assert len([own for own in cut(lines).events if own.inside]) == 4


def test_where_two_disks_touch_and_no_more_there_is_a_point() -> None:
    def disks(a: Any, b: Any, _: Any) -> list[Any]:
        # radius 1/16 each, in these coordinates, middles 1/8 apart
        return [
            (16 * a - 4) ** 2 + (16 * b - 4) ** 2 - 1,
            (16 * a - 6) ** 2 + (16 * b - 4) ** 2 - 1,
        ]

    assert where(disks, not_above) == [0]
    assert where(disks, lambda own: min(own) <= 0) == [2]
    assert where(disks, lambda own: min(own) < 0) == [2, 2]


def test_three_half_planes_may_leave_a_point_beside_a_region() -> None:
    def cut_off(a: Any, b: Any, c: Any) -> list[Any]:
        one, other = 3 * a - 1, 3 * b - 1
        bend = 20 * (a - b) * (a + b - 2 * c)
        return [one - bend, other - bend, -one - other - bend]

    assert where(cut_off, not_above) == [0, 2, 2]


def test_a_hyperbola_has_two_arcs_and_a_circle_one() -> None:
    assert where(lambda a, b, c: [16 * (a - b) * (a - c) - b * c], on_all) == [1, 1]
    assert where(lambda a, b, _: [(8 * a - 2) ** 2 + (8 * b - 2) ** 2 - 1], on_all) == [1]


def test_a_curve_that_crosses_itself_is_one_set_and_four_arcs() -> None:
    def knot(a: Any, b: Any, _: Any) -> list[Any]:
        x, y = 3 * a - 1, 3 * b - 1
        return [2 * y**2 - x**2 * (1 - 2 * x)]

    division = cut(knot)
    assert [own.sides for own in division.events if own.inside and own.sides[3] == 0]
    assert where(knot, on_all) == [1]


def drawn_from(seed: int) -> Drawn:
    """Lines and conics with small coefficients, of which several go through one point."""
    dice = random.Random(seed)

    def line(a: Any, b: Any, c: Any) -> Any:
        p, q, r = (dice.randint(-3, 3) for _ in range(3))
        return p * a + q * b + r * c

    def polynomials(a: Any, b: Any, c: Any) -> list[Any]:
        dice.seed(seed)
        lines = [line(a, b, c) for _ in range(2)]
        conics = [line(a, b, c) * line(a, b, c) + line(a, b, c) * line(a, b, c) for _ in range(2)]
        through = lines[0] * line(a, b, c) + lines[1] * line(a, b, c)
        return [*lines, *conics, through]

    return polynomials


@about(15)
@given(seeds, st.integers(0, 2**5 - 1))
def test_what_hangs_together_does_not_depend_on_the_coordinates(seed: int, sides: int) -> None:
    drawn = drawn_from(seed)

    def allowed(own: tuple[int, ...]) -> bool:
        return all(s <= 0 if sides >> k & 1 else s >= 0 for k, s in enumerate(own[2:], start=2))

    def found(shear: int) -> list[int] | None:
        try:
            return where(drawn, allowed, shear)
        except Crooked:
            return None

    known = [own for own in map(found, (1009, 2003, 10007)) if own is not None]
    assert len(known) > 1
    assert all(own == known[0] for own in known)


@about(15)
@given(seeds)
def test_every_point_has_the_signs_of_some_piece(seed: int) -> None:
    drawn = drawn_from(seed)
    division = cut(drawn)
    there = set(signs(division, drawn).values())
    dice = random.Random(seed)
    for _ in range(40):
        whole = sorted(dice.sample(range(1, 24), 2))
        a, b = fmpq(whole[0], 24), fmpq(whole[1] - whole[0], 24)
        sample = Sample(division.curves, a + division.curves.shear * b, b)
        assert tuple(sample.side(number) for number in range(3)) == INNER
        assert tuple(map(sample.sign, drawn(*division.curves.weights))) in there


@about(10)
@given(seeds)
def test_pieces_of_one_set_of_signs_hang_together_along_a_straight_way(seed: int) -> None:
    drawn = drawn_from(seed)
    division = cut(drawn)
    own = dict(division.cells())
    first = {piece: piece for piece in own}

    def root(piece: Piece) -> Piece:
        while first[piece] != piece:
            piece = first[piece]
        return piece

    for one, other in division.joined(own):
        if one.dimension == other.dimension == 2:
            first[root(one)] = root(other)
    dice = random.Random(seed)
    ways = 0
    for one, other in dice.sample([*combinations(own, 2)], min(300, comb(len(own), 2))):
        left, right = own[one], own[other]
        if left.sides() == right.sides() and _straight(division, left, right):
            ways += 1
            assert root(one) == root(other)
    assert ways or len(own) < 20


def _straight(division: Division, one: Sample, other: Sample) -> bool:
    """Tell whether no curve is met on the segment between two rational points."""
    u = fmpq_poly([one.u, other.u - one.u])
    t = fmpq_poly([one.t, other.t - one.t])
    for curve in division.curves.met:
        value = sum((row(u) * t**power for power, row in enumerate(curve.rows)), fmpq_poly([]))
        if inner(value.numer()):
            return False
    return True
