"""Nothing that a scenario, a file's name or an argument holds steers a terminal."""

from __future__ import annotations

import io
import json
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from games.model.edit.snapshots import take
from games.model.file.library import load_named
from games.model.file.scenario_file import save
from gui.cli import main
from gui.cli.streams import Outlet, json_text, one_line
from hostile import hostile

#: What names may hold: overrides of direction.
TURNS = "\u202e\u202a\u2067"
#: What files may hold, in names that are refused: C1 controls (one begins a sequence of colours),
#: deletion, a separator of lines.
STEER = f"\x9b31m\x85\x7f\u2028{TURNS}"
STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066\u2067]")


def run(*arguments: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(arguments))
    return status, out.getvalue() + err.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("command", ["solve", "sweep", "doubt", "check", "compare"])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_answers_steer_no_terminal(command: str, form: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "s.equipoise"
    kept = take(load_named("chicken"), "Before", taken="2026-03-01T12:00:00+00:00")
    scenario = hostile(kept, TURNS)
    save(scenario, path)
    others = ("chicken",) if command == "compare" else ()
    status, said = run(command, str(path), *others, *form)
    assert status == 0
    assert not STEERING.search(said)
    if form and command != "compare":
        assert json.loads(said)["scenario"] == scenario.title


@pytest.mark.parametrize("command", ["solve", "sweep", "check"])
def test_names_that_steer_are_refused_without_being_said(command: str, tmp_path: Path) -> None:
    path = tmp_path / "s.equipoise"
    save(load_named("chicken"), path)
    held = json.loads(path.read_text("utf-8"))
    held["title"] = held["players"][0]["name"] = STEER
    path.write_text(json.dumps(held), "utf-8")
    status, said = run(command, str(path))
    assert status == 1
    assert "must be on one line" in said
    assert not STEERING.search(said)


@pytest.mark.parametrize("command", ["solve", "check"])
def test_errors_steer_no_terminal(command: str, tmp_path: Path) -> None:
    path = tmp_path / "a\nequipoise: fine\x1b]0;x\x07.equipoise"
    path.write_text('{"format":"equipoise-scenario","version":2,"\\u001b[31m":1,"title":"x"}')
    status, said = run(command, str(path), "--set", "\x1b[2J=1")
    assert status == 1
    assert not STEERING.search(said)
    assert all(line.startswith("equipoise: /") for line in said.splitlines())


def test_a_wrong_kind_of_file_is_one_line_that_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "game.efg"
    path.write_text('EFG 2 R "G" { "A" "B" }\n')
    status, said = run("solve", str(path))
    assert status == 1
    assert said.count("\n") == 1
    assert "this is a Gambit game in extensive form (.efg): open it in Gambit" in said


def test_an_outlet_shows_what_would_steer_and_lets_the_program_itself_steer() -> None:
    held = io.StringIO()
    outlet = Outlet(held)
    outlet.write("a\x1b[31m\tb\n\u2068c\u2069")
    outlet.steer("\r\x1b[K")
    assert held.getvalue() == "a\N{REPLACEMENT CHARACTER}[31m\tb\n\u2068c\u2069\r\x1b[K"
    assert one_line("a\nb\u2028c") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"
    assert json_text({"a": STEER}).isascii()
    assert json.loads(json_text({"a": STEER, "é": 1})) == {"a": STEER, "é": 1}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("command", ["solve", "check", "export"])
def test_a_file_that_cannot_be_read_is_named_once(command: str, tmp_path: Path) -> None:
    path = tmp_path / "pipe.equipoise"
    os.mkfifo(path)
    more = ("--to", str(tmp_path / "charts")) if command == "export" else ()
    status, said = run(command, str(path), *more)
    assert status == 1
    assert said == f"equipoise: {path}: it is a pipe, not an ordinary file\n"


def test_of_two_files_the_one_that_is_wrong_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.equipoise"
    for content, why in ((None, "no such file or directory"), ("[]", "this is JSON, but not")):
        if content is not None:
            other.write_text(content)
        to = str(tmp_path / "charts")
        status, said = run("export", "chicken", "--to", to, "--against", str(other))
        assert status == 1
        assert said.startswith(f"equipoise: {other}: {why}")
        assert said.count("\n") == 1
