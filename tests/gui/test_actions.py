"""Commands made clickable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.commands import ITEMS, MENUS, CommandSpec, Entry, MenuSpec, Needs, SubmenuSpec
from gui.commands.actions import Actions
from gui.look.icons import SIZES, Icons
from gui.look.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

IDS = [i.id for i in ITEMS if not (isinstance(i, SubmenuSpec) and i.foreign)]
EVERYTHING = Needs.UNDO | Needs.REDO | Needs.UNSAVED | Needs.MOVED | Needs.CHART


class Desk:
    """A window with all menus, and a record of what was called."""

    def __init__(self, qtbot: QtBot) -> None:
        self.called: list[tuple[object, ...]] = []
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        handlers = {name: self.handler(name) for name in IDS}
        self.actions = Actions(self.window, handlers, Icons(LIGHT))
        self.actions.fill_menu_bar(self.window.menuBar())
        self.tools = self.window.addToolBar("Tools")
        self.actions.fill_tool_bar(self.tools)

    def handler(self, name: str) -> Callable[..., None]:
        def called(*arguments: object) -> None:
            self.called.append((name, *arguments))

        return called

    def menu(self, name: str) -> QMenu:
        menu = self.window.findChild(QMenu, f"menu-{name}")
        assert menu is not None
        return menu

    def texts(self, name: str) -> list[str]:
        return [action.text() for action in self.menu(name).actions()]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_a_command_calls_its_handler(desk: Desk) -> None:
    desk.actions.action("file.open").trigger()
    assert desk.called == [("file.open",)]


def test_a_disabled_command_calls_nothing(desk: Desk) -> None:
    desk.actions.action("edit.undo").trigger()
    assert desk.called == []


def test_commands_run_exactly_when_all_they_need_is_there(desk: Desk) -> None:
    for there in (Needs.NOTHING, Needs.UNDO, Needs.CHART | Needs.MOVED, EVERYTHING):
        desk.actions.set_available(there)
        for item in ITEMS:
            if isinstance(item, CommandSpec):
                enabled = desk.actions.action(item.id).isEnabled()
                assert enabled == (item.needs & there == item.needs), item.id


def test_menus_hold_the_commands_in_order_with_lines_between_groups(desk: Desk) -> None:
    (edit,) = (menu for menu in MENUS if menu.id == "edit")
    expected = ["" if isinstance(item, str) else item.text for item in edit.items]
    assert desk.texts("edit") == expected
    assert expected[:4] == ["&Undo", "&Redo", "", "&Copy chart"]


def test_the_tool_bar_runs_commands(desk: Desk) -> None:
    for command in ("file.assistant", "edit.undo"):
        assert desk.actions.action(command) in desk.tools.actions()


def test_shortcuts_work_in_the_window(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    desk.actions.set_available(EVERYTHING)
    qtbot.keyClick(
        desk.window,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.keyClick(desk.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert desk.called == [("edit.redo",), ("edit.redo",)]


def test_a_tool_tip_names_the_keys_and_says_what_happens(desk: Desk) -> None:
    assert desk.actions.action("file.open").toolTip() == (
        "Open (Ctrl+O)\nOpen a scenario or a Gambit game from a file"
    )


def test_undo_and_redo_name_the_step(desk: Desk) -> None:
    desk.actions.name_steps("Set Heat & Wind to 0.6", None)
    undo, redo = desk.actions.action("edit.undo"), desk.actions.action("edit.redo")
    assert undo.text() == "&Undo Set Heat && Wind to 0.6"
    assert undo.toolTip().startswith("Undo Set Heat & Wind to 0.6 (Ctrl+Z)\n")
    assert redo.text() == "&Redo"
    desk.actions.name_steps(None, "Set Heat")
    assert undo.text() == "&Undo"
    assert redo.text() == "&Redo Set Heat"
    assert undo.iconText() == "Undo"


def test_an_entry_calls_the_submenus_handler_with_its_value(desk: Desk) -> None:
    desk.actions.submenus["file.new"].fill([Entry("a", "Alpha"), Entry("b", "Beta & Sons")])
    assert desk.texts("file.new") == ["Alpha", "Beta && Sons"]
    desk.menu("file.new").actions()[1].trigger()
    assert desk.called == [("file.new", "b")]


def test_a_submenu_filled_again_holds_only_the_new_entries(desk: Desk) -> None:
    desk.actions.submenus["file.recent"].fill([Entry("/a", "a"), Entry("/b", "b")])
    desk.actions.submenus["file.recent"].fill([Entry("/c", "c")])
    assert desk.texts("file.recent") == ["c"]


def test_an_empty_submenu_cannot_be_opened(desk: Desk) -> None:
    assert not desk.menu("file.recent").isEnabled()
    desk.actions.submenus["file.recent"].fill([Entry("/a", "a")])
    assert desk.menu("file.recent").isEnabled()
    desk.actions.submenus["file.recent"].fill([])
    assert not desk.menu("file.recent").isEnabled()


def checked(menu: QMenu) -> list[object]:
    return [action.data() for action in menu.actions() if action.isChecked()]


def test_a_choice_is_checked_without_being_made(desk: Desk) -> None:
    desk.actions.submenus["view.theme"].choose("dark")
    assert checked(desk.menu("view.theme")) == ["dark"]
    desk.actions.submenus["view.theme"].choose("neon")
    assert checked(desk.menu("view.theme")) == ["dark"]
    assert desk.called == []


def test_choosing_moves_the_mark_and_calls_the_handler_once(desk: Desk) -> None:
    desk.actions.submenus["view.rule"].fill(
        [Entry("low", "Follow from low"), Entry("high", "Follow from high")], "low"
    )
    menu = desk.menu("view.rule")
    menu.actions()[1].trigger()
    assert checked(menu) == ["high"]
    assert desk.called == [("view.rule", "high")]


def test_panels_are_lent_by_the_window(desk: Desk) -> None:
    panel = QAction("Drivers", desk.window)
    desk.actions.submenus["view.panels"].lend([panel])
    assert desk.texts("view.panels") == ["Drivers"]
    assert desk.menu("view.panels").isEnabled()


def test_a_switch_tells_its_state(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    called: list[object] = []
    switch = CommandSpec("x", "&X", "Turn something on", checkable=True)
    actions = Actions(
        window, {"x": called.append}, Icons(LIGHT), [MenuSpec("view", "&View", (switch,))]
    )
    actions.action("x").setChecked(True)
    assert called == []
    actions.action("x").trigger()
    actions.action("x").trigger()
    assert called == [False, True]


def test_dead_commands_and_strange_handlers_are_refused(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    with pytest.raises(ValueError, match=r"without a handler: \['file.open'.*\['file.opne'\]"):
        Actions(
            window,
            {**{n: print for n in IDS if n != "file.open"}, "file.opne": print},
            Icons(LIGHT),
        )


# -- icons ----------------------------------------------------------------------------------------


def ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    image = icon.pixmap(40, 40, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_icons_are_drawn_in_the_ink_of_the_theme(qapp: object) -> None:
    assert ink(Icons(LIGHT).get("save")) == {LIGHT.ink}
    assert ink(Icons(DARK).get("save")) == {DARK.ink}
    assert ink(Icons(DARK).get("save"), QIcon.Mode.Disabled) == {DARK.faint}
    assert ink(Icons(DARK).get("save"), QIcon.Mode.Selected) == {DARK.on_accent}


def test_icons_are_sharp_at_every_size(qapp: object) -> None:
    sizes = {size.width() for size in Icons(LIGHT).get("open").availableSizes()}
    assert sizes == set(SIZES)


def test_a_missing_drawing_is_an_error(qapp: object) -> None:
    with pytest.raises(FileNotFoundError):
        Icons(LIGHT).get("unicorn")


def test_actions_take_the_icons_of_another_theme(desk: Desk) -> None:
    desk.actions.set_icons(Icons(DARK))
    assert ink(desk.actions.action("file.open").icon()) == {DARK.ink}
    assert ink(desk.actions.action("file.assistant").icon()) == {DARK.ink}


def test_costly_entries_are_asked_for_when_the_menu_opens_and_once(desk: Desk) -> None:
    asked: list[str] = []

    def entries() -> list[Entry]:
        asked.append("entries")
        return [Entry("b", "Beta & Sons")]

    desk.actions.submenus["file.new"].supply(entries)
    menu = desk.menu("file.new")
    assert menu.isEnabled()
    assert not asked
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    assert desk.texts("file.new") == ["Beta && Sons"]
    assert asked == ["entries"]


def test_costly_entries_are_listed_though_nobody_has_opened_the_menu(desk: Desk) -> None:
    desk.actions.submenus["file.new"].supply(lambda: [Entry("b", "Beta")])
    assert "file.new/b" in [found.key for found in desk.actions.listed()]
