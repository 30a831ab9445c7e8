"""A name, or a sentence with names, in as many lines as it needs and no wider than there is room.

Owns that a word that no line holds is cut short, with all of it in the tip: a wrapped label asks
for the width of its longest word, and a name without blanks would push the controls out of sight.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from games.words.names import contained
from gui.look.literal import in_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

__all__ = ["Name"]

#: A longer word may be cut: in letters of middling width.
_LONGEST_WORD = 20
#: No label is as high.
_HIGHEST = 2**24 - 1
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
        return QSize(min(self._widest, self._most), super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return the height of what would be shown in that width, not of what is shown in this."""
        if self._widest <= self._most:
            return super().heightForWidth(width)
        room = QRect(0, 0, width, _HIGHEST)
        text = self._cut(width)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()

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

    @property
    def _widest(self) -> int:
        words = self._whole.split()
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0)

    def _cut(self, width: int) -> str:
        """Return the name with words as short as a line of that width is."""
        room, metrics = max(width, self._most), self.fontMetrics()
        side = Qt.TextElideMode.ElideRight
        return _WORD.sub(lambda word: metrics.elidedText(word[0], side, room), self._whole)

    def _fit(self) -> None:
        shown = self._cut(self.contentsRect().width())
        if shown != self.text():
            self.setText(shown)
        own = self._whole if shown != self._whole else ""
        tip = "\n".join(filter(None, (own, self._note)))
        if in_tip(tip) != self.toolTip():
            self.setToolTip(in_tip(tip))
