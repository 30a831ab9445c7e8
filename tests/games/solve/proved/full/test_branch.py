"""Sets of support profiles are excluded in integers, never one with an equilibrium in it."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")


from examples import about
from games.solve.nash.single import solve
from games.solve.proved.full.branch import remaining
from games.solve.proved.full.screen import Screen
from games.task import Cancelled, NullToken
from planted_mixtures import planted, tables

seeds = st.integers(0, 10**6)
SHAPES = ((2, 2, 2), (3, 2, 2), (3, 3, 2), (3, 3, 3))


def subsets(count: int) -> list[tuple[int, ...]]:
    return [tuple(i for i in range(count) if mask >> i & 1) for mask in range(1, 1 << count)]


@pytest.mark.slow
@about(60)
@given(seeds, st.sampled_from(SHAPES), st.integers(1, 2), st.integers(0, 7))
def test_no_set_that_holds_a_planted_equilibrium_is_excluded(
    seed: int, shape: tuple[int, int, int], multiplicity: int, known: int
) -> None:
    payoffs, _ = planted(np.random.default_rng(seed), shape, multiplicity)
    screen = Screen(tables(payoffs))
    every = tuple(tuple(range(n)) for n in shape)
    surely = tuple(own if known >> p & 1 else () for p, own in enumerate(every))
    assert not screen.excludes(surely, every)[0]
    some = tuple(own[:1] for own in every)
    assert not screen.excludes(some, every)[0]


@pytest.mark.slow
@about(30)
@given(seeds, st.sampled_from(SHAPES[1:]))
def test_the_supports_of_all_known_equilibria_remain(
    seed: int, shape: tuple[int, int, int]
) -> None:
    payoffs = np.random.default_rng(seed).integers(-5, 6, (3, *shape))
    left = remaining(tables(payoffs.astype(object)), 10_000, NullToken())
    assert not left.unseen
    assert len(set(left.supports)) == len(left.supports)
    for equilibrium in solve(payoffs.astype(float), second_opinion=False).equilibria:
        assert equilibrium.support in left.supports


@pytest.mark.slow
@about(20)
@given(seeds)
def test_a_set_is_excluded_only_if_all_its_supports_are_empty(seed: int) -> None:
    payoffs = np.random.default_rng(seed).integers(-4, 5, (3, 3, 2, 2))
    screen = Screen(tables(payoffs.astype(object)))
    found = {
        equilibrium.support
        for equilibrium in solve(payoffs.astype(float), second_opinion=False).equilibria
    }
    for possible in product(subsets(3), subsets(2), subsets(2)):
        for played in (((), (), ()), (possible[0][:1], (), possible[2])):
            if not screen.excludes(played, possible)[0]:
                continue
            held = [
                support
                for support in found
                if all(
                    set(surely) <= set(own) <= set(may)
                    for surely, own, may in zip(played, support, possible, strict=True)
                )
            ]
            assert not held


def test_offsets_and_long_numbers_change_nothing_that_is_proved() -> None:
    payoffs = np.random.default_rng(4).integers(-900, 901, (3, 3, 3, 3)).astype(object)
    small = np.random.default_rng(5).integers(-3, 4, (3, 3, 3, 3)).astype(object)
    left = [
        set(remaining(tables(table), 10_000, NullToken()).supports)
        for table in (payoffs, payoffs + 10**25, payoffs * 10**30 + small)
    ]
    assert left[0] == left[1] == left[2]


def test_a_spent_budget_says_what_was_not_seen() -> None:
    payoffs = np.random.default_rng(1).integers(-3, 4, (3, 3, 3, 3)).astype(object)
    left = remaining(tables(payoffs), 5, NullToken())
    assert left.nodes == 5
    assert left.unseen


def test_the_tree_stops_when_nobody_waits_for_it() -> None:
    class Impatient(NullToken):
        cancelled = True

    payoffs = np.random.default_rng(1).integers(-3, 4, (3, 3, 3, 3)).astype(object)
    with pytest.raises(Cancelled):
        remaining(tables(payoffs), 5, Impatient())
