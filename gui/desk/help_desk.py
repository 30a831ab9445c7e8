"""Where help is asked for: pages, the About box, diagnostics.

Owns the one help window, made when it is first needed. Knows nothing of the document beyond the
facts it is given to report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.desk.about import AboutBox, diagnostics
from gui.desk.help import HelpWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

__all__ = ["HelpDesk"]


class HelpDesk:
    """Opens help over one window.

    Parameters
    ----------
    parent
        The window.
    facts
        Gives name and value of what a bug report should say of this run.
    """

    def __init__(self, parent: QWidget, facts: Callable[[], Sequence[tuple[str, str]]]) -> None:
        self._parent = parent
        self._facts = facts
        self._window: HelpWindow | None = None

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {
            "help.page": self.open_page,
            "help.diagnostics": self.copy_diagnostics,
            "help.about": self.about,
        }

    def open_page(self, page: str) -> None:
        """Show a help page beside the desk; raise `KeyError` for an unknown id."""
        if self._window is None:
            self._window = HelpWindow(self._parent)
        self._window.show_page(page)

    def copy_diagnostics(self) -> None:
        """Put versions and facts on the clipboard."""
        QGuiApplication.clipboard().setText(diagnostics(self._facts()))

    def about(self) -> None:
        """Show the About box; it does not block the desk."""
        AboutBox(self._facts(), self._parent).open()
