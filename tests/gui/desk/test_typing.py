"""What is typed reaches the document while it is typed: one stay in a field is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from gui.controls.field import Field
from gui.core.stay import HAND_MS
from gui.desk.frame.focus import bring_forward
from gui.files.safety.autosave import DELAY_MS
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.structure.panel import StructurePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from whole_desk import Desk

REASON = "iran-exposure"


@pytest.fixture
def desk(desk_on: Callable[..., Desk]) -> Desk:
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
    assert HAND_MS + DELAY_MS < 1000


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
    desk.qtbot.wait(2 * HAND_MS)
    assert str(desk.document.scenario.driver("protest").high) != "x"
    assert high.text == "x"
    assert not high.complaint, "nobody is told off while typing"


def test_every_field_of_every_form_hands_over_what_is_typed(desk: Desk) -> None:
    panel = desk.window.findChild(StructurePanel)
    assert panel is not None
    bring_forward(panel)
    items = [("scenario",), ("players", "us"), ("strategies", "us", "absorb")]
    items += [("drivers", "protest"), ("outcomes", "containment")]
    tried = 0
    for item in items:
        panel.show_item(item)
        if panel.form is None or panel.form.item != item:
            continue
        for field in panel.form.findChildren(Field):
            if field.edit.accessibleName() in ("Low", "High", "Step", "Level", "Today", "Letter"):
                continue
            before = desk.document.scenario
            field.edit.setFocus()
            if isinstance(field.edit, QLineEdit):
                field.edit.end(False)
            QTest.keyClicks(field.edit, "7")
            desk.qtbot.waitUntil(
                lambda before=before, field=field: (
                    desk.document.scenario != before or bool(field.complaint) or not field.settle()
                )
            )
            tried += 1
    assert tried >= 6
