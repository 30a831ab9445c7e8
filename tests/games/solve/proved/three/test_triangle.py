"""Somebody mixes three strategies, perhaps without stakes: sets beside which nothing is cut off."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")

from examples import about
from games.solve.proved.numbers import normal
from games.solve.proved.prove import integers, prove
from games.solve.proved.three.fixed import Fixed
from games.solve.proved.three.game import Game
from games.solve.proved.three.triangle import over_triangle
from games.solve.proved.transcript import transcript
from games.solve.proved.two import prove_two
from games.task import Cancelled, NullToken
from games.verify.verdict import verify

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from games.solve.proved.proof import Profile, Proof

    Payoffs = NDArray[Any]

SHAPE = (3, 3, 3)
WHOLE = (0, 1, 2)
THIRD, HALF = Fraction(1, 3), Fraction(1, 2)
seeds = st.integers(0, 10**6)


def drawn(dice: random.Random, *, decimals: bool) -> Fraction:
    return Fraction(dice.randint(-999, 999), 100) if decimals else Fraction(dice.randint(-3, 3))


def without_stakes(dice: random.Random, idle: int, *, decimals: bool = False) -> Payoffs:
    """A game in which so many players, chosen by lot, have nothing at stake."""
    payoffs = np.empty((3, *SHAPE), dtype=object)
    for cell in np.ndindex(payoffs.shape):
        payoffs[cell] = drawn(dice, decimals=decimals)
    payoffs[dice.sample(range(3), idle)] = Fraction(0)
    return payoffs


def half_written(dice: random.Random, *, decimals: bool) -> Payoffs:
    """Six considerations, each of which gives somebody something where some choices are made."""
    payoffs = np.full((3, *SHAPE), Fraction(0), dtype=object)
    for _ in range(6):
        where: list[Any] = [slice(None)] * 3
        for player in dice.sample(range(3), dice.randint(1, 3)):
            where[player] = dice.randrange(3)
        payoffs[(dice.randrange(3), *where)] += drawn(dice, decimals=decimals)
    return payoffs


def sparse(dice: random.Random, *, decimals: bool) -> Payoffs:
    """A game with a tenth to a third of its payoffs."""
    payoffs = np.full((3, *SHAPE), Fraction(0), dtype=object)
    chance = dice.choice([0.1, 0.2, 0.3])
    for cell in np.ndindex(payoffs.shape):
        if dice.random() < chance:
            payoffs[cell] = drawn(dice, decimals=decimals)
    return payoffs


def regret(payoffs: Payoffs, profile: Profile) -> float:
    """What somebody gains at most, in floating point."""
    mixes = [np.array([float(v) for v in mix]) for mix in profile]
    most = 0.0
    for player in range(3):
        own = np.moveaxis(payoffs[player].astype(float), player, 0)
        one, other = (mixes[q] for q in range(3) if q != player)
        values = (own @ other) @ one
        most = max(most, float(values.max() - values @ mixes[player]))
    return most


def told(proof: Proof) -> list[Profile]:
    return [
        profile
        for answer in proof.answers.values()
        for profile in (
            *(point.profile for point in answer.points),
            *(own for curved in answer.curved for own in curved.points),
        )
    ]


@pytest.mark.slow
@pytest.mark.parametrize("decimals", [False, True])
def test_half_written_games_of_three_strategies_each_are_proved(decimals: bool) -> None:
    dice = random.Random(f"{decimals}")
    games = [without_stakes(dice, idle, decimals=decimals) for idle in (1, 2)]
    games += [make(dice, decimals=decimals) for make in (half_written, sparse) for _ in range(8)]
    for payoffs in games:
        proof = prove(payoffs)
        assert proof.complete
        assert all(regret(payoffs, own) < 1e-9 for own in told(proof))
        if len(told(proof)) < 100:
            assert not verify(payoffs, transcript(proof)).faults


@about(3)
@given(seeds, st.sampled_from((1, 1, 2)))
@pytest.mark.slow
def test_whatever_somebody_without_stakes_plays_the_others_equilibria_are_told(
    seed: int, idle: int
) -> None:
    dice = random.Random(seed)
    payoffs = without_stakes(dice, idle)
    player = next(p for p in range(3) if not payoffs[p].any())
    proof = prove(payoffs)
    assert proof.complete
    for _ in range(20):
        ends = sorted(dice.sample(range(1, 60), 2))
        shares = [Fraction(v, 60) for v in (ends[0], ends[1] - ends[0], 60 - ends[1])]
        left = [
            sum(share * payoffs[q].take(k, axis=player) for k, share in enumerate(shares))
            for q in range(3)
            if q != player
        ]
        for support, answer in prove_two([integers(own) for own in left], NullToken()).items():
            if answer.points or answer.products:
                played = [*support[:player], WHOLE, *support[player:]]
                assert tuple(played) in proof.answers


def linear(table: Payoffs, cells: tuple[int, ...], form: tuple[int, ...]) -> None:
    """Put a linear form in the third player's mixture into a table."""
    for k, value in enumerate(form):
        table[(*cells, k)] = Fraction(value)


