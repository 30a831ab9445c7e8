"""A wrapped, selectable label that remembers how high it is.

Owns nothing but that memory. Layouts ask every label for its height whenever one of them changes,
and a label answers by laying out its text again, for its preferred size at many widths: under a
moving slider that was most of what the reading panel cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["Paragraph"]

#: The width a paragraph asks for; every layout of the panels gives it more.
_WIDTH = 240
_LAYS_OUT_ANEW = {
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.ContentsRectChange,
    QEvent.Type.ApplicationFontChange,
    QEvent.Type.Polish,
}


class Paragraph(QLabel):
    """A few words or lines.

    Parameters
    ----------
    parent
        Owner.
    keyboard
        Whether the text can be selected by keyboard too; it is a stop for Tab then.
    """

    def __init__(self, parent: QWidget | None = None, *, keyboard: bool = False) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if keyboard:
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)

    def say(self, text: str) -> None:
        """Show a text; the same one again costs nothing."""
        if text != self.text():
            self._heights.clear()
            self.setText(text)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return the height of the text when it is this wide."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout, if the text wraps."""
        if not self.wordWrap():
            return super().sizeHint()
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Let layouts make it narrow: the text wraps."""
        return super().minimumSizeHint() if not self.wordWrap() else QSize(1, 1)

    def event(self, event: QEvent) -> bool:
        """Forget sizes when the type changes."""
        if event.type() in _LAYS_OUT_ANEW:
            self._heights.clear()
        return super().event(event)
