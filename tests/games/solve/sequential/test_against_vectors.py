"""Play in stages against answers that others found: scenarios at many levels, published games."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from games.model.payoffs import affine
from games.solve.report import PROVED
from games.solve.sequential.order import Order
from games.solve.sequential.solve import solve
from tests.support.vectors import SCENARIOS, letters, scenario, sequential

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.report import Equilibrium, Exact


def game(name: str, level: str) -> Exact:
    return affine(scenario(name)).line("sanctions", scenario(name).levels).exact(Fraction(level))


def order(name: str, code: Sequence[Sequence[str]]) -> Order:
    ids = [player.id for player in scenario(name).players]
    stages = tuple(tuple(sorted(ids.index(player) for player in stage)) for stage in code)
    return Order(stages, (None,) * len(ids))


def called(name: str, own: Equilibrium) -> str:
    parts = zip(letters(name), own.support, strict=True)
    return "/".join("".join(known[place] for place in played) for known, played in parts)


def nodes(name: str, own: Equilibrium, stages: tuple[tuple[int, ...], ...]) -> dict[str, str]:
    """Return a plan as the answers have it: by what was done, in the order of moves."""
    plan = {}
    for choice in own.plan:
        (player,) = choice.movers
        done = [(p, choice.node[p]) for (p,) in stages if choice.node[p] is not None]
        key = ",".join(letters(name)[p][place] for p, place in done if place is not None) or "-"
        plan[key] = "".join(letters(name)[player][place] for place in choice.chooses)
    return plan


def assert_plan(found: dict[str, str], answer: dict[str, str]) -> None:
    """Hold plans together: the answers' are about one way to break ties of those who move later."""
    assert found.keys() == answer.keys()
    for node, taken in answer.items():
        assert set(taken) <= set(found[node])
        later = [
            own for own in found if own != node and (node == "-" or own.startswith(node + ","))
        ]
        if all(len(found[own]) == 1 for own in later):
            assert found[node] == taken


@pytest.mark.parametrize("name", SCENARIOS)
def test_outcomes_payoffs_and_plans_of_players_who_move_one_by_one(name: str) -> None:
    for at in sequential()["scenarios"][name]["levels"]:
        payoffs = game(name, at["sanctions"])
        for code, answer in at["sequential"].items():
            asked = order(name, [[player] for player in code.split(">")])
            report = solve(payoffs, asked)
            found = {called(name, own).replace("/", ""): own for own in report.equilibria}
            assert sorted(found) == sorted(answer["spe"])
            for letter, own in found.items():
                exact = [Fraction(value) for value in answer["payoffs"][letter]]
                assert own.payoffs.tolist() == [float(value) for value in exact]
                if answer["plan"] is not None:
                    assert_plan(nodes(name, own, asked.stages), answer["plan"])
                assert own.regret == 0
                assert own.joint is None
            assert report.proof == PROVED
            plan = answer["plan"] or {"-": answer["spe"]}
            assert report.degenerate == any(len(taken) > 1 for taken in plan.values())
            assert (report.index_sum, report.nashpy_agrees) == (None, None)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_leader_and_the_equilibria_of_the_others(name: str) -> None:
    ids = [player.id for player in scenario(name).players]
    for at in sequential()["scenarios"][name]["levels"]:
        payoffs = game(name, at["sanctions"])
        for leader, answer in at["leader"].items():
            rest = [player for player in ids if player != leader]
            report = solve(payoffs, order(name, [[leader], rest]))
            found = [(called(name, own), tuple(own.payoffs.tolist())) for own in report.equilibria]
            expected = [
                (own["supports"], tuple(float(Fraction(value)) for value in own["payoffs"]))
                for own in answer["spe"]
            ]
            assert sorted(found) == sorted(expected)
            assert report.proof == PROVED
            for own in answer["spe"]:
                mixes = [
                    tuple(
                        Fraction(own["profile"][player][letter])
                        for letter in letters(name)[ids.index(player)]
                    )
                    for player in ids
                ]
                assert tuple(mixes) in [one.exact for one in report.equilibria]


def exact(*rows: Any) -> Exact:
    return np.array([np.vectorize(Fraction, otypes=[object])(row) for row in rows], dtype=object)


def test_published_games_of_two_players() -> None:
    published = sequential()["published"]
    bagwell = exact([[5, 3], [6, 4]], [[2, 1], [3, 4]])
    chicken = exact([[6, 2], [7, 0]], [[6, 7], [2, 0]])
    games = {"Bagwell1995": bagwell, "chicken": chicken}
    first = Order(((0,), (1,)), (None, None))
    for title, answer in published.items():
        payoffs = games.get(title.split(" ")[0])
        if payoffs is None:
            continue
        outcomes, _ = answer
        report = solve(payoffs, first)
        found = [
            [[place for (place,) in own.support], *map(str, map(Fraction, own.payoffs.tolist()))]
            for own in report.equilibria
        ]
        assert found == outcomes


def test_the_chain_store_shares_with_whoever_comes_in() -> None:
    """Selten 1978: out gives (1, 5); whoever comes in is fought (0, 0) or shared with (2, 2)."""
    entrant = [[1, 1], [0, 2]]
    store = [[5, 5], [0, 2]]
    report = solve(exact(entrant, store), Order(((0,), (1,)), (None, None)))
    (own,) = report.equilibria
    assert [own.payoffs.tolist()] == sequential()["published"][
        "Selten 1978 chain store stage: out (1,5); in->fight (0,0); in->share (2,2)"
    ]
    by_node = {choice.node: choice.chooses for choice in own.plan}
    assert by_node == {(None, None): (1,), (0, None): (0, 1), (1, None): (1,)}


def test_kreps_trust_is_not_given() -> None:
    """Kreps 1990: trust is honoured (10, 10) or abused (-5, 15); without it nobody gets a thing."""
    trusting = [[0, 0], [10, -5]]
    trusted = [[0, 0], [10, 15]]
    report = solve(exact(trusting, trusted), Order(((0,), (1,)), (None, None)))
    assert {own.support[0] for own in report.equilibria} == {(0,)}
    assert {tuple(own.payoffs.tolist()) for own in report.equilibria} == {(0, 0)}
    assert {choice.node: choice.chooses for choice in report.equilibria[0].plan}[1, None] == (1,)


def test_a_centipede_of_three_players_ends_at_once() -> None:
    """Each may take or pass; passing makes the sum grow, but the next one takes the most of it."""
    payoffs = np.empty((3, 2, 2, 2), dtype=object)
    take = {0: (2, 1, 1), 1: (1, 4, 2), 2: (2, 3, 8)}
    for cell in np.ndindex(2, 2, 2):
        first = next((player for player in range(3) if cell[player] == 0), None)
        paid = (6, 7, 7) if first is None else take[first]
        for player, value in enumerate(paid):
            payoffs[(player, *cell)] = Fraction(value)
    report = solve(payoffs, Order(((0,), (1,), (2,)), (None, None, None)))
    assert {tuple(own.payoffs.tolist()) for own in report.equilibria} == {(2, 1, 1)}
    plan = {choice.node: choice.chooses for choice in report.equilibria[0].plan}
    assert (plan[None, None, None], plan[1, None, None], plan[1, 1, None]) == ((0,), (0,), (0,))
