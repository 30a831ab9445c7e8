"""The help pages in a window of their own, beside the desk, never in its way.

Owns which pages there are (whatever lies in assets/help, in the order of the file names) and the
window that shows them. Knows nothing of the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

__all__ = ["HelpWindow", "Page", "pages"]

LIST_WIDTH = 250
SIZE = (860, 600)


@dataclass(frozen=True, slots=True)
class Page:
    """One help page: its id (the file name without number and suffix), title and Markdown."""

    id: str
    title: str
    markdown: str


def pages() -> tuple[Page, ...]:
    """Return all help pages in reading order."""
    folder = resources.files("assets") / "help"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".md")), key=lambda f: f.name)
    found = []
    for file in files:
        markdown = file.read_text(encoding="utf-8")
        title = markdown.splitlines()[0].lstrip("# ")
        found.append(Page(file.name.removesuffix(".md").split("-", 1)[1], title, markdown))
    return tuple(found)


class HelpWindow(QDialog):
    """A list of pages and the page itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle("Equipoise help")
        self.resize(*SIZE)
        self._pages = pages()
        self._list = QListWidget(self)
        self._list.setObjectName("help-pages")
        self._list.setAccessibleName("Help pages")
        self._list.setFixedWidth(LIST_WIDTH)
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems([page.title for page in self._pages])
        self._text = QTextBrowser(self)
        self._text.setObjectName("help-text")
        self._text.setAccessibleName("Help page")
        self._text.document().setDocumentMargin(16)
        layout = QHBoxLayout(self)
        layout.addWidget(self._list)
        layout.addWidget(self._text, 1)
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._list.setCurrentRow(0)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._list.currentRow()]

    def show_page(self, page_id: str) -> None:
        """Show a page and bring the window to the front; raise `KeyError` for an unknown id."""
        ids = [page.id for page in self._pages]
        if page_id not in ids:
            raise KeyError(page_id)
        self._list.setCurrentRow(ids.index(page_id))
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        self._text.setMarkdown(self._pages[row].markdown)
