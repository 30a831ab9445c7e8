"""Every command of the desk, as data.

Owns which menus and tools there are; each menu's commands are in a file of its own. Menus, tool
bar, shortcuts and palette are all built from these tuples by `gui.commands.actions`; what a command
does is given to it there. Imports no Qt.
"""

from __future__ import annotations

from gui.commands import edit, file, help, scenario, view
from gui.commands.spec import (
    HINDRANCES,
    LINE,
    CommandSpec,
    Entry,
    Item,
    MenuSpec,
    Needs,
    SubmenuSpec,
)

__all__ = [
    "HINDRANCES",
    "ITEMS",
    "LINE",
    "MENUS",
    "TOOLS",
    "CommandSpec",
    "Entry",
    "Item",
    "MenuSpec",
    "Needs",
    "SubmenuSpec",
]

MENUS: tuple[MenuSpec, ...] = (
    MenuSpec("file", "&File", file.ITEMS),
    MenuSpec("edit", "&Edit", edit.ITEMS),
    MenuSpec("scenario", "&Scenario", scenario.ITEMS),
    MenuSpec("view", "&View", view.ITEMS, looks=True),
    MenuSpec("help", "&Help", help.ITEMS, looks=True),
)

#: All commands and submenus, menu by menu.
ITEMS: tuple[Item, ...] = tuple(
    item for menu in MENUS for item in menu.items if not isinstance(item, str)
)

#: The tool bar, by id.
TOOLS: tuple[str, ...] = (
    "file.assistant",
    "file.open",
    "file.save",
    LINE,
    "edit.undo",
    "edit.redo",
    LINE,
    "chart.copy",
    "chart.export",
)
