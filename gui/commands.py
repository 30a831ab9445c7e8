"""Every command of the desk, as data.

Owns names, menus, shortcuts, icons and what a command needs before it can run. Menus, tool bar and
shortcuts are all built from these tuples by `gui.actions`; what a command does is given to it
there. Imports no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

__all__ = [
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

#: In `TOOLS`: a line between buttons.
LINE = ""


class Needs(Flag):
    """What must be there before a command can run."""

    NOTHING = 0
    #: Something to take back, something to bring back.
    UNDO = auto()
    REDO = auto()
    #: Changes since the last save, or no file yet.
    UNSAVED = auto()
    #: Drivers that stand elsewhere than when the scenario was opened or saved.
    MOVED = auto()
    #: A chart to copy or export.
    CHART = auto()


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """A menu of the menu bar."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One command.

    Attributes
    ----------
    id
        What its handler is registered under.
    text
        As in the menu; `&` marks the mnemonic, an ellipsis says that a question follows.
    menu
        Id of the menu or submenu it is in.
    group
        Neighbours of another group are set apart by a line.
    tip
        What it does, in a sentence that does not repeat the name.
    shortcuts
        Key sequences; the first is shown.
    icon
        Name of a drawing in assets/icons.
    needs
        All that must be there.
    checkable
        A switch; the handler receives whether it is on.
    """

    id: str
    text: str
    menu: str
    group: str
    tip: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.NOTHING
    checkable: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a submenu: what the handler receives, and what is read."""

    value: str
    text: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class SubmenuSpec:
    """A submenu of like entries; its one handler receives the value of the entry chosen.

    `entries` are those known beforehand; others are put in at run time (scenarios, recent files).
    With `exclusive` one entry is checked: a choice rather than a list of commands. With `inline`
    the entries stand in the menu itself. A `foreign` one has no handler: its actions belong to the
    window (panels that come and go).
    """

    id: str
    text: str
    menu: str
    group: str
    icon: str = ""
    exclusive: bool = False
    inline: bool = False
    foreign: bool = False
    entries: tuple[Entry, ...] = ()


Item = CommandSpec | SubmenuSpec

MENUS: tuple[MenuSpec, ...] = (
    MenuSpec("file", "&File"),
    MenuSpec("edit", "&Edit"),
    MenuSpec("view", "&View"),
    MenuSpec("help", "&Help"),
)

ITEMS: tuple[Item, ...] = (
    # -- file -------------------------------------------------------------------------------------
    SubmenuSpec("file.new", "&New from scenario", "file", "open", icon="new"),
    CommandSpec(
        "file.open",
        "&Open…",
        "file",
        "open",
        "Open a scenario or a Gambit game from a file",
        ("Ctrl+O",),
        "open",
    ),
    SubmenuSpec("file.recent", "Open &recent", "file", "open"),
    CommandSpec(
        "file.save",
        "&Save",
        "file",
        "save",
        "Write the scenario to its file; results are never part of it",
        ("Ctrl+S",),
        "save",
        Needs.UNSAVED,
    ),
    CommandSpec(
        "file.save-as",
        "Save &as…",
        "file",
        "save",
        "Write the scenario to another file and go on with that one",
        ("Ctrl+Shift+S",),
        "save-as",
    ),
    CommandSpec(
        "chart.export",
        "&Export chart…",
        "file",
        "export",
        "Write the chart as PNG, SVG, PDF, or its numbers as CSV",
        ("Ctrl+E",),
        "export",
        Needs.CHART,
    ),
    CommandSpec(
        "brief.export",
        "Export &briefing…",
        "file",
        "export",
        "Write a folder with a paper in HTML and PDF, all charts, their numbers and the scenario",
        ("Ctrl+Shift+E",),
    ),
    CommandSpec(
        "file.close",
        "&Close window",
        "file",
        "close",
        "Close the window; unsaved changes are asked about first",
        ("Ctrl+W",),
    ),
    CommandSpec(
        "file.quit",
        "&Quit",
        "file",
        "close",
        "End Equipoise; unsaved changes are asked about first",
        ("Ctrl+Q",),
        "quit",
    ),
    # -- edit -------------------------------------------------------------------------------------
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
    CommandSpec(
        "levels.reset",
        "Reset today's &levels",
        "edit",
        "levels",
        "Move every driver back to where it stood when the scenario was opened or saved",
        ("Ctrl+0",),
        "reset",
        Needs.MOVED,
    ),
    # -- view -------------------------------------------------------------------------------------
    SubmenuSpec("view.driver", "&Sweep driver", "view", "analysis", exclusive=True),
    SubmenuSpec("view.rule", "Selection &rule", "view", "analysis", exclusive=True),
    SubmenuSpec(
        "view.theme",
        "&Theme",
        "view",
        "look",
        "theme",
        exclusive=True,
        entries=(
            Entry("system", "&System", "Light or dark as the desktop is"),
            Entry("light", "&Light", "Dark ink on paper"),
            Entry("dark", "&Dark", "Light ink on slate"),
            Entry("high contrast", "&High contrast", "White and yellow on black"),
        ),
    ),
    SubmenuSpec("view.panels", "&Panels", "view", "layout", foreign=True),
    CommandSpec(
        "view.reset-layout",
        "Reset la&yout",
        "view",
        "layout",
        "Put every panel back where it was on the first start",
        icon="layout",
    ),
    # -- help -------------------------------------------------------------------------------------
    SubmenuSpec("help.page", "Help pages", "help", "pages", "help", inline=True),
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

#: The tool bar, by id.
TOOLS: tuple[str, ...] = (
    "file.new",
    "file.open",
    "file.save",
    LINE,
    "edit.undo",
    "edit.redo",
    LINE,
    "chart.copy",
    "chart.export",
)
