"""The files used lately: which they are, and how a menu lists them.

Owns the list. A file that is no longer there stays in it, greyed, until the person clears it: the
drive may only be unplugged. Opens nothing.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.commands import Entry
from gui.core.prefs import RECENT
from gui.files.words import legible

__all__ = ["CLEAR", "FORGET_MISSING", "RecentFiles"]

#: Values of the entries that open nothing; no path is like them.
FORGET_MISSING = "\0missing"
CLEAR = "\0clear"


class RecentFiles(QObject):
    """Files used before, newest first.

    Parameters
    ----------
    paths
        Those remembered from the last start.

    Attributes
    ----------
    paths
        The list, newest first.

    Signals
    -------
    changed(tuple[Path, ...])
        The list is another one.
    """

    changed = Signal(object)

    def __init__(self, paths: tuple[Path, ...] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recent-files")
        self.paths = paths[:RECENT]

    def add(self, path: Path) -> None:
        """Put a file at the top; one whose name is no text cannot be remembered."""
        path = path.absolute()
        if legible(path) == str(path):
            self._become((path, *(p for p in self.paths if p != path))[:RECENT])

    def forget_missing(self) -> None:
        """Take out what is no longer there."""
        self._become(tuple(p for p in self.paths if _is_there(p)))

    def clear(self) -> None:
        """Forget all; the files themselves stay."""
        self._become(())

    def entries(self) -> list[Entry]:
        """Return the list as a menu shows it now, with what can be done about it at the end."""
        names = Counter(p.name for p in self.paths)
        entries, missing = [], False
        for path in self.paths:
            name = path.name
            if names[name] > 1:
                name = f"{name} – {_folder(path, self.paths)}"
            there = _is_there(path)
            missing = missing or not there
            text, tip = (
                (name, str(path)) if there else (f"{name} (not found)", f"No longer: {path}")
            )
            entries.append(Entry(str(path), text, tip, enabled=there))
        if entries:
            entries.append(Entry("", ""))
        if missing:
            tip = "Take the files that were not found off this list"
            entries.append(Entry(FORGET_MISSING, "Remove those not found", tip))
        if self.paths:
            tip = "Empty this list; the files themselves stay where they are"
            entries.append(Entry(CLEAR, "Clear list", tip))
        return entries

    def _become(self, paths: tuple[Path, ...]) -> None:
        if paths != self.paths:
            self.paths = paths
            self.changed.emit(paths)


def _folder(path: Path, among: tuple[Path, ...]) -> str:
    """Return as much of a file's folder as sets it apart from others of the same name."""
    others = [p.parent.parts for p in among if p.name == path.name and p != path]
    parts = path.parent.parts
    for length in range(1, len(parts) + 1):
        if all(other[-length:] != parts[-length:] for other in others):
            return str(Path(*parts[-length:]))
    return str(path.parent)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
