"""Files that would hang, explode or crash a reader are refused in a sentence, at little cost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from games.model.edit.pasting import paste
from games.model.file.codec import VERSION
from games.model.file.library import load_named, resolve
from games.model.file.nfg import read_nfg
from games.model.file.scenario_file import ScenarioFileError, load, loads, read_bytes
from games.model.problems import MOST_GUESSED, ScenarioError, did_you_mean, quoted
from hostile_files import KINDS, made

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[3]
#: What reading any file may add to the process.
MOST_MB = 300


def growth(kind: str, path: Path) -> tuple[float, str]:
    """Read a file in a process of its own; return by how many MB it grew, and what was said."""
    path.write_text(made(kind), encoding="utf-8")
    program = ROOT / "tests/support/hostile_files.py"
    done = subprocess.run(
        [sys.executable, program, kind, path],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, f"{kind}: {done.stderr[-500:]}"
    grown, _, said = done.stdout.partition("\t")
    return float(grown), said


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no peak of memory is told")
def test_no_file_of_five_megabytes_costs_more_than_it_may(tmp_path: Path) -> None:
    path = tmp_path / "x"
    dear = {}
    for kind in KINDS:
        grown, said = growth(kind, path)
        assert said.strip(), kind
        if grown > MOST_MB:
            dear[kind] = grown
    assert not dear


def fifo(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made_for_its_name:
        made_for_its_name.bind(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize(
    ("make", "what"),
    [(fifo, "a pipe"), (listening, "a socket"), (Path.mkdir, "a folder")],
)
@pytest.mark.parametrize("suffix", [".equipoise", ".nfg"])
def test_what_is_no_ordinary_file_is_refused_at_once(
    make: Callable[[Path], None],
    what: str,
    suffix: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # names of sockets are short
    path = Path(f"x{suffix}")
    make(path)
    for read in (read_bytes, resolve):
        with pytest.raises(ScenarioFileError, match=f"it is {what}, not an ordinary file"):
            read(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_refused_by_a_link_too(tmp_path: Path) -> None:
    link = tmp_path / "x.equipoise"
    link.symlink_to("/dev/zero")
    with pytest.raises(ScenarioFileError, match="it is a device"):
        load(link)


def test_a_game_is_counted_before_it_is_made() -> None:
    with pytest.raises(ScenarioError, match="too many strategies"):
        read_nfg(made("nfg bomb"))
    with pytest.raises(ScenarioError, match="not of more"):
        read_nfg('NFG 1 R "x" { "a" "b" } { 2 2 2 } 1')


@pytest.mark.parametrize(
    "place", [f'"version": {VERSION}', '"severity": 0', '"base": -3.0', '"low": 0']
)
@pytest.mark.parametrize(
    "number", ["9" * 5000, "-" + "9" * 5000, "0." + "3" * 5000, "1e" + "9" * 5000, "1e-999999999"]
)
def test_numbers_beyond_what_python_converts_are_told(place: str, number: str) -> None:
    from games.model.file.scenario_file import dumps

    text = dumps(load_named("iraq-2019"))
    assert place in text
    with pytest.raises(ScenarioError) as told:
        loads(text.replace(place, f"{place.partition(':')[0]}: {number}", 1))
    assert len(str(told.value)) < 2000


def test_a_long_place_is_shortened_where_it_is_told() -> None:
    with pytest.raises(ScenarioError) as told:
        loads(made("one long key"))
    assert max(map(len, str(told.value).splitlines())) < 400


def test_among_very_many_words_none_is_guessed() -> None:
    few = [f"word{number}" for number in range(MOST_GUESSED)]
    assert did_you_mean("word", few)
    assert did_you_mean("word", [*few, "more"]) == ""


def test_a_path_is_told_on_one_line_without_what_is_not_seen(tmp_path: Path) -> None:
    with pytest.raises(ScenarioFileError) as told:
        load(tmp_path / "a\n\x1b[2Jb\u202e \N{NO-BREAK SPACE}c.equipoise")
    assert "/a��[2Jb� \N{NO-BREAK SPACE}c.equipoise: no such file" in str(told.value)
    assert quoted("می\N{ZERO WIDTH NON-JOINER}شود") == "“می\N{ZERO WIDTH NON-JOINER}شود”"


def test_pasted_text_is_bounded_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(paste, "cut", look)
    scenario = load_named("chicken")
    profile = tuple(player.strategies[0].id for player in scenario.players)
    with pytest.raises(ValueError, match="far more text than a payoff table"):
        paste.readings("1," * 2_500_000, scenario, scenario.players[0].id, profile)
