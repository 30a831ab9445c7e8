"""Which payoff and which consideration the analyst is looking at: values shared by all panels.

Owns the values and the signals that they changed. Knows no widget, no document and no numbers;
whoever shows a payoff or a consideration checks that it still exists in the scenario at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from games.model.scenario import Consideration, Profile, Scenario

__all__ = ["PayoffKey", "Selection", "cell_of"]


@dataclass(frozen=True, slots=True)
class PayoffKey:
    """One number of the payoff table: whose it is, and at which profile (strategy ids)."""

    player: str
    profile: Profile

    def exists_in(self, scenario: Scenario) -> bool:
        """Tell whether the scenario still has this player and these strategies."""
        try:
            scenario.player_index(self.player)
            scenario.indices(self.profile)
        except (KeyError, ValueError):
            return False
        return True


def cell_of(scenario: Scenario, reason: Consideration) -> PayoffKey:
    """Return the first payoff in which a consideration counts."""
    when = dict(reason.when)
    profile = tuple(when.get(p.id, (p.strategies[0].id,))[0] for p in scenario.players)
    return PayoffKey(reason.player, profile)


class ReasonSelection(QObject):
    """The selected consideration, or none.

    Attributes
    ----------
    id
        The selected consideration, empty if there is none; set by `select`.
    changed
        Emitted with the id of the consideration, empty for none; never for an equal value.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id = ""

    @Slot(str)
    def select(self, consideration: str) -> None:
        """Select a consideration; an equal one changes nothing and says nothing."""
        if consideration == self.id:
            return
        self.id = consideration
        self.changed.emit(consideration)


class Selection(QObject):
    """The selected payoff, or none, and beside it the selected consideration.

    Attributes
    ----------
    key
        The selected payoff; set by `select`.
    reason
        The selected consideration; the two are chosen apart.
    changed
        Emitted with the new `PayoffKey` or None; never for an equal value.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reason = ReasonSelection(self)
        self.key: PayoffKey | None = None

    def select(self, key: PayoffKey | None) -> None:
        """Select a payoff; an equal one changes nothing and says nothing."""
        if key == self.key:
            return
        self.key = key
        self.changed.emit(key)
