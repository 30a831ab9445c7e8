"""What the Lemke-Howson paths reach, compared with the list, in words."""

from __future__ import annotations

import numpy as np
import pytest

from games.solve import CHECKED, solve
from games.study.sweep.pivoting import pivoting

BATTLE = np.array([[[3.0, 0.0], [0.0, 2.0]], [[2.0, 0.0], [0.0, 3.0]]])
#: Against the first column the first player may give his first strategy anything up to 2/7.
TIED = np.array([[[-3.0, 3.0], [-3.0, 5.0]], [[2.0, 7.0], [4.0, 2.0]]])
FIRST, SECOND = np.array([1.0, 0.0]), np.array([0.0, 1.0])

Answer = tuple[np.ndarray, np.ndarray]


class Ends:
    """A runner whose paths end where they are told; without an end they never do."""

    def __init__(self, *ends: Answer) -> None:
        self.ends = ends

    def run(self, a: np.ndarray, b: np.ndarray, label: int, seconds: float) -> Answer:
        if not self.ends:
            raise TimeoutError
        return self.ends[label % len(self.ends)]


def test_paths_that_end_at_listed_equilibria_agree() -> None:
    report = solve(BATTLE, second_opinion=False)
    found = pivoting(BATTLE, report, runner=Ends((FIRST, FIRST), (SECOND, SECOND)))
    assert found is not None
    assert (found.agrees, found.reached, found.listed) == (True, 2, 3)
    assert found.text.endswith("reaches 2 of the 3 equilibria and no other.")


def test_the_only_equilibrium_is_called_that() -> None:
    pennies = np.array([[[1.0, -1.0], [-1.0, 1.0]], [[-1.0, 1.0], [1.0, -1.0]]])
    half = np.array([0.5, 0.5])
    report = solve(pennies, second_opinion=False)
    found = pivoting(pennies, report, runner=Ends((half, half)))
    assert found is not None
    assert "reaches the only equilibrium and no other" in found.text


def test_a_path_to_an_equilibrium_that_is_not_listed_contradicts() -> None:
    whole = solve(BATTLE, second_opinion=False)
    part = type(whole)(whole.equilibria[:1], CHECKED, degenerate=False)
    found = pivoting(BATTLE, part, runner=Ends((FIRST, FIRST), (SECOND, SECOND)))
    assert found is not None
    assert (found.agrees, found.others) == (False, 1)
    assert found.text == "nashpy's Lemke-Howson reaches one profile not in the list."


def test_on_a_continuum_another_point_is_no_contradiction() -> None:
    report = solve(TIED, second_opinion=False)
    assert report.degenerate
    found = pivoting(TIED, report, runner=Ends((np.array([0.1, 0.9]), FIRST)))
    assert found is not None
    assert (found.agrees, found.others) == (None, 1)
    assert "continuum" in found.text


def test_paths_that_never_end_are_a_note_and_no_verdict() -> None:
    found = pivoting(BATTLE, solve(BATTLE, second_opinion=False), runner=Ends(), seconds=0.5)
    assert found is not None
    assert found.agrees is None
    assert found.text == "nashpy's Lemke-Howson gave no answer."
    assert any("did not end within 0.5 s from 4 of 4" in note for note in found.notes)


def test_three_players_have_no_such_paths() -> None:
    game = np.random.default_rng(0).normal(size=(3, 2, 2, 2))
    assert pivoting(game, solve(game, second_opinion=False)) is None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_nashpy_itself_reaches_only_what_is_listed(seed: int) -> None:
    game = np.random.default_rng(seed).normal(size=(2, 3, 3))
    report = solve(game, second_opinion=False)
    found = pivoting(game, report, seconds=20.0)
    assert found is not None
    assert found.agrees is not False
    plus = sum(own.index == 1 for own in report.equilibria)
    assert found.reached <= plus
