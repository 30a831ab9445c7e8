"""What others do to the file on the desk: said in a notice, and nobody's work is overwritten.

Owns what is said and offered when the file was changed, deleted or moved by another program.
Hearing of it is `gui.files.safety.watch`'s, comparing contents `gui.files.safety.disk`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from games.model.file.library import resolve
from games.model.problems import ScenarioError
from gui.controls.notice import Notice
from gui.files.safety.disk import Seen
from gui.files.safety.watch import Watch
from gui.files.saving import explain
from gui.files.words import legible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.controls.notice import NoticeBar
    from gui.core.document import Document, State
    from gui.desk.dialogs import Dialogs
    from gui.files.files import Files
    from gui.files.safety.guard import Guard

__all__ = ["Outside"]

KEY = "file"
COMPARE, THEIRS, MINE = "Compare…", "Take theirs", "Keep mine"
SHOW, UNDO, SAVE, SAVE_AS = "What changed…", "Undo", "Save it again", "Save as…"


class Outside(QObject):
    """Keeps document and file together when others write.

    Parameters
    ----------
    document, files, dialogs, guard
        The document, its conversations, who asks, what knows the disk.
    notices
        Where it is said.
    """

    def __init__(
        self,
        document: Document,
        files: Files,
        dialogs: Dialogs,
        guard: Guard,
        notices: NoticeBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("outside")
        self._document = document
        self._files = files
        self._dialogs = dialogs
        self._disk = guard.disk
        self._notices = notices
        self._dirty = document.dirty
        self._changes: tuple[str, ...] = ()
        self.watch = Watch(self)
        self.watch.follow(document.path)
        self.watch.stirred.connect(self._on_stirred)
        notices.chosen.connect(self._on_chosen)
        document.state_changed.connect(self._on_state_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_application)

    @Slot(object)
    def _on_state_changed(self, state: State) -> None:
        cleaned, self._dirty = self._dirty and not state.dirty, state.dirty
        if state.path != self.watch.path:
            self.watch.follow(state.path)
            self._notices.withdraw(KEY)
        elif cleaned and state.path is not None and self._disk.look(state.path) is Seen.SAME:
            self._notices.withdraw(KEY)  # saved; undoing everything is not enough

    @Slot(Qt.ApplicationState)
    def _on_application(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.watch.look()

    @Slot(object)
    def _on_stirred(self, path: Path) -> None:
        if path != self._document.path:
            return
        seen = self._disk.look(path)
        if seen is Seen.SAME:
            self._notices.withdraw(KEY)
        elif seen is Seen.GONE:
            self._document.mark_unsaved()
            self._say(
                "was deleted, moved or renamed by another program. Your work is still here, but "
                "unsaved.",
                *(SAVE, SAVE_AS),
            )
        else:
            self._on_changed(path)

    def _on_changed(self, path: Path) -> None:
        try:
            theirs = resolve(path)
        except (ScenarioError, OSError) as error:
            self._document.mark_unsaved()
            reason = legible(str(error)).splitlines()[0]
            self._say(
                f"was changed by another program and cannot be read any more ({reason}). "
                "Your work here is complete, but unsaved: save it under another name.",
                SAVE_AS,
            )
            return
        if theirs == self._document.saved:
            self._disk.accept(path)  # written anew, or differently spaced; nothing else
            self._notices.withdraw(KEY)
        elif self._document.dirty or self._document.gesture is not None:
            self._say(
                "was changed by another program while you were changing it here. Nothing is lost "
                f"either way: after “{THEIRS}” Undo brings yours back, after “{MINE}” saving keeps "
                "theirs as the last good version.",
                *(COMPARE, THEIRS, MINE),
            )
        else:
            self._take(path)

    def _take(self, path: Path) -> None:
        """Show what the file holds now, as one step, and say what is different."""
        from games.study.compare.edits import edits_in_words  # not at the start

        before = self._document.scenario
        try:
            theirs = self._disk.load(path)
        except (ScenarioError, OSError) as error:
            explain(self._dialogs, f"“{legible(path.name)}” cannot be read.", error)
            return
        self._document.take_over(theirs, "Take the version on disk")
        self._changes = edits_in_words(before, theirs)
        show = (SHOW,) if len(self._changes) > 1 else ()
        what = f" {self._changes[0]}" if self._changes else ""
        self._say(f"was changed by another program; this is the new version.{what}", *show, UNDO)

    def _compare(self, path: Path) -> None:
        from games.study.compare.edits import edits_in_words  # not at the start

        try:
            theirs = resolve(path)
        except (ScenarioError, OSError) as error:
            explain(self._dialogs, f"“{legible(path.name)}” cannot be read.", error)
            return
        lines = edits_in_words(self._document.scenario, theirs)
        answer = self._dialogs.choose(
            "In the version on disk, compared with yours:",
            _listed(lines) or "The two versions are the same.",
            (THEIRS, MINE),
        )
        if answer is None:
            self._on_changed(path)
        else:
            self._on_chosen(KEY, (THEIRS, MINE)[answer])

    @Slot(str, str)
    def _on_chosen(self, key: str, choice: str) -> None:
        path = self._document.path
        if key != KEY or path is None:
            return
        if choice == COMPARE:
            self._compare(path)
        elif choice == THEIRS:
            self._take(path)
        elif choice == MINE:
            self._disk.accept(path)
            self._document.mark_unsaved()
        elif choice == SHOW:
            what = f"What another program changed in “{self._files.name}”:"
            if self._dialogs.choose(what, _listed(self._changes), (UNDO,)) == 0:
                self._document.undo()
        elif choice == UNDO:
            self._document.undo()
        elif choice == SAVE:
            self._files.save()
        elif choice == SAVE_AS:
            self._files.save_as()

    def _say(self, what: str, *choices: str) -> None:
        text = f"“{self._files.name}” {what}"
        self._notices.say(Notice(KEY, text, choices, warning=self._document.dirty))


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)
