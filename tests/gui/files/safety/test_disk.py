"""The disk remembers what it saw, keeps the last good version, and survives full disks."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from games.model.file import backup
from games.model.file.backup import find_backup
from games.model.file.library import load_named
from games.model.file.scenario_file import ScenarioFileError, load, save, write_bytes
from games.model.problems import ScenarioError
from gui.files.safety.disk import Disk, Seen

if TYPE_CHECKING:
    from pathlib import Path

    from games.model.scenario import Scenario


@pytest.fixture
def old() -> Scenario:
    return load_named("chicken")


@pytest.fixture
def new(old: Scenario) -> Scenario:
    return replace(old, title="Chicken, thought over")


def full(path: Path, _data: bytes) -> None:
    raise ScenarioFileError("save", path, os.strerror(errno.ENOSPC).lower())


def test_a_file_is_the_same_until_somebody_else_writes(
    tmp_path: Path, old: Scenario, new: Scenario
) -> None:
    path, disk = tmp_path / "a.equipoise", Disk()
    assert disk.look(path) is Seen.SAME
    disk.save(old, path)
    assert disk.look(path) is Seen.SAME
    save(new, path)
    assert disk.look(path) is Seen.CHANGED
    assert disk.load(path) == new
    assert disk.look(path) is Seen.SAME
    path.write_bytes(b"nonsense")
    assert disk.look(path) is Seen.CHANGED
    disk.accept(path)
    assert disk.look(path) is Seen.SAME
    path.unlink()
    assert disk.look(path) is Seen.GONE


def test_a_file_replaced_by_a_folder_or_a_giant_has_changed(tmp_path: Path, old: Scenario) -> None:
    path, disk = tmp_path / "a.equipoise", Disk()
    disk.save(old, path)
    path.write_bytes(b" " * 5_000_001)
    assert disk.look(path) is Seen.CHANGED
    path.unlink()
    path.mkdir()
    assert disk.look(path) is Seen.CHANGED
    with pytest.raises(ScenarioFileError, match="folder"):
        disk.save(old, path)


def test_the_version_that_a_save_replaces_is_kept_beside_it(
    tmp_path: Path, old: Scenario, new: Scenario
) -> None:
    path, disk = tmp_path / "a.equipoise", Disk()
    disk.save(old, path)
    assert disk.backup_of(path) is None
    path.chmod(0o600)
    disk.save(new, path)
    backup = tmp_path / "a.equipoise~"
    assert disk.backup_of(path) == backup
    assert load(backup) == old
    assert load(path) == new
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.stat().st_ino != path.stat().st_ino
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.equipoise", "a.equipoise~"]


def test_a_broken_file_never_becomes_the_last_good_version(
    tmp_path: Path, old: Scenario, new: Scenario
) -> None:
    path, disk = tmp_path / "a.equipoise", Disk()
    disk.save(old, path)
    disk.save(new, path)
    path.write_bytes(b"broken by somebody")
    disk.save(new, path)
    assert disk.kept_backup
    assert load(tmp_path / "a.equipoise~") == old


def test_a_name_too_long_for_a_backup_beside_it_has_one_elsewhere(
    tmp_path: Path, old: Scenario, new: Scenario
) -> None:
    name = "x" * (255 - len(".equipoise")) + ".equipoise"
    path, elsewhere = tmp_path / name, tmp_path / "backups"
    disk = Disk(elsewhere)
    disk.save(old, path)
    disk.save(new, path)
    assert disk.kept_backup
    found = disk.backup_of(path)
    assert found is not None
    assert found.parent == elsewhere
    assert load(found) == old
    homeless = Disk()
    homeless.save(old, path)
    assert not homeless.kept_backup


def test_of_two_backups_the_newest_is_the_last_good_version(
    tmp_path: Path, old: Scenario, new: Scenario
) -> None:
    path, elsewhere = tmp_path / "a.equipoise", tmp_path / "backups"
    disk = Disk(elsewhere)
    disk.save(old, path)
    disk.save(new, path)
    beside, away = backup._places(path.resolve(), elsewhere)
    away.parent.mkdir()
    save(new, away)
    for newer, older in ((beside, away), (away, beside)):
        os.utime(older, (1000, 1000))
        os.utime(newer, (2000, 2000))
        assert disk.backup_of(path) == newer


def test_a_backup_of_a_link_lies_beside_the_file_it_leads_to(
    tmp_path: Path, old: Scenario, new: Scenario
) -> None:
    real = tmp_path / "real" / "a.equipoise"
    real.parent.mkdir()
    link = tmp_path / "link.equipoise"
    disk = Disk()
    disk.save(old, real)
    link.symlink_to(real)
    disk.save(new, link)
    assert link.is_symlink()
    assert load(real) == new
    assert find_backup(link) == real.with_name("a.equipoise~")


def test_a_full_disk_leaves_the_old_file_and_what_was_seen_of_it(
    tmp_path: Path, old: Scenario, new: Scenario
) -> None:
    path = tmp_path / "a.equipoise"
    save(old, path)
    disk = Disk(write=full)
    disk.load(path)
    with pytest.raises(ScenarioFileError, match="no space left"):
        disk.save(new, path)
    assert load(path) == old
    assert disk.look(path) is Seen.SAME


def test_a_gambit_game_is_seen_too_and_a_broken_one_is_not(tmp_path: Path) -> None:
    path, disk = tmp_path / "d.nfg", Disk()
    path.write_text('NFG 1 R "D" { "A" "B" } { 2 2 } 3 3 5 0 0 5 1 1', encoding="utf-8")
    assert disk.load(path).title == "D"
    write_bytes(path, b"NFG 2")
    assert disk.look(path) is Seen.CHANGED
    with pytest.raises(ScenarioError):
        disk.load(path)


def test_names_that_are_no_text_are_read_written_and_backed_up(
    tmp_path: Path, old: Scenario, new: Scenario
) -> None:
    path, disk = tmp_path / os.fsdecode(b"caf\xe9.equipoise"), Disk()
    disk.save(old, path)
    disk.save(new, path)
    assert disk.look(path) is Seen.SAME
    found = disk.backup_of(path)
    assert found is not None
    assert load(found) == old
