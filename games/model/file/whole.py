"""A file that is written completely or not at all, and never readable by more people than it was.

Owns the way of bytes to the disk. A new file is made beside the old one, readable by nobody else,
gets the old one's owner, group, permissions and access list, goes to the disk, and only then takes
the old one's name; then the folder goes to the disk. A process that is killed on the way leaves the
old file as it was and perhaps an unfinished one beside it, which a later write of the same file
removes. Knows no scenario and no words for a person.
"""

from __future__ import annotations

import errno
import glob
import os
import secrets
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["beside", "clear_unfinished", "followed", "make_private_folder", "replace_whole"]

_UNFINISHED = ".tmp"
#: No living process takes so long between the last byte and the renaming.
_DEAD_S = 60
_LOOP_ON_WINDOWS = 1921
_ACCESS_LIST = "system.posix_acl_access"


def replace_whole(target: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file; where that fails, what was there before is still there.

    Parameters
    ----------
    target, data
        Where, and what. A link is followed.
    private
        Whether only this user may read it, whatever was there before; otherwise a new file gets
        what the user's mask allows.

    Raises
    ------
    OSError, ValueError
        It cannot be written.
    """
    target = followed(target)
    if target.is_dir():
        raise IsADirectoryError("it is a folder")
    if target.exists() and not target.is_file():
        raise OSError("it is no plain file")  # but a device or a pipe, which a file would replace
    there = target.stat() if target.exists() else None
    if there is not None and not os.access(target, os.W_OK):
        raise PermissionError("it is write-protected")
    place = beside(target)
    mode = 0o666 if there is None and not private else 0o600
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if there is not None and not private:
                _take_after(place, target, there)
            os.fsync(stream.fileno())
        place.replace(target)
    except BaseException:
        with suppress(OSError):
            place.unlink()
        raise
    _sync_folder(target.parent)
    clear_unfinished(target)


def followed(path: Path) -> Path:
    """Return where the links of a path lead.

    Raises
    ------
    OSError
        They lead back to where they began; `Path.resolve` has no such error, or none at all.
    """
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP or getattr(error, "winerror", 0) == _LOOP_ON_WINDOWS:
            raise OSError("it is a link that leads back to itself") from None
    return path.resolve()


def beside(target: Path) -> Path:
    """Return a name next to a file, for what shall take its place."""
    return target.with_name(f".{target.name[:50]}.{secrets.token_hex(6)}{_UNFINISHED}")


def clear_unfinished(target: Path) -> None:
    """Remove what a process that was killed while it wrote this file left beside it."""
    with suppress(OSError):
        for left in target.parent.glob(f".{glob.escape(target.name[:50])}.*{_UNFINISHED}"):
            if time.time() - left.stat().st_ctime > _DEAD_S:
                left.unlink()


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, for this user only; one that is there stays as it is."""
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def _take_after(place: Path, target: Path, there: os.stat_result) -> None:
    """Give a new file the owner, group, permissions and access list of the one it replaces.

    Where the group cannot be kept, the new one may do no more than everybody.
    """
    mode = stat.S_IMODE(there.st_mode)
    if hasattr(os, "chown"):
        for owner in (there.st_uid, -1):  # at least the group
            with suppress(OSError):
                os.chown(place, owner, there.st_gid)
                break
        if place.stat().st_gid != there.st_gid:
            mode = mode & ~0o070 | (mode & 0o007) << 3
    place.chmod(mode)
    if hasattr(os, "setxattr"):
        with suppress(OSError):
            os.setxattr(place, _ACCESS_LIST, os.getxattr(target, _ACCESS_LIST))


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system lets one."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
