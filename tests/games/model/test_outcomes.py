"""Outcomes: what a profile, a mixture and a distribution are called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from games.model.outcomes import (
    OTHER,
    OTHER_COLOR,
    distribution,
    name_of,
    outcome_of,
    outcome_table,
)
from games.model.scenario import Outcome

if TYPE_CHECKING:
    from games.model.scenario import Scenario

MIX = (0, 1)


@pytest.mark.parametrize(
    ("indices", "name"),
    [
        ((1, 1, 1), "Managed containment"),
        ((1, 0, 1), "Harassment absorbed"),
        ((0, 0, 1), "Escalation on Iraqi soil"),
        ((0, 1, 1), "Unprovoked strike"),
        ((0, 0, 0), "Expulsion"),
        ((1, 1, 0), "Expulsion"),
    ],
)
def test_every_profile_of_the_baseline_has_its_outcome(
    baseline: Scenario, indices: tuple[int, ...], name: str
) -> None:
    outcome = outcome_of(baseline, indices)
    assert outcome is not None
    assert outcome.name == name
    assert baseline.outcomes[outcome_table(baseline)[indices]] is outcome


def test_the_first_matching_outcome_wins(baseline: Scenario) -> None:
    everything = Outcome("all", "Whatever", "#000000", profiles=((),))
    first = replace(baseline, outcomes=(everything, *baseline.outcomes))
    last = replace(baseline, outcomes=(*baseline.outcomes, everything))
    assert outcome_of(first, (0, 0, 0)) is everything
    assert outcome_of(last, (0, 0, 0)).name == "Expulsion"
    assert not outcome_table(first).any()
    assert np.array_equal(outcome_table(last), outcome_table(baseline))


def test_a_mixture_with_a_name_of_its_own_is_called_that(baseline: Scenario) -> None:
    named = name_of(baseline, (MIX, MIX, (1,)))
    assert (named.id, named.name, named.color) == ("cat-and-mouse", "Cat and mouse", "#E8985E")


def test_a_mixture_within_one_outcome_is_called_by_the_outcome(baseline: Scenario) -> None:
    assert name_of(baseline, (MIX, (0,), (0,))).id == "expulsion"
    assert name_of(baseline, ((0,), (0,), (0,))).id == "expulsion"


@pytest.mark.parametrize(
    ("support", "words"),
    [
        (((0,), (0,), MIX), "Baghdad mixes"),
        ((MIX, (0,), MIX), "The US and Baghdad mix"),
        ((MIX, MIX, MIX), "The US, Iran and Baghdad mix"),
    ],
)
def test_other_mixtures_are_put_into_words(
    baseline: Scenario, support: tuple[tuple[int, ...], ...], words: str
) -> None:
    named = name_of(baseline, support)
    assert (named.id, named.name, named.color) == (OTHER, words, OTHER_COLOR)


def test_a_profile_without_outcome_is_called_by_its_strategies(baseline: Scenario) -> None:
    bare = replace(baseline, outcomes=())
    assert name_of(bare, ((0,), (1,), (0,))).name == "Retaliate / Absorb / Expel troops"
    assert outcome_of(bare, (0, 1, 0)) is None


def test_the_distribution_of_mixtures_is_the_product_of_their_parts(baseline: Scenario) -> None:
    shares = distribution(baseline, [np.array(p) for p in ([0.2, 0.8], [0.5, 0.5], [0.1, 0.9])])
    assert {key: round(float(value), 12) for key, value in shares.items()} == {
        "containment": 0.36,
        "harassment": 0.36,
        "unprovoked": 0.09,
        "escalation": 0.09,
        "expulsion": 0.1,
    }


def test_a_distribution_over_levels_has_one_number_per_level(baseline: Scenario) -> None:
    rng = np.random.default_rng(3)
    mixes = [rng.dirichlet((1, 1), size=(7, 5)) for _ in range(3)]
    shares = distribution(baseline, mixes)
    assert all(values.shape == (7, 5) for values in shares.values())
    np.testing.assert_allclose(sum(shares.values()), 1)
    alone = distribution(baseline, [mix[6, 4] for mix in mixes])
    for key, value in alone.items():
        assert value == pytest.approx(shares[key][6, 4])


def test_what_has_no_name_is_counted_as_other(baseline: Scenario) -> None:
    expulsion = next(outcome for outcome in baseline.outcomes if outcome.id == "expulsion")
    bare = replace(baseline, outcomes=(expulsion,))
    shares = distribution(bare, [np.array([0.5, 0.5]), np.array([1, 0]), np.array([0.25, 0.75])])
    assert list(shares) == ["expulsion", OTHER]
    assert float(shares["expulsion"]) == 0.25
    assert float(shares[OTHER]) == 0.75
