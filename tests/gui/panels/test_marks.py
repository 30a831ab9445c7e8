"""Best responses, equilibria and shades of a payoff table."""

from __future__ import annotations

import numpy as np
import pytest

from games.solve.report import CHECKED, OPEN, PROVED, Equilibrium, Family, Report
from gui.controls.figures import decimals_for, figure, signed
from gui.panels.payoffs.marks import marks_of

PENNIES = np.array([[[1.0, -1.0], [-1.0, 1.0]], [[-1.0, 1.0], [1.0, -1.0]]])
DILEMMA = np.array([[[3.0, 0.0], [5.0, 1.0]], [[3.0, 5.0], [0.0, 1.0]]])


def mixed(*profile: list[float]) -> Report:
    vectors = tuple(np.array(own) for own in profile)
    found = Equilibrium(vectors, np.zeros(len(vectors)), 0.0, 1, (), "mixed")
    return Report((found,), CHECKED, degenerate=False)


def test_defecting_is_the_best_response_to_everything() -> None:
    marks = marks_of(DILEMMA, None)
    assert marks.best[0].tolist() == [[False, False], [True, True]]
    assert marks.best[1].tolist() == [[False, True], [False, True]]


def test_a_pure_equilibrium_needs_no_solver() -> None:
    assert marks_of(DILEMMA, None).pure.tolist() == [[False, False], [False, True]]
    assert not marks_of(PENNIES, None).pure.any()


def test_equal_payoffs_are_best_responses_together() -> None:
    flat = np.zeros((2, 2, 3))
    flat[0, 0, 0] = 1e-14
    marks = marks_of(flat, None)
    assert marks.best.all()
    assert marks.pure.all()


def test_three_players_respond_along_their_own_axis() -> None:
    payoffs = np.zeros((3, 2, 2, 2))
    payoffs[2, 0, 1, 1] = 5.0
    best = marks_of(payoffs, None).best
    assert best[2, 0, 1].tolist() == [False, True]
    assert best[2, 0, 0].all()
    assert best[0].all()


def test_a_shade_is_the_probability_of_the_profile() -> None:
    marks = marks_of(PENNIES, mixed([0.25, 0.75], [0.4, 0.6]))
    assert marks.mixed == pytest.approx(np.array([[0.1, 0.15], [0.3, 0.45]]))


def test_with_several_mixed_equilibria_the_one_that_plays_a_profile_most_shades_it() -> None:
    first, second = mixed([0.5, 0.5], [0.5, 0.5]), mixed([1.0, 0.0], [0.1, 0.9])
    both = Report((*first.equilibria, *second.equilibria), OPEN, degenerate=False)
    assert marks_of(PENNIES, both).mixed == pytest.approx(np.array([[0.25, 0.9], [0.25, 0.25]]))


def test_what_ties_leave_open_is_shaded_by_the_greatest_chance_and_said_to_be_open() -> None:
    family = Family("product", (np.array([[1.0, 0.0], [0.5, 0.5]]), np.array([[0.0, 1.0]])), 1)
    corner = Equilibrium(
        (np.array([0.5, 0.5]), np.array([0.0, 1.0])), np.zeros(2), 0.0, None, (), "mixed", 1
    )
    marks = marks_of(PENNIES, Report((corner,), PROVED, degenerate=True, families=(family,)))
    assert marks.mixed == pytest.approx(np.array([[0.0, 1.0], [0.0, 0.5]]))
    assert marks.tied.tolist() == [[False, True], [False, True]]
    assert not marks_of(PENNIES, mixed([0.5, 0.5], [0.5, 0.5])).tied.any()


def test_a_pure_equilibrium_shades_nothing() -> None:
    vectors = (np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    pure = Report((Equilibrium(vectors, np.zeros(2), 0.0, 1, (), "strict"),), CHECKED, False)
    assert not marks_of(DILEMMA, pure).mixed.any()


@pytest.mark.parametrize(
    ("largest", "decimals"),
    [(8.5, 2), (99.9, 2), (100.0, 1), (1500.0, 0), (2e9, 0), (0.5, 3), (0.02, 4), (0.0, 2)],
)
def test_a_table_shows_about_three_digits(largest: float, decimals: int) -> None:
    assert decimals_for(np.array([[largest, -largest / 3]])) == decimals


def test_figures_have_a_true_minus_and_no_negative_zero() -> None:
    assert figure(-2.5, 2) == "−2.50"
    assert figure(-0.0, 2) == "0.00"
    assert signed(0.75, 2) == "+0.75"
    assert signed(-0.75, 2) == "−0.75"
    assert signed(0.001, 2) == "+0.001"
