"""The conversation around a new scenario: asks, then puts it on the desk as an unsaved document.

Owns the order of questions: unsaved changes of the open document are asked about when the new one
is ready, so that a change of mind loses neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.history import Origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
    from gui.desk.talks.assistant.dialog import AssistantDialog
    from gui.desk.talks.assistant.keeping import Keeping
    from gui.files.files import Files

__all__ = ["Assistant"]


@dataclass(eq=False)
class Assistant:
    """New scenarios.

    Parameters
    ----------
    document, files
        What is replaced, and who asks about its unsaved changes.
    dialogs
        Who asks the person.
    window
        What the dialog lies over.
    keep
        Makes what keeps a copy of what is typed in the dialog, its owner; None makes none.
    secure
        Has the copy of what is on the desk written at once.
    """

    document: Document
    files: Files
    dialogs: Dialogs
    window: QWidget | None = None
    keep: Callable[[QObject], Keeping | None] | None = None
    secure: Callable[[], object] = bool

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"file.assistant": self.open}

    def open(self) -> None:
        """Ask in a dialog that stays until its scenario is taken or given up."""
        self.dialog().exec()

    def dialog(self) -> AssistantDialog:
        """Return the dialog; a copy of what is typed there is kept till it ends."""
        from gui.desk.talks.assistant.dialog import AssistantDialog  # not at the start

        asked = (self.files.folder(), self.finish, self.dialogs)
        dialog = AssistantDialog(*asked, self.window)
        keeping = None if self.keep is None else self.keep(dialog)
        if keeping is not None:
            dialog.typed.connect(keeping.keep)
            dialog.finished.connect(keeping.end)
        return dialog

    def finish(self, scenario: Scenario, *, typed: bool) -> bool:
        """Put a scenario on the desk; False if the open one shall stay.

        What somebody has typed is unsaved work; a copy of something that is kept elsewhere is not.
        """
        if not self.files.may_discard():
            return False
        if typed:
            self.document.restore(scenario, None, Origin.MADE)
            self.secure()
        else:
            self.document.new(scenario, Origin.MADE)
        return True
