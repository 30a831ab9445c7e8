"""`equipoise doubt`: how sure today's answer is, as text and JSON."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from games.model.file.scenario_file import save
from gui.cli import main
from tests.support.vectors import scenario, uncertainty

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

QUICK = ("--levels", "1", "--worlds", "256")


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(arguments))
    return status, out.getvalue(), err.getvalue()


def told(*arguments: str) -> dict[str, Any]:
    status, out, err = run("doubt", *arguments, "--json")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.fixture
def baseline(tmp_path: Path) -> str:
    """The baseline as it was when the answers were found."""
    path = tmp_path / "old.equipoise"
    save(scenario("iraq-2019"), path)
    return str(path)


def test_solve_has_the_same_guarantee_as_doubt(baseline: str) -> None:
    for more in ((), ("--play", "us, iran > baghdad"), ("--set", "sanctions=0.4")):
        status, out, _ = run("solve", baseline, *more, "--json")
        assert status == 0
        assert json.loads(out)["guarantee"] == told(baseline, *more, *QUICK)["guarantee"]
    status, out, _ = run("solve", baseline)
    assert "Doubt: Holds within 4 % of the ranges. Baghdad prefers “Absorb” to" in out


def test_programs_are_told_what_others_find(baseline: str) -> None:
    case = uncertainty()[0]
    sample = ("--sampler", "pcg64", "--seed", str(case["seed"]), "--worlds", str(case["N"]))
    found = told(baseline, *sample, "--levels", "3")
    worlds = found["worlds"]
    assert (worlds["n"], worlds["seed"], worlds["sampler"]) == (100_000, 20191230, "pcg64")
    assert [one["level"] for one in worlds["levels"]] == [0, 0.5, 0.6, 1]
    today = worlds["levels"][worlds["today"]]
    for ours, theirs in (
        ("shares", "selected_uniform_rule"),
        ("present", "is_an_equilibrium"),
        ("only", "only_equilibrium"),
    ):
        truth = {own: case[theirs].get(own, 0) for own in today[ours]}
        assert today[ours] == pytest.approx(truth, abs=1e-9)
    assert today["undecided"] == 0
    assert 0 < today["error"] < 0.002
    (stays,) = found["guarantee"]
    assert stays["profile"]["baghdad"] == {"expel": 0.0, "absorb": 1.0}
    assert stays["share"] == {"kind": "exact", "exact": "1/25", "value": 0.04}
    assert stays["radius"] == {"kind": "exact", "exact": "1/50", "value": 0.02}
    assert stays["cause"]["turns"][0]["player"] == "baghdad"
    assert set(found["learn"]) == {one.id for one in scenario("iraq-2019").considerations}
    assert all(set(one) == {"value", "error"} for one in found["learn"].values())
    assert found["best_guess"]["outcome"] == "escalation"
    assert found["first_mover"]["us"]["cautious"]["best"] == "absorb"
    assert found["break_even"]["baghdad-assistance-lost"]["above"]["exact"] == "-9/10"
    assert found["break_even"]["baghdad-assistance-lost"]["above"]["within"] is True
    calm = found["targets"]["containment"]
    assert calm["change"] == {"exact": "33/20", "value": 1.65, "kind": "exact"}
    assert calm["share_of_ranges"]["exact"] == "33/25"
    assert calm["within"] is False
    total = sum(abs(Fraction(by)) for by in calm["considerations"].values())
    assert total == Fraction(33, 20)


def test_people_are_told_in_sentences(baseline: str) -> None:
    status, out, err = run("doubt", baseline, "--levels", "2", "--worlds", "4096")
    assert (status, err) == (0, "")
    for said in (
        "stays an equilibrium as long as every judgement goes at most 4 % of the way to either end",
        "likewise as long as no amount moves by more than 0.02",
        "4096 worlds of 19 judgements",
        "* 0.6",
        "The best guess is Escalation on Iraqi soil",
        "At today’s amounts Retaliate is worth more: −1.90 against −2.40.",
        "−0.9: Expulsion",
        "Managed containment (US: Absorb, Iran: Absorb, Baghdad: Absorb): 1.65 in all",
    ):
        assert said in out
    assert "probab" not in out
    assert "chance" not in out


def test_the_same_question_has_the_same_answer_and_another_seed_another_one() -> None:
    one, other = told("iraq-2019", *QUICK), told("iraq-2019", *QUICK)
    assert one == other
    assert told("iraq-2019", *QUICK, "--seed", "2")["worlds"] != one["worlds"]
    assert one["worlds"]["n"] == 256
    assert told("iraq-2019", "--levels", "1", "--worlds", "200")["worlds"] == one["worlds"]


def test_an_outcome_is_asked_for_by_id_or_name() -> None:
    by_id = told("iraq-2019", *QUICK, "--target", "containment")
    assert set(by_id["targets"]) == {"containment"}
    by_name = told("iraq-2019", *QUICK, "--target", "Managed containment")
    assert by_name["targets"] == by_id["targets"]
    # a mixture
    status, out, _ = run("doubt", "iraq-2019", *QUICK, "--target", "cat-and-mouse")
    assert status == 0
    assert "Nothing is offered: no pure profile that can still be played has this outcome." in out


def test_every_play_is_asked(baseline: str) -> None:
    found = told(baseline, *QUICK, "--play", "iran > us > baghdad")
    assert found["play"] == [["iran"], ["us"], ["baghdad"]]
    assert found["guarantee"][0]["outcome"] == "Managed containment"
    assert found["worlds"]["levels"][0]["undecided"] == 0
    moved = told(baseline, *QUICK, "--moved", "us=retaliate")
    assert set(moved["first_mover"]) == {"iran", "baghdad"}


def test_of_very_many_worlds_the_first_are_learnt_from(
    baseline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = told(baseline, "--levels", "1", "--worlds", "512")
    monkeypatch.setattr("gui.cli.doubt._KEPT", 512)
    many = told(baseline, "--levels", "1", "--worlds", "2048")
    assert many["worlds"]["n"] == 2048
    assert many["best_guess"]["worlds"] == 512
    assert (many["learn"], many["first_mover"]) == (few["learn"], few["first_mover"])


def test_without_ranges_nothing_is_made_up() -> None:
    status, out, err = run("doubt", "prisoners-dilemma")
    assert (status, err) == (0, "")
    assert "No consideration states a range: there is one world, today’s." in out
    assert "of the worlds" not in out
    found = told("prisoners-dilemma", *QUICK)
    assert (found["learn"], found["best_guess"], found["box"]) == ({}, None, None)
    assert found["worlds"]["levels"][0]["only"]["defection"] == 1


def test_a_game_without_drivers_names_or_reasons_is_answered(tmp_path: Path) -> None:
    some = replace(
        scenario("iran-us"), drivers=(), considerations=(), outcomes=(), order_of_moves=()
    )
    some = replace(some, sweep_driver="")
    save(some, tmp_path / "bare.equipoise")
    status, _, err = run("doubt", str(tmp_path / "bare.equipoise"))
    assert (status, err) == (0, "")
    assert told(str(tmp_path / "bare.equipoise"))["worlds"]["levels"][0]["undecided"] == 1


def test_worlds_that_tie_are_a_column_of_their_own(tmp_path: Path) -> None:
    old = scenario("iraq-2019")
    reasons = tuple(one for one in old.considerations if one.player != "baghdad")
    save(replace(old, considerations=reasons), tmp_path / "half.equipoise")
    status, out, err = run("doubt", str(tmp_path / "half.equipoise"), *QUICK)
    assert (status, err) == (0, "")
    assert "* 0.6                 100 %" in out
    assert "In undecided worlds payoffs tie" in out


def test_what_is_wrong_is_one_line() -> None:
    for arguments, status, said in (
        (("--target", "containmen"), 1, "no outcome “containmen”"),
        (("--driver", "weather"), 1, "no driver “weather”"),
        (("--play", "all"), 1, "--play all goes with solve and sweep"),
        (("--worlds", "9999999"), 1, "between 1 and 4,194,304 worlds are drawn, not 9,999,999"),
    ):
        found, out, err = run("doubt", "iraq-2019", *arguments)
        assert (found, out, err.count("\n")) == (status, "", 1)
        assert said in err
    for arguments in (
        ("--worlds", "0"),
        ("--seed", "-1"),
        ("--sampler", "dice"),
        ("--levels", "x"),
    ):
        with pytest.raises(SystemExit) as ended:
            run("doubt", "iraq-2019", *arguments)
        assert ended.value.code == 2
