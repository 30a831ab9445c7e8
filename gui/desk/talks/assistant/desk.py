"""The conversation around a new scenario: asks, then puts it on the desk as an unsaved document.

Owns the order of questions: unsaved changes of the open document are asked about when the new one
is ready, so that a change of mind loses neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.core.history import Origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from gui.core.document import Document
    from gui.desk.dialogs import Dialogs
    from gui.files.files import Files
    from gui.look.theme import Theme

__all__ = ["Assistant"]


class Assistant:
    """New scenarios.

    Parameters
    ----------
    document, files
        What is replaced, and who asks about its unsaved changes.
    dialogs
        Who asks the person.
    theme
        The look of the dialog.
    window
        What the dialog lies over.
    ask
        Asks for a scenario and hands it to what finishes, until that takes it.
    """

    def __init__(
        self,
        document: Document,
        files: Files,
        dialogs: Dialogs,
        theme: Theme,
        window: QWidget | None = None,
        ask: Callable[[Assistant], object] | None = None,
    ) -> None:
        self._document = document
        self._files = files
        self._dialogs = dialogs
        self._theme = theme
        self._window = window
        self._ask = ask or Assistant.open

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"file.assistant": self.run}

    def run(self) -> None:
        """Ask for a new scenario."""
        self._ask(self)

    def open(self) -> None:
        """Ask in a dialog that stays until its scenario is taken or given up."""
        from gui.desk.talks.assistant.dialog import AssistantDialog  # not at the start

        asked = (self._theme.tokens, self._files.folder(), self.finish, self._dialogs)
        AssistantDialog(*asked, self._window).exec()

    def finish(self, scenario: Scenario, *, typed: bool) -> bool:
        """Put a scenario on the desk; False if the open one shall stay.

        What somebody has typed is unsaved work; a copy of something that is kept elsewhere is not.
        """
        if not self._files.may_discard():
            return False
        if typed:
            self._document.restore(scenario, None, Origin.MADE)
        else:
            self._document.new(scenario, Origin.MADE)
        return True
