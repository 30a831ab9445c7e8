"""A proof's pieces: what lies in another is told once, and what hangs together has one number."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about

pytest.importorskip("flint")

from flint import fmpz_poly

from games.solve.proved.components import pieces
from games.solve.proved.enclosed import Enclosed
from games.solve.proved.hulls import inside, meet
from games.solve.proved.numbers import Algebraic
from games.solve.proved.proof import Answer, Curved, Point, Product, Proof
from games.solve.proved.prove import prove
from games.solve.proved.roots import Root

if TYPE_CHECKING:
    from games.solve.proved.proof import Mix

ONE, NIL, HALF = Fraction(1), Fraction(0), Fraction(1, 2)
UP, DOWN, EVEN = (ONE, NIL), (NIL, ONE), (HALF, HALF)
GOLDEN = Algebraic([0, 1], Root(fmpz_poly([-1, 1, 1]), 1))  # 0.618...
BENT: Mix = (GOLDEN, 1 - GOLDEN)


def exact(nested: Any) -> np.ndarray[Any, Any]:
    whole = np.array(nested, dtype=object)
    return np.array([Fraction(v) for v in whole.ravel()], dtype=object).reshape(whole.shape)


def three(*answers: Answer) -> Proof:
    """A proof for three players with two strategies each; the supports do not matter here."""
    names = product(((0,), (1,), (0, 1)), repeat=3)
    return Proof((2, 2, 2), dict(zip(names, answers, strict=False)))


def line(one: Mix, other: Mix, *rest: Mix) -> Product:
    return Product(((one, other), *((mix,) for mix in rest)))


def test_a_game_without_families_is_told_as_it_is() -> None:
    proof = prove(exact([[[2, 0], [0, 1]], [[1, 0], [0, 2]]]))
    assert pieces(proof) == tuple((point, None) for point in proof.points)


def test_a_game_without_stakes_is_one_piece() -> None:
    assert [type(own) for own, _ in pieces(prove(exact(np.zeros((2, 4, 4), dtype=int))))] == [
        Product
    ]


def test_two_segments_that_share_a_corner_are_one_component() -> None:
    # the first may do either against the left, and the second either against the top
    found = pieces(prove(exact([[[1, 1], [1, 0]], [[1, 1], [1, 0]]])))
    assert [component for _, component in found] == [0, 0]
    assert all(isinstance(own, Product) for own, _ in found)


def test_segments_that_are_apart_are_two_components_and_a_point_is_none() -> None:
    # against the left the first may do up or down, against the right the third or the fourth
    mine = [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]]
    theirs = [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]]
    found = pieces(prove(exact([mine, theirs])))
    wide = [own for own, component in found if component is not None]
    numbers = {component for _, component in found if component is not None}
    alone = [own for own, component in found if component is None]
    assert ((NIL, NIL, NIL, NIL, ONE), (NIL, NIL, ONE)) in {
        own.profile for own in alone if isinstance(own, Point)
    }
    assert len(numbers) == len(wide) >= 2


@given(
    st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
        lambda shape: st.lists(
            st.integers(-1, 1), min_size=2 * shape[0] * shape[1], max_size=2 * shape[0] * shape[1]
        ).map(lambda own: exact(own).reshape(2, *shape))
    )
)
def test_what_is_left_out_lies_in_what_is_told(game: np.ndarray[Any, Any]) -> None:
    proof = prove(game)
    told = [
        tuple((mix,) for mix in own.profile) if isinstance(own, Point) else own.corners
        for own, _ in pieces(proof)
        if not isinstance(own, Curved)
    ]
    every = [
        corners
        for answer in proof.answers.values()
        for corners in (
            *(tuple((mix,) for mix in own.profile) for own in answer.points),
            *(own.corners for own in answer.products),
        )
    ]
    for corners in every:
        holders = [
            whole
            for whole in told
            if all(
                inside(mix, other) for own, other in zip(corners, whole, strict=True) for mix in own
            )
        ]
        assert holders
        assert (corners in told) == (holders == [corners])


small = st.lists(st.integers(-1, 1), min_size=24, max_size=24).map(
    lambda own: exact(own).reshape(3, 2, 2, 2)
)


def told(proof: Proof) -> tuple[list[int], set[Any]]:
    """How many families the components have, and which corners and points stand where."""
    numbers: dict[int, int] = {}
    profiles: set[Any] = set()
    for own, component in pieces(proof):
        if component is not None:
            numbers[component] = numbers.get(component, 0) + 1
        if isinstance(own, Point):
            profiles.add((own.profile, component is None))
        elif isinstance(own, Product):
            profiles |= {(corner, component is None) for corner in product(*own.corners)}
    return sorted(numbers.values()), profiles


@about(30)
@given(small, st.permutations(range(3)))
def test_with_three_players_the_order_of_players_changes_no_component(
    game: np.ndarray[Any, Any], order: list[int]
) -> None:
    there = prove(game.transpose(0, *(1 + k for k in order))[order])
    back = {
        (tuple(profile[order.index(k)] for k in range(3)), alone)
        for profile, alone in told(there)[1]
    }
    assert told(prove(game)) == (told(there)[0], back)


@about(30)
@given(small)
def test_with_three_players_what_is_left_out_lies_in_what_is_told(
    game: np.ndarray[Any, Any],
) -> None:
    proof = prove(game)
    found = [own for own, _ in pieces(proof)]
    wide = [own.corners for own in found if isinstance(own, Product)]
    listed = {profile for own in found if isinstance(own, Curved) for profile in own.points}
    listed |= {own.profile for own in found if isinstance(own, Point)}
    for answer in proof.answers.values():
        for point in answer.points:
            held = any(all(map(inside, point.profile, whole)) for whole in wide)
            assert held != (point in found) or point.profile in listed
        for family in answer.products:
            holders = [
                whole
                for whole in wide
                if all(
                    inside(mix, other)
                    for own, other in zip(family.corners, whole, strict=True)
                    for mix in own
                )
            ]
            assert holders
            assert (family in found) == (len(holders) == 1 and holders[0] == family.corners)


def test_a_point_within_a_segment_is_not_told_beside_it() -> None:
    segment = line(UP, DOWN, UP, DOWN)
    within = Point((BENT, UP, DOWN), None)
    elsewhere = Point((BENT, DOWN, DOWN), 1)
    proof = three(Answer((within,)), Answer(products=(segment,)), Answer((elsewhere,)))
    assert pieces(proof) == ((segment, 0), (elsewhere, None))


def test_a_segment_within_a_longer_one_is_not_told_beside_it() -> None:
    whole, part = line(UP, DOWN, UP, UP), line(UP, EVEN, UP, UP)
    proof = three(Answer(products=(part,)), Answer(products=(whole,)))
    assert pieces(proof) == ((whole, 0),)
    assert pieces(three(Answer(products=(whole, part)))) == ((whole, 0),)


def test_segments_that_cross_are_one_component_though_they_share_no_corner() -> None:
    one = Product(((UP, DOWN), (EVEN,), (UP,)))
    other = Product(((BENT,), (UP, DOWN), (UP,)))
    apart = Product(((BENT,), (UP, DOWN), (DOWN,)))
    proof = three(Answer(products=(one, apart)), Answer(products=(other,)))
    assert pieces(proof) == ((one, 0), (apart, 1), (other, 0))


def test_the_end_of_a_curve_is_told_with_it_and_joins_what_it_lies_in() -> None:
    ends = ((UP, UP, UP), (DOWN, BENT, UP))
    curve = Curved("curve", (*ends, (EVEN, EVEN, UP)))
    segment = line(UP, DOWN, BENT, UP)
    surface = Curved("surface", ((UP, UP, UP), (UP, UP, DOWN)))
    proof = three(
        Answer((Point(ends[0], None), Point((UP, DOWN, UP), 1))),
        Answer(curved=(curve,)),
        Answer(products=(segment,)),
        Answer(curved=(surface,)),
    )
    assert pieces(proof) == (
        (Point((UP, DOWN, UP), 1), None),
        (curve, 0),
        (segment, 0),
        (surface, 0),
    )


@given(st.lists(st.integers(0, 5), min_size=3, max_size=3).filter(any), st.integers(1, 4))
def test_averages_lie_inside_and_nothing_beyond_the_corners_does(
    weights: list[int], count: int
) -> None:
    rng = np.random.default_rng(count)
    corners = []
    for _ in range(count):
        own = [int(v) for v in rng.integers(1, 9, 4)]
        corners.append(tuple(Fraction(v, sum(own)) for v in own))
    total = sum(weights)
    used = [corners[k % count] for k in range(3)]
    average = tuple(
        sum((w * mix[j] for w, mix in zip(weights, used, strict=True)), NIL) / total
        for j in range(4)
    )
    assert inside(average, corners)
    far = max(mix[0] for mix in corners) + Fraction(1, 1000)
    rest = (1 - far) / 3
    assert not inside((far, rest, rest, rest), corners)
    assert meet(corners, [average, (ONE, NIL, NIL, NIL)])
    assert not meet(corners, [(far, rest, rest, rest), (ONE, NIL, NIL, NIL)])


def test_a_number_known_by_its_interval_lies_only_where_it_is_listed() -> None:
    near = Enclosed((Fraction(1, 5), Fraction(1, 4))), Enclosed((Fraction(3, 4), Fraction(4, 5)))
    assert inside(near, [near, UP])
    assert not inside(near, [UP, DOWN])


def test_a_mixture_of_one_field_lies_in_no_hull_of_another() -> None:
    root = Algebraic([0, 1], Root(fmpz_poly([-1, 0, 2]), 1))  # 0.707...
    other: Mix = (root, 1 - root)
    assert inside(BENT, [UP, DOWN])
    assert inside(BENT, [BENT, other])
    assert not meet([BENT, UP], [other, DOWN])


def test_a_surface_lists_each_of_its_points_once() -> None:
    # the edge at the first player's 1/3 ends the surface twice
    game = exact(
        [
            [[[1, 1, 1], [-1, 0, 1], [0, 1, 0]], [[1, 0, -1], [-1, 1, 0], [0, 1, -1]]],
            [[[0, 0, 0], [0, -1, 0], [0, -1, -1]], [[-1, 0, 0], [0, 1, 1], [0, 0, -1]]],
            [[[0, 0, -1], [-1, 1, -1], [1, 1, 0]], [[-1, -1, 0], [1, 0, 0], [-1, 1, 1]]],
        ]
    )
    (surface,) = [own for own, _ in pieces(prove(game)) if isinstance(own, Curved)]
    assert len(surface.points) == len(set(surface.points)) == 5
