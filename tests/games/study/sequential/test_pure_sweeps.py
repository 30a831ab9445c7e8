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
from games.model.affine import PayoffLine
from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve.sequential.order import Order
from games.study.sweep.sequential.sweep import sweep_in_stages
from small_scenarios import small_scenarios
from staged import letters, line_of, one_by_one, order_of, orders, pure_outcomes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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


def node_of(scenario: Scenario, done: dict[str, str]) -> tuple[int | None, ...]:
    """Return what has been done before a node as the vectors have it, in positions."""
    return tuple(
        [own.letter for own in p.strategies].index(done[p.id]) if p.id in done else None
        for p in scenario.players
    )


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
        theirs = [{key: own[key] for key in ours[0]} for own in causes]
        assert [own for own in ours if own not in theirs] == []
        # the vectors also name what turns where it matters to nobody: undone, all is the same
        beside = {node_of(scenario, own["after"]) for own in theirs if own not in ours}
        assert beside or len(ours) == len(theirs)
        below, above = (set(leaves(found, place)) for place in (tip.below, tip.below + 1))
        assert tip.at.exact is not None
        movers = [player for (player,) in order_of(scenario, order).stages]
        line = line_of(scenario)
        assert _played(line, movers, tip.at.exact, 1, beside) == above
        assert _played(line, movers, tip.at.exact, 1, {own.node for own in tip.causes}) == below
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


def test_who_chooses_first_is_the_cause_if_what_turns_elsewhere_does_not_matter_to_him() -> None:
    # the first player's second strategy is never worth it, whatever is done after it
    base, slope = (np.full((2, 3, 2), Fraction(0), dtype=object) for _ in range(2))
    base[0, 0], base[0, 1], slope[0, 2] = Fraction(1, 2), Fraction(-10), Fraction(1)
    base[1, :, 0] = Fraction(1)
    base[1, 1, 0], slope[1, 1, 1] = Fraction(1, 2), Fraction(1)
    line = PayoffLine("", Fraction(0), Fraction(1), base, slope)
    (tip,) = sweep_in_stages(line, Order(((0,), (1,)), (None, None))).tipping_points
    assert [(own.player, own.node, own.compares) for own in tip.causes] == [
        (0, (None, None), ((0, 0), (2, 0)))
    ]


@about(60)
@given(st.integers(0, 10**6), st.sampled_from(((2, 2), (3, 2), (2, 2, 2), (3, 2, 2))), st.data())
def test_undoing_all_causes_undoes_the_change(
    seed: int, shape: tuple[int, ...], data: st.DataObject
) -> None:
    count = len(shape)
    rng = np.random.default_rng(seed)
    parts = [np.vectorize(Fraction)(rng.integers(-1, 2, (count, *shape))) for _ in range(2)]
    line = PayoffLine("", Fraction(-1), Fraction(1), *parts)
    movers = data.draw(st.permutations(range(count)))
    found = sweep_in_stages(line, Order(tuple((p,) for p in movers), (None,) * count))
    for tip in found.tipping_points:
        assert tip.at.exact is not None
        below, above = (set(leaves(found, place)) for place in (tip.below, tip.below + 1))
        side = 0 if below == above else 1
        undone = {cause.node for cause in tip.causes}
        after = _played(line, movers, tip.at.exact, side, set())
        assert after == (above if side else below | {tuple(k for (k,) in s) for s in tip.only})
        assert _played(line, movers, tip.at.exact, side, undone) == below


def _played(
    line: PayoffLine, movers: Sequence[int], level: Fraction, side: int, undone: Collection[Any]
) -> set[Leaf]:
    """Return the outcomes beside a level, if at some nodes it is compared as just below it."""

    def of(node: tuple[int | None, ...], left: Sequence[int]) -> list[Any]:
        if not left:
            return [node]
        player, *more = left
        near = -1 if node in undone else side

        def worth(leaf: Any) -> tuple[Fraction, Fraction]:
            base, slope = line.base[(player, *leaf)], line.slope[(player, *leaf)]
            return base + level * slope, near * slope

        follow = [
            of((*node[:player], own, *node[player + 1 :]), more)
            for own in range(line.base.shape[1 + player])
        ]
        floor = [min(map(worth, some)) for some in follow]
        return [
            leaf
            for own, some in enumerate(follow)
            for leaf in some
            if all(worth(leaf) >= least for k, least in enumerate(floor) if k != own)
        ]

    return set(of((None,) * len(movers), movers))


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
