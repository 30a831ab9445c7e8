"""Selection rules: followed, named, and never hiding what they do not follow."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from games.model.affine import PayoffLine
from games.model.file.library import load_named
from games.study.sweep.selection import RULES, rule_name, rules, select
from games.study.sweep.sweep import sweep

Make = Callable[..., PayoffLine]


@pytest.fixture
def hysteresis(make_line: Make) -> PayoffLine:
    """Cooperation holds up to 2/3, defection from 1/3: both between."""
    # each gains 3 s - 2 by defecting against cooperation and 3 s - 1 against defection
    base = [[[0, 0], [-2, -1]], [[0, -2], [0, -1]]]
    slope = [[[0, 0], [3, 3]], [[0, 3], [0, 3]]]
    return make_line(base, slope)


def test_following_from_low_stays_until_the_branch_dies(hysteresis: PayoffLine) -> None:
    found = sweep(hysteresis)
    assert [len(regime.branches) for regime in found.regimes] == [1, 3, 1]
    chosen = [
        found.regimes[number].branches[place].support
        for number, ((place, weight),) in enumerate(select(found, "low"))
        if weight == 1.0
    ]
    assert chosen == [((0,), (0,)), ((0,), (0,)), ((1,), (1,))]


def test_following_from_high_keeps_the_other_branch(hysteresis: PayoffLine) -> None:
    found = sweep(hysteresis)
    chosen = [
        found.regimes[number].branches[place].support
        for number, ((place, _),) in enumerate(select(found, "high"))
    ]
    assert chosen == [((0,), (0,)), ((1,), (1,)), ((1,), (1,))]


def test_all_alike_weighs_every_equilibrium_the_same(hysteresis: PayoffLine) -> None:
    chosen = select(sweep(hysteresis), "uniform")
    assert [len(choice) for choice in chosen] == [1, 3, 1]
    assert all(sum(weight for _, weight in choice) == pytest.approx(1) for choice in chosen)


def test_best_for_a_player_takes_what_pays_that_player_most(hysteresis: PayoffLine) -> None:
    found = sweep(hysteresis)
    for player in (0, 1):
        ((place, _),) = select(found, f"best-{player}")[1]
        means = [branch.payoffs[:, player].mean() for branch in found.regimes[1].branches]
        assert means[place] == max(means)


@pytest.mark.parametrize("rule", ["low", "high", "uniform", "best-0", "best-2"])
def test_where_there_is_one_equilibrium_every_rule_takes_it(iraq: Make, rule: str) -> None:
    assert select(sweep(iraq()), rule) == (((0, 1.0),),) * 5


@pytest.mark.parametrize("rule", RULES)
def test_every_regime_of_a_richer_game_is_given_weight_one(iraq: Make, rule: str) -> None:
    found = sweep(iraq(assistance="0.6"))
    for regime, choice in zip(found.regimes, select(found, rule), strict=True):
        assert sum(weight for _, weight in choice) == pytest.approx(1)
        assert all(0 <= place < len(regime.branches) for place, _ in choice)


def test_a_rule_that_stays_does_not_jump_while_its_branch_lives(iraq: Make) -> None:
    found = sweep(iraq(assistance="0.6"))
    ((place, _),) = select(found, "low")[3]
    assert found.regimes[3].branches[place].follows == 0


def test_unknown_rules_and_players_are_refused(hysteresis: PayoffLine) -> None:
    found = sweep(hysteresis)
    with pytest.raises(KeyError):
        select(found, "whatever")
    with pytest.raises(KeyError):
        select(found, "best-2")


def test_rules_are_named_after_the_players_of_a_scenario() -> None:
    scenario = load_named("iraq-2019")
    assert list(rules(scenario).values()) == [
        "Follow from low",
        "Follow from high",
        "All, equally likely",
        "Best for US",
        "Best for Iran",
        "Best for Baghdad",
    ]
    assert len(rules(load_named("stag-hunt"))) == 5
    assert rule_name("best-1") == "Best for the second player"


def test_a_regime_without_a_known_equilibrium_gets_nothing(hysteresis: PayoffLine) -> None:
    from dataclasses import replace

    found = sweep(hysteresis)
    hollow = replace(found.regimes[1], branches=())
    broken = replace(found, regimes=(found.regimes[0], hollow, found.regimes[2]))
    assert select(broken, "low")[1] == ()
    assert select(broken, "uniform")[1] == ()
    assert select(broken, "best-0")[1] == ()
    assert np.array(select(broken, "low")[2]).shape == (1, 2)
