"""One player after another along a driver: every regime and tipping point, exactly."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve.sequential.order import Order
from games.study.sweep.sequential.sweep import sweep_in_stages
from small_scenarios import small_scenarios
from staged import letters, line_of, one_by_one, order_of, orders, pure_outcomes

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.sweep.report import Cause, Sweep
    from staged import Leaf

VECTORS = json.loads((Path(__file__).parent / "tipping.json").read_text("utf-8"))
CASES = [(name, order) for name, case in VECTORS.items() for order in case["tipping"]]


def leaves(sweep: Sweep, place: int) -> list[Leaf]:
    return [tuple(own for (own,) in one.support) for one in sweep.regimes[place].branches]


def told(scenario: Scenario, cause: Cause) -> dict[str, Any]:
    """Return a cause as the vectors have it."""
    mover = scenario.players[cause.player]
    assert cause.gain is not None
    assert cause.node is not None
    return {
        "player": mover.id,
        "after": {
            p.id: p.strategies[own].letter
            for p, own in zip(scenario.players, cause.node, strict=True)
            if own is not None
        },
        "switches": "->".join(
            mover.strategies[own].letter for own in (cause.from_strategy, cause.to_strategy)
        ),
        "compares": [letters(scenario, leaf) for leaf in cause.compares],
        "gain_const": str(cause.gain.const),
        "gain_slope": str(cause.gain.slope),
    }


@pytest.mark.parametrize(("name", "order"), CASES)
def test_regimes_and_causes_are_those_of_the_vectors(name: str, order: str) -> None:
    scenario = load_named(name)
    found = sweep_in_stages(line_of(scenario), order_of(scenario, order))
    wanted = VECTORS[name]["tipping"][order]
    stretches = [one for one in wanted["regimes"] if one["low"] != one["high"]]
    assert [(str(r.low.exact), str(r.high.exact)) for r in found.regimes] == [
        (one["low"], one["high"]) for one in stretches
    ]
    assert [
        sorted(letters(scenario, leaf) for leaf in leaves(found, place))
        for place in range(len(found.regimes))
    ] == [one["spe"] for one in stretches]
    assert [str(tip.at.exact) for tip in found.tipping_points] == [
        tip["at"] for tip in wanted["tips"]
    ]
    for tip, one in zip(found.tipping_points, wanted["tips"], strict=True):
        # an "exchange" of a strategy for itself, which gains nothing, is nobody's cause
        causes = [own for own in one["cause"] if own["gain_slope"] != "0"]
        ours = [told(scenario, cause) for cause in tip.causes]
        assert sorted(ours, key=str) == sorted(
            ({key: own[key] for key in ours[0]} for own in causes), key=str
        )
    assert found.proved
    assert found.certified


def test_whoever_moves_later_tips_the_baseline_at_other_levels() -> None:
    scenario = load_named("iraq-2019")
    found = sweep_in_stages(line_of(scenario), order_of(scenario, "baghdad>iran>us"))
    assert [
        str(tip.at) if tip.at.exact is None else str(tip.at.exact) for tip in found.tipping_points
    ] == [
        "3/16",
        "7/20",
        "47/60",
    ]
    (cause,) = found.tipping_points[2].causes
    assert told(scenario, cause)["compares"] == ["AAK", "RRK"]


def test_after_a_strike_iran_and_baghdad_are_left() -> None:
    scenario = load_named("iraq-2019")
    order = order_of(scenario, "us>iran>baghdad", us="retaliate")
    found = sweep_in_stages(line_of(scenario), order)
    assert [letters(scenario, leaves(found, p)[0]) for p in range(len(found.regimes))] == [
        "RAK",
        "RRK",
        "RRE",
    ]
    assert [str(tip.at.exact) for tip in found.tipping_points] == ["8/15", "2/3"]
    assert {cause.node for tip in found.tipping_points for cause in tip.causes} == {
        (0, None, None),
        (0, 0, None),
    }


def test_where_all_have_moved_there_is_one_regime() -> None:
    scenario = load_named("iraq-2019")
    found = sweep_in_stages(line_of(scenario), Order(((0, 1, 2),), (1, 0, 1)))
    assert [leaves(found, 0)] == [[(1, 0, 1)]]
    assert found.tipping_points == ()


@about(40)
@given(small_scenarios(shapes=((2, 2, 2), (2, 2), (2, 2, 2), (3, 2), (3, 3))), st.data())
def test_every_level_has_the_outcomes_of_all_plans(scenario: Scenario, data: st.DataObject) -> None:
    line = affine(scenario).line("d", scenario.levels)
    every = [order for order in orders(line.base.shape[1:]) if one_by_one(order)]
    order = data.draw(st.sampled_from(every))
    found = sweep_in_stages(line, order)
    only = {
        tip.at.exact: {tuple(k for (k,) in s) for s in tip.only} for tip in found.tipping_points
    }
    for place, regime in enumerate(found.regimes):
        low, high = regime.low.exact, regime.high.exact
        assert low is not None
        assert high is not None
        drawn = data.draw(st.fractions(low, high, max_denominator=60))
        for level in {(low + high) / 2, drawn} - {low, high}:
            assert pure_outcomes(line.exact(level), order) == set(leaves(found, place))
    for tip in found.tipping_points:
        assert tip.at.exact is not None
        sides = set(leaves(found, tip.below)) | set(leaves(found, tip.below + 1))
        there = pure_outcomes(line.exact(tip.at.exact), order)
        assert sides <= there
        if set(leaves(found, tip.below)) == set(leaves(found, tip.below + 1)):
            assert there == sides | only[tip.at.exact]
            assert there > sides
        assert tip.causes
        for cause in tip.causes:
            assert cause.gain is not None
            assert cause.gain.const + cause.gain.slope * tip.at.exact == 0


@about(30)
@given(small_scenarios(shapes=((2, 2, 2), (3, 2), (2, 3, 2))), st.data())
def test_in_whatever_order_players_are_listed_the_same_is_found(
    scenario: Scenario, data: st.DataObject
) -> None:
    line = affine(scenario).line("d", scenario.levels)
    count = len(line.base)
    stages = data.draw(st.permutations(range(count)))
    turned = data.draw(st.sampled_from(list(permutations(range(count)))))
    axes = (0, *(1 + player for player in turned))
    base, slope = (np.transpose(part, axes)[list(turned)] for part in (line.base, line.slope))
    nobody = (None,) * count
    one = sweep_in_stages(line, Order(tuple((p,) for p in stages), nobody))
    other = sweep_in_stages(
        replace(line, base=base, slope=slope),
        Order(tuple((turned.index(p),) for p in stages), nobody),
    )
    assert [r.high.exact for r in one.regimes] == [r.high.exact for r in other.regimes]
    for place in range(len(one.regimes)):
        back = {tuple(leaf[turned.index(p)] for p in range(count)) for leaf in leaves(other, place)}
        assert set(leaves(one, place)) == back


def test_an_empty_range_is_refused() -> None:
    line = line_of(load_named("iraq-2019"))
    with pytest.raises(ValueError, match="the range of sanctions is empty"):
        sweep_in_stages(replace(line, high=line.low), Order(((0,), (1,), (2,)), (None,) * 3))


def test_levels_are_fractions() -> None:
    found = sweep_in_stages(
        line_of(load_named("iraq-2019")), Order(((0,), (1,), (2,)), (None,) * 3)
    )
    assert all(isinstance(regime.high.exact, Fraction) for regime in found.regimes)
