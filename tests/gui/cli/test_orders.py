"""`--play all`: every order of moves, today and along a driver, as text, JSON and chart."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from games.model.edit.play import with_play
from games.model.file.library import load_named
from games.model.file.scenario_file import dumps
from gui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


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


def test_all_plays_of_today_are_those_that_are_answered_one_by_one() -> None:
    found = told("solve", "iraq-2019", "--play", "all")
    assert len(found["plays"]) == 13
    assert found["shown"] == 0
    for play in found["plays"]:
        code = " > ".join(", ".join(stage) for stage in play["play"])
        gain = play.pop("gain")
        alone = told("solve", "iraq-2019", "--play", code)
        alone.pop("guarantee")  # how much doubt an answer stands is asked of one play alone
        assert alone == play
        assert (gain is None) == (len(play["play"]) == 1 or len(play["play"][0]) > 1)
    assert found["finding"]["condition"] == {
        "kind": "before",
        "players": ["iran", "us"],
        "of": "differing",
    }
    worth = {one["player"]: one["exact"] for one in found["worth"]}
    assert worth == {"us": ["0", "0"], "iran": ["11/10", "11/10"], "baghdad": ["0", "0"]}


def test_all_sweeps_are_those_that_are_made_one_by_one() -> None:
    found = told("sweep", "iraq-2019", "--play", "all")
    assert found["driver"] == "sanctions"
    for play in (found["plays"][0], found["plays"][6], found["plays"][12]):
        code = " > ".join(", ".join(stage) for stage in play["play"])
        play.pop("gain")
        assert told("sweep", "iraq-2019", "--play", code) == play
    tips = [tip["exact"] for tip in found["plays"][6]["tipping_points"]]
    assert tips == ["3/16", "7/20", "47/60"]


def test_the_text_says_what_the_order_changes_and_what_leading_is_worth() -> None:
    status, out, err = run("solve", "iraq-2019", "--play", "all", "--set", "sanctions=0.5")
    assert (status, err) == (0, "")
    assert "Cat and mouse today, but only if Iran and the US move together." in out
    assert "* All at once" in out
    assert "US −0.20: All at once the US is unpredictable" in out
    status, out, err = run("sweep", "iraq-2019", "--play", "all")
    assert status == 0
    assert "  US › Iran › Baghdad\n  US › Baghdad › Iran\n  US › Iran + Baghdad\n    0 " in out
    assert out.count("47/60") == 4


def test_who_mixes_along_a_driver_is_said_under_the_play_that_is_swept(tmp_path: Path) -> None:
    iraq = load_named("iraq-2019")
    outcomes = tuple(one for one in iraq.outcomes if one.id != "cat-and-mouse")
    led = with_play(replace(iraq, outcomes=outcomes), [["us"], ["iran", "baghdad"]])
    path = tmp_path / "led.equipoise"
    path.write_text(dumps(led), encoding="utf-8")
    status, out, _ = run("sweep", str(path), "--play", "all")
    assert status == 0
    at_once = out.split("Regimes along")[1].split("All at once")[1].split("\n\n")[0]
    assert "The US and Iran mix" in at_once
    assert "Iran mixes" not in out


def test_moves_already_made_leave_fewer_plays_and_the_files_play_is_marked(tmp_path: Path) -> None:
    found = told("solve", "iraq-2019", "--play", "all", "--moved", "us=retaliate")
    assert [play["moved"] for play in found["plays"]] == [{"us": "retaliate"}] * 3
    status, _, err = run(
        *("solve", "iraq-2019", "--play", "all"),
        *("--moved", "us=retaliate", "--moved", "iran=absorb"),
    )
    assert status == 1
    assert "no order to compare" in err
    status, _, err = run("export", "iraq-2019", "--play", "all", "--to", str(tmp_path))
    assert status == 1
    assert "equipoise export --chart sequence" in err


def test_the_sequence_map_is_exported_under_any_play(tmp_path: Path) -> None:
    status, out, _ = run(
        *("export", "iraq-2019", "--chart", "sequence", "--format", "svg", "--format", "csv"),
        *("--to", str(tmp_path), "--play", "iran > us > baghdad"),
    )
    assert status == 0
    assert len(out.splitlines()) == 2
    svg = (tmp_path / "iraq-2019-sanctions-sequence.svg").read_text(encoding="utf-8")
    assert "but only if Iran moves before the US" in svg
    assert "--play &#x27;iran &gt; us &gt; baghdad&#x27;" in svg or "iran &gt; us" in svg
