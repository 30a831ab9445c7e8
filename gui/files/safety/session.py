"""The folder of this process among those of all windows of a user.

Owns its name, its claim, and the address under which other windows reach this one. What lies in it
besides (the slot with unsaved changes) is others'. A folder whose claim nobody holds belonged to a
process that ended without closing: `gui.files.safety.orphans` finds those.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import uuid
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from gui.files.safety.claim import Claim

__all__ = ["CLAIM", "Session", "remove_claimed", "sessions_folder", "state_folder"]

CLAIM = "claim"
#: A socket's path may have about 100 bytes; the system's own folder takes those that have more.
_LONGEST_SOCKET = 90


def state_folder() -> Path:
    """Return where the state of this user's windows belongs."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))


def sessions_folder(state: Path) -> Path:
    """Return where the folders of all windows are."""
    return state / "windows"


class Session:
    """The folder of one process, claimed for as long as it lives.

    Parameters
    ----------
    state
        Where the state of all windows is kept.

    Raises
    ------
    OSError
        Nothing can be made there.
    """

    def __init__(self, state: Path) -> None:
        self.state = state
        claim = None
        while claim is None:  # another start may take a folder this new for an empty leftover
            name = f"{datetime.now():%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:8]}"
            self.folder = sessions_folder(state) / name
            claim = Claim.take(self.folder / CLAIM, str(os.getpid()))
        self._claim = claim
        self.address = _address(self.folder, name)

    def close(self) -> None:
        """Leave no trace: the folder goes, with what is still in it."""
        remove_claimed(self.folder, self._claim)


def remove_claimed(folder: Path, claim: Claim) -> None:
    """Remove a folder whose claim is held, claim and all; nobody can take it in between."""
    shutil.rmtree(folder, ignore_errors=True)
    claim.release()
    shutil.rmtree(folder, ignore_errors=True)  # Windows removes no file that is open


def _address(folder: Path, name: str) -> str:
    """Return a name for a local socket: in the folder, where it fits and sockets are files."""
    if sys.platform == "win32":
        return f"equipoise-{name}"
    inside = folder / "socket"
    if len(os.fsencode(inside)) <= _LONGEST_SOCKET:
        return str(inside)
    return str(Path(tempfile.gettempdir()) / f"equipoise-{name}")
