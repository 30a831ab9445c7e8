"""A play as it is typed: both ways, and what is said of what is no play."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.file.library import resolve
from games.model.play import every_play
from games.model.play_text import moved_code, parse_moved, parse_play, play_code
from tests.support.random_scenarios import scenarios

if TYPE_CHECKING:
    from games.model.scenario import Scenario

IRAQ = resolve("iraq-2019")


def test_stages_are_parted_by_marks_and_those_of_a_stage_by_commas() -> None:
    assert parse_play("us > iran, baghdad", IRAQ) == (("us",), ("iran", "baghdad"))
    assert parse_play("  baghdad,iran>us ", IRAQ) == (("iran", "baghdad"), ("us",))
    assert play_code((("us",), ("iran", "baghdad"))) == "us > iran, baghdad"


@pytest.mark.parametrize(
    "text", ["simultaneous", "All at  once", "at once", "us, iran, baghdad", "baghdad, us, iran"]
)
def test_all_at_once_is_a_word_or_one_stage_with_everybody(text: str) -> None:
    assert parse_play(text, IRAQ) == ()
    assert play_code(()) == "simultaneous"


@pytest.mark.parametrize("text", ["US > Iran > Baghdad", "Us>IRAN>BAGHDAD"])
def test_names_do_in_whatever_case(text: str) -> None:
    assert parse_play(text, IRAQ) == (("us",), ("iran",), ("baghdad",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("us > irn > baghdad", "no player “irn”; did you mean “iran”?"),
        ("us > iran > us", "“us” moves twice: name every player once"),
        ("us, us > iran > baghdad", "“us” moves twice"),
        ("us > iran", "“baghdad” is missing: name every player once"),
        ("us", "“iran”, “baghdad” are missing"),
        ("us > > iran, baghdad", "names nobody where somebody should move: write the players in"),
        ("", "such as “us > iran > baghdad”, or simultaneous"),
        ("us > iran, > baghdad", "names nobody"),
        ("us < iran < baghdad", "no player “us < iran < baghdad”: there are us, iran, baghdad"),
    ],
)
def test_what_is_no_play_is_said_with_the_remedy(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        parse_play(text, IRAQ)
    assert said in str(refused.value)


def test_moves_stand_in_the_order_of_the_players() -> None:
    assert parse_moved("us=retaliate", IRAQ) == (("us", "retaliate"),)
    assert parse_moved("iran = Absorb, US=Retaliate", IRAQ) == (
        ("us", "retaliate"),
        ("iran", "absorb"),
    )
    assert parse_moved(" ", IRAQ) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("us", "“us” is no move: write who has done what, us=retaliate"),
        ("us=", "“us=” is no move"),
        ("us=retaliate,", "“” is no move"),
        ("usa=retaliate", "no player “usa”; did you mean “us”?"),
        ("us=retaliat", "no strategy of us “retaliat”; did you mean “retaliate”?"),
        ("us=retaliate, us=absorb", "“us” moves twice"),
    ],
)
def test_what_is_no_move_is_said_with_the_remedy(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        parse_moved(text, IRAQ)
    assert said in str(refused.value)


def test_a_name_of_two_players_is_not_guessed_but_their_ids_are_read() -> None:
    twins = tuple(replace(player, name="Twin") for player in IRAQ.players)
    scenario = replace(IRAQ, players=twins)
    with pytest.raises(ValueError, match="“twin” is the name of several: write “us” or “iran” or"):
        parse_play("twin > us > iran", scenario)
    assert parse_play("us > iran, baghdad", scenario) == (("us",), ("iran", "baghdad"))


@given(scenarios(), st.data())
def test_every_play_is_read_as_it_is_written(scenario: Scenario, data: st.DataObject) -> None:
    for stages in every_play([player.id for player in scenario.players]):
        assert parse_play(play_code(stages), scenario) == stages
    moved = tuple(
        (player.id, data.draw(st.sampled_from(player.strategies)).id)
        for player in scenario.players
        if data.draw(st.booleans())
    )
    assert parse_moved(moved_code(moved), scenario) == moved
