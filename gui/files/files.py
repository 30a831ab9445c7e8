"""The document's file: the one door to opening, saving and recent files for the rest of the desk.

Owns their bringing together and that the claim on a file follows the document. The conversations
are `gui.files.opening`'s and `gui.files.saving`'s.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gui.files.opening import Opening
from gui.files.recent import CLEAR, FORGET_MISSING, RecentFiles
from gui.files.safety.guard import Guard
from gui.files.saving import Saving

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.core.document import Document, State
    from gui.desk.dialogs import Dialogs

__all__ = ["Files"]


class Files(QObject):
    """Open, save and close the document without losing anything.

    Parameters
    ----------
    document
        What is opened into and saved from.
    dialogs
        Who asks the person.
    recent
        Files used before, newest first.
    settle
        Takes over what is still being typed, before it is saved or asked about; returns which field
        refuses what, and why, or nothing.
    guard
        Knows the disk, and who else has which file open.

    Attributes
    ----------
    recent
        Files used lately.
    read_only
        Whether the document's file could not be written when it was opened.

    Signals
    -------
    hindered(str)
        What keeps the document from being saved or closed; empty once nothing does.
    """

    hindered = Signal(str)

    def __init__(
        self,
        document: Document,
        dialogs: Dialogs,
        recent: tuple[Path, ...] = (),
        settle: Callable[[], str] = str,
        parent: QObject | None = None,
        guard: Guard | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("files")
        self._document = document
        self._guard = guard = guard or Guard()
        self.recent = RecentFiles(recent, self)
        if document.path is not None:
            self.recent.add(document.path)
        self._saving = Saving(document, dialogs, guard, self.recent, settle, self._hinder)
        self._opening = Opening(document, dialogs, guard, self.recent, self._saving)
        self.open = self._opening.open
        self.open_path = self._opening.open_path
        self.open_bundled = self._opening.open_bundled
        self.explain_unreadable = self._opening.explain_unreadable
        self.save = self._saving.save
        self.save_as = self._saving.save_as
        self.may_discard = self._saving.may_discard
        self.folder = self._saving.folder
        self._path = document.path
        self.read_only = self._saving.read_only
        document.state_changed.connect(self._on_state_changed)

    @property
    def name(self) -> str:
        """What the document is called in titles and questions."""
        return self._saving.name

    @property
    def title(self) -> str:
        """The name, and that its file cannot be written."""
        return f"{self.name} (read-only)" if self.read_only else self.name

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {
            "file.new": self.open_bundled,
            "file.open": self.open,
            "file.recent": self._on_recent,
            "file.save": self.save,
            "file.save-as": self.save_as,
            "file.go-back": self._opening.go_back,
        }

    def _hinder(self, why: str) -> None:
        self.hindered.emit(why)

    def _on_recent(self, value: str) -> None:
        if value == CLEAR:
            self.recent.clear()
        elif value == FORGET_MISSING:
            self.recent.forget_missing()
        else:
            self.open_path(Path(value))

    @Slot(object)
    def _on_state_changed(self, state: State) -> None:
        if state.path is None:
            self._guard.holding.release()
        if state.path != self._path:
            self._path = state.path
            self.read_only = self._saving.read_only
