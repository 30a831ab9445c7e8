"""The safety of one window's work: autosave, recovery, others' changes, drops, and being called.

Owns their bringing together, so that the window has one thing to make. Each is a file of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from gui.controls.notice import Notice, NoticeBar
from gui.files.drop import DropTarget
from gui.files.outside import Outside
from gui.files.recovering import Recovering
from gui.files.safety.autosave import Autosave
from gui.files.safety.doorbell import Doorbell

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.core.document import Document, State
    from gui.desk.dialogs import Dialogs
    from gui.files.files import Files
    from gui.files.safety.guard import Guard
    from gui.work.jobs import Jobs

__all__ = ["SafetyDesk"]

READ_ONLY, RESTORED, OPENED, HINDERED, UNKEPT = (
    "read-only",
    "restored",
    "opened",
    "hindered",
    "unkept",
)


class SafetyDesk(QObject):
    """Everything that keeps the work in one window safe.

    Parameters
    ----------
    window
        The window.
    document, files, dialogs, guard
        The document, the conversations about its file, who asks, what knows the disk.
    jobs
        Where copies are written.

    Signals
    -------
    told(str)
        Something for the foot of the window.
    """

    told = Signal(str)

    def __init__(
        self,
        window: QWidget,
        document: Document,
        files: Files,
        dialogs: Dialogs,
        guard: Guard,
        jobs: Jobs,
    ) -> None:
        super().__init__(window)
        self.setObjectName("safety-desk")
        self._window = window
        self._document = document
        self._files = files
        self._guard = guard
        self._doorbell: Doorbell | None = None
        self._path, self._saved = document.path, document.saved
        self.notices = NoticeBar()
        self.autosave: Autosave | None = None
        if guard.session is not None:
            self.autosave = Autosave(document, guard.disk, jobs, guard.session.folder, self)
            self.autosave.failed.connect(self._on_autosave_failed)
            self.autosave.written.connect(self._on_autosave_written)
        self.outside = Outside(document, files, dialogs, guard, self.notices, self)
        self.recovering = Recovering(document, files, dialogs, guard, self.autosave, self)
        self.recovering.restored.connect(self._on_restored)
        self.drop = DropTarget(window, files.open_path)
        self.drop.opened.connect(self.told)
        files.hindered.connect(self._on_hindered)
        document.state_changed.connect(self._on_state_changed)
        self._say_read_only()

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return self.recovering.handlers()

    def secure(self) -> None:
        """Have unsaved changes on the disk before long work begins."""
        if self.autosave is not None:
            self.autosave.secure()

    def start(self) -> None:
        """Begin what can wait until the window is there: being called, and recovery."""
        QTimer.singleShot(0, self._on_started)

    def say(self, text: str) -> None:
        """Say one thing over the middle of the window."""
        self.notices.say(Notice(OPENED, text, warning=True))

    @Slot()
    def _on_started(self) -> None:
        self.drop.start()
        session = self._guard.session
        if session is None:
            reason = self._guard.problem or "there is no place for it"
            self._on_autosave_failed(reason)
            return
        self._doorbell = Doorbell(session.address, self)
        self._doorbell.rung.connect(self._on_rung)
        self.recovering.offer()

    @Slot()
    def _on_rung(self) -> None:
        """Come forward; where the desktop does not let a window do that it is marked instead."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)

    @Slot(str)
    def _on_autosave_failed(self, reason: str) -> None:
        text = (
            "Unsaved work is not being copied aside: should the program stop, it would be lost. "
            f"Save often. ({reason})"
        )
        self.notices.say(Notice(UNKEPT, text, warning=True))

    @Slot()
    def _on_autosave_written(self) -> None:
        self.notices.withdraw(UNKEPT)

    @Slot(str)
    def _on_restored(self, what: str) -> None:
        self.notices.say(Notice(RESTORED, what))

    @Slot(str)
    def _on_hindered(self, why: str) -> None:
        self.notices.withdraw(HINDERED)
        if why:
            self.notices.say(Notice(HINDERED, why, warning=True))

    @Slot(object)
    def _on_state_changed(self, state: State) -> None:
        self.notices.withdraw(HINDERED)  # the entry was corrected, or something else was done
        if not state.dirty:
            self.notices.withdraw(RESTORED)
        if state.path != self._path:
            self._path = state.path
            self._say_read_only()
        if self._document.saved is not self._saved:
            self._saved = self._document.saved
            if not self._guard.disk.kept_backup:
                self.told.emit("Saved. The version before it could not be kept as a backup")

    def _say_read_only(self) -> None:
        self.notices.withdraw(READ_ONLY)
        if self._files.read_only:
            text = (
                f"“{self._files.name}” is read-only: you can change it here and save it elsewhere."
            )
            self.notices.say(Notice(READ_ONLY, text))
