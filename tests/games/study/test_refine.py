"""Borders that no known critical level explains are found by following and by cutting."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from games.model.affine import PayoffLine
from games.study.sweep import sweep as sweep_module
from games.study.sweep.refine import borders_between
from games.study.sweep.samples import look
from games.study.sweep.suspicion import dips
from games.study.sweep.sweep import sweep
from games.task import NullToken

Make = Callable[..., PayoffLine]
TRUE = [3 / 16, 7 / 20, 8 / 15, 2 / 3]


@pytest.mark.parametrize("following", [True, False])
def test_all_borders_of_the_baseline_are_found_without_knowing_one(
    iraq: Make, following: bool
) -> None:
    line = iraq()
    samples = look(line, np.linspace(0.001, 0.999, 40), NullToken())
    found = borders_between(line, samples, np.empty(0), NullToken(), following=following)
    assert len(found) == 4
    assert np.abs(np.array(found) - TRUE).max() < (2e-12 if following else 5e-9)


@pytest.mark.parametrize("following", [True, False])
def test_the_birth_of_a_pair_is_found_from_the_side_where_it_lives(
    iraq: Make, following: bool
) -> None:
    line = iraq(assistance="0.6")
    samples = look(line, np.array([0.46, 0.48, 0.5, 0.51]), NullToken())
    found = borders_between(line, samples, np.empty(0), NullToken(), following=following)
    true = [0.46464306124243, 0.50244578712482]
    assert np.abs(np.array(found) - true).max() < (1e-11 if following else 5e-9)


def test_a_sweep_without_critical_levels_still_finds_its_regimes(
    iraq: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: Any) -> list[Any]:
        return []

    monkeypatch.setattr(sweep_module, "critical_levels", none)
    found = sweep(iraq())
    assert [tip.at.value for tip in found.tipping_points] == pytest.approx(TRUE, abs=2e-12)
    exact = [Fraction(3, 16), Fraction(7, 20), Fraction(8, 15), Fraction(2, 3)]
    assert [tip.at.exact for tip in found.tipping_points] == exact, "a simple fraction is tried"


def test_games_that_agree_have_no_border_between_them(iraq: Make) -> None:
    line = iraq()
    samples = look(line, np.array([0.2, 0.25, 0.3]), NullToken())
    assert borders_between(line, samples, np.empty(0), NullToken(), following=True) == []


def test_a_slack_that_dips_between_two_levels_is_dips(make_line: Make) -> None:
    # row's mix makes column indifferent between the first two columns; what the third column
    # gains over them is a parabola in the pressure: it peaks at about 0.5
    base = [
        [[0, 1, 5], [1, 0, 5], [-9, -9, -9]],
        [[0, 2, "0.4"], [2, 0, "0.4"], [0, 0, 0]],
    ]
    slope = [np.zeros((3, 3), int).tolist(), [[0, 0, "1.2"], [-2, 0, 0], [0, 0, 0]]]
    line = make_line(base, slope)
    samples = look(line, np.linspace(0.05, 0.95, 19), NullToken())
    levels = dips(line, samples)
    assert ((levels > 0) & (levels < 1)).all()
