"""The command palette of the desk: where its choices come from, and what choosing one does.

Owns no list of commands: it reads the menus as they are at that moment. Places to go to (payoffs,
drivers, considerations) come from the scenario.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence

from games.words.names import condition, genitive, isolated, label, starting
from games.words.profiles import letters, profile_words
from gui.core.selection import PayoffKey, cell_of
from gui.look.literal import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from gui.commands.actions import Actions, Listing
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.desk.frame.focus import Places
    from gui.panels.drivers.panel import DriverPanel
    from gui.panels.palette.model import Choice
    from gui.panels.palette.panel import PalettePanel

__all__ = ["Finder"]

#: Choices remembered from start to start.
_REMEMBERED = 8
_PAYOFF, _DRIVER, _REASON = "payoff", "driver", "consideration"


class Finder(QObject):
    """Finds what can be done, and does it.

    Parameters
    ----------
    window
        What the palette lies over.
    document, selection
        What can be gone to.
    places, drivers
        Where that is.
    used
        What was chosen lately in earlier starts, the latest first.

    Attributes
    ----------
    used
        Keys of the latest choices, to be remembered.
    """

    def __init__(
        self,
        window: QWidget,
        document: Document,
        selection: Selection,
        places: Places,
        drivers: DriverPanel,
        used: Sequence[str],
    ) -> None:
        super().__init__(window)
        self.setObjectName("finder")
        self._window = window
        self._document = document
        self._selection = selection
        self._places = places
        self._drivers = drivers
        self.used = tuple(used)
        self._actions: Actions | None = None

    @cached_property
    def panel(self) -> PalettePanel:
        """Where is typed and chosen; imported and made when it is first opened."""
        from gui.panels.palette.panel import PalettePanel

        panel = PalettePanel(self._window)
        panel.chosen.connect(self._on_chosen)
        return panel

    def search(self, actions: Actions) -> None:
        """Search these menus."""
        self._actions = actions

    def open(self) -> None:
        """Show the palette; once more closes it."""
        if self.panel.isVisible():
            self.panel.close_up()
            return
        listed = self._actions.listed() if self._actions is not None else []
        listed.sort(key=_depth)  # the commands of all menus before the entries of submenus
        commands = [_choice(entry) for entry in listed if entry.key != "view.palette"]
        self.panel.open([*commands, *_places(self._document.scenario)], self.used)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.used = (key, *(other for other in self.used if other != key))[:_REMEMBERED]
        kind, _, name = key.partition(":")
        if kind == _PAYOFF:
            player, _, profile = name.partition(":")
            self._select(PayoffKey(player, tuple(profile.split(","))))
        elif kind == _DRIVER:
            self._places.go("Drivers")
            self._drivers.enter(name)
        elif kind == _REASON:
            scenario = self._document.scenario
            for reason in (one for one in scenario.considerations if one.id == name):
                self._select(cell_of(scenario, reason))
                self._selection.reason.select(name)
                self._places.go("Considerations")
        elif self._actions is not None:
            for entry in (one for one in self._actions.listed() if one.key == key):
                entry.action.trigger()

    def _select(self, key: PayoffKey) -> None:
        self._selection.select(key)
        self._places.go("Payoffs")


def _depth(entry: Listing) -> int:
    return len(entry.path)


def _choice(entry: Listing) -> Choice:
    from gui.panels.palette.model import Choice

    action = entry.action
    return Choice(
        key=entry.key,
        text=plain(action.text()),
        path=entry.path,
        keys=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        tip=action.statusTip(),
        hindrance=entry.hindrance,
        checked=action.isChecked() if action.isCheckable() else None,
    )


def _places(scenario: Scenario) -> Iterator[Choice]:
    """Yield what can be gone to: drivers, considerations, every payoff."""
    from gui.panels.palette.model import Choice

    for driver in scenario.drivers:
        key = f"{_DRIVER}:{driver.id}"
        yield Choice(key, isolated(driver.name), ("Driver",), tip=driver.note, sought=True)
    names = {player.id: label(player.name) for player in scenario.players}
    for reason in scenario.considerations:
        where = f"{names[reason.player]}, {condition(scenario, reason.when)}"
        key, path = f"{_REASON}:{reason.id}", ("Consideration", where)
        yield Choice(key, reason.title, path, tip=reason.rationale, sought=True)
    for profile in product(*([s.id for s in player.strategies] for player in scenario.players)):
        where, words = letters(scenario, profile), profile_words(scenario, profile)
        for player in scenario.players:
            key = f"{_PAYOFF}:{player.id}:{','.join(profile)}"
            text = f"{starting(genitive(player))} payoff at {where}"
            yield Choice(key, text, ("Payoff", words), sought=True)
