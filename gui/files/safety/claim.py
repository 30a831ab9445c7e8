"""A claim: a file that at most one living process holds.

Owns the lock and the note that its holder left in it. The system itself holds the lock and frees it
with the process, however that ends; no process number is ever looked at, so a number that was given
to another program since cannot keep a claim alive. (`QLockFile` compares numbers and names: to it
every other Python program is a possible holder.) Knows nothing of what is claimed.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from games.model.file.whole import make_private_folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Claim", "read_note"]

#: Windows locks bytes and lets nobody read them: one far behind the note.
_FAR = 1 << 30
_LONGEST_NOTE = 4096


class Claim:
    """A claim that is held. Get one by `take`; it ends with `release` or with the process."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle: int | None = handle

    @classmethod
    def take(cls, path: Path, note: str = "", *, make: bool = True) -> Claim | None:
        """Claim a file; None if somebody holds it.

        Parameters
        ----------
        path
            The file that stands for what is claimed.
        note
            What whoever comes too late shall read in it.
        make
            Whether a file that is not there is made, with its folder.

        Raises
        ------
        OSError
            The file cannot be made, or is not there and not to be made.
        """
        flags = os.O_RDWR | (os.O_CREAT if make else 0)
        while True:
            if make:
                make_private_folder(path.parent)
            handle = os.open(path, flags, 0o600)
            if not _lock(handle):
                os.close(handle)
                return None
            if _is(path, handle):
                os.ftruncate(handle, 0)
                os.write(handle, note.encode("utf-8", "surrogateescape"))
                return cls(path, handle)
            os.close(handle)  # its holder removed it between the two steps: claim the new one

    def release(self) -> None:
        """Give the claim up and remove the file; a second call is harmless."""
        if self._handle is not None and sys.platform != "win32":
            with suppress(OSError):
                self.path.unlink()
        self.leave()

    def leave(self) -> None:
        """Give the claim up; the file stays for whoever claims it next."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(OSError):
                os.close(handle)


def read_note(path: Path) -> str:
    """Return what the holder of a claim left in it; empty if there is nothing to read."""
    try:
        with path.open("rb") as stream:
            return stream.read(_LONGEST_NOTE).decode("utf-8", "surrogateescape")
    except OSError:
        return ""


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is(path: Path, handle: int) -> bool:
    """Tell whether the file opened is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
