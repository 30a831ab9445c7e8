"""The reading and the status line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyledItemDelegate, QWidget

from games.solve.report import CHECKED, OPEN, PROVED
from games.words.checks import Check
from games.words.doubt_row import DoubtRow
from games.words.reading import Mix, Reading, Row
from gui.controls.status import Status, StatusStrip, status_text
from gui.look.tokens import DARK
from gui.look.wear import put_on
from gui.panels.reading.panel import ReadingPanel
from gui.panels.reading.table import EquilibriaTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.look.tokens import Tokens


def equilibrium(name: str) -> Row:
    mixes = (
        Mix("US", "#0072b2", "retaliate 82 %, absorb 18 %", (-1.99,), "−1.99"),
        Mix("Iran", "#d55e00", "retaliate", (-3.19,), "−3.19"),
        Mix("Baghdad", "#009e73", "absorb", (-2.35,), "−2.35"),
    )
    return Row(name, "#e8985e", mixes, "mixed", "+1", "0", "nashpy and enumerator", (), ())


SAID = Reading(
    headline="“Cat & mouse” is the only equilibrium at 0.40; 0.1333 higher, at 8/15, it ends.",
    rows=(equilibrium("Cat & mouse"),),
    why=("US mixes so that Iran is indifferent.", "Next it tips, as a < b."),
    checks=(
        Check(True, "The indices sum to +1: it is the only one."),
        Check(False, "nashpy's answer differs."),
        Check(None, "A note."),
    ),
)


def settle() -> None:
    """Let the panel come to rest: each layout may ask for another."""
    for _ in range(9):
        QApplication.processEvents()


@pytest.fixture
def panel(tokens: Tokens, qtbot: QtBot) -> ReadingPanel:
    made = ReadingPanel()
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_before_the_first_answer_the_panel_says_that_it_solves(panel: ReadingPanel) -> None:
    assert panel.headline.text() == "Solving ..."
    assert panel.table.isHidden()
    panel.copy()


def test_a_reading_is_shown_in_full(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    assert panel.headline.text() == "“Cat & mouse” is the only equilibrium at 0.40."
    assert panel.follows.text() == "0.1333 higher, at 8/15, it ends."
    assert panel.table.lines.rowCount() == 5
    assert tuple(paragraph.text() for paragraph in panel.why) == SAID.why
    assert panel.checks.accessibleName() == (
        "Checks: passed: The indices sum to +1: it is the only one.; "
        "failed: nashpy's answer differs.; note: A note."
    )


def test_what_is_no_longer_said_disappears(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    panel.show_reading(replace(SAID, headline="Nothing else.", why=SAID.why[:1]))
    assert [paragraph.isVisible() for paragraph in panel.why] == [True, False]
    assert not panel.follows.isVisible()


def test_a_long_headline_is_strong_instead_of_large(panel: ReadingPanel, tokens: Tokens) -> None:
    panel.show_reading(SAID)
    assert panel.headline.font().pointSizeF() == tokens.title
    panel.show_reading(replace(SAID, headline="There are many equilibria, " * 6))
    assert panel.headline.font().pointSizeF() == tokens.body
    assert panel.headline.font().bold()


def test_checks_differ_by_their_mark_and_not_by_colour_alone(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    for mark in ("✓", "!", "–"):
        assert f">{mark}</td>" in panel.checks.text()


def test_an_outstanding_answer_dims_the_last_one(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    fresh = panel.grab().toImage()
    panel.set_stale(True)
    assert panel.stale
    assert panel.grab().toImage() != fresh
    panel.show_reading(SAID)
    assert not panel.stale
    assert panel.grab().toImage() == fresh


def test_a_problem_is_said_and_goes_with_the_next_answer(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    panel.show_problem("The game is too large.")
    label = panel.findChild(QLabel, "problem")
    assert isinstance(label, QLabel)
    assert label.isVisible()
    assert label.text() == "The game is too large."
    assert panel.stale
    panel.show_reading(replace(SAID, why=()))
    assert not label.isVisible()
    assert not panel.stale


def test_the_whole_reading_is_copied_as_text(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    QTest.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == SAID.text()


def test_lines_of_the_table_are_copied_by_keyboard(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    panel.table.setFocus()
    panel.table.selectRow(2)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Iran\tretaliate\t-3.19\n"


def test_every_sentence_can_be_selected_by_mouse(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    settle()
    for label in (panel.headline, panel.follows, *panel.why):
        first, last = QPoint(1, label.height() // 2), label.rect().bottomRight()
        QTest.mousePress(label, Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseMove(label, last)
        QTest.mouseRelease(label, Qt.MouseButton.LeftButton, pos=last)
        assert label.selectedText()
        assert label.selectedText() in label.text()


def test_every_sentence_can_be_selected_by_keyboard(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    for label in (panel.headline, panel.follows, *panel.why, panel.checks):
        assert label.focusPolicy() != Qt.FocusPolicy.NoFocus
        label.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keySequence(label, QKeySequence(QKeySequence.StandardKey.SelectAll))
        assert label.selectedText()
        QTest.keySequence(label, QKeySequence(QKeySequence.StandardKey.Copy))
        copied = QGuiApplication.clipboard().text()
        assert copied == label.selectedText() or "✓\nThe indices sum to +1" in copied


def test_a_sentence_looks_alike_whether_it_can_be_selected_or_not(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    settle()
    for label in (panel.headline, panel.follows, *panel.why):
        cheap = label.grab().toImage()
        QApplication.sendEvent(label, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert label.grab().toImage() == cheap
        QApplication.sendEvent(label, QEvent(QEvent.Type.Leave))
        assert label.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction


@pytest.mark.parametrize("width", [280, 340, 600])
def test_the_table_is_exactly_as_high_as_its_lines(panel: ReadingPanel, width: int) -> None:
    panel.show_reading(replace(SAID, rows=tuple(equilibrium(f"Outcome {n}") for n in range(5))))
    panel.resize(width, 500)
    QApplication.processEvents()
    table = panel.table
    heights = sum(table.rowHeight(line) for line in range(table.lines.rowCount()))
    assert heights - 12 <= table.height() <= heights
    assert sum(table.columnWidth(column) for column in range(3)) <= table.width()


def test_narrow_panels_wrap_what_players_do(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    panel.resize(600, 500)
    QApplication.processEvents()
    wide = panel.table.rowHeight(1)
    panel.resize(280, 500)
    QApplication.processEvents()
    assert panel.table.rowHeight(1) > wide


def test_another_theme_changes_the_paper(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    put_on(DARK)
    assert panel.grab().toImage().pixelColor(2, 2).lightness() < 80


def test_doubt_is_told_where_it_was_asked_and_its_room_waits_for_the_next(
    panel: ReadingPanel,
) -> None:
    panel.resize(320, 700)
    panel.show_reading(SAID)
    assert not panel.doubt.isVisible()
    panel.show_reading(replace(SAID, doubt=DoubtRow(known=False)))
    assert not panel.doubt.isVisible()
    lines = ("Holds within 4 % of the ranges.", "Baghdad prefers absorbing to expelling by 0.1.")
    panel.show_reading(replace(SAID, doubt=DoubtRow(lines)))
    settle()
    assert panel.doubt.isVisible()
    assert panel.doubt.says.text() == " ".join(lines)
    height = panel.doubt.height()
    panel.show_reading(replace(SAID, doubt=DoubtRow(known=False)))
    settle()
    assert panel.doubt.isVisible()
    assert not panel.doubt.says.text()
    assert panel.doubt.height() >= height
    asked: list[str] = []
    panel.help_wanted.connect(asked.append)
    panel.doubt.caption.asking.click()
    assert asked == ["how-sure"]
    panel.show_reading(SAID)
    assert not panel.doubt.isVisible()


def test_every_control_has_a_name(
    panel: ReadingPanel, nameless: Callable[[QWidget], list[str]]
) -> None:
    panel.show_reading(SAID)
    assert nameless(panel) == []


def test_the_status_line_reads_as_in_the_drawing() -> None:
    known = Status(regimes=5, seconds=0.0013, proof=PROVED, agreed=(5, 5), saved=True)
    assert status_text(known) == ("5 regimes in 1.3 ms · proved · nashpy agrees in 5 of 5 · saved")


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (Status(), ""),
        (Status(regimes=1), "1 regime"),
        (Status(seconds=0.25), "solved in 250 ms"),
        (Status(regimes=2, seconds=3.21), "2 regimes in 3.2 s"),
        (Status(proof=OPEN, saved=False), "open · unsaved changes"),
        (Status(proof=CHECKED, along=CHECKED), "checked"),
        (Status(proof=PROVED, along=OPEN), "today proved, sweep open"),
        (Status(busy=True, saved=True), "solving ... · saved"),
        (
            Status(proof=PROVED, doubt="holds within 4 % of the ranges", saved=True),
            "proved · holds within 4 % of the ranges · saved",
        ),
    ],
)
def test_what_is_not_known_is_left_out(status: Status, text: str) -> None:
    assert status_text(status) == text


def test_facts_arrive_one_by_one(tokens: Tokens, qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.update_status(regimes=5, seconds=0.0013)
    strip.update_status(saved=True)
    assert strip.label.text() == "5 regimes in 1.3 ms · saved"
    assert strip.label.accessibleDescription() == strip.label.text()
    with pytest.raises(TypeError, match="mood"):
        strip.update_status(mood="good")


def test_a_shorter_status_line_gives_its_room_back_when_it_rests(
    tokens: Tokens, qtbot: QtBot
) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.update_status(regimes=5, seconds=0.0013, proof=PROVED, along=PROVED, saved=False)
    room = strip.label.width()
    strip.update_status(saved=True)
    assert strip.label.width() == room, "the next step may be a longer one"
    rest = strip.findChild(QTimer, "room")
    assert isinstance(rest, QTimer)
    rest.timeout.emit()
    assert strip.label.width() < room


def test_long_names_take_lines_not_the_room_of_the_rest(panel: ReadingPanel, qtbot: QtBot) -> None:
    name = "Organisation for Security and Co-operation in Europe"
    row = equilibrium("Mix")
    table = panel.findChild(EquilibriaTable)
    assert table is not None
    panel.show_reading(SAID)
    qtbot.waitUntil(lambda: table.viewport().width() > 250)
    before = table.height()
    named = replace(row, mixes=tuple(replace(mix, player=name) for mix in row.mixes))
    panel.show_reading(replace(SAID, rows=(named,)))
    widths = [table.columnWidth(column) for column in range(3)]
    assert sum(widths) <= table.viewport().width()
    assert min(widths[1:]) > 40
    assert table.height() > before


def test_words_are_made_for_those_who_can_see_them(panel: ReadingPanel, qtbot: QtBot) -> None:
    made: list[str] = []

    def words(headline: str) -> Callable[[], Reading]:
        def make() -> Reading:
            made.append(headline)
            return replace(SAID, headline=headline)

        return make

    for headline in ("first", "second", "third"):
        panel.offer(words(headline))
    assert panel.headline.text() == "first"
    qtbot.waitUntil(lambda: panel.headline.text() == "third")
    assert made == ["first", "third"], "under a moving slider the newest counts"


def test_a_reading_behind_a_tab_is_put_into_words_when_it_comes_forward(
    tokens: Tokens, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = ReadingPanel(window)
    window.resize(400, 400)
    panel.setGeometry(-500, 0, 300, 400)
    window.show()
    panel.offer(lambda: SAID)
    assert panel.headline.text() == "Solving ..."
    panel.move(0, 0)
    panel.catch_up()
    assert panel.headline.text().startswith("“Cat & mouse”")


def test_copying_takes_the_newest_answer_though_nobody_sees_it(
    tokens: Tokens, qtbot: QtBot
) -> None:
    panel = ReadingPanel()
    qtbot.addWidget(panel)
    panel.offer(lambda: SAID)
    panel.offer(lambda: replace(SAID, headline="newer"))
    panel.copy()
    assert QGuiApplication.clipboard().text().startswith("newer")
    QGuiApplication.clipboard().clear()


def test_another_text_of_the_same_height_lays_nothing_out(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    settle()
    asked: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LayoutRequest:
                asked.append(watched)
            return False

    watch, holder = Watch(), panel.why[0].parentWidget()
    assert holder is not None
    explanation = holder.parentWidget()
    explanation.installEventFilter(watch)
    before = panel.why[0].geometry()
    panel.why[0].say("Iran mixes so that the US is indifferent.")
    QApplication.processEvents()
    assert not asked
    assert panel.why[0].geometry() == before
    panel.why[0].say("Iran mixes so that the US is indifferent. " * 5)
    settle()
    assert asked
    assert panel.why[0].height() == panel.why[0].heightForWidth(panel.why[0].width())
    assert panel.why[0].height() > before.height()


def test_a_paragraph_is_shown_and_hidden_with_the_room_it_takes(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    panel.show_reading(replace(SAID, why=SAID.why[:1]))
    holder = panel.why[1].parentWidget()
    assert holder is not None
    assert holder.isHidden()
    panel.show_reading(SAID)
    assert panel.why[1].isVisible()


def test_a_text_is_painted_once(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    settle()
    painted: list[QObject] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(watched)
            return False

    watch = Watch()
    panel.why[0].installEventFilter(watch)
    panel.why[0].say("Iran mixes so that the US is indifferent.")
    settle()
    assert painted == [panel.why[0]]


def test_cells_look_as_the_style_would_draw_them(panel: ReadingPanel) -> None:
    panel.show_reading(SAID)
    panel.table.clearFocus()
    own = panel.table.grab().toImage()
    panel.table.setItemDelegate(QStyledItemDelegate(panel.table))
    assert panel.table.grab().toImage() == own


def test_of_another_reading_only_the_lines_are_told_that_differ(
    panel: ReadingPanel, listen: Callable[..., list[object]]
) -> None:
    panel.show_reading(SAID)
    heard = listen(panel.table.lines.dataChanged)
    row = SAID.rows[0]
    us = replace(row.mixes[0], text="retaliate 80 %, absorb 20 %")
    panel.show_reading(replace(SAID, rows=(replace(row, mixes=(us, *row.mixes[1:])),)))
    assert [(first.row(), last.row()) for first, last, _ in heard] == [(1, 1)]


def test_room_that_a_text_no_longer_needs_is_given_back_when_it_rests(
    panel: ReadingPanel,
) -> None:
    panel.show_reading(SAID)
    settle()
    least = panel.why[0].height()
    panel.why[0].say("Iran mixes so that the US is indifferent. " * 5)
    settle()
    most = panel.why[0].height()
    panel.why[0].say("Iran mixes.")
    settle()
    assert panel.why[0].height() == most, "nothing jumps under a moving slider"
    holder = panel.why[0].parentWidget()
    assert holder is not None
    rest = holder.findChild(QTimer, "room")
    assert isinstance(rest, QTimer)
    rest.timeout.emit()
    settle()
    assert panel.why[0].height() == least < most
