"""A double or triple equilibrium that was planted is never certified away, whatever the payoffs.

The index sum does not see one: a double root counts 0. Only bounds of what rounding can have done
to every coefficient do. See `tests/support/planted_roots.py` for how games are made.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.file.nfg import load_nfg
from games.solve import solve_batch
from planted_roots import OFFSETS, SIZES, Planted, embedded, multiple, planted, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAULTS = Path(__file__).parent / "faults"
#: Payoffs of decimals are this near to the numbers meant.
NEAR = 1e-6
#: A double root shares its place with no other equilibrium that near.
BESIDE = 1e-4
#: What is planted whole, and what inside a larger game: inner sizes, triple, further strategies.
WHOLE = [
    *[(sizes, triple) for sizes in SIZES for triple in (False, True)],
    *[(sizes, False) for sizes in ((3, 3), (3, 4), (4, 4), (5, 5))],
]
INSIDE = [
    ((2, 2, 2), False, (0, 0, 1)),
    ((2, 2, 2), False, (1, 1, 1)),
    ((2, 2, 2), True, (0, 1, 1)),
    ((2, 2, 3), False, (1, 1, 0)),
    ((2, 2, 3), True, (0, 1, 1)),
]


def games(random: Random, sizes: tuple[int, ...], count: int, *, triple: bool) -> list[Planted]:
    return [planted(random, sizes, triple=triple) for _ in range(count)]


def inside(
    random: Random, sizes: tuple[int, ...], more: tuple[int, ...], count: int, *, triple: bool
) -> Iterator[Planted]:
    while count:
        inner = multiple(random, sizes, triple=triple)
        if inner is not None:
            count -= 1
            yield turned(random, embedded(random, inner, more))


def certified(made: Iterable[Planted]) -> int:
    """Return how many games are certified, all of them in error."""
    shapes: dict[tuple[int, ...], list[Planted]] = {}
    for game in made:
        shapes.setdefault(game.payoffs.shape, []).append(game)
    wrong = 0
    for own in shapes.values():
        wrong += int(solve_batch(np.array([game.payoffs for game in own])).certified.sum())
    return wrong


@pytest.mark.parametrize("sizes", [*SIZES, (3, 3), (4, 4)])
def test_planted_profiles_are_equilibria_of_the_payoffs_as_given(sizes: tuple[int, ...]) -> None:
    for game in games(Random(1), sizes, 5, triple=False):
        players = len(sizes)
        for player in range(players):
            pay = np.moveaxis(game.payoffs[player], player, 0)
            for other in reversed([p for p in range(players) if p != player]):
                pay = pay @ game.mixes[other]
            stake = np.ptp(game.payoffs[player])
            assert pay.max() - game.mixes[player] @ pay <= 1e-9 * stake


@pytest.mark.slow
@pytest.mark.parametrize(("sizes", "triple"), WHOLE)
def test_no_game_with_a_planted_root_is_certified(sizes: tuple[int, ...], *, triple: bool) -> None:
    count = 20 if sizes == (3, 3, 3) else 40
    assert certified(games(Random(str(sizes)), sizes, count, triple=triple)) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("sizes", "triple", "more"), INSIDE)
def test_nor_if_there_are_worse_strategies_beside(
    sizes: tuple[int, ...], more: tuple[int, ...], *, triple: bool
) -> None:
    assert certified(inside(Random(str(more)), sizes, more, 40, triple=triple)) == 0


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_of_twenty_thousand_games_with_planted_roots_none_is_certified() -> None:
    random = Random(12)
    for sizes, triple in WHOLE:
        assert certified(games(random, sizes, 960, triple=triple)) == 0
    for sizes, triple, more in INSIDE:
        assert certified(inside(random, sizes, more, 960, triple=triple)) == 0


@pytest.mark.parametrize(
    ("name", "root"),
    [
        ("double_root_222_decimals_offset1000", [[1 / 4, 3 / 4], [1 / 2, 1 / 2], [1 / 2, 1 / 2]]),
        ("double_root_233_small_integers", [[1 / 3, 2 / 3], [1 / 3] * 3, [1 / 3] * 3]),
    ],
)
def test_double_roots_that_were_certified_away_are_a_doubt(
    name: str, root: list[list[float]]
) -> None:
    payoffs = np.array(load_nfg(FAULTS / f"{name}.nfg").payoffs, dtype=float)
    report = solve_batch(payoffs[np.newaxis])
    assert not report.certified[0]
    assert report.degenerate[0]
    far = np.max(
        [np.abs(mix - at).max(axis=1) for mix, at in zip(report.profiles, root, strict=True)],
        axis=0,
    )
    # the double root is known to half the digits, and listed as far as it is known
    assert far.min() < BESIDE


@pytest.mark.parametrize("offset", OFFSETS)
def test_a_double_root_of_decimals_is_a_doubt_at_every_offset(offset: float) -> None:
    name = FAULTS / "double_root_222_decimals_offset1000.nfg"
    payoffs = np.array(load_nfg(name).payoffs, dtype=float) - 1000
    # what a sweep adds up: no longer the decimals themselves
    shifted = payoffs + offset + np.linspace(0.1, 0.9, 9).reshape(-1, 1, 1, 1, 1)
    assert not solve_batch(shifted).certified.any()


@pytest.mark.parametrize("sizes", [(2, 2), (3, 3), (2, 2, 2), (2, 2, 3)])
@pytest.mark.parametrize("tremble", [1e-8, 1e-9, 1e-10, 1e-11])
def test_the_unit_of_payoffs_changes_nothing_and_their_order_hardly_anything(
    sizes: tuple[int, ...], tremble: float
) -> None:
    rng = np.random.default_rng(5)
    count, players = 120, len(sizes)
    payoffs = rng.integers(-2, 3, size=(count, players, *sizes)) * 1.0
    payoffs += tremble * rng.normal(size=payoffs.shape)
    report = solve_batch(payoffs)
    unit = 2.0 ** rng.integers(-8, 9, size=(count, players))
    scaled = solve_batch(payoffs * unit.reshape(count, players, *(1,) * players))
    np.testing.assert_array_equal(scaled.certified, report.certified)
    np.testing.assert_array_equal(scaled.support, report.support)
    backwards = payoffs[(slice(None), slice(None), *(slice(None, None, -1) for _ in sizes))]
    turned_round = solve_batch(backwards)
    both = report.certified & turned_round.certified
    assert (turned_round.count[both] == report.count[both]).all()
    # where one rounding more or less crosses a bound the certificate may go, and nothing else
    assert (turned_round.certified != report.certified).mean() < 0.02
