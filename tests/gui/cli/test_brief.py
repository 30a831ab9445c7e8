"""`equipoise brief`: exit statuses, progress, and the same bytes in another process."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui.cli import main
from gui.cli.progress import Progress

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@dataclass
class Told:
    """What a briefing of a small scenario printed, and where it is."""

    folder: Path
    out: str
    err: str


@pytest.fixture(scope="module")
def told(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("brief") / "deep" / "briefing"
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert main(["brief", "chicken", "--to", str(folder), "--rule", "high"]) == 0
    return Told(folder, out.getvalue(), err.getvalue())


def test_the_paths_are_printed_and_the_files_are_there(told: Told) -> None:
    there = sorted(str(told.folder / name) for name in files(told.folder))
    assert sorted(told.out.splitlines()) == there
    assert (told.folder / "paper.pdf").read_bytes().startswith(b"%PDF-")
    assert told.err == "", "nobody looks: no progress"


def test_levels_rule_and_driver_reach_the_paper(tmp_path: Path, qapp: object) -> None:
    command = ["brief", "us-baghdad", "--to", str(tmp_path), "--rule", "best-1"]
    assert main([*command, "--driver", "assistance", "--set", "sanctions=0.9"]) == 0
    page = (tmp_path / "paper.html").read_text(encoding="utf-8")
    assert "rule: Best for Baghdad" in page
    assert "sanctions pressure 0.9" in page
    assert "Tipping points along value of US security assistance" in page
    readme = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert "--driver assistance --rule best-1" in readme


def test_the_command_in_the_readme_makes_the_same_bytes_anywhere(
    told: Told, tmp_path: Path
) -> None:
    """In another process, time zone and order of hashing."""
    readme = (told.folder / "README.txt").read_text(encoding="utf-8")
    command = next(line for line in readme.splitlines() if line.startswith("  equipoise brief"))
    words = command.split()[1:]
    words[words.index("data/scenario.equipoise")] = str(told.folder / "data/scenario.equipoise")
    words[words.index("again")] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "gui", *words],
        cwd=ROOT,
        env={**os.environ, "TZ": "Asia/Tehran", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert files(tmp_path) == files(told.folder)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["chicken"], 2, "--to"),
        (["chicken", "--to", "{file}/briefing"], 1, "Cannot make the folder"),
        (["chicken", "--to", "{file}"], 1, "is a file, not a folder"),
        (["chiken", "--to", "{tmp}"], 1, "chicken"),
        (["chicken", "--to", "{tmp}", "--rule", "lo"], 1, "did you mean “low”?"),
        (["chicken", "--to", "{tmp}", "--driver", "sanctions"], 1, "no driver “sanctions”"),
        (["chicken", "--to", "{tmp}", "--set", "x"], 2, "DRIVER=LEVEL"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    tmp_path: Path,
    qapp: object,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    said: str,
) -> None:
    (tmp_path / "file").write_text("")
    filled = [part.format(file=tmp_path / "file", tmp=tmp_path / "out") for part in arguments]
    try:
        ended = main(["brief", *filled])
    except SystemExit as left:
        ended = int(str(left.code))
    assert ended == status
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert not (tmp_path / "out" / "paper.html").exists()


def test_a_chart_of_a_briefing_is_made_again_by_the_command_at_its_foot(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    charts = told.folder / "charts"
    table = (charts / "sweep-crash.csv").read_text(encoding="utf-8")
    (again,) = re.findall(r"^# again: equipoise (.*)$", table, re.MULTILINE)
    monkeypatch.chdir(told.folder)
    words = [str(tmp_path) if word == "again" else word for word in shlex.split(again)]
    assert main([*words, "--format", "png", "--format", "csv"]) == 0
    made = {path.suffix: path for path in tmp_path.iterdir()}
    assert QImage(str(made[".png"])).size() == QImage(str(charts / "sweep-crash.png")).size()
    numbers = [line for line in table.splitlines() if not line.startswith("#")]
    assert made[".csv"].read_text(encoding="utf-8").splitlines()[-len(numbers) :] == numbers


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("brief", "paper.pdf"),
        ("brief", "data/sweep.json"),
        ("brief", "charts/tornado.svg"),
        ("export", "chicken-crash.pdf"),
    ],
)
def test_what_is_in_the_way_is_said_before_anything_is_computed(
    command: str,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def compute(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("gui.briefing.gather.gather", compute)
    monkeypatch.setattr("gui.cli.export.compute_live", compute)
    mine = tmp_path / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    assert main([command, "chicken", "--to", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"equipoise: chicken: “{mine}” is there already; nothing was written."
        " Choose another folder; --force replaces.\n"
    )
    assert mine.read_text() == "mine"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_written_over_on_a_terminal_and_wiped_at_the_end() -> None:
    stream = Terminal()
    progress = Progress(stream, wanted=False)
    part = progress.part(0, 70)
    for done in range(11):
        part.progress(done, 10)
    progress.part(70, 30).progress(1, 1)
    progress.close()
    shown = stream.getvalue()
    assert "\n" not in shown
    assert "\requipoise: briefing  35 %" in shown
    assert "100 %" in shown
    assert shown.endswith("\r\x1b[K")


def test_progress_elsewhere_is_shown_where_it_is_asked_for_in_tenths() -> None:
    stream, silent = io.StringIO(), io.StringIO()
    for where, wanted in ((stream, True), (silent, False)):
        progress = Progress(where, wanted=wanted)
        part = progress.part(0, 100)
        for done in range(101):
            part.progress(done, 100)
        progress.close()
    assert stream.getvalue().count("\n") == 11
    assert stream.getvalue().endswith("briefing 100 %\n")
    assert silent.getvalue() == ""
