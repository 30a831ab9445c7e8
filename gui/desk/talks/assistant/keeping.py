"""What is typed for a new scenario is unsaved work like any other: a copy of it is on the disk.

Owns the folder of that copy, which is one of those of all windows: whoever starts after a kill
finds it there. It goes when the scenario is on the desk, or was given up.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from games.model.edit.blank import sketch
from games.model.edit.draft import Draft
from gui.core.document import Document
from gui.core.history import Origin
from gui.files.safety.autosave import Autosave
from gui.files.safety.disk import Disk
from gui.files.safety.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from games.model.scenario import Scenario
    from gui.work.jobs import Jobs

__all__ = ["Keeping"]

LANE = "autosave-new"


class Keeping(QObject):
    """Keeps a copy of what is typed, from the first letter on.

    Parameters
    ----------
    state
        Where the state of all windows is kept.
    jobs
        Where copies are written.
    parent
        Owner.
    """

    def __init__(self, state: Path, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("keeping")
        self._state = state
        self._jobs = jobs
        self._document = Document(sketch(Draft()), self)
        self._session: Session | None = None

    @Slot(object)
    def keep(self, scenario: Scenario | None) -> None:
        """Keep what was typed so far; None keeps nothing any more."""
        if scenario is None:
            self._document.new(sketch(Draft()))
            return
        if self._session is None:
            with suppress(OSError):  # the window says that nothing is kept
                self._session = Session(self._state)
                folder = self._session.folder
                Autosave(self._document, Disk(), self._jobs, folder, self, lane=LANE)
        self._document.restore(scenario, None, Origin.MADE)

    @Slot()
    def end(self) -> None:
        """Let the copy go: what was typed is kept elsewhere now, or was given up."""
        if self._session is not None:
            self._session.close()
            self._session = None
        self.deleteLater()
