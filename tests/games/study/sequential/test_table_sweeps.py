"""Two together before or after another, along a driver: the solver's answer at every level."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from examples import about
from games.model.affine import PayoffLine
from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve.proved import available
from games.solve.report import OPEN, PROVED
from games.solve.sequential.order import Order
from games.solve.sequential.solve import solve
from games.study.sweep.sequential import sweep as door
from games.study.sweep.sequential.sweep import sweep_in_stages
from small_scenarios import small_scenarios
from staged import letters, line_of, one_by_one, order_of, orders

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Report, Support
    from games.study.sweep.report import Branch, Sweep

VECTORS = json.loads((Path(__file__).parent / "tipping.json").read_text("utf-8"))
LEADERS = [(name, who) for name, case in VECTORS.items() for who in case["leader_tipping"]]
proves = pytest.mark.skipif(not available(), reason="proved where exact arithmetic is installed")


def told(scenario: Scenario, support: Support) -> str:
    """Return a support as the vectors have it: "RA/RA/K"."""
    return "/".join(
        "".join(p.strategies[own].letter for own in played)
        for p, played in zip(scenario.players, support, strict=True)
    )


def table(scenario: Scenario, sweep: Sweep) -> list[tuple[str | None, list[str]]]:
    return [
        (regime.high.text, [told(scenario, branch.support) for branch in regime.branches])
        for regime in sweep.regimes
    ]


@pytest.mark.parametrize(("name", "leader"), LEADERS)
def test_a_leader_tips_where_the_vectors_say(name: str, leader: str) -> None:
    scenario = load_named(name)
    others = [player.id for player in scenario.players if player.id != leader]
    found = sweep_in_stages(line_of(scenario), order_of(scenario, f"{leader}>{','.join(others)}"))
    wanted = VECTORS[name]["leader_tipping"][leader]
    seen = table(scenario, found)
    assert [tip.at.text for tip in found.tipping_points] == [one["at"] for one in wanted]
    assert [one["below"] for one in wanted] == [names for _, names in seen[:-1]]
    assert [one["above"] for one in wanted] == [names for _, names in seen[1:]]


@proves
def test_iran_and_baghdad_before_the_us_have_three_answers_in_a_stretch() -> None:
    scenario = load_named("iraq-2019")
    found = sweep_in_stages(line_of(scenario), order_of(scenario, "iran,baghdad>us"))
    assert table(scenario, found) == [
        ("3/16", ["A/A/K"]),
        ("7/20", ["A/R/K"]),
        ("7/10", ["A/A/K"]),
        ("47/60", ["R/R/E", "A/A/K", "RA/RA/EK"]),
        ("1", ["R/R/E"]),
    ]
    assert found.proved
    # staying where it was, containment holds on until it ends
    assert [b.follows for b in found.regimes[3].branches] == [None, 0, None]
    mixed = found.regimes[3].branches[2]
    assert mixed.joint is not None
    assert np.allclose(mixed.joint.sum(axis=(1, 2, 3)), 1.0)
    # the US does what it has seen Iran do, which is no product of chances
    assert not np.allclose(mixed.joint, _product(mixed))
    told_ = [
        (scenario.players[c.player].id, [letters(scenario, leaf) for leaf in c.compares], c.gain)
        for tip in found.tipping_points
        for c in tip.causes
    ]
    assert [(who, what) for who, what, _ in told_] == [
        ("iran", ["AAK", "ARK"]),
        ("us", ["ARK", "RRK"]),
        ("iran", ["AAE", "RRE"]),
        ("iran", ["AAK", "RRK"]),
    ]
    assert str(told_[3][2].const) == "-47/10"  # type: ignore[union-attr]


def test_a_foreseen_reply_is_a_cause_at_its_node() -> None:
    scenario = load_named("iraq-2019")
    found = sweep_in_stages(line_of(scenario), order_of(scenario, "us,iran>baghdad"))
    (cause,) = found.tipping_points[-1].causes
    assert scenario.players[cause.player].id == "baghdad"
    assert cause.node == (0, 0, None)
    assert str(found.tipping_points[-1].at.exact) == "2/3"


def test_a_leader_who_leads_elsewhere_is_the_cause() -> None:
    scenario = load_named("iraq-2019")
    found = sweep_in_stages(line_of(scenario), order_of(scenario, "iran>us,baghdad"))
    (cause,) = found.tipping_points[0].causes
    assert cause.node == (None, None, None)
    assert [letters(scenario, leaf) for leaf in cause.compares] == ["AAK", "ARK"]


def test_a_leader_is_the_cause_if_what_turns_elsewhere_does_not_matter_to_him() -> None:
    base, slope = (np.full((3, 3, 2, 2), Fraction(0), dtype=object) for _ in range(2))
    # his second move is never worth it, whatever the two do after it
    base[0, 0], base[0, 1], base[0, 1, 1] = Fraction(1, 2), Fraction(-10), Fraction(-11)
    slope[0, 2] = Fraction(1)
    base[1, :, 0], base[2, :, :, 0] = Fraction(1), Fraction(1)
    base[1, 1, 0], slope[1, 1, 1] = Fraction(1, 2), Fraction(1)
    line = PayoffLine("", Fraction(0), Fraction(1), base, slope)
    (tip,) = sweep_in_stages(line, Order(((0,), (1, 2)), (None,) * 3)).tipping_points
    assert [(own.player, own.node, own.compares) for own in tip.causes] == [
        (0, (None, None, None), ((0, 0, 0), (2, 0, 0)))
    ]


def test_who_moves_later_is_no_cause_where_what_he_answers_does_not_matter() -> None:
    base, slope = (np.full((3, 3, 2, 2), Fraction(0), dtype=object) for _ in range(2))
    # the first turns at 1/2 by himself; there, too, answers turn to a third move that never pays
    base[0, 0], base[0, 2], slope[0, 1] = Fraction(1, 2), Fraction(-10), Fraction(1)
    base[1, :, 0] = Fraction(1)
    base[2, :2, :, 0], base[2, 2, :, 0], slope[2, 2, :, 1] = (
        Fraction(1),
        Fraction(1, 2),
        Fraction(1),
    )
    line = PayoffLine("", Fraction(0), Fraction(1), base, slope)
    (tip,) = sweep_in_stages(line, Order(((0, 1), (2,)), (None,) * 3)).tipping_points
    assert [(own.player, own.others, own.compares) for own in tip.causes] == [
        (0, (None, 0, None), ((0, 0, 0), (1, 0, 0)))
    ]


@proves
@about(40)
@given(st.integers(0, 10**6))
@example(479)
@example(586)
def test_whatever_the_two_leave_a_way_for_is_named(seed: int) -> None:
    rng = np.random.default_rng(seed)
    parts = [np.vectorize(Fraction)(rng.integers(-2, 3, (3, 2, 2, 2))) for _ in range(2)]
    line = PayoffLine("", Fraction(0), Fraction(1), *parts)
    found = sweep_in_stages(line, Order(((0, 1), (2,)), (None,) * 3))
    step = Fraction(1, 10**6)
    for tip in found.tipping_points:
        sides = found.regimes[tip.below : tip.below + 2]
        ways = [{one.support for one in side.branches} for side in sides]
        mixed = any(len(own) > 1 for some in ways for support in some for own in support)
        if tip.at.exact is None or tip.only or mixed or any(side.tied for side in sides):
            continue
        compared = {frozenset(cause.compares) for cause in tip.causes}
        answered = {cause.node[:2] for cause in tip.causes if cause.player == 2 and cause.node}
        for here, there, near in ((0, 1, step), (1, 0, -step)):
            payoffs = line.exact(tip.at.exact + near)
            for (a,), (b,), _ in ways[here] - ways[there]:
                for who, cell in ((0, (1 - a, b)), (1, (a, 1 - b))):
                    stay, leave = (
                        (*own, int(np.argmax(payoffs[(2, *own)]))) for own in ((a, b), cell)
                    )
                    ties = any(len({*payoffs[(2, *own)]}) == 1 for own in ((a, b), cell))
                    if not ties and payoffs[(who, *leave)] > payoffs[(who, *stay)]:
                        pair = frozenset((stay, leave))
                        assert pair in compared or answered & {(a, b), cell}


@proves
@about(40)
@given(st.integers(0, 10**6))
@example(54)
@example(174)
@example(323)
def test_undoing_all_causes_after_a_leader_undoes_the_change(seed: int) -> None:
    rng = np.random.default_rng(seed)
    parts = [np.vectorize(Fraction)(rng.integers(-2, 3, (3, 2, 2, 2))) for _ in range(2)]
    line = PayoffLine("", Fraction(0), Fraction(1), *parts)
    order = Order(((0,), (1, 2)), (None,) * 3)
    found = sweep_in_stages(line, order)
    step = Fraction(1, 10**6)
    for tip in found.tipping_points:
        sides = found.regimes[tip.below : tip.below + 2]
        if tip.at.exact is None or tip.only or any(side.tied for side in sides):
            continue
        # what he expects of mixtures moves with them, too, and is not undone by his payoffs alone
        if any(cause.mixing and cause.player == 0 for cause in tip.causes):
            continue
        low, high = (line.exact(tip.at.exact + near) for near in (-step, step))
        undone = high.copy()
        for cause in tip.causes:
            own = (cause.node or ())[0]
            if own is None:
                undone[0] = low[0]
            else:
                undone[1:, own] = low[1:, own]
        below, after = (solve(payoffs, order) for payoffs in (low, undone))
        assert sorted(one.support for one in after.equilibria) == sorted(
            one.support for one in below.equilibria
        )


def test_a_table_that_is_left_after_a_move_is_swept_by_itself() -> None:
    scenario = load_named("iraq-2019")
    order = order_of(scenario, "us>iran,baghdad", us="retaliate")
    found = sweep_in_stages(line_of(scenario), order)
    assert table(scenario, found) == [
        ("8/15", ["R/A/K"]),
        ("2/3", ["R/R/K"]),
        ("1", ["R/R/E"]),
    ]
    assert {c.node for tip in found.tipping_points for c in tip.causes} == {(0, None, None)}


def _product(branch: Branch) -> Any:
    found = branch.profiles[0]
    for mix in branch.profiles[1:]:
        found = found[..., np.newaxis] * mix.reshape(
            len(mix), *(1,) * (found.ndim - 1), mix.shape[1]
        )
    return found


def _at(branch: Branch, level: float) -> list[float]:
    """Return the chances of pure profiles of a branch at one of its levels, in one row."""
    place = int(np.argmin(np.abs(branch.levels - level)))
    joint = _product(branch) if branch.joint is None else branch.joint
    return list(joint[place].ravel())


def _rows(report: Report) -> list[list[float]]:
    found = []
    for one in report.equilibria:
        joint = one.joint
        if joint is None:
            joint = one.profile[0]
            for mix in one.profile[1:]:
                joint = np.multiply.outer(joint, mix)
        found.append(list(joint.ravel()))
    return sorted(found)


def _check(found: Sweep, line: Any, order: Any, data: st.DataObject) -> None:
    """Compare a sweep with the solver within every regime, and at levels between."""
    for regime in found.regimes:
        levels = {float(level) for one in regime.branches for level in one.levels[1:-1]}
        middle = (regime.low.value + regime.high.value) / 2
        exact = Fraction(data.draw(st.sampled_from(sorted(levels or {middle}))))
        report = solve(line.exact(exact), order)
        if report.proof == OPEN or report.families:
            continue
        assert [one.support for one in regime.branches] or not report.equilibria
        if levels:
            mine = sorted(_at(one, float(exact)) for one in regime.branches if len(one.levels) > 2)
            mine += [_at(one, regime.low.value) for one in regime.branches if len(one.levels) == 2]
        else:
            mine = [_at(one, regime.low.value) for one in regime.branches]
        theirs = _rows(report)
        assert len(mine) == len(theirs)
        assert np.allclose(sorted(mine), theirs, atol=1e-7)
    for tip in found.tipping_points:
        if tip.at.exact is None:
            continue
        report = solve(line.exact(tip.at.exact), order)
        if report.proof == OPEN or report.families:
            continue
        for place in (tip.below, tip.below + 1):
            end = -1 if place == tip.below else 0
            for branch in found.regimes[place].branches:
                limit = _at(branch, branch.levels[end])
                assert any(np.allclose(limit, one, atol=1e-6) for one in _rows(report))
        assert set(tip.only) <= {one.support for one in report.equilibria}


@pytest.mark.slow
@about(60)
@given(small_scenarios(shapes=((2, 2, 2), (2, 2, 2), (2, 3, 2), (3, 2, 2))), st.data())
def test_every_level_has_the_outcomes_of_the_solver(
    scenario: Scenario, data: st.DataObject
) -> None:
    line = affine(scenario).line("d", scenario.levels)
    shape = line.base.shape[1:]
    every = [
        order
        for order in orders(shape)
        if not one_by_one(order) and not order.at_once and max(map(len, order.to_come)) == 2
    ]
    order = data.draw(st.sampled_from(every))
    found = sweep_in_stages(line, order)
    if available() and not found.notes:
        assert found.proved or any(regime.tied for regime in found.regimes)
    _check(found, line, order, data)


@pytest.mark.slow
@about(25)
@given(small_scenarios(shapes=((2, 2, 2), (2, 2, 2), (2, 3, 2))), st.data())
def test_without_exact_arithmetic_the_same_is_found_and_not_called_proved(
    scenario: Scenario, data: st.DataObject
) -> None:
    line = affine(scenario).line("d", scenario.levels)
    shape = line.base.shape[1:]
    every = [order for order in orders(shape, moved=False) if len(order.stages) == 2]
    order = data.draw(st.sampled_from(every))
    usual = sweep_in_stages(line, order)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "available", lambda: False)
        found = sweep_in_stages(line, order, levels=21)
    assert not found.proved
    assert found.notes
    _check(found, line, order, data)
    wide = [r for r in usual.regimes if r.high.value - r.low.value > 0.15]
    if available() and len(wide) == len(usual.regimes):
        ours = [(r.high.value, [b.support for b in r.branches]) for r in found.regimes]
        theirs = [(r.high.value, [b.support for b in r.branches]) for r in usual.regimes]
        assert [own[1] for own in ours] == [own[1] for own in theirs]
        assert np.allclose([own[0] for own in ours], [own[0] for own in theirs], atol=1e-9)
        assert all(
            one.high.exact in (None, other.high.exact)
            for one, other in zip(found.regimes, usual.regimes, strict=True)
        )


@about(40)
@given(st.integers(0, 10**6), st.sampled_from(((2, 2, 2), (2, 2, 2), (2, 3, 2))), st.data())
def test_where_payoffs_tie_it_is_told_what_anybody_plays(
    seed: int, shape: tuple[int, ...], data: st.DataObject
) -> None:
    rng = np.random.default_rng(seed)
    parts = [np.vectorize(Fraction)(rng.choice([0, 0, 0, 1, -1], (3, *shape))) for _ in range(2)]
    line = PayoffLine("", Fraction(0), Fraction(1), *parts)
    order = data.draw(st.sampled_from([o for o in orders(shape, moved=False) if not o.at_once]))
    for regime in sweep_in_stages(line, order).regimes:
        low, high = Fraction(regime.low.value), Fraction(regime.high.value)
        report = solve(line.exact(low + (high - low) * Fraction(500, 997)), order)
        if report.proof == OPEN:
            continue
        played = [one.support for one in (*report.equilibria, *report.families)]
        if regime.tied is None:
            assert not report.families
            assert {branch.support for branch in regime.branches} == set(played)
            continue
        assert report.families
        assert regime.tied.surviving == tuple(
            tuple(sorted({own for support in played for own in support[player]}))
            for player in range(3)
        )
        pure = {tuple(own for (own,) in s) for s in played if max(map(len, s)) == 1}
        assert set(regime.tied.pure) <= pure
        assert not regime.proved or report.proof == PROVED


@pytest.mark.slow
@about(25)
@given(small_scenarios(shapes=((2, 2, 2), (2, 2, 2), (2, 3, 2))), st.data())
def test_in_whatever_order_players_and_strategies_are_listed_the_same_is_found(
    scenario: Scenario, data: st.DataObject
) -> None:
    line = affine(scenario).line("d", scenario.levels)
    sizes = line.base.shape[1:]
    every = [order for order in orders(sizes, moved=False) if len(order.stages) == 2]
    order = data.draw(st.sampled_from(every))
    turned = data.draw(st.permutations(range(3)))
    ways = [data.draw(st.permutations(range(size))) for size in sizes]
    own = np.ix_(range(3), *ways)
    axes = (0, *(1 + player for player in turned))
    base, slope = (np.transpose(part[own], axes)[turned] for part in (line.base, line.slope))
    stages = tuple(
        tuple(sorted(turned.index(player) for player in stage)) for stage in order.stages
    )
    one = sweep_in_stages(line, order)
    other = sweep_in_stages(replace(line, base=base, slope=slope), replace(order, stages=stages))

    def told_back(branch: Branch) -> Support:
        return tuple(
            tuple(sorted(ways[player][k] for k in branch.support[turned.index(player)]))
            for player in range(3)
        )

    assert [r.high.text for r in one.regimes] == [r.high.text for r in other.regimes]
    for mine, theirs in zip(one.regimes, other.regimes, strict=True):
        assert sorted(b.support for b in mine.branches) == sorted(map(told_back, theirs.branches))
        assert mine.proved == theirs.proved


def test_levels_that_are_long_fractions_are_looked_at_without_exact_arithmetic() -> None:
    scenario = load_named("iraq-2019")
    line = line_of(scenario)
    tiny = Fraction(1, 3**60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "available", lambda: False)
        found = sweep_in_stages(
            replace(line, low=line.low + tiny, high=line.high - tiny),
            order_of(scenario, "us,iran>baghdad"),
            levels=11,
        )
    assert [tip.at.text for tip in found.tipping_points] == ["3/16", "7/20", "8/15", "2/3"]
