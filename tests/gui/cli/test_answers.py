"""What the command line says is what the window says, and wrong input is one line and status 1."""

from __future__ import annotations

import io
import json
import multiprocessing
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from games.model.edit.blank import blank
from games.model.edit.draft import Draft, DriverDraft
from games.model.edit.play import with_play
from games.model.edit.snapshots import take
from games.model.file.library import load_named, names
from games.model.file.scenario_file import content_hash, save
from games.model.scenario import Outcome
from gui.charts.export import DPI_RANGE
from gui.charts.responses.types import CURVES, GRAPH
from gui.cli import arguments as cli_arguments
from gui.cli import main
from gui.core.prefs import THEMES
from two_by_two import two_by_two

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(arguments))
    return status, out.getvalue(), err.getvalue()


#: The same input prints the same bytes; a test asks. So nobody has to wait for them twice.
told = cache(run)


def told_json(*arguments: str) -> dict[str, Any]:
    status, out, err = told(*arguments, "--json")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_what_is_in_equilibrium_exactly_at_a_tipping_point_is_said() -> None:
    pytest.importorskip("flint")
    _, said, _ = told("sweep", "iraq-2019")
    here = said.partition("Exactly at these points\n")[2].partition("\n\n")[0].splitlines()
    assert len(here) == 4
    assert here[1].strip().replace("\N{NO-BREAK SPACE}", " ") == (
        "With sanctions pressure at 7/20 Iran opts for retaliating and Baghdad for absorbing, while"
        " the US may opt for retaliating with any chance from 0 to 37 %, being exactly indifferent"
        " at sanctions pressure 7/20 and pressure after US casualties 0.10."
    )
    found = told_json("sweep", "iraq-2019")["tipping_points"]
    assert [tip["known"]["level"] for tip in found] == ["3/16", "7/20", "8/15", "2/3"]
    (one,) = found[1]["known"]["families"]
    # the same as at the level itself
    (other,) = told_json("solve", "iraq-2019", "--set", "sanctions=0.35")["families"]
    assert one["mixes"] == other["mixes"]


def test_the_baseline_tips_at_exact_fractions() -> None:
    found = told_json("sweep", "iraq-2019")
    assert [tip["exact"] for tip in found["tipping_points"]] == ["3/16", "7/20", "8/15", "2/3"]
    assert [tip["value"] for tip in found["tipping_points"]] == [3 / 16, 7 / 20, 8 / 15, 2 / 3]
    assert [regime["outcome"] for regime in found["regimes"]] == [
        "Managed containment",
        "Harassment absorbed",
        "Cat and mouse",
        "Escalation on Iraqi soil",
        "Expulsion",
    ]
    assert found["regimes"][1]["from"] == {"exact": "3/16", "root": None, "value": 3 / 16}


def test_every_tipping_point_of_the_baseline_names_its_cause() -> None:
    found = told_json("sweep", "iraq-2019")
    causes = [tip["causes"][0] for tip in found["tipping_points"]]
    assert [(c["player"], c["from"], c["to"], c["gain"]) for c in causes] == [
        ("iran", "absorb", "retaliate", "4 s - 0.75"),
        ("us", "absorb", "retaliate", "2 s - 0.7"),
        ("iran", "absorb", "retaliate", "6 s - 3.2"),
        ("baghdad", "absorb", "expel", "1.5 s - 1"),
    ]


def test_the_audit_by_nashpy_covers_every_regime() -> None:
    found = told_json("sweep", "iraq-2019")
    assert found["certified"] is True
    assert (found["audit"]["agreed"], found["audit"]["of"]) == (5, 5)


def test_a_level_can_be_set() -> None:
    found = told_json("solve", "iraq-2019", "--set", "sanctions=0.7")
    assert found["levels"]["sanctions"] == 0.7
    (only,) = found["equilibria"]
    assert only["outcome"] == "Expulsion"
    assert found["certified"] is True


def test_two_levels_can_be_set_and_three_equilibria_shown() -> None:
    moved = ["--set", "assistance=0.6", "--set", "sanctions=0.49"]
    found = told_json("solve", "iraq-2019", *moved)
    assert len(found["equilibria"]) == 3
    assert sum(one["index"] for one in found["equilibria"]) == 1


