"""The lines above a chart: what is pointed at or found, and what the picture is of.

Owns their look and that what does not fit is shortened. Knows no scene.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.look.literal import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from gui.look.tokens import Tokens

__all__ = ["Caption"]


class Caption(QWidget):
    """A line in ink and, unless it is a `single` one, a softer one below it.

    Mouse events go through.
    """

    def __init__(self, parent: QWidget | None = None, *, single: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._said = ("", "")
        self._lines = (plain_label(), plain_label())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in self._lines:
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            column.addWidget(line)
        self._lines[1].setHidden(single)

    @property
    def first(self) -> str:
        """The upper line as it is shown."""
        return self._lines[0].text()

    @property
    def second(self) -> str:
        """The lower line as it is shown."""
        return self._lines[1].text()

    @property
    def cut(self) -> str:
        """What is said, in full, where it is shortened; else empty."""
        shown = (line.text() for line in self._lines if not line.isHidden())
        said = [words for words, text in zip(self._said, shown, strict=False) if words != text]
        return "\n".join(said)

    def holds(self, words: str) -> bool:
        """Tell whether a text fits the first line whole; any does while there is no width."""
        return not 0 < self.width() < self._lines[0].fontMetrics().horizontalAdvance(words)

    def say(self, first: str, second: str) -> None:
        """Write both lines, shortened to the width."""
        self._said = (first, second)
        for line, words in zip(self._lines, (first, second), strict=True):
            shown = words
            if self.width() > 0:
                side = Qt.TextElideMode.ElideRight
                shown = line.fontMetrics().elidedText(words, side, self.width())
            if shown != line.text():
                line.setText(shown)

    def restyle(self, tokens: Tokens, font: QFont) -> None:
        """Take another theme and typeface."""
        for line, color in zip(self._lines, (tokens.ink, tokens.soft), strict=True):
            palette = line.palette()
            palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
            line.setPalette(palette)
            line.setFont(font)
