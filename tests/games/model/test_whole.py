"""Files are replaced completely or not at all, and never readable by more people on the way."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from games.model.file import whole
from games.model.file.backup import find_backup, keep_backup
from games.model.file.library import load_named
from games.model.file.scenario_file import save
from games.model.file.whole import make_private_folder, replace_whole

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("kept", [0o600, 0o640, 0o444 | 0o200, 0o666])
def test_what_is_written_is_never_readable_by_more_than_may_read_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    path, seen = tmp_path / "a", []
    path.write_bytes(b"old")
    path.chmod(kept)
    real = os.fsync

    def look(handle: int) -> None:
        seen.extend(mode(one) for one in tmp_path.iterdir())
        real(handle)

    opened = os.open

    def narrow(place: Path, flags: int, mode: int = 0o777) -> int:
        handle = opened(place, flags, mode)
        if flags & os.O_CREAT:
            seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return handle

    monkeypatch.setattr(whole.os, "fsync", look)
    monkeypatch.setattr(whole.os, "open", narrow)
    replace_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert mode(path) == kept
    assert seen
    assert all(bits & ~kept & 0o077 == 0 for bits in seen)


def test_the_users_mask_is_never_touched_other_threads_use_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_mask: int) -> int:
        raise AssertionError

    monkeypatch.setattr(os, "umask", never)
    replace_whole(tmp_path / "a", b"new")
    (tmp_path / "usual").touch()
    assert mode(tmp_path / "a") == mode(tmp_path / "usual")


def test_a_private_file_is_private_even_where_an_open_one_was(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch(0o644)
    replace_whole(path, b"new", private=True)
    assert mode(path) == 0o600
    make_private_folder(tmp_path / "b" / "c")
    assert mode(tmp_path / "b") == mode(tmp_path / "b" / "c") == 0o700


@needs_root
def test_owner_and_group_stay_those_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    os.chown(path, 1234, 4321)
    path.chmod(0o640)
    replace_whole(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid, mode(path)) == (1234, 4321, 0o640)


def test_where_the_group_cannot_be_kept_another_one_gets_no_more_than_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.touch()
    path.chmod(0o664)
    there = os.stat_result((*path.stat()[:5], path.stat().st_gid + 1, *path.stat()[6:]))

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(whole.os, "chown", refuse)
    whole._take_after(path, path, there)
    assert mode(path) == 0o644


def test_what_a_killed_write_left_beside_a_file_goes_with_a_later_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "[a]*.equipoise"
    left = whole.beside(path)
    left.write_bytes(b"half")
    other = whole.beside(tmp_path / "other.equipoise")
    other.write_bytes(b"half")
    replace_whole(path, b"one")
    assert left.exists(), "somebody else may be writing it this very moment"
    monkeypatch.setattr(whole, "_DEAD_S", -1)
    replace_whole(path, b"two")
    assert sorted(tmp_path.iterdir()) == sorted([path, other])


def test_the_backup_of_a_private_file_is_private_even_where_it_must_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen = tmp_path / "a.equipoise", []
    save(load_named("chicken"), path)
    path.chmod(0o600)

    def refuse(*_: object) -> None:
        raise PermissionError

    def copy(source: Path, target: Path) -> None:
        seen.append(mode(target))
        target.write_bytes(source.read_bytes())

    monkeypatch.setattr("games.model.file.backup.os.link", refuse)
    monkeypatch.setattr("games.model.file.backup.shutil.copy2", copy)
    assert keep_backup(path)
    assert seen == [0o600]
    assert mode(tmp_path / "a.equipoise~") == 0o600


def test_a_link_that_leads_back_to_itself_is_refused_and_stays(tmp_path: Path) -> None:
    link, other = tmp_path / "a", tmp_path / "b"
    link.symlink_to(other)
    other.symlink_to(link)
    with pytest.raises(OSError, match="leads back to itself"):
        replace_whole(link, b"new")
    assert keep_backup(link)
    assert find_backup(link) is None
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_symlink()) == ["a", "b"]
