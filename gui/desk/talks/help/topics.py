"""Which help page answers a question about which part of the window.

Owns the table from names of widgets to pages. The nearest name counts: that of the widget itself,
else of what it lies in. Imports no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FIRST", "HELP", "TOPICS", "topic"]

#: Object name of the help window, which needs no help.
HELP = "help"

#: The page for whatever has none of its own.
FIRST = "first-steps"

#: Object name of a widget -> id of the page.
TOPICS: dict[str, str] = {
    # panels
    "drivers": "tipping-points",
    "payoffs": "payoffs",
    "already-moved": "who-moves-first",
    "reasons": "payoffs",
    "considerations": "considerations",
    "reading": "equilibrium",
    "why": "equilibrium",
    "checks": "how-sure",
    "structure": "building",
    "stages": "who-moves-first",
    "versions": "comparing",
    "history": "files-and-safety",
    "status": "how-sure",
    "notice": "files-and-safety",
    "brief-bar": "exporting",
    "tools": "keyboard",
    "play-bar": "who-moves-first",
    "palette": "keyboard",
    # charts
    **{f"{kind.id}-page": kind.topic for kind in KINDS if kind.tab},
    # dialogs
    "chart-data": "charts",
    "export-dialog": "exporting",
    "about": "first-steps",
    "assistant": "building",
    "compare": "comparing",
    "paste": "spreadsheets",
    "shortcuts": "keyboard",
    "recovery-dialog": "files-and-safety",
    "snapshot": "comparing",
}


def topic(names: Iterable[str]) -> str:
    """Return the page for a widget, given its own name and those around it, innermost first."""
    return next((TOPICS[name] for name in names if name in TOPICS), FIRST)
