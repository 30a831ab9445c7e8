"""A name beside controls: as many lines as it needs, and no wider than the room they leave it.

Owns that a word that no line holds is cut short, with all of it in the tip: a wrapped label asks
for the width of its longest word, and a name without blanks would push the controls out of sight.
"""

from __future__ import annotations

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


class Name(QLabel):
    """A name, wrapped."""

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
        most = _LONGEST_WORD * metrics.averageCharWidth()
        return QSize(min(widest, most), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what no line holds."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        side = Qt.TextElideMode.ElideRight
        words = self._whole.split(" ")
        shown = " ".join(metrics.elidedText(word, side, room) for word in words)
        if shown != self.text():
            self.setText(shown)
        own = self._whole if shown != self._whole else ""
        tip = in_tip("\n".join(filter(None, (own, self._note))))
        if tip != self.toolTip():
            self.setToolTip(tip)
