"""A chart is one folder and one line: a stand-in that has both is everywhere where charts are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import stand_in

TOUR = Path(stand_in.__path__[0]) / "tour.py"
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.slow
def test_one_folder_and_one_line_make_a_chart(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(TOUR), str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads((tmp_path / "said.json").read_text(encoding="utf-8"))
    formats = ("csv", "pdf", "png", "svg")
    assert said["named"] == [f"iraq-2019-sanctions-dots.{suffix}" for suffix in formats]
    assert "iraq-2019-sanctions-dots.svg" in said["all"]
    assert {f"charts/dots.{suffix}" for suffix in ("csv", "png", "svg")} <= set(said["brief"])
    window = said["window"]
    assert "How many equilibria there are" in window["tip"]
    assert window["path"] == ["View", "Chart"]
    assert window["page"] == "dots-page"
    assert window["topic"] == "equilibrium"
    assert window["scene"] == "A title"
    assert window["table"] == [["Dots"], ["1"]]
