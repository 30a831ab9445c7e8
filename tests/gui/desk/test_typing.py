"""What is typed reaches the document while it is typed: one stay in a field is one step."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget

from games.model.edit.considerations import consideration, revised
from games.model.numbers import MINUS
from gui.controls.entry import text_of
from gui.controls.field import Field
from gui.core import stay
from gui.core.selection import PayoffKey
from gui.core.stay import HAND_MS, REST_MS
from gui.desk.frame.focus import bring_forward
from gui.files.safety.autosave import DELAY_MS
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.drivers.panel import DriverPanel
from gui.panels.payoffs.editor import PayoffEditor
from gui.panels.payoffs.panel import PayoffPanel
from gui.panels.reasons.panel import ReasonsPanel
from gui.panels.structure.panel import StructurePanel
from gui.panels.versions.panel import VersionsPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.panels.structure.items import Item
    from whole_desk import Desk

NUMBERS = {"From", "To", "Today", "Step"}
NUMBERS |= {f"Range of the base, {which} end" for which in ("low", "high")}
#: Fields that go into no document.
SEARCHED = {"Search considerations", "Search"}
SOON_MS = 40
REASON = "iran-exposure"


@pytest.fixture
def desk(desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(stay, "HAND_MS", SOON_MS)  # it is the same, only sooner
    return desk_on("iraq-2019")


@pytest.fixture
def rationale(desk: Desk) -> Field:
    """The rationale of one consideration, with the keyboard."""
    panel = desk.window.findChild(ConsiderationsPanel)
    assert panel is not None
    bring_forward(panel)
    panel.edit(REASON)
    panel.form.rationale.edit.setFocus()
    panel.form.rationale.edit.selectAll()
    return panel.form.rationale


def kept(desk: Desk) -> str:
    reasons = desk.document.scenario.considerations
    return next(one.rationale for one in reasons if one.id == REASON)


def test_what_is_typed_is_kept_within_a_second() -> None:
    assert REST_MS + HAND_MS + DELAY_MS < 1000, "in a hand that never rests, too"


def test_a_long_text_reaches_the_document_while_it_is_typed(desk: Desk, rationale: Field) -> None:
    for part in ("Exposure in Iraq ", "grows with ", "every attack "):
        QTest.keyClicks(rationale.edit, part)
        desk.qtbot.waitUntil(lambda: kept(desk) == rationale.text.strip())
        assert desk.document.dirty
        assert desk.window.isWindowModified()
        assert rationale.text.endswith(" "), "what is being typed stays as it is typed"
    assert desk.document.history.steps[-1].label != ""
    assert len(desk.document.history.steps) == 1


def test_undo_takes_the_whole_stay_back_and_redo_brings_it_again(
    desk: Desk, rationale: Field
) -> None:
    before = kept(desk)
    for part in ("one ", "two ", "three"):
        QTest.keyClicks(rationale.edit, part)
        desk.qtbot.waitUntil(lambda: kept(desk) == rationale.text.strip())
    desk.window.setFocus()
    assert rationale.settle()
    desk.document.undo()
    assert kept(desk) == before
    assert not desk.document.dirty
    desk.document.redo()
    assert kept(desk) == "one two three"


def test_escape_takes_back_what_was_handed_over(desk: Desk, rationale: Field) -> None:
    before = kept(desk)
    QTest.keyClicks(rationale.edit, "never mind")
    desk.qtbot.waitUntil(lambda: kept(desk) == "never mind")
    QTest.keyClick(rationale.edit, Qt.Key.Key_Escape)
    assert kept(desk) == rationale.text == before
    assert not desk.document.history.steps
    assert not desk.document.dirty


def test_typing_on_after_another_step_makes_a_step_of_its_own(desk: Desk, rationale: Field) -> None:
    QTest.keyClicks(rationale.edit, "first")
    desk.qtbot.waitUntil(lambda: kept(desk) == "first")
    track = desk.row("protest").track
    desk.document.apply(
        desk.document.scenario.with_level("protest", desk.document.scenario.drivers[1].high), "Move"
    )
    assert track.value() == track.maximum()
    QTest.keyClicks(rationale.edit, " and more")
    desk.qtbot.waitUntil(lambda: kept(desk) == "first and more")
    assert len(desk.document.history.steps) == 3


def test_a_number_is_handed_over_when_the_hand_rests_and_a_wrong_one_not(desk: Desk) -> None:
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    panel.show_item(("drivers", "protest"))
    assert panel.form is not None
    fields = {field.edit.accessibleName(): field for field in panel.form.findChildren(Field)}
    high = next(
        field for name, field in fields.items() if name.startswith(("High", "To", "Highest"))
    )
    high.edit.setFocus()
    high.edit.selectAll()
    QTest.keyClicks(high.edit, "2.5")
    assert desk.document.scenario.driver("protest").high == 1, "2 is not what was meant"
    desk.qtbot.waitUntil(lambda: str(desk.document.scenario.driver("protest").high) == "2.5")
    high.edit.selectAll()
    QTest.keyClicks(high.edit, "x")
    desk.qtbot.wait(2 * SOON_MS)
    assert str(desk.document.scenario.driver("protest").high) != "x"
    assert high.text == "x"
    assert not high.complaint, "nobody is told off while typing"


def rising(text: str) -> str:
    """Return another number near one, so that no order and no range is broken."""
    text = text.replace(MINUS, "-")
    return f"{text}1" if "." in text else f"{text}.01"


def typed_into(field: QWidget) -> None:
    """Type as a person would: more at the end of a text, another number over a number."""
    line = field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
    field.setFocus()
    if isinstance(line, QPlainTextEdit):
        QTest.keyClicks(line, "Because so.")
        return
    assert isinstance(line, QLineEdit)
    name = line.accessibleName() or field.accessibleName()
    if isinstance(field, QAbstractSpinBox) or name in NUMBERS or name.startswith("Payoff of"):
        # a range that shrinks costs anchors, and is asked about: it grows here
        number = {"From": "-1", "To": "2"}.get(name) or rising(line.text())
        line.selectAll()
        QTest.keyClicks(line, number)
    elif name == "Severity":
        line.selectAll()
        QTest.keyClicks(line, "7")
    elif name == "Letter":
        line.selectAll()
        QTest.keyClicks(line, "Zz")
    else:
        line.end(False)
        QTest.keyClicks(line, " more")


def hands_over(desk: Desk, field: QWidget) -> None:
    """Type; the document has it within a second, as one step, and Escape takes it back."""
    document, before = desk.document, desk.document.scenario
    steps = len(document.history.steps)
    typed_into(field)
    text, name = text_in(field), field.accessibleName() or type(field).__name__

    def handed() -> None:
        assert document.scenario != before, f"{name}: handed over within a second"

    desk.qtbot.waitUntil(handed)
    assert text_in(field) == text, f"{name}: what is being typed stays as it is typed"
    assert len(document.history.steps) == steps + 1, name
    assert desk.window.isWindowModified(), name
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert document.scenario == before, f"{name}: Escape takes back what was handed over"
    assert len(document.history.steps) == steps, name


def text_in(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]


def fields_in(widget: QWidget) -> list[QWidget]:
    """Return every field below a widget in which one types."""
    found: list[QWidget] = [box for box in widget.findChildren(QAbstractSpinBox) if box.isVisible()]
    for kind in (QLineEdit, QPlainTextEdit):
        inner = widget.findChildren(kind)
        found += [one for one in inner if one.isVisible() and not within_box(one)]
    return found


def within_box(edit: QWidget) -> bool:
    return isinstance(edit.parent(), QAbstractSpinBox)


def test_every_field_of_the_structure_hands_over_what_is_typed(desk: Desk) -> None:
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    scenario = desk.document.scenario
    items: list[Item] = [("scenario",), ("players", "us"), ("strategies", "us", "absorb")]
    items += [("drivers", "protest"), ("outcomes", scenario.outcomes[0].id)]
    items += [("sources", scenario.sources[0].id)]
    tried = 0
    for item in items:
        assert panel.show_item(item)
        assert panel.form is not None
        for field in fields_in(panel.form):
            hands_over(desk, field)
            tried += 1
    assert tried >= 25


def test_every_field_of_a_consideration_hands_over_what_is_typed(desk: Desk) -> None:
    panel = desk.window.findChild(ConsiderationsPanel)
    assert panel is not None
    bring_forward(panel)
    reason = next(one for one in desk.document.scenario.considerations if one.slopes and one.low)
    panel.edit(reason.id)
    box = panel.form.source.box
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)  # a new source: three fields more
    fields = fields_in(panel.form)
    for field in fields:
        if panel.form.source.isAncestorOf(field) and not panel.form.source.title.text():
            continue  # a source without a title is none
        hands_over(desk, field)
    hands_over(desk, panel.form.source.title)
    assert len(fields) >= 8


def test_a_publisher_is_handed_over_with_the_title_before_it(desk: Desk) -> None:
    panel = desk.window.findChild(ConsiderationsPanel)
    assert panel is not None
    bring_forward(panel)
    panel.edit(REASON)
    source, before = panel.form.source, desk.document.scenario
    source.box.setCurrentIndex(source.box.count() - 1)
    source.box.activated.emit(source.box.count() - 1)
    for field, text in ((source.title, "A report"), (source.publisher, "A ministry")):
        field.setFocus()
        QTest.keyClicks(field, text)
    desk.qtbot.waitUntil(lambda: desk.document.scenario.sources[-1].publisher == "A ministry")
    assert len(desk.document.scenario.sources) == len(before.sources) + 1
    source.cancel.click()
    assert desk.document.scenario == before


def test_levels_amounts_and_payoffs_are_handed_over_while_they_are_typed(desk: Desk) -> None:
    level = desk.row("protest").spin
    bring_forward(level)
    hands_over(desk, level)
    payoffs, reasons = (desk.window.findChild(kind) for kind in (PayoffPanel, ReasonsPanel))
    assert payoffs is not None
    assert reasons is not None
    key = PayoffKey("us", ("retaliate", "retaliate", "expel"))
    desk.window.selection.select(key)
    bring_forward(reasons)
    desk.qtbot.waitUntil(lambda: all(row.isVisible() for row in reasons.rows))
    for row in reasons.rows:
        hands_over(desk, row.spin)
    bring_forward(payoffs)
    payoffs.edit(key)
    hands_over(desk, payoffs.editor)


def test_an_anchor_is_handed_over_while_it_is_typed(desk: Desk) -> None:
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    panel.show_item(("drivers", "protest"))
    table = panel.form.anchors.table  # type: ignore[union-attr]
    document, before = desk.document, desk.document.scenario
    for column, text in ((1, "quite another word"), (0, "0.01")):
        table.setCurrentCell(0, column)
        table.edit(table.currentIndex())
        editor = table.indexWidget(table.currentIndex())
        editor.selectAll()
        QTest.keyClicks(editor, f"{text} ")
        desk.qtbot.waitUntil(lambda: document.scenario != before, timeout=1000)
        assert editor.text() == f"{text} ", "what is being typed stays as it is typed"
        assert len(document.history.steps) == 1
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert document.scenario == before
        assert not document.history.steps


def test_a_snapshot_is_there_as_soon_as_its_note_is_typed_and_goes_with_escape(desk: Desk) -> None:
    panel = desk.window.findChild(VersionsPanel)
    assert panel is not None
    bring_forward(panel)
    before = desk.document.scenario
    panel.ask_new()
    for part in ("Agreed with ", "all of them"):
        QTest.keyClicks(panel.form._note, part)
    desk.qtbot.waitUntil(
        lambda: [s.note for s in desk.document.scenario.snapshots] == ["Agreed with all of them"]
    )
    assert len(desk.document.history.steps) == 1
    QTest.keyClick(panel.form._note, Qt.Key.Key_Escape)
    assert desk.document.scenario == before
    panel.ask_new()
    QTest.keyClicks(panel.form._note, "Once more")
    panel.form.wanted.emit()
    hands_over(desk, panel.name.edit)
    hands_over(desk, panel.note.edit)


def test_no_field_of_the_window_was_forgotten_here(desk: Desk) -> None:
    for command in ("scenario.considerations", "scenario.structure", "scenario.snapshots"):
        desk.trigger(command)
    tried = (StructurePanel, ConsiderationsPanel, VersionsPanel, ReasonsPanel, DriverPanel)
    rooms = [desk.window.findChild(kind) for kind in tried]
    for field in (
        *desk.window.findChildren(QLineEdit),
        *desk.window.findChildren(QPlainTextEdit),
    ):
        known = isinstance(field, PayoffEditor) or field.accessibleName() in SEARCHED
        inside = any(room is not None and room.isAncestorOf(field) for room in rooms)
        assert known or inside, field.accessibleName() or field.objectName()


def test_a_line_that_is_pasted_broken_is_one_line(desk: Desk) -> None:
    desk.trigger("scenario.structure")
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    assert panel.show_item(("drivers", "protest"))
    before = desk.document.scenario.driver("protest").name
    name = next(field for field in panel.findChildren(Field) if text_of(field.edit) == before)
    name.edit.setFocus()
    name.edit.selectAll()
    QGuiApplication.clipboard().setText("The\u2028United\x85States\nof\x1cAmerica")
    QTest.keyClick(name.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert name.settle()
    assert desk.document.scenario.driver("protest").name == "The United States of America"


def test_a_note_that_is_pasted_broken_has_lines(desk: Desk, rationale: Field) -> None:
    QGuiApplication.clipboard().setText("One\u2028two\x85three\u2029four\x0bfive")
    QTest.keyClick(rationale.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert rationale.settle()
    assert kept(desk) == "One\ntwo\nthree\nfour\nfive"


@pytest.mark.parametrize("text", ["a\xa0b", "a\u2028b", "a\u2029b", "a\x85b", " a\tb"])
def test_a_text_that_is_only_looked_at_stays_as_it_is(
    desk: Desk, rationale: Field, text: str
) -> None:
    scenario = desk.document.scenario
    desk.document.apply(
        revised(scenario, replace(consideration(scenario, REASON), rationale=text)), "Odd"
    )
    steps = len(desk.document.history.steps)
    rationale.edit.setFocus()
    assert rationale.settle()
    desk.window.setFocus()
    assert kept(desk) == text
    assert len(desk.document.history.steps) == steps


def test_no_break_spaces_stay_where_other_words_are_typed(desk: Desk, rationale: Field) -> None:
    desk.document.apply(
        revised(
            desk.document.scenario,
            replace(consideration(desk.document.scenario, REASON), rationale="12\xa0%"),
        ),
        "Odd",
    )
    rationale.edit.moveCursor(QTextCursor.MoveOperation.End)  # type: ignore[union-attr]
    QTest.keyClicks(rationale.edit, " more")
    assert rationale.settle()
    assert kept(desk) == "12\xa0% more"


def test_a_text_that_comes_back_to_what_it_was_leaves_no_step(desk: Desk) -> None:
    payoffs = desk.window.findChild(PayoffPanel)
    assert payoffs is not None
    payoffs.edit(PayoffKey("us", ("retaliate", "retaliate", "expel")))
    old, before = payoffs.editor.text(), desk.document.scenario
    for text in ("9", old):
        payoffs.editor.selectAll()
        QTest.keyClicks(payoffs.editor, text)
        desk.qtbot.waitUntil(lambda text=text: (desk.document.scenario == before) == (text == old))
    assert payoffs.settle()
    assert not desk.document.history.steps


def test_what_costs_something_is_asked_about_when_the_field_is_left_and_not_before(
    desk: Desk,
) -> None:
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    panel.show_item(("drivers", "sanctions"))
    high, before = panel.form.high, desk.document.scenario  # type: ignore[union-attr]
    high.edit.setFocus()
    high.edit.selectAll()
    QTest.keyClicks(high.edit, "0.5")  # today's level and two anchors lie beyond
    desk.qtbot.wait(2 * SOON_MS)
    assert desk.dialogs.asked == []
    assert desk.document.scenario == before
    desk.dialogs.confirmed = True
    assert high.settle()
    assert len(desk.dialogs.asked) == 1
    assert desk.document.scenario.driver("sanctions").high == Decimal("0.5")
    assert len(desk.document.history.steps) == 1
