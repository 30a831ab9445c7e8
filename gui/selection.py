"""Which payoff the analyst is looking at: one value shared by table, reasons and window.

Owns the value and the signal that it changed. Knows no widget, no document and no numbers; whoever
shows a payoff checks that it still exists in the scenario at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

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
    profile = tuple(when.get(p.id, p.strategies[0].id) for p in scenario.players)
    return PayoffKey(reason.player, profile)


class Selection(QObject):
    """The selected payoff, or none.

    Attributes
    ----------
    changed
        Emitted with the new `PayoffKey` or None; never for an equal value.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key: PayoffKey | None = None

    @property
    def key(self) -> PayoffKey | None:
        """The selected payoff."""
        return self._key

    def select(self, key: PayoffKey | None) -> None:
        """Select a payoff; an equal one changes nothing and says nothing."""
        if key == self._key:
            return
        self._key = key
        self.changed.emit(key)
