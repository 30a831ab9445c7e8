"""The structure panel as a person uses it: select, add, type, recolour, move, remove, undo."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QColorDialog, QToolButton

from games.model.edit.structure.drivers import remove_driver
from gui.look.colors import contrast
from gui.look.stylesheet import GLYPH
from gui.look.tokens import DARK, HIGH_CONTRAST, LIGHT
from gui.look.wear import put_on
from gui.panels.structure.driver_form import DriverForm
from gui.panels.structure.form import Form
from gui.panels.structure.items import items
from gui.panels.structure.panel import StructurePanel
from gui.panels.structure.player_form import PlayerForm
from gui.panels.structure.strategy_form import StrategyForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from games.model.edit.structure.losses import Restructured
    from gui.controls.field import Field
    from gui.core.document import Document
    from gui.look.tokens import Tokens
    from gui.panels.structure.items import Item

F = TypeVar("F", bound=Form)


class Asking:
    """The way into a document, with a person who agrees or not."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.agrees = True
        self.losses: list[tuple[str, ...]] = []

    def __call__(self, change: Restructured, label: str, /) -> bool:
        if change.losses:
            self.losses.append(change.losses)
            if not self.agrees:
                return False
        return self.document.apply(change.scenario, label)


@pytest.fixture
def asking(desk: Document) -> Asking:
    return Asking(desk)


@pytest.fixture
def panel(qtbot: QtBot, desk: Document, asking: Asking, tokens: Tokens) -> StructurePanel:
    panel = StructurePanel(desk, asking)
    qtbot.addWidget(panel)
    panel.resize(340, 800)
    panel.show()
    panel.activateWindow()
    return panel


def shown(panel: StructurePanel, item: Item, kind: type[F]) -> F:
    """The form of an item, selected as a click on the tree would."""
    assert panel.show_item(item)
    form = panel.form
    assert isinstance(form, kind)
    return form


def type_in(field: Field, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field.focus()
    QTest.keyClicks(field.edit, text)
    QTest.keyClick(field.edit, key)


# -- the tree -------------------------------------------------------------------------------------


def test_the_tree_lists_everything_in_order(panel: StructurePanel, desk: Document) -> None:
    assert panel.tree.topLevelItemCount() == 5
    players = panel.tree.topLevelItem(1)
    assert players is not None
    assert players.text(0) == "Players (3)"
    us = players.child(0)
    assert [us.text(0), us.child(1).text(0)] == ["US", "A  Absorb"]
    assert ("strategies", "baghdad", "expel") in items(desk.scenario)


def test_every_control_can_be_named_by_a_screen_reader(
    panel: StructurePanel, nameless: Callable[[StructurePanel], list[str]]
) -> None:
    for item in (("players", "us"), ("strategies", "us", "absorb"), ("drivers", "sanctions")):
        panel.show_item(item)
    assert nameless(panel) == []


def test_arrow_keys_walk_the_tree_and_its_forms(panel: StructurePanel) -> None:
    panel.show_item(("players", "iran"))
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    assert panel.item == ("strategies", "iran", "retaliate")
    assert isinstance(panel.form, StrategyForm)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        panel.tree.setFocus()
        QTest.keyClick(panel.tree, key)
        assert QApplication.focusWidget() is panel.form.name.edit
    QTest.keyClick(panel.form.name.edit, Qt.Key.Key_Escape)
    panel.tree.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left):  # to the player, then fold
        QTest.keyClick(panel.tree, key)
    assert panel.item == ("players", "iran")
    assert not panel.tree.currentItem().isExpanded()
    QTest.keyClick(panel.tree, Qt.Key.Key_Right)
    assert panel.tree.currentItem().isExpanded()


def test_the_context_menu_offers_what_the_buttons_do(panel: StructurePanel) -> None:
    panel.show_item(("drivers", "protest"))
    assert panel.tree.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    texts = [action.text() for action in panel.tree.actions()]
    assert texts == ["Add driver", "Remove", "Up", "Down", "Rename"]


# -- adding, removing, moving ---------------------------------------------------------------------


def test_a_strategy_is_added_named_and_taken_back(panel: StructurePanel, desk: Document) -> None:
    panel.show_item(("players", "us"))
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Insert)
    form = panel.form
    assert isinstance(form, StrategyForm)
    assert QApplication.focusWidget() is form.name.edit
    type_in(form.name, "Negotiate")
    made = desk.scenario.players[0].strategies[2]
    assert (made.name, made.letter) == ("Negotiate", "N")
    assert panel.item == ("strategies", "us", made.id)
    assert desk.labels == ("Add strategy of US", "Rename US: Strategy 3 to Negotiate")
    desk.undo()
    desk.undo()
    assert panel.item == ("strategies", "us", "absorb")
    desk.redo()
    assert panel.item == ("strategies", "us", made.id)


