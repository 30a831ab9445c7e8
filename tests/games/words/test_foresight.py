"""Why something is played in stages: every sentence is asked of the game itself."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.edit.play import with_play
from games.model.file.library import load_named
from games.model.payoffs import affine
from games.model.scenario import Player, Scenario, Strategy
from games.study.ways import way_of
from games.words.foresight import plan_reasons
from tests.support.backward import Every
from tests.support.examples import about
from tests.support.plays import BASELINE, some_play
from tests.support.small_scenarios import small_scenarios

if TYPE_CHECKING:
    from games.solve.report import Report

    Node = tuple[int | None, ...]

LEADING = r"(?: \([^)]*\))?"
COMPARES = re.compile(
    rf"(?P<who>Ann|Ben|Cem) (?:would )?prefers? “(?P<this>\w+)”{LEADING}"
    rf" to “(?P<that>\w+)”{LEADING}"
    r"(?:, the next best,)? by (?P<least>at least )?(?P<size>[\d.]*\d)"
)
NO_WORSE = re.compile(
    rf"(?P<who>Ann|Ben|Cem) (?:would do|does) no worse with “(?P<this>\w+)”{LEADING}"
    rf" than with “(?P<that>\w+)”{LEADING}"
)
DONE = re.compile(r"(Ann|Ben|Cem) (?:has |)(?:opted |)for “(\w+)”")


def answered(scenario: Scenario) -> tuple[Report, list[list[str]]]:
    parts = affine(scenario)
    report = way_of(scenario).solve(parts.exact(scenario.levels), second_opinion=False)
    payoffs = parts.exact(scenario.levels)
    return report, [plan_reasons(scenario, found, payoffs) for found in report.equilibria]


def said(play: str) -> list[str]:
    scenario = replace(load_named("iraq-2019"), play=BASELINE[play])
    parts = affine(scenario)
    report = way_of(scenario).solve(parts.exact(scenario.levels), second_opinion=False)
    line = parts.line("sanctions", scenario.levels)
    (found,) = report.equilibria
    told = plan_reasons(scenario, found, parts.exact(scenario.levels), line, "0.60")
    return [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in told]


def test_iran_holds_still_as_it_foresees_the_answer() -> None:
    assert said("iran > us > baghdad") == [
        "Iran prefers absorbing (leading to “Managed containment”, −2.40) to retaliating (leading"
        " to “Escalation on Iraqi soil”, −3.50) by 1.10 (4.7 − 6 s at s = 0.60).",
        "Had Iran opted for retaliating, the US would prefer retaliating (leading to “Escalation on"
        " Iraqi soil”, −1.90) to absorbing (leading to “Harassment absorbed”, −2.40) by 0.50"
        " (2 s − 0.7 at s = 0.60).",
        "Had Iran opted for retaliating and the US for retaliating, Baghdad would prefer absorbing"
        " to expelling troops by 0.10 (1 − 1.5 s at s = 0.60).",
        "Once Iran has opted for absorbing, the US prefers absorbing (leading to “Managed"
        " containment”, 2.20) to retaliating (leading to “Unprovoked strike”, −4.00) by 6.20"
        " (2 s + 5 at s = 0.60).",
        "Once Iran has opted for absorbing and the US for absorbing, Baghdad prefers absorbing to"
        " expelling troops by 5.50.",
    ]


def test_what_is_already_done_is_not_explained() -> None:
    assert said("us=retaliate, then iran > baghdad") == [
        "Iran prefers retaliating (leading to “Escalation on Iraqi soil”, −3.50) to absorbing"
        " (leading to “Unprovoked strike”, −3.90) by 0.40 (6 s − 3.2 at s = 0.60).",
        "Had Iran opted for absorbing, Baghdad would prefer absorbing to expelling troops by 0.40"
        " (1 − s at s = 0.60).",
        "Once Iran has opted for retaliating, Baghdad prefers absorbing to expelling troops by 0.10"
        " (1 − 1.5 s at s = 0.60).",
    ]


def test_who_moves_together_is_told_beside_each_other() -> None:
    assert said("us, iran > baghdad")[:3] == [
        "The US and Iran move together.",
        "With Iran opting for retaliating, the US prefers retaliating (leading to “Escalation on"
        " Iraqi soil”, −1.90) to absorbing (leading to “Harassment absorbed”, −2.40) by 0.50"
        " (2 s − 0.7 at s = 0.60).",
        "With the US opting for retaliating, Iran prefers retaliating (leading to “Escalation on"
        " Iraqi soil”, −3.50) to absorbing (leading to “Unprovoked strike”, −3.90) by 0.40"
        " (6 s − 3.2 at s = 0.60).",
    ]


@about(40)
@given(scenario=small_scenarios(), seed=st.integers(0, 2**32))
def test_a_preference_that_is_told_is_one_by_what_is_told(scenario: Scenario, seed: int) -> None:
    played = some_play(scenario, seed, alone=True)
    every = Every(played)
    report, told = answered(played)
    for found, sentences in zip(report.equilibria, told, strict=True):
        path = tuple(own[0] for own in found.support)
        for sentence in sentences:
            prefers = COMPARES.search(sentence)
            match = prefers or NO_WORSE.search(sentence)
            if match is None:
                assert "indifferent" in sentence or "may opt" in sentence or "might" in sentence
                continue
            node = list(every.root)
            for name, strategy in DONE.findall(sentence[: match.start()]):
                place = [one.name for one in played.players].index(name)
                names = [one.name for one in played.players[place].strategies]
                node[place] = names.index(strategy)
            who = [one.name for one in played.players].index(match["who"])
            names = [one.name for one in played.players[who].strategies]
            this, that = (names.index(match[key]) for key in ("this", "that"))
            reached = all(own in (None, done) for own, done in zip(node, path, strict=True))
            mine, other = (
                every.paid((*node[:who], own, *node[who + 1 :]), who) for own in (this, that)
            )
            if reached:
                mine = {Fraction(every.payoffs[(who, *path)])}
            gap = min(mine) - max(other)
            assert gap >= 0, sentence
            if prefers is None:
                continue
            assert gap > 0, sentence
            assert float(match["size"]) == pytest.approx(float(gap), abs=0.006), sentence
            sole = len(mine) == len(other) == 1
            assert (match["least"] is None) == sole, sentence


@about(25)
@given(scenario=small_scenarios(), seed=st.integers(0, 2**32))
def test_every_play_can_be_put_into_words(scenario: Scenario, seed: int) -> None:
    report, told = answered(some_play(scenario, seed))
    assert len(told) == len(report.equilibria)
    for sentences in told:
        assert sentences
        for sentence in sentences:
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            assert "  " not in sentence


def test_a_game_in_which_everybody_has_moved_leaves_nothing_to_explain() -> None:
    scenario = load_named("iraq-2019")
    moved = (("us", "absorb"), ("iran", "absorb"), ("baghdad", "absorb"))
    done = replace(scenario, play=replace(BASELINE["iran > us > baghdad"], moved=moved))
    _, (told,) = answered(done)
    assert told == ["Everybody has moved: nothing is left to choose."]


def test_backward_induction_by_hand_agrees_about_the_baseline() -> None:
    every = Every(replace(load_named("iraq-2019"), play=BASELINE["iran > us > baghdad"]))
    assert every.ends(every.root) == {(1, 1, 1)}


def test_an_exact_tie_with_a_mixed_stage_is_told_as_one_however_large_the_payoffs() -> None:
    after = {(0, 0): (7, 2, -2), (0, 1): (1, 0, 0), (1, 0): (1, 0, 0), (1, 1): (3, 1, -1)}
    for size in (1, 100_000):
        scenario = with_play(three_by_two(), [["Ann"], ["Ben", "Cem"]])
        game = np.empty((3, 2, 2, 2), dtype=object)
        for (ben, cem), paid in after.items():
            game[:, 0, ben, cem] = [Fraction(own * size) for own in paid]
            game[:, 1, ben, cem] = [Fraction(23 * size, 9), Fraction(1 - ben), Fraction(1 - cem)]
        report = way_of(scenario).solve(game, second_opinion=False)
        for found in report.equilibria:
            assert "indifferent" in plan_reasons(scenario, found, game)[0]


def three_by_two() -> Scenario:
    players = tuple(
        Player(own, own, "#2a6f97", tuple(Strategy(k, f"{k} {own}", k[0]) for k in ("Act", "Wait")))
        for own in ("Ann", "Ben", "Cem")
    )
    return Scenario(title="t", players=players, drivers=(), considerations=(), outcomes=())
