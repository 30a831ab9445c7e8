"""`equipoise export` writes what the window shows, and says where."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from gui.cli import main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
OUTCOMES = ["Managed", "Harassment", "Cat and mouse", "Expulsion"]


@pytest.mark.usefixtures("qapp")
def test_all_four_formats_carry_the_tipping_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "iraq-2019", "--to", str(tmp_path / "charts")]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.suffix for path in paths] == [".png", ".svg", ".pdf", ".csv"]
    assert all(path.stat().st_size > 1000 for path in paths)
    svg = " ".join(ET.parse(paths[1]).getroot().itertext())
    pages = PdfReader(paths[2]).pages
    pdf = " ".join(word for page in pages for word in page.extract_text().split())
    for text in ["3/16", "7/20", "8/15", "2/3", *OUTCOMES]:
        assert text in svg
        assert text in pdf
    with paths[3].open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row and not row[0].startswith("#")]
    assert len(rows) > 50


@pytest.mark.usefixtures("qapp")
def test_only_the_format_asked_for_is_written(tmp_path: Path) -> None:
    options = ["--format", "svg", "--title", "Pressure tips Baghdad", "--rule", "high"]
    assert main(["export", "iraq-2019", "--to", str(tmp_path), *options]) == 0
    (only,) = tmp_path.iterdir()
    assert only.name == "iraq-2019-sanctions.svg"
    assert "Pressure tips Baghdad" in only.read_text(encoding="utf-8")


@pytest.mark.usefixtures("qapp")
def test_a_folder_that_is_a_file_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert main(["export", "iraq-2019", "--to", str(blocked)]) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert str(blocked) in err


@pytest.mark.usefixtures("qapp")
def test_an_unknown_rule_is_said_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "iraq-2019", "--to", str(tmp_path), "--rule", "lowest"]) == 1
    assert "did you mean “low”?" in capsys.readouterr().err


def test_no_display_is_needed(tmp_path: Path) -> None:
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "gui", "export", "iraq-2019", "--to", str(tmp_path)]
    done = subprocess.run(
        [*command, "--format", "pdf"],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert (tmp_path / "iraq-2019-sanctions.pdf").exists()


def test_nothing_that_is_there_is_replaced_unless_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "chicken", "--to", str(tmp_path)]
    assert main([*command, "--format", "csv"]) == 0
    (name,) = [path.stem for path in tmp_path.iterdir()]
    mine = tmp_path / f"{name}.svg"
    mine.write_text("mine")
    assert main([*command, "--format", "svg", "--format", "pdf"]) == 1
    told = capsys.readouterr().err
    assert f"“{mine}” is there already; nothing was written." in told
    assert "--force" in told
    assert mine.read_text() == "mine"
    assert not (tmp_path / f"{name}.pdf").exists()
    assert main([*command, "--format", "svg", "--force"]) == 0
    assert mine.read_text() != "mine"


def test_a_folder_in_a_charts_place_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "chicken", "--to", str(tmp_path), "--format", "csv"]
    assert main(command) == 0
    (path,) = tmp_path.iterdir()
    path.unlink()
    path.mkdir()
    assert main([*command, "--force"]) == 1
    assert "is a folder, not a file" in capsys.readouterr().err
