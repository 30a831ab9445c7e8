"""Every scenario that ships, swept: which equilibria between which exact tipping points."""

from __future__ import annotations

from fractions import Fraction

import pytest

from games.model.file.library import load_named, names
from games.model.outcomes import name_of
from games.study.sweep.sweep import sweep
from tests.support.lines import payoff_line

#: Tipping points along the driver that charts sweep, and what is in equilibrium between them.
REGIMES = {
    "iraq-2019": (
        "3/16 7/20 8/15 2/3",
        [
            ["Managed containment"],
            ["Harassment absorbed"],
            ["Cat and mouse"],
            ["Escalation on Iraqi soil"],
            ["Expulsion"],
        ],
    ),
    "graded-responses": (
        "1/9 1/4 7/20 19/40 13/20 43/60 4/5",
        [
            ["Quiet drawdown"],
            ["Managed containment"],
            ["Harassment absorbed"],
            ["Cat and mouse"],
            ["Tit for tat"],
            ["Baghdad rebalances"],
            ["Baghdad rebalances", "On the brink", "War and expulsion"],
            ["War and expulsion"],
        ],
    ),
    "iran-us": (
        "3/16 7/20 8/15",
        [
            ["Managed containment"],
            ["Harassment absorbed"],
            ["Cat and mouse"],
            ["Escalation on Iraqi soil"],
        ],
    ),
    "us-baghdad": (
        "7/20 2/3",
        [["Attacks endured"], ["Strikes tolerated"], ["Expulsion after strikes"]],
    ),
    "iran-baghdad": (
        "8/15 2/3",
        [["Militias stand down"], ["Escalation on Iraqi soil"], ["Expulsion"]],
    ),
    "prisoners-dilemma": (
        "3",
        [["Mutual cooperation", "Mutual defection", "Wavering trust"], ["Mutual defection"]],
    ),
    "chicken": ("1", [["Crash"], ["Ann gives way", "Ben gives way", "Brinkmanship"]]),
    "stag-hunt": (
        "4",
        [["Doubt", "Hares, apart", "The stag, together"], ["Hares, apart"]],
    ),
    "matching-pennies": ("-1", [["Ben wins"], ["Guessing"]]),
    "battle-of-the-sexes": (
        "1",
        [
            ["Hoping to meet", "Opera together", "Prize fight together"],
            ["Apart, each at the favourite"],
        ],
    ),
}


def test_every_shipped_scenario_is_here() -> None:
    assert set(REGIMES) == set(names())


@pytest.mark.parametrize("name", REGIMES)
def test_the_regimes_of_a_shipped_scenario_are_these(name: str) -> None:
    tipping, regimes = REGIMES[name]
    scenario = load_named(name)
    found = sweep(payoff_line(scenario, scenario.sweep_driver))
    assert [point.at.exact for point in found.tipping_points] == [
        Fraction(text) for text in tipping.split()
    ]
    assert [
        sorted(name_of(scenario, branch.support).name for branch in regime.branches)
        for regime in found.regimes
    ] == regimes
    assert found.certified
    assert not any(regime.degenerate for regime in found.regimes)
