"""The page of the best-response map: reply curves or the profile graph of today's game.

Owns the choice between the two, and that a pressed profile is selected. Computes nothing itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Slot

from gui.charts.pages.lane import LanePage
from gui.charts.responses.types import CURVES, GRAPH
from gui.core.selection import PayoffKey

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.study.answer import LiveResult
    from gui.charts.kind import Ask, Kind
    from gui.charts.pages.place import Place
    from gui.charts.responses.types import ResponsesScene

__all__ = ["ResponsesPage"]

_VIEWS = {CURVES: "Reply curves", GRAPH: "Profiles and moves"}


class ResponsesPage(LanePage):
    """The best-response map over the live answer."""

    def __init__(self, kind: Kind, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(kind, place, parent=parent)
        self._view = CURVES
        self._views = self._controls.add_choice(
            *("Sho&w", "responses-view", "How best responses are drawn"),
            "As a graph of moves between cells, or as squares of probabilities",
            _VIEWS,
        )
        self._views.activated.connect(self._on_view)

    def set_view(self, view: str) -> None:
        """Show `CURVES`, where there are any, or the `GRAPH`; raise `KeyError` for others."""
        if view not in _VIEWS:
            raise KeyError(view)
        self._view = view
        self.refresh()

    def ask(self, live: LiveResult) -> Ask | None:
        """Ask for the view."""
        ask = super().ask(live)
        return None if ask is None else replace(ask, view=self._view)

    def dress(self, scene: ResponsesScene) -> None:
        """Say which view it is; larger games have no curves."""
        with QSignalBlocker(self._views):
            self._views.setCurrentIndex(self._views.findData(scene.view))
        self._views.setEnabled(bool(scene.panels))

    def press(self, key: str, ask: Ask, answer: Any) -> None:  # noqa: ANN401
        """Select the first player's payoff at a profile."""
        profile = ask.scenario.profile(tuple(map(int, key.split(","))))
        self._selection.select(PayoffKey(ask.scenario.players[0].id, profile))

    @Slot(int)
    def _on_view(self, place: int) -> None:
        self.set_view(str(self._views.itemData(place)))
