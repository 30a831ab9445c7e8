"""Exclusion by certificates and zeros by Newton's method, both proved in integers."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")


from examples import about
from games.solve.proved.full.cells import cover
from games.solve.proved.full.certificate import Certificate, certificate
from games.solve.proved.full.equations import approximate, exact
from games.solve.proved.full.forms import Forms, forms_of
from games.solve.proved.full.newton import approach, only_zero
from games.task import Cancelled, NullToken
from planted_mixtures import planted, tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHAPES = ((2, 2, 2), (2, 2, 3), (2, 3, 3), (3, 3, 3), (4, 3, 3), (4, 4, 4))
seeds = st.integers(0, 10**6)


def everything(shape: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(range(n)) for n in shape)


def whole(payoffs: NDArray[np.object_]) -> Forms:
    return forms_of(tables(payoffs), everything(payoffs.shape[1:]))


def random_tables(
    seed: int, shape: tuple[int, ...], size: int = 3, times: int = 1
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    whole = np.random.default_rng(seed).integers(-size, size + 1, (3, *shape)).astype(object)
    whole = whole * times
    whole[:, -1, -1, -1] += 1  # so that nothing can be taken out again
    return tables(whole)


def value(
    form: NDArray[np.object_], first: tuple[Fraction, ...], second: tuple[Fraction, ...]
) -> Fraction:
    return sum(
        (a * b * int(form[j, k]) for j, a in enumerate(first) for k, b in enumerate(second)),
        Fraction(0),
    )


@about(60)
@given(seeds, st.sampled_from(SHAPES), st.integers(1, 2))
def test_no_certificate_excludes_a_planted_equilibrium(
    seed: int, shape: tuple[int, int, int], multiplicity: int
) -> None:
    payoffs, point = planted(np.random.default_rng(seed), shape, multiplicity)
    forms = whole(payoffs)
    for player, (one, other) in enumerate(((1, 2), (0, 2), (0, 1))):
        for form in forms.differences[player]:
            assert value(form, point[one], point[other]) == 0
    proof, near = certificate(forms.fitting())
    assert proof is None
    assert near.sum() == pytest.approx(1.0, abs=1e-6)


@about(60)
@given(seeds, st.sampled_from(((3, 3, 3), (4, 3, 2))))
def test_a_certificate_bounds_the_forms_wherever_one_looks(
    seed: int, shape: tuple[int, int, int]
) -> None:
    rng = np.random.default_rng(seed)
    support = tuple(
        tuple(sorted(int(i) for i in rng.choice(n, rng.integers(2, n + 1), replace=False)))
        for n in shape
    )
    forms = forms_of(random_tables(seed, shape), support).fitting()
    proof, _ = certificate(forms)
    if proof is None:
        return
    assert proof.proves(forms)
    for _ in range(5):
        x, y, z = (rng.dirichlet(np.ones(n)) for n in forms.corners)
        mixes = (x, y, z)
        total = 0.0
        for player, (one, other) in enumerate(((1, 2), (0, 2), (0, 1))):
            values = (forms.differences[player] @ mixes[other]) @ mixes[one]
            total += values @ (proof.multipliers[player] @ mixes[player])
        assert total > 0.0


def test_a_certificate_with_a_wrong_sign_is_refused() -> None:
    for seed in range(40):
        forms = forms_of(random_tables(seed, (3, 3, 3)), ((0, 1), (0, 1), (0, 1))).fitting()
        proof, _ = certificate(forms)
        if proof is None:
            continue
        a, b, c = proof.multipliers
        assert proof.proves(forms)
        assert not Certificate((-a, -b, -c)).proves(forms)
        worse = a.copy()
        worse[-1, 0] = -1
        assert not Certificate((worse, b, c)).proves(forms)
        return
    pytest.fail("no game of the sample has a certificate")


def test_numbers_too_long_for_the_machine_are_multiplied_as_they_are() -> None:
    found = [
        certificate(
            forms_of(random_tables(2, (3, 3, 3), 3, times), everything((3, 3, 3))).fitting()
        )[0]
        for times in (10**40, 1)
    ]
    assert [proof is None for proof in found] == [False, False]
    assert found[0] is not None
    assert found[0].multipliers[0].dtype == object


@pytest.mark.slow
def test_random_games_are_covered_and_the_zeros_are_zeros() -> None:
    zeros = 0
    for seed in range(40):
        shape = SHAPES[seed % len(SHAPES)]
        forms = forms_of(random_tables(seed, shape, 1000), everything(shape))
        found = cover(forms, 400, NullToken())
        assert found.whole
        zeros += len(found.zeros)
        for zero in found.zeros:
            assert zero.sign in (1, -1)
            assert zero.near < zero.far
            assert all(sum(mix) == 1 for mix in zero.centre)
            for player, (one, other) in enumerate(((1, 2), (0, 2), (0, 1))):
                for form in forms.differences[player]:
                    at = value(form, zero.centre[one], zero.centre[other])
                    assert abs(at) < 1e-6
    assert zeros >= 2


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES[:5])
def test_a_planted_regular_equilibrium_is_found_and_alone_in_its_ball(
    shape: tuple[int, int, int],
) -> None:
    payoffs, point = planted(np.random.default_rng(sum(shape)), shape)
    found = cover(whole(payoffs), 600, NullToken())
    assert found.whole
    holding = [
        zero
        for zero in found.zeros
        if all(
            abs(a - b) <= zero.near
            for mix, centre in zip(point, zero.centre, strict=True)
            for a, b in zip(mix[1:], centre[1:], strict=True)
        )
    ]
    assert len(holding) == 1


@pytest.mark.slow
@pytest.mark.parametrize("multiplicity", [2, 3])
def test_a_double_zero_is_never_covered(multiplicity: int) -> None:
    for seed in range(4):
        payoffs, _ = planted(np.random.default_rng(seed), (2, 3, 3), multiplicity)
        assert not cover(whole(payoffs), 150, NullToken()).whole


def test_newton_proves_the_zero_it_finds_and_none_at_a_double_one() -> None:
    payoffs, point = planted(np.random.default_rng(5), (3, 3, 3))
    near = tuple(np.array([float(v) for v in mix]) for mix in point)
    found = approach(approximate(exact(whole(payoffs))), near)
    assert found is not None
    zero = only_zero(whole(payoffs), found)
    assert zero is not None
    corners = tuple(
        np.array([[v.numerator * 10**6 // v.denominator] for v in mix], dtype=object)
        for mix in point
    )
    assert zero.region.covers(corners)
    payoffs, point = planted(np.random.default_rng(5), (3, 3, 3), 2)
    near = tuple(np.array([float(v) for v in mix]) for mix in point)
    assert only_zero(whole(payoffs), near) is None


def test_halves_of_simplices_keep_the_forms_exact() -> None:
    forms = forms_of(random_tables(1, (3, 3, 3)), everything((3, 3, 3)))
    half = np.array([[1, 0, 0], [1, 2, 0], [0, 0, 2]], dtype=object)
    seen = forms.within((half, np.eye(3, dtype=object), np.eye(3, dtype=object)))
    for corner, j, k in product(range(3), range(3), range(3)):
        mixed = half[:, corner]
        for form, before in zip(seen.differences[1], forms.differences[1], strict=True):
            assert form[corner, k] == sum(mixed[i] * before[i, k] for i in range(3))
        assert (seen.differences[0][:, j, k] == forms.differences[0][:, j, k]).all()


def test_a_cover_stops_when_nobody_waits_for_it() -> None:
    class Impatient(NullToken):
        cancelled = True

    forms = forms_of(random_tables(1, (3, 3, 3)), everything((3, 3, 3)))
    with pytest.raises(Cancelled):
        cover(forms, 10, Impatient())
