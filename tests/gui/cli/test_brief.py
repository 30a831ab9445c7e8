"""`equipoise brief`: exit statuses, progress, and the same bytes in another process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gui.cli import main
from gui.cli.progress import Progress

if TYPE_CHECKING:
    from _pytest.capture import CaptureFixture

ROOT = Path(__file__).resolve().parents[3]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_paths_are_printed_and_the_files_are_there(
    tmp_path: Path, qapp: object, capsys: CaptureFixture[str]
) -> None:
    target = tmp_path / "deep" / "briefing"
    assert main(["brief", "chicken", "--to", str(target)]) == 0
    out, err = capsys.readouterr()
    assert sorted(out.splitlines()) == sorted(str(target / name) for name in files(target))
    assert (target / "paper.pdf").read_bytes().startswith(b"%PDF-")
    assert err == "", "nobody looks: no progress"


def test_levels_rule_and_driver_reach_the_paper(tmp_path: Path, qapp: object) -> None:
    command = ["brief", "us-baghdad", "--to", str(tmp_path), "--rule", "best-1"]
    assert main([*command, "--driver", "assistance", "--set", "sanctions=0.9"]) == 0
    page = (tmp_path / "paper.html").read_text(encoding="utf-8")
    assert "rule: Best for Baghdad" in page
    assert "sanctions pressure 0.9" in page
    assert "Tipping points along value of US security assistance" in page
    readme = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert "--driver assistance --rule best-1" in readme


def test_the_command_in_the_readme_makes_the_same_files(tmp_path: Path, qapp: object) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert main(["brief", "chicken", "--to", str(first), "--rule", "high"]) == 0
    readme = (first / "README.txt").read_text(encoding="utf-8")
    command = next(line for line in readme.splitlines() if line.startswith("  equipoise brief"))
    words = command.split()[1:]
    words[words.index("data/scenario.equipoise")] = str(first / "data/scenario.equipoise")
    words[words.index("DIR")] = str(second)
    assert main(words) == 0
    assert files(second) == files(first)


def test_another_process_time_zone_and_hash_seed_give_the_same_bytes(
    tmp_path: Path, qapp: object
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert main(["brief", "chicken", "--to", str(here)]) == 0
    environment = {**os.environ, "TZ": "Asia/Tehran", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-m", "gui", "brief", "chicken", "--to", str(there)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert files(there) == files(here)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["chicken"], 2, "--to"),
        (["chicken", "--to", "{file}/briefing"], 1, "Cannot make the folder"),
        (["chicken", "--to", "{file}"], 1, "is a file, not a folder"),
        (["chiken", "--to", "{tmp}"], 1, "chicken"),
        (["chicken", "--to", "{tmp}", "--rule", "lo"], 1, "did you mean 'low'?"),
        (["chicken", "--to", "{tmp}", "--driver", "sanctions"], 1, "no driver 'sanctions'"),
        (["chicken", "--to", "{tmp}", "--set", "x"], 2, "DRIVER=LEVEL"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    tmp_path: Path,
    qapp: object,
    capsys: CaptureFixture[str],
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