def test_a_removal_asks_and_its_undo_selects_what_came_back(
    panel: StructurePanel, desk: Document, asking: Asking
) -> None:
    before = desk.scenario
    panel.show_item(("drivers", "protest"))
    asking.agrees = False
    panel.remove()
    assert desk.scenario is before
    asking.agrees = True
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert asking.losses[0] == asking.losses[1] == remove_driver(before, "protest").losses
    assert panel.item == ("drivers", "assistance")
    desk.undo()
    assert desk.scenario == before
    assert panel.item == ("drivers", "protest")


def test_what_cannot_be_done_is_said_and_changes_nothing(
    panel: StructurePanel, desk: Document
) -> None:
    before = desk.scenario
    panel.show_item(("players",))
    panel.add()
    assert panel.message == "Three players are the most there can be: remove one first."
    panel.show_item(("strategies", "iran", "absorb"))
    assert panel.message == ""
    panel.remove()
    assert panel.message == "Iran needs two strategies: add another one first."
    assert desk.scenario is before


def test_items_move_by_key_and_stop_at_the_ends(panel: StructurePanel, desk: Document) -> None:
    panel.show_item(("players", "baghdad"))
    panel.tree.setFocus()
    for _ in range(3):
        QTest.keyClick(panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [player.id for player in desk.scenario.players] == ["baghdad", "us", "iran"]
    assert panel.item == ("players", "baghdad")
    assert len(desk.labels) == 2
    assert not panel.bar.up.isEnabled()


@pytest.mark.parametrize(
    ("onto", "share", "order"),
    [
        ("sanctions", 0.05, ["casualties", "sanctions", "protest", "assistance"]),
        ("sanctions", 0.95, ["sanctions", "casualties", "protest", "assistance"]),
        ("assistance", 0.05, ["sanctions", "protest", "casualties", "assistance"]),
        ("assistance", 0.95, ["sanctions", "protest", "assistance", "casualties"]),
    ],
)
def test_a_driver_is_dragged_to_another_place(
    panel: StructurePanel,
    desk: Document,
    monkeypatch: pytest.MonkeyPatch,
    onto: str,
    share: float,
    order: list[str],
) -> None:
    panel.show_item(("drivers", "casualties"))
    tree = panel.tree
    where = QAbstractItemView.DropIndicatorPosition
    monkeypatch.setattr(
        tree, "dropIndicatorPosition", lambda: where.AboveItem if share < 0.5 else where.BelowItem
    )
    rect = tree.visualItemRect(tree._rows["drivers", onto])
    at = QPointF(rect.center().x(), rect.top() + share * rect.height())
    event = QDropEvent(
        at,
        Qt.DropAction.MoveAction,
        tree.model().mimeData([tree.currentIndex()]),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropEvent(event)
    assert [driver.id for driver in desk.scenario.drivers] == order


def test_nothing_can_be_dragged_among_what_it_is_not(panel: StructurePanel, desk: Document) -> None:
    before = desk.scenario
    panel.show_item(("drivers", "casualties"))
    tree = panel.tree
    rect = tree.visualItemRect(tree._rows["players", "us"])
    event = QDropEvent(
        QPointF(rect.center()),
        Qt.DropAction.MoveAction,
        tree.model().mimeData([tree.currentIndex()]),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropEvent(event)
    assert desk.scenario is before


# -- fields ---------------------------------------------------------------------------------------


def test_a_refused_name_stays_typed_with_its_reason(panel: StructurePanel, desk: Document) -> None:
    before = desk.scenario
    form = shown(panel, ("players", "us"), PlayerForm)
    type_in(form.name, "Iran")
    assert form.name.complaint == (
        "Another player is called “Iran”: choose a name of its own. Esc keeps the old value."
    )
    assert form.name.text == "Iran"
    assert not panel.show_item(("players", "iran"))
    assert panel.item == panel.tree.item == ("players", "us")
    assert not panel.settle()
    QTest.keyClick(form.name.edit, Qt.Key.Key_Escape)
    assert (form.name.text, form.name.complaint) == ("US", "")
    assert panel.show_item(("players", "iran"))
    assert desk.scenario is before


def test_leaving_a_field_takes_it_over(panel: StructurePanel, desk: Document) -> None:
    form = shown(panel, ("players", "us"), PlayerForm)
    form.name.focus()
    QTest.keyClicks(form.name.edit, "  Washington ")
    QTest.keyClick(form.name.edit, Qt.Key.Key_Tab)
    assert desk.scenario.players[0].name == "Washington"
    assert form.name.text == "Washington"
    assert desk.labels == ("Rename US to Washington",)


def test_a_row_clicked_while_a_name_is_refused_is_not_left_selected(
    panel: StructurePanel, qtbot: QtBot
) -> None:
    form = shown(panel, ("players", "us"), PlayerForm)
    type_in(form.name, "Iran")
    row = panel.tree._rows["players", "iran"]
    where = panel.tree.visualItemRect(row).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    mine = panel.tree._rows["players", "us"]
    qtbot.waitUntil(lambda: panel.tree.selectedItems() == [mine])
    assert panel.tree.currentItem() is mine
    assert panel.item == ("players", "us")
    assert form.name.text == "Iran"


def test_a_click_elsewhere_takes_it_over_once_the_mouse_is_let_go(
    panel: StructurePanel, desk: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a question between press and release would leave the pressed slider on the mouse
    class Mouse:
        held = Qt.MouseButton.LeftButton

        @classmethod
        def mouseButtons(cls) -> Qt.MouseButton:
            return cls.held

    monkeypatch.setattr("gui.controls.entry.QGuiApplication", Mouse)
    form = shown(panel, ("players", "us"), PlayerForm)
    form.name.focus()
    QTest.keyClicks(form.name.edit, "Washington")
    panel.tree.setFocus(Qt.FocusReason.MouseFocusReason)
    form.name._later.timeout.emit()
    assert desk.scenario.players[0].name == "US"
    Mouse.held = Qt.MouseButton.NoButton
    qtbot.waitUntil(lambda: desk.scenario.players[0].name == "Washington")
    assert not form.name._later.isActive()


def test_what_is_half_typed_outlives_a_change_elsewhere_but_not_another_value(
    panel: StructurePanel, desk: Document
) -> None:
    form = shown(panel, ("drivers", "sanctions"), DriverForm)
    form.name.focus()
    QTest.keyClicks(form.name.edit, "Pressure")
    desk.apply(desk.scenario.with_level("sanctions", Decimal("0.7")), "Move")
    assert (form.name.text, form.level.text) == ("Pressure", "0.7")
    assert panel.settle()
    assert desk.scenario.driver("sanctions").name == "Pressure"
    desk.undo()
    assert form.name.text == "Sanctions pressure"


def test_a_note_has_lines_and_is_one_step(panel: StructurePanel, desk: Document) -> None:
    form = shown(panel, ("strategies", "us", "absorb"), StrategyForm)
    form.note.focus()
    for line, key in (("one", Qt.Key.Key_Return), ("two", Qt.Key.Key_Tab)):
        QTest.keyClicks(form.note.edit, line)
        QTest.keyClick(form.note.edit, key)
    assert desk.scenario.players[0].strategies[1].note == "one\ntwo"
    assert desk.labels == ("Note on US: Absorb",)


def test_two_letters_alike_are_refused(panel: StructurePanel) -> None:
    form = shown(panel, ("strategies", "us", "retaliate"), StrategyForm)
    type_in(form.letter, "A")
    assert form.letter.complaint.startswith("“A” stands for another strategy: choose another")


# -- colours --------------------------------------------------------------------------------------


def test_a_colour_is_chosen_from_the_menu(panel: StructurePanel, desk: Document) -> None:
    form = shown(panel, ("players", "us"), PlayerForm)
    chosen = next(a for a in form.color._menu.actions() if a.text() == "Sky blue")
    chosen.trigger()
    assert desk.scenario.players[0].color == "#56B4E9"
    assert form.color.button.text() == "Sky blue  #56B4E9"
    assert form.color.remark == ""


def test_any_colour_will_do_but_a_close_one_is_remarked(
    panel: StructurePanel, desk: Document
) -> None:
    form = shown(panel, ("players", "us"), PlayerForm)
    form.color._menu.actions()[-1].trigger()
    dialog = form.color.findChild(QColorDialog)
    assert dialog is not None
    dialog.setCurrentColor("#d65c04")
    dialog.accept()
    assert desk.scenario.players[0].color == "#D65C04"
    assert form.color.remark == (
        "Too close to the colour of Iran: everybody will mistake their lines."
    )
    assert form.color.button.accessibleDescription() == form.color.remark


# -- drivers --------------------------------------------------------------------------------------


def test_a_range_that_leaves_today_outside_asks_and_moves_it(
    panel: StructurePanel, desk: Document, asking: Asking
) -> None:
    form = shown(panel, ("drivers", "sanctions"), DriverForm)
    asking.agrees = False
    type_in(form.high, "0,5")
    assert form.high.text == "1"
    assert len(asking.losses[0]) == 3
    asking.agrees = True
    type_in(form.high, "0,5")
    assert desk.scenario.driver("sanctions").level == Decimal("0.5")
    assert (form.high.text, form.level.text) == ("0.5", "0.5")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("low", "much", "“much” is not a number"),
        ("low", "2", "The upper end must lie above low"),
        ("level", "-1", "−1 lies outside the range from 0 to 1"),
        ("step", "0", "The step must be above 0"),
        ("step", "", "A number is needed"),
    ],
)
def test_numbers_that_cannot_stand_are_refused_at_their_field(
    panel: StructurePanel, desk: Document, field: str, typed: str, said: str
) -> None:
    before = desk.scenario
    form = shown(panel, ("drivers", "sanctions"), DriverForm)
    entry = getattr(form, field)
    entry.focus()
    QTest.keyClick(entry.edit, Qt.Key.Key_Delete)
    type_in(entry, typed)
    assert entry.complaint.startswith(said)
    assert desk.scenario is before
    QTest.keyClick(entry.edit, Qt.Key.Key_Escape)


def test_charts_sweep_along_the_driver_that_is_marked(
    panel: StructurePanel, desk: Document
) -> None:
    form = shown(panel, ("drivers", "protest"), DriverForm)
    form.sweep.click()
    assert desk.scenario.sweep_driver == "protest"
    form.sweep.click()
    assert form.sweep.isChecked()
    assert desk.scenario.sweep_driver == "protest"


def test_anchors_are_typed_in_their_table(panel: StructurePanel, desk: Document) -> None:
    form = shown(panel, ("drivers", "protest"), DriverForm)
    table = form.anchors.table
    count = table.rowCount()
    form.anchors.add_button.click()
    editor = table.indexWidget(table.currentIndex())
    assert editor is not None
    QTest.keyClicks(editor, "a general strike")
    assert panel.settle()
    fresh = desk.scenario.driver("protest").anchors
    assert ("0.50", "a general strike") in [(str(a.level), a.text) for a in fresh]
    assert table.rowCount() == count + 1
    cell = table.item(0, 0)
    assert cell is not None
    cell.setText("3")
    assert form.anchors.complaint.startswith("3 lies outside the range from 0 to 1")
    assert cell.text() == "0"
    cell.setText("0.95")
    assert desk.scenario.driver("protest").anchors[-2].level == Decimal("0.95")
    table.setCurrentCell(0, 0)
    form.anchors.remove_button.click()
    assert len(desk.scenario.driver("protest").anchors) == count


# -- the whole ------------------------------------------------------------------------------------


def test_another_file_shows_its_own_values(panel: StructurePanel, desk: Document) -> None:
    form = shown(panel, ("players", "us"), PlayerForm)
    form.name.focus()
    QTest.keyClicks(form.name.edit, "Half")
    desk.new(desk.scenario)
    assert form.name.text == "US"
    assert panel.item == ("players", "us")


def test_the_panel_fits_its_dock(panel: StructurePanel, desk: Document) -> None:
    for item in items(desk.scenario):
        panel.show_item(item)
        assert panel.minimumSizeHint().width() <= 340, item
        form = panel.form
        if form is not None:
            assert form.minimumSizeHint().width() <= 324, item


def test_buttons_say_what_they_are_about(panel: StructurePanel) -> None:
    panel.show_item(("strategies", "iran", "absorb"))
    texts = {button.text(): button for button in panel.bar.findChildren(QToolButton)}
    assert list(texts) == ["Add strategy", "Remove", "Up", "Down"]
    assert texts["Remove"].accessibleName() == "Remove strategy “Iran: Absorb”"
    assert texts["Add strategy"].toolTip() == "Add a strategy for Iran (Ins)"
    panel.show_item(("outcomes",))
    assert texts["Add strategy"].toolTip() == "Add an outcome (Ins)"
    assert texts["Remove"].accessibleName() == "Remove the selected part"
    panel.show_item(("scenario",))
    assert (panel.bar.add.text(), panel.bar.add.isEnabled()) == ("Add", False)


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_colours_are_seen_on_the_selected_row(
    panel: StructurePanel, desk: Document, theme: Tokens
) -> None:
    put_on(theme)
    row = panel.tree.viewport().palette()
    ground = row.color(QPalette.ColorRole.Highlight).name()
    ink = row.color(QPalette.ColorRole.HighlightedText).name()
    assert contrast(ink, ground) >= 7
    for player in desk.scenario.players:
        # the hairline around a swatch is a grey that is seen on any ground
        assert contrast(player.color, ground) >= 1.9, (player.name, ground)
        assert contrast(GLYPH, ground) >= 2.5, (player.name, ground)


def test_the_selected_row_shows_where_the_keyboard_is(panel: StructurePanel) -> None:
    panel.tree.setFocus()
    with_keyboard = panel.tree.grab().toImage()
    panel.tree.clearFocus()
    assert panel.tree.grab().toImage() != with_keyboard
