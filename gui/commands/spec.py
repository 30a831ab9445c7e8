"""What a command is: its name, menu, shortcut, icon, and what it needs before it can run.

Owns the types; which commands there are is said in the other files of this room, one a menu.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

__all__ = ["HINDRANCES", "LINE", "CommandSpec", "Entry", "Item", "MenuSpec", "Needs", "SubmenuSpec"]

#: Among items and tools: a line that sets groups apart.
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
    #: An answer in words.
    READING = auto()


#: Why a command cannot run while something it needs is not there, as the palette says it.
HINDRANCES: dict[Needs, str] = {
    Needs.UNDO: "nothing to take back",
    Needs.REDO: "nothing to bring back",
    Needs.UNSAVED: "everything is saved",
    Needs.MOVED: "every driver stands where it was saved",
    Needs.CHART: "the chart is still being computed",
    Needs.READING: "there is no answer yet",
}


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One command.

    Attributes
    ----------
    id
        What its handler is registered under.
    text
        As in the menu; `&` marks the mnemonic, an ellipsis says that a question follows.
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
    tip: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.NOTHING
    checkable: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a submenu: what the handler receives, what is read, and its shortcut.

    One that is not `enabled` is shown greyed; one without text is a line between entries.
    """

    value: str
    text: str
    tip: str = ""
    keys: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class SubmenuSpec:
    """A submenu of like entries; its one handler receives the value of the entry chosen.

    `entries` are those known beforehand; others are put in at run time (scenarios, recent files).
    With `exclusive` one entry is checked: a choice rather than a list of commands. A `foreign` one
    has no handler: its actions belong to the window (panels that come and go).
    """

    id: str
    text: str
    icon: str = ""
    exclusive: bool = False
    foreign: bool = False
    entries: tuple[Entry, ...] = ()


Item = CommandSpec | SubmenuSpec


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """A menu of the menu bar: its commands and submenus in order, with a `LINE` between groups.

    What `looks` only shows and explains: it runs also while an entry is refused.
    """

    id: str
    text: str
    items: tuple[Item | str, ...]
    looks: bool = False