def test_another_driver_can_be_swept() -> None:
    found = told_json("sweep", "iraq-2019", "--driver", "casualties")
    assert found["driver"]["id"] == "casualties"


@pytest.mark.parametrize("name", names())
def test_every_bundled_scenario_checks_out(name: str) -> None:
    found = told_json("check", name)
    assert found["valid"] is True
    assert found["unsourced"] == []
    for sweep in found["sweeps"]:
        assert sweep["audit"]["agreed"] == sweep["audit"]["of"], sweep["audit"]["notes"]


def test_check_prints_what_charts_are_stamped_with_whatever_snapshots_there_are(
    tmp_path: Path,
) -> None:
    scenario = load_named("chicken")
    path = tmp_path / "kept.equipoise"
    save(take(scenario, "As published", taken="2026-03-01T09:30:00+00:00"), path)
    found = told_json("check", str(path))
    assert found["content_hash"] == content_hash(scenario)
    assert found["snapshots"] == ["As published"]
    assert f"ok  content {content_hash(scenario)};" in run("check", str(path))[1]


def test_check_follows_lemke_howson_in_two_player_games() -> None:
    found = told_json("check", "battle-of-the-sexes")
    # the paths end at equilibria of index +1: never at the mixed one
    assert found["lemke_howson"] == {
        "agrees": True, "reached": 2, "listed": 3, "others": 0, "notes": [],
    }  # fmt: skip
    _, out, _ = told("check", "battle-of-the-sexes")
    assert "ok  today: nashpy's Lemke-Howson" in out
    assert multiprocessing.active_children() == []


def test_how_nashpy_stumbled_is_for_programs_while_the_answers_agree() -> None:
    found = told_json("check", "iraq-2019")
    assert found["lemke_howson"] is None
    assert found["today"]["notes"] == []
    assert any("even number" in detail for detail in found["today"]["details"])
    for command in ("solve", "check"):
        assert "even number" not in told(command, "iraq-2019")[1]


def test_regimes_of_one_name_are_told_apart_in_the_table(tmp_path: Path) -> None:
    calm = Outcome("calm", "Calm", "#009E73", profiles=((("bob", ("wait",)),),))
    scenario = two_by_two(ann=((-1, 2), (-1, 2)), bob=((-1, 0), (-1, 0)))
    path = tmp_path / "calm.equipoise"
    save(replace(scenario, outcomes=(calm,)), path)
    status, out, _ = run("sweep", str(path))
    assert status == 0
    assert [line.split("  ")[-1] for line in out.splitlines()[5:7]] == [
        "Calm (Ann: Wait, Bob: Wait)",
        "Calm (Ann: Push, Bob: Wait)",
    ]


@pytest.mark.parametrize("command", ["solve", "sweep", "check"])
def test_text_for_people_tells_the_same_story(command: str) -> None:
    status, out, err = told(command, "iraq-2019")
    assert (status, err) == (0, "")
    assert "Iraq, 30 December 2019" in out
    assert {"solve": "Escalation on Iraqi soil", "sweep": "3/16", "check": "19 of 19"}[
        command
    ] in out


def test_the_same_input_prints_the_same_bytes() -> None:
    assert run("sweep", "iraq-2019", "--json") == run("sweep", "iraq-2019", "--json")


