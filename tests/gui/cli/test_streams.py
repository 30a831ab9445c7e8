"""Whoever reads the answers may leave, a disk may be full: statuses and sentences stay right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.cli.streams import Outlet

ROOT = Path(__file__).resolve().parents[3]
COMMANDS = [
    "solve chicken",
    "solve chicken --json",
    "sweep iraq-2019",
    "sweep iraq-2019 --json",
    "check chicken",
    "compare chicken stag-hunt",
    'export chicken --to "$HOME" --format csv',
    "--help",
    "solve --help",
    "--version",
]


def shell(line: str, out: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of bash as an ordinary machine does, whose Python holds output back."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(out), "LANG": "C.UTF-8"}
    line = f"equipoise() {{ '{sys.executable}' -m gui \"$@\"; }}; set -o pipefail; {line}"
    return subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_goes_away_is_no_error(command: str, tmp_path: Path) -> None:
    done = shell(f"equipoise {command} | true", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_one_sentence_and_status_one(command: str, tmp_path: Path) -> None:
    done = shell(f"equipoise {command} > /dev/full", tmp_path)
    assert done.stderr == "equipoise: standard output: no space left on device\n"
    assert done.returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["2>&1 | true", "2> /dev/full", "2>&-", ">&-"])
@pytest.mark.parametrize(
    ("command", "status"), [("solve no-such-file", 1), ("solve", 2), ("solve chicken", 0)]
)
def test_the_status_is_right_where_complaints_are_not_heard(
    command: str, status: int, reader: str, tmp_path: Path
) -> None:
    assert shell(f"equipoise {command} {reader}", tmp_path).returncode == status


@pytest.mark.slow
@pytest.mark.parametrize("python", ["PYTHONUNBUFFERED=1", "PYTHONUNBUFFERED="])
def test_work_that_writes_files_goes_on_when_nobody_hears_of_it(
    python: str, tmp_path: Path
) -> None:
    command = 'export chicken --to "$HOME" --format csv --chart sweep --chart payoffs'
    assert shell(f"export {python}; equipoise {command} 2>&1 | true", tmp_path).returncode == 0
    assert len(list(tmp_path.glob("*.csv"))) == 2


def test_what_is_lost_is_remembered_and_the_rest_goes_nowhere() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        outlet = Outlet(stream)
        assert outlet.write("a" * 100_000) == 100_000
        outlet.write("b")
        assert outlet.lost() == "", "nobody reads: nothing to complain about"


def test_without_a_stream_everything_goes_nowhere() -> None:
    outlet = Outlet(None)
    assert outlet.write("abc") == 3
    outlet.flush()
    assert not outlet.isatty()
    assert outlet.lost() == ""


def test_an_outlet_is_thrown_away_after_its_stream(tmp_path: Path) -> None:
    stream = (tmp_path / "said").open("w")
    outlet = Outlet(stream)
    stream.close()
    outlet.close()  # as the end of its life does, which from Python 3.13 on says what goes wrong
