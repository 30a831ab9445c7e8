"""The forms of outcomes, sources and the scenario itself: shown, typed into, refused, undone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QToolButton, QWidget

from desk_fakes import FakeDialogs
from games.model.file.library import load_named
from gui.controls.profile_grid import ProfileGrid
from gui.core.document import Document
from gui.desk.talks.restructure import Restructure
from gui.panels.structure.color_field import ColorField
from gui.panels.structure.driver_form import DriverForm
from gui.panels.structure.kinds import KINDS
from gui.panels.structure.mixtures import Mixtures
from gui.panels.structure.player_form import PlayerForm
from gui.panels.structure.strategy_form import StrategyForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.look.tokens import Tokens
    from gui.panels.structure.form import Form

    Make = Callable[..., Form]


@pytest.fixture
def document(qapp: object) -> Document:
    return Document(load_named("chicken"))


@pytest.fixture
def form(qtbot: QtBot, document: Document, tokens: Tokens) -> Make:
    def make(*item: str) -> Form:
        made = KINDS[item[0]].form(document, Restructure(document, FakeDialogs()).apply)
        qtbot.addWidget(made)
        made.show_item(item)
        return made

    return make


def enter(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    """Type into a field by its name and commit."""
    for kind in (QLineEdit, QPlainTextEdit):
        for edit in form.findChildren(kind):
            if edit.accessibleName() == name:
                edit.selectAll()
                qtbot.keyClicks(edit, text)
                qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_outcome_is_renamed_regraded_and_recoloured_in_named_steps(
    qtbot: QtBot, form: Make, document: Document
) -> None:
    shown = form("outcomes", document.scenario.outcomes[0].id)
    enter(qtbot, shown, "Name", "Peace")
    enter(qtbot, shown, "Severity", "7")
    menu = shown.findChildren(ColorField)[0].findChildren(QMenu)[0]
    next(action for action in menu.actions() if action.text() == "Brick").trigger()
    outcome = document.scenario.outcomes[0]
    assert (outcome.name, outcome.severity, outcome.color) == ("Peace", 7, "#C8553D")
    assert document.labels == (
        "Rename outcome to “Peace”",
        "Severity of “Peace” to 7",
        "Colour of “Peace”",
    )


def test_numbers_of_a_driver_are_taken_for_what_they_are(
    qtbot: QtBot, form: Make, document: Document
) -> None:
    shown = form("drivers", "crash")
    enter(qtbot, shown, "Today", "3/4")
    assert document.scenario.driver("crash").level == Decimal("0.75")
    enter(qtbot, shown, "Unit", "% of exports")
    enter(qtbot, shown, "To", "80 %")
    assert document.scenario.driver("crash").high == 80
    edit = next(e for e in shown.findChildren(QLineEdit) if e.accessibleName() == "Today")
    enter(qtbot, shown, "Today", "1/3")
    assert document.scenario.driver("crash").level == Decimal("0.75")
    assert edit.text() == "0.333333333333333"
    assert "Enter takes it" in edit.accessibleDescription()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert document.scenario.driver("crash").level == Decimal("0.333333333333333")


def test_a_severity_that_is_no_number_is_refused_where_it_stands(
    qtbot: QtBot, form: Make, document: Document
) -> None:
    shown = form("outcomes", document.scenario.outcomes[0].id)
    for nonsense in ("very", "-1", "1.5", "101"):
        enter(qtbot, shown, "Severity", nonsense)
        assert not shown.settle()
    assert document.labels == ()


def test_a_cell_that_is_clicked_comes_over_from_the_outcome_that_had_it(
    form: Make, document: Document
) -> None:
    later = document.scenario.outcomes[-1]
    first = document.scenario.outcomes[0]
    shown = form("outcomes", later.id)
    grid = shown.findChildren(ProfileGrid)[0]
    grid.changed.emit((*grid.whens, *first.profiles))
    assert document.scenario.outcomes[0].profiles == ()
    assert set(first.profiles) <= set(document.scenario.outcomes[-1].profiles)
    document.undo()
    assert document.scenario == document.saved


def test_the_mixed_equilibria_of_today_are_offered_and_can_be_taken_back(
    form: Make, document: Document
) -> None:
    unnamed = next(o for o in document.scenario.outcomes if not o.mixtures)
    shown = form("outcomes", unnamed.id)
    menu = shown.findChildren(Mixtures)[0].findChildren(QMenu)[0]
    menu.aboutToShow.emit()
    offered = menu.actions()
    assert [action.text() for action in offered] == [
        "Ann: Swerve and Go straight mixed, Ben: Swerve and Go straight mixed"
    ]
    offered[0].trigger()
    taken = next(o for o in document.scenario.outcomes if o.mixtures)
    assert taken.id == unnamed.id
    shown.show_item(("outcomes", unnamed.id))
    drop = next(b for b in shown.findChildren(QToolButton) if b.text() == "Remove")
    drop.click()
    assert not any(o.mixtures for o in document.scenario.outcomes)


def test_a_source_says_who_cites_it(qtbot: QtBot, form: Make, document: Document) -> None:
    document.new(load_named("iraq-2019"))
    source = document.scenario.sources[0]
    citing = [c for c in document.scenario.considerations if c.source == source.id]
    shown = form("sources", source.id)
    words = [w for w in shown.findChildren(QLineEdit) if w.text() == source.title]
    assert words
    said = [w for w in shown.findChildren(QWidget) if w.toolTip()]
    assert any(citing[0].title in w.toolTip() for w in said)
    enter(qtbot, shown, "Publisher", "An institute")
    assert document.scenario.sources[0].publisher == "An institute"


def test_the_facts_of_the_scenario_are_typed_and_chosen(
    qtbot: QtBot, form: Make, document: Document
) -> None:
    shown = form("scenario")
    enter(qtbot, shown, "Title", "Two cars")
    enter(qtbot, shown, "Notes", "From a film")
    scenario = document.scenario
    assert (scenario.title, scenario.notes) == ("Two cars", "From a film")
    enter(qtbot, shown, "Title", " ")
    assert not shown.settle()
    assert document.scenario.title == "Two cars"


@pytest.mark.parametrize("kind", ["scenario", "outcomes", "sources"])
def test_every_control_has_a_name(
    kind: str, form: Make, document: Document, nameless: Callable[[QWidget], list[str]]
) -> None:
    document.new(load_named("graded-responses"))
    scenario = document.scenario
    ids = {"outcomes": scenario.outcomes[0].id, "sources": scenario.sources[0].id}
    assert nameless(form(kind, *([ids[kind]] if kind in ids else []))) == []


def test_how_a_player_and_a_strategy_stand_in_sentences_is_shown_while_it_is_stated(
    qtbot: QtBot, form: Make, document: Document
) -> None:
    shown = form("players", "ann")
    assert isinstance(shown, PlayerForm)
    assert shown.example.text().startswith("Reads: Ann mixes. With Ann's payoffs")
    enter(qtbot, shown, "Name", "Houthis")
    shown.show_item(("players", "ann"))
    enter(qtbot, shown, "In a sentence", "the Houthis")
    shown.plural.click()
    assert document.labels[-1] == "Verbs that follow “Houthis”"
    ann = document.scenario.players[0]
    assert (ann.in_sentence, ann.plural) == ("the Houthis", True)
    shown.show_item(("players", "ann"))
    assert shown.example.text() == (
        "Reads: The Houthis mix. With the Houthis' payoffs as they are, nothing pays the Houthis"
        " more."
    )
    deed = form("strategies", "ann", "swerve")
    assert isinstance(deed, StrategyForm)
    assert deed.example.text() == "Reads: The Houthis prefer swerving to going straight."
    enter(qtbot, deed, "After “prefers”", " ")
    deed.show_item(("strategies", "ann", "swerve"))
    assert deed.example.text() == "Reads: The Houthis prefer “Swerve” to going straight."


def test_a_driver_may_take_plural_verbs(qtbot: QtBot, form: Make, document: Document) -> None:
    shown = form("drivers", "crash")
    assert isinstance(shown, DriverForm)
    shown.plural.click()
    assert document.scenario.driver("crash").plural
    assert document.labels[-1].startswith("Verbs that follow ")
    enter(qtbot, shown, "To", "1000000")
    shown.show_item(("drivers", "crash"))
    field = next(e for e in shown.findChildren(QLineEdit) if e.accessibleName() == "To")
    assert field.text() == "1000000"  # nothing stands between thousands where one types
