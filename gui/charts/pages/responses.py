"""The page of the best-response map: reply curves or the profile graph of today's game.

Owns the choice between the two and which scene is shown. Computes nothing itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot

from games.model.file.scenario_file import content_hash
from games.study.responses.best_responses import best_responses
from gui.charts.canvas.responses import ResponsesCanvas
from gui.charts.pages.lane import LanePage
from gui.charts.responses.before import before_replies
from gui.charts.responses.scene import CURVES, GRAPH, responses_scene
from gui.controls.choice import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.study.answer import LiveResult
    from games.study.responses.best_responses import Responses
    from games.task import Token
    from gui.charts.responses.before import BeforeReplies
    from gui.charts.responses.scene import ResponsesScene
    from gui.charts.sweep.ghost import Against
    from gui.core.document import Document
    from gui.look.tokens import Tokens
    from gui.work.jobs import Jobs, Work

__all__ = ["ResponsesPage"]

_VIEWS = {CURVES: "Reply curves", GRAPH: "Profiles and moves"}


class ResponsesPage(LanePage):
    """The best-response map over the live answer.

    Signals
    -------
    profile_clicked(tuple)
        The profile that was pressed, as strategy ids.
    """

    profile_clicked = Signal(tuple)

    def __init__(
        self, document: Document, jobs: Jobs, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        self._map = ResponsesCanvas(tokens)
        super().__init__("responses", document, jobs, self._map, tokens, parent)
        self._view = CURVES
        self._answer: tuple[LiveResult, Responses, BeforeReplies | None] | None = None
        self._views = Choice()
        self._views.setObjectName("responses-view")
        self._views.setAccessibleName("How best responses are drawn")
        self._views.setToolTip("As a graph of moves between cells, or as squares of probabilities")
        for key, name in _VIEWS.items():
            self._views.addItem(name, key)
        self.add_choice("Sho&w", self._views)
        self._views.activated.connect(self._on_view)
        self._map.profile_clicked.connect(self._on_profile_clicked)

    @property
    def canvas(self) -> ResponsesCanvas:
        """What draws the scene."""
        return self._map

    def set_view(self, view: str) -> None:
        """Show `CURVES`, where there are any, or the `GRAPH`; raise `KeyError` for others."""
        if view not in _VIEWS:
            raise KeyError(view)
        self._view = view
        self._draw()

    @Slot(object)
    def work(self, live: LiveResult) -> Work:
        """Return the search for best responses."""
        return partial(_found, live, self._against)

    def take(self, result: object) -> None:
        """Draw the map."""
        if isinstance(result, tuple):
            self._answer = result
            self._draw()

    def scene(self, title: str = "") -> ResponsesScene | None:
        """Return the scene to print, with title and content hash; None if there is none."""
        if self._answer is None:
            return None
        return self._made(title, content_hash(self._answer[0].scenario))

    def _made(self, title: str = "", known: str = "") -> ResponsesScene | None:
        if self._answer is None:
            return None
        live, found, before = self._answer
        payoffs = live.affine.exact(live.scenario.levels)
        return responses_scene(
            live.scenario,
            found,
            payoffs,
            live.report,
            view=self._view,
            title=title,
            content_hash=known,
            before=before,
        )

    def _draw(self) -> None:
        scene = self._made()
        if scene is None:
            return
        with QSignalBlocker(self._views):
            self._views.setCurrentIndex(self._views.findData(scene.view))
        # larger games have no curves
        self._views.setEnabled(bool(scene.panels))
        self._map.show_scene(scene)

    @Slot(int)
    def _on_view(self, place: int) -> None:
        self.set_view(str(self._views.itemData(place)))
        self.scene_changed.emit()

    @Slot(tuple)
    def _on_profile_clicked(self, positions: tuple[int, ...]) -> None:
        if self._answer is not None:
            self.profile_clicked.emit(self._answer[0].scenario.profile(positions))


def _found(
    live: LiveResult, against: Against | None, token: Token
) -> tuple[LiveResult, Responses, BeforeReplies | None]:
    """Return the best responses, and those of the scenario that is compared with."""
    found = best_responses(live.affine.exact(live.scenario.levels), live.report)
    return live, found, before_replies(live.scenario, against)
