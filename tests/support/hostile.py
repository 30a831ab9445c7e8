"""A scenario that tries to be interpreted, and a walk over windows that tells what would be.

Every text field of a scenario, those to come too, begins with markup that opens a file.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QHeaderView,
    QLabel,
    QMenu,
    QTabBar,
    QTextEdit,
    QWidget,
)

from gui.look.literal import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from games.model.scenario import Scenario

__all__ = ["MARK", "MARKUP", "hostile", "interpreted", "with_texts"]

#: Opens a file where it is rendered; an ampersand that would become a mnemonic, and an entity.
MARKUP = '<img src="file:///nowhere/read-me.png"><b>R&D &lt;'
MARK = "R&D &lt;"
#: What is a word of the file rather than text.
_WORDS = {"id", "color", "player", "source", "confidence", "sweep_driver", "taken"}


def with_texts(part: Any, change: Callable[[str, str], str]) -> Any:
    """Return a scenario, or a part of one, with every text changed; `change` is told the field."""
    if isinstance(part, tuple):
        return tuple(with_texts(one, change) if is_dataclass(one) else one for one in part)
    found = {}
    for one in fields(part):
        value = getattr(part, one.name)
        if isinstance(value, str) and one.name not in _WORDS:
            found[one.name] = change(one.name, value)
        elif isinstance(value, tuple) or is_dataclass(value):
            found[one.name] = with_texts(value, change)
    return replace(part, **found)


def hostile(scenario: Scenario, markup: str = MARKUP) -> Scenario:
    """Return a scenario with markup at the beginning of every text."""

    def change(field: str, text: str) -> str:
        return f"&{text}<"[:3] if field == "letter" else f"{markup}{text}"[:200]

    changed: Scenario = with_texts(scenario, change)
    return changed


def interpreted(root: QWidget) -> list[str]:
    """Return what of a window, and all in it, would be taken for more than text."""
    found: dict[str, None] = {}
    for widget in [root, *root.findChildren(QWidget)]:
        who = f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"
        for what, text in _guessed(widget):
            if _renders(text):
                found[f"{who}, {what}: {text!r}"] = None
        for what, text in _with_mnemonics(widget):
            if MARK in text or ("<b>R" in text and MARK not in plain(text)):
                found[f"{who}, {what}: {text!r}"] = None
        if isinstance(widget, QTextEdit) and _holds_markup(widget.document()):
            found[f"{who}, document"] = None
        if MARK in widget.windowTitle() and "[*][*]" not in widget.windowTitle():
            found[f"{who}, title: {widget.windowTitle()!r}"] = None
    for action in root.findChildren(QAction):
        if _renders(action.toolTip()):
            found[f"action {action.text()!r}, tip: {action.toolTip()!r}"] = None
        if MARK in action.text():
            found[f"action {action.text()!r}"] = None
    return list(found)


def _guessed(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Yield the texts of a widget whose format Qt guesses, and rich ones."""
    yield "tip", widget.toolTip()
    yield "what's this", widget.whatsThis()
    if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
        yield "text", widget.text()
    if isinstance(widget, QTabBar):
        yield from (("tab's tip", widget.tabToolTip(n)) for n in range(widget.count()))
    if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
        yield from _tips(widget.model(), QModelIndex())


def _tips(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, str]]:
    tip = Qt.ItemDataRole.ToolTipRole
    for way in Qt.Orientation:
        if parent.isValid():
            break
        across = way is Qt.Orientation.Horizontal
        count = _columns(model, parent) if across else model.rowCount(parent)
        for place in range(min(count, 50)):
            yield f"head {place}", str(model.headerData(place, way, tip) or "")
    for row in range(min(model.rowCount(parent), 50)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            yield f"cell {row}, {column}", str(index.data(tip) or "")
        yield from _tips(model, model.index(row, 0, parent))


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _with_mnemonics(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Yield the texts in which an ampersand would be a mnemonic."""
    if isinstance(widget, QAbstractButton):
        yield "text", widget.text()
    elif isinstance(widget, QGroupBox | QMenu):
        yield "title", widget.title()
    elif isinstance(widget, QDockWidget):
        yield "title", widget.windowTitle()
    elif isinstance(widget, QLabel) and widget.buddy() is not None:
        yield "text", widget.text()
    elif isinstance(widget, QTabBar) and not isinstance(widget, QHeaderView):
        yield from (("tab", widget.tabText(n)) for n in range(widget.count()))


def _renders(text: str) -> bool:
    """Tell whether a text of a scenario in it would be markup where Qt guesses."""
    if not Gui.mightBeRichText(text):
        return False
    document = QTextDocument()
    document.setHtml(text)
    return _holds_markup(document) or ("read-me" in text and "<img" not in document.toPlainText())


def _holds_markup(document: QTextDocument) -> bool:
    """Tell whether a document holds a picture that no part of the program put there."""
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            form = place.fragment().charFormat()
            if form.isImageFormat() and "nowhere" in form.toImageFormat().name():
                return True
            place += 1
        block = block.next()
    return False
