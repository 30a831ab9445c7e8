"""Who moves when, from menus, palette and tool bar.

Owns what these offer: every play of those who are still to move, the suggested one marked, and
every move that can have been made, or taken back. What a choice does is `gui.core.playing`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from games.model.changes import Flags
from games.model.play_text import parse_moved, parse_play, play_code
from games.words.names import play as taking
from games.words.names import starting, subject, verb
from gui.commands.spec import Entry
from gui.core.playing import (
    choose_play,
    is_suggested,
    make_move,
    name_under,
    plays,
    take_back,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario
    from gui.commands.actions import Actions
    from gui.core.document import Change, Document
    from gui.desk.frame.play_bar import PlayBar

__all__ = ["Playing"]

_TOGETHER = "Nobody sees another's move"
_IN_TURN = "Whoever moves later sees all earlier moves"
#: After the player, in the value of an entry that takes its move back.
_BACK = "="


class Playing(QObject):
    """The ways in which one window says who moves when.

    Parameters
    ----------
    document
        Whose play it is.
    bar
        The choice in the tool bar.
    """

    def __init__(self, document: Document, bar: PlayBar, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("playing")
        self._document = document
        self._bar = bar
        self._actions: Actions | None = None
        bar.chosen.connect(self._on_chosen)
        document.changed.connect(self._on_changed)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"scenario.play": self._choose, "scenario.moved": self._move}

    def serve(self, actions: Actions) -> None:
        """Offer plays and moves in these menus from now on."""
        self._actions = actions
        self._offer(self._document.scenario)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.flags & (Flags.STRUCTURE | Flags.PLAY | Flags.TEXT):
            self._offer(change.new)

    def _offer(self, scenario: Scenario) -> None:
        if self._actions is None:
            return
        entries = _plays(scenario)
        chosen = play_code(scenario.play.stages)
        self._actions.submenus["scenario.play"].fill(entries, chosen)
        self._actions.submenus["scenario.moved"].fill(_moves(scenario))
        self._bar.offer([(entry.text, entry.value) for entry in entries], chosen)
        self._bar.refuse(_nothing_to_choose(scenario))

    @Slot(str)
    def _on_chosen(self, code: str) -> None:
        """Take a choice in the tool bar for the command of the menu."""
        if self._actions is not None:
            for action in self._actions.submenus["scenario.play"].actions:
                if action.data() == code:
                    action.trigger()
                    break
            # what was refused, or changed by what was half typed, is not what is shown
            self._bar.show_chosen(play_code(self._document.scenario.play.stages))

    def _choose(self, code: str) -> None:
        choose_play(self._document, parse_play(code, self._document.scenario))

    def _move(self, value: str) -> None:
        if value.endswith(_BACK):
            take_back(self._document, value.removesuffix(_BACK))
        else:
            ((player, strategy),) = parse_moved(value, self._document.scenario)
            make_move(self._document, player, strategy)


def _plays(scenario: Scenario) -> list[Entry]:
    refused = _nothing_to_choose(scenario)
    return [
        Entry(
            play_code(stages),
            name_under(scenario, stages)
            + (" (suggested)" if is_suggested(scenario, stages) else ""),
            refused or (_IN_TURN if stages else _TOGETHER),
            enabled=not refused,
        )
        for stages in plays(scenario)
    ]


def _nothing_to_choose(scenario: Scenario) -> str:
    """Say why nobody can say who moves when; empty if one can."""
    made = dict(scenario.play.moved)
    left = [player for player in scenario.players if player.id not in made]
    if len(left) > 1:
        return ""
    if left:
        return f"{starting(subject(left[0]))} alone {verb(left[0], 'is', 'are')} still to move"
    everybody = "Both" if len(scenario.players) == 2 else "All"
    return f"{everybody} have moved: take a move back to choose who moves when"


def _moves(scenario: Scenario) -> list[Entry]:
    """Return what can be taken back, then what can have been done."""
    made = dict(scenario.play.moved)
    back, forth = [], []
    for player in scenario.players:
        for strategy in player.strategies:
            what = taking(player, strategy)
            if made.get(player.id) == strategy.id:
                tip = "Say that it has not been done: the player is still to move"
                back.append(Entry(f"{player.id}{_BACK}", f"Take back {what}", tip))
            else:
                tip = "Say that this has been done, and everybody knows it"
                forth.append(Entry(f"{player.id}={strategy.id}", what, tip))
    return back + forth
