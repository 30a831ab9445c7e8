"""Files dropped onto the window: a cue while they hover, and the first of them opened.

Owns the cue and which of several files is meant. Opening, with its questions, is `opening`'s;
it happens after the drop, so that a question keeps no other program waiting. It watches the window
of the system, not the widget: a field below the mouse would take a file's name for text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from games.model.file.nfg import SUFFIX as NFG_SUFFIX
from games.model.file.scenario_file import SUFFIX
from gui.core.later import later
from gui.files.words import legible
from gui.look.type import sized
from gui.look.wear import worn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

__all__ = ["DropTarget", "dropped_files"]

KNOWN = (SUFFIX, NFG_SUFFIX)


class DropTarget(QObject):
    """Lets a window take files.

    Parameters
    ----------
    window
        The window, all of it.
    open_path
        Opens a file; False if it was not opened.

    Signals
    -------
    opened(str)
        One of several files was opened, and which.
    """

    opened = Signal(str)

    def __init__(self, window: QWidget, open_path: Callable[[Path], bool]) -> None:
        super().__init__(window)
        self.setObjectName("drop-target")
        self._window = window
        self._open_path = open_path
        self._files: tuple[Path, ...] = ()
        self.cue = _Cue(window)
        self._later = later(self, "drop-later", 0, self._open)

    def start(self) -> None:
        """Begin, once the window has been shown; panels that float are windows, too."""
        self._listen(self._window)
        for dock in self._window.findChildren(QDockWidget):
            dock.topLevelChanged.connect(self._on_floating)
            if dock.isFloating():
                self._listen(dock)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of files, let all others pass."""
        if isinstance(event, QDropEvent):  # entering, moving about or dropping
            return self._take(event)
        if event.type() == QEvent.Type.DragLeave:
            self.cue.hide()
        return False

    @Slot(bool)
    def _on_floating(self, floating: bool) -> None:
        dock = self.sender()
        if floating and isinstance(dock, QWidget):
            self._listen(dock)

    def _listen(self, window: QWidget) -> None:
        window.winId()  # makes the system's window, if there is none yet
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def _take(self, event: QDropEvent) -> bool:
        files = dropped_files(event.mimeData())
        if not files:
            return False
        if QApplication.activeModalWidget() is not None:  # a question comes first
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self.cue.cover(_promise(files))
        elif event.type() == QEvent.Type.Drop:
            self.cue.hide()
            self._files = files
            self._later.start()
        return True

    @Slot()
    def _open(self) -> None:
        first, *others = self._files
        if self._open_path(first) and others:
            many = "the other file was" if len(others) == 1 else f"the other {len(others)} were"
            self.opened.emit(
                f"Opened “{legible(first.name)}”; a window shows one scenario, so {many} not opened"
            )


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of a drag, those that look like scenarios first."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return tuple(sorted(paths, key=lambda path: path.suffix.lower() not in KNOWN))


def _promise(files: tuple[Path, ...]) -> str:
    first = f"Drop to open “{legible(files[0].name)}”"
    return first if len(files) == 1 else f"{first}, the first of {len(files)} files"


class _Cue(QWidget):
    """A veil over the window that says what a drop will do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("drop-cue")
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = ""
        self.hide()

    def cover(self, text: str) -> None:
        """Cover the window with these words."""
        self.text = text
        self.setAccessibleName(text)
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil, a dashed frame and the words."""
        tokens = worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.base)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(*(tokens.grid,) * 2, *(-tokens.grid,) * 2)
        painter.setPen(QPen(QColor(tokens.accent), tokens.line, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, tokens.grid, tokens.grid)
        painter.setFont(sized(tokens.title))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        plate = painter.boundingRect(frame, flags, self.text)
        around = tokens.grid * 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.base))
        painter.drawRect(plate.adjusted(-around, -around, around, around))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(frame, flags, self.text)
