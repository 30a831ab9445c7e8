"""Files: what is written is read again, and nothing is ever half written."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_base, with_edit
from games.model.file import scenario_file as file
from games.model.file import whole
from games.model.file.codec import VERSION
from games.model.file.node import Tree
from games.model.file.scenario_file import (
    LARGEST_FILE,
    ScenarioFileError,
    content_hash,
    dumps,
    load,
    loads,
    save,
)
from games.model.problems import ScenarioError

if TYPE_CHECKING:
    from games.model.scenario import Scenario

CELL = ("retaliate", "retaliate", "absorb")
needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)


def test_a_saved_scenario_is_read_again(baseline: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "mine.equipoise"
    edited = with_edit(baseline, "us", CELL, Decimal("0.25"))
    save(edited, path)
    assert load(path) == edited
    assert path.read_text(encoding="utf-8") == dumps(edited)


def test_decimals_stay_as_typed(baseline: Scenario) -> None:
    typed = with_base(baseline, "us-strike-cost", Decimal("-3.1400"))
    text = dumps(typed)
    assert '"base": -3.1400' in text
    assert '"level": 0.60' in text
    assert dumps(loads(text)) == text


def test_one_changed_amount_changes_one_line(baseline: Scenario) -> None:
    before = dumps(baseline).splitlines()
    after = dumps(with_base(baseline, "iran-exposure", Decimal("-0.75"))).splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert '"id": "iran-exposure"' in changed[0]


def test_text_of_every_script_survives(baseline: Scenario, tmp_path: Path) -> None:
    titled = replace(baseline, title='Iráq · بغداد · "30 \\ December" · 𝄞', notes="a\n\tb\u2028c")
    save(titled, tmp_path / "titled.equipoise")
    assert load(tmp_path / "titled.equipoise") == titled
    assert "بغداد" in dumps(titled)


def test_the_hash_follows_the_content(baseline: Scenario) -> None:
    assert content_hash(baseline) == content_hash(loads(dumps(baseline)))
    assert len(content_hash(baseline)) == 64
    moved = baseline.with_level("sanctions", Decimal("0.61"))
    assert content_hash(moved) != content_hash(baseline)


def test_an_invalid_scenario_is_never_written(baseline: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "kept.equipoise"
    save(baseline, path)
    spoiled = replace(baseline, sweep_driver="weather")
    with pytest.raises(ScenarioError, match="sweep_driver: no driver “weather”"):
        save(spoiled, path)
    assert load(path) == baseline


def test_the_old_file_stays_when_writing_fails_halfway(
    baseline: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.equipoise"
    save(baseline, path)

    def disk_is_full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole.os, "fsync", disk_is_full)
    with pytest.raises(ScenarioFileError, match=r"cannot save .*kept.equipoise: no space left"):
        save(with_base(baseline, "us-strike-cost", Decimal(1)), path)
    assert load(path) == baseline
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.equipoise"]


def test_saving_keeps_permissions_and_links(baseline: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "real.equipoise"
    link = tmp_path / "link.equipoise"
    save(baseline, path)
    path.chmod(0o640)
    link.symlink_to(path)
    save(with_base(baseline, "us-strike-cost", Decimal(1)), link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert load(path).considerations[0].base == 1


def test_a_new_file_gets_the_usual_permissions(baseline: Scenario, tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    save(baseline, tmp_path / "new.equipoise")
    assert (tmp_path / "new.equipoise").stat().st_mode == usual.stat().st_mode


def test_places_that_cannot_be_written_are_named(baseline: Scenario, tmp_path: Path) -> None:
    with pytest.raises(ScenarioFileError, match=r"cannot save .*: it is a folder"):
        save(baseline, tmp_path)
    with pytest.raises(ScenarioFileError, match=r"cannot save .*nowhere.*: no such file"):
        save(baseline, tmp_path / "nowhere" / "x.equipoise")
    with pytest.raises(ScenarioFileError, match="null"):
        save(baseline, "a\0b.equipoise")


@needs_permissions
def test_a_folder_without_permission_is_named(baseline: Scenario, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ScenarioFileError, match=r"cannot save .*: permission denied"):
            save(baseline, tmp_path / "x.equipoise")
    finally:
        tmp_path.chmod(0o700)


def test_a_refused_folder_is_named_whoever_asks(
    baseline: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_where: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(whole.os, "open", refuse)
    with pytest.raises(ScenarioFileError, match=r"cannot save .*x.equipoise: permission denied"):
        save(baseline, tmp_path / "x.equipoise")


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioFileError, match=r"cannot read .*gone.equipoise: no such file"):
        load(tmp_path / "gone.equipoise")
    with pytest.raises(ScenarioFileError, match=r"cannot read .*: it is a folder"):
        load(tmp_path)
    with pytest.raises(ScenarioFileError, match="not an ordinary file"):
        load(os.devnull)


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.equipoise"
    with path.open("wb") as stream:
        stream.truncate(1000 * LARGEST_FILE)  # a sparse file: no disk, no time, if nobody reads it
    with pytest.raises(ScenarioError, match="larger than 5 MB"):
        load(path)


def test_old_versions_migrate_step_by_step(
    baseline: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = dumps(baseline).replace('"sweep_driver"', '"swept"')

    def rename(tree: Tree) -> Tree:
        pairs = {"sweep_driver" if key == "swept" else key: value for key, value in tree.items()}
        return Tree(pairs)

    monkeypatch.setattr(file, "VERSION", VERSION + 1)
    monkeypatch.setitem(file._MIGRATIONS, VERSION, rename)
    assert loads(old) == baseline
    assert loads(old.replace(f'"version": {VERSION}', '"version": 1')) == baseline
