"""A callout beside a part of the window, and the ring around that part.

Owns where they stand and how they look. The callout is also the card that offers the tour. What
it says, and what its buttons do, is the tour's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from gui.controls.arrange import REST, below, beside, button
from gui.look.literal import plain_label
from gui.look.wear import paper, wear, worn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent


__all__ = ["Callout", "Ring", "place_beside"]

_WIDTH = 340
#: Between a callout and what it points at, and between it and the edge of the window.
_GAP, _EDGE = 12, 12
_ROUND, _AROUND = 6, 4


def place_beside(target: QRect, size: QSize, room: QRect) -> QPoint:
    """Return where a callout stands: beside its target if there is room, else over its end.

    To the right, to the left, below and above are tried in this order.
    """
    middle = target.center() - QPoint(size.width() // 2, size.height() // 2)
    tried = (
        QPoint(target.right() + _GAP, middle.y()),
        QPoint(target.left() - _GAP - size.width(), middle.y()),
        QPoint(middle.x(), target.bottom() + _GAP),
        QPoint(middle.x(), target.top() - _GAP - size.height()),
    )
    for corner in tried:
        kept = _within(QRect(corner, size), room)
        if not kept.intersects(target):
            return kept.topLeft()
    return _within(QRect(target.bottomRight() - QPoint(*size.toTuple()), size), room).topLeft()


def _within(rect: QRect, room: QRect) -> QRect:
    """Return a rectangle moved into the room, as far as it goes; its top left stays in."""
    left = max(room.left(), min(rect.left(), room.right() + 1 - rect.width()))
    top = max(room.top(), min(rect.top(), room.bottom() + 1 - rect.height()))
    return QRect(QPoint(left, top), rect.size())


class Ring(QWidget):
    """A frame around a target that lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tour-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, target: QRect) -> None:
        """Stand around a rectangle of the window."""
        self.setGeometry(target.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn().accent), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), _ROUND, _ROUND)
        painter.end()


class Callout(QFrame):
    """A title, a few words and buttons.

    Parameters
    ----------
    parent
        The window it floats over.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("tour-callout")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.title, self.text, self.count = (plain_label(parent=self) for _ in range(3))
        for label in (self.title, self.text):
            label.setWordWrap(True)
        wear(self.title, "ink", strong=True)
        wear(self.text, "ink")
        wear(self.count, "soft", "small")
        paper(self, kind="raised")
        self._reworded = True
        grid = worn().grid
        self.buttons = beside(REST)
        head = beside((self.title, 1), (self.count, Qt.AlignmentFlag.AlignTop))
        around = (2 * grid, 2 * grid, 2 * grid, grid)
        self._layout = below(head, self.text, self.buttons, of=self, margins=around, gap=grid)
        self.hide()

    def add_button(self, text: str, do: Callable[[], object]) -> QPushButton:
        """Add a button at the right."""
        made = button(text, self, do)
        made.setAutoDefault(True)
        self.buttons.addWidget(made)
        return made

    def say(self, title: str, text: str, count: str = "") -> None:
        """Show words, and tell them to a screen reader."""
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(count)
        said = ". ".join(part for part in (count, title, text) if part)
        self._reworded = True
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def restyled(self) -> None:
        """Measure the words anew: they may have another size."""
        self._reworded = True

    def stand(self, target: QRect | None) -> None:
        """Stand beside a target in the window; without one, in the lower right corner."""
        size, room = self._fit(_WIDTH), self._room
        if target is None:
            corner = room.bottomRight() - QPoint(size.width(), size.height() + 2 * _GAP)
        else:
            corner = place_beside(target, size, room)
        self._stand_at(corner)

    def stand_in(self, place: QRect) -> None:
        """Stand at the foot of a part of the window that has room for it."""
        inner = place.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        size = self._fit(min(_WIDTH, inner.width()))
        foot = QRect(inner.bottomLeft() - QPoint(0, size.height()), size)
        self._stand_at(_within(foot, place).topLeft())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge that tells it from what lies below."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(worn().accent), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    # -- inside -----------------------------------------------------------------------------------

    @property
    def _room(self) -> QRect:
        return self._window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def _fit(self, width: int) -> QSize:
        """Be so wide, and as high as the words need then."""
        if self._reworded:
            # only then: a layout made anew asks the window for room, and whoever follows the window
            # about would stand here again, without end
            self._reworded = False
            self._layout.invalidate()
            self._layout.activate()
        wide = max(width, self._layout.minimumSize().width())  # buttons are never squeezed
        size = QSize(wide, self._layout.totalHeightForWidth(wide))
        self.resize(size)
        return size

    def _stand_at(self, corner: QPoint) -> None:
        self.move(corner)
        self.show()
        self.raise_()
