"""No name of a scenario turns the program's words around, anywhere in a window."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QHeaderView,
    QLabel,
    QMenu,
    QTabBar,
    QTreeWidgetItemIterator,
    QWidget,
)

from games.model.edit.snapshots import take
from games.model.file.library import load_named
from games.model.file.scenario_file import save
from games.words.names import contained
from gui.core.selection import PayoffKey
from gui.look.literal import in_tip, in_title, literal, plain_label
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.structure.panel import StructurePanel
from hostile import with_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from whole_desk import Desk

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC).isoformat()
OVERRIDE = "\u202e"
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


def shown(root: QWidget) -> Iterator[str]:
    """Yield every text of a window and all in it."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield widget.windowTitle()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QGroupBox | QMenu):
            yield widget.title()
        elif isinstance(widget, QTabBar) and not isinstance(widget, QHeaderView):
            for place in range(widget.count()):
                yield from (widget.tabText(place), widget.tabToolTip(place))
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            yield from in_cells(widget.model(), QModelIndex())


def in_cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), 50)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in ROLES)
        yield from in_cells(model, model.index(row, 0, parent))


@pytest.mark.parametrize("scenario", ["iraq-2019", "chicken"])
def test_no_word_of_the_desk_is_turned_by_a_name(
    desk_on: Callable[[str], Desk], tmp_path: Path, scenario: str
) -> None:
    own: set[str] = set()

    def turning(field: str, text: str) -> str:
        own.add(text if field == "letter" else f"{OVERRIDE}{text}"[:200])
        return text if field == "letter" else f"{OVERRIDE}{text}"[:200]

    desk = desk_on("chicken")
    desk.dialogs.open_path = tmp_path / f"{OVERRIDE}name.equipoise"
    save(
        with_texts(take(load_named(scenario), "Before", taken=NOW), turning), desk.dialogs.open_path
    )
    desk.trigger("file.open")
    desk.settle()
    window, found = desk.window, set[str]()

    def look() -> None:
        for top in QApplication.topLevelWidgets():
            if top.isVisible() or top is window:
                found.update(text for text in shown(top) if contained(text) != text)

    look()
    players = desk.document.scenario.players
    window.selection.select(PayoffKey(players[0].id, tuple(p.strategies[0].id for p in players)))
    for dock in window.findChildren(QDockWidget):
        window.keyboard.places.go(dock.windowTitle())
        look()
    structure = window.findChild(StructurePanel)
    considerations = window.findChild(ConsiderationsPanel)
    assert structure is not None
    assert considerations is not None
    rows = QTreeWidgetItemIterator(structure.tree)
    while rows.value() is not None:
        structure.tree.setCurrentItem(rows.value())
        look()
        rows += 1
    for reason in desk.document.scenario.considerations[:3]:
        considerations.edit(reason.id)
        look()
    for place in range(window.book.tabs.count()):
        window.book.tabs.setCurrentIndex(place)
        desk.settle()
        look()
    assert not found - own - {text.strip() for text in own}  # a name alone has nothing to turn


def test_whatever_shows_a_text_as_it_is_keeps_its_direction_in(qtbot: QtBot) -> None:
    label = plain_label(f"{OVERRIDE}a")
    qtbot.addWidget(label)
    for said in (
        label.text(),
        literal(f"{OVERRIDE}a"),
        in_tip(f"{OVERRIDE}a"),
        in_title(f"{OVERRIDE}a"),
    ):
        assert said == "a"
    assert in_title("ایران") == "\u2068ایران\u2069"
