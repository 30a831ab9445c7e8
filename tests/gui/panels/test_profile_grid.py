"""The profile grid says what a click means, and shows what it is given."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QScrollArea

from games.model.cover import covered
from games.model.file.library import load_named
from gui.controls.profile_cells import Choice, Mark, Part, ProfileModel
from gui.controls.profile_grid import ProfileGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, SignalInstance
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario, When
    from gui.look.tokens import Tokens

    Listen = Callable[[SignalInstance], list[object]]


@pytest.fixture
def baseline() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture
def grid(qtbot: QtBot, tokens: Tokens, baseline: Scenario) -> ProfileGrid:
    made = ProfileGrid(Choice.CONDITION)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_profiles(baseline, ((),))
    return made


def place(grid: ProfileGrid, part: Part, *names: str) -> QModelIndex:
    """Find the place of a kind that names these strategies."""
    model = grid.model()
    assert isinstance(model, ProfileModel)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if model.part(index) is part and tuple(s for _, (s,) in model.named(index)) == names:
                return index
    raise AssertionError(names)


def click(qtbot: QtBot, grid: ProfileGrid, index: QModelIndex) -> None:
    grid.scrollTo(index)
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(grid.viewport(), button, pos=grid.visualRect(index).center())


def test_the_model_keeps_the_rules_of_qt(qapp: object, baseline: Scenario) -> None:
    model = ProfileModel(Choice.MEMBERS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(baseline, ())
    model.show(load_named("chicken"), ((),))
    model.show(load_named("chicken"), ())


def test_a_box_unticks_and_ticks_its_strategy_and_the_last_one_stays(
    qtbot: QtBot, grid: ProfileGrid, baseline: Scenario, listen: Listen
) -> None:
    heard = listen(grid.changed)
    row = place(grid, Part.ROW, "retaliate")
    click(qtbot, grid, row)
    assert heard == [((("us", ("absorb",)),),)]
    grid.show_profiles(baseline, heard[0])
    click(qtbot, grid, place(grid, Part.TITLE, "absorb"))
    assert heard[1] == ((("us", ("absorb",)), ("baghdad", ("expel",))),)
    grid.show_profiles(baseline, heard[1])
    click(qtbot, grid, place(grid, Part.ROW, "absorb"))
    assert len(heard) == 2  # nothing else is ticked
    click(qtbot, grid, row)
    assert heard[2] == ((("baghdad", ("expel",)),),)


def test_several_strategies_of_a_player_can_be_ticked(
    qtbot: QtBot, grid: ProfileGrid, listen: Listen
) -> None:
    graded = load_named("graded-responses")
    heard = listen(grid.changed)
    grid.show_profiles(graded, ((),))
    first, second, third = (own.id for own in graded.players[0].strategies)
    click(qtbot, grid, place(grid, Part.ROW, second))
    assert heard == [(((graded.players[0].id, (first, third)),),)]
    grid.show_profiles(graded, heard[0])
    model = grid.model()
    assert isinstance(model, ProfileModel)
    ticked = [model.chosen(place(grid, Part.ROW, own)) for own in (first, second, third)]
    assert ticked == [True, False, True]
    assert model.cells == {cell for cell in covered(graded, [()]) if cell[0] != second}
    click(qtbot, grid, place(grid, Part.ROW, second))
    assert heard[1] == ((),)  # all are ticked: any


def test_ctrl_or_enter_means_a_strategy_alone_and_once_more_any(
    qtbot: QtBot, grid: ProfileGrid, listen: Listen
) -> None:
    graded = load_named("graded-responses")
    heard = listen(grid.changed)
    grid.show_profiles(graded, ((),))
    owner = graded.players[1]
    column = place(grid, Part.COLUMN, owner.strategies[1].id)
    spot = grid.visualRect(column).center()
    left, ctrl = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(grid.viewport(), left, ctrl, spot)
    alone = (((owner.id, (owner.strategies[1].id,)),),)
    assert heard == [alone]
    grid.show_profiles(graded, alone)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert heard[1] == ((),)


def test_a_cell_fixes_everybody_and_a_second_click_frees_everybody(
    qtbot: QtBot, grid: ProfileGrid, baseline: Scenario, listen: Listen
) -> None:
    heard = listen(grid.changed)
    cell = place(grid, Part.CELL, "absorb", "retaliate", "expel")
    click(qtbot, grid, cell)
    whole = ((("us", ("absorb",)), ("iran", ("retaliate",)), ("baghdad", ("expel",))),)
    assert heard == [whole]
    grid.show_profiles(baseline, whole)
    click(qtbot, grid, cell)
    assert heard[1] == ((),)


def test_members_are_added_and_taken_away_cell_by_cell_and_row_by_row(
    qtbot: QtBot, tokens: Tokens, baseline: Scenario, listen: Listen
) -> None:
    grid = ProfileGrid(Choice.MEMBERS)
    qtbot.addWidget(grid)
    grid.resize(300, 240)
    grid.show_profiles(baseline, ())
    heard = listen(grid.changed)

    def click_on(part: Part, *names: str) -> tuple[When, ...]:
        click(qtbot, grid, place(grid, part, *names))
        value = heard[-1]
        assert isinstance(value, tuple)
        grid.show_profiles(baseline, value)
        return value

    row = click_on(Part.ROW, "absorb", "absorb")
    assert row == ((("us", ("absorb",)), ("baghdad", ("absorb",))),)
    rest = click_on(Part.CELL, "absorb", "retaliate", "absorb")
    assert rest == ((("us", ("absorb",)), ("iran", ("absorb",)), ("baghdad", ("absorb",))),)
    click_on(Part.TITLE, "absorb")
    assert click_on(Part.TITLE, "expel") == ((),)
    assert click_on(Part.CORNER) == ()


def test_the_keyboard_does_what_the_mouse_does(
    qtbot: QtBot, grid: ProfileGrid, listen: Listen
) -> None:
    heard = listen(grid.changed)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert heard == [((("us", ("retaliate",)), ("iran", ("retaliate",)), ("baghdad", ("expel",))),)]


def test_every_place_has_words_and_the_grid_a_name(
    grid: ProfileGrid, nameless: Callable[[QWidget], list[str]]
) -> None:
    model = grid.model()
    said = {
        model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    }
    assert "US: Retaliate, Iran: Absorb, Baghdad: Expel troops: chosen" in said
    assert "Iran: Absorb: ticked" in said
    assert grid.accessibleName()
    assert nameless(grid) == []


def test_a_bar_tells_its_outcome_in_grey_print_too(grid: ProfileGrid, baseline: Scenario) -> None:
    profile = baseline.profile((0, 0, 0))
    seen = []
    for number in range(4):
        marks = {profile: Mark("#808080", "now in one", number)}
        grid.show_profiles(baseline, ((),), marks)
        seen.append(grid.grab().toImage())
    assert all(one != other for one, other in combinations(seen, 2))
    cell = place(grid, Part.CELL, *profile)
    assert "now in one" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_a_form_scrolls_along_when_the_keyboard_moves_through_the_grid(
    qtbot: QtBot, tokens: Tokens
) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.resize(320, 120)
    area.setWidgetResizable(True)
    grid = ProfileGrid(Choice.CONDITION)
    area.setWidget(grid)
    grid.show_profiles(load_named("graded-responses"), ((),))
    area.show()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    grid.setCurrentIndex(grid.model().index(grid.model().rowCount() - 1, 1))
    assert area.verticalScrollBar().value() > 0
    shown = grid.viewport().visibleRegion().boundingRect()
    assert shown.contains(grid.visualRect(grid.currentIndex()).center())
