"""Hears when the file on the desk may have been changed by somebody else.

Owns the watching (the file and its folder, since most programs replace a file rather than change
it) and the wait until a writer has finished. It only says "look again"; what is there, and what
then, is others'. Not every network folder tells: `look` is for the moments when a person comes back
to the window.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot

from gui.core.later import later

__all__ = ["Watch"]

#: Writers that do not replace a file in one step are mostly done after this long.
SETTLE_MS = 250


class Watch(QObject):
    """Watches one file.

    Parameters
    ----------
    parent
        Owner.
    settle_ms
        How long to wait for the end of a burst of changes.

    Attributes
    ----------
    path
        The file watched.

    Signals
    -------
    stirred(Path)
        The file looks different from the last time (time, size or identity), or came or went.
    """

    stirred = Signal(object)

    def __init__(self, parent: QObject | None = None, settle_ms: int = SETTLE_MS) -> None:
        super().__init__(parent)
        self.setObjectName("watch")
        self.path: Path | None = None
        self._mark: tuple[int, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.setObjectName("watcher")
        self._timer = later(self, "watch-settle", settle_ms, self.look)
        self._watcher.fileChanged.connect(self._on_event)
        self._watcher.directoryChanged.connect(self._on_event)

    def follow(self, path: Path | None) -> None:
        """Watch this file as it is now, and no other."""
        known = [*self._watcher.files(), *self._watcher.directories()]
        if known:
            self._watcher.removePaths(known)
        self.path = path
        self._mark = _mark(path)
        self._attach()

    @Slot()
    def look(self) -> None:
        """Look now; says `stirred` if the file is not as it was."""
        self._timer.stop()
        mark = _mark(self.path)
        if mark == self._mark:
            return
        self._mark = mark
        self._attach()
        self.stirred.emit(self.path)

    @Slot(str)
    def _on_event(self, _path: str) -> None:
        self._timer.start()

    def _attach(self) -> None:
        """Watch what there is: a file that was replaced is another one to the system."""
        if self.path is None:
            return
        with suppress(UnicodeEncodeError):  # names that are no text cannot be given to Qt
            real = Path(os.path.realpath(self.path))
            wanted = {str(real), str(real.parent), str(self.path.parent)}
            missing = wanted - {*self._watcher.files(), *self._watcher.directories()}
            there = [name for name in missing if Path(name).exists()]
            if there:
                self._watcher.addPaths(there)


def _mark(path: Path | None) -> tuple[int, ...]:
    """Return what changes when a file is written or replaced; empty if it is not there."""
    try:
        status = path.stat() if path is not None else None
    except (OSError, ValueError):
        return ()
    return (status.st_mtime_ns, status.st_size, status.st_ino) if status is not None else ()