@pytest.mark.parametrize("level", ["3/4", "75 %", "0,75", "٠٫٧٥"])
def test_a_level_is_read_for_what_it_is(level: str) -> None:
    said = told_json("solve", "iraq-2019", "--set", f"sanctions={level}")
    assert said == told_json("solve", "iraq-2019", "--set", "sanctions=0.75")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["solve", "irak-2019"], "did you mean “iraq-2019”?"),
        (["solve", "/nowhere/x.equipoise"], "equipoise: /nowhere/x.equipoise: no such file"),
        (["solve", "/"], "equipoise: /: it is a folder, not an ordinary file\n"),
        (["solve", "iraq-2019", "--set", "sanction=1"], "did you mean “sanctions”?"),
        (["solve", "iraq-2019", "--set", "sanctions=7"], "between 0 and 1"),
        (["solve", "iraq-2019", "--set", "sanctions=700 %"], "between 0 and 1"),
        (["sweep", "iraq-2019", "--driver", "oil"], "no driver “oil”"),
    ],
)
def test_wrong_input_is_one_line_and_status_one(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (1, "")
    assert says in err
    assert len(err.splitlines()) == 1


def test_a_broken_file_lists_every_problem_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.equipoise"
    text = (ROOT / "assets/scenarios/iraq-2019.equipoise").read_text(encoding="utf-8")
    broken = text.replace('"base": -3.0', '"base": NaN').replace('"casualties"', '"casualtis"', 1)
    path.write_text(broken, encoding="utf-8")
    status, out, err = run("check", str(path))
    assert (status, out) == (1, "")
    assert "broken.equipoise" in err
    assert all(line.startswith("equipoise: ") for line in err.splitlines())


def test_check_reports_problems_as_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.equipoise"
    path.write_text("{}", encoding="utf-8")
    status, out, err = run("check", str(path), "--json")
    assert status == 1
    assert err
    found = json.loads(out)
    assert found["valid"] is False
    assert found["problems"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["solve"],
        ["solve", "iraq-2019", "--set", "sanctions"],
        ["solve", "iraq-2019", "--set", "sanctions=1e400"],
        ["export", "iraq-2019"],
        ["export", "iraq-2019", "--to", "x", "--dpi", "0"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage_is_status_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"), [(["--help"], "iraq-2019"), (["export", "--help"], "{png,svg,pdf,csv}")]
)
def test_help_loads_neither_qt_nor_numpy(arguments: list[str], said: str) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; sys.modules['numpy'] = None\n"
        "from gui.cli import main\n"
        f"main({arguments})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_what_help_knows_without_loading_it_is_what_there_is() -> None:
    assert cli_arguments.THEMES == THEMES
    assert cli_arguments.VIEWS == (CURVES, GRAPH)


@pytest.mark.parametrize("dpi", DPI_RANGE)
def test_every_resolution_of_a_picture_may_be_asked_for(dpi: int) -> None:
    asked = ["export", "iraq-2019", "--to", "x", "--dpi", str(dpi)]
    assert cli_arguments.parse(asked).dpi == dpi


def test_without_a_display_the_window_says_so_and_names_the_export(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    status, out, err = run()
    assert (status, out) == (1, "")
    assert "equipoise export" in err
    assert len(err.splitlines()) == 1


def test_a_game_in_which_nothing_matters_is_said_to_have_nothing_to_sweep(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.equipoise"
    save(blank(Draft(drivers=(DriverDraft("Pressure"),))), path)
    assert main(["sweep", str(path)]) == 1
    assert "there is nothing to sweep: ties make so many profiles" in capsys.readouterr().err


def test_under_plays_in_stages_nothing_is_called_an_equilibrium_where_there_is_no_sweep(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.equipoise"
    made = blank(Draft(drivers=(DriverDraft("Pressure"),)))
    save(with_play(made, [[player.id] for player in made.players]), path)
    assert main(["sweep", str(path), "--play", "all"]) == 1
    said = capsys.readouterr().err
    assert "there is nothing to sweep: ties let so much be played" in said
    assert "equilibria" not in said


def test_right_to_left_names_and_units_stand_in_the_answers_of_the_terminal(tmp_path: Path) -> None:
    game = load_named("chicken")
    name = "\u0641\u0634\u0627\u0631"
    driver = replace(game.drivers[0], name=name, unit="bn")
    player = replace(game.players[0], name=name)
    save(
        replace(game, drivers=(driver,), players=(player, game.players[1])),
        tmp_path / "a.equipoise",
    )
    isolated = f"\N{FIRST STRONG ISOLATE}{name}"
    for command in ("sweep", "solve"):
        status, out, _ = run(command, str(tmp_path / "a.equipoise"))
        assert status == 0
        assert out.count(name) == out.count(isolated)
        assert f"{isolated}\N{POP DIRECTIONAL ISOLATE} {driver.level} bn" in out
