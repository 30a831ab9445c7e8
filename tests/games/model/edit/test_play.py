"""Who moves when is chosen, and follows players and strategies wherever they go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.edit.play import with_move, with_play, without_move
from games.model.edit.snapshots import restored, take
from games.model.edit.structure.players import add_player, move_player, remove_player
from games.model.edit.structure.strategies import add_strategy, move_strategy, remove_strategy
from games.model.file.library import load_named
from games.model.file.scenario_file import content_hash, dumps, loads
from games.model.play import AT_ONCE, Play, every_play
from games.model.problems import Problems, ScenarioError
from games.model.validate import check
from tests.support.random_scenarios import scenarios

if TYPE_CHECKING:
    from games.model.scenario import Scenario

IRAQ = load_named("iraq-2019")
SEQUENCE = with_play(IRAQ, [["baghdad", "us"], ["iran"]])
STRUCK = with_move(SEQUENCE, "us", "retaliate")


def test_stages_are_kept_in_one_form_and_moves_in_the_order_of_the_players() -> None:
    assert SEQUENCE.play.stages == (("us", "baghdad"), ("iran",))
    both = with_move(with_move(IRAQ, "iran", "absorb"), "us", "retaliate")
    assert both.play.moved == (("us", "retaliate"), ("iran", "absorb"))
    assert with_move(both, "us", "absorb").play.moved == (("us", "absorb"), ("iran", "absorb"))
    assert without_move(both, "us").play.moved == (("iran", "absorb"),)
    assert with_play(STRUCK, []).play.moved == STRUCK.play.moved
    assert with_play(SEQUENCE, [["iran", "us", "baghdad"]]).play == AT_ONCE


def test_where_nothing_changes_it_is_the_very_same_scenario() -> None:
    assert with_play(IRAQ, ()) is IRAQ
    assert with_play(SEQUENCE, [["us", "baghdad"], ["iran"]]) is SEQUENCE
    assert with_move(STRUCK, "us", "retaliate") is STRUCK
    assert without_move(STRUCK, "iran") is STRUCK


@pytest.mark.parametrize(
    "stages", [[["us"], ["iran"]], [["us"], ["iran", "us"], ["baghdad"]], [["us"], ["x"]], [[]]]
)
def test_everybody_moves_once(stages: list[list[str]]) -> None:
    with pytest.raises(ValueError, match="every player moves in one of the stages"):
        with_play(IRAQ, stages)


def test_who_or_what_is_unknown_cannot_have_moved() -> None:
    for player, strategy in (("nobody", "retaliate"), ("us", "nothing")):
        with pytest.raises(KeyError):
            with_move(IRAQ, player, strategy)


def test_a_removed_strategy_that_has_been_played_is_a_loss_that_is_said() -> None:
    third = add_strategy(STRUCK, "us", "Wait").scenario
    change = remove_strategy(third, "us", "retaliate")
    assert "move already made, US: Retaliate" in change.losses
    assert change.scenario.play.moved == ()
    assert change.scenario.play.stages == STRUCK.play.stages
    other = remove_strategy(third, "us", "absorb")
    assert other.scenario.play == STRUCK.play
    assert not any(loss.startswith("move") for loss in other.losses)


def test_a_removed_player_leaves_its_stage_and_its_move_is_said_to_be_lost() -> None:
    change = remove_player(STRUCK, "us")
    assert "move already made, US: Retaliate" in change.losses
    assert change.scenario.play.stages == (("baghdad",), ("iran",))
    assert change.scenario.play.moved == ()
    two = remove_player(STRUCK, "baghdad")
    assert two.scenario.play.stages == (("us",), ("iran",))
    assert two.scenario.play.moved == (("us", "retaliate"),)
    assert not any(loss.startswith("move") for loss in two.losses)


def test_two_who_moved_together_are_all_at_once_when_the_third_is_gone() -> None:
    assert remove_player(SEQUENCE, "iran").scenario.play == AT_ONCE


def test_a_third_player_moves_last_where_one_moves_after_another() -> None:
    two = remove_player(IRAQ, "baghdad").scenario
    assert add_player(two, "Baghdad").scenario.play == AT_ONCE
    turns = with_move(with_play(two, [["iran"], ["us"]]), "iran", "absorb")
    three = add_player(turns, "Oman").scenario
    assert three.play.stages == (("iran",), ("us",), (three.players[2].id,))
    assert three.play.moved == (("iran", "absorb"),)


def test_another_order_of_the_players_and_strategies_changes_nobodys_turn() -> None:
    both = with_move(STRUCK, "baghdad", "expel")
    turned = move_player(both, "baghdad", 0).scenario
    assert turned.play.stages == (("baghdad", "us"), ("iran",))
    assert turned.play.moved == (("baghdad", "expel"), ("us", "retaliate"))
    assert move_player(turned, "baghdad", 2).scenario.play.stages == (("us", "baghdad"), ("iran",))
    assert move_strategy(STRUCK, "us", "retaliate", 1).scenario.play == STRUCK.play


@given(scenarios(), st.data())
def test_whatever_is_removed_or_moved_the_play_is_sound_and_kept_in_the_file(
    scenario: Scenario, data: st.DataObject
) -> None:
    player = data.draw(st.sampled_from(scenario.players))
    deeds = [
        lambda: move_player(scenario, player.id, data.draw(st.integers(0, 2))),
        lambda: remove_player(scenario, player.id),
        lambda: remove_strategy(
            scenario, player.id, data.draw(st.sampled_from(player.strategies)).id
        ),
        lambda: add_player(scenario),
    ]
    try:
        new = data.draw(st.sampled_from(deeds))().scenario
    except ValueError:
        new = scenario
    ids = [one.id for one in new.players]
    assert new.play.stages in every_play(ids)
    assert loads(dumps(new)) == new


def test_what_no_edit_makes_is_found_by_the_check() -> None:
    problems = Problems()
    twice = Play((("us",), ("iran", "baghdad")), (("us", "absorb"), ("us", "retaliate")))
    check(replace(IRAQ, play=twice), problems)
    assert [str(one) for one in problems.found] == ["moved.us: “us” moves twice"]
    with pytest.raises(ScenarioError, match="“us” moves twice"):
        dumps(replace(IRAQ, play=twice))


def test_a_snapshot_keeps_who_moves_when_and_brings_it_back() -> None:
    kept = take(STRUCK, "Struck", taken="2026-03-01T09:30:00+00:00")
    later = without_move(with_play(kept, ()), "us")
    assert loads(dumps(later)) == later
    assert restored(later, later.snapshots[0].id).play == STRUCK.play
    assert content_hash(later) == content_hash(IRAQ)
    assert content_hash(STRUCK) != content_hash(SEQUENCE) != content_hash(IRAQ)
