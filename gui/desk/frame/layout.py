"""How the desk was left and how it comes back: the window's place, docks, what was in front.

Owns the way between the window and the preferences. Whatever makes no sense any more (another
screen, other docks, a chart that is gone) costs only itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from gui.charts.pages.book import ChartBook
    from gui.core.prefs import Store
    from gui.desk.frame.docks import Docks
    from gui.desk.frame.keyboard import Keyboard
    from gui.desk.frame.middle import Middle
    from gui.files.files import Files
    from gui.look.theme import Theme

__all__ = ["Memory"]

SIZE = QSize(1440, 900)
#: What a window's frame may take of the screen beside what the window asks for.
FRAME = QSize(8, 40)
_WHOLE = 1000


class Memory:
    """Remembers one window.

    Parameters
    ----------
    window, middle, docks, book
        What is remembered of them: place and size, the parts of the middle, the docks, the chart in
        front and its selection rule.
    theme, files, keyboard
        What else they remember.
    store
        Where.
    """

    def __init__(
        self,
        window: QMainWindow,
        middle: Middle,
        docks: Docks,
        book: ChartBook,
        theme: Theme,
        files: Files,
        keyboard: Keyboard,
        store: Store,
    ) -> None:
        self._window = window
        self._middle = middle
        self._docks = docks
        self._book = book
        self._theme = theme
        self._files = files
        self._keyboard = keyboard
        self._store = store

    def restore(self) -> None:
        """Arrange the window as on a first start, then as it was left."""
        window, prefs = self._window, self._store.load()
        room = window.screen().availableSize() - FRAME
        size = SIZE.boundedTo(room)
        self._docks.arrange(size.width())
        window.resize(size)
        window.restoreGeometry(QByteArray(prefs.geometry))
        self._docks.restore(prefs.layout)
        if window.minimumSizeHint().width() > room.width():  # left on a larger screen
            self._docks.arrange(room.width())
        if 0 < prefs.table < _WHOLE:
            self._middle.divide(prefs.table)
        if prefs.chart < self._book.tabs.count():
            self._book.bring_front(prefs.chart)

    def reset(self) -> None:
        """Put every panel back where it was on the first start, and the parts of the middle."""
        self._docks.arrange(self._window.width())
        self._middle.divide(0)

    def save(self) -> bool:
        """Remember how the window is now; False if the preferences cannot be written."""
        return self._store.save(
            replace(
                self._store.load(),
                theme=self._theme.choice,
                rule=self._book.rule,
                geometry=bytes(self._window.saveGeometry().data()),
                layout=self._docks.save(),
                table=self._middle.share,
                chart=self._book.front,
                recent=tuple(map(str, self._files.recent)),
                used=self._keyboard.finder.used,
            )
        )
