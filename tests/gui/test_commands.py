"""Every command of the desk, as data."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from itertools import pairwise

from gui.commands import ITEMS, LINE, MENUS, TOOLS, CommandSpec, SubmenuSpec
from gui.core.prefs import THEMES

COMMANDS = [item for item in ITEMS if isinstance(item, CommandSpec)]
SUBMENUS = {item.id: item for item in ITEMS if isinstance(item, SubmenuSpec)}


def test_no_two_commands_share_an_id_or_a_shortcut() -> None:
    ids = Counter(item.id for item in ITEMS)
    keys = Counter(key for command in COMMANDS for key in command.shortcuts)
    assert [name for name, count in (ids + keys).items() if count > 1] == []


def test_lines_in_menus_and_tools_stand_between_commands() -> None:
    for items in (*(menu.items for menu in MENUS), TOOLS):
        lines = [item == LINE for item in items]
        assert not lines[0]
        assert not lines[-1]
        assert (True, True) not in list(pairwise(lines))


def test_no_two_entries_of_a_menu_share_a_mnemonic() -> None:
    for menu in MENUS:
        letters = [
            item.text[item.text.index("&") + 1].lower()
            for item in menu.items
            if not isinstance(item, str) and "&" in item.text
        ]
        assert len(letters) == len(set(letters)), (menu.id, letters)


def test_every_icon_is_drawn_and_every_drawing_used() -> None:
    drawn = {
        file.name.removesuffix(".svg")
        for file in files("assets").joinpath("icons").iterdir()
        if file.name.endswith(".svg")
    }
    assert {item.icon for item in ITEMS if item.icon} == drawn


def test_every_tip_says_more_than_the_name() -> None:
    for command in COMMANDS:
        name = command.text.replace("&", "").rstrip("…").lower()
        assert len(command.tip) > len(name) + 10, command.id
        assert not command.tip.endswith("."), command.id


def test_the_tool_bar_is_made_of_commands_with_icons() -> None:
    by_id = {item.id: item for item in ITEMS}
    for tool in TOOLS:
        assert tool == LINE or by_id[tool].icon, tool


def test_the_themes_of_the_menu_are_those_of_the_preferences() -> None:
    assert tuple(entry.value for entry in SUBMENUS["view.theme"].entries) == THEMES
