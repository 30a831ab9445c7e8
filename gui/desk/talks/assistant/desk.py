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

    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
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
    """

    document: Document
    files: Files
    dialogs: Dialogs
    window: QWidget | None = None

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"file.assistant": self.open}

    def open(self) -> None:
        """Ask in a dialog that stays until its scenario is taken or given up."""
        from gui.desk.talks.assistant.dialog import AssistantDialog  # not at the start

        asked = (self.files.folder(), self.finish, self.dialogs)
        AssistantDialog(*asked, self.window).exec()

    def finish(self, scenario: Scenario, *, typed: bool) -> bool:
        """Put a scenario on the desk; False if the open one shall stay.

        What somebody has typed is unsaved work; a copy of something that is kept elsewhere is not.
        """
        if not self.files.may_discard():
            return False
        if typed:
            self.document.restore(scenario, None, Origin.MADE)
        else:
            self.document.new(scenario, Origin.MADE)
        return True
