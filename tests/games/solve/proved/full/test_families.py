"""Players without stakes, ties on the boundary: families are found, and nothing is called empty."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")


from examples import about
from games.solve.proved.enclosed import Enclosed
from games.solve.proved.full.certificate import certificate
from games.solve.proved.full.decide import BESIDE, Budget, decide
from games.solve.proved.full.families import Family
from games.solve.proved.full.forms import forms_of
from games.solve.proved.full.weak import excludes
from games.solve.proved.prove import prove
from games.task import NullToken
from planted_mixtures import planted, tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

CORPUS = Path(__file__).parents[3] / "solve" / "corpus"
seeds = st.integers(0, 10**6)


def whole(shape: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(range(n)) for n in shape)


def corners(shape: tuple[int, ...]) -> list[NDArray[np.object_]]:
    return [np.eye(n, dtype=np.int64).astype(object) for n in shape]


def idle(seed: int, player: int, shape: tuple[int, ...] = (3, 3, 3)) -> NDArray[np.object_]:
    """A game in which one player has nothing at stake."""
    payoffs = np.random.default_rng(seed).integers(-3, 4, (3, *shape)).astype(object)
    payoffs[player] = 0
    return payoffs


def assert_equilibrium(
    payoffs: NDArray[np.object_], profile: tuple[tuple[Fraction, ...], ...]
) -> None:
    for player, mix in enumerate(profile):
        assert sum(mix) == 1
        own = np.moveaxis(payoffs[player], player, 0)
        one, other = (np.array(profile[q], dtype=object) for q in range(3) if q != player)
        values = (own @ other) @ one
        assert all(
            value == max(values) if share else value <= max(values)
            for share, value in zip(mix, values, strict=True)
        )


@about(40)
@given(seeds, st.sampled_from(((2, 2, 2), (2, 3, 3), (3, 3, 3), (4, 3, 3))), st.integers(1, 3))
def test_no_weak_certificate_excludes_a_planted_equilibrium(
    seed: int, shape: tuple[int, int, int], multiplicity: int
) -> None:
    payoffs, _ = planted(np.random.default_rng(seed), shape, multiplicity, 3)
    assert not excludes(forms_of(tables(payoffs), whole(shape)), corners(shape))


@about(20)
@given(seeds, st.integers(0, 2), st.sampled_from(((2, 2, 3), (3, 3, 3))))
def test_no_weak_certificate_excludes_an_equilibrium_with_a_player_without_stakes(
    seed: int, player: int, shape: tuple[int, int, int]
) -> None:
    payoffs, _ = planted(np.random.default_rng(seed), shape, 1, 3)
    payoffs[player] = Fraction(0)
    assert not excludes(forms_of(tables(payoffs), whole(shape)), corners(shape))


def test_where_only_the_boundary_meets_the_conditions_the_support_is_empty() -> None:
    payoffs = np.zeros((3, 2, 2, 2), dtype=object)
    # the first player is indifferent only if the second plays his first strategy for sure
    payoffs[0, 1, 1] = 1
    # and gains by the second strategy whenever he does not
    payoffs[1] = np.arange(8).reshape(2, 2, 2) % 3
    forms = forms_of(tables(payoffs), ((0, 1), (0, 1), (0, 1)))
    assert certificate(forms.fitting())[0] is None
    assert excludes(forms, corners((2, 2, 2)))


@pytest.mark.slow
def test_a_player_without_stakes_leaves_families_with_exact_points() -> None:
    surfaces = 0
    for seed in range(4):
        payoffs = idle(seed, seed % 3)
        proof = prove(payoffs)
        assert proof.complete
        for support, answer in proof.answers.items():
            for curved in answer.curved:
                surfaces += 1
                for profile in curved.points:
                    assert_equilibrium(payoffs, profile)
                    assert all(
                        not share or strategy in own
                        for mix, own in zip(profile, support, strict=True)
                        for strategy, share in enumerate(mix)
                    )
            for point in answer.points:
                if all(isinstance(v, Fraction) for mix in point.profile for v in mix):
                    assert_equilibrium(payoffs, point.profile)
    assert surfaces >= 4


def test_a_set_beside_which_a_lone_equilibrium_may_be_cut_off_is_no_proof() -> None:
    # five strategies gain 0 at the middle and one of them more around it; far away none gains
    third = Fraction(1, 3)
    corner = [(-third, -third), (1 - third, -third), (-third, 1 - third)]
    payoffs = np.full((3, 6, 3, 3), Fraction(0), dtype=object)
    for j, (a, b) in enumerate(corner):
        for k, (c, d) in enumerate(corner):
            for place, gain in enumerate((a, b, c, d, -(a + b + c + d)), start=1):
                payoffs[0, place, j, k] = gain - 60 * (a * c + b * d)
    answer = decide(forms_of(tables(payoffs), ((0,), (0, 1, 2), (0, 1, 2))), NullToken(), Budget())
    assert answer is not None
    assert answer.curved
    assert answer.open == BESIDE


def test_points_of_a_family_are_equilibria_of_the_support_and_no_product() -> None:
    payoffs, point = planted(np.random.default_rng(1), (3, 3, 3), 1, 3)
    payoffs[0] = Fraction(0)
    family = Family(forms_of(tables(payoffs), whole((3, 3, 3))))
    assert family.lacking == 2
    assert family.told() is None
    draw = np.random.default_rng(0)
    near = tuple(np.array([float(v) for v in mix]) for mix in point)
    for _ in range(20):
        if family.looked(tuple(0.9 * mix + 0.1 * draw.dirichlet(np.ones(3)) for mix in near)):
            break
    curved = family.told()
    assert curved is not None
    assert curved.kind == "surface"
    assert len(set(curved.points)) == 3
    for profile in curved.points:
        assert_equilibrium(payoffs, profile)
        assert all(v > 0 for mix in profile for v in mix)


@pytest.mark.slow
def test_coordination_of_three_is_complete_though_its_conditions_have_infinitely_many_zeros() -> (
    None
):
    game = json.loads((CORPUS / "coordination-3x3x3.json").read_text(encoding="utf-8"))
    proof = prove(np.vectorize(Fraction, otypes=[object])(np.array(game["payoffs"])))
    assert proof.complete
    even = tuple((Fraction(1, 3),) * 3 for _ in range(3))
    assert even in [point.profile for point in proof.points]


@pytest.mark.slow
def test_a_curve_without_fractions_on_it_is_shown_by_numbers_in_intervals() -> None:
    # one of two conditions of a player is a multiple of the other
    payoffs, point = planted(np.random.default_rng(4), (3, 3, 3), 1, 3)
    payoffs[1][:, 2] = 2 * payoffs[1][:, 1] - payoffs[1][:, 0]
    family = Family(forms_of(tables(payoffs), whole((3, 3, 3))))
    assert family.lacking == 1
    draw = np.random.default_rng(0)
    near = tuple(np.array([float(v) for v in mix]) for mix in point)
    for _ in range(30):
        if family.looked(tuple(0.9 * mix + 0.1 * draw.dirichlet(np.ones(3)) for mix in near)):
            break
    curved = family.told()
    assert curved is not None
    assert curved.kind == "curve"
    for profile in curved.points:
        x, y, z = ([float(v) for v in mix] for mix in profile)
        for player, (one, other) in enumerate(((y, z), (x, z), (x, y))):
            own = np.moveaxis(payoffs[player], player, 0).astype(float)
            values = np.einsum("ijk,j,k->i", own, one, other)
            assert np.ptp(values) < 1e-9
        assert min(*x, *y, *z) > 0
    assert any(isinstance(v, Enclosed) for profile in curved.points for v in profile[0])
