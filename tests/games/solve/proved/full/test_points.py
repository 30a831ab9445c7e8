"""Supports of three strategies each: planted equilibria of any multiplicity are found exactly."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")


from examples import about
from games.solve.proved.enclosed import Enclosed
from games.solve.proved.full.cells import cover
from games.solve.proved.full.decide import Budget, decide
from games.solve.proved.full.forms import Forms, forms_of
from games.solve.proved.full.pencil import zeros_of_three
from games.solve.proved.full.points import exact_points
from games.solve.proved.full.regular import standing
from games.solve.proved.numbers import Algebraic
from games.solve.proved.three.game import OTHERS
from games.task import NullToken
from planted_mixtures import planted, tables

seeds = st.integers(0, 10**6)
THREE = ((0, 1, 2), (0, 1, 2), (0, 1, 2))


def random_forms(seed: int, size: int) -> Forms:
    drawn = np.random.default_rng(seed).integers(-size, size + 1, (3, 3, 3, 3)).astype(object)
    return forms_of(tables(drawn), THREE)


@pytest.mark.slow
@pytest.mark.parametrize("multiplicity", [1, 2, 3])
@about(8)
@given(seed=seeds)
def test_a_planted_zero_is_found_exactly_whatever_its_multiplicity(
    multiplicity: int, seed: int
) -> None:
    payoffs, point = planted(np.random.default_rng(seed), (3, 3, 3), multiplicity, 4)
    answer = decide(forms_of(tables(payoffs), THREE), NullToken(), Budget())
    assert answer is not None
    if answer.open:  # a planted game may have infinitely many, which is never called complete
        return
    own = [found for found in answer.points if found.profile == point]
    assert len(own) == 1
    if multiplicity > 1:
        assert own[0].index is None
    for found in answer.points:
        assert all(sum(mix) == 1 for mix in found.profile)


@pytest.mark.slow
def test_most_planted_double_zeros_are_decided() -> None:
    decided = 0
    for seed in range(6):
        payoffs, _ = planted(np.random.default_rng(seed), (3, 3, 3), 2, 5)
        answer = decide(forms_of(tables(payoffs), THREE), NullToken(), Budget())
        decided += answer is not None and not answer.open
    assert decided == 6


@pytest.mark.slow
def test_parts_and_algebra_find_the_same_equilibria() -> None:
    compared = 0
    for seed in range(60):
        forms = random_forms(seed, (3, 50)[seed % 2])
        parts = cover(forms, 300, NullToken())
        zeros = zeros_of_three(forms)
        if not parts.whole or zeros is None:
            continue
        near = [zero for zero in parts.zeros if standing(forms, zero)]
        exact = exact_points(forms, zeros)
        assert len(near) == len(exact)
        compared += len(exact)
        for point in exact:
            mine = [
                zero
                for zero in near
                if all(
                    abs(float(a) - float(b)) < 1e-12
                    for mix, centre in zip(point.profile, zero.centre, strict=True)
                    for a, b in zip(mix, centre, strict=True)
                )
            ]
            assert [zero.sign for zero in mine] == [point.index]
    assert compared >= 3


@pytest.mark.slow
def test_irrational_equilibria_are_in_one_field_and_solve_the_equations() -> None:
    seed = next(s for s in range(100) if _mixed(random_forms(s, 3)))
    forms = random_forms(seed, 3)
    for point in _mixed(forms):
        assert isinstance(point.profile[0][0], Algebraic)
        for player, (one, other) in enumerate(OTHERS):
            for form in forms.differences[player].tolist():
                total = sum(
                    entry * a * b
                    for a, row in zip(point.profile[one], form, strict=True)
                    for b, entry in zip(point.profile[other], row, strict=True)
                )
                assert total == 0


def _mixed(forms: Forms):  # noqa: ANN202 - points
    zeros = zeros_of_three(forms)
    return [] if zeros is None else exact_points(forms, zeros)


@pytest.mark.slow
def test_who_is_called_first_does_not_matter() -> None:
    for seed in range(40):
        drawn = np.random.default_rng(seed).integers(-3, 4, (3, 3, 3, 3)).astype(object)
        forms = forms_of(tables(drawn), THREE)
        if not _mixed(forms):
            continue
        answers = set()
        for order in permutations(range(3)):
            turned = np.array([np.transpose(drawn[player], order) for player in order])
            found = decide(forms_of(tables(turned), THREE), NullToken(), Budget())
            assert found is not None
            answers.add(
                frozenset(
                    (
                        point.index,
                        tuple(
                            tuple(round(float(v), 12) for v in point.profile[order.index(player)])
                            for player in range(3)
                        ),
                    )
                    for point in found.points
                )
            )
        assert len(answers) == 1
        return
    pytest.fail("no game of the sample has a totally mixed equilibrium")


def test_another_strategy_that_does_better_leaves_no_equilibrium_and_one_that_ties_no_index() -> (
    None
):
    payoffs, point = planted(np.random.default_rng(3), (3, 3, 3), 1, 3)
    base = payoffs[0][0]
    for extra, index in ((Fraction(1), "none"), (Fraction(0), None), (Fraction(-1), "regular")):
        wider = np.empty((3, 4, 3, 3), dtype=object)
        wider[:, :3] = payoffs
        wider[:, 3] = Fraction(0)
        wider[0, 3] = base + extra
        answer = decide(forms_of(tables(wider), THREE), NullToken(), Budget())
        own = [] if answer is None else [p for p in answer.points if p.profile == point]
        if index == "none":
            assert own == []
        elif index is None:
            assert [p.index for p in own] == [None]
        else:
            assert [p.index in (1, -1) for p in own] == [True]


@pytest.mark.slow
def test_larger_supports_give_numbers_in_intervals() -> None:
    payoffs, point = planted(np.random.default_rng(22), (4, 3, 3))
    support = ((0, 1, 2, 3), (0, 1, 2), (0, 1, 2))
    answer = decide(forms_of(tables(payoffs), support), NullToken(), Budget())
    assert answer is not None
    assert not answer.open
    exact = irrational = 0
    for found in answer.points:
        assert found.index in (1, -1)
        entries = [v for mix in found.profile for v in mix]
        if found.profile == point:
            exact += 1
        else:
            assert all(isinstance(v, Enclosed) and v.sign == 1 for v in entries)
            low, high = entries[0].interval
            assert low < high < low + Fraction(1, 10**9)
            irrational += 1
    assert exact == 1
    assert irrational >= 1


def test_an_enclosed_number_does_not_guess_its_sign() -> None:
    assert Enclosed((Fraction(-2), Fraction(-1))).sign == -1
    assert float(Enclosed((Fraction(1), Fraction(2)))) == 1.5
    with pytest.raises(ValueError, match="sign"):
        _ = Enclosed((Fraction(-1), Fraction(1))).sign
