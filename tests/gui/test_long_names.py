"""Names of two hundred letters without a blank leave every control of the window in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QScrollArea,
    QScrollBar,
    QTreeWidgetItemIterator,
)

from games.model.edit.pasting.paste import readings
from games.model.file.library import load_named
from games.model.file.scenario_file import save
from gui.controls.name import Name
from gui.controls.notice import Notice, NoticeBar
from gui.core.selection import PayoffKey
from gui.desk.talks.paste_dialog import PasteDialog
from gui.files.recovery_dialog import Fate, Offer, RecoveryDialog
from gui.look.literal import plain_label
from gui.look.type import sized
from gui.look.wear import worn
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.drivers.row import DriverRow
from gui.panels.payoffs.headers import ColumnHeader
from gui.panels.structure.panel import StructurePanel
from hostile import with_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from whole_desk import Desk

SIZE = (1600, 1000)
ENDLESS = 200 * "N"


def endless(field: str, text: str) -> str:
    """A text without a blank, as long as its field allows."""
    if field in ("letter", "date"):
        return text
    return ("".join(text.split()) + 200 * "N")[: 20 if field == "unit" else 200]


@pytest.fixture
def desk(desk_on: Callable[[str], Desk], tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    made = desk_on("chicken")
    made.dialogs.open_path = tmp_path / "endless.equipoise"
    save(with_texts(load_named(request.param), endless), made.dialogs.open_path)
    made.trigger("file.open")
    made.window.resize(*SIZE)
    made.settle()
    return made


def sideways(desk: Desk) -> list[str]:
    """The scroll areas of the window that scroll from side to side."""
    bars = desk.window.findChildren(QScrollBar)
    across = [bar for bar in bars if bar.orientation() is Qt.Orientation.Horizontal]
    shown = [bar for bar in across if bar.isVisible() and bar.maximum() > bar.minimum()]
    return [type(bar.parentWidget().parentWidget()).__name__ for bar in shown]


@pytest.mark.parametrize("desk", ["iraq-2019", "chicken"], indirect=True)
def test_no_panel_scrolls_sideways_and_the_window_stays_as_wide_as_it_was(desk: Desk) -> None:
    window = desk.window
    players = desk.document.scenario.players

    def look() -> None:
        desk.qtbot.waitUntil(lambda: not sideways(desk))
        assert window.width() == SIZE[0]

    window.selection.select(PayoffKey(players[0].id, tuple(p.strategies[0].id for p in players)))
    for dock in window.findChildren(QDockWidget):
        window.keyboard.places.go(dock.windowTitle())
        look()
    desk.trigger("scenario.considerations")
    considerations = window.findChild(ConsiderationsPanel)
    assert considerations is not None
    considerations.edit(desk.document.scenario.considerations[0].id)
    look()
    desk.trigger("scenario.structure")
    structure = window.findChild(StructurePanel)
    assert structure is not None
    rows = QTreeWidgetItemIterator(structure.tree)
    while rows.value() is not None:
        structure.tree.setCurrentItem(rows.value())
        look()
        rows += 1
    for place in range(window.book.tabs.count()):
        window.book.tabs.setCurrentIndex(place)
        look()


@pytest.mark.parametrize("desk", ["chicken"], indirect=True)
def test_no_notice_makes_the_window_wider(desk: Desk) -> None:
    bar = desk.window.findChild(NoticeBar)
    assert bar is not None
    bar.say(Notice("a", f"{ENDLESS} was saved.", ("Show",)))
    desk.settle()
    assert desk.window.width() == SIZE[0]
    assert bar.label.text().endswith("… was saved.")
    assert bar.label.toolTip() == f"{ENDLESS} was saved."


def test_no_dialog_is_wider_than_its_buttons_and_tables_ask(qtbot: QtBot) -> None:
    scenario = with_texts(load_named("chicken"), endless)
    parent = plain_label()
    qtbot.addWidget(parent)
    place = scenario.players[0].id, scenario.profile((0, 0))
    strange = readings(f"\t{ENDLESS}a\t{ENDLESS}b\nc\t1,2\t3,4\nd\t5,6\t7,8", scenario)
    several = readings("1,2\t3,4\n5,6\t7,8", scenario, *place)
    assert strange[0].strange
    assert len(several) > 1
    for dialog in (
        *(PasteDialog(scenario, found, ENDLESS, parent) for found in (strange, several)),
        RecoveryDialog([Offer(ENDLESS, ENDLESS, ENDLESS, tuple(Fate))], parent),
    ):
        assert dialog.minimumSizeHint().width() < 1000
        roll = dialog.findChild(QScrollArea)
        shown = dialog if not isinstance(dialog, RecoveryDialog) or roll is None else roll.widget()
        assert shown is not None
        assert shown.minimumSizeHint().width() < 1000


@pytest.mark.parametrize("desk", ["chicken"], indirect=True)
def test_slider_and_box_of_a_driver_stay_beside_its_name(desk: Desk) -> None:
    row = desk.window.findChild(DriverRow)
    assert row is not None
    panel = row.parentWidget().parentWidget().rect()
    for control in (row.spin, row.track, row.radio):
        place = control.mapTo(row.parentWidget().parentWidget(), control.rect().bottomRight())
        assert panel.right() >= place.x()
    assert row.name.text().endswith("…")
    assert row.driver.name in row.name.toolTip()


@pytest.mark.parametrize("desk", ["chicken"], indirect=True)
def test_the_column_players_name_is_cut_at_its_end_and_says_so(desk: Desk) -> None:
    header = desk.window.findChild(ColumnHeader)
    assert header is not None
    drawn = header.viewport().grab().toImage()
    scenario = desk.document.scenario
    ann, ben = scenario.players
    metrics = QFontMetricsF(sized(worn().small, strong=True))
    cut = metrics.elidedText(ben.name, Qt.TextElideMode.ElideRight, header.length())
    assert cut.endswith("…")
    desk.document.apply(replace(scenario, players=(ann, replace(ben, name=cut))), "Cut")
    desk.settle()
    assert header.viewport().grab().toImage() == drawn


def test_a_name_is_cut_word_by_word_and_whole_again_where_there_is_room(qtbot: QtBot) -> None:
    name = Name()
    qtbot.addWidget(name)
    name.show()
    name.tell(f"A long {60 * 'N'} name", "And a note")
    name.resize(120, 80)
    assert name.text().startswith("A long N")
    assert name.text().endswith("… name")
    assert name.toolTip() == f"A long {60 * 'N'} name\nAnd a note"
    assert name.accessibleName() == f"A long {60 * 'N'} name"
    assert name.minimumSizeHint().width() < 200
    name.resize(2000, 80)
    QApplication.processEvents()
    assert "…" not in name.text()
    assert name.toolTip() == "And a note"
