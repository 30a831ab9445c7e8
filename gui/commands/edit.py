"""The commands of the Edit menu: undo, the clipboard, and what brings things back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands.spec import CommandSpec, Needs

if TYPE_CHECKING:
    from gui.commands.spec import Item

__all__ = ["ITEMS"]

ITEMS: tuple[Item, ...] = (
    CommandSpec(
        "edit.undo",
        "&Undo",
        "edit",
        "history",
        "Take back the last edit; a whole drag counts as one",
        ("Ctrl+Z",),
        "undo",
        Needs.UNDO,
    ),
    CommandSpec(
        "edit.redo",
        "&Redo",
        "edit",
        "history",
        "Bring back the edit that was undone last",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        Needs.REDO,
    ),
    CommandSpec(
        "chart.copy",
        "&Copy chart",
        "edit",
        "copy",
        "Put a picture of the chart on the clipboard",
        ("Ctrl+Shift+C",),
        "copy",
        Needs.CHART,
    ),
)
