"""A name, or a sentence with names, in as many lines as it needs and no wider than there is room.

Owns that a word that no line holds is cut short, with all of it in the tip: a wrapped label asks
for the width of its longest word, and a name without blanks would push the controls out of sight.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from games.words.names import contained
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

__all__ = ["Name"]

#: A longer word may be cut: in letters of middling width.
_LONGEST_WORD = 20
_WORD = re.compile(r"\S+")


class Name(QLabel):
    """A name or a sentence, wrapped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = self._note = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def tell(self, name: str, note: str = "") -> None:
        """Show a name; its tip is the note, after the name where that is cut."""
        if (contained(name), note) != (self._whole, self._note):
            self._whole, self._note = contained(name), note
            self.setAccessibleName(self._whole)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, up to what every layout has."""
        metrics = self.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, self._whole.split()), default=0)
        return QSize(min(widest, self._most), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what no line holds."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @property
    def _most(self) -> int:
        """The width that is asked for at the most, and that no word is cut below."""
        return _LONGEST_WORD * self.fontMetrics().averageCharWidth()

    def _fit(self) -> None:
        room, metrics = max(self.contentsRect().width(), self._most), self.fontMetrics()
        side = Qt.TextElideMode.ElideRight
        shown = _WORD.sub(lambda word: metrics.elidedText(word[0], side, room), self._whole)
        if shown != self.text():
            self.setText(shown)
        own = self._whole if shown != self._whole else ""
        tip = "\n".join(filter(None, (own, self._note)))
        if in_tip(tip) != self.toolTip():
            self.setToolTip(in_tip(tip))
