"""The help pages in a window of their own, beside the desk, never in its way.

Owns what is shown, where Back and Forward lead, and how a page is set. Which pages there are, and
what a search finds, is `gui.desk.talks.help.pages`'. Knows nothing of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from gui.controls.arrange import below, beside, split
from gui.desk.talks.help.pages import page_of, pages, search
from gui.desk.talks.help.text import HelpText
from gui.desk.talks.help.topics import HELP
from gui.look.literal import in_tip, plain_label

if TYPE_CHECKING:
    from gui.desk.talks.help.pages import Page

__all__ = ["HelpWindow"]

SIZE = (960, 680)
WIDTHS = (270, 690)
_PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """A search, a list of pages or of what was found, and the page itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(HELP)
        self.setWindowTitle("Help")
        self.setModal(False)
        self.resize(*SIZE)
        self._past: list[tuple[str, str]] = []
        self._future: list[tuple[str, str]] = []
        self._place = (pages()[0].id, "")
        self._make()
        self._list_found("")
        self._show(self._place)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = page_of(self._place[0])
        assert page is not None
        return page

    @property
    def heading(self) -> str:
        """The heading that was gone to; empty at the top."""
        return self._place[1]

    def show_page(self, page_id: str) -> None:
        """Show a page and bring the window to the front; raise `KeyError` for an unknown id."""
        if page_of(page_id) is None:
            raise KeyError(page_id)
        self.field.clear()  # who asks about one thing does not search for another any more
        self.go(page_id)
        self.show()
        self.raise_()
        self.activateWindow()

    def go(self, page_id: str, heading: str = "") -> None:
        """Go to a page, or a heading of it; Back comes back from there."""
        if (page_id, heading) != self._place:
            self._past.append(self._place)
            self._future.clear()
        self._show((page_id, heading))

    @Slot()
    def back(self) -> None:
        """Show what was shown before."""
        if self._past:
            self._future.append(self._place)
            self._show(self._past.pop())

    @Slot()
    def forward(self) -> None:
        """Show again what Back came back from."""
        if self._future:
            self._past.append(self._place)
            self._show(self._future.pop())

    # -- inside -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self._back = self._button("Back", "The page you came from", QKeySequence.StandardKey.Back)
        self._forward = self._button(
            "Forward", "The page you came back from", QKeySequence.StandardKey.Forward
        )
        self._back.triggered.connect(self.back)
        self._forward.triggered.connect(self.forward)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Search all pages")
        self.field.setAccessibleName("Search all pages")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._list_found)
        self.field.returnPressed.connect(self._on_return)
        find = QAction("Search", self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.triggered.connect(self._find)
        self.addAction(find)
        self.list = QListWidget(self)
        self.list.setObjectName("help-pages")
        self.list.setAccessibleName("Help pages")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_chosen)
        self._nothing = plain_label("No page has all these words. Try fewer or shorter ones.", self)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(8)
        self._nothing.hide()
        self.text = HelpText(self)
        self.text.anchorClicked.connect(self._on_link)
        side = QWidget(self)
        below(self.field, self._nothing, (self.list, 1), of=side, margins=0)
        parts = split(Qt.Orientation.Horizontal, self, (side, 0), (self.text, 1))
        parts.setSizes(list(WIDTHS))
        bar = beside()
        for action in (self._back, self._forward):
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bar.addWidget(button)
        bar.addStretch(1)
        below(bar, (parts, 1), of=self)
        self.field.setFocus()

    def _button(self, name: str, tip: str, keys: QKeySequence.StandardKey) -> QAction:
        action = QAction(name, self)
        action.setShortcuts(QKeySequence.keyBindings(keys))
        action.setToolTip(in_tip(f"{tip} ({QKeySequence(keys).toString()})"))
        self.addAction(action)
        return action

    def _show(self, place: tuple[str, str]) -> None:
        self._place = place
        page = self.page
        self.text.show_page(page, place[1], self.field.text().split())
        self._back.setEnabled(bool(self._past))
        self._forward.setEnabled(bool(self._future))
        here = self._row_of(place)
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(here)

    def _row_of(self, place: tuple[str, str]) -> int:
        """Return the row of a place; of its page if the heading has none; -1 for no row."""
        held = [self.list.item(row).data(_PLACE) for row in range(self.list.count())]
        for wanted in (place, (place[0], "")):
            if wanted in held:
                return held.index(wanted)
        return -1

    @Slot(str)
    def _list_found(self, words: str) -> None:
        """List what a search finds; all pages without one."""
        with QSignalBlocker(self.list):
            self.list.clear()
            if not words.strip():
                for page in pages():
                    self._add(page.title, (page.id, ""))
            for hit in search(words):
                own = hit.heading != hit.page.title
                named = f"{hit.page.title} › {hit.heading}" if own else hit.page.title
                self._add(f"{named}\n{hit.excerpt}", (hit.page.id, hit.heading if own else ""))
            self.list.setCurrentRow(self._row_of(self._place))
        self._nothing.setVisible(self.list.count() == 0)
        wanted = [word for word in words.split() if len(word) > 1]
        self.text.mark(wanted if self.list.count() else ())

    def _add(self, text: str, place: tuple[str, str]) -> None:
        item = QListWidgetItem(text)
        item.setData(_PLACE, place)
        self.list.addItem(item)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is not None:
            self.go(*item.data(_PLACE))

    @Slot()
    def _on_return(self) -> None:
        """Show the first thing found."""
        if self.list.count():
            self.list.setCurrentRow(0)
            self.go(*self.list.item(0).data(_PLACE))

    @Slot()
    def _find(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        page = page_of(link.toString())
        if page is not None:
            self.go(page.id, link.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
