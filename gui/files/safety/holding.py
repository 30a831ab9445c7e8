"""The file on the desk belongs to this window: two windows on one file would undo each other.

Owns the claim on the file that is shown. Two names for one file (a link, another way to its folder)
are one file. Whoever finds a file taken learns where its window is reached; asking it to come
forward is `gui.files.safety.doorbell`'s.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from gui.files.safety.claim import Claim, read_note

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Holding"]


class Holding:
    """At most one file, held.

    Parameters
    ----------
    folder
        Where the claims of all windows are; None holds nothing and refuses nothing.
    address
        Where the window of this process is reached.
    """

    def __init__(self, folder: Path | None = None, address: str = "") -> None:
        self._folder = folder
        self._address = address
        self._claim: Claim | None = None
        self._key = ""

    def holder(self, path: Path) -> str | None:
        """Return the address of the window that has a file open, None if no other window has."""
        key = _key(path)
        if self._folder is None or key == self._key:
            return None
        file = self._folder / key
        with suppress(OSError):
            claim = Claim.take(file, make=False)
            if claim is None:
                return read_note(file)
            claim.release()
        return None

    def take(self, path: Path | None) -> bool:
        """Hold this file instead of what was held; False if another window holds it.

        Where claims cannot be made it is as if this were the only window.
        """
        key = _key(path) if path is not None else ""
        if key == self._key:
            return True
        claim = None
        if self._folder is not None and path is not None:
            with suppress(OSError):
                claim = Claim.take(self._folder / key, self._address)
                if claim is None:
                    return False
        self.release()
        self._claim, self._key = claim, key
        return True

    def release(self) -> None:
        """Hold nothing."""
        if self._claim is not None:
            self._claim.release()
        self._claim, self._key = None, ""


def _key(path: Path) -> str:
    """Return one name for all names of a file."""
    try:
        name = os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):  # no file has such a name; opening it says so
        name = str(path)
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:32]
