"""Partial profiles and the cells they stand for say the same thing."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from games.model.cover import covered, partials
from games.model.library import load_named
from games.model.scenario import Player, Scenario, Strategy

if TYPE_CHECKING:
    from games.model.scenario import Profile


def game(*sizes: int) -> Scenario:
    """A game of numbered strategies."""
    players = tuple(
        Player(
            f"p{p}",
            f"P{p}",
            "#000000",
            tuple(Strategy(f"s{s}", f"S{s}", f"{s}") for s in range(size)),
        )
        for p, size in enumerate(sizes)
    )
    return Scenario("Game", players)


@st.composite
def chosen(draw: st.DrawFn) -> tuple[Scenario, frozenset[Profile]]:
    scenario = game(*draw(st.lists(st.integers(2, 4), min_size=2, max_size=3)))
    cells = list(product(*([s.id for s in p.strategies] for p in scenario.players)))
    return scenario, draw(st.frozensets(st.sampled_from(cells)))


@given(chosen())
def test_the_partial_profiles_of_cells_cover_exactly_these_cells(
    case: tuple[Scenario, frozenset[Profile]],
) -> None:
    scenario, cells = case
    whens = partials(scenario, cells)
    assert covered(scenario, whens) == cells
    for when in whens:  # none is superfluous
        assert covered(scenario, [other for other in whens if other != when]) != cells


def test_nothing_and_everything_are_no_and_one_partial_profile() -> None:
    scenario = game(2, 3)
    assert partials(scenario, []) == ()
    assert partials(scenario, covered(scenario, [()])) == ((),)


def test_a_row_of_cells_is_one_partial_profile() -> None:
    scenario = load_named("iraq-2019")
    cells = covered(scenario, [(("us", ("absorb",)), ("baghdad", ("absorb",)))])
    assert len(cells) == 2
    assert partials(scenario, cells) == ((("us", ("absorb",)), ("baghdad", ("absorb",))),)
