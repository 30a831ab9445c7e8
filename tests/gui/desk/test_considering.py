"""Considerations across the desk: begun anywhere, edited in one place, seen everywhere."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

from games.model.edit.cells import edit_at, with_edit
from games.model.edit.considerations import consideration
from gui.charts.pages.tornado import TornadoPage
from gui.charts.pages.waterfall import WaterfallPage
from gui.core.selection import PayoffKey
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.reasons.panel import ReasonsPanel

if TYPE_CHECKING:
    from pathlib import Path

    from whole_desk import Desk

RRK = ("retaliate", "retaliate", "absorb")
IRAN = PayoffKey("iran", RRK)


def find(desk: Desk) -> tuple[ConsiderationsPanel, PayoffPanel, ReasonsPanel]:
    kinds = (ConsiderationsPanel, PayoffPanel, ReasonsPanel)
    found = [desk.window.findChild(kind) for kind in kinds]
    assert all(found)
    return tuple(found)  # type: ignore[return-value]


def in_front(panel: ConsiderationsPanel) -> bool:
    dock = panel.parent()
    assert isinstance(dock, QDockWidget)
    return not dock.visibleRegion().isEmpty()


def test_a_consideration_is_added_named_saved_and_marked_in_the_table(
    desk: Desk, tmp_path: Path
) -> None:
    panel, table, reasons = find(desk)
    assert not in_front(panel)  # the reading is
    desk.window.selection.select(IRAN)
    desk.trigger("scenario.add-consideration")
    QApplication.processEvents()
    assert in_front(panel)
    assert table.board.is_lit(1, (0, 0, 1))
    assert not table.board.is_lit(1, (0, 0, 0))
    assert [row.reason.title for row in reasons.rows][-2] == "New consideration"
    QTest.keyClicks(panel.form.title.edit, "Face saved")  # half typed when it is saved
    desk.dialogs.save_path = tmp_path / "mine.equipoise"
    desk.trigger("file.save")
    assert consideration(desk.document.saved, str(panel.key)).title == "Face saved"


def test_the_reasons_panel_leads_to_the_editor(desk: Desk) -> None:
    panel, table, reasons = find(desk)
    desk.document.apply(with_edit(desk.document.scenario, "iran", RRK, Decimal("0.5")), "typed")
    desk.settle()
    desk.window.selection.select(IRAN)
    reasons.edit_wanted.emit("iran-exposure")
    assert in_front(panel)
    assert panel.key == "iran-exposure"
    assert table.board.is_lit(1, (1, 0, 0))
    QTest.mouseClick(reasons.rows[-1].turn, Qt.MouseButton.LeftButton)
    desk.settle()
    assert edit_at(desk.document.scenario, "iran", RRK) is None
    assert panel.form.title.text == "Direct edit at R R K"
    QTest.mouseClick(reasons.add, Qt.MouseButton.LeftButton)
    desk.settle()
    assert panel.form.title.text == "New consideration"
    assert desk.document.labels[-1] == "New consideration of Iran"


def test_ctrl_r_brings_the_list_to_the_front(desk: Desk) -> None:
    panel, _, _ = find(desk)
    desk.trigger("scenario.considerations")
    QApplication.processEvents()
    assert in_front(panel)
    assert panel.isAncestorOf(QApplication.focusWidget())


def test_a_bar_of_the_tornado_and_a_step_of_the_waterfall_select_their_consideration(
    desk: Desk,
) -> None:
    panel, table, _ = find(desk)
    tornado = desk.chart("tornado").page
    assert isinstance(tornado, TornadoPage)
    desk.qtbot.waitUntil(lambda: tornado.scene() is not None)  # what is not there is not pressed
    waterfall = desk.chart("waterfall").page
    assert isinstance(waterfall, WaterfallPage)
    desk.qtbot.waitUntil(lambda: waterfall.scene() is not None)
    tornado.canvas.spot_pressed.emit("baghdad-violated")
    assert desk.window.selection.reason.id == "baghdad-violated"
    assert desk.window.selection.key is not None
    assert desk.window.selection.key.player == "baghdad"
    assert table.board.is_lit(2, (0, 1, 1))
    waterfall.canvas.spot_pressed.emit("3:iran-exposure")
    assert desk.window.selection.reason.id == "iran-exposure"
    assert panel.key == "iran-exposure"
    assert not in_front(panel)  # the reading stays where it is
