"""The commands of the Edit menu: undo, the clipboard, and what brings things back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands.spec import LINE, CommandSpec, Needs

if TYPE_CHECKING:
    from gui.commands.spec import Item

__all__ = ["ITEMS"]

ITEMS: tuple[Item | str, ...] = (
    CommandSpec(
        "edit.undo",
        "&Undo",
        "Take back the last edit; a whole drag counts as one",
        ("Ctrl+Z",),
        "undo",
        Needs.UNDO,
    ),
    CommandSpec(
        "edit.redo",
        "&Redo",
        "Bring back the edit that was undone last",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        Needs.REDO,
    ),
    LINE,
    CommandSpec(
        "chart.copy",
        "&Copy chart",
        "Put a picture of the chart on the clipboard",
        ("Ctrl+Shift+C",),
        "copy",
        Needs.CHART,
    ),
    CommandSpec(
        "copy.payoffs",
        "Copy &payoff table",
        "Put all payoffs on the clipboard, exactly, for a spreadsheet or a word processor",
        ("Ctrl+Alt+C",),
    ),
    CommandSpec(
        "copy.equilibria",
        "Copy e&quilibria",
        "Put the equilibria on the clipboard as a table: who plays what and expects what",
        needs=Needs.READING,
    ),
    CommandSpec(
        "copy.regimes",
        "Copy re&gimes and tipping points",
        "Put every regime on the clipboard as a table: from where to where, and why it ends",
        needs=Needs.CHART,
    ),
    CommandSpec(
        "copy.drivers",
        "Copy &drivers",
        "Put the drivers on the clipboard as a table: today's levels and ranges",
    ),
    CommandSpec(
        "copy.reading",
        "Copy readi&ng",
        "Put headline, equilibria, reasons and checks on the clipboard as text",
        needs=Needs.READING,
    ),
    CommandSpec(
        "copy.status",
        "Copy &status line",
        "Put what stands at the foot of the window on the clipboard",
    ),
    LINE,
    CommandSpec(
        "edit.paste-table",
        "Paste pa&yoffs…",
        "Take payoffs from a spreadsheet or a table copied here, after a look at what changes",
        ("Ctrl+Shift+V",),
    ),
)
