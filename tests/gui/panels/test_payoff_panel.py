"""The payoff table under real keys and clicks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollBar, QVBoxLayout, QWidget

from games.model.edit.cells import with_consideration, with_edit, with_payoff
from games.model.file.library import load_named
from games.model.payoffs import affine, payoff
from games.model.scenario import Consideration, Player, Scenario, Strategy
from games.solve.report import CHECKED, Equilibrium, Report
from gui.core.selection import PayoffKey
from gui.look.tokens import DARK, LIGHT
from gui.look.type import sized
from gui.look.wear import put_on
from gui.panels.payoffs.legend import Legend
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.payoffs.scroll import WallScroll
from gui.panels.payoffs.sight import standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.look.tokens import Tokens
    from gui.panels.payoffs.matrix import MatrixView

Key = Qt.Key
RRK = ("retaliate", "retaliate", "absorb")
RRE = ("retaliate", "retaliate", "expel")


@pytest.fixture
def panel(desk: Document, selection: Selection, tokens: Tokens, qtbot: QtBot) -> PayoffPanel:
    made = PayoffPanel(desk, selection)
    qtbot.addWidget(made)
    made.resize(820, 360)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def click(panel: PayoffPanel, key: PayoffKey, *, twice: bool = False) -> MatrixView:
    """Click on a payoff with the left button."""
    found = panel.wall.locate(key)
    assert found is not None
    view, index = found
    spot = view.payoff_rect(index).center() - view.viewport().pos()
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), button, Qt.KeyboardModifier.NoModifier, spot)
    if twice:
        QTest.mouseDClick(view.viewport(), button, Qt.KeyboardModifier.NoModifier, spot)
    return view


def press(*keys: Qt.Key) -> None:
    for key in keys:
        holder = QApplication.focusWidget()
        assert holder is not None  # Qt would abort the process
        QTest.keyClick(holder, key)


def complaint(panel: PayoffPanel) -> str:
    label = panel.findChild(QLabel, "payoff-message")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_a_click_selects_the_payoff_under_it(panel: PayoffPanel, selection: Selection) -> None:
    for player in ("us", "iran", "baghdad"):
        click(panel, PayoffKey(player, RRK))
        assert selection.key == PayoffKey(player, RRK)


def test_only_one_matrix_shows_a_selection(panel: PayoffPanel) -> None:
    click(panel, PayoffKey("iran", RRK))
    click(panel, PayoffKey("us", RRE))
    assert sum(view.currentIndex().isValid() for view in panel.wall.views) == 1


def test_arrows_go_to_the_same_players_payoff_in_the_next_cell(
    panel: PayoffPanel, selection: Selection
) -> None:
    click(panel, PayoffKey("iran", RRK))
    press(Key.Key_Right)
    assert selection.key == PayoffKey("iran", ("retaliate", "absorb", "absorb"))
    press(Key.Key_Down)
    assert selection.key == PayoffKey("iran", ("absorb", "absorb", "absorb"))
    press(Key.Key_Left, Key.Key_Up)
    assert selection.key == PayoffKey("iran", RRK)


def test_arrows_cross_from_one_matrix_to_the_next(panel: PayoffPanel, selection: Selection) -> None:
    click(panel, PayoffKey("baghdad", ("absorb", "absorb", "expel")))
    press(Key.Key_Right)
    assert selection.key == PayoffKey("baghdad", ("absorb", "retaliate", "absorb"))
    assert panel.wall.views[1].hasFocus()
    press(Key.Key_Left)
    assert selection.key == PayoffKey("baghdad", ("absorb", "absorb", "expel"))


def test_arrows_stop_at_the_edge(panel: PayoffPanel, selection: Selection) -> None:
    click(panel, PayoffKey("us", RRE))
    press(Key.Key_Left, Key.Key_Up)
    assert selection.key == PayoffKey("us", RRE)


def test_tab_goes_through_the_payoffs_and_then_the_cells(
    panel: PayoffPanel, selection: Selection
) -> None:
    click(panel, PayoffKey("us", RRE))
    seen = []
    for _ in range(4):
        press(Key.Key_Tab)
        assert selection.key is not None
        seen.append((selection.key.player, selection.key.profile[1]))
    assert seen == [
        ("iran", "retaliate"),
        ("baghdad", "retaliate"),
        ("us", "absorb"),
        ("iran", "absorb"),
    ]
    press(Key.Key_Backtab)
    assert selection.key.player == "us"


def test_tab_reaches_every_payoff_once_and_then_leaves_the_table(
    desk: Document, selection: Selection, tokens: Tokens, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = QLineEdit(window)
    panel = PayoffPanel(desk, selection, window)
    after = QLineEdit(window)
    layout = QVBoxLayout(window)
    for widget in (before, panel, after):
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    seen = []
    press(Key.Key_Tab)
    while QApplication.focusWidget() is not after:
        seen.append(selection.key)
        assert len(seen) <= 24
        press(Key.Key_Tab)
    assert len(set(seen)) == 24
    press(Key.Key_Backtab)
    assert selection.key == seen[-1]


def test_typing_replaces_the_payoff_and_enter_commits_one_step(
    panel: PayoffPanel, desk: Document
) -> None:
    click(panel, PayoffKey("iran", RRK))
    QTest.keyClicks(QApplication.focusWidget(), "3")
    assert panel.editor.hasFocus()
    assert panel.editor.text() == "3"
    QTest.keyClicks(panel.editor, ".5")
    press(Key.Key_Return)
    assert payoff(desk.scenario, "iran", RRK) == Decimal("3.5")
    assert desk.labels == ("Set Iran's payoff at R R K to 3.5",)
    assert not panel.editor.is_open
    assert panel.wall.views[1].hasFocus()
    assert "3.50" in panel.board.sentence((0, 0, 1))


@pytest.mark.parametrize("typed", ["−2.25", "-2,25", "-2.25"])
def test_any_usual_minus_and_decimal_mark_is_understood(
    panel: PayoffPanel, desk: Document, typed: str
) -> None:
    click(panel, PayoffKey("us", RRK))
    press(Key.Key_F2)
    panel.editor.setText(typed)
    press(Key.Key_Return)
    assert payoff(desk.scenario, "us", RRK) == Decimal("-2.25")


def test_f2_starts_from_the_exact_value(panel: PayoffPanel, desk: Document) -> None:
    desk.apply(desk.scenario.with_level("sanctions", Decimal("0.6125")), "finer")
    click(panel, PayoffKey("us", ("absorb", "absorb", "absorb")))
    press(Key.Key_F2)
    assert Decimal(panel.editor.text()) == Decimal("2.225")
    assert panel.editor.selectedText() == panel.editor.text()


def test_a_double_click_edits(panel: PayoffPanel) -> None:
    click(panel, PayoffKey("iran", RRK), twice=True)
    assert panel.editor.is_open
    assert panel.editor.accessibleName() == "Payoff of Iran at R R K"


def test_escape_forgets_what_was_typed(panel: PayoffPanel, desk: Document) -> None:
    click(panel, PayoffKey("iran", RRK))
    QTest.keyClicks(QApplication.focusWidget(), "9")
    press(Key.Key_Escape)
    assert not panel.editor.is_open
    assert desk.labels == ()


@pytest.mark.parametrize("wrong", ["abc", "1e400", "nan"])
def test_what_is_no_number_keeps_the_field_open_and_says_why(
    panel: PayoffPanel, desk: Document, wrong: str
) -> None:
    click(panel, PayoffKey("iran", RRK), twice=True)
    QTest.keyClicks(panel.editor, wrong)
    press(Key.Key_Return)
    assert panel.editor.is_open
    assert panel.editor.text() == wrong
    assert complaint(panel)
    assert panel.editor.accessibleDescription() == complaint(panel)
    assert desk.labels == ()
    press(Key.Key_Backspace)
    assert complaint(panel) == ""
    panel.editor.setText("1.5")
    press(Key.Key_Return)
    assert payoff(desk.scenario, "iran", RRK) == Decimal("1.5")


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1/2", "1/2"), ("10 %", "1/10"), ("−۳٫۵", "-7/2"), ("1/3", "1/3"), ("−2⅓", "-7/3")],
)
def test_a_payoff_is_taken_for_what_it_is(
    panel: PayoffPanel, desk: Document, typed: str, value: str
) -> None:
    click(panel, PayoffKey("iran", RRK), twice=True)
    panel.editor.setText(typed)
    press(Key.Key_Return)
    assert payoff(desk.scenario, "iran", RRK) == Fraction(value)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("0.30000000000000004", "0.3"), ("0.1234567890123456", "0.123456789012346")],
)
def test_a_payoff_that_can_only_be_kept_rounded_is_offered(
    panel: PayoffPanel, desk: Document, typed: str, nearest: str
) -> None:
    click(panel, PayoffKey("iran", RRK), twice=True)
    panel.editor.setText(typed)
    press(Key.Key_Return)
    assert panel.editor.is_open
    assert panel.editor.text() == nearest
    assert f"“{typed}”" in complaint(panel)
    assert complaint(panel).endswith("Enter takes it. Esc keeps the old value.")
    assert desk.labels == ()
    press(Key.Key_Return)
    assert payoff(desk.scenario, "iran", RRK) == Decimal(nearest)


@pytest.mark.parametrize("profile", [RRK, ("absorb", "absorb", "absorb"), RRE])
def test_the_reason_is_where_it_can_be_read(
    panel: PayoffPanel, profile: tuple[str, ...], qtbot: QtBot
) -> None:
    panel.resize(500, 240)
    QApplication.processEvents()
    panel.edit(PayoffKey("baghdad", profile))
    panel.editor.setText("abc")
    press(Key.Key_Return)
    label = panel.findChild(QLabel, "payoff-message")
    assert isinstance(label, QLabel)
    assert label.visibleRegion().boundingRect() == label.rect()
    assert not label.geometry().intersects(panel.editor.geometry())
    panel.editor.cancel()


def test_a_selection_made_before_the_first_show_scrolls_nothing(
    desk: Document, selection: Selection, tokens: Tokens, qtbot: QtBot
) -> None:
    made = PayoffPanel(desk, selection)
    qtbot.addWidget(made)
    selection.select(PayoffKey("us", RRK))
    made.resize(820, 360)
    made.show()
    qtbot.waitUntil(made.isVisible)
    assert made.wall.visibleRegion().boundingRect().top() == 0


def test_letters_typed_on_a_payoff_are_refused_with_a_reason_and_not_in_silence(
    panel: PayoffPanel, desk: Document
) -> None:
    click(panel, PayoffKey("iran", RRK))
    for letter in "abc":
        holder = QApplication.focusWidget()
        assert holder is not None
        QTest.keyClicks(holder, letter)
    assert panel.editor.text() == "abc"
    press(Key.Key_Return)
    assert complaint(panel).startswith("“abc” is not a number.")
    press(Key.Key_Escape)
    assert desk.labels == ()


def test_the_wheel_over_a_matrix_scrolls_the_panel(panel: PayoffPanel) -> None:
    panel.resize(460, 200)
    QApplication.processEvents()
    viewport = panel.wall.views[0].viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(viewport.mapToGlobal(middle.toPoint())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = panel.wall.y()
    QApplication.sendEvent(viewport, event)
    if not event.isAccepted():  # the application would pass it on to the parents
        parent = viewport.parentWidget()
        while parent is not None and not event.isAccepted() and parent is not panel:
            QApplication.sendEvent(parent, event)
            parent = parent.parentWidget()
    assert panel.wall.y() < before


def test_a_screen_reader_finds_every_payoff_in_a_table(panel: PayoffPanel) -> None:
    view = panel.wall.views[1]
    accessible = QAccessible.queryAccessibleInterface(view)
    assert accessible.role() == QAccessible.Role.Table
    texts = {
        accessible.child(place).text(QAccessible.Text.Name)
        for place in range(accessible.childCount())
    }
    assert view.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) in texts


def test_a_click_elsewhere_commits_a_number_and_keeps_what_is_none(
    panel: PayoffPanel, desk: Document, selection: Selection
) -> None:
    click(panel, PayoffKey("iran", RRK), twice=True)
    panel.editor.setText("abc")
    click(panel, PayoffKey("us", RRE))
    assert panel.editor.text() == "abc"
    assert panel.editor.is_open
    assert selection.key == PayoffKey("iran", RRK)
    panel.editor.setText("2")
    click(panel, PayoffKey("us", RRE))
    assert selection.key == PayoffKey("us", RRE)
    assert desk.labels == ("Set Iran's payoff at R R K to 2",)


def test_tab_in_the_field_commits_and_goes_on(
    panel: PayoffPanel, desk: Document, selection: Selection
) -> None:
    click(panel, PayoffKey("us", RRK))
    QTest.keyClicks(QApplication.focusWidget(), "1")
    press(Key.Key_Tab)
    assert selection.key == PayoffKey("iran", RRK)
    QTest.keyClicks(QApplication.focusWidget(), "2")
    press(Key.Key_Return)
    assert len(desk.labels) == 2


def test_a_half_typed_payoff_can_be_settled_before_saving(
    panel: PayoffPanel, desk: Document
) -> None:
    click(panel, PayoffKey("us", RRK))
    QTest.keyClicks(QApplication.focusWidget(), "7")
    assert panel.settle()
    assert payoff(desk.scenario, "us", RRK) == Decimal(7)
    click(panel, PayoffKey("us", RRK), twice=True)
    panel.editor.setText("x")
    assert not panel.settle()
    assert complaint(panel)
    panel.editor.cancel()


def test_undo_shows_the_old_payoff_again(panel: PayoffPanel, desk: Document) -> None:
    before = panel.board.figure(1, (0, 0, 1))
    click(panel, PayoffKey("iran", RRK))
    QTest.keyClicks(QApplication.focusWidget(), "8")
    press(Key.Key_Return)
    assert panel.board.figure(1, (0, 0, 1)) == "8.00"
    assert panel.board.is_edited(1, (0, 0, 1))
    desk.undo()
    assert panel.board.figure(1, (0, 0, 1)) == before
    assert not panel.board.is_edited(1, (0, 0, 1))


def test_payoffs_follow_a_driver_in_the_same_turn(panel: PayoffPanel, desk: Document) -> None:
    desk.apply(desk.scenario.with_level("sanctions", Decimal(0)), "calm")
    assert panel.board.figure(0, (1, 1, 1)) == "1.00"


def test_an_answer_for_another_structure_is_not_shown(panel: PayoffPanel) -> None:
    before = panel.board
    panel.show_result(np.zeros((2, 2, 2)), None)
    assert panel.board is before


def test_a_mixed_equilibrium_fades_until_the_next_answer(
    panel: PayoffPanel, desk: Document
) -> None:
    halves = (np.array([0.5, 0.5]), np.array([0.5, 0.5]), np.array([0.0, 1.0]))
    found = Equilibrium(halves, np.zeros(3), 0.0, 1, (), "mixed")
    payoffs = affine(desk.scenario).at(desk.scenario.levels)
    panel.show_result(payoffs, Report((found,), CHECKED, degenerate=False))
    assert panel.board.played((0, 0, 1)) == 0.25
    assert panel.board.settled
    desk.apply(desk.scenario.with_level("sanctions", Decimal("0.5")), "move")
    assert panel.board.played((0, 0, 1)) == 0.25
    assert not panel.board.settled


def test_ctrl_c_copies_the_payoff_exactly(panel: PayoffPanel) -> None:
    click(panel, PayoffKey("iran", RRK))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget(), Key.Key_C, control)
    assert Decimal(QGuiApplication.clipboard().text()) == Decimal("-3.5")
    panel.copy_table()
    assert QGuiApplication.clipboard().text().count("\n") == 8
    assert QGuiApplication.clipboard().mimeData().html().count("<tr>") == 8


@pytest.mark.parametrize("text", ["1,2,3", "(2,5)", "1,000", "7.000", "(1; 2; 3)"])
def test_what_can_mean_several_things_is_shown_before_it_is_pasted(
    panel: PayoffPanel,
    desk: Document,
    listen: Callable[[SignalInstance], list[object]],
    text: str,
) -> None:
    shown, start = listen(panel.table_pasted), desk.scenario
    key = PayoffKey("us", RRE)
    click(panel, key)
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(QApplication.focusWidget(), QKeySequence.StandardKey.Paste)
    assert len(shown) == 1
    panel.edit(key)  # all of the old number is selected: what is pasted replaces it
    QTest.keySequence(panel.editor, QKeySequence.StandardKey.Paste)
    assert len(shown) == 2
    assert not panel.editor.is_open
    assert desk.scenario is start
    QGuiApplication.clipboard().clear()


def test_a_payoff_copied_here_is_pasted_as_it_is(
    panel: PayoffPanel, desk: Document, selection: Selection
) -> None:
    desk.apply(with_payoff(desk.scenario, "us", RRE, Decimal("7.125")), "Set")
    selection.select(PayoffKey("us", RRE))
    panel.copy_payoff()
    assert QGuiApplication.clipboard().text() == "7.125"
    selection.select(PayoffKey("us", RRK))
    panel.paste()
    assert payoff(desk.scenario, "us", RRK) == Decimal("7.125")
    QGuiApplication.clipboard().clear()


def test_ctrl_v_pastes_one_number_into_the_selected_payoff(
    panel: PayoffPanel, listen: Callable[[SignalInstance], list[object]]
) -> None:
    tables = listen(panel.table_pasted)
    key = PayoffKey("iran", RRK)
    click(panel, key)
    control = Qt.KeyboardModifier.ControlModifier
    QGuiApplication.clipboard().setText(" 2,5 \n")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_V, control)
    assert panel.board.figure(1, (0, 0, 1)) == "2.50"
    QGuiApplication.clipboard().setText("two")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_V, control)
    assert panel.editor.text() == "two"
    assert "not a number" in panel.editor.accessibleDescription()
    panel.editor.cancel()
    assert tables == []
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_V, control)
    assert len(tables) == 1


def test_another_file_brings_its_own_tables_and_forgets_the_selection(
    panel: PayoffPanel, desk: Document, selection: Selection
) -> None:
    click(panel, PayoffKey("iran", RRK))
    desk.new(load_named("chicken"))
    assert len(panel.wall.views) == 1
    assert selection.key is None


def test_matrices_stand_side_by_side_where_there_is_room(panel: PayoffPanel, qtbot: QtBot) -> None:
    def tops() -> int:
        return len({view.y() for view in panel.wall.views})

    panel.resize(900, 400)
    qtbot.waitUntil(lambda: tops() == 1)
    panel.resize(440, 400)
    qtbot.waitUntil(lambda: tops() == 2)
    click(panel, PayoffKey("us", ("absorb", "retaliate", "expel")))
    press(Key.Key_Down)
    assert panel.wall.views[1].currentIndex().isValid()


def large(*sizes: int) -> Scenario:
    players = tuple(
        Player(
            f"p{n}",
            f"Player {n}",
            color,
            tuple(Strategy(f"s{i}", f"strategy {i}", "ABCDEF"[i]) for i in range(size)),
        )
        for n, (size, color) in enumerate(
            zip(sizes, ("#0072b2", "#d55e00", "#009e73"), strict=False)
        )
    )
    return Scenario("large", players)


@pytest.mark.parametrize("sizes", [(5, 5, 5), (6, 6), (3, 3, 3), (2, 6)])
def test_the_largest_games_fit_by_scrolling(
    panel: PayoffPanel, desk: Document, selection: Selection, sizes: tuple[int, ...]
) -> None:
    scenario = large(*sizes)
    desk.new(scenario)
    panel.resize(500, 300)
    QApplication.processEvents()
    for view in panel.wall.views:
        assert panel.wall.rect().contains(view.geometry())
    last = PayoffKey(scenario.players[-1].id, tuple(p.strategies[-1].id for p in scenario.players))
    selection.select(last)
    found = panel.wall.locate(last)
    assert found is not None
    view, index = found
    rect = view.payoff_rect(index)
    corner = view.mapTo(panel, rect.bottomRight() - QPoint(2, 2))
    assert panel.rect().contains(corner)


def test_another_theme_changes_the_paper(panel: PayoffPanel) -> None:
    light = panel.grab().toImage().pixelColor(4, 4).lightness()
    put_on(DARK)
    assert panel.grab().toImage().pixelColor(4, 4).lightness() < light


def test_every_control_has_a_name(
    panel: PayoffPanel, nameless: Callable[[QWidget], list[str]]
) -> None:
    click(panel, PayoffKey("iran", RRK), twice=True)
    assert nameless(panel) == []
    panel.editor.cancel()


def test_the_selected_consideration_is_drawn_where_it_counts(
    panel: PayoffPanel, selection: Selection
) -> None:
    QApplication.processEvents()
    before = panel.wall.grab().toImage()
    selection.reason.select("iran-exposure")
    lit = panel.wall.grab().toImage()
    found = panel.wall.locate(PayoffKey("iran", RRE))
    assert found is not None
    here = panel.wall.rect_of(*found).topLeft() + QPoint(4, 8)
    assert lit.pixelColor(here) != before.pixelColor(here)
    found = panel.wall.locate(PayoffKey("us", RRE))
    assert found is not None
    other = panel.wall.rect_of(*found).adjusted(2, 0, -4, 0)
    assert lit.copy(other) == before.copy(other)
    selection.reason.select("")
    assert panel.wall.grab().toImage() == before


def test_a_payoff_without_a_sourced_reason_has_a_ring_until_one_is_cited(
    panel: PayoffPanel, desk: Document, selection: Selection
) -> None:
    found = panel.wall.locate(PayoffKey("baghdad", ("absorb", "absorb", "absorb")))
    assert found is not None
    here = panel.wall.rect_of(*found)
    ringed = panel.wall.grab().toImage().copy(here)
    always = Consideration("always", "baghdad", (), Decimal(0), "Always", source="record")
    cited = with_consideration(desk.scenario, always)
    desk.apply(cited, "cite")
    assert panel.wall.grab().toImage().copy(here) != ringed
    desk.undo()
    assert panel.wall.grab().toImage().copy(here) == ringed


def test_a_selected_consideration_that_counts_out_of_sight_is_scrolled_to(
    panel: PayoffPanel, selection: Selection
) -> None:
    panel.resize(420, 200)
    QApplication.processEvents()
    assert panel.wall.y() == 0
    selection.reason.select("us-strike-cost")
    assert panel.wall.y() == 0  # it counts in what is seen
    selection.reason.select("baghdad-violated")
    assert panel.wall.y() < 0
    seen = panel.wall.visibleRegion()
    assert any(seen.contains(rect) for rect in panel.wall.lit_rects())


def test_a_window_that_opens_draws_no_payoff_as_chosen(
    panel: PayoffPanel, selection: Selection
) -> None:
    view = panel.wall.views[0]
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.OtherFocusReason):
        QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, reason))
        assert not view.currentIndex().isValid()
    assert selection.key is None
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert view.currentIndex().isValid()
    assert selection.key is not None


def test_the_legend_explains_the_marks_that_are_there_in_one_line(
    panel: PayoffPanel, desk: Document, selection: Selection
) -> None:
    legend = panel.findChild(Legend)
    assert legend is not None
    assert "frame: equilibrium" in legend.text()
    assert "dot:" not in legend.text()
    one_line = legend.height()
    desk.apply(with_edit(desk.scenario, "iran", RRK, Decimal(1)), "Type")
    selection.reason.select(desk.scenario.considerations[0].id)
    assert "dot: direct edit" in legend.text()
    assert "dotted box: selected consideration" in legend.text()
    panel.resize(240, 360)
    assert legend.text().startswith("line: best response")
    assert legend.text().endswith("…")
    assert legend.fontMetrics().horizontalAdvance(legend.text()) <= legend.width()
    assert legend.height() == one_line
    assert "Dotted box" in legend.toolTip()


def test_the_field_leaves_the_name_of_the_row_in_sight(panel: PayoffPanel) -> None:
    for key in (PayoffKey("us", RRE), PayoffKey("baghdad", ("absorb", "absorb", "absorb"))):
        panel.edit(key)
        found = panel.wall.locate(key)
        assert found is not None
        view, _ = found
        cells = view.viewport().geometry().translated(view.pos())
        assert cells.contains(panel.editor.geometry())
        panel.editor.cancel()


def test_long_amounts_side_by_side_stand_apart(panel: PayoffPanel, desk: Document) -> None:
    before = panel.wall.views[0].columnWidth(1)
    changed = desk.scenario
    for player in changed.players:
        changed = with_edit(changed, player.id, RRE, Decimal(-12))
    desk.apply(changed, "Type")
    metrics = QFontMetricsF(sized(LIGHT.body))
    widest = max(metrics.horizontalAdvance(panel.board.figure(k, (0, 0, 0))) for k in range(3))
    assert panel.wall.views[0].columnWidth(1) > before
    assert panel.wall.views[0].columnWidth(1) - widest >= 14


def test_matrices_come_back_side_by_side_as_soon_as_they_fit(
    panel: PayoffPanel, qtbot: QtBot
) -> None:
    """A bar that is only there because they hang below each other does not keep them there."""
    both = panel.wall.sizeHint().width()
    first, second = panel.wall.views
    panel.resize(both - 60, 240)
    qtbot.waitUntil(lambda: second.y() > first.y())
    panel.resize(both, 240)
    qtbot.waitUntil(lambda: second.y() == first.y())
    qtbot.waitUntil(lambda: panel.wall.width() == both)


def test_names_stay_in_sight_wherever_the_table_is_scrolled(
    panel: PayoffPanel, qtbot: QtBot
) -> None:
    panel.resize(300, 190)
    scroll = panel.findChild(WallScroll)
    assert scroll is not None
    qtbot.waitUntil(lambda: scroll.horizontalScrollBar().maximum() > 100)
    key = PayoffKey("baghdad", ("absorb", "absorb", "expel"))
    click(panel, key)
    found = panel.wall.locate(key)
    assert found is not None
    view, index = found
    seen = QRect(QPoint(0, 0), scroll.viewport().size())

    def where(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(scroll.viewport(), QPoint(0, 0)), widget.size())

    payoff = view.payoff_rect(index).translated(view.mapTo(scroll.viewport(), QPoint(0, 0)))
    assert scroll.horizontalScrollBar().value() > 0
    assert seen.contains(payoff)
    rows, columns = where(view.verticalHeader()), where(view.horizontalHeader())
    assert (rows.left(), columns.top()) >= (0, 0)
    assert not rows.intersects(payoff)
    assert not columns.intersects(payoff)
    assert rows.left() < payoff.left()
    titles = [label for label in panel.wall.findChildren(QLabel) if "Expel" in label.text()]
    assert [where(title).top() >= 0 for title in titles] == [True]
    panel.edit(key)
    assert not where(panel.editor).intersects(rows)


def test_a_long_title_is_shortened_to_its_matrix(panel: PayoffPanel, desk: Document) -> None:
    players = list(desk.scenario.players)
    players[2] = replace(players[2], name="Transitional council for the whole of the country " * 2)
    desk.apply(replace(desk.scenario, players=tuple(players)), "Rename")
    titles = [label for label in panel.wall.findChildren(QLabel) if "Expel" in label.text()]
    assert len(titles) == 1
    assert titles[0].sizeHint().width() <= titles[0].width()
    assert players[2].name in titles[0].toolTip()


@pytest.mark.parametrize("room", [(420, 200), (820, 200), (500, 160)])
def test_what_stands_today_is_in_sight_at_first_and_nothing_jumps_afterwards(
    panel: PayoffPanel, desk: Document, qtbot: QtBot, room: tuple[int, int]
) -> None:
    answered = Report((), CHECKED, degenerate=False)

    def answer() -> None:
        panel.show_result(affine(desk.scenario).at(desk.scenario.levels), answered)

    def seen() -> bool:
        view, cell = panel.wall.parentWidget(), standing(panel.board)[0]
        assert view is not None
        window = QRect(-panel.wall.pos(), view.size())
        owners = range(len(desk.scenario.players))
        found = [panel.wall.locate(panel.board.key(owner, cell)) for owner in owners]
        return all(one and window.contains(panel.wall.rect_of(*one)) for one in found)

    answer()
    panel.resize(*room)  # the window comes to its size after the answer
    qtbot.waitUntil(seen)
    here = panel.wall.pos()
    desk.apply(desk.scenario.with_level("sanctions", Decimal("0.9")), "Move")
    answer()
    panel.resize(room[0] + 2, room[1])
    assert panel.wall.pos() == here
    desk.new(load_named("graded-responses"))
    answer()
    qtbot.waitUntil(seen)
    scroll = panel.findChild(WallScroll)
    assert scroll is not None
    scroll.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderToMinimum)
    panel.resize(room[0], room[1] + 4)
    answer()
    assert panel.wall.y() == 0, "who scrolls is left alone"
