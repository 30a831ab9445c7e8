"""A game of three in integers: nothing but differences is kept, and dominated strategies go."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from games.solve.proved.three.game import OTHERS, Game, Masks, bits

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

Payoffs = list[list[list[list[int]]]]


@st.composite
def payoffs(draw: DrawFn, size: int = 3) -> Payoffs:
    """Payoffs of three players who have two or three strategies each."""
    m, n, o = (draw(st.integers(2, size)) for _ in range(3))
    number = st.integers(-2, 2)
    return [
        [[[draw(number) for _ in range(o)] for _ in range(n)] for _ in range(m)] for _ in range(3)
    ]


def paid(game: Payoffs, player: int, cell: tuple[int, ...]) -> int:
    i, j, k = cell
    return game[player][i][j][k]


def cell(order: tuple[int, ...], at: tuple[int, ...]) -> tuple[int, ...]:
    out = [0, 0, 0]
    for player, strategy in zip(order, at, strict=True):
        out[player] = strategy
    return tuple(out)


@given(payoffs())
def test_tables_hold_differences_in_every_order(game: Payoffs) -> None:
    own = Game(game)
    for player, (one, other) in enumerate(OTHERS):
        for order in ((player, one, other), (player, other, one)):
            table = own.table(*order)
            sizes = [range(own.shape[p]) for p in order]
            steps = [
                (
                    table[i][j][k] - table[h][j][k],
                    paid(game, player, cell(order, (i, j, k)))
                    - paid(game, player, cell(order, (h, j, k))),
                )
                for i, h, j, k in product(sizes[0], sizes[0], sizes[1], sizes[2])
            ]
            units = {(real > 0, seen > 0, real == 0, seen == 0) for seen, real in steps}
            assert units <= {
                (True, True, False, False),
                (False, False, False, False),
                (False, False, True, True),
            }
            assert len({real / seen for seen, real in steps if seen}) <= 1


def beaten(game: Payoffs, shape: Masks, played: Masks) -> bool:
    """Tell by definition whether somebody plays a dominated strategy."""
    for player, (one, other) in enumerate(OTHERS):
        for low, high in product(bits(played[player]), range(shape[player])):
            steps = [
                paid(game, player, cell((player, one, other), (high, j, k)))
                - paid(game, player, cell((player, one, other), (low, j, k)))
                for j in bits(played[one])
                for k in bits(played[other])
            ]
            if min(steps) >= 0 and max(steps) > 0:
                return True
    return False


@given(payoffs())
def test_exactly_the_profiles_without_dominated_strategies_are_left(game: Payoffs) -> None:
    own = Game(game)
    every = list(product(*(range(1, 1 << n) for n in own.shape)))
    kept = list(own.undominated())
    assert len(kept) == len(set(kept))
    assert set(kept) == {p for p in every if not beaten(game, own.shape, p)}


@given(payoffs(), st.integers(1, 5), st.integers(-900, 900))
def test_units_and_offsets_are_gone_before_anything_is_computed(
    game: Payoffs, unit: int, offset: int
) -> None:
    moved = [[[[unit * v + offset for v in row] for row in plane] for plane in own] for own in game]
    for player, (one, other) in enumerate(OTHERS):
        assert Game(moved).table(player, one, other) == Game(game).table(player, one, other)
