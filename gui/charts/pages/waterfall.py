"""The page of the waterfall: why the selected payoff is what it is.

Owns which payoff is shown: the selected one, or, while none is selected, the first player's where
today's game most likely ends.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from games.model.file.scenario_file import content_hash
from gui.charts.canvas.waterfall import WaterfallCanvas
from gui.charts.pages.empty import CONSIDERATION, Lack
from gui.charts.pages.lane import LanePage
from gui.charts.waterfall.kind import likely_cell
from gui.charts.waterfall.scene import WaterfallScene, waterfall_scene
from gui.core.selection import PayoffKey

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from games.task import Token
    from gui.charts.sweep.ghost import Against
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.look.tokens import Tokens
    from gui.work.jobs import Jobs, Work

__all__ = ["WaterfallPage"]


class WaterfallPage(LanePage):
    """The waterfall over the live answer.

    Signals
    -------
    consideration_clicked(str)
        Id of the consideration whose step was pressed.
    """

    consideration_clicked = Signal(str)

    def __init__(
        self,
        document: Document,
        jobs: Jobs,
        tokens: Tokens,
        selection: Selection,
        parent: QWidget | None = None,
    ) -> None:
        self._steps = WaterfallCanvas(tokens)
        super().__init__("waterfall", document, jobs, self._steps, tokens, parent)
        self._selection = selection
        self._answer: tuple[Scenario, PayoffKey] | None = None
        self._steps.consideration_clicked.connect(self.consideration_clicked)
        selection.changed.connect(self._on_selected)

    @property
    def canvas(self) -> WaterfallCanvas:
        """What draws the scene."""
        return self._steps

    @property
    def key(self) -> PayoffKey | None:
        """The payoff that is shown, None before the first."""
        return None if self._answer is None else self._answer[1]

    @Slot(object)
    def work(self, live: LiveResult) -> Work:
        """Return the making of the scene."""
        return partial(_drawn, live.scenario, self._chosen(live), self._against)

    def take(self, result: object) -> None:
        """Draw the steps."""
        if isinstance(result, tuple):
            scenario, key, scene = result
            self._answer = (scenario, key)
            if isinstance(scene, WaterfallScene):
                self._steps.show_scene(scene)
                self._empty.say(_bare(scene))

    def scene(self, title: str = "") -> WaterfallScene | None:
        """Return the scene to print, with title and content hash; None if there is none."""
        if self._answer is None or self.lack is not None:
            return None
        scenario, key = self._answer
        known = content_hash(scenario)
        return waterfall_scene(
            scenario,
            key.player,
            key.profile,
            title=title,
            content_hash=known,
            against=self._against,
        )

    def _chosen(self, live: LiveResult) -> PayoffKey:
        key = self._selection.key
        if key is not None and key.exists_in(live.scenario):
            return key
        return PayoffKey(*likely_cell(live))

    @Slot(str)
    def _on_wanted(self, remedy: str) -> None:
        """Let what is added be about the payoff that is shown."""
        if self._answer is not None:
            self._selection.select(self._answer[1])
        super()._on_wanted(remedy)

    @Slot(object)
    def _on_selected(self, key: PayoffKey | None) -> None:
        self.refresh()


def _bare(scene: WaterfallScene) -> Lack | None:
    """Say why there are no steps, if neither today nor an earlier scenario has any."""
    if scene.steps or scene.before is not None:
        return None
    return Lack(
        f"Nothing makes up {scene.player}'s payoff here",
        f"No consideration counts at {scene.subtitle}; it is 0.",
        CONSIDERATION,
    )


def _drawn(
    scenario: Scenario, key: PayoffKey, against: Against | None, token: Token
) -> tuple[Scenario, PayoffKey, WaterfallScene]:
    """Put the token last, where `Jobs` gives it."""
    drawn = waterfall_scene(scenario, key.player, key.profile, against=against)
    return scenario, key, drawn
