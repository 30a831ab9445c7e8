"""A number known by balls has the signs that the same number has in its field."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")

from examples import about
from games.solve.proved.plane.crossing import Crossing
from games.solve.proved.plane.curves import Crooked, Curve, Curves, resultant
from games.solve.proved.plane.events import _shared
from games.solve.proved.plane.patch import side_of
from games.solve.proved.roots import Root, real_roots

if TYPE_CHECKING:
    from games.solve.proved.plane.curves import Rows

seeds = st.integers(0, 10**6)


def conics(dice: random.Random) -> list[Curve]:
    """Irreducible curves of second degree."""
    curves = Curves(29)
    a, b, c = curves.weights

    def line() -> Any:
        p, q, r = (dice.randint(-5, 5) for _ in range(3))
        return p * a + q * b + r * c

    while len(curves.met) < 7:
        try:
            curves.factors(line() * line() + line() * line())
        except Crooked:
            continue
    return [own for own in curves.met[3:] if own.polynomial.total_degree() == 2]


def meetings(one: Rows, other: Rows) -> list[Root]:
    return [u for u in real_roots(resultant(one, other)) if isinstance(u, Root)]


@about(20)
@given(seeds)
def test_signs_are_those_of_the_exact_number(seed: int) -> None:
    one, other, *rest = conics(random.Random(seed))
    for u in meetings(one.rows, other.rows):
        try:
            near, exact = Crossing(one.rows, other.rows, u), _shared(one.rows, other.rows, u)
        except Crooked:
            continue
        assert near.ball(200).overlaps(exact.ball(200))
        for curve in rest:
            assert near.sign(curve.rows) == side_of(curve.rows, u, exact)


@about(20)
@given(seeds)
def test_what_vanishes_there_is_seen_to_vanish(seed: int) -> None:
    one, other, *_ = conics(random.Random(seed))
    through = Curve(3 * one.polynomial + 2 * other.polynomial)
    for u in meetings(one.rows, other.rows):
        near = Crossing(one.rows, other.rows, u)
        for curve in (one, other, through):
            assert near.sign(curve.rows) == 0
        # so near to zero that the first balls do not tell
        close = Curve(2**400 * one.polynomial + 1)
        assert near.sign(close.rows) == 1
        assert near.sign(Curve(2**400 * one.polynomial - 1).rows) == -1


def test_no_number_is_made_where_two_are_shared() -> None:
    curves = Curves(29)
    _, _, t = curves.weights
    u = t * 29 + curves.weights[1]
    # where u^2 = 2 both vanish at t = 1 and at t = 2
    bent = u**2 - 2
    one = Curve((t - 1) * (t - 2) + bent)
    other = Curve((t - 1) * (t - 2) + 3 * bent)
    root, *_ = real_roots(resultant(one.rows, other.rows))
    with pytest.raises(Crooked):
        Crossing(one.rows, other.rows, root)
