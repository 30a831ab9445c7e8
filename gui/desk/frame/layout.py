"""How the desk was left and how it comes back: the window's place, docks, what was in front.

Owns the way between the window and the preferences. Whatever makes no sense any more (another
screen, other docks, a chart that is gone) costs only itself.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
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


@dataclass(eq=False)
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

    window: QMainWindow
    middle: Middle
    docks: Docks
    book: ChartBook
    theme: Theme
    files: Files
    keyboard: Keyboard
    store: Store

    def restore(self) -> None:
        """Arrange the window as on a first start, then as it was left."""
        window, prefs = self.window, self.store.load()
        room = window.screen().availableSize() - FRAME
        size = SIZE.boundedTo(room)
        self.docks.arrange(size.width())
        window.resize(size)
        window.restoreGeometry(QByteArray(prefs.geometry))
        self.docks.restore(prefs.layout)
        if window.minimumSizeHint().width() > room.width():  # left on a larger screen
            self.docks.arrange(room.width())
        if 0 < prefs.table < _WHOLE:
            self.middle.divide(prefs.table)
        with suppress(KeyError):  # none was left yet, or there is none of that name any more
            self.book.bring_front(prefs.chart)

    def reset(self) -> None:
        """Put every panel back where it was on the first start, and the parts of the middle."""
        self.docks.arrange(self.window.width())
        self.middle.divide(0)

    def save(self) -> bool:
        """Remember how the window is now; False if the preferences cannot be written."""
        return self.store.save(
            replace(
                self.store.load(),
                theme=self.theme.choice,
                rule=self.book.rule,
                geometry=bytes(self.window.saveGeometry().data()),
                layout=self.docks.save(),
                table=self.middle.share,
                chart=self.book.front,
                recent=tuple(map(str, self.files.recent.paths)),
                used=self.keyboard.finder.used,
            )
        )
