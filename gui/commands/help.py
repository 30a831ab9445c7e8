"""The commands of the Help menu: pages, versions, diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands.spec import LINE, CommandSpec, SubmenuSpec

if TYPE_CHECKING:
    from gui.commands.spec import Item

__all__ = ["ITEMS"]

ITEMS: tuple[Item | str, ...] = (
    CommandSpec(
        "help.this",
        "&What is this?",
        "Open the help page about the panel, chart or control that has the keyboard",
        ("F1",),
        "help",
    ),
    CommandSpec(
        "help.tour",
        "Take the &tour",
        "Two minutes through this window, step by step; everything done on it can be undone",
    ),
    SubmenuSpec("help.page", "Help &pages", "help"),
    LINE,
    CommandSpec(
        "help.shortcuts",
        "&Keyboard shortcuts",
        "List every key of the menus and inside the panels, to search, copy or print",
        ("Ctrl+/",),
    ),
    LINE,
    CommandSpec(
        "help.diagnostics",
        "Copy &diagnostics",
        "Put versions and the state of the program on the clipboard, for a report of a fault",
        icon="copy",
    ),
    CommandSpec(
        "help.about",
        "&About Equipoise",
        "Version, licence and what the program is made of",
        icon="info",
    ),
)
