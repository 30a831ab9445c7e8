"""The page of the waterfall: why the selected payoff is what it is.

Owns which payoff is shown: the selected one, or, while none is selected, the first player's where
today's game most likely ends.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from gui.charts.pages.empty import CONSIDERATION, Lack
from gui.charts.pages.lane import LanePage
from gui.charts.waterfall.scene import likely_cell
from gui.core.selection import PayoffKey

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.study.answer import LiveResult
    from gui.charts.kind import Ask, Kind
    from gui.charts.pages.place import Place
    from gui.charts.waterfall.scene import WaterfallScene

__all__ = ["WaterfallPage"]


class WaterfallPage(LanePage):
    """The waterfall over the live answer."""

    def __init__(self, kind: Kind, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(kind, place, parent=parent)
        place.selection.changed.connect(self._on_selected)

    @property
    def key(self) -> PayoffKey | None:
        """The payoff that is shown, None before the first."""
        cell = None if self._known is None else self._known[0].cell
        return None if cell is None else PayoffKey(*cell)

    def ask(self, live: LiveResult) -> Ask | None:
        """Ask for the selected payoff, if the scenario has it."""
        ask, key = super().ask(live), self._selection.key
        there = key is not None and key.exists_in(live.scenario)
        cell = (key.player, key.profile) if key is not None and there else likely_cell(live)
        return None if ask is None else replace(ask, cell=cell)

    def lacking(self, scene: WaterfallScene) -> Lack | None:
        """Say why there are no steps, if neither today nor an earlier scenario has any."""
        if scene.steps or scene.before is not None:
            return None
        return Lack(
            f"Nothing makes up {scene.player}'s payoff here",
            f"No consideration counts at {scene.subtitle}; it is 0.",
            CONSIDERATION,
        )

    def press(self, key: str, ask: Ask, answer: Any) -> None:  # noqa: ANN401
        """Select the consideration of a step."""
        self._selection.reason.select(key.partition(":")[2])

    @Slot(str)
    def _on_wanted(self, remedy: str) -> None:
        """Let what is added be about the payoff that is shown."""
        if self.key is not None:
            self._selection.select(self.key)
        super()._on_wanted(remedy)

    @Slot(object)
    def _on_selected(self, _key: PayoffKey | None) -> None:
        self.refresh()
