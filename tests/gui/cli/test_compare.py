"""`equipoise compare`: files, bundled names and snapshots, in words and as JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_base
from games.model.edit.snapshots import take
from games.model.file.library import load_named
from games.model.file.scenario_file import save
from gui.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The baseline, kept as “Draft #1” and then edited."""
    path = tmp_path / "mine.equipoise"
    kept = take(load_named("iraq-2019"), "Draft #1", taken="2026-03-01T09:30:00+00:00")
    save(with_base(kept, "iran-exposure", Decimal("-1.25")), path)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["compare", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_file_is_compared_with_a_bundled_scenario(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "iraq-2019", str(file))
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "Iraq, 30 December 2019: from “iraq-2019” to “mine.equipoise”"
    assert "Today “Escalation on Iraqi soil” gives way to “Cat and mouse”." in out
    assert "base from −0.5 to −1.25" in out


def test_a_snapshot_is_named_by_its_name_or_id(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Draft #1", "draft-1"):
        status, out, _ = run(capsys, f"{file}#{name}", str(file))
        assert status == 0
        assert "gives way to “Cat and mouse”" in out
    status, out, _ = run(capsys, f"{file}#draft-1", "iraq-2019")
    assert status == 0
    assert "Nothing differs" in out


def test_json_names_the_fate_of_every_tipping_point(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "iraq-2019", str(file), "--driver", "protest", "--json")
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert found["driver"] == "protest"
    assert found["differs"] is True
    assert {tip["fate"] for tip in found["tipping_points"]}


def test_whose_fault_an_error_is_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = [
        (("iraq-2019", "nowhere.equipoise"), "nowhere.equipoise: no such file"),
        ((str(file), f"{file}#draft"), f"{file}#draft: no snapshot “draft”; did you mean"),
        (("iraq-2019#x", str(file)), "iraq-2019#x: no snapshot “x” (it has none)"),
        (("iraq-2019", "chicken", "--driver", "sanctions"), "chicken: no driver “sanctions”"),
        (("iraq-2019", "iraq-2018"), "iraq-2018: no scenario “iraq-2018”; did you mean"),
    ]
    for arguments, said in wrong:
        status, out, err = run(capsys, *arguments)
        assert (status, out) == (1, "")
        assert err.startswith(f"equipoise: {said}")
        assert len(err.splitlines()) == 1


def test_one_file_alone_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["compare", "iraq-2019"])
    assert ended.value.code == 2
    assert "required: B" in capsys.readouterr().err
