"""Numbers out of the desk and back into it, through the clipboard."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from games.model.edit.pasting.paste import readings
from games.model.file.library import load_named
from games.model.scenario import Consideration
from games.study.answer import compute_live
from games.words.reading import reading
from gui.controls.tables import equilibria_rows, html_table
from gui.core.selection import PayoffKey
from gui.desk.talks.paste_dialog import PasteDialog
from gui.desk.talks.paste_preview import PastePreview, counted
from gui.panels.reading.model import EquilibriaModel
from gui.panels.reasons.model import waterfall
from tests.support.two_by_two import two_by_two

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from whole_desk import Desk

COPIES = {
    "copy.payoffs": "US \\ Iran\tUS\tIran\tBaghdad",
    "copy.equilibria": "Escalation on Iraqi soil\tIran\tRetaliate\t-3.5\t",
    "copy.regimes": "3/16",
    "copy.drivers": "Sanctions pressure\t0.60\t0\t1",
    "copy.reading": "is the only equilibrium",
    "copy.status": "5 regimes",
}


def test_every_number_can_be_copied_from_the_menu(desk: Desk) -> None:
    for command, holds in COPIES.items():
        QGuiApplication.clipboard().clear()
        desk.trigger(command)
        assert holds in QGuiApplication.clipboard().text(), command


def test_tables_are_copied_for_word_processors_too(desk: Desk) -> None:
    desk.trigger("copy.payoffs")
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert data.html().count("<tr>") == 8
    assert "&lt;b&gt;" in html_table([["<b>"]])


def test_numbers_in_a_copied_table_are_numbers_to_a_spreadsheet() -> None:
    game = two_by_two(((20_000, 0), (-30_000, 0)), ((20_000, 0), (-30_000, 0)))
    cost = Consideration("cost", "ann", (), Decimal("-50000.1"), "What it costs")
    scenario = replace(game, considerations=(*game.considerations, cost))
    live = compute_live(scenario, scenario.sweep_driver)
    header, *rows = equilibria_rows(reading(scenario, live.sweep, live.report))
    cells = {head: [row[k] for row in rows] for k, head in enumerate(header)}
    assert {"-50000.1", "-30000.1", "20000"} <= set(cells["Payoff"])
    assert {float(index) for index in cells["Index"]} == {-1.0, 1.0}
    assert all(number.isascii() for number in (*cells["Payoff"], *cells["Index"]))
    model = EquilibriaModel()
    model.show(reading(scenario, live.sweep, live.report).rows)
    payoff = model.text([1]).rstrip("\n").split("\t")[2]
    assert payoff == cells["Payoff"][0]
    player = scenario.players[0]
    profile = tuple(one.strategies[0].id for one in scenario.players)
    for line in waterfall(scenario, PayoffKey(player.id, profile)).text().splitlines()[1:]:
        assert Decimal(line.split("\t")[0]).is_finite()
        assert line.split("\t")[0].isascii()


def test_a_copied_table_comes_back_as_one_step(desk: Desk) -> None:
    start = desk.document.scenario
    desk.trigger("copy.payoffs")
    text = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText(text.replace("-1.8", "7,5").replace("-8.5", "-8.51"))
    desk.dialogs.confirmed = True
    desk.trigger("edit.paste-table")
    assert desk.dialogs.asked[-1] == "paste 2"
    assert desk.document.labels == ("Paste 2 payoffs",)
    desk.trigger("edit.undo")
    assert desk.document.scenario == start


def test_a_paste_that_is_declined_changes_nothing(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("\n".join(["1\t2\t3\t4\t5\t6"] * 4))
    start = desk.document.scenario
    desk.trigger("edit.paste-table")
    assert desk.dialogs.asked[-1] == "paste 24"
    assert desk.document.scenario is start


def test_text_that_is_no_table_is_explained(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("Dear all,\nplease find attached")
    desk.trigger("edit.paste-table")
    what, why, _ = desk.dialogs.problems[-1]
    assert "no payoffs" in what
    assert "no numbers" in why


def test_the_preview_shows_old_and_new_and_what_cannot_be_read(qtbot: QtBot) -> None:
    scenario = load_named("chicken")
    text = "1\t0\tabc\t\n5\t6\t7\t8"
    found = readings(text, scenario)
    dialog = PasteDialog(scenario, found, text)
    qtbot.addWidget(dialog)
    model = dialog.table.model()
    assert isinstance(model, PastePreview)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown = [[str(model.index(r, c).data()) for c in range(4)] for r in range(2)]
    assert shown[0][0] == "0 → 1"
    assert shown[0][1] == "0"
    assert "! abc" in shown[0][2]
    assert "not a number" in str(model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole))
    assert "empty cell" in str(model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole))
    assert dialog.apply.text() == "Apply the rest"
    assert not dialog.apply.isDefault()
    assert "abc" in dialog.faults.text()
    assert counted(found[0].plan) == "5 payoffs change, 2 stay as they are; 1 cannot be read"
    finest = readings("1\t0\t0.1234567890123456\t\n5\t6\t7\t8", scenario)[0]
    assert counted(finest.plan).endswith("; 1 is rounded to 15 decimals")
    thirds = PasteDialog(scenario, readings("1\t0\t1/3\t\n5\t6\t7\t8", scenario), text)
    qtbot.addWidget(thirds)
    assert str(thirds.table.model().index(0, 2).data()).endswith("→ 1/3")
    text = "0\t0\t\t\n\t\t\t0,0001e99"
    nothing = PasteDialog(scenario, readings(text, scenario), text)
    qtbot.addWidget(nothing)
    assert not nothing.apply.isEnabled()
