"""The commands of the File menu: opening, saving, taking away, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands.spec import LINE, CommandSpec, Needs, SubmenuSpec

if TYPE_CHECKING:
    from gui.commands.spec import Item

__all__ = ["ITEMS"]

ITEMS: tuple[Item | str, ...] = (
    CommandSpec(
        "file.assistant",
        "&New scenario…",
        "Lay out players, strategies and drivers step by step, or begin from a scenario or a file",
        ("Ctrl+N",),
        "new",
    ),
    SubmenuSpec("file.new", "New &from scenario"),
    CommandSpec(
        "file.open",
        "&Open…",
        "Open a scenario or a Gambit game from a file",
        ("Ctrl+O",),
        "open",
    ),
    SubmenuSpec("file.recent", "Open &recent"),
    LINE,
    CommandSpec(
        "file.save",
        "&Save",
        "Write the scenario to its file; results are never part of it",
        ("Ctrl+S",),
        "save",
        Needs.UNSAVED,
    ),
    CommandSpec(
        "file.save-as",
        "Save &as…",
        "Write the scenario to another file and go on with that one",
        ("Ctrl+Shift+S",),
        "save-as",
    ),
    CommandSpec(
        "file.go-back",
        "&Go back to the last good version…",
        "Bring back the version that the last save replaced, as a step that can be undone",
    ),
    CommandSpec(
        "file.recover",
        "Reco&ver unsaved work…",
        "Look at unsaved changes of windows that ended without closing",
    ),
    LINE,
    CommandSpec(
        "chart.export",
        "&Export chart…",
        "Write the chart as PNG, SVG, PDF, or its numbers as CSV",
        ("Ctrl+E",),
        "export",
        Needs.CHART,
    ),
    CommandSpec(
        "brief.export",
        "Export &briefing…",
        "Write a folder with a paper in HTML and PDF, all charts, their numbers and the scenario",
        ("Ctrl+Shift+E",),
    ),
    LINE,
    CommandSpec(
        "file.close",
        "&Close window",
        "Close the window; unsaved changes are asked about first",
        ("Ctrl+W",),
    ),
    CommandSpec(
        "file.quit",
        "&Quit",
        "End Equipoise; unsaved changes are asked about first",
        ("Ctrl+Q",),
        "quit",
    ),
)
