"""A new scenario: typed step by step, refused at its place, begun from others, on the desk."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton, QToolButton

from games.model.edit.draft import Draft
from games.model.file.library import load_named, names
from games.model.file.nfg_write import write_nfg
from games.model.payoffs import payoff
from gui.core.history import Origin
from gui.desk.dialogs import Answer
from gui.desk.talks.assistant.desk import Assistant
from gui.desk.talks.assistant.dialog import AssistantDialog
from gui.files.files import Files
from gui.look.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from desk_fakes import FakeDialogs
    from games.model.scenario import Scenario
    from gui.core.document import Document


class Person:
    """Who takes the scenario, and is asked before anything is given up."""

    def __init__(self) -> None:
        self.made: list[Scenario] = []
        self.takes = True
        self.typed = False

    def finish(self, scenario: Scenario, *, typed: bool) -> bool:
        if self.takes:
            self.made.append(scenario)
            self.typed = typed
        return self.takes


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def dialog(qtbot: QtBot, person: Person, dialogs: FakeDialogs, tmp_path: Path) -> AssistantDialog:
    made = AssistantDialog(tmp_path, person.finish, dialogs)
    qtbot.addWidget(made)
    return made


def field(dialog: AssistantDialog, name: str) -> QLineEdit:
    return next(edit for edit in dialog.findChildren(QLineEdit) if edit.accessibleName() == name)


def enter(qtbot: QtBot, dialog: AssistantDialog, **texts: str) -> None:
    """Type into fields, by their accessible names with underscores."""
    for name, text in texts.items():
        edit = field(dialog, name.replace("_", " "))
        edit.selectAll()
        qtbot.keyClicks(edit, text)


def button(dialog: AssistantDialog, name: str) -> QPushButton | QToolButton:
    return next(
        b
        for kind in (QPushButton, QToolButton)
        for b in dialog.findChildren(kind)
        if name in (b.accessibleName(), b.text().replace("&", ""))
    )


@pytest.mark.slow
def test_chicken_is_made_from_nothing(
    qtbot: QtBot, dialog: AssistantDialog, person: Person
) -> None:
    enter(qtbot, dialog, Title="Chicken", Name_of_player_1="Ann", Name_of_player_2="Ben")
    for player in (1, 2):
        field(dialog, f"Strategy of strategy 1 of player {player}").setText("")
        qtbot.keyClicks(field(dialog, f"Strategy of strategy 1 of player {player}"), "Swerve")
        qtbot.keyClicks(field(dialog, f"Strategy of strategy 2 of player {player}"), "Go straight")
    dialog.steps.setCurrentRow(4)
    panel = dialog.table.panel
    view = panel.wall.views[0]
    view.setCurrentIndex(view.model().index(0, 0))
    for typed in ("3", "3", "2", "4", "4", "2", "0", "0"):
        key = panel.board.key(*_place(dialog))
        panel.edit(key, typed)
        qtbot.keyClick(panel.editor, Qt.Key.Key_Tab)
    dialog.findChildren(QCheckBox)[0].click()
    dialog.accept()
    made = person.made[0]
    assert made.title == "Chicken"
    assert payoff(made, "ann", ("go-straight", "swerve")) == 4
    assert payoff(made, "ben", ("swerve", "go-straight")) == 4
    assert payoff(made, "ann", ("swerve", "swerve")) == 3
    assert [s.letter for s in made.players[1].strategies] == ["S", "G"]
    assert len(made.outcomes) == 4
    assert person.typed


def _place(dialog: AssistantDialog) -> tuple[int, tuple[int, ...]]:
    """Where the selection stands; at first the first payoff."""
    key = dialog.table.selection.key
    if key is None:
        return 0, (0, 0)
    scenario = dialog.table.document.scenario
    return scenario.player_index(key.player), scenario.indices(key.profile)


def test_errors_stand_at_their_fields_and_block_only_the_finish(
    qtbot: QtBot, dialog: AssistantDialog, person: Person
) -> None:
    enter(qtbot, dialog, Name_of_player_1="US", Name_of_player_2="us")
    name = field(dialog, "Name of player 2")
    assert name.accessibleDescription() == "Another player is called “us”: choose another name."
    dialog.steps.setCurrentRow(3)
    dialog.accept()
    assert person.made == []
    assert dialog.steps.currentRow() == 1
    assert "\N{WARNING SIGN}" in dialog.steps.item(1).text()
    enter(qtbot, dialog, Name_of_player_2="Iran")
    assert name.accessibleDescription() == ""
    dialog.accept()
    assert [player.name for player in person.made[0].players] == ["US", "Iran"]


@pytest.mark.slow
def test_nothing_is_lost_on_the_way_back_or_by_trying_something_else(
    qtbot: QtBot, dialog: AssistantDialog
) -> None:
    enter(qtbot, dialog, Title="Three", Name_of_player_1="Ann")
    three = next(
        b for b in dialog.findChildren(QRadioButton) if "hree" in b.text().replace("&", "")
    )
    three.click()
    button(dialog, "Add strategy of player 3").click()
    enter(qtbot, dialog, Strategy_of_strategy_3_of_player_3="Leave")
    dialog.start.list.setCurrentRow(3)  # a bundled scenario
    assert dialog.table.document.scenario == load_named(names()[1])
    dialog.start.list.setCurrentRow(0)
    made = dialog.table.document.scenario
    assert made.title == "Three"
    assert made.shape == (2, 2, 3)
    assert made.players[2].strategies[2].name == "Leave"
    button(dialog, "Remove strategy 3 of player 3").click()
    assert dialog.table.document.scenario.shape == (2, 2, 2)


def test_drivers_are_added_with_a_first_one_offered(
    qtbot: QtBot, dialog: AssistantDialog, person: Person
) -> None:
    button(dialog, "Add a driver").click()
    button(dialog, "Add another driver").click()
    enter(qtbot, dialog, Driver_of_driver_2="Heat", Lowest_of_driver_2="-5", Today_of_driver_2="x")
    assert "not a number" in field(dialog, "Today of driver 2").accessibleDescription()
    enter(qtbot, dialog, Today_of_driver_2="0")
    dialog.accept()
    drivers = person.made[0].drivers
    assert [(d.name, d.low, d.high, d.level) for d in drivers] == [
        ("Pressure", 0, 1, Decimal("0.5")),
        ("Heat", -5, 1, 0),
    ]
    assert person.made[0].sweep_driver == "pressure"


def test_a_bundled_scenario_is_the_beginning(dialog: AssistantDialog, person: Person) -> None:
    dialog.start.list.setCurrentRow(2)
    assert not dialog.next.isEnabled()
    dialog.accept()
    assert person.made == [load_named(names()[0])]
    assert not person.typed


def test_a_gambit_game_is_the_beginning_and_a_broken_one_says_where(
    dialog: AssistantDialog, person: Person, tmp_path: Path
) -> None:
    broken, good = tmp_path / "broken.nfg", tmp_path / "good.nfg"
    broken.write_text('NFG 1 R "x" { "a" "b" } { 2 2 } 1 2 3', encoding="utf-8")
    good.write_text(write_nfg(load_named("chicken")), encoding="utf-8")
    assert not dialog.start.open_file(broken)
    assert "line 1, column" in dialog.start.message.text()
    dialog.accept()
    assert person.made == []
    assert dialog.start.open_file(good)
    assert dialog.start.message.isHidden()
    dialog.accept()
    assert person.made[0].shape == (2, 2)


def test_closing_asks_only_if_something_was_typed(
    qtbot: QtBot, dialog: AssistantDialog, dialogs: FakeDialogs
) -> None:
    dialog.show()
    enter(qtbot, dialog, Title="x")
    dialog.reject()
    assert dialogs.asked == ["confirm Give up the new scenario?"]
    assert dialog.isVisible()
    dialogs.confirmed = True
    dialog.reject()
    assert not dialog.isVisible()


def test_closing_an_untouched_dialog_asks_nothing(
    dialog: AssistantDialog, dialogs: FakeDialogs
) -> None:
    dialog.show()
    assert dialog.draft == Draft()
    dialog.reject()
    assert (dialogs.asked, dialog.isVisible()) == ([], False)


def test_a_half_typed_payoff_that_is_no_number_holds_the_step(
    qtbot: QtBot, dialog: AssistantDialog, person: Person
) -> None:
    dialog.show()
    dialog.steps.setCurrentRow(4)
    panel = dialog.table.panel
    panel.edit(panel.board.key(0, (0, 0)), "much")
    dialog.steps.setCurrentRow(1)
    assert dialog.steps.currentRow() == 4
    dialog.accept()
    assert person.made == []
    qtbot.keyClick(panel.editor, Qt.Key.Key_Escape)
    assert dialog.isVisible()  # Escape was for the field alone
    dialog.steps.setCurrentRow(1)
    assert dialog.steps.currentRow() == 1


def test_tab_leads_from_the_last_driver_to_the_button_that_adds_one(
    dialog: AssistantDialog,
) -> None:
    dialog.steps.setCurrentRow(3)
    button(dialog, "Add a driver").click()
    drop = button(dialog, "Remove driver 1")
    after = drop.nextInFocusChain()
    while after is not None and after.focusPolicy() == Qt.FocusPolicy.NoFocus:
        after = after.nextInFocusChain()
    assert after is button(dialog, "Add another driver")


def test_a_table_is_pasted_after_a_look(
    dialog: AssistantDialog, dialogs: FakeDialogs, person: Person
) -> None:
    QGuiApplication.clipboard().setText("3\t3\t2\t4\n4\t2\t0\t0")
    dialogs.confirmed = True
    button(dialog, "Paste a table…").click()
    assert dialogs.asked == ["paste 6"]
    dialog.accept()
    made = person.made[0]
    assert payoff(made, "player-1", ("strategy-2", "strategy-1")) == 4
    assert payoff(made, "player-2", ("strategy-1", "strategy-2")) == 4


def test_a_change_of_mind_about_the_open_document_keeps_the_dialog(
    qtbot: QtBot, dialog: AssistantDialog, person: Person
) -> None:
    dialog.show()
    enter(qtbot, dialog, Title="Kept")
    person.takes = False
    dialog.accept()
    assert dialog.isVisible()
    assert field(dialog, "Title").text() == "Kept"
    person.takes = True
    dialog.accept()
    assert not dialog.isVisible()


def test_every_control_has_a_name(
    dialog: AssistantDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    button(dialog, "Add a driver").click()
    # the field over the table gets its name when it opens over a payoff
    assert [name for name in nameless(dialog) if "payoff-editor" not in name] == []


def test_the_scenario_replaces_the_document_after_its_changes_were_asked_about(
    edited: Document, dialogs: FakeDialogs, qapp: QApplication
) -> None:
    theme, made = Theme(qapp, "light"), load_named("chicken")
    assistant = Assistant(edited, Files(edited, dialogs), dialogs)
    assert not assistant.finish(made, typed=True)  # cancelled
    assert edited.scenario.title != "Chicken"
    dialogs.unsaved = Answer.DISCARD
    assert assistant.finish(made, typed=True)
    assert edited.scenario == made
    assert edited.path is None
    assert edited.dirty  # closing would lose what was typed
    assert edited.history.origin is Origin.MADE
    assert assistant.finish(made, typed=False)
    assert not edited.dirty
    theme.deleteLater()


def test_nobody_asks_for_sources_of_payoffs_on_trial(dialog: AssistantDialog) -> None:
    panel = dialog.table.panel
    key = panel.board.key(0, (0, 0))
    panel.edit(key, "3")
    assert panel.settle()
    assert panel.board.sourced.all()
    assert "source" not in panel.board.hint(0, (0, 0))
