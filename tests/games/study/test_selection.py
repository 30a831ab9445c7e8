"""Selection rules: followed, named, and never hiding what they do not follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.affine import PayoffLine
from games.model.file.library import load_named
from games.study.sweep.selection import RULES, followed, rule_name, rules
from games.study.sweep.sweep import sweep

if TYPE_CHECKING:
    from games.study.sweep.report import Sweep
    from games.study.sweep.selection import Choice

Make = Callable[..., PayoffLine]


def chosen_by(found: Sweep, rule: str) -> Choice:
    """What a rule follows in a sweep that it need not cut."""
    whole, choice = followed(found, rule)
    assert whole is found
    return choice


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
        for number, ((place, weight),) in enumerate(chosen_by(found, "low"))
        if weight == 1.0
    ]
    assert chosen == [((0,), (0,)), ((0,), (0,)), ((1,), (1,))]


def test_following_from_high_keeps_the_other_branch(hysteresis: PayoffLine) -> None:
    found = sweep(hysteresis)
    chosen = [
        found.regimes[number].branches[place].support
        for number, ((place, _),) in enumerate(chosen_by(found, "high"))
    ]
    assert chosen == [((0,), (0,)), ((1,), (1,)), ((1,), (1,))]


def test_all_alike_weighs_every_equilibrium_the_same(hysteresis: PayoffLine) -> None:
    chosen = chosen_by(sweep(hysteresis), "uniform")
    assert [len(choice) for choice in chosen] == [1, 3, 1]
    assert all(sum(weight for _, weight in choice) == pytest.approx(1) for choice in chosen)


def test_best_for_a_player_takes_what_pays_that_player_most(hysteresis: PayoffLine) -> None:
    for player in (0, 1):
        found, chosen = followed(sweep(hysteresis), f"best-{player}")
        for regime, followed_there in zip(found.regimes, chosen, strict=True):
            ends = [branch.payoffs[:, player] for branch in regime.branches]
            for place, _ in followed_there:
                assert ends[place].sum() == pytest.approx(max(paid.sum() for paid in ends))


@pytest.mark.parametrize("rule", ["low", "high", "uniform", "best-0", "best-2"])
def test_where_there_is_one_equilibrium_every_rule_takes_it(iraq: Make, rule: str) -> None:
    assert chosen_by(sweep(iraq()), rule) == (((0, 1.0),),) * 5


@pytest.mark.parametrize("rule", RULES)
def test_every_regime_of_a_richer_game_is_given_weight_one(iraq: Make, rule: str) -> None:
    found, chosen = followed(sweep(iraq(assistance="0.6")), rule)
    for regime, choice in zip(found.regimes, chosen, strict=True):
        assert sum(weight for _, weight in choice) == pytest.approx(1)
        assert all(0 <= place < len(regime.branches) for place, _ in choice)


def test_a_rule_that_stays_does_not_jump_while_its_branch_lives(iraq: Make) -> None:
    found = sweep(iraq(assistance="0.6"))
    ((place, _),) = chosen_by(found, "low")[3]
    assert found.regimes[3].branches[place].follows == 0


@pytest.fixture
def meeting(make_line: Make) -> Callable[[tuple[int, int]], PayoffLine]:
    """Two who want to meet here or there, at all levels; what it pays Ann to meet falls or rises.

    `order` lists the strategies of both: here is worth 3 s to Ann, there 1.
    """

    def build(order: tuple[int, int]) -> PayoffLine:
        worth = [(0, 3), (1, 0)]
        base = [[[0, 0], [0, 0]] for _ in range(2)]
        slope = [[[0, 0], [0, 0]] for _ in range(2)]
        for place, meant in enumerate(order):
            base[0][place][place], slope[0][place][place] = worth[meant]
            base[1][place][place] = 1
        return make_line(base, slope, "1/10", 1)

    return build


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_best_for_takes_what_is_best_at_each_level(
    meeting: Callable[[tuple[int, int]], PayoffLine], order: tuple[int, int]
) -> None:
    whole = sweep(meeting(order))
    assert len(whole.regimes) == 1
    cut, chosen = followed(whole, "best-0")
    # below 1/3 meeting there pays more, above it meeting here does
    assert [part.high.value for part in cut.regimes] == [pytest.approx(1 / 3), 1]
    supports = [
        [part.branches[place].support for place, _ in own]
        for part, own in zip(cut.regimes, chosen, strict=True)
    ]
    here, there = order.index(0), order.index(1)
    assert supports == [[((there,), (there,))], [((here,), (here,))]]
    assert cut.tipping_points == ()
    assert [branch.follows for branch in cut.regimes[1].branches] == [0, 1, 2]
    for part in cut.regimes:
        for branch in part.branches:
            assert (branch.levels[0], branch.levels[-1]) == (part.low.value, part.high.value)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_following_starts_where_leaving_costs_most_however_strategies_are_listed(
    meeting: Callable[[tuple[int, int]], PayoffLine], order: tuple[int, int]
) -> None:
    found = sweep(meeting(order))
    for rule, meant in (("low", 1), ("high", 0)):
        (((place, weight),),) = chosen_by(found, rule)
        own = order.index(meant)
        assert found.regimes[0].branches[place].support == ((own,), (own,)), rule
        assert weight == 1.0


def test_following_starts_with_all_alike_where_nothing_tells_them_apart(make_line: Make) -> None:
    battle = [[[2, 0], [0, 1]], [[1, 0], [0, 2]]]
    found = sweep(make_line(battle, np.zeros((2, 2, 2), int)))
    (chosen,) = chosen_by(found, "low")
    supports = {found.regimes[0].branches[place].support: share for place, share in chosen}
    assert supports == {((0,), (0,)): 0.5, ((1,), (1,)): 0.5}


def test_best_for_follows_alike_what_pays_the_same(make_line: Make) -> None:
    battle = [[[1, 0], [0, 1]], [[1, 0], [0, 2]]]
    found = sweep(make_line(battle, np.zeros((2, 2, 2), int)))
    (chosen,) = chosen_by(found, "best-0")
    assert [share for _, share in chosen] == [0.5, 0.5]


def test_unknown_rules_and_players_are_refused(hysteresis: PayoffLine) -> None:
    found = sweep(hysteresis)
    with pytest.raises(KeyError):
        chosen_by(found, "whatever")
    with pytest.raises(KeyError):
        chosen_by(found, "best-2")


def test_rules_are_named_after_the_players_of_a_scenario() -> None:
    scenario = load_named("iraq-2019")
    assert list(rules(scenario).values()) == [
        "Follow from low",
        "Follow from high",
        "All, equally likely",
        "Best for the US",
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
    assert chosen_by(broken, "low")[1] == ()
    assert chosen_by(broken, "uniform")[1] == ()
    assert chosen_by(broken, "best-0")[1] == ()
    assert np.array(chosen_by(broken, "low")[2]).shape == (1, 2)


def test_what_pays_nothing_at_all_pays_the_same_whatever_is_left_by_rounding(
    make_line: Make,
) -> None:
    base = [0, -4, 0, 3, 0, 0, 0, 0, 0, 0, -2, 0, 4, -3, 2, 3, 0, 0, 0, -1, 0, 0, 0, -1]
    slope = [0, 1, 0, -2, 0, 0, 0, 0, 0, 0, -3, 0, -1, 0, -1, -2, 0, 0, 0, 4, -3, 0, -3, 4]
    found = sweep(make_line(*(np.reshape(own, (3, 2, 2, 2)).tolist() for own in (base, slope))))
    parts, choice = followed(found, "best-0")
    assert len(parts.regimes) == len(found.regimes) == 3
    assert choice[1] == ((0, 0.5), (1, 0.5))  # the first player gets 0 in both
