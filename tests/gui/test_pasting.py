"""Payoffs out of textbooks, pasted at the desk: shown first, asked about where they are unclear."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from games.model.edit.pasting.paste import readings
from games.model.file.library import load_named
from games.model.payoffs import payoff
from gui.core.selection import PayoffKey
from gui.desk.talks.paste_dialog import PasteDialog
from gui.panels.payoffs.panel import PayoffPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from whole_desk import Desk

PAIRS = "\tCooperate\tDefect\nCooperate\t3,3\t0,5\nDefect\t5,0\t1,1\n"


@pytest.fixture
def put() -> Iterator[Callable[[str], None]]:
    """Put text on the clipboard; nothing is left there."""
    clipboard = QGuiApplication.clipboard()
    yield clipboard.setText
    clipboard.clear()


def test_a_table_of_another_size_is_offered_as_a_new_scenario(
    desk: Desk, put: Callable[[str], None]
) -> None:
    put(PAIRS)
    old = desk.document.scenario
    desk.trigger("edit.paste-table")  # three players on the desk, two in the text
    assert desk.dialogs.asked[-1].startswith("choose The clipboard holds a game of 2 × 2")
    assert desk.document.scenario is old
    desk.dialogs.choice = "New scenario from it"
    desk.trigger("edit.paste-table")
    new = desk.document.scenario
    assert [s.name for s in new.players[0].strategies] == ["Cooperate", "Defect"]
    amounts = [
        payoff(new, player.id, (mine.id, yours.id))
        for mine in new.players[0].strategies
        for yours in new.players[1].strategies
        for player in new.players
    ]
    assert amounts == [3, 3, 0, 5, 5, 0, 1, 1]
    # now it fits: asked once, nothing to change, nothing selected
    desk.dialogs.confirmed = True
    desk.trigger("edit.paste-table")
    assert desk.dialogs.asked[-1] == "paste 0"
    # a reading that is chosen is the one that is taken over
    put("4,4\t0,5\n5,0\t1,1")
    panel = desk.window.findChild(PayoffPanel)
    assert panel is not None
    first = PayoffKey(new.players[0].id, ("cooperate", "cooperate"))
    panel.edit(first)
    desk.dialogs.reading = 1
    desk.trigger("edit.paste-table")
    assert desk.dialogs.asked[-1] == "paste 2 or 3"
    assert payoff(desk.document.scenario, first.player, first.profile) == Decimal("4.4")


def test_where_a_text_means_several_things_enter_takes_none(qtbot: QtBot) -> None:
    scenario, text = load_named("chicken"), "3,3\t0,5\n5,0\t1,1"
    key = (scenario.players[0].id, ("swerve", "swerve"))
    dialog = PasteDialog(scenario, readings(text, scenario, *key), text)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.pasted.toPlainText() == text
    pairs, decimals = dialog.choices.buttons()
    assert dialog.table.model().index(0, 0).data() == "0 → 3"
    for widget in (pairs, dialog.table):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.result() != PasteDialog.DialogCode.Accepted
    decimals.click()
    assert dialog.chosen == 1
    assert dialog.table.model().index(0, 0).data() == "0 → 3.3"
    dialog.apply.click()
    assert dialog.result() == PasteDialog.DialogCode.Accepted


def test_headings_of_another_game_are_said_beside_the_reading(qtbot: QtBot) -> None:
    scenario = load_named("chicken")
    dialog = PasteDialog(scenario, readings(PAIRS, scenario), PAIRS)
    qtbot.addWidget(dialog)
    assert "“Cooperate”, “Defect”" in dialog.note.text()
    assert "In each cell Ann, then Ben" in dialog.summary.text()
    assert dialog.apply.isDefault()
