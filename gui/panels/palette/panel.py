"""The command palette: a field, a list below it, and nothing in the way of either.

Owns field, list, keys and what is said aloud. It is given choices and says which key was chosen;
what that does is the desk's. It lies over the window like a sheet and goes when the keyboard does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPalette,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from gui.controls.arrange import below
from gui.controls.views import plain
from gui.look.literal import plain_label
from gui.look.tokens import Tokens
from gui.look.type import sized
from gui.look.wear import paper, wear, worn
from gui.panels.palette.line import PaletteLine
from gui.panels.palette.model import PaletteModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.panels.palette.model import Choice

__all__ = ["PalettePanel"]

_WIDTH, _LINES = 640, 14
_TOP = 48
#: Another window, or a menu of the field, takes the keyboard only for a while.
_STILL_HERE = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}
_LIST_KEYS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


class PalettePanel(QFrame):
    """The palette of one window.

    Parameters
    ----------
    window
        What it lies over.

    Attributes
    ----------
    lines
        What is listed.

    Signals
    -------
    chosen(str)
        Key of the choice; the palette has gone and the keyboard is where it was.
    """

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName("Command palette")
        self.setFrameShape(QFrame.Shape.Box)
        self.setFrameShadow(QFrame.Shadow.Plain)
        self.lines = PaletteModel(self)
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Find a command or a place")
        self.field.setPlaceholderText("Find a command, a payoff, a driver …")
        self.field.setClearButtonEnabled(False)
        self.list = QListView(self)
        self.list.setModel(self.lines)
        plain(self.list, "Commands and places", "Up and Down choose, Return runs, Escape closes")
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(PaletteLine(self))
        self.foot = plain_label(parent=self)
        self.foot.setWordWrap(True)
        grid = Tokens.grid
        below(self.field, (self.list, 1), self.foot, of=self, margins=grid, gap=grid)
        self.field.textEdited.connect(self._on_edited)
        self.list.clicked.connect(self._on_clicked)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.hide()
        paper(self)
        wear(self.foot, "soft", "small")
        self.restyled()

    def open(self, choices: Sequence[Choice], used: Sequence[str]) -> None:
        """Show the palette with an empty field."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
            self.window().installEventFilter(self)
            self.field.installEventFilter(self)
        self.lines.offer(choices, used)
        self.field.clear()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._choose_first()

    @Slot()
    def close_up(self) -> None:
        """Go away and give the keyboard back."""
        before, self._before = self._before, None
        here = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if here and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def restyled(self) -> None:
        """Take the frame and the room that the theme in force gives."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, worn().soft)  # its frame
        self.setPalette(palette)
        self.field.setFont(sized(worn().body))
        self._place()

    # -- hands ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys move through the list, choose, and close."""
        # the kind of event first: some still come while Python takes the panel apart
        left = isinstance(event, QFocusEvent) and event.lostFocus() and watched is self.field
        if left and isinstance(event, QFocusEvent) and event.reason() not in _STILL_HERE:
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _LIST_KEYS:
                self._step(key)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_clicked(self.list.currentIndex())
                return True
            if key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.close_up()
                return True
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow field and window no longer."""
        super().hideEvent(event)
        self.window().removeEventFilter(self)
        self.field.removeEventFilter(self)

    def _step(self, key: Qt.Key) -> None:
        count, row = self.lines.rowCount(), self.list.currentIndex().row()
        if not count:
            return
        page = {Qt.Key.Key_PageUp: -_LINES, Qt.Key.Key_PageDown: _LINES}.get(key)
        if page is not None:
            row = min(count - 1, max(0, row + page))
        else:
            row = (row + (1 if key == Qt.Key.Key_Down else -1)) % count
        self.list.setCurrentIndex(self.lines.index(row))

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self.lines.seek(text)
        self._choose_first()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        choice = self.lines.choice(index.row())
        if choice.hindrance:
            self._say(f"Not available: {choice.hindrance}")
            return
        self.close_up()
        self.chosen.emit(choice.key)

    # -- inside -----------------------------------------------------------------------------------

    def _choose_first(self) -> None:
        self.list.setCurrentIndex(self.lines.index(0))
        self.list.scrollToTop()
        if not self.lines.rowCount():
            self._say("Nothing fits; try fewer letters")

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        """Say the line that Return would run, below the list and aloud."""
        if not index.isValid():
            return
        choice = self.lines.choice(index.row())
        tip = f"Not available: {choice.hindrance}" if choice.hindrance else choice.tip
        metrics, elide = self.foot.fontMetrics(), Qt.TextElideMode.ElideRight
        # wrapping loses a little of each line
        room = round(1.7 * max(0, self.width() - 2 * Tokens.grid))
        self.foot.setText(metrics.elidedText(tip or choice.place, elide, room))
        place = f"{index.row() + 1} of {self.lines.rowCount()}"
        self._announce(f"{choice.spoken}; {place}")

    def _say(self, text: str) -> None:
        self.foot.setText(text)
        self._announce(text)

    def _announce(self, text: str) -> None:
        self.field.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def _place(self) -> None:
        """Stand at the top of the window, in its middle, no wider and higher than it."""
        window = self.window()
        if window is self:
            return
        line = self.list.sizeHintForRow(0) if self.lines.rowCount() else 24
        foot = 2 * self.foot.fontMetrics().lineSpacing()
        grid = Tokens.grid
        height = self.field.sizeHint().height() + 5 * grid + foot + _LINES * max(1, line)
        width = min(_WIDTH, window.width() - 2 * grid)
        top = min(_TOP, window.height() // 10)
        self.foot.setFixedHeight(foot)
        self.resize(width, min(height, window.height() - 2 * top))
        self.move(QPoint((window.width() - width) // 2, top))
