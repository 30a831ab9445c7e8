"""Whole games of three players up to 5x5x5, through the door: complete, however they are told."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")


from examples import about
from games.solve import solve_batch
from games.solve.proved.full.candidates import candidates
from games.solve.proved.full.forms import tables_of
from games.solve.proved.prove import prove
from games.solve.proved.three.game import Game
from games.task import Cancelled, NullToken
from planted_mixtures import planted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from games.solve.proved.proof import Answer, Proof

seeds = st.integers(0, 10**6)
Shown = dict[tuple[tuple[int, ...], ...], tuple[object, ...]]


def drawn(seed: int, shape: tuple[int, ...], most: int) -> NDArray[np.object_]:
    return np.random.default_rng(seed).integers(-most, most + 1, (3, *shape)).astype(object)


def rounded(values: Iterable[object]) -> tuple[float, ...]:
    return tuple(round(float(v), 9) + 0.0 for v in values)  # type: ignore[arg-type]


def told(answer: Answer) -> tuple[object, ...]:
    points = sorted(
        (tuple(rounded(mix) for mix in point.profile), point.index or 0) for point in answer.points
    )
    products = sorted(
        tuple(tuple(sorted(map(rounded, own))) for own in piece.corners)
        for piece in answer.products
    )
    return points, products, sorted(piece.kind for piece in answer.curved), bool(answer.open)


def shown(proof: Proof) -> Shown:
    return {support: told(answer) for support, answer in proof.answers.items()}


def sum_of_indices(proof: Proof) -> int | None:
    """The sum where everything is regular, else None."""
    answers = proof.answers.values()
    indices = [point.index for answer in answers for point in answer.points]
    if not proof.complete or None in indices:
        return None
    if any(answer.products or answer.curved for answer in answers):
        return None
    return sum(index or 0 for index in indices)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shape", "most", "games"),
    [((3, 3, 3), 1000, 30), ((3, 3, 3), 3, 30), ((4, 3, 3), 1000, 5), ((4, 4, 4), 1000, 2)],
)
def test_games_are_proved_and_the_indices_of_regular_ones_add_up_to_one(
    shape: tuple[int, ...], most: int, games: int
) -> None:
    regular = 0
    for seed in range(games):
        proof = prove(drawn(seed, shape, most))
        assert proof.complete
        total = sum_of_indices(proof)
        if total is not None:
            regular += 1
            assert total == 1
    assert regular >= (games - 1 if most > 100 else 1)


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "most"), [((3, 3, 3), 900), ((3, 3, 3), 4), ((2, 3, 4), 900)])
def test_what_the_batch_is_sure_of_is_what_is_proved(shape: tuple[int, ...], most: int) -> None:
    games = np.array([drawn(seed, shape, most) for seed in range(25)])
    report = solve_batch(games.astype(float))
    compared = 0
    for k in range(len(games)):
        if not report.certified[k]:
            continue
        rows = range(report.first[k], report.first[k + 1])
        theirs = sorted(tuple(rounded(own[row]) for own in report.profiles) for row in rows)
        mine = sorted(tuple(rounded(m) for m in p.profile) for p in prove(games[k]).points)
        assert len(mine) == len(theirs)
        for one, other in zip(mine, theirs, strict=True):
            assert np.allclose(np.concatenate(one), np.concatenate(other), atol=1e-6)
        compared += 1
    assert compared >= 1


@pytest.mark.slow
@about(8)
@given(seeds, st.sampled_from(((3, 3, 3), (3, 3, 2), (2, 2, 4))), st.sampled_from((2, 90)))
def test_order_units_and_offsets_change_nothing(
    seed: int, shape: tuple[int, int, int], most: int
) -> None:
    payoffs = drawn(seed, shape, most)
    dice = np.random.default_rng(seed)
    plain = shown(prove(payoffs))

    moved = payoffs.copy()
    for player in range(3):
        offsets = dice.integers(-50, 51, [1 if p == player else n for p, n in enumerate(shape)])
        moved[player] = payoffs[player] * int(dice.integers(1, 9)) + offsets.astype(object)
    assert shown(prove(moved)) == plain

    # the players in another order: axis p of the new game is player order[p]
    order = [int(p) for p in dice.permutation(3)]
    turned = np.array([np.transpose(payoffs[p], order) for p in order], dtype=object)
    back = [order.index(p) for p in range(3)]
    found = {}
    for support, (points, products, kinds, is_open) in shown(prove(turned)).items():  # type: ignore[misc]
        found[tuple(support[b] for b in back)] = (
            sorted((tuple(point[b] for b in back), index) for point, index in points),
            sorted(tuple(piece[b] for b in back) for piece in products),
            kinds,
            is_open,
        )
    assert found == plain


@pytest.mark.slow
@pytest.mark.parametrize("multiplicity", [1, 2, 3])
def test_a_planted_equilibrium_is_in_the_answer_whatever_its_multiplicity(
    multiplicity: int,
) -> None:
    for seed in range(5):
        payoffs, point = planted(np.random.default_rng(seed), (3, 3, 3), multiplicity, 5)
        proof = prove(payoffs)
        answer = proof.answers[tuple((0, 1, 2) for _ in range(3))]
        assert proof.complete
        own = [found for found in answer.points if found.profile == point]
        assert len(own) == 1
        assert multiplicity == 1 or own[0].index is None


@pytest.mark.slow
def test_a_game_of_five_strategies_each_is_proved() -> None:
    proof = prove(drawn(0, (5, 5, 5), 3))
    assert proof.complete


def test_fractions_of_any_length_are_proved() -> None:
    dice = np.random.default_rng(3)
    whole = dice.integers(-1000, 1001, (3, 3, 3, 3))
    parts = dice.integers(300, 1000, whole.shape)
    payoffs = np.array(
        [Fraction(int(a), int(b)) for a, b in zip(whole.flat, parts.flat, strict=True)],
        dtype=object,
    ).reshape(whole.shape)
    payoffs[:, 0, 0, 0] += Fraction(1, 10**400)
    proof = prove(payoffs)
    assert proof.complete
    assert sum_of_indices(proof) == 1


def test_a_proof_stops_between_two_pieces_of_work() -> None:
    class Leaving:
        """Somebody who goes away after a while."""

        asked = 0

        @property
        def cancelled(self) -> bool:
            self.asked += 1
            return self.asked > 30

        def progress(self, done: int, total: int) -> None:
            pass

    leaving = Leaving()
    with pytest.raises(Cancelled):
        prove(drawn(0, (5, 5, 5), 3), token=leaving)
    assert leaving.asked == 31


def test_a_game_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="too large to be proved"):
        prove(drawn(0, (9, 9, 9), 3))


def test_what_there_was_no_time_for_is_open_and_not_called_empty() -> None:
    payoffs = drawn(1, (4, 3, 3), 3)
    game = Game([own.tolist() for own in payoffs])
    some = candidates(game, tables_of(game), NullToken(), nodes=20)
    every = candidates(game, tables_of(game), NullToken())
    assert some.unseen
    assert not every.unseen
    assert set(every.supports) <= {*some.supports, *some.unseen}
    held = {support for support, answer in prove(payoffs).answers.items() if answer.points}
    assert held
    assert held <= set(every.supports)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("shape", "most", "share"),
    [((3, 3, 3), 1000, 1.0), ((3, 3, 3), 3, 0.97), ((2, 3, 3), 1000, 1.0), ((2, 3, 3), 3, 0.99)],
)
def test_of_five_hundred_games_nearly_all_are_proved(
    shape: tuple[int, ...], most: int, share: float
) -> None:
    complete = 0
    for seed in range(500):
        proof = prove(drawn(seed, shape, most))
        complete += proof.complete
        assert sum_of_indices(proof) in (1, None)
    assert complete >= share * 500