def moving(gains: dict[tuple[int, int], tuple[int, ...]], shape: tuple[int, ...]) -> Payoffs:
    """A game in which z has no stakes, and x and y mix two strategies in shares that move with z.

    Parameters
    ----------
    gains
        By player and strategy what it gains where x and y are indifferent: a linear form in z,
        times something positive, less something of the second order, of both signs at the middle.
    """
    payoffs = np.full((3, *shape), Fraction(0), dtype=object)
    tables = payoffs[0], np.moveaxis(payoffs[1], 1, 0)
    bend = (100, 100, -200)
    for table in tables:
        linear(table, (1, 0), (-3, -2, -2))
        linear(table, (1, 1), (2, 3, 2))
    for (player, strategy), gain in gains.items():
        for other, sign in ((0, -1), (1, 1)):
            whole = tuple(g + sign * h for g, h in zip(gain, bend, strict=True))
            linear(tables[player], (strategy, other), whole)
    return payoffs


def test_a_lone_equilibrium_that_inequalities_cut_off_from_a_set_is_told_beside_it() -> None:
    # at the middle three strategies gain nothing, around it one of them does; not far away
    gains = {(0, 2): (2, -1, -1), (0, 3): (-1, 2, -1), (1, 2): (-1, -1, 2)}
    payoffs = moving(gains, (4, 3, 3))
    proof = prove(payoffs)
    assert proof.complete
    answer = proof.answers[(0, 1), (0, 1), WHOLE]
    half = (HALF, HALF)
    alone = ((*half, 0, 0), (*half, 0), (THIRD, THIRD, THIRD))
    assert [point.profile for point in answer.points] == [alone]
    assert answer.curved
    assert all(own.kind == "surface" for own in answer.curved)
    assert all(regret(payoffs, own) < 1e-12 for own in told(proof))
    # the same by all mixtures of z, which this support does not need
    game = Game([integers(own) for own in payoffs])
    parts = over_triangle(game, Fixed(game, NullToken()), (3, 3, 7), 2, NullToken())
    assert parts is not None
    assert [tuple(map(normal, (x, y, z))) for (x,), (y,), (z,) in parts.products] == [alone]
    assert len(parts.bent) == len(answer.curved)
    # beside it the strategies that are not played gain
    for shift in ((1, -1, 0), (1, 0, -1), (-1, 1, 0), (1, 1, -2), (-1, -1, 2)):
        z = np.array([1 / 3 + 0.003 * s for s in shift])
        y = np.array([2 + z[1], 2 + z[0], 0])
        x = np.array([2 + z[1], 2 + z[0], 0, 0])
        assert regret(payoffs, (x / x.sum(), y / y.sum(), z)) > 1e-4


def test_two_sets_of_one_support_are_two() -> None:
    # the strategy that is not played gains between the branches of a hyperbola
    payoffs = moving({(0, 2): (1, 1, 1)}, (3, 2, 3))
    proof = prove(payoffs)
    assert proof.complete
    answer = proof.answers[(0, 1), (0, 1), WHOLE]
    assert not answer.points
    assert all(regret(payoffs, own) < 1e-12 for own in told(proof))
    sides = [{own[2][0] < own[2][1] for own in curved.points} for curved in answer.curved]
    assert sorted(map(list, sides)) == [[False], [True]]


def test_what_moves_with_nothing_is_a_product() -> None:
    # x is indifferent on a line of z's mixtures, y where x plays half and half, z has no stakes
    payoffs = np.full((3, 2, 2, 3), Fraction(0), dtype=object)
    payoffs[0, 1] = [[3, -1, 0], [3, -1, 0]]
    payoffs[1, 0, 1] = [1, 1, 1]
    payoffs[1, 1, 1] = [-1, -1, -1]
    proof = prove(payoffs)
    assert proof.complete
    answer = proof.answers[(0, 1), (0, 1), WHOLE]
    assert not answer.curved
    (product,) = answer.products
    assert product.corners[0] == ((HALF, HALF),)
    assert set(product.corners[2]) == {(0, 0, 1), (Fraction(1, 4), Fraction(3, 4), 0)}


class Impatient(NullToken):
    """Cancels after it was asked so many times."""

    def __init__(self, left: int) -> None:
        self.left = left

    @property
    def cancelled(self) -> bool:  # type: ignore[override]
        """True from some time on."""
        self.left -= 1
        return self.left < 0


def test_a_triangle_hears_of_cancelling() -> None:
    payoffs = without_stakes(random.Random(5), 1)
    patient = Impatient(10**9)
    prove(payoffs, token=patient)
    asked = 10**9 - patient.left
    assert asked > 100
    for share in (0.3, 0.6, 0.9):
        with pytest.raises(Cancelled):
            prove(payoffs, token=Impatient(int(asked * share)))


@pytest.mark.slow
def test_curves_of_one_support_that_are_apart_are_told_apart() -> None:
    # two strategies of the second player earn him the same; a curve of fourth degree is left
    dice = random.Random("oc3True")
    payoffs = np.empty((3, *SHAPE), dtype=object)
    for cell in np.ndindex(payoffs.shape):
        payoffs[cell] = drawn(dice, decimals=True)
    same, other = dice.sample(range(3), 2)
    payoffs[0, same] = payoffs[0, other]
    proof = prove(payoffs)
    assert proof.complete
    curved = proof.answers[WHOLE, WHOLE, WHOLE].curved
    assert [own.kind for own in curved] == ["curve", "curve"]
    points = [own.points for own in curved]
    assert all(regret(payoffs, point) < 1e-9 for own in points for point in own)
    # all points of the first curve that are told have less of a strategy than those of the second
    spans = [
        [sorted(float(point[p][k]) for point in own) for own in points]
        for p in range(3)
        for k in range(3)
    ]
    assert any(one[-1] < two[0] or two[-1] < one[0] for one, two in spans)
