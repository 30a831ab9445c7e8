"""The considerations panel under real keys and clicks: found, edited, undone, never in the way."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea

from games.model.cover import exactly
from games.model.edit.cells import edit_at, with_edit
from games.model.edit.considerations import consideration
from games.model.file.library import load_named
from games.model.payoffs import payoff
from gui.core.selection import PayoffKey
from gui.look.tokens import DARK
from gui.look.wear import put_on
from gui.panels.considerations.lines import Order, What
from gui.panels.considerations.panel import ConsiderationsPanel
from mouse_wheel import turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Consideration
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.look.tokens import Tokens

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
RRK = ("retaliate", "retaliate", "absorb")
IRAN = PayoffKey("iran", RRK)


@pytest.fixture
def panel(
    desk: Document, selection: Selection, tokens: Tokens, qtbot: QtBot
) -> ConsiderationsPanel:
    made = ConsiderationsPanel(desk, selection)
    qtbot.addWidget(made)
    made.resize(340, 1400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def rows(panel: ConsiderationsPanel) -> list[object]:
    proxy = panel.browser.proxy
    return [proxy.line(row).key for row in range(proxy.rowCount())]


def reason(desk: Document, name: str) -> Consideration:
    return consideration(desk.scenario, name)


def type_into(edit: QWidget, text: str, *then: Qt.Key) -> None:
    edit.setFocus()
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, text)
    for key in then:
        QTest.keyClick(edit, key)


def pick(box: QComboBox, text: str) -> None:
    """Choose an entry as a person does."""
    place = box.findText(text)
    assert place >= 0, [box.itemText(k) for k in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def click_row(panel: ConsiderationsPanel, name: object) -> None:
    spot = panel.browser.list.visualRect(panel.browser.proxy.find(name)).center()
    QTest.mouseClick(panel.browser.list.viewport(), Left, pos=spot)


# -- finding --------------------------------------------------------------------------------------


def test_everything_is_listed_and_counted(panel: ConsiderationsPanel, desk: Document) -> None:
    assert rows(panel) == [r.id for r in desk.scenario.considerations]
    assert panel.browser.bar.count.text() == "19 considerations; 19 cite a source"
    assert panel.key == ""


def test_ctrl_f_searches_and_escape_shows_all_again(panel: ConsiderationsPanel) -> None:
    panel.browser.list.setFocus()
    QTest.keyClick(panel.browser.list, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = panel.browser.bar.search
    assert search.hasFocus()
    QTest.keyClicks(search, "sovereignty")
    assert "baghdad-sovereignty" in rows(panel)
    assert len(rows(panel)) < 5
    assert "shown" in panel.browser.bar.count.text()
    QTest.keyClick(search, Key.Key_Down)
    assert panel.browser.list.hasFocus()
    assert panel.key == rows(panel)[0]
    search.setFocus()
    QTest.keyClick(search, Key.Key_Escape)
    assert len(rows(panel)) == 19
    assert panel.browser.list.currentIndex().row() == rows(panel).index(panel.key)


def test_filters_follow_the_selected_payoff(
    panel: ConsiderationsPanel, selection: Selection
) -> None:
    pick(panel.browser.bar.what, "At the selected payoff")
    assert rows(panel) == []
    assert panel.browser._nothing.isVisible()
    selection.select(IRAN)
    assert rows(panel) == ["iran-exposure", "iran-struck-back"]
    selection.select(PayoffKey("us", RRK))
    assert rows(panel) == ["us-strike-cost", "us-deterrence"]


def test_a_consideration_selected_elsewhere_is_shown_whatever_the_filter(
    panel: ConsiderationsPanel, selection: Selection
) -> None:
    pick(panel.browser.bar.whose, "Baghdad")
    assert len(rows(panel)) == 5
    selection.reason.select("us-blamed")
    assert panel.key == "us-blamed"
    assert len(rows(panel)) == 19
    assert panel.form.title.text == "The strike is seen to have caused the eviction"


def test_choosing_a_line_selects_it_for_everybody(
    panel: ConsiderationsPanel, selection: Selection
) -> None:
    click_row(panel, "iran-exposure")
    assert selection.reason.id == "iran-exposure"
    assert panel.form.name == "iran-exposure"
    QTest.keyClick(panel.browser.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("-1.50\t")
    QTest.keyClick(panel.browser.list, Key.Key_Down)
    assert selection.reason.id == "iran-free-harassment"
    assert selection.key is None
    QTest.keyClick(panel.browser.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    amount, title = QGuiApplication.clipboard().text().split("\t")
    assert amount.isascii()
    assert Decimal(amount).is_finite(), "spreadsheets take it for a number"
    assert title.startswith("Harassment at no cost")


def test_end_goes_to_the_last_line_when_none_is_chosen(
    panel: ConsiderationsPanel, selection: Selection
) -> None:
    QTest.keyClick(panel.browser.list, Key.Key_End)
    assert panel.browser.list.currentIndex().row() == len(rows(panel)) - 1
    assert selection.reason.id is not None


def test_an_empty_scenario_tells_the_next_action(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    desk.apply(replace(desk.scenario, considerations=()), "empty")
    assert panel.browser._nothing.text().startswith("No considerations yet")
    desk.undo()
    assert not panel.browser._nothing.isVisible()


# -- whole considerations -------------------------------------------------------------------------


def test_new_begins_at_the_selected_payoff_and_wants_a_title(
    panel: ConsiderationsPanel, desk: Document, selection: Selection
) -> None:
    selection.select(IRAN)
    pick(panel.browser.bar.what, "Without a source")
    QTest.mouseClick(panel.browser.tools.buttons["new"], Left)
    assert desk.labels == ("New consideration of Iran",)
    assert selection.reason.id == panel.key
    assert panel.form.title.edit.hasFocus()
    QTest.keyClicks(panel.form.title.edit, "Face")
    QTest.keyClick(panel.form.title.edit, Key.Key_Return)
    assert reason(desk, str(panel.key)).title == "Face"
    desk.undo()
    desk.undo()
    assert panel.key == ""
    assert selection.reason.id == ""
    desk.redo()
    assert len(rows(panel)) == 1  # the filter is still on


def test_new_shows_the_form_from_its_top(panel: ConsiderationsPanel, desk: Document) -> None:
    panel.resize(340, 600)
    click_row(panel, desk.scenario.considerations[0].id)
    bar = panel.findChildren(QScrollArea)[-1].verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    panel.add()
    assert panel.form.title.visibleRegion().boundingRect() == panel.form.title.rect()
    assert bar.value() == 0


def test_remove_goes_on_to_the_next_and_undo_brings_it_back(
    panel: ConsiderationsPanel, desk: Document, selection: Selection
) -> None:
    click_row(panel, "us-deterrence")
    QTest.keyClick(panel.browser.list, Key.Key_Delete)
    assert "us-deterrence" not in rows(panel)
    assert panel.key == "us-unanswered"
    assert selection.reason.id == "us-unanswered"
    desk.undo()
    assert rows(panel)[2] == "us-deterrence"
    assert panel.key == "us-unanswered"


def test_duplicate_goes_to_the_copy(panel: ConsiderationsPanel, desk: Document) -> None:
    click_row(panel, "us-deterrence")
    QTest.mouseClick(panel.browser.tools.buttons["duplicate"], Left)
    assert reason(desk, str(panel.key)).title.endswith("(copy)")
    assert rows(panel)[3] == panel.key


def test_moving_passes_the_neighbour_that_is_seen(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    panel.browser.bar.search.setText("troops leave")
    panel.browser.bar.search.clear()
    pick(panel.browser.bar.whose, "Iran")
    click_row(panel, "iran-exposure")
    QTest.keyClick(panel.browser.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert rows(panel)[:2] == ["iran-exposure", "iran-strangled"]
    assert panel.key == "iran-exposure"
    assert desk.labels == ("Move “Exposure and backlash in Iraq” up",)
    QTest.keyClick(panel.browser.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert len(desk.labels) == 1  # it is the first already
    pick(panel.browser.bar.order, "By size today")
    assert panel.browser.proxy.order is Order.SIZE
    assert not panel.browser.tools.buttons["up"].isEnabled()
    QTest.keyClick(panel.browser.list, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert len(desk.labels) == 1


# -- direct edits ---------------------------------------------------------------------------------


def test_a_direct_edit_is_a_line_that_can_be_turned_into_a_consideration(
    panel: ConsiderationsPanel, desk: Document, selection: Selection
) -> None:
    desk.apply(with_edit(desk.scenario, "iran", RRK, Decimal("1.5")), "typed")
    before = payoff(desk.scenario, "iran", RRK)
    pick(panel.browser.bar.what, "Direct edits")
    assert rows(panel) == [IRAN]
    click_row(panel, IRAN)
    assert selection.key == IRAN
    assert selection.reason.id == ""
    assert panel.card.isVisible()
    assert "Direct edit of Iran's payoff at R R K: +1.5" in panel.card.title.text()
    QTest.mouseClick(panel.card.turn, Left)
    assert edit_at(desk.scenario, "iran", RRK) is None
    assert payoff(desk.scenario, "iran", RRK) == before
    assert panel.form.title.edit.hasFocus()
    assert panel.browser.bar.filter.what is What.ALL
    desk.undo()
    assert edit_at(desk.scenario, "iran", RRK) is not None


def test_a_direct_edit_that_cannot_be_turned_says_why(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    desk.apply(with_edit(desk.scenario, "iran", RRK, Decimal("1e-20")), "typed")
    panel.turn(IRAN)
    assert "too precise" in panel.browser._message.text()
    assert len(desk.labels) == 1


def test_a_direct_edit_is_removed_from_its_card(panel: ConsiderationsPanel, desk: Document) -> None:
    desk.apply(with_edit(desk.scenario, "iran", RRK, Decimal("1.5")), "typed")
    click_row(panel, IRAN)
    QTest.mouseClick(panel.card.remove, Left)
    assert desk.labels == ("typed", "Remove direct edit at R R K")
    assert desk.scenario.edits == ()


# -- the editor -----------------------------------------------------------------------------------


def test_words_commit_on_leaving_and_escape_forgets(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    click_row(panel, "us-blamed")
    type_into(panel.form.title.edit, "Blamed", Key.Key_Tab)
    assert reason(desk, "us-blamed").title == "Blamed"
    type_into(panel.form.title.edit, "Nonsense", Key.Key_Escape)
    assert panel.form.title.text == "Blamed"
    assert isinstance(panel.form.rationale.edit, QPlainTextEdit)
    panel.form.rationale.edit.setFocus()
    panel.form.rationale.edit.setPlainText("Two\nlines")
    panel.browser.list.setFocus()
    assert reason(desk, "us-blamed").rationale == "Two\nlines"
    assert len(desk.labels) == 2


def test_a_title_cannot_be_empty_and_says_so_at_the_field(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    click_row(panel, "us-blamed")
    type_into(panel.form.title.edit, " ", Key.Key_Return)
    assert "not be empty" in panel.form.title.complaint
    assert not panel.settle()
    assert desk.labels == ()
    QTest.keyClick(panel.form.title.edit, Key.Key_Escape)
    assert panel.settle()


def test_half_typed_text_is_settled_before_saving_and_before_another_is_chosen(
    panel: ConsiderationsPanel, desk: Document, selection: Selection
) -> None:
    click_row(panel, "us-blamed")
    type_into(panel.form.title.edit, "Blamed")
    assert panel.settle()
    assert reason(desk, "us-blamed").title == "Blamed"
    type_into(panel.form.title.edit, "Again")
    selection.reason.select("us-deterrence")
    assert reason(desk, "us-blamed").title == "Again"
    assert panel.form.title.text == "Deterrence restored after an attack"


def test_text_that_is_refused_is_not_lost_by_choosing_another(
    panel: ConsiderationsPanel, desk: Document, selection: Selection, qtbot: QtBot
) -> None:
    click_row(panel, "us-blamed")
    type_into(panel.form.ends.low, "abc")
    click_row(panel, "us-deterrence")
    selection.reason.select("us-deterrence")
    panel.add()
    panel.duplicate()
    assert panel.key == "us-blamed"
    assert selection.reason.id == "us-blamed"
    assert panel.form.ends.low.text() == "abc"
    assert "not a number" in panel.form.ends.complaint
    assert desk.labels == ()
    found = panel.browser.proxy.find("us-blamed")
    qtbot.waitUntil(lambda: panel.browser.list.currentIndex() == found)
    QTest.keyClick(panel.form.ends.low, Key.Key_Escape)
    click_row(panel, "us-deterrence")
    assert panel.key == "us-deterrence"


def test_player_confidence_and_condition_are_chosen(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    click_row(panel, "us-blamed")
    pick(panel.form.player, "Iran")
    pick(panel.form.confidence, "High")
    panel.form.grid.changed.emit(((("iran", ("absorb",)),),))
    made = reason(desk, "us-blamed")
    assert (made.player, made.confidence, made.when) == ("iran", "high", (("iran", ("absorb",)),))
    assert panel.form.where.text() == "Iran: Absorb: 4 of 8 profiles"
    assert len(desk.labels) == 3


def test_scrolling_past_a_list_chooses_nothing(panel: ConsiderationsPanel, desk: Document) -> None:
    click_row(panel, "us-blamed")
    before, form = desk.scenario, panel.form
    for box in (form.player, form.confidence, form.slopes.add, form.source.box):
        box.setFocus()
        turn(box, -1)
    assert desk.scenario is before
    assert not form.source.title.isVisible()


def test_dragging_the_base_is_one_step_and_the_list_follows(
    panel: ConsiderationsPanel, desk: Document, qtbot: QtBot
) -> None:
    click_row(panel, "us-deterrence")
    slider = panel.form.base.slider
    y = round(slider.groove().center().y())
    QTest.mousePress(slider, Left, pos=QPoint(round(slider.x_of(1.0)), y))
    for at in (1.1, 1.2, 1.4):
        QTest.mouseMove(slider, QPoint(round(slider.x_of(at)), y))
    timer = panel.findChild(QTimer, "considerations-follow")
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    moved = reason(desk, "us-deterrence").base
    assert abs(moved - Decimal("1.4")) <= Decimal("0.03")
    QTest.mouseRelease(slider, Left, pos=QPoint(round(slider.x_of(1.4)), y))
    assert len(desk.labels) == 1
    qtbot.waitUntil(lambda: panel.form.base.spin.exact == moved)
    desk.undo()
    assert slider.level == 1


def test_slopes_come_and_go(panel: ConsiderationsPanel, desk: Document) -> None:
    click_row(panel, "us-deterrence")
    assert list(panel.form.slopes.rows) == ["casualties"]
    pick(panel.form.slopes.add, "Sanctions pressure")
    assert dict(reason(desk, "us-deterrence").slopes)["sanctions"] == 1
    assert list(panel.form.slopes.rows) == ["casualties", "sanctions"]
    assert panel.form.slopes.rows["sanctions"].spin.hasFocus()
    spin = panel.form.slopes.rows["sanctions"].spin
    spin.selectAll()
    QTest.keyClicks(spin, "-2.5")
    QTest.keyClick(spin, Key.Key_Return)
    assert dict(reason(desk, "us-deterrence").slopes)["sanctions"] == Decimal("-2.5")
    assert panel.form.adds.text() == "Adds −0.40 today in all"
    QTest.mouseClick(panel.form.slopes.rows["casualties"].drop, Left)
    assert list(panel.form.slopes.rows) == ["sanctions"]
    assert len(desk.labels) == 3


def test_a_range_has_two_ends_or_none(panel: ConsiderationsPanel, desk: Document) -> None:
    click_row(panel, "us-deterrence")
    ends = panel.form.ends
    type_into(ends.low, "0.2")
    ends.high.setFocus()
    assert desk.labels == ()  # the hand is still in the range
    type_into(ends.high, "1.8", Key.Key_Return)
    made = reason(desk, "us-deterrence")
    assert (made.low, made.high) == (Decimal("0.2"), Decimal("1.8"))
    ends.low.setFocus()
    ends.low.clear()
    panel.browser.list.setFocus()
    assert "give both" in ends.complaint
    assert not panel.settle()
    QTest.keyClick(ends.low, Key.Key_Escape)
    assert ends.low.text() == "0.2"
    type_into(ends.low, "5", Key.Key_Return)
    assert "above high" in ends.complaint
    ends.low.clear()
    ends.high.clear()
    assert ends.settle()
    assert reason(desk, "us-deterrence").low is None
    assert len(desk.labels) == 2


def test_a_source_is_chosen_or_made(panel: ConsiderationsPanel, desk: Document) -> None:
    click_row(panel, "us-deterrence")
    source = panel.form.source
    pick(source.box, "No source")
    assert reason(desk, "us-deterrence").source == ""
    assert "18 cite a source" in panel.browser.bar.count.text()
    pick(source.box, "New source…")
    assert source.title.hasFocus()
    QTest.keyClicks(source.publisher, "Embassy")
    QTest.mouseClick(source.accept, Left)
    assert "needs a title" in source.complaint
    assert not panel.settle()
    QTest.keyClicks(source.title, "A cable")
    QTest.keyClick(source.title, Key.Key_Return)
    assert source.box.hasFocus()
    assert desk.scenario.sources[-1].title == "A cable"
    assert source.box.currentText() == "A cable"
    assert not source.title.isVisible()
    assert len(desk.labels) == 2
    pick(source.box, "New source…")
    QTest.keyClick(source.title, Key.Key_Escape)
    assert source.box.currentText() == "A cable"


def test_a_moving_driver_moves_what_it_adds_and_rebuilds_nothing(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    click_row(panel, "us-unanswered")
    lines = list(panel.browser.model.lines)
    assert panel.form.adds.text() == "Adds −2.40 today in all"
    desk.apply(desk.scenario.with_level("sanctions", Decimal(1)), "x")
    assert panel.form.adds.text() == "Adds −3.20 today in all"
    assert "1 today" in panel.form.slopes.rows["sanctions"].label.text()
    assert all(a is b for a, b in zip(panel.browser.model.lines, lines, strict=True))


# -- around ---------------------------------------------------------------------------------------


def test_a_hidden_panel_does_nothing_and_catches_up(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    panel.hide()
    desk.apply(replace(desk.scenario, considerations=desk.scenario.considerations[:3]), "fewer")
    assert len(rows(panel)) == 19
    panel.show()
    assert len(rows(panel)) == 3


def test_another_file_brings_its_own_considerations(
    panel: ConsiderationsPanel, desk: Document, selection: Selection
) -> None:
    click_row(panel, "us-unanswered")
    desk.new(load_named("chicken"))
    assert panel.key == ""
    assert selection.reason.id == ""
    assert rows(panel) == [r.id for r in desk.scenario.considerations]
    assert panel.browser.bar.whose.itemText(1) == desk.scenario.players[0].name


def test_nothing_is_wider_than_a_narrow_dock(panel: ConsiderationsPanel) -> None:
    click_row(panel, "us-unanswered")
    panel.resize(300, 700)
    QApplication.processEvents()
    assert panel.minimumSizeHint().width() <= 300
    assert panel.form.minimumSizeHint().width() <= 280


def test_another_theme_changes_the_paper(panel: ConsiderationsPanel) -> None:
    click_row(panel, "us-unanswered")
    put_on(DARK)
    image = panel.grab().toImage()
    for y in (250, 1300):
        assert image.pixelColor(2, y).lightness() < 80


def test_every_control_has_a_name(
    panel: ConsiderationsPanel, nameless: Callable[[QWidget], list[str]]
) -> None:
    click_row(panel, "us-unanswered")
    assert nameless(panel) == []
    boxes = panel.findChildren(QComboBox)
    assert all(box.accessibleName() for box in boxes)


def test_the_grid_stays_where_it_is_when_the_sentence_about_it_grows(
    panel: ConsiderationsPanel, desk: Document
) -> None:
    click_row(panel, "us-deterrence")
    grid, where = panel.form.grid, panel.form.where
    before = (grid.y(), where.height())
    everybody = exactly(desk.scenario, ("retaliate", "retaliate", "absorb"))
    grid.changed.emit((everybody,))
    QApplication.processEvents()
    assert where.height() > before[1]
    assert grid.y() == before[0]


def test_the_list_says_nothing_until_every_hush_is_over(
    panel: ConsiderationsPanel, listen: Callable[[SignalInstance], list[object]]
) -> None:
    lines = panel.browser.list
    heard = listen(lines.chosen)
    with lines.hushed():
        lines.show_chosen(lines.model().index(1, 0))
        lines.setCurrentIndex(lines.model().index(2, 0))
    assert not heard
    with suppress(LookupError), lines.hushed():
        raise LookupError
    lines.setCurrentIndex(lines.model().index(0, 0))
    assert heard
