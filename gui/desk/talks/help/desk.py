"""Where help is asked for: the page for what has the focus, the About box, diagnostics.

A dialog that wants a Help button puts the standard one into its button box; it is heard here.

Owns the one help window, imported and made when it is first needed, as the About box is. Of the
document it reports the size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget

from gui.desk.talks.help.topics import HELP, topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtCore import SignalInstance

    from gui.core.document import Document
    from gui.desk.talks.help.window import HelpWindow

__all__ = ["HelpDesk"]

_KEY = "help-key"


class HelpDesk(QObject):
    """Opens help over one window.

    Parameters
    ----------
    parent
        The window.
    document
        Whose size goes into a report of a fault.
    askers
        Signals of links in the window, each with the id of a page.

    Attributes
    ----------
    window
        The help window, if it was ever opened.
    """

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        askers: Iterable[SignalInstance] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("help-desk")
        self._parent = parent
        self._document = document
        self.window: HelpWindow | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        for asked in askers:
            asked.connect(self.open_page)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {
            "help.this": self.explain_focus,
            "help.page": self.open_page,
            "help.diagnostics": self.copy_diagnostics,
            "help.about": self.about,
        }

    @Slot()
    def explain_focus(self) -> None:
        """Open the page about what has the focus, in this window or in a dialog over it."""
        self.open_page(topic(_names(QApplication.focusWidget())))

    @Slot(str)
    def open_page(self, page: str) -> None:
        """Show a help page beside the desk; raise `KeyError` for an unknown id."""
        from gui.desk.talks.help.window import HelpWindow

        blocking = QApplication.activeModalWidget()
        if blocking is not None and not isinstance(blocking, HelpWindow):
            # a window of the desk would be out of reach behind the dialog
            over = HelpWindow(blocking)
            over.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            over.show_page(page)
            return
        if self.window is None:
            self.window = HelpWindow(self._parent)
        self.window.show_page(page)

    def copy_diagnostics(self) -> None:
        """Put versions and facts on the clipboard."""
        from gui.desk.talks.help.diagnostics import diagnostics, size_facts

        QGuiApplication.clipboard().setText(diagnostics(size_facts(self._document.scenario)))

    def about(self) -> None:
        """Show the About box; it does not block the desk."""
        from gui.desk.talks.help.about import AboutBox
        from gui.desk.talks.help.diagnostics import size_facts

        AboutBox(size_facts(self._document.scenario), self._parent).open()

    @Slot()
    def _on_button(self) -> None:
        """Open the page about the dialog whose Help button was pressed."""
        pressed = self.sender()
        if isinstance(pressed, QWidget):
            self.open_page(topic([pressed.window().objectName()]))

    @Slot(QWidget, QWidget)
    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Hear the help key and the Help button of a dialog once it has the focus."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.objectName() == HELP:
            return
        if dialog.findChild(QShortcut, _KEY) is None:
            key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
            key.setObjectName(_KEY)
            key.activated.connect(self.explain_focus)
            for box in dialog.findChildren(QDialogButtonBox):
                box.helpRequested.connect(self._on_button)


def _names(widget: QWidget | None) -> Iterator[str]:
    """Return the names of a widget and of all it lies in, innermost first."""
    while widget is not None:
        if widget.objectName():
            yield widget.objectName()
        widget = widget.parentWidget()
