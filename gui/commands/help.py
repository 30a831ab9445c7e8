"""The commands of the Help menu: pages, versions, diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands.spec import CommandSpec, SubmenuSpec

if TYPE_CHECKING:
    from gui.commands.spec import Item

__all__ = ["ITEMS"]

ITEMS: tuple[Item, ...] = (
    CommandSpec(
        "help.this",
        "&What is this?",
        "help",
        "pages",
        "Open the help page about the panel, chart or control that has the keyboard",
        ("F1",),
        "help",
    ),
    CommandSpec(
        "help.tour",
        "Take the &tour",
        "help",
        "pages",
        "Two minutes through this window, step by step; everything done on it can be undone",
    ),
    SubmenuSpec("help.page", "Help &pages", "help", "pages", "help"),
    CommandSpec(
        "help.shortcuts",
        "&Keyboard shortcuts",
        "help",
        "keys",
        "List every key of the menus and inside the panels, to search, copy or print",
        ("Ctrl+/",),
    ),
    CommandSpec(
        "help.diagnostics",
        "Copy &diagnostics",
        "help",
        "about",
        "Put versions and the state of the program on the clipboard, for a report of a fault",
        icon="copy",
    ),
    CommandSpec(
        "help.about",
        "&About Equipoise",
        "help",
        "about",
        "Version, licence and what the program is made of",
        icon="info",
    ),
)
