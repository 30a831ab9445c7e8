"""Keys that work inside the panels, where the focus is: no command, no menu, but worth knowing.

Owns the list that the sheet of shortcuts shows beside those of the commands. A test presses every
key of the list and watches what it does. Imports no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PANEL_KEYS", "PanelKey"]


@dataclass(frozen=True, slots=True)
class PanelKey:
    """One key, or several that belong together.

    Attributes
    ----------
    place
        Where it works.
    keys
        As Qt writes them; what cannot be written so (typing, a mouse) is in words.
    does
        What it does.
    """

    place: str
    keys: tuple[str, ...]
    does: str


_TABLE, _SLIDER, _NUMBER = "In the payoff table", "On a slider", "In a number field"
_CURSOR, _MAP, _CHARTS = "In the sweep chart", "In the phase map", "In the other charts"
_GAME = "In the game tree"
_LISTS, _PALETTE = "In lists and tables", "In the command palette"
_TREE, _FORM, _NAME = "In the structure tree", "In a form", "At a player's name among the stages"

PANEL_KEYS: tuple[PanelKey, ...] = (
    PanelKey(_TABLE, ("Left", "Right", "Up", "Down"), "the same player's payoff in the next cell"),
    PanelKey(_TABLE, ("Tab", "Shift+Tab"), "the next or previous payoff, in all matrices"),
    PanelKey(_TABLE, ("Home", "End"), "the first or last payoff of the row"),
    PanelKey(_TABLE, ("F2", "Return"), "edit the payoff"),
    PanelKey(_TABLE, ("a number",), "replace the payoff by what is typed"),
    PanelKey(_TABLE, ("Ctrl+C",), "copy the payoff, exactly"),
    PanelKey(_TABLE, ("Ctrl+V",), "paste a number into the payoff, or a table with a preview"),
    PanelKey(_TABLE, ("Esc",), "while typing: keep the old payoff"),
    PanelKey(_SLIDER, ("Left", "Right"), "one step down or up"),
    PanelKey(_SLIDER, ("PgDown", "PgUp"), "a tenth of the range down or up"),
    PanelKey(_SLIDER, ("Home", "End"), "the low or high end"),
    PanelKey(_SLIDER, ("Backspace",), "back to the saved value, as a double-click on the handle"),
    PanelKey(_SLIDER, ("Esc",), "while dragging: give the change up"),
    PanelKey(_NUMBER, ("Up", "Down"), "one step up or down"),
    PanelKey(_NUMBER, ("Return",), "take over what is typed"),
    PanelKey(_CURSOR, ("Left", "Right"), "move today's level by one step"),
    PanelKey(_CURSOR, ("PgDown", "PgUp"), "move it by ten steps"),
    PanelKey(_CURSOR, ("Home", "End"), "move it to the low or high end"),
    PanelKey(_CURSOR, ("Return",), "select the payoff behind the present regime"),
    PanelKey(
        _CURSOR,
        ("Ctrl+Left", "Ctrl+Right"),
        "select the payoff behind the tipping point on that side",
    ),
    PanelKey(_MAP, ("Left", "Right", "Up", "Down"), "move today's point; with Shift ten steps"),
    PanelKey(_GAME, ("Left", "Right"), "back along a branch, or on to what follows"),
    PanelKey(_GAME, ("Up", "Down"), "to what stands above or below"),
    PanelKey(
        _GAME,
        ("Return",),
        "say that the next to move has done this, take it back, or select the profile's payoff",
    ),
    PanelKey(_CHARTS, ("Left", "Right", "Up", "Down"), "go from mark to mark and hear it"),
    PanelKey(_CHARTS, ("Home", "End"), "the first or last mark"),
    PanelKey(_CHARTS, ("Return",), "select the payoff behind the mark"),
    PanelKey(_CHARTS, ("Esc",), "leave the marks"),
    PanelKey(_TREE, ("Ins",), "add a part of the kind that is selected"),
    PanelKey(_TREE, ("Del",), "remove the selected part, after asking if judgements go with it"),
    PanelKey(_TREE, ("Alt+Up", "Alt+Down"), "move the selected part among its like"),
    PanelKey(_TREE, ("F2", "Return"), "go to the name of the selected part"),
    PanelKey(_TREE, ("Left", "Right"), "fold and unfold"),
    PanelKey(_NAME, ("Up", "Down"), "let the player move earlier or later"),
    PanelKey(_NAME, ("Esc",), "while dragging: put the name back"),
    PanelKey(_FORM, ("Return",), "take over what is typed; in a note Ctrl+Return"),
    PanelKey(_FORM, ("Esc",), "show the old value again"),
    PanelKey(_LISTS, ("Up", "Down"), "go from line to line"),
    PanelKey(_LISTS, ("Ctrl+C",), "copy the selected lines"),
    PanelKey(_LISTS, ("Menu", "Shift+F10"), "what else can be done here, in every panel"),
    PanelKey(_PALETTE, ("Up", "Down", "PgUp", "PgDown"), "go through the list"),
    PanelKey(_PALETTE, ("Return",), "run the command or go to the place"),
    PanelKey(_PALETTE, ("Esc",), "close"),
)
