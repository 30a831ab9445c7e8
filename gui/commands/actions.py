"""Commands made clickable: menus, tool bar and shortcuts out of `gui.commands`.

Owns the `QAction`s, which of them can run, and the one way from a click to a handler. Knows no
document and no window; what a command does is given as a table of handlers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from gui.commands import HINDRANCES, LINE, MENUS, TOOLS, CommandSpec, MenuSpec, Needs, SubmenuSpec
from gui.commands.submenu import Submenu
from gui.look.literal import in_tip, literal, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Protocol

    from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

    from gui.look.icons import Icons

    class First(Protocol):
        """Does what comes before any command, and then runs it, or does not."""

        def __call__(
            self, name: str, needs: Needs, run: Callable[[], object], *, looks: bool
        ) -> None: ...


__all__ = ["Actions", "Listing"]


def at_once(name: str, needs: Needs, run: Callable[[], object], *, looks: bool) -> None:
    """Run a command."""
    run()


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
    menus
        The commands, menu by menu.
    first
        Is given every command to run: what it is called, what it needs, and whether its menu only
        `looks`.

    Attributes
    ----------
    submenus
        Every submenu by its id: whoever knows the entries fills it.

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
        menus: Sequence[MenuSpec] = MENUS,
        first: First = at_once,
    ) -> None:
        super().__init__(window)
        self.setObjectName("actions")
        self._specs = tuple(menus)
        self._items = [one for menu in menus for one in menu.items if not isinstance(one, str)]
        self._check_complete(handlers)
        self._window = window
        self._handlers = dict(handlers)
        self._first = first
        self._looking = {
            item.id
            for menu in menus
            for item in menu.items
            if menu.looks and not isinstance(item, str)
        }
        self._actions: dict[str, QAction] = {}
        self.submenus: dict[str, Submenu] = {}
        self._menus: list[QMenu] = []
        self._there = Needs.NOTHING
        self._why: Mapping[Needs, str] = {}
        self._commands = QActionGroup(self)
        self._commands.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._commands.triggered.connect(self._on_command)
        for item in self._items:
            if isinstance(item, SubmenuSpec):
                handler = None if item.foreign else partial(self._run, item)
                self.submenus[item.id] = Submenu(item, handler, window)
            else:
                self._actions[item.id] = self._make(item)
        self.set_icons(icons)
        self.set_available(Needs.NOTHING)

    # -- building ---------------------------------------------------------------------------------

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Put all menus into a menu bar."""
        for spec in self._specs:
            menu = bar.addMenu(spec.text)
            menu.setObjectName(f"menu-{spec.id}")
            menu.setToolTipsVisible(True)
            self._menus.append(menu)  # Python keeps what Qt only borrows
            for item in spec.items:
                if isinstance(item, SubmenuSpec):
                    menu.addMenu(self.submenus[item.id].menu)
                elif isinstance(item, CommandSpec):
                    menu.addAction(self._actions[item.id])
                else:
                    menu.addSeparator()

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """Put the most used commands into a tool bar."""
        for tool in TOOLS:
            if tool == LINE:
                bar.addSeparator()
            else:
                bar.addAction(self._actions[tool])

    def listed(self) -> list[Listing]:
        """Return everything that the menus offer now, in their order, entries of submenus too."""
        found = []
        for menu in self._specs:
            name = plain(menu.text)
            for item in menu.items:
                if isinstance(item, CommandSpec):
                    action = self._actions[item.id]
                    found.append(Listing(item.id, action, (name,), self._hindrance(item, action)))
                elif isinstance(item, SubmenuSpec):
                    path = (name, plain(item.text))
                    for action in self.submenus[item.id].actions:
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
            place = self.submenus[item.id].menu if isinstance(item, SubmenuSpec) else None
            (place or self._actions[item.id]).setIcon(icons.get(item.icon))

    # -- inside -----------------------------------------------------------------------------------

    @Slot(QAction)
    def _on_command(self, action: QAction) -> None:
        said = (action.isChecked(),) if action.isCheckable() else ()
        self._run(self._spec(action.objectName()), *said)

    def _run(self, item: CommandSpec | SubmenuSpec, *said: object) -> None:
        """Call a handler, after what comes before any."""
        needs = item.needs if isinstance(item, CommandSpec) else Needs.NOTHING
        run = partial(self._handlers[item.id], *said)
        name = plain(item.text).rstrip("…")
        self._first(name, needs, run, looks=item.id in self._looking)

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

    def _check_complete(self, handlers: Mapping[str, object]) -> None:
        ids = {i.id for i in self._items if not (isinstance(i, SubmenuSpec) and i.foreign)}
        lacking, strange = sorted(ids - handlers.keys()), sorted(handlers.keys() - ids)
        if lacking or strange:
            said = f"commands without a handler: {lacking}; handlers without a command: {strange}"
            raise ValueError(said)

    def _spec(self, command: str) -> CommandSpec:
        return next(i for i in self._items if isinstance(i, CommandSpec) and i.id == command)


#: Where nobody knows more than that an action is greyed.
_NOT_NOW = "it cannot run now"


def _tip(spec: CommandSpec, step: str = "") -> str:
    """Return the tool tip: name, what it is about, shortcut, and what it does."""
    name = " ".join(part for part in (plain(spec.text).rstrip("…"), step) if part)
    keys = f" ({QKeySequence(spec.shortcuts[0]).toString()})" if spec.shortcuts else ""
    return f"{name}{keys}\n{spec.tip}"
