"""A wrapped, selectable label that is cheap to change, and what holds it in a layout.

Owns that nothing is done twice. It can be selected as soon as a hand or the keyboard is at it: till
then a new text needs no document, which takes seven times as long. Layouts ask every label for its
height whenever one of them changes, and a label lays out its text for every answer; so it remembers
them, and tells its layout of another height only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.core.later import later

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QMouseEvent, QResizeEvent

__all__ = ["Paragraph"]

#: The width a paragraph asks for; every layout of the panels gives it more.
_WIDTH = 240
#: How long room is kept that a longer text has needed.
_KEPT_MS = 300
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
        self._holder: _Holder | None = None
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if keyboard:
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._hands = flags
        self.setTextInteractionFlags(flags)
        self._lay_hands(on=False)

    def say(self, text: str) -> None:
        """Show a text; the same one again costs nothing."""
        if text == self.text():
            return
        self._heights.clear()
        self.setText(text)
        # asked now, it lays its text out before it is painted, and is not painted twice
        height = self.heightForWidth(self.width())
        if self._holder is not None:
            self._holder.fit(height)

    def held(self) -> QWidget:
        """Return what to put in a layout in place of the label, for texts that change often.

        A label tells its layout of every new text; this tells it when one needs more room, and of
        less only when nothing else was said for a while: under a moving slider nothing jumps.
        """
        if self._holder is None:
            self._holder = _Holder(self)
        return self._holder

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's own
        """Show or hide it, with what holds it."""
        super().setVisible(visible)
        if self._holder is not None:
            self._holder.setVisible(visible)

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

    # -- selecting --------------------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let it be selected."""
        self._lay_hands(on=True)
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let it be selected: a finger comes from nowhere."""
        self._lay_hands(on=True)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let it be selected."""
        self._lay_hands(on=True)
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Be cheap again, unless something is selected."""
        super().leaveEvent(event)
        self._lay_hands(on=self.hasFocus() or self.hasSelectedText())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be cheap again, unless the mouse is there or something is selected."""
        super().focusOutEvent(event)
        self._lay_hands(on=self.underMouse() or self.hasSelectedText())

    def _lay_hands(self, *, on: bool) -> None:
        flags = self._hands if on else Qt.TextInteractionFlag.NoTextInteraction
        if flags != self.textInteractionFlags():
            policy = self.focusPolicy()  # Qt sets another with the flags
            self.setTextInteractionFlags(flags)
            self.setFocusPolicy(policy)

    def event(self, event: QEvent) -> bool:
        """Forget sizes when the type changes."""
        if event.type() in _LAYS_OUT_ANEW:
            self._heights.clear()
            if self._holder is not None:
                self._holder.give_back()
        return super().event(event)


class _Holder(QWidget):
    """As large as the paragraph in it, which has no layout to tell of its texts."""

    def __init__(self, paragraph: Paragraph) -> None:
        super().__init__(paragraph.parentWidget())
        self._paragraph = paragraph
        self._placed = False
        self._kept = 0
        self._rest = later(self, "room", _KEPT_MS, self.give_back)
        policy = paragraph.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        hidden = paragraph.isHidden()
        paragraph.setParent(self)
        if hidden:
            self.hide()
        else:
            paragraph.show()

    def sizeHint(self) -> QSize:
        """Return the paragraph's."""
        return self._paragraph.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the paragraph's."""
        return self._paragraph.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return the paragraph's, or the room that is kept."""
        return max(self._kept, self._paragraph.heightForWidth(width))

    def fit(self, height: int) -> None:
        """Make room for a text of another height; room that is no longer needed is kept a while."""
        self._rest.stop()
        self._kept = 0
        if height > self.height() or not self._placed:
            self.updateGeometry()
        elif height < self.height():
            self._kept = self.height()
            self._rest.start()

    def give_back(self) -> None:
        """Take no more room than the text needs."""
        self._kept = 0
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the paragraph all the room."""
        super().resizeEvent(event)
        self._placed = True
        self._paragraph.setGeometry(self.rect())
        # the layout may know of this width what an earlier text needed
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
