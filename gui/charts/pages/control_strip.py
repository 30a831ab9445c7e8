"""The strip above a chart: named lists on the chart's ground, a note beside them, a question.

Owns how the strip looks. What is chosen is the page's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from gui.controls.arrange import beside
from gui.controls.choice import Choice
from gui.look.literal import in_tip, plain_label
from gui.look.tokens import Tokens
from gui.look.wear import worn

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ControlStrip", "lay_ground"]


def lay_ground(strip: QWidget) -> None:
    """Give a strip above a chart the chart's ground, with softer words."""
    tokens, palette = worn(), strip.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(tokens.base))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(tokens.soft))
    strip.setPalette(palette)
    strip.setAutoFillBackground(True)


class ControlStrip(QWidget):
    """Choices from the left, a note after them; takes no room while it has neither."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chart-controls")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._choices = 0
        grid = Tokens.grid
        self._row = beside(of=self, margins=(grid, grid // 2, grid, 0), gap=grid)
        self._note = plain_label()
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self._note, 1)
        self.restyled()
        self.hide()

    @property
    def note(self) -> str:
        """What is said beside the choices."""
        return self._note.text()

    def add_choice(
        self, name: str, key: str, about: str, tip: str, entries: Mapping[str, str]
    ) -> Choice:
        """Add a list with its name before it and return it; "&" marks the key that leads there.

        Parameters
        ----------
        key, about, tip
            What the list is called in the program and for screen readers, and what it is for.
        entries
            What can be chosen: texts by what they stand for.
        """
        label, choice = plain_label(name), Choice()
        choice.setObjectName(key)
        choice.setAccessibleName(about)
        choice.setToolTip(in_tip(tip))
        for value, text in entries.items():
            choice.addItem(text, value)
        label.setBuddy(choice)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        place = self._row.count() - 1  # before the note
        if self._choices:
            self._row.insertSpacing(place, self._row.spacing())
            place += 1
        self._row.insertWidget(place, label)
        self._row.insertWidget(place + 1, choice)
        self._choices += 1
        self.show()
        return choice

    def add_question(self, asking: QWidget) -> None:
        """Add a question at the right end."""
        self._row.addWidget(asking)

    def say(self, words: str) -> None:
        """Write the note; empty takes it away."""
        if words != self._note.text():
            self._note.setText(words)
            self._note.setToolTip(in_tip(words))
        self.setVisible(bool(words) or self._choices > 0)

    def restyled(self) -> None:
        """Take the colours in force."""
        lay_ground(self)
