"""What changes nothing in a game changes nothing in its proof."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")

from games.solve.proved.three.game import Game
from games.solve.proved.three.prove import prove_three
from games.task import NullToken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.proof import Answer, Profile
    from games.solve.report import Support

seeds = st.integers(0, 10**6)
small = st.sampled_from([1, 2, 30])
shapes = st.sampled_from([(2, 2, 2), (2, 2, 3), (3, 2, 2)])


def nothing_to_do(support: Support) -> Answer:
    pytest.fail(f"{support} is not for the method of full supports")


def proved(tables: np.ndarray) -> dict[Support, Answer]:
    return prove_three(Game(tables.tolist()), nothing_to_do, NullToken())


def drawn(seed: int, shape: tuple[int, ...], most: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(-most, most + 1, (3, *shape))


def near(profile: Profile) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(round(float(v), 9) + 0.0 for v in mix) for mix in profile)


def shown(answers: dict[Support, Answer]) -> dict[Support, object]:
    """Everything that does not depend on how a curve happens to be parametrised."""
    return {
        support: (
            sorted((near(point.profile), point.index or 0) for point in answer.points),
            sorted(
                tuple(tuple(sorted(near(own))) for own in one.corners) for one in answer.products
            ),
            sorted(one.kind for one in answer.curved),
        )
        for support, answer in answers.items()
    }


@given(seeds, shapes, small)
def test_units_and_constants_against_each_cell_of_the_others_change_nothing(
    seed: int, shape: tuple[int, ...], most: int
) -> None:
    tables = drawn(seed, shape, most)
    moved = tables * np.array([1, 7, 1000]).reshape(3, 1, 1, 1)
    dice = np.random.default_rng(seed)
    for player in range(3):
        others = [1 if axis == player else n for axis, n in enumerate(shape)]
        moved[player] += dice.integers(-(10**6), 10**6, others)
    assert proved(moved) == proved(tables)


def put(order: Sequence[int], each: Sequence[object]) -> tuple[object, ...]:
    return tuple(each[k] for k in order)


@given(seeds, shapes, small, st.permutations([0, 1, 2]))
def test_the_order_of_the_players_changes_nothing(
    seed: int, shape: tuple[int, ...], most: int, order: list[int]
) -> None:
    tables = drawn(seed, shape, most)
    turned = tables.transpose(0, *(1 + p for p in order))[order]
    expected = {
        put(order, support): (
            sorted((put(order, point), index) for point, index in points),
            sorted(put(order, corners) for corners in products),
            kinds,
        )
        for support, (points, products, kinds) in shown(proved(tables)).items()  # type: ignore[misc]
    }
    assert shown(proved(turned)) == expected


@given(seeds, shapes, small)
def test_the_order_of_strategies_changes_nothing(
    seed: int, shape: tuple[int, ...], most: int
) -> None:
    tables = drawn(seed, shape, most)
    dice = random.Random(seed)
    orders = [dice.sample(range(n), n) for n in shape]
    mixed = tables[np.ix_(range(3), *orders)]

    def back(profile: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
        return tuple(
            tuple(mix[order.index(j)] for j in range(len(order)))
            for mix, order in zip(profile, orders, strict=True)
        )

    seen = {}
    for support, (points, products, kinds) in shown(proved(mixed)).items():  # type: ignore[misc]
        own = tuple(
            tuple(sorted(order[j] for j in played))
            for played, order in zip(support, orders, strict=True)
        )
        seen[own] = (
            sorted((back(point), index) for point, index in points),
            sorted(
                tuple(
                    tuple(
                        sorted(
                            tuple(mix[order.index(j)] for j in range(len(order))) for mix in mixes
                        )
                    )
                    for mixes, order in zip(corners, orders, strict=True)
                )
                for corners in products
            ),
            kinds,
        )
    assert seen == shown(proved(tables))


@pytest.mark.parametrize("shape", [(2, 2, 2), (2, 2, 3), (2, 3, 3)])
def test_indices_of_regular_games_add_up_to_one(shape: tuple[int, ...]) -> None:
    regular = 0
    for seed in itertools.islice(itertools.count(), 60):
        answers = proved(drawn(seed, shape, 99)).values()
        pieces = [one for answer in answers for one in (*answer.products, *answer.curved)]
        indices = [point.index for answer in answers for point in answer.points]
        if pieces or None in indices:
            continue
        regular += 1
        assert sum(index or 0 for index in indices) == 1
    assert regular > 50
