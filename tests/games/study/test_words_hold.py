"""Words that hold: ties, equilibria of one name, and what moves a probability."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.file.library import load_named, load_nfg
from games.model.file.scenario_file import dumps, loads
from games.model.payoffs import affine
from games.model.scenario import Outcome, Strategy
from games.solve import solve
from games.study.answer import compute_live
from games.study.sweep.sweep import sweep
from games.words.reading import reading
from games.words.reasons import cause_text, mixed_reasons, tipping_text
from games.words.tied import standings, tied_text
from games.words.wording import labels, numbers, percentages, probability
from two_by_two import two_by_two

BASELINE = load_named("iraq-2019")
DOUBLE = Path(__file__).parents[1] / "solve" / "double_root_2x3x3.nfg"


def test_a_tied_regime_says_all_there_is_or_that_the_rest_is_open() -> None:
    scenario = load_named("iraq-2019")
    found = sweep(affine(scenario).line("protest", scenario.levels))
    facts = (
        "payoffs tie throughout: in every equilibrium Iran opts for retaliating and Baghdad opts"
        " for expelling troops; so the outcome is “Expulsion”; (US: Retaliate, Iran: Retaliate,"
        " Baghdad: Expel troops) is an equilibrium at every level;"
    )
    assert tied_text(scenario, found.regimes[0]) == (
        f"{facts} at 1/3 there is 1 set of infinitely many (Iran opts for retaliating and Baghdad"
        " for expelling troops, while the US may opt for retaliating with any chance from 99 to"
        " 100 %), and at every level the same strategies are played"
    )
    bare = replace(found.regimes[0], proved=False, known=None)
    assert tied_text(scenario, bare) == f"{facts} the rest is open"
    assert tied_text(scenario, found.regimes[1]) == ""
    said = tipping_text(scenario, found.tipping_points[0], found)
    assert "“Expulsion” with ties gives way to “Escalation on Iraqi soil”" in said


def test_a_gain_that_does_not_grow_is_not_said_to() -> None:
    found = sweep(affine(BASELINE).line("sanctions", BASELINE.levels))
    why = found.tipping_points[0].cause
    assert why is not None
    still = replace(why, gain=None, slope=1e-14)
    assert "grows" not in cause_text(BASELINE, still, found)


def test_equilibria_of_one_name_are_told_apart_by_what_is_mixed_then_by_number() -> None:
    three = tuple(Strategy(f"s{k}", name, name[0]) for k, name in enumerate(("Go", "Stay", "Quit")))
    players = tuple(replace(player, strategies=three) for player in load_named("chicken").players)
    game = replace(load_named("chicken"), players=players, outcomes=(), considerations=())
    one, two = ((0, 1), (0, 1)), ((0, 1), (0, 2))
    first, second = labels(game, [one, two])
    assert first == "“Ann and Ben mix” (Ann: Go or Stay, Ben: Go or Stay)"
    assert second == "“Ann and Ben mix” (Ann: Go or Stay, Ben: Go or Quit)"
    alike = "“Ann and Ben mix”"
    assert labels(game, [one, one]) == [f"{alike} no. 1", f"{alike} no. 2"], "brackets tell nothing"
    assert labels(game, [one, two, one]) == [f"{first} no. 1", second, f"{first} no. 2"]
    assert labels(game, [one, one], bare=True) == [
        "Ann and Ben mix, no. 1",
        "Ann and Ben mix, no. 2",
    ]
    assert numbers(game, [one, two, one]) == [", no. 1", "", ", no. 2"]


def test_two_equilibria_of_one_name_at_a_double_root_are_numbered_and_explained_once() -> None:
    # the game of the help page on how sure an answer is
    pytest.importorskip("flint")
    scenario = load_nfg(DOUBLE).to_scenario()
    said = reading(scenario, None, solve(affine(scenario).exact({}), second_opinion=False))
    assert said.headline == (
        "There are two equilibria: “P1, P2 and P3 mix” no. 1 and “P1, P2 and P3 mix” no. 2."
    )
    assert [row.name for row in said.rows] == [f"P1, P2 and P3 mix, no. {k}" for k in (1, 2)]
    (why,) = said.why
    assert why.startswith("“P1, P2 and P3 mix” no. 1 and “P1, P2 and P3 mix” no. 2: P2 and P3 mix")
    checked = [check.text for check in said.checks]
    assert any(text.startswith("“P1, P2 and P3 mix” no. 2 has no index:") for text in checked)


def test_only_gains_that_change_against_each_other_move_a_probability() -> None:
    chicken = load_named("chicken")
    said = " ".join(mixed_reasons(chicken, ((0, 1), (0, 1)), regular=True))
    assert "stakes" not in said
    assert "if all grow alike nothing moves" in said
    tripled = replace(
        chicken,
        considerations=tuple(
            replace(
                reason,
                base=3 * reason.base,
                slopes=tuple((driver, 3 * slope) for driver, slope in reason.slopes),
            )
            if reason.player == "ben"
            else reason
            for reason in chicken.considerations
        ),
    )
    before, after = (
        next(e for e in solve(affine(one).at(one.levels)).equilibria if not e.is_pure)
        for one in (chicken, tripled)
    )
    assert all(np.allclose(a, b) for a, b in zip(before.profile, after.profile, strict=True))


def test_neighbours_of_one_name_are_told_apart_by_what_is_played() -> None:
    calm = Outcome("calm", "Calm", "#009E73", profiles=((("bob", ("wait",)),),))
    scenario = replace(two_by_two(ann=((-1, 2), (-1, 2)), bob=((-1, 0), (-1, 0))), outcomes=(calm,))
    found = sweep(affine(scenario).line("stress", scenario.levels))
    assert standings(scenario, found.regimes, bare=True) == [
        ["Calm (Ann: Wait, Bob: Wait)"],
        ["Calm (Ann: Push, Bob: Wait)"],
    ]
    assert standings(scenario, found.regimes[:1]) == [["“Calm”"]]


def test_where_ties_leave_open_what_is_in_equilibrium_that_is_said_instead_of_a_list() -> None:
    scenario = two_by_two(ann=((0, 0), (0, 0)), bob=((-1, 0), (-1, 0)))
    (regime,) = sweep(affine(scenario).line("stress", scenario.levels)).regimes
    assert len(regime.branches) > 1
    (said,) = standings(scenario, [regime])
    assert said[-1] == "ties"


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=7).filter(any))
def test_percentages_of_one_whole_add_to_100(parts: list[int]) -> None:
    shares = [part / sum(parts) for part in parts]
    said = percentages(shares)
    for text, share in zip(said, shares, strict=True):
        assert (text == "0 %") == (share == 0)
        assert (text == "100 %") == (share == 1)
    if not any(text[0] in "<>" for text in said):
        assert sum(round(10 * float(text.removesuffix(" %"))) for text in said) == 1000


def test_halves_of_a_per_cent_go_to_the_larger_part_wherever_it_is_said() -> None:
    assert percentages([0.625, 0.375]) == ["63 %", "37 %"]
    assert [probability(share) for share in (0.625, 0.375)] == ["63 %", "37 %"]
    assert percentages([0.985, 0.012, 0.003]) == ["98.5 %", "1.2 %", "0.3 %"]
    assert percentages([0.9999, 0.0001]) == [">99.9 %", "<0.1 %"]


def test_verbs_agree_with_a_driver_that_is_plural() -> None:
    bare = two_by_two(ann=((-1, 2), (-1, 2)), bob=((1, 0), (1, 0)))
    sanctions = replace(bare.drivers[0], name="Sanctions", plural=True)
    scenario = replace(bare, drivers=(sanctions,))
    assert loads(dumps(scenario)) == scenario
    live = compute_live(scenario, "stress")
    said = reading(scenario, live.sweep, live.report, line=live.line).text()
    assert said.startswith("Sanctions stand exactly on a tipping point")
    assert "As sanctions rise through" in said
    other = compute_live(bare, "stress")
    assert "As stress rises through" in reading(bare, other.sweep, other.report).text()
