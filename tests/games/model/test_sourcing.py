"""A payoff is sourced if a reason that applies there cites a source; every foot counts so."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from games.model.file.library import load_named
from games.model.payoffs import contributions
from games.model.scenario import Consideration
from games.model.sourcing import applies, sourced
from games.words.sourcing import sourcing_text

if TYPE_CHECKING:
    from games.model.scenario import Scenario

BASELINE = load_named("iraq-2019")


def slowly(scenario: Scenario) -> np.ndarray:
    """Ask every payoff for its reasons, one by one."""
    found = np.zeros((len(scenario.players), *scenario.shape), dtype=bool)
    for place, player in enumerate(scenario.players):
        for indices in product(*(range(size) for size in scenario.shape)):
            reasons = [
                p.reason for p in contributions(scenario, player.id, scenario.profile(indices))
            ]
            found[(place, *indices)] = any(
                isinstance(reason, Consideration) and reason.source for reason in reasons
            )
    return found


def test_one_payoff_of_the_baseline_has_no_reason_at_all(baseline: Scenario) -> None:
    missing = np.argwhere(~sourced(baseline))
    assert missing.tolist() == [[2, 1, 1, 1]]  # Baghdad, when all absorb
    assert sourcing_text(baseline) == "23 of 24 payoffs have a sourced reason"


@given(st.sets(st.integers(0, len(BASELINE.considerations) - 1)))
def test_the_count_is_that_of_asking_every_payoff(cited: set[int]) -> None:
    reasons = tuple(
        replace(reason, source=reason.source if place in cited else "")
        for place, reason in enumerate(BASELINE.considerations)
    )
    scenario = replace(BASELINE, considerations=reasons)
    expected = slowly(scenario)
    assert np.array_equal(sourced(scenario), expected)
    assert sourcing_text(scenario).startswith(f"{int(expected.sum())} of 24 payoffs")


@given(st.sampled_from(BASELINE.considerations))
def test_a_consideration_applies_where_it_says(reason: Consideration) -> None:
    found = applies(BASELINE, reason)
    for indices in product(*(range(size) for size in BASELINE.shape)):
        chosen = dict(zip([p.id for p in BASELINE.players], BASELINE.profile(indices), strict=True))
        assert found[indices] == reason.applies_at(chosen)


def test_a_scenario_without_reasons_has_nothing_sourced(baseline: Scenario) -> None:
    bare = replace(baseline, considerations=())
    assert sourcing_text(bare) == "0 of 24 payoffs have a sourced reason"
