"""A column that scrolls up and down, and is never so narrow that something in it is cut.

Owns that width. Where even the widest column allowed is too narrow (very large type), it scrolls
sideways, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["UprightScroll"]

#: No panel asks for more.
_WIDEST = 340


class UprightScroll(QScrollArea):
    """A scroll area for the content of a panel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = 0
        # kept here: each time Qt is asked for it again its Python object stays behind
        self._content: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setWidget(self, content: QWidget) -> None:  # noqa: N802 - Qt's own
        """Show another content."""
        self._content = content
        super().setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the content with its scroll bar."""
        least, content = super().minimumSizeHint(), self._content
        if content is None:
            return least
        width = content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(min(_WIDEST, max(least.width(), width)), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when the content does; the whole window is laid out for it."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            width = self.minimumSizeHint().width()
            if width != self._asked:
                self._asked = width
                self.updateGeometry()
        return super().eventFilter(watched, event)
