"""Backward induction against every plan there is, tried one by one, and under other labels."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.solve import solve as solve_at_once
from games.solve.report import PROVED
from games.solve.sequential.order import Order
from games.solve.sequential.solve import solve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.solve.report import Exact

    Node = tuple[int | None, ...]
    Plan = dict[Node, int]

ONE_BY_ONE = [tuple((player,) for player in order) for order in permutations(range(3))]
UNMOVED = (None, None, None)


def games(seed: int, count: int, *shapes: tuple[int, ...]) -> Iterator[Exact]:
    """Draw games, every second one of payoffs so few that most of them have ties."""
    random = Random(seed)
    for number in range(count):
        shape = random.choice(shapes)
        most = 2 if number % 2 else 30
        payoffs = np.empty((len(shape), *shape), dtype=object)
        for place in np.ndindex(*payoffs.shape):
            payoffs[place] = Fraction(random.randint(-most, most), 2)
        yield payoffs


def nodes(order: tuple[int, ...], shape: tuple[int, ...]) -> list[tuple[Node, int]]:
    found = []
    for depth, player in enumerate(order):
        for taken in product(*(range(shape[one]) for one in order[:depth])):
            done = dict(zip(order, taken, strict=False))
            found.append((tuple(done.get(one) for one in range(len(shape))), player))
    return found


def end(plan: Plan, node: Node, order: tuple[int, ...]) -> tuple[int, ...]:
    """Return where a plan leads from a node."""
    done = list(node)
    for player in order:
        if done[player] is None:
            done[player] = plan[tuple(done)]
    return tuple(own for own in done if own is not None)


def perfect(
    payoffs: Exact, order: tuple[int, ...]
) -> tuple[set[tuple[int, ...]], dict[Node, set[int]]]:
    """Return the outcomes of all subgame-perfect plans, and what any of them does at each node."""
    values = [own.tolist() for own in payoffs]
    shape = payoffs.shape[1:]
    where = nodes(order, shape)
    outcomes: set[tuple[int, ...]] = set()
    taken: dict[Node, set[int]] = {node: set() for node, _ in where}
    for strategies in product(*(range(shape[player]) for _, player in where)):
        plan = {node: own for (node, _), own in zip(where, strategies, strict=True)}
        if all(best(plan, node, player, values, order, shape) for node, player in where):
            outcomes.add(end(plan, (None,) * len(shape), order))
            for node, own in plan.items():
                taken[node].add(own)
    return outcomes, taken


def best(
    plan: Plan,
    node: Node,
    player: int,
    values: list[object],
    order: tuple[int, ...],
    shape: tuple[int, ...],
) -> bool:
    worth = []
    for own in range(shape[player]):
        value: object = values[player]
        for place in end({**plan, node: own}, node, order):
            value = value[place]  # type: ignore[index]
        worth.append(value)
    return worth[plan[node]] == max(worth)  # type: ignore[type-var]


@pytest.mark.slow
def test_exactly_the_outcomes_and_choices_of_all_subgame_perfect_plans() -> None:
    tied = 0
    for number, payoffs in enumerate(games(13, 500, (2, 2, 2), (2, 2), (3, 2), (2, 3))):
        players = len(payoffs)
        order = list(permutations(range(players)))[number % (2 if players == 2 else 6)]
        report = solve(payoffs, Order(tuple((own,) for own in order), (None,) * players))
        outcomes, taken = perfect(payoffs, order)
        found = [tuple(own for (own,) in one.support) for one in report.equilibria]
        assert sorted(found) == sorted(outcomes)
        assert report.proof == PROVED
        for one in report.equilibria:
            assert {choice.node: set(choice.chooses) for choice in one.plan} == taken
            assert one.regret == 0
        ties = any(len(own) > 1 for own in taken.values())
        assert report.degenerate == ties
        tied += ties
    assert 150 < tied < 400


@pytest.mark.slow
def test_other_labels_give_the_relabelled_answer() -> None:
    stages = [
        *ONE_BY_ONE,
        ((0,), (1, 2)),
        ((1,), (0, 2)),
        ((2,), (0, 1)),
        ((0, 1), (2,)),
        ((0, 2), (1,)),
        ((1, 2), (0,)),
    ]
    random = Random(7)
    for payoffs in games(29, 120, (2, 2, 2), (2, 3, 2)):
        order = Order(random.choice(stages), UNMOVED)
        new = list(range(3))
        random.shuffle(new)  # player p is called new[p]
        old = [new.index(place) for place in range(3)]
        turned = payoffs[old].transpose(0, *(1 + place for place in old))
        called = tuple(tuple(sorted(new[player] for player in stage)) for stage in order.stages)
        report, other = solve(payoffs, order), solve(turned, Order(called, UNMOVED))
        renamed = sorted(
            (
                (
                    tuple(one.exact[place] for place in old),  # type: ignore[index]
                    tuple(one.payoffs[old].tolist()),
                    one.kind,
                )
                for one in report.equilibria
            ),
            key=repr,
        )
        assert renamed == sorted(
            ((one.exact, tuple(one.payoffs.tolist()), one.kind) for one in other.equilibria),
            key=repr,
        )
        assert (report.proof, report.degenerate) == (other.proof, other.degenerate)
        assert len(report.families) == len(other.families)


@pytest.mark.slow
def test_a_leader_does_what_some_selection_of_the_others_equilibria_makes_best() -> None:
    several = 0
    for payoffs in games(41, 120, (2, 2, 2), (2, 3, 2), (3, 2, 2)):
        tables = [payoffs[1:, own] for own in range(payoffs.shape[1])]
        follow = [solve_at_once(table, second_opinion=False) for table in tables]
        if any(one.families for one in follow):
            continue
        worth = []
        for own, one in enumerate(follow):
            mixes = [found.exact for found in one.equilibria]
            worth.append([(expected(payoffs[0, own], mix), own, mix) for mix in mixes])
        outcomes = set()
        for some in product(*worth):
            most = max(value for value, _, _ in some)
            outcomes |= {(own, mix) for value, own, mix in some if value == most}
        report = solve(payoffs, Order(((0,), (1, 2)), UNMOVED))
        found = [(one.support[0], one.exact[1:]) for one in report.equilibria]  # type: ignore[index]
        assert len(found) == len(outcomes)
        assert {(own, mix) for (own,), mix in found} == outcomes
        assert report.proof == PROVED
        assert all(one.regret == 0 for one in report.equilibria)
        several += len(outcomes) > 1
    assert several > 10


def expected(own: Exact, mixes: object) -> Fraction:
    first, second = mixes  # type: ignore[misc]
    return sum(
        (a * b * own[i, j] for i, a in enumerate(first) for j, b in enumerate(second)), Fraction(0)
    )


@pytest.mark.slow
def test_two_together_play_the_table_that_every_answer_of_the_third_makes() -> None:
    chances = 0
    for payoffs in games(53, 120, (2, 2, 2), (2, 2, 3), (2, 3, 2)):
        shape = payoffs.shape[1:]
        cells = list(np.ndindex(*shape[:2]))
        answers = [
            [k for k in range(shape[2]) if payoffs[(2, *cell, k)] == payoffs[(2, *cell)].max()]
            for cell in cells
        ]
        outcomes, families = set(), False
        for some in product(*answers):
            table = np.empty((2, *shape[:2]), dtype=object)
            for cell, k in zip(cells, some, strict=True):
                for player in range(2):
                    table[(player, *cell)] = payoffs[(player, *cell, k)]
            found = solve_at_once(table, second_opinion=False)
            families |= bool(found.families)
            for one in found.equilibria:
                first, second = one.exact  # type: ignore[misc]
                outcomes.add(
                    frozenset(
                        ((*cell, k), first[cell[0]] * second[cell[1]])
                        for cell, k in zip(cells, some, strict=True)
                        if first[cell[0]] * second[cell[1]]
                    )
                )
        report = solve(payoffs, Order(((0, 1), (2,)), UNMOVED))
        assert len(report.equilibria) == len(outcomes)
        for one in report.equilibria:
            if one.joint is None:
                joint = np.einsum("i,j,k->ijk", *one.profile)
            else:
                joint = one.joint
                chances += 1
                sums = [joint.sum(axis=axes) for axes in ((1, 2), (0, 2), (0, 1))]
                assert all(map(np.allclose, sums, one.profile))
                assert not np.allclose(joint, np.einsum("i,j,k->ijk", *one.profile))
            reached = {place: joint[place] for place in map(tuple, np.argwhere(joint))}
            assert any(
                reached.keys() == {cell for cell, _ in own}
                and all(abs(reached[cell] - chance) < 1e-12 for cell, chance in own)
                for own in outcomes
            )
            value = [float((own.astype(float) * joint).sum()) for own in payoffs]
            assert np.allclose(value, one.payoffs)
            assert one.regret == 0
        assert report.proof == PROVED
        assert bool(report.families) == families
    assert chances > 5
