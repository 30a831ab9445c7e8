"""The real program, killed and started again: nothing is lost, and a file has one window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from children import child
from games.model.file.library import load_named
from games.model.file.scenario_file import load, save
from gui.files.safety.orphans import find_orphans

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[4]
SCRIPT = ROOT / "tests" / "support" / "killable_desk.py"
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.equipoise"
    save(load_named("iraq-2019"), path)
    return path


@pytest.fixture
def desk(tmp_path: Path, file: Path) -> Iterator[subprocess.Popen[str]]:
    """The program with the file open, and an edit that is kept but not saved."""
    command = [sys.executable, str(SCRIPT), str(tmp_path), str(file), "0.20"]
    with child(command, ENVIRONMENT, subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        yield process


def start(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gui", "--settings", str(tmp_path), "--smoke", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


def test_work_survives_a_kill_and_its_file_is_untouched(
    desk: subprocess.Popen[str], tmp_path: Path, file: Path
) -> None:
    assert find_orphans(tmp_path) == ()
    desk.kill()
    desk.wait()
    (orphan,) = find_orphans(tmp_path)
    assert orphan.scenario is not None
    assert orphan.scenario.levels["sanctions"] == Decimal("0.20")
    assert orphan.note.path == str(file)
    assert load(file) == load_named("iraq-2019")
    orphan.keep()
    assert start(tmp_path, str(file)).returncode == 0
    assert len(find_orphans(tmp_path)) == 1


def test_a_second_start_on_the_same_file_calls_the_first_window_and_ends_well(
    desk: subprocess.Popen[str], tmp_path: Path, file: Path
) -> None:
    second = start(tmp_path, str(file))
    assert second.returncode == 0
    assert "its window was called" in second.stderr
    other = file.with_name("other.equipoise")
    save(load_named("chicken"), other)
    third = start(tmp_path, str(other))
    assert third.returncode == 0
    assert "was called" not in third.stderr
    assert desk.poll() is None


def test_a_layout_with_a_flipped_bit_is_forgotten_not_a_crash_at_every_start(
    tmp_path: Path,
) -> None:
    shutil.copy(Path(__file__).with_name("flipped_layout.ini"), tmp_path / "equipoise.ini")
    assert start(tmp_path).returncode == 0
