"""`--play` and `--moved`: who moves when is asked for, solved, swept, exported and told."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from games.model.file.library import load_named
from games.model.file.scenario_file import save
from games.model.play import Play
from gui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

IRAN_FIRST = ("--play", "iran > us > baghdad")


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(arguments))
    return status, out.getvalue(), err.getvalue()


def told(*arguments: str) -> dict[str, Any]:
    status, out, err = run(*arguments, "--json")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_iran_first_contains_and_says_what_everybody_would_do() -> None:
    found = told("solve", "iraq-2019", *IRAN_FIRST)
    assert (found["play"], found["moved"]) == ([["iran"], ["us"], ["baghdad"]], {})
    (own,) = found["equilibria"]
    assert own["outcome"] == "Managed containment"
    assert (found["proof"], found["index_sum"], found["nashpy_agrees"]) == ("proved", None, None)
    assert own["plan"][0] == {"node": {}, "player": "iran", "chooses": ["absorb"]}
    assert len(own["plan"]) == 7
    by_node = {tuple(one["node"].items()): one["chooses"] for one in own["plan"]}
    assert by_node[("us", "absorb"), ("iran", "absorb")] == ["absorb"]
    assert by_node[(("iran", "retaliate"),)] == ["retaliate"]


def test_a_play_that_fixes_nothing_changes_nothing() -> None:
    usual = told("solve", "iraq-2019")
    assert (usual["play"], usual["moved"]) == ([["us", "iran", "baghdad"]], {})
    assert "plan" not in usual["equilibria"][0]
    for play in ("simultaneous", "us, iran, baghdad", "baghdad,US , iran"):
        assert told("solve", "iraq-2019", "--play", play) == usual


def test_stages_of_two_say_their_mixture_and_how_sure_it_is() -> None:
    found = told("solve", "iraq-2019", "--play", "us > iran, baghdad")
    assert found["play"] == [["us"], ["iran", "baghdad"]]
    assert (found["proof"], found["nashpy_agrees"]) == ("proved", True)
    (own,) = found["equilibria"]
    first, *stages = own["plan"]
    assert first == {"node": {}, "player": "us", "chooses": ["retaliate"]}
    assert stages[0]["node"] == {"us": "retaliate"}
    assert stages[0]["stage"] == {
        "profile": {
            "iran": {"retaliate": 1.0, "absorb": 0.0},
            "baghdad": {"expel": 0.0, "absorb": 1.0},
        },
        "proof": "proved",
    }
    assert [one["node"] for one in stages] == [{"us": "retaliate"}, {"us": "absorb"}]


def test_a_move_that_is_made_is_known() -> None:
    found = told("solve", "iraq-2019", "--play", "iran > baghdad > us", "--moved", "us=retaliate")
    assert found["moved"] == {"us": "retaliate"}
    (own,) = found["equilibria"]
    assert own["outcome"] == "Escalation on Iraqi soil"
    assert all(one["node"]["us"] == "retaliate" for one in own["plan"])
    everybody = ["--moved", "us=absorb", "--moved", "iran=absorb", "--moved", "baghdad=expel"]
    (done,) = told("solve", "iraq-2019", *everybody)["equilibria"]
    assert done["plan"] == []
    assert done["profile"]["baghdad"] == {"expel": 1.0, "absorb": 0.0}


def test_tipping_points_name_the_node_that_makes_them() -> None:
    found = told("sweep", "iraq-2019", *IRAN_FIRST)
    assert found["play"] == [["iran"], ["us"], ["baghdad"]]
    assert [tip["exact"] for tip in found["tipping_points"]] == ["3/16", "7/20", "2/3"]
    assert [one["outcome"] for one in found["regimes"]] == [
        "Managed containment",
        "Harassment absorbed",
    ] * 2
    causes = [tip["causes"][0] for tip in found["tipping_points"]]
    assert [cause["node"] for cause in causes] == [
        {},
        {"iran": "retaliate"},
        {"us": "retaliate", "iran": "retaliate"},
    ]
    assert [cause["gain"] for cause in causes] == ["4 s - 0.75", "2 s - 0.7", "1.5 s - 1"]
    assert causes[0]["compares"][1] == {"us": "absorb", "iran": "retaliate", "baghdad": "absorb"}
    assert "audit" not in found
    assert "node" not in told("sweep", "iraq-2019")["tipping_points"][0]["causes"][0]


def test_the_play_of_the_file_is_played_unless_another_is_asked_for(tmp_path: Path) -> None:
    kept = Play((("iran",), ("us",), ("baghdad",)), (("baghdad", "absorb"),))
    path = str(tmp_path / "kept.equipoise")
    save(replace(load_named("iraq-2019"), play=kept), path)
    found = told("solve", path)
    assert (found["play"], found["moved"]) == (
        [["iran"], ["us"], ["baghdad"]],
        {"baghdad": "absorb"},
    )
    added = told("solve", path, "--moved", "us=absorb")
    assert (added["play"], added["moved"]) == (found["play"], {"us": "absorb", "baghdad": "absorb"})
    other = told("solve", path, "--play", "simultaneous")
    assert (other["play"], other["moved"]) == ([["us", "iran", "baghdad"]], {})


def test_check_looks_at_the_play_and_says_nothing_of_what_it_cannot_ask() -> None:
    found = told("check", "iraq-2019", *IRAN_FIRST)
    assert found["today"]["play"] == [["iran"], ["us"], ["baghdad"]]
    assert (found["proofs"], found["lemke_howson"]) == (None, None)
    assert [one["proof"] for one in found["sweeps"]] == ["proved"] * 4
    status, out, _ = run("check", "iraq-2019", *IRAN_FIRST)
    assert status == 0
    assert "nashpy" not in out
    assert "along Sanctions pressure: 4 regimes, proved" in out


def test_export_and_brief_take_a_play(tmp_path: Path) -> None:
    folder = str(tmp_path / "charts")
    asked = ("--to", folder, "--format", "csv", *IRAN_FIRST)
    assert run("export", "iraq-2019", *asked)[0] == 0
    (made,) = (tmp_path / "charts").iterdir()
    text = made.read_text("utf-8")
    assert "--play 'iran > us > baghdad'" in text
    assert "Harassment absorbed" in text
    assert "Escalation" not in "".join(line for line in text.splitlines() if line[:1] != "#")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--play", "iran > us > bagdad"), "did you mean “baghdad”?"),
        (("--play", "iran > us"), "“baghdad” is missing"),
        (("--play", "iran > us > iran, baghdad"), "“iran” moves twice"),
        (("--play", "iran > > us"), "names nobody"),
        (("--moved", "us=retalite"), "did you mean “retaliate”?"),
        (("--moved", "us"), "is no move"),
        (("--moved", "us=absorb", "--moved", "us=retaliate"), "“us” moves twice"),
    ],
)
@pytest.mark.parametrize("command", ["solve", "sweep", "check"])
def test_what_is_no_play_is_one_line_and_status_1(
    command: str, asked: tuple[str, ...], said: str
) -> None:
    status, out, err = run(command, "iraq-2019", *asked)
    assert (status, out) == (1, "")
    assert err.startswith("equipoise: iraq-2019: ")
    assert err.count("\n") == 1
    assert said in err


@pytest.mark.parametrize("command", ["solve", "sweep", "check", "export", "brief"])
def test_help_says_how_a_play_is_written(command: str) -> None:
    out = io.StringIO()
    with redirect_stdout(out), pytest.raises(SystemExit):
        main([command, "--help"])
    text = " ".join(out.getvalue().split())
    assert "--play PLAY" in text
    assert "--moved PLAYER=STRATEGY" in text
    assert "us > iran, baghdad" in text
