"""What this window last saw of each file: reading and writing that know when others wrote.

Owns the memory of every file's content as it was last read or written here, and that the last good
version is kept when a file is replaced. Knows no document; how files are read, written and backed
up is `games.model`'s.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import AbstractContextManager, nullcontext
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.backup import find_backup, keep_backup
from games.model.file.nfg import SUFFIX as NFG_SUFFIX
from games.model.file.nfg import read_nfg
from games.model.file.scenario_file import dumps, loads, read_bytes, write_bytes
from games.model.problems import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario

__all__ = ["Disk", "Seen"]


class Seen(Enum):
    """How a file stands to what was last seen of it."""

    #: As it was, or never looked at here.
    SAME = auto()
    #: Another content.
    CHANGED = auto()
    #: No longer there.
    GONE = auto()


class Disk:
    """Reads and writes scenario files and remembers what it saw.

    Parameters
    ----------
    backups
        A folder for backups of files whose own folder lets nothing be made.
    write
        Puts bytes into a file, completely or not at all.
    may_write
        Tells whether an existing file may be written.
    """

    def __init__(
        self,
        backups: Path | None = None,
        write: Callable[[Path, bytes], None] = write_bytes,
        may_write: Callable[[Path], bool] | None = None,
    ) -> None:
        self._backups = backups
        self._write = write
        self._may_write = may_write or _may_write
        self._seen: dict[Path, str] = {}
        #: Whether the last save could keep the version it replaced.
        self.kept_backup = True
        #: Entered with what is about to be saved and where to, before any file is touched.
        self.secured: Callable[[Path, bytes], AbstractContextManager[None]] = _unsecured

    def load(self, path: Path) -> Scenario:
        """Read a scenario, or a Gambit game as one, and remember its content.

        Raises
        ------
        games.model.problems.ScenarioError, OSError
            It cannot be understood or read; nothing is remembered then.
        """
        data = read_bytes(path)
        game = path.suffix.lower() == NFG_SUFFIX
        scenario = read_nfg(data).to_scenario() if game else loads(data)
        self._seen[path.absolute()] = _digest(data)
        return scenario

    def save(self, scenario: Scenario, path: Path) -> None:
        """Write a scenario, keeping what was there as a backup, and remember its content.

        Raises
        ------
        games.model.problems.ScenarioError, OSError
            It cannot be written; the old file is as it was.
        """
        data = dumps(scenario).encode()
        with self.secured(path, data):
            kept = keep_backup(path, self._backups)
            self._write(path, data)
        self.kept_backup = kept
        self._seen[path.absolute()] = _digest(data)

    def look(self, path: Path) -> Seen:
        """Compare a file with what was last seen of it."""
        known = self._seen.get(path.absolute())
        if known is None:
            return Seen.SAME
        try:
            found = _digest(read_bytes(path))
        except (ScenarioError, OSError):  # grown too large, no longer to be read, or not there
            return Seen.CHANGED if os.path.lexists(path) else Seen.GONE
        return Seen.SAME if found == known else Seen.CHANGED

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of a file's content as last seen; empty if it never was."""
        return self._seen.get(path.absolute(), "")

    def accept(self, path: Path) -> None:
        """Take a file as it is now for seen; whoever asked knows that it is another one."""
        try:
            self._seen[path.absolute()] = _digest(read_bytes(path))
        except (ScenarioError, OSError):
            self._seen.pop(path.absolute(), None)

    def may_write(self, path: Path) -> bool:
        """Tell whether saving to a file can succeed, as far as permissions say."""
        return self._may_write(path)

    def backup_of(self, path: Path) -> Path | None:
        """Return the last good version of a file, None if there is none."""
        return find_backup(path, self._backups)


def _unsecured(_path: Path, _data: bytes) -> AbstractContextManager[None]:
    return nullcontext()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _may_write(path: Path) -> bool:
    """Tell whether a file may be written and its folder lets a new one take its place."""
    try:
        return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    except OSError:
        return False
