"""What a sweep says is so, for every scenario: each branch an equilibrium at each of its levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.affine import PayoffLine
from games.study.sweep.exact import levelled
from games.study.sweep.expectations import worth
from games.study.sweep.selection import BEST, followed, rules
from games.study.sweep.sweep import sweep
from small_scenarios import small_scenarios, told_otherwise
from tests.support.lines import payoff_line

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Support
    from games.study.sweep.report import Sweep

Make = Callable[..., PayoffLine]

#: What a deviation may gain at a level, and between two levels where the chart draws a straight
#: line, as a share of the size of the payoffs: there the chances of two opponents are up to 1e-3
#: off, and a gain reaches from minus to plus twice that size.
AT, BETWEEN = 1e-6, 4e-3


def regret(line: PayoffLine, levels: np.ndarray, profiles: list[np.ndarray]) -> float:
    _, gains = worth(line.at(levels), profiles)
    return float((gains / levelled(line).size).max())


def check_branches(line: PayoffLine, found: Sweep) -> None:
    """Nobody gains by deviating, at any level of any branch nor between two of them."""
    for regime in found.regimes:
        for branch in regime.branches:
            levels, profiles = branch.levels, list(branch.profiles)
            assert levels[0] == regime.low.value
            assert levels[-1] == regime.high.value
            assert regret(line, levels, profiles) <= AT
            middles = (levels[1:] + levels[:-1]) / 2
            assert regret(line, middles, [(p[1:] + p[:-1]) / 2 for p in profiles]) <= BETWEEN


def check_tiles(line: PayoffLine, found: Sweep) -> None:
    """Regimes lie side by side from the low end to the high one."""
    assert found.regimes[0].low.exact == line.low
    assert found.regimes[-1].high.exact == line.high
    for number, (below, above) in enumerate(pairwise(found.regimes)):
        assert below.low.value < below.high.value
        assert below.high is above.low is found.tipping_points[number].at
        assert found.tipping_points[number].below == number
    assert len(found.tipping_points) == len(found.regimes) - 1


def check_tied(line: PayoffLine, found: Sweep) -> None:
    """What is said of ties is so, by fractions; nobody plays a strategy that is left out."""
    for regime in found.regimes:
        if regime.tied is None:
            continue
        low, high = (
            Fraction(end.value) if end.exact is None else end.exact
            for end in (regime.low, regime.high)
        )
        for share in (Fraction(0), Fraction(1, 3), Fraction(1)):
            payoffs = line.exact(low + share * (high - low))
            for profile in regime.tied.pure:
                for player, own in enumerate(profile):
                    deviations = payoffs[player][
                        tuple(
                            slice(None) if other == player else played
                            for other, played in enumerate(profile)
                        )
                    ]
                    assert deviations[own] == max(deviations)
        drawn = {branch.support for branch in regime.branches}
        assert drawn >= {tuple((own,) for own in profile) for profile in regime.tied.pure}
        for support in drawn:
            for player, played in enumerate(support):
                # at its ends a regime may have equilibria that it has nowhere inside
                assert set(played) <= set(regime.tied.surviving[player])


@pytest.mark.slow
@about(500)
@given(scenario=small_scenarios())
def test_every_branch_is_an_equilibrium_at_every_level_of_its_regime(scenario: Scenario) -> None:
    line = payoff_line(scenario, "d")
    found = sweep(line)
    check_tiles(line, found)
    check_branches(line, found)
    check_tied(line, found)


def told(scenario: Scenario, found: Sweep, rule: str) -> list[object]:
    """What a sweep says, in words that do not depend on how anything is listed."""

    def named(support: Support) -> frozenset[tuple[str, frozenset[str]]]:
        return frozenset(
            (player.id, frozenset(player.strategies[k].id for k in played))
            for player, played in zip(scenario.players, support, strict=True)
        )

    parts, choice = followed(found, rule)
    story: list[object] = []
    for regime, weights in zip(parts.regimes, choice, strict=True):
        tied = regime.tied
        known = None
        if tied is not None:
            pure = frozenset(named(tuple((k,) for k in profile)) for profile in tied.pure)
            known = (named(tied.surviving), pure)
        supports = [named(branch.support) for branch in regime.branches]
        stands = Counter({supports[place]: round(weight, 9) for place, weight in weights})
        ends = tuple(end.exact or round(end.value, 7) for end in (regime.low, regime.high))
        story.append((*ends, Counter(supports), stands, known, regime.certified))
    return story


@pytest.mark.slow
@about(500)
@given(data=st.data())
def test_order_of_lists_and_units_of_payoffs_change_nothing(data: st.DataObject) -> None:
    scenario = data.draw(small_scenarios())
    other = data.draw(told_otherwise(scenario))
    one, two = (sweep(payoff_line(each, "d")) for each in (scenario, other))
    players = [player.id for player in scenario.players]
    for rule in rules(scenario):
        best = rule.removeprefix(BEST) if rule.startswith(BEST) else ""
        place = [player.id for player in other.players].index(players[int(best)]) if best else ""
        same = f"{BEST}{place}" if best else rule
        assert told(scenario, one, rule) == told(other, two, same)


@pytest.mark.slow
def test_a_mixed_regime_between_any_two_hundredths_is_drawn_as_it_moves(make_line: Make) -> None:
    for k in range(100):
        # Ben gains 100 s - k - 1 + Ann's chance of waiting by pushing: Ann's falls from 1 to 0
        base = [[[0, 0], [-1, 1]], [[0, -k], [0, -k - 1]]]
        slope = [[[0, 0], [0, 0]], [[0, 100], [0, 100]]]
        line = make_line(base, slope)
        found = sweep(line)
        low, high = Fraction(k, 100), Fraction(k + 1, 100)
        (mixed,) = [r for r in found.regimes if r.low.exact == low and r.high.exact == high]
        (branch,) = mixed.branches
        chance = branch.profiles[0][:, 0]
        assert chance[0] == pytest.approx(1, abs=1e-9), k
        assert chance[-1] == pytest.approx(0, abs=1e-9), k
        assert np.allclose(chance, (float(high) - branch.levels) * 100, atol=1e-9), k
        check_branches(line, found)


def test_infinities_that_cancel_are_kept_without_a_warning() -> None:
    base = [0, 1, 0, 0, -1, -1, 0, -1, 0, -1, -3, -4, -2, -2, *[0] * 22]
    slope = [0, -4, 4, 0, -1, -1, 0, 2, 4, 2, 1, 3, 2, -1, 3, 0, 6, 3, 3, 0, 3, -3, 6, 3]
    slope += [-2, -1, -2, -1, -2, -1, *[0] * 6]
    tables = [
        np.array([Fraction(x) for x in own], dtype=object).reshape(3, 2, 3, 2)
        for own in (base, slope)
    ]
    found = sweep(PayoffLine("pressure", Fraction(0), Fraction(1), *tables))
    assert [regime.high.exact for regime in found.regimes] == [Fraction(3, 4), Fraction(1)]


def test_a_branch_ends_where_it_tends_to_not_elsewhere_among_the_ties_of_an_end(
    make_line: Make,
) -> None:
    base = [1, 0, 1, -1, 0, 0, 1, 1, -1, 1, 1, 1, 1, 1, -1, 1, -1, -1, -1, 1, 0, 0, -1, 0]
    slope = [0, 1, -1, 0, 0, 0, -1, -1, 0, -1, -1, 0, 1, 0, 1, 1, 1, -1, -1, 1, 1, 0, 1, 0]
    line = make_line(*(np.reshape(table, (3, 2, 2, 2)).tolist() for table in (base, slope)))
    (mixed,) = [
        branch
        for branch in sweep(line).regimes[0].branches
        if all(len(played) == 2 for played in branch.support)
    ]
    near = np.searchsorted(mixed.levels, 1e-3)
    for profile in mixed.profiles:
        assert np.abs(profile[:near] - profile[near]).max() < 0.02


def test_two_branches_of_one_support_never_change_places(make_line: Make) -> None:
    base = [2, 4, -4, 0, 3, -2, -2, 3, -2, -2, -3, 2, 1, -3, 1, -3, 1, -3, 0, -1, -4, -3, -2, -1]
    slope = [-1, -3, 1, 1, 3, 1, 4, -1, -4, 2, 1, 1, -2, -4, -4, 0, -1, -1, 1, 2, 1, 0, -3, 1]
    tables = (np.reshape(table, (3, 2, 2, 2)).tolist() for table in (base, slope))
    twins = [
        branch
        for branch in sweep(make_line(*tables, -1, 0)).regimes[6].branches
        if all(len(played) == 2 for played in branch.support)
    ]
    assert len(twins) == 2
    levels = np.unique(np.concatenate([twin.levels for twin in twins]))
    one, two = (np.interp(levels, twin.levels, twin.profiles[2][:, 0]) for twin in twins)
    assert len(set(np.sign(one - two)[1:])) == 1


def test_a_curve_is_followed_where_levels_lie_unevenly(make_line: Make) -> None:
    base = [-2, -4, -3, 1, 1, -2, -4, 4, -1, 0, -4, -1, -4, 3, 4, -1, 2, 1, -2, 2, 2, -1, -2, -2]
    slope = [-4, -2, 3, -1, 1, 0, -2, 2, 0, 1, 1, -1, 4, 1, -2, 3, -2, 2, 4, -4, -3, 1, 2, 1]
    tables = (np.reshape(table, (3, 2, 2, 2)).tolist() for table in (base, slope))
    line = make_line(*tables, -1, 1)
    check_branches(line, sweep(line))
