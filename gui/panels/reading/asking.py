"""A question that can be clicked, beside the finding it is about.

Owns the look of the link, which page it leads to, and which question the equilibria raise. The
pages are the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from gui.controls.arrange import REST, beside
from gui.look.literal import literal, plain_label
from gui.look.wear import wear

if TYPE_CHECKING:
    from games.words.reading import Reading

__all__ = ["Asking", "Caption", "question"]

#: What is asked of the equilibria, and the page that answers.
WHAT = ("What is this?", "equilibrium")
PLAYED = ("What is this?", "who-moves-first")
SEVERAL = ("Why several?", "several-equilibria")
MIXED = ("Why mix?", "why-did-iran-not-move")


def question(reading: Reading) -> tuple[str, str]:
    """Return what a reader is most likely to ask of the equilibria, and the page that answers."""
    if reading.play.staged:
        return PLAYED
    if len(reading.rows) > 1:
        return SEVERAL
    return MIXED if any("mixed" in row.kind for row in reading.rows) else WHAT


class Asking(QToolButton):
    """A question as a link.

    Attributes
    ----------
    page
        The page that answers.

    Signals
    -------
    asked(str)
        It was clicked: the id of the help page.
    """

    asked = Signal(str)

    def __init__(self, text: str, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Opens the help page that answers it")
        self.clicked.connect(self._on_clicked)
        wear(self, "accent", "small")
        self.ask(text, page)

    def ask(self, text: str, page: str) -> None:
        """Put another question."""
        self.page = page
        if text != self.accessibleName():
            self.setText(literal(text))
            self.setAccessibleName(text)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self.page)


class Caption(QWidget):
    """A small heading with a question at its right end."""

    def __init__(self, text: str, question: tuple[str, str], margin: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = plain_label(text, self)
        self.asking = Asking(*question, parent=self)
        self.asking.setAccessibleName(f"{text}: {question[0]}")
        beside(self.label, REST, self.asking, of=self, margins=(margin, 0, 0, 0), gap=0)
        wear(self.label, "soft", "small", strong=True)

    def call(self, text: str) -> None:
        """Give it another heading."""
        self.label.setText(literal(text))
