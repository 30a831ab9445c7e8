"""How plays are called: names, marks, clauses, and what a mover has seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from games.model.file.library import load_named
from games.model.play import AT_ONCE, Play, every_play
from games.words.plays import move_clause, play_clause, play_name, play_short, seen

IRAN_US_BAGHDAD = Play((("iran",), ("us",), ("baghdad",)))
TOGETHER_FIRST = Play((("us", "iran"), ("baghdad",)))
TOGETHER_LAST = Play((("us",), ("iran", "baghdad")))
STRUCK = Play((("us",), ("iran",), ("baghdad",)), (("us", "retaliate"),))
STRUCK_OTHERS_TOGETHER = Play((), (("us", "retaliate"),))
TWO_DONE = Play((), (("us", "retaliate"), ("iran", "absorb")))
ALL_DONE = Play((), (*TWO_DONE.moved, ("baghdad", "expel")))

NAMES = [
    (AT_ONCE, "All at once"),
    (Play((("us", "iran", "baghdad"),)), "All at once"),
    (IRAN_US_BAGHDAD, "Iran, then US, then Baghdad"),
    (TOGETHER_FIRST, "US and Iran together, then Baghdad"),
    (TOGETHER_LAST, "US, then Iran and Baghdad together"),
    (STRUCK, "US moved: Retaliate; then Iran, then Baghdad"),
    (STRUCK_OTHERS_TOGETHER, "US moved: Retaliate; then Iran and Baghdad together"),
    (TWO_DONE, "US moved: Retaliate; Iran moved: Absorb; then Baghdad"),
    (ALL_DONE, "US moved: Retaliate; Iran moved: Absorb; Baghdad moved: Expel troops"),
]
CLAUSES = [
    (AT_ONCE, "if all move at once"),
    (IRAN_US_BAGHDAD, "if Iran moves first, then the US, then Baghdad"),
    (TOGETHER_FIRST, "if the US and Iran move first, together, then Baghdad"),
    (TOGETHER_LAST, "if the US moves first, then Iran and Baghdad together"),
    (
        STRUCK,
        "now that the US has opted for retaliating, and Iran moves next, then Baghdad",
    ),
    (
        STRUCK_OTHERS_TOGETHER,
        "now that the US has opted for retaliating, and Iran and Baghdad move together",
    ),
    (
        TWO_DONE,
        "now that the US has opted for retaliating and Iran for absorbing, and Baghdad moves next",
    ),
    (
        ALL_DONE,
        "now that the US has opted for retaliating, Iran for absorbing and Baghdad for expelling"
        " troops",
    ),
]
SHORT = [
    (AT_ONCE, "All at once"),
    (IRAN_US_BAGHDAD, "Iran › US › Baghdad"),
    (TOGETHER_LAST, "US › Iran + Baghdad"),
    (STRUCK, "(US: Retaliate) › Iran › Baghdad"),
]


@pytest.mark.parametrize(("play", "name"), NAMES)
def test_a_play_has_one_name(play: Play, name: str) -> None:
    assert play_name(load_named("iraq-2019"), play) == name


@pytest.mark.parametrize(("play", "clause"), CLAUSES)
def test_a_play_stands_in_a_sentence(play: Play, clause: str) -> None:
    assert play_clause(load_named("iraq-2019"), play) == clause


@pytest.mark.parametrize(("play", "short"), SHORT)
def test_charts_mark_a_play_with_few_letters(play: Play, short: str) -> None:
    assert play_short(load_named("iraq-2019"), play) == short


def test_no_two_plays_are_called_alike() -> None:
    scenario = load_named("iraq-2019")
    plays = [
        Play(stages, moved)
        for stages in every_play([player.id for player in scenario.players])
        for moved in ((), STRUCK.moved, TWO_DONE.moved)
    ]
    for words in (play_name, play_short, play_clause):
        said: dict[str, set[object]] = {}
        for play in plays:
            done = {player for player, _ in play.moved}
            stages = play.stages or (("us", "iran", "baghdad"),)
            left = [tuple(one for one in stage if one not in done) for stage in stages]
            same = (tuple(stage for stage in left if stage), play.moved)
            said.setdefault(words(scenario, play), set()).add(same)
        assert all(len(meant) == 1 for meant in said.values())


def test_a_mover_has_seen_what_was_done_before_him_in_the_order_of_the_play() -> None:
    scenario = replace(load_named("iraq-2019"), play=IRAN_US_BAGHDAD)
    assert seen(scenario, (None, None, None)) == ""
    assert seen(scenario, (None, 1, None)) == "Iran has opted for absorbing"
    assert seen(scenario, (0, 1, None)) == "Iran has opted for absorbing and the US for retaliating"


def test_moves_already_made_are_not_told_again_at_every_node() -> None:
    scenario = replace(load_named("iraq-2019"), play=STRUCK)
    assert seen(scenario, (0, None, None)) == ""
    assert seen(scenario, (0, 0, None)) == "Iran has opted for retaliating"


def test_plurals_and_names_without_a_form_stand_in_the_same_sentences() -> None:
    scenario = load_named("iraq-2019")
    us, iran, baghdad = scenario.players
    bare = replace(us.strategies[0], in_sentence="")
    houthis = replace(
        us,
        name="Houthis",
        in_sentence="the Houthis",
        plural=True,
        strategies=(bare, *us.strategies[1:]),
    )
    changed = replace(scenario, players=(houthis, iran, baghdad), play=STRUCK)
    assert play_clause(changed, TOGETHER_LAST).startswith("if the Houthis move first, then")
    assert play_clause(changed, STRUCK).startswith(
        "now that the Houthis have opted for “Retaliate”, and Iran moves next"
    )


def test_two_players_are_both_who_move_at_once() -> None:
    scenario = load_named("iraq-2019")
    pair = replace(scenario, players=scenario.players[:2])
    assert play_clause(pair, AT_ONCE) == "if both move at once"
    assert move_clause(pair, [pair.players]) == "the US and Iran move at once"
