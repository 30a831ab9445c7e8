"""Of every node the tree says what the solver says of the game from there on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.solve.sequential.order import Order
from games.solve.sequential.solve import solve
from games.study.tree.report import TreeLeaf, TreeNode, leaves, sequence
from games.study.tree.tree import game_tree, other_moves, plans
from tests.support.examples import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.solve.report import Exact

SHAPES = ((2, 2), (3, 2), (2, 2, 2), (2, 3, 2), (3, 3, 3))
ORDERS = {
    2: (((0,), (1,)), ((1,), (0,))),
    3: (((0,), (1,), (2,)), ((2,), (0,), (1,)), ((1,), (2,), (0,))),
}
IN_STAGES = (((0,), (1, 2)), ((1, 2), (0,)), ((2,), (0, 1)), ((0, 2), (1,)))


def nodes(node: TreeNode | TreeLeaf) -> Iterator[TreeNode]:
    if isinstance(node, TreeNode):
        yield node
        for branch in node.branches:
            yield from nodes(branch.end)


def game(rng: Random, shape: tuple[int, ...], most: int) -> Exact:
    cells = [Fraction(rng.randint(-most, most)) for _ in range(len(shape) * int(np.prod(shape)))]
    return np.array(cells, dtype=object).reshape(len(shape), *shape)


@st.composite
def games(draw: st.DrawFn) -> tuple[Exact, Order]:
    shape = draw(st.sampled_from(SHAPES))
    stages = draw(st.sampled_from(ORDERS[len(shape)]))
    rng = Random(draw(st.integers(0, 2**32)))
    moved: list[int | None] = [None] * len(shape)
    if draw(st.booleans()):
        who = draw(st.integers(0, len(shape) - 1))
        moved[who] = draw(st.integers(0, shape[who] - 1))
    most = draw(st.sampled_from((1, 2, 9)))
    return game(rng, shape, most), Order(stages, tuple(moved))


def paid(payoffs: Exact, order: Order, player: int) -> set[Fraction]:
    """What a player gets in some answer, by the solver."""
    found = set()
    for one in solve(payoffs, order).equilibria:
        (profile,) = product(*one.support)
        found.add(payoffs[(player, *profile)])
    return found


@given(games())
def test_every_node_is_worth_what_the_game_from_there_on_brings(asked: tuple[Exact, Order]) -> None:
    payoffs, order = asked
    report = solve(payoffs, order)
    (outcomes,) = plans(report)
    tree = game_tree(payoffs, order, outcomes)
    assert len(sequence(tree)) == len(order.moved)
    for node in nodes(tree):
        if node.closed:
            assert not node.worth
            continue
        here = replace(order, moved=node.node) if not node.moved else order
        (mover,) = node.movers
        assert set(node.worth[0]) == paid(payoffs, here, mover)
        for branch in node.branches:
            if not branch.closed:
                moved = list(node.node if not node.moved else order.moved)
                moved[mover] = branch.taken[0]
                then = Order(order.stages, tuple(moved))
                assert set(branch.worth[0]) == paid(payoffs, then, mover)
    chosen = {one.node: one.chooses for one in outcomes[0].plan} if outcomes else {}
    for node in nodes(tree):
        if not node.closed and not node.moved:
            planned = tuple(one.taken[0] for one in node.branches if one.planned)
            assert planned == chosen[node.node]


@given(games())
def test_the_profiles_that_are_played_are_the_answers(asked: tuple[Exact, Order]) -> None:
    payoffs, order = asked
    report = solve(payoffs, order)
    tree = game_tree(payoffs, order, plans(report)[0])
    played = {leaf.profile for leaf in leaves(tree) if leaf.played}
    assert played == {tuple(own[0] for own in one.support) for one in report.equilibria}
    assert len(list(leaves(tree))) == int(np.prod(payoffs.shape[1:]))
    for node in nodes(tree):
        assert node.played == any(leaf.played for leaf in leaves(node))
        for branch in node.branches:
            if branch.played and not node.moved:
                assert branch.planned
    for leaf in leaves(tree):
        done = zip(leaf.profile, order.moved, strict=True)
        assert leaf.closed == any(own not in (taken, None) for taken, own in done)


@about(30)
@given(st.integers(0, 2**32), st.sampled_from(IN_STAGES))
def test_stages_of_several_bring_what_their_table_says(
    seed: int, stages: tuple[tuple[int, ...], ...]
) -> None:
    payoffs = game(Random(seed), (2, 2, 2), 5)
    order = Order(stages, (None,) * 3)
    report = solve(payoffs, order)
    for outcomes in plans(report):
        tree = game_tree(payoffs, order, outcomes)
        for node in nodes(tree):
            shares = [one.chance for one in node.branches if one.chance is not None]
            assert not shares or sum(shares) == pytest.approx(1.0)
            for branch in node.branches:
                assert branch.planned >= branch.played
        if len(outcomes) == 1:
            assert sum(leaf.chance or 0.0 for leaf in leaves(tree)) == pytest.approx(1.0)
            for place, mover in enumerate(tree.movers):
                if tree.worth:
                    (own,) = tree.worth[place]
                    assert float(own) == pytest.approx(outcomes[0].payoffs[mover])


def test_the_baseline_is_worth_at_every_node_what_was_worked_by_hand() -> None:
    scenario = load_named("iraq-2019")
    payoffs = affine(scenario).exact(scenario.levels)
    order = Order(((1,), (0,), (2,)), (None, None, None))
    tree = game_tree(payoffs, order, plans(solve(payoffs, order))[0])
    worth = {node.node: node.worth[0] for node in nodes(tree)}
    hundredths = {node: [int(100 * own) for own in values] for node, values in worth.items()}
    assert hundredths == {
        (None, None, None): [-240],
        (None, 0, None): [-190],
        (None, 1, None): [220],
        (0, 0, None): [-290],
        (1, 0, None): [-80],
        (0, 1, None): [-210],
        (1, 1, None): [0],
    }


def test_what_somebody_has_moved_comes_first_and_closes_the_rest() -> None:
    scenario = load_named("iraq-2019")
    payoffs = affine(scenario).exact(scenario.levels)
    order = Order(((0,), (1,), (2,)), (None, 1, None))
    tree = game_tree(payoffs, order, plans(solve(payoffs, order))[0])
    assert sequence(tree) == (1, 0, 2)
    assert tree.moved
    assert [branch.closed for branch in tree.branches] == [True, False]
    assert [branch.planned for branch in tree.branches] == [False, True]
    for node in nodes(tree.branches[0].end):
        assert node.closed
        assert not any(branch.planned or branch.worth for branch in node.branches)


@given(games())
def test_what_would_have_followed_another_move_is_the_answer_to_that(
    asked: tuple[Exact, Order],
) -> None:
    payoffs, order = asked
    if not any(own is not None for own in order.moved):
        return
    outcomes = plans(solve(payoffs, order))[0]
    tree = game_tree(payoffs, order, outcomes, other_moves(payoffs, order))
    plain = game_tree(payoffs, order, outcomes)
    for branch, bare in zip(tree.branches, plain.branches, strict=True):
        (mover,) = tree.movers
        moved = (*order.moved[:mover], branch.taken[0], *order.moved[mover + 1 :])
        other = Order(order.stages, moved)
        assert set(branch.worth[0]) == paid(payoffs, other, mover)
        then = game_tree(payoffs, other, plans(solve(payoffs, other))[0])
        for node, same in zip(
            nodes(branch.end), nodes(then.branches[branch.taken[0]].end), strict=True
        ):
            assert node.worth == same.worth
            assert [one.planned for one in node.branches] == [one.planned for one in same.branches]
            assert node.closed == branch.closed
        played = [[leaf.played for leaf in leaves(one.end)] for one in (branch, bare)]
        assert played[0] == played[1], "what can no longer happen is played in no case"


def test_where_all_have_moved_the_tree_is_the_way_there() -> None:
    scenario = load_named("iraq-2019")
    payoffs = affine(scenario).exact(scenario.levels)
    order = Order(((0, 1, 2),), (0, 1, 1))
    tree = game_tree(payoffs, order, plans(solve(payoffs, order))[0])
    assert [leaf.profile for leaf in leaves(tree) if leaf.played] == [(0, 1, 1)]
    assert [leaf.profile for leaf in leaves(tree) if not leaf.closed] == [(0, 1, 1)]


def test_a_plan_that_others_answers_support_is_not_drawn_with_these() -> None:
    # the leader goes where the others coordinate well; they may do so after either move
    payoffs = np.zeros((3, 2, 2, 2), dtype=object)
    for lead, same in product(range(2), range(2)):
        payoffs[:, lead, same, same] = [Fraction(4 - 2 * same - lead), Fraction(1), Fraction(1)]
    order = Order(((0,), (1, 2)), (None,) * 3)
    found = plans(solve(payoffs, order))
    assert len(found) > 1
    for outcomes in found:
        tree = game_tree(payoffs, order, outcomes)
        best = [branch for branch in tree.branches if branch.planned]
        most = max(branch.worth[0][-1] for branch in tree.branches)
        assert all(branch.worth[0][-1] == most for branch in best)


def test_an_exact_tie_with_a_mixed_stage_is_a_tie() -> None:
    game = np.empty((3, 2, 2, 2), dtype=object)
    after = {(0, 0): (7, 2, -2), (0, 1): (1, 0, 0), (1, 0): (1, 0, 0), (1, 1): (3, 1, -1)}
    for (ben, cem), paid in after.items():
        game[:, 0, ben, cem] = [Fraction(own) for own in paid]
        game[:, 1, ben, cem] = [Fraction(23, 9), Fraction(1 - ben), Fraction(1 - cem)]
    order = Order(((0,), (1, 2)), (None, None, None))
    report = solve(game, order)
    for plan in plans(report):
        tree = game_tree(game, order, plan)
        assert [branch.worth for branch in tree.branches] == [((Fraction(23, 9),),)] * 2
