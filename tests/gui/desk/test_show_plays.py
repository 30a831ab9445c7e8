"""From the reading to all orders of moves, and what the window says under a play."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.controls.status import StatusStrip
from gui.panels.reading.panel import ReadingPanel
from tests.support.plays import BASELINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.whole_desk import Desk


def test_the_reading_says_what_the_order_changes_and_leads_to_all_plays(
    desk_on: Callable[[str], Desk],
) -> None:
    desk = desk_on("iraq-2019")
    panel = desk.window.findChild(ReadingPanel)
    assert panel is not None
    desk.qtbot.waitUntil(lambda: panel.reading is not None and panel.reading.play.known)
    assert panel.play.says.text() == (
        "All at once. If Iran moved before the US, “Managed containment” would be played."
    )
    assert desk.window.book.front == "sweep"
    link = panel.play.caption.asking
    link.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert desk.window.book.front == "sequence"
    scenario = replace(desk.document.scenario, play=BASELINE["iran > us > baghdad"])
    desk.document.apply(scenario, "Play")
    desk.settle()
    desk.qtbot.waitUntil(lambda: panel.reading is not None and panel.reading.play.staged)
    assert panel.headline.text().startswith(
        "“Managed containment” is what is played if Iran moves first, then the US, then Baghdad"
    )
    status = desk.window.findChild(StatusStrip)
    assert status is not None
    assert " · Iran, then US, then Baghdad · " in status.label.text()
    assert "nashpy" not in status.label.text()
