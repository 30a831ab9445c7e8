"""An outcome gets exactly the profiles and mixtures asked for, and nobody else keeps them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.cover import covered, partials
from games.model.edit.structure.facts import with_texts
from games.model.edit.structure.membership import (
    members,
    with_members,
    with_mixture,
    without_mixture,
)
from games.model.file.library import load_named
from games.model.outcomes import outcome_of

if TYPE_CHECKING:
    from games.model.scenario import Profile, Scenario

GRADED = load_named("graded-responses")
CELLS = sorted(covered(GRADED, [()]))


def named(scenario: Scenario, outcome: str) -> set[Profile]:
    found = ((cell, outcome_of(scenario, scenario.indices(cell))) for cell in CELLS)
    return {cell for cell, own in found if own is not None and own.id == outcome}


@pytest.mark.slow
@given(
    st.sampled_from([outcome.id for outcome in GRADED.outcomes]),
    st.frozensets(st.sampled_from(CELLS), max_size=9),
)
def test_an_outcome_names_exactly_the_profiles_it_is_given(
    outcome: str, cells: frozenset[Profile]
) -> None:
    changed = with_members(GRADED, outcome, partials(GRADED, cells)).scenario
    assert named(changed, outcome) == cells
    assert covered(changed, members(changed, outcome)) == cells
    for other in GRADED.outcomes:  # nobody else loses anything but these
        if other.id != outcome:
            assert named(changed, other.id) >= named(GRADED, other.id) - cells


def test_the_profiles_as_they_are_change_nothing() -> None:
    for outcome in GRADED.outcomes:
        same = with_members(GRADED, outcome.id, members(GRADED, outcome.id))
        assert same.scenario == GRADED


def test_a_mixture_has_one_name_at_a_time() -> None:
    chicken = load_named("chicken")
    owner = next(outcome for outcome in chicken.outcomes if outcome.mixtures)
    other = next(outcome for outcome in chicken.outcomes if not outcome.mixtures)
    mixture = tuple(tuple(reversed(own)) for own in owner.mixtures[0])  # order means nothing
    changed = with_mixture(chicken, other.id, mixture).scenario
    assert {o.id: o.mixtures for o in changed.outcomes if o.mixtures} == {other.id: (mixture,)}
    assert not any(
        o.mixtures for o in without_mixture(changed, other.id, mixture).scenario.outcomes
    )


def test_facts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        with_texts(replace(GRADED, title="  "))
