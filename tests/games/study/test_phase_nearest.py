"""Distances to the borders of a map, and small multiples."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.study.map.nearest import ahead, nearest
from games.study.map.phase import phase_map
from games.study.multiples import even_levels, multiples
from places import kind_at

if TYPE_CHECKING:
    from games.model.scenario import Scenario


@pytest.fixture(scope="module")
def iraq() -> Scenario:
    return load_named("iraq-2019")


def test_the_nearest_border_is_the_foot_of_the_perpendicular(iraq: Scenario) -> None:
    report = phase_map(affine(iraq), "sanctions", "assistance", iraq.levels, resolution=(50, 50))
    near = nearest(report)
    assert near is not None
    # Baghdad's line 1.5 s + 3.5 - 6 a = 0 from (0.60, 0.75), normal (1, -4)
    step = Fraction(1, 15) / 17
    assert near.shift[0] == pytest.approx(float(step), abs=1e-12)
    assert near.shift[1] == pytest.approx(float(-4 * step), abs=1e-12)
    assert near.distance == pytest.approx(float(step) * 17**0.5, abs=1e-12)
    beyond = report.kinds[report.regions[near.beyond].kind]
    assert beyond.supports == (((0,), (0,), (0,)),)


def test_one_driver_alone_runs_into_exact_borders(iraq: Scenario) -> None:
    report = phase_map(affine(iraq), "sanctions", "assistance", iraq.levels, resolution=(50, 50))
    below, above = ahead(report, 0)
    assert below is not None
    assert above is not None
    assert below.level.exact == Fraction(8, 15)
    assert above.level.exact == Fraction(2, 3)
    down, up = ahead(report, 1)
    assert down is not None
    assert down.level.exact == Fraction(11, 15)
    assert up is None


def test_borders_within_a_group_do_not_count(iraq: Scenario) -> None:
    report = phase_map(affine(iraq), "sanctions", "assistance", iraq.levels, resolution=(50, 50))
    assert nearest(report, groups=[0] * len(report.kinds)) is None
    assert ahead(report, 0, groups=[0] * len(report.kinds)) == (None, None)


def test_multiples_follow_each_tipping_point_from_level_to_level(iraq: Scenario) -> None:
    found = multiples(affine(iraq), "sanctions", "assistance", iraq.levels)
    assert [row.level for row in found.rows] == [Fraction(k, 4) for k in range(5)]
    linked = [link for link in found.links if link.row == 3]
    tips = [
        (
            found.rows[3].sweep.tipping_points[link.low].at.exact,
            found.rows[4].sweep.tipping_points[link.high].at.exact,
        )
        for link in linked
    ]
    assert tips == [(Fraction(3, 16),) * 2, (Fraction(7, 20),) * 2, (Fraction(8, 15),) * 2]


@pytest.mark.slow
def test_multiples_agree_with_the_map(iraq: Scenario) -> None:
    report = phase_map(affine(iraq), "sanctions", "protest", iraq.levels, resolution=(50, 50))
    at = (Fraction(1, 10), Fraction(3, 5), Fraction(9, 10))
    for row in multiples(affine(iraq), "sanctions", "protest", iraq.levels, at=at).rows:
        for regime in row.sweep.regimes:
            middle = (regime.low.value + regime.high.value) / 2
            assert kind_at(report, middle, float(row.level)).supports == tuple(
                branch.support for branch in regime.branches
            )


def test_multiples_need_two_drivers_and_two_levels(iraq: Scenario) -> None:
    with pytest.raises(ValueError, match="two different drivers"):
        multiples(affine(iraq), "protest", "protest", iraq.levels)
    with pytest.raises(ValueError, match="two levels"):
        even_levels(affine(iraq), "protest", 1)
