"""The reasons behind a payoff under real hands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from games.model.edit.cells import edit_at, with_edit
from games.model.file.library import load_named
from games.model.payoffs import payoff
from gui.controls.upright import UprightScroll
from gui.core.selection import PayoffKey
from gui.look.tokens import DARK
from gui.look.wear import put_on
from gui.panels.reasons.panel import ReasonsPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.look.tokens import Tokens
    from gui.panels.reasons.row import ReasonRow

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
RRK = ("retaliate", "retaliate", "absorb")
IRAN = PayoffKey("iran", RRK)


@pytest.fixture
def panel(desk: Document, selection: Selection, tokens: Tokens, qtbot: QtBot) -> ReasonsPanel:
    selection.select(IRAN)
    made = ReasonsPanel(desk, selection)
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def row_of(panel: ReasonsPanel, name: str) -> ReasonRow:
    return next(row for row in panel.rows if row.reason.id == name)


def spot(row: ReasonRow, level: float) -> QPoint:
    return QPoint(round(row.slider.x_of(level)), round(row.slider.groove().center().y()))


def base(desk: Document, name: str) -> Decimal:
    return next(c.base for c in desk.scenario.considerations if c.id == name)


def test_the_selected_payoff_is_taken_apart(panel: ReasonsPanel) -> None:
    assert [row.reason.id for row in panel.rows] == [
        "iran-exposure",
        "iran-struck-back",
        "=direct",
    ]
    assert row_of(panel, "iran-exposure").amount.text() == "−1.50"
    assert row_of(panel, "iran-struck-back").amount.text() == "−2.00"


def test_a_click_on_a_title_selects_the_consideration_and_a_double_click_edits_it(
    panel: ReasonsPanel, selection: Selection, listen: Callable[..., list[object]]
) -> None:
    heard = listen(panel.edit_wanted)
    title = row_of(panel, "iran-exposure").title
    QTest.mouseClick(title, Left)
    assert selection.reason.id == "iran-exposure"
    assert heard == []
    assert title.font().bold()
    assert not row_of(panel, "iran-struck-back").title.font().bold()
    QTest.mouseDClick(title, Left)
    assert heard == ["iran-exposure"]
    other = row_of(panel, "iran-struck-back").title
    other.setFocus()
    QTest.keyClick(other, Key.Key_Space)
    assert selection.reason.id == "iran-struck-back"
    QTest.keyClick(other, Key.Key_Return)
    assert heard == ["iran-exposure", "iran-struck-back"]


def test_a_reason_can_be_added_and_a_direct_edit_turned_into_one(
    panel: ReasonsPanel, desk: Document, listen: Callable[..., list[object]]
) -> None:
    added, turned = listen(panel.add_wanted), listen(panel.turn_wanted)
    QTest.mouseClick(panel.add, Left)
    assert len(added) == 1
    assert not row_of(panel, "=direct").turn.isVisible()
    desk.apply(with_edit(desk.scenario, "iran", RRK, Decimal(3)), "typed")
    QTest.mouseClick(row_of(panel, "=direct").turn, Left)
    assert turned == [IRAN]


def test_without_a_selection_the_panel_says_what_to_do(
    panel: ReasonsPanel, selection: Selection
) -> None:
    selection.select(None)
    assert panel.rows == []
    assert panel.shown is None
    panel.copy()


def test_another_payoff_brings_its_own_reasons(panel: ReasonsPanel, selection: Selection) -> None:
    selection.select(PayoffKey("us", RRK))
    assert panel.shown is not None
    assert panel.shown.title == "US at R R K"
    assert {row.reason.id for row in panel.rows} == {"us-strike-cost", "us-deterrence", "=direct"}


def test_dragging_a_reason_is_one_step_and_the_amount_follows(
    panel: ReasonsPanel, desk: Document
) -> None:
    row = row_of(panel, "iran-struck-back")
    QTest.mousePress(row.slider, Left, pos=spot(row, -3.2))
    for at in (-3.0, -2.8):
        QTest.mouseMove(row.slider, spot(row, at))
    assert row_of(panel, "iran-struck-back") is row
    moved = base(desk, "iran-struck-back")
    assert abs(moved - Decimal("-2.8")) <= Decimal("0.04")
    assert desk.labels == ()
    assert row.reason.amount == moved + Decimal("1.2")
    QTest.mouseRelease(row.slider, Left, pos=spot(row, -2.8))
    assert len(desk.labels) == 1
    assert desk.labels[0].startswith("“US strikes on allied militias” to −2.")
    desk.undo()
    assert base(desk, "iran-struck-back") == Decimal("-3.2")
    assert row.slider.level == Decimal("-3.2")


def test_a_base_is_typed_exactly(panel: ReasonsPanel, desk: Document) -> None:
    row = row_of(panel, "iran-exposure")
    row.spin.setFocus()
    row.spin.selectAll()
    QTest.keyClicks(row.spin, "-0.725")
    QTest.keyClick(row.spin, Key.Key_Return)
    assert base(desk, "iran-exposure") == Decimal("-0.725")
    assert len(desk.labels) == 1


def test_a_base_beyond_the_slider_widens_it(panel: ReasonsPanel, desk: Document) -> None:
    row = row_of(panel, "iran-exposure")
    row.spin.setFocus()
    row.spin.selectAll()
    QTest.keyClicks(row.spin, "42")
    QTest.keyClick(row.spin, Key.Key_Return)
    assert base(desk, "iran-exposure") == 42
    assert row.slider.ends[1] >= 42
    assert row.spin.text() == "42.0", "a wider slider has coarser steps"


def test_escape_gives_a_drag_up(panel: ReasonsPanel, desk: Document) -> None:
    row = row_of(panel, "iran-struck-back")
    QTest.mousePress(row.slider, Left, pos=spot(row, -3.2))
    QTest.mouseMove(row.slider, spot(row, -2.5))
    QTest.keyClick(row.slider, Key.Key_Escape)
    assert base(desk, "iran-struck-back") == Decimal("-3.2")
    QTest.mouseRelease(row.slider, Left, pos=spot(row, -2.5))
    assert desk.labels == ()
    assert row.amount.text() == "−2.00"


def test_keys_move_a_reason_and_a_pause_ends_the_step(
    panel: ReasonsPanel, desk: Document, qtbot: QtBot
) -> None:
    row = row_of(panel, "iran-exposure")
    timer = row.findChild(QTimer, "gesture-idle")
    assert isinstance(timer, QTimer)
    row.slider.setFocus()
    QTest.keyClick(row.slider, Key.Key_Right)
    assert base(desk, "iran-exposure") > Decimal("-0.5")
    assert desk.labels == ()
    timer.setInterval(1)
    QTest.keyClick(row.slider, Key.Key_Right)
    qtbot.waitUntil(lambda: len(desk.labels) == 1)


def test_the_direct_edit_has_a_slider_even_before_there_is_one(
    panel: ReasonsPanel, desk: Document
) -> None:
    row = row_of(panel, "=direct")
    assert not row.remove.isEnabled()
    QTest.mousePress(row.slider, Left, pos=spot(row, 0))
    QTest.mouseMove(row.slider, spot(row, 2))
    QTest.mouseRelease(row.slider, Left, pos=spot(row, 2))
    edit = edit_at(desk.scenario, "iran", RRK)
    assert edit is not None
    assert row.remove.isEnabled()
    assert desk.labels[0].startswith("Direct edit of Iran's payoff at R R K to ")
    assert payoff(desk.scenario, "iran", RRK) == Decimal("-3.5") + edit.amount


def test_a_direct_edit_is_removed_by_its_button(panel: ReasonsPanel, desk: Document) -> None:
    desk.apply(with_edit(desk.scenario, "iran", RRK, Decimal(3)), "typed")
    row = row_of(panel, "=direct")
    assert row.amount.text() == "+3.00"
    QTest.mouseClick(row.remove, Left)
    assert edit_at(desk.scenario, "iran", RRK) is None
    assert desk.labels == ("typed", "Remove direct edit at R R K")
    desk.undo()
    assert row.amount.text() == "+3.00"


def test_a_double_click_returns_a_reason_to_the_file(panel: ReasonsPanel, desk: Document) -> None:
    row = row_of(panel, "iran-exposure")
    row.slider.setFocus()
    QTest.keyClick(row.slider, Key.Key_PageUp)
    at = float(row.slider.level)
    QTest.mouseDClick(row.slider, Left, pos=spot(row, at))
    QTest.mouseRelease(row.slider, Left, pos=spot(row, at))
    assert base(desk, "iran-exposure") == Decimal("-0.5")
    assert len(desk.labels) == 2


def test_going_to_another_payoff_ends_the_step_first(
    panel: ReasonsPanel, desk: Document, selection: Selection
) -> None:
    row = row_of(panel, "iran-exposure")
    row.slider.setFocus()
    QTest.keyClick(row.slider, Key.Key_Right)
    selection.select(PayoffKey("us", RRK))
    assert len(desk.labels) == 1


def test_a_driver_moves_the_amounts_and_not_the_bases(panel: ReasonsPanel, desk: Document) -> None:
    rows = panel.rows
    desk.apply(desk.scenario.with_level("sanctions", Decimal(1)), "x")
    row = row_of(panel, "iran-struck-back")
    assert row.amount.text() == "−1.20"
    assert row.spin.text() == "−3.20"
    assert "sanctions pressure 1" in row.detail.text()
    assert panel.rows == rows


def test_bars_join_end_to_end(panel: ReasonsPanel) -> None:
    QApplication.processEvents()
    first, second = (row_of(panel, n).bar.bar() for n in ("iran-exposure", "iran-struck-back"))
    assert abs(first.left() - second.right()) <= 1
    assert first.width() < second.width()


def test_a_payoff_that_a_new_file_does_not_have_is_not_shown(
    panel: ReasonsPanel, desk: Document
) -> None:
    desk.new(load_named("chicken"))
    assert panel.shown is None


def test_new_words_are_shown_at_once(panel: ReasonsPanel, desk: Document) -> None:
    renamed = tuple(
        replace(c, title="Renamed") if c.id == "iran-exposure" else c
        for c in desk.scenario.considerations
    )
    desk.apply(replace(desk.scenario, considerations=renamed), "rename")
    row = row_of(panel, "iran-exposure")
    assert row.title.text() == "Renamed"
    assert row.slider.accessibleName() == "Base of Renamed"


def test_the_reasons_can_be_copied(panel: ReasonsPanel) -> None:
    panel.copy()
    assert QGuiApplication.clipboard().text().startswith("Iran at R R K")


def test_nothing_is_cut_off_at_the_usual_width(panel: ReasonsPanel) -> None:
    QApplication.processEvents()
    for row in panel.rows:
        assert row.width() <= panel.width()
        for label in (row.title, row.detail):
            assert label.height() >= label.heightForWidth(label.width())


def test_another_theme_changes_the_paper(panel: ReasonsPanel) -> None:
    put_on(DARK)
    assert panel.grab().toImage().pixelColor(2, 598).lightness() < 80


def test_every_control_has_a_name_and_is_reached_by_tab(
    panel: ReasonsPanel, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(panel) == []
    panel.rows[0].slider.setFocus()
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    for row in panel.rows:
        assert row.slider in seen
        assert row.spin in seen


def test_the_head_scrolls_along_where_there_is_little_room(
    panel: ReasonsPanel, selection: Selection, qtbot: QtBot
) -> None:
    selection.select(PayoffKey("iran", ("retaliate", "retaliate", "expel")))
    panel.resize(300, 600)
    area = panel.findChild(UprightScroll)
    title = next(label for label in panel.findChildren(QLabel) if label.text() == "Iran at R R E")
    ink = title.palette().color(QPalette.ColorRole.WindowText)
    assert area is not None
    assert not area.isAncestorOf(title)
    panel.resize(264, 210)
    qtbot.waitUntil(lambda: area.isAncestorOf(title))
    assert title.palette().color(QPalette.ColorRole.WindowText) == ink
    qtbot.waitUntil(lambda: area.widget().height() > area.viewport().height())
    panel.resize(300, 600)
    qtbot.waitUntil(lambda: not area.isAncestorOf(title))
    assert title.isVisible()


def test_a_long_name_wraps_instead_of_widening_the_panel(
    panel: ReasonsPanel, selection: Selection, desk: Document
) -> None:
    selection.select(PayoffKey("iran", ("retaliate", "retaliate", "expel")))
    before = panel.minimumSizeHint().width()
    players = list(desk.scenario.players)
    players[1] = replace(players[1], name="Islamic Revolutionary Guard Corps and others")
    desk.apply(replace(desk.scenario, players=tuple(players)), "Rename")
    assert panel.minimumSizeHint().width() <= before + 20
