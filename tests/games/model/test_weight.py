"""The bytes of an edit: what is shared costs nothing, what is new what Python takes for it."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_base, with_payoff, without_consideration
from games.model.file.library import load_named
from games.model.file.scenario_file import dumps, loads
from games.model.scenario import Scenario, Snapshot
from games.model.weight import added

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def iraq() -> Scenario:
    return load_named("iraq-2019")


def moved(scenario: Scenario) -> Scenario:
    return scenario.with_level("sanctions", Decimal("0.61"))


def based(scenario: Scenario) -> Scenario:
    return with_base(scenario, scenario.considerations[3].id, Decimal("1.25"))


def typed(scenario: Scenario) -> Scenario:
    return with_payoff(scenario, "iran", ("retaliate", "retaliate", "expel"), Decimal("9.5"))


def removed(scenario: Scenario) -> Scenario:
    return without_consideration(scenario, scenario.considerations[0].id)


def written(scenario: Scenario) -> Scenario:
    return replace(scenario, notes="".join(chr(65 + i % 26) for i in range(20_000)))


def reversed_reasons(scenario: Scenario) -> Scenario:
    return replace(scenario, considerations=scenario.considerations[::-1])


def kept(scenario: Scenario) -> Scenario:
    snapshot = Snapshot(f"s{len(scenario.snapshots)}", "Before talks", "2026-03-01", scenario.body)
    return replace(scenario, snapshots=(*scenario.snapshots, snapshot))


EDITS = [moved, based, typed, removed, written, reversed_reasons, kept]


def test_the_same_scenario_adds_nothing(iraq: Scenario) -> None:
    assert added(iraq, iraq) == 0


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_weighs_about_what_python_takes_for_it(
    edit: Callable[[Scenario], Scenario], iraq: Scenario
) -> None:
    results = [edit(iraq)]  # what only the first use of a function makes is not counted
    tracemalloc.start()
    results.extend(edit(iraq) for _ in range(20))
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    weighed = sum(added(iraq, result) for result in results[1:])
    spare = 20 * 100  # small tuples that Python had kept for reuse
    assert 0.7 * used < weighed < 2 * used + spare


def test_a_snapshot_shares_with_the_scenario_it_was_taken_from(iraq: Scenario) -> None:
    everything = added(iraq, loads(dumps(iraq)))
    assert added(iraq, kept(iraq)) < everything / 20
    assert added(kept(iraq), kept(kept(iraq))) < everything / 20


def test_another_file_shares_nothing_and_weighs_all_it_holds(iraq: Scenario) -> None:
    other = loads(dumps(iraq))
    assert added(iraq, other) > 2 * added(iraq, reversed_reasons(iraq))
    assert added(iraq, other) > len(dumps(iraq))
