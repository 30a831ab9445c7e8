"""Three players, somebody over one or two strategies: every support profile is decided, rightly."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")

from games.solve import solve_batch
from games.solve.proved.proof import Answer, Proof
from games.solve.proved.three.fixed import Fixed
from games.solve.proved.three.game import Game
from games.solve.proved.three.line import mixed
from games.solve.proved.three.prove import prove_three
from games.solve.proved.transcript import transcript
from games.task import Cancelled, NullToken
from games.verify.verdict import verify

if TYPE_CHECKING:
    from games.solve.report import Support

Tables = list[list[list[list[int]]]]
Answers = dict["Support", Answer]


def nothing_to_do(support: Support) -> Answer:
    pytest.fail(f"{support} is not for the method of full supports")


def proved(tables: Tables) -> Answers:
    return prove_three(Game(tables), nothing_to_do, NullToken())


def drawn(seed: int, shape: tuple[int, ...], most: int, *, idle: float = 0.0) -> Tables:
    """Integers up to `most`; with chance `idle` a player has no stakes at all."""
    dice = random.Random(f"{seed} {shape} {most} {idle}")
    out = np.array([dice.randint(-most, most) for _ in range(3 * int(np.prod(shape)))])
    tables = out.reshape(3, *shape)
    for player in range(3):
        if dice.random() < idle:
            tables[player] = 0
    return [own.tolist() for own in tables]


def assert_verified(tables: Tables) -> Answers:
    """Ask the checker that shares no code with the prover."""
    answers = proved(tables)
    shape = np.shape(tables)[1:]
    verdict = verify(np.array(tables, dtype=object), transcript(Proof(shape, answers)))
    assert not verdict.faults, tables
    assert not any(answer.open for answer in answers.values()), tables
    points = [point for answer in answers.values() for point in answer.points]
    pieces = [one for answer in answers.values() for one in (*answer.products, *answer.curved)]
    if not pieces and all(point.index for point in points):
        assert sum(point.index or 0 for point in points) == 1
    return answers


@pytest.mark.parametrize("most", [1, 3, 500])
@given(seed=st.integers(0, 10**6))
def test_an_independent_checker_finds_the_same_at_two_by_two_by_two(seed: int, most: int) -> None:
    assert_verified(drawn(seed, (2, 2, 2), most))


@given(seed=st.integers(0, 10**6), most=st.sampled_from([1, 3]))
def test_half_written_scenarios_are_described_completely(seed: int, most: int) -> None:
    assert_verified(drawn(seed, (2, 2, 2), most, idle=0.6))


@pytest.mark.slow
@pytest.mark.parametrize("shape", [(2, 2, 3), (3, 2, 2), (2, 3, 3), (3, 3, 2)])
@pytest.mark.parametrize("idle", [0.0, 0.5])
def test_larger_games_are_found_the_same_by_the_checker(
    shape: tuple[int, ...], idle: float
) -> None:
    for seed in range(8):
        for most in (1, 3):
            assert_verified(drawn(seed, shape, most, idle=idle))


@pytest.mark.parametrize("shape", [(2, 2, 2), (2, 2, 3)])
def test_what_the_batch_certifies_is_what_is_proved(shape: tuple[int, ...]) -> None:
    games = [drawn(seed, shape, 999) for seed in range(40)]
    batch = solve_batch(np.array(games, dtype=float))
    assert batch.certified.sum() > 30
    for k, tables in enumerate(games):
        if not batch.certified[k]:
            continue
        rows = slice(batch.first[k], batch.first[k + 1])
        floats = np.hstack([own[rows] for own in batch.profiles])
        exact = [
            np.array([float(v) for mix in point.profile for v in mix])
            for answer in proved(tables).values()
            for point in answer.points
        ]
        assert len(floats) == len(exact)
        for own in exact:
            assert np.abs(floats - own).max(axis=1).min() < 1e-9


def test_where_nobody_has_stakes_everything_is_an_equilibrium() -> None:
    answers = assert_verified(drawn(0, (2, 2, 3), 0))
    assert len(answers) == 3 * 3 * 7
    whole = answers[(0, 1), (0, 1), (0, 1, 2)]
    assert [len(corners) for corners in whole.products[0].corners] == [2, 2, 3]


class Patience:
    """A token that stops being patient after some questions."""

    def __init__(self, questions: int) -> None:
        self._left = questions

    @property
    def cancelled(self) -> bool:
        self._left -= 1
        return self._left < 0

    def progress(self, done: int, total: int) -> None:
        """Nobody listens."""


def test_a_single_support_profile_can_be_given_up() -> None:
    # nobody's conditions leave a polynomial: mixtures are asked for one after another
    played = (0b11, 0b11, 0b11)
    tables = [
        [[[0, 0], [0, 0]]] * 2,
        [[[1, -1], [-2, 1]], [[0, 2], [1, 0]]],
        [[[0, 1], [2, 0]]] * 2,
    ]
    game = Game(tables)
    mixed(game, Fixed(game, Patience(1000)), played)
    with pytest.raises(Cancelled):
        mixed(game, Fixed(game, Patience(2)), played)
