"""Commands made clickable: menus, tool bar and shortcuts out of `gui.commands`.

Owns the `QAction`s, which of them can run, and the one way from a click to a handler. Knows no
document and no window; what a command does is given as a table of handlers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from gui.commands import (
    HINDRANCES,
    ITEMS,
    LINE,
    MENUS,
    TOOLS,
    CommandSpec,
    Entry,
    Item,
    Needs,
    SubmenuSpec,
)
from gui.commands.submenu import Submenu
from gui.look.literal import in_tip, literal, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

    from gui.look.icons import Icons

__all__ = ["Actions", "Listing"]


@dataclass(frozen=True, eq=False)
class Listing:
    """Something that can be clicked in the menus.

    Attributes
    ----------
    key
        The command's id, or that of a submenu and the value of its entry; the same in every start.
    action
        What a click triggers.
    path
        Names of the menus it is in, outermost first, without mnemonics.
    hindrance
        Why it cannot run now; empty if it can.
    """

    key: str
    action: QAction
    path: tuple[str, ...]
    hindrance: str


class Actions(QObject):
    """The actions of one window.

    Parameters
    ----------
    window
        Where shortcuts work.
    handlers
        What each command does, by id. A command calls its handler with nothing, a checkable one
        with True or False, a submenu with the value of the entry chosen.
    icons
        Icons of the present theme.
    items
        The commands.

    Raises
    ------
    ValueError
        If a command has no handler or a handler no command: nothing in a menu is dead.
    """

    def __init__(
        self,
        window: QWidget,
        handlers: Mapping[str, Callable[..., object]],
        icons: Icons,
        items: Sequence[Item] = ITEMS,
    ) -> None:
        super().__init__(window)
        self.setObjectName("actions")
        _check_complete(handlers, items)
        self._window = window
        self._handlers = dict(handlers)
        self._items = tuple(items)
        self._actions: dict[str, QAction] = {}
        self._submenus: dict[str, Submenu] = {}
        self._menus: list[QMenu] = []
        self._there = Needs.NOTHING
        self._why: Mapping[Needs, str] = {}
        self._commands = QActionGroup(self)
        self._commands.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._commands.triggered.connect(self._on_command)
        for item in self._items:
            if isinstance(item, SubmenuSpec):
                self._submenus[item.id] = Submenu(item, self._handlers.get(item.id), window)
            else:
                self._actions[item.id] = self._make(item)
        self.set_icons(icons)
        self.set_available(Needs.NOTHING)

    # -- building ---------------------------------------------------------------------------------

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Put all menus into a menu bar."""
        for menu_spec in MENUS:
            menu = bar.addMenu(menu_spec.text)
            menu.setObjectName(f"menu-{menu_spec.id}")
            menu.setToolTipsVisible(True)
            self._menus.append(menu)  # Python keeps what Qt only borrows
            group = ""
            for item in self._items:
                if item.menu != menu_spec.id:
                    continue
                if group and item.group != group:
                    menu.addSeparator()
                group = item.group
                if isinstance(item, SubmenuSpec):
                    self._submenus[item.id].join(menu)
                else:
                    menu.addAction(self._actions[item.id])

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """Put the most used commands into a tool bar."""
        for tool in TOOLS:
            if tool == LINE:
                bar.addSeparator()
            else:
                bar.addAction(self._actions[tool])

    def fill(self, submenu: str, entries: Sequence[Entry], chosen: str | None = None) -> None:
        """Replace the entries of a submenu; without entries it cannot be opened.

        The texts are taken literally: an ampersand in a file name is no mnemonic. `chosen` is the
        value that is checked in an exclusive one.
        """
        self._submenus[submenu].fill(entries)
        if chosen is not None:
            self.choose(submenu, chosen)

    def supply(self, submenu: str, entries: Callable[[], Sequence[Entry]]) -> None:
        """Say where the entries of a submenu come from when somebody first wants them."""
        self._submenus[submenu].supply(entries)

    def opening(self, submenu: str) -> SignalInstance:
        """Return the signal that a submenu is about to open: the moment to fill it anew."""
        return self._submenus[submenu].menu.aboutToShow

    def lend(self, submenu: str, actions: Sequence[QAction]) -> None:
        """Put actions of the window's own into a foreign submenu."""
        self._submenus[submenu].lend(actions)

    def listed(self) -> list[Listing]:
        """Return everything that the menus offer now, in their order, entries of submenus too."""
        found = []
        for menu in MENUS:
            name = plain(menu.text)
            for item in self._items:
                if item.menu != menu.id:
                    continue
                if isinstance(item, CommandSpec):
                    action = self._actions[item.id]
                    found.append(Listing(item.id, action, (name,), self._hindrance(item, action)))
                    continue
                path = (name, plain(item.text))
                for action in self._submenus[item.id].actions:
                    value = plain(action.text()) if action.data() is None else action.data()
                    why = "" if action.isEnabled() else _NOT_NOW
                    found.append(Listing(f"{item.id}/{value}", action, path, why))
        return found

    # -- keeping up -------------------------------------------------------------------------------

    def action(self, command: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command]

    def set_available(self, there: Needs, why: Mapping[Needs, str] | None = None) -> None:
        """Enable exactly the commands whose needs are all `there`.

        `why` says of a need that is not there more than `HINDRANCES` can.
        """
        asked = (there, HINDRANCES | dict(why or {}))
        if asked == (self._there, self._why):
            return
        self._there, self._why = asked
        for item in self._items:
            if isinstance(item, CommandSpec):
                self._actions[item.id].setEnabled(item.needs in there)

    def name_steps(self, undo: str | None, redo: str | None) -> None:
        """Name the next step in either direction: "Undo Set Sanctions to 0.61"."""
        for command, step in (("edit.undo", undo), ("edit.redo", redo)):
            spec = self._spec(command)
            action = self._actions[command]
            action.setText(f"{spec.text} {literal(step)}" if step else spec.text)
            action.setToolTip(in_tip(_tip(spec, step or "")))

    def set_icons(self, icons: Icons) -> None:
        """Show the icons of another theme."""
        for item in self._items:
            if not item.icon:
                continue
            if isinstance(item, SubmenuSpec):
                self._submenus[item.id].menu.setIcon(icons.get(item.icon))
            else:
                self._actions[item.id].setIcon(icons.get(item.icon))

    def choose(self, submenu: str, value: str) -> None:
        """Check an entry of an exclusive submenu without calling its handler."""
        self._submenus[submenu].choose(value)

    def set_checked(self, command: str, *, on: bool) -> None:
        """Set a checkable command without calling its handler."""
        self._actions[command].setChecked(on)

    # -- inside -----------------------------------------------------------------------------------

    @Slot(QAction)
    def _on_command(self, action: QAction) -> None:
        handler = self._handlers[action.objectName()]
        if action.isCheckable():
            handler(action.isChecked())
        else:
            handler()

    def _make(self, spec: CommandSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setIconText(plain(spec.text))
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setCheckable(spec.checkable)
        action.setStatusTip(spec.tip)
        action.setToolTip(in_tip(_tip(spec)))
        self._commands.addAction(action)
        self._window.addAction(action)  # shortcuts work with the menu bar hidden, too
        return action

    def _hindrance(self, spec: CommandSpec, action: QAction) -> str:
        """Say why a command cannot run now."""
        for need in spec.needs & ~self._there:
            return self._why.get(need, _NOT_NOW)
        return "" if action.isEnabled() else _NOT_NOW

    def _spec(self, command: str) -> CommandSpec:
        return next(i for i in self._items if isinstance(i, CommandSpec) and i.id == command)


#: Where nobody knows more than that an action is greyed.
_NOT_NOW = "it cannot run now"


def _check_complete(handlers: Mapping[str, object], items: Sequence[Item]) -> None:
    ids = {i.id for i in items if not (isinstance(i, SubmenuSpec) and i.foreign)}
    missing, strange = sorted(ids - handlers.keys()), sorted(handlers.keys() - ids)
    if missing or strange:
        message = f"commands without a handler: {missing}; handlers without a command: {strange}"
        raise ValueError(message)


def _tip(spec: CommandSpec, step: str = "") -> str:
    """Return the tool tip: name, what it is about, shortcut, and what it does."""
    name = " ".join(part for part in (plain(spec.text).rstrip("…"), step) if part)
    keys = f" ({QKeySequence(spec.shortcuts[0]).toString()})" if spec.shortcuts else ""
    return f"{name}{keys}\n{spec.tip}"
