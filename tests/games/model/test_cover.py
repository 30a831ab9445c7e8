"""Partial profiles and the cells they stand for say the same thing."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from games.model.cover import atoms, covered, normal, partials, region
from games.model.file.library import load_named
from games.model.scenario import Player, Scenario, Strategy

if TYPE_CHECKING:
    from games.model.scenario import Profile, When


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


@st.composite
def whens(draw: st.DrawFn) -> tuple[Scenario, When]:
    """Partial profiles as somebody may write them, in a game of four strategies each."""
    scenario = game(*([4] * draw(st.integers(2, 3))))
    own = st.lists(st.sampled_from(["s0", "s1", "s2", "s3"]), min_size=1, unique=True).map(tuple)
    named = draw(st.lists(st.sampled_from([p.id for p in scenario.players]), unique=True))
    return scenario, tuple((player, draw(own)) for player in named)


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


def test_cells_that_differ_in_one_player_are_one_partial_profile() -> None:
    scenario = game(3, 2)
    when = (("p0", ("s0", "s2")), ("p1", ("s1",)))
    assert partials(scenario, covered(scenario, [when])) == (when,)


@given(whens())
def test_a_partial_profile_means_the_same_in_every_form(case: tuple[Scenario, When]) -> None:
    scenario, when = case
    kept = normal(scenario.players, when)
    assert normal(scenario.players, kept) == kept
    assert normal(scenario.players, when[::-1]) == kept
    assert all(len(own) < 4 for _, own in kept)  # all four is everybody, and not said
    cells = covered(scenario, [when])
    assert covered(scenario, [kept]) == cells
    assert covered(scenario, atoms(kept)) == cells
    table = np.zeros(scenario.shape, dtype=bool)
    table[region(scenario, kept)] = True
    assert {scenario.profile(tuple(map(int, place))) for place in np.argwhere(table)} == cells


def test_what_is_wrong_with_a_partial_profile_stays_to_be_found() -> None:
    players = game(2, 3).players
    for wrong in ((), ("s1", "s1"), ("s0", "s9")):
        assert normal(players, (("p1", wrong),)) == (("p1", wrong),)
    assert normal(players, (("who", ("s1",)), ("p0", ("s1",))))[-1] == ("who", ("s1",))
