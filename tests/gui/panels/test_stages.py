"""Who moves when is arranged by hand and by keys, and a screen reader hears where everybody is."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from desk_fakes import FakeDialogs
from games.model.edit.play import with_move, with_play
from games.model.file.library import load_named
from games.model.play import every_play
from gui.core.document import Document
from gui.desk.talks.restructure import Restructure
from gui.panels.structure.chip import Chip
from gui.panels.structure.scenario_form import ScenarioForm
from gui.panels.structure.turns import alone, earlier, later, together

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from games.model.play import Stages
    from gui.look.tokens import Tokens

THREE = ("us", "iran", "baghdad")


# -- what becomes of the stages -------------------------------------------------------------------


def drawn(stages: Stages) -> Stages:
    return stages or (THREE,)


def test_single_steps_reach_every_play_from_every_other_and_lead_back() -> None:
    everything = {as_sets(drawn(stages)) for stages in every_play(THREE)}
    for start in every_play(THREE):
        found, waiting = {as_sets(drawn(start))}, [drawn(start)]
        while waiting:
            here = waiting.pop()
            for player in THREE:
                for step in (earlier, later):
                    there = step(here, player)
                    if as_sets(there) not in found:
                        found.add(as_sets(there))
                        waiting.append(there)
        assert found == everything


def as_sets(stages: Stages) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stage) for stage in stages)


def test_later_undoes_earlier_and_nobody_is_lost() -> None:
    for stages in map(drawn, every_play(THREE)):
        for player in THREE:
            there = earlier(stages, player)
            assert sorted(own for stage in there for own in stage) == sorted(THREE)
            if there != stages:
                assert as_sets(later(there, player)) == as_sets(stages)
    assert earlier((("us",), ("iran", "baghdad")), "us") == (("us",), ("iran", "baghdad"))
    assert later((("us",), ("iran",), ("baghdad",)), "us") == (("iran", "us"), ("baghdad",))
    assert alone((THREE,), "us", 1) == (("iran", "baghdad"), ("us",))
    assert together((("us",), ("iran",), ("baghdad",)), "us", 2) == (("iran",), ("baghdad", "us"))


# -- hand and keys --------------------------------------------------------------------------------


@pytest.fixture
def document(qapp: object) -> Document:
    return Document(load_named("iraq-2019"))


@pytest.fixture
def form(qtbot: QtBot, document: Document, tokens: Tokens) -> ScenarioForm:
    made = ScenarioForm(document, Restructure(document, FakeDialogs()).apply)
    qtbot.addWidget(made)
    made.resize(330, 700)
    made.show_item(("scenario",))
    document.changed.connect(lambda _: made.show_item(("scenario",)))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def chip(form: ScenarioForm, name: str) -> Chip:
    return next(one for one in form.findChildren(Chip) if one.name == name)


def drag(one: Chip, down: int) -> None:
    """Take a name and let it go further down; it goes with the hand, so each step is from it."""
    held = QPoint(5, one.height() // 2)
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=held)
    for part in (down - down // 4, down // 4):
        QTest.mouseMove(one, held + QPoint(0, part))
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=held)


def test_a_name_is_dragged_into_a_stage_of_its_own_or_of_another(
    form: ScenarioForm, document: Document
) -> None:
    row = chip(form, "Iran").parentWidget().height() // 3
    drag(chip(form, "Iran"), row)  # into the empty row below all
    assert document.scenario.play.stages == (("us", "baghdad"), ("iran",))
    drag(chip(form, "Baghdad"), row // 2)  # onto the line between the two
    assert document.scenario.play.stages == (("us",), ("baghdad",), ("iran",))
    drag(chip(form, "Iran"), -2 * row)  # into the first row
    assert document.scenario.play.stages == (("us", "iran"), ("baghdad",))
    assert len(document.labels) == 3
    drag(chip(form, "Baghdad"), -row - row // 2)  # above all
    assert document.scenario.play.stages == (("baghdad",), ("us", "iran"))


def test_a_drag_that_is_given_up_or_leads_nowhere_changes_nothing(
    form: ScenarioForm, document: Document
) -> None:
    us = chip(form, "US")
    home, held = us.geometry(), QPoint(5, us.height() // 2)
    QTest.mousePress(us, Qt.MouseButton.LeftButton, pos=held)
    QTest.mouseMove(us, held + QPoint(0, 30))
    assert us.geometry() != home
    QTest.keyClick(us, Qt.Key.Key_Escape)
    assert us.geometry() == home
    QTest.mouseRelease(us, Qt.MouseButton.LeftButton, pos=held)
    QTest.mouseClick(us, Qt.MouseButton.LeftButton, pos=held)
    drag(us, 4)
    assert us.geometry() == home
    assert document.labels == ()


def test_up_and_down_at_a_name_move_the_player_one_step(
    form: ScenarioForm, document: Document
) -> None:
    iran = chip(form, "Iran")
    assert iran.accessibleName() == "Iran, at once with US and Baghdad"
    iran.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(iran, Qt.Key.Key_Up)
    assert document.scenario.play.stages == (("iran",), ("us", "baghdad"))
    assert document.labels == ("Play: Iran, then US and Baghdad together",)
    assert iran.accessibleName() == "Iran, moves first"
    assert chip(form, "US").accessibleName() == "US, moves second, with Baghdad"
    assert iran.hasFocus()
    QTest.keyClick(iran, Qt.Key.Key_Up)  # no further
    assert len(document.labels) == 1
    QTest.keyClick(iran, Qt.Key.Key_Down)
    assert document.scenario.play.stages == ()
    document.undo()
    assert iran.accessibleName() == "Iran, moves first"


def test_the_buttons_move_whom_the_keyboard_was_at(form: ScenarioForm, document: Document) -> None:
    chip(form, "Baghdad").setFocus(Qt.FocusReason.TabFocusReason)
    button = {one.text(): one for one in form.findChildren(QToolButton)}
    assert button["Earlier"].accessibleName() == "Let Baghdad move earlier"
    button["Earlier"].click()
    assert document.scenario.play.stages == (("baghdad",), ("us", "iran"))
    assert not button["Earlier"].isEnabled()
    button["Later"].click()
    button["Later"].click()
    assert document.scenario.play.stages == (("us", "iran"), ("baghdad",))
    assert not button["Later"].isEnabled()


def test_the_suggested_order_is_offered_and_is_one_step(
    form: ScenarioForm, document: Document
) -> None:
    follow = next(
        one for one in form.findChildren(QPushButton) if one.text() == "Play as suggested"
    )
    assert follow.isEnabled()
    follow.click()
    assert document.scenario.play.stages == (("iran",), ("us",), ("baghdad",))
    assert document.labels == ("Play: Iran, then US, then Baghdad",)
    assert not follow.isEnabled()
    document.new(load_named("chicken"))
    assert follow.isHidden()
    assert [one.name for one in form.findChildren(Chip) if not one.isHidden()] == ["Ann", "Ben"]


def test_who_has_moved_is_said_at_its_name(form: ScenarioForm, document: Document) -> None:
    document.apply(with_move(document.scenario, "us", "retaliate"), "Struck")
    us = chip(form, "US")
    assert us.accessibleName() == "US, at once with Iran and Baghdad, has already moved"
    assert "Already moved, US: Retaliate" in us.toolTip()


@pytest.mark.parametrize("order", list(permutations(THREE)))
def test_names_stand_in_the_rows_of_their_stages(
    form: ScenarioForm, document: Document, order: tuple[str, ...]
) -> None:
    document.apply(with_play(document.scenario, [[own] for own in order]), "Turns")
    names = {player.id: player.name for player in document.scenario.players}
    heights = [chip(form, names[own]).y() for own in order]
    assert heights == sorted(heights)
    assert len(set(heights)) == 3
