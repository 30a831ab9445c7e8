"""The bundled scenarios, and finding one by name or path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import BASELINE, entries, load_named, names, resolve
from games.model.file.scenario_file import ScenarioFileError, save
from games.model.problems import ScenarioError

if TYPE_CHECKING:
    from games.model.scenario import Scenario


def test_the_baseline_comes_first() -> None:
    assert names()[0] == BASELINE
    assert list(names()[1:]) == sorted(names()[1:])


def test_every_entry_says_what_it_is() -> None:
    assert [entry.name for entry in entries()] == list(names())
    for entry in entries():
        assert entry.title
        assert entry.summary
        assert entry.players == len(entry.shape)


def test_a_name_finds_a_bundled_scenario(baseline: Scenario) -> None:
    assert resolve("iraq-2019") == load_named("iraq-2019") == baseline


def test_a_path_finds_a_file(baseline: Scenario, tmp_path: Path) -> None:
    save(baseline, tmp_path / "mine.equipoise")
    assert resolve(tmp_path / "mine.equipoise") == baseline
    save(baseline, tmp_path / "without-suffix")
    assert resolve(str(tmp_path / "without-suffix")) == baseline


def test_a_file_in_the_current_folder_needs_no_suffix(
    baseline: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(baseline, tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    assert resolve("mine") == baseline


def test_a_missing_name_is_met_with_a_guess() -> None:
    with pytest.raises(ScenarioError, match="no scenario “iraq-2018”; did you mean “iraq-2019”"):
        resolve("iraq-2018")
    with pytest.raises(ScenarioError, match=r"no scenario “xyzzy” \(known: iraq-2019, "):
        resolve("xyzzy")
    for odd in ("", "a\0b", "x" * 10_000):
        with pytest.raises(ScenarioError, match=r"^no scenario “.{0,70}” "):
            resolve(odd)


def test_a_missing_file_is_called_a_file(tmp_path: Path) -> None:
    for missing in ("mine.equipoise", str(tmp_path / "mine")):
        with pytest.raises(ScenarioFileError, match=r"cannot read .*mine.*: no such file"):
            resolve(missing)
