"""The page of the tornado: what each consideration's range does, computed while somebody looks.

Owns the choice of what the bars measure and which scene is shown. Computes nothing itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot

from games.model.file.scenario_file import content_hash
from games.study.sweep.selection import LOW, rules
from games.study.tornado.tornado import tornado
from gui.charts.canvas.tornado import TornadoCanvas
from gui.charts.pages.empty import CONSIDERATION, Lack
from gui.charts.pages.lane import LanePage
from gui.charts.tornado.before import earlier
from gui.charts.tornado.scene import tornado_scene
from gui.controls.choice import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from games.study.tornado.report import Tornado
    from games.task import Token
    from gui.charts.sweep.ghost import Against
    from gui.charts.tornado.before import Earlier
    from gui.charts.tornado.scene import Target, TornadoScene
    from gui.core.document import Document
    from gui.look.tokens import Tokens
    from gui.work.jobs import Jobs, Work

__all__ = ["TornadoPage"]

_NO_REASONS = Lack(
    "There is no consideration to vary",
    "This chart shows which single judgement moves a tipping point or an outcome most.\nThis "
    "scenario has no considerations.",
    CONSIDERATION,
)


class TornadoPage(LanePage):
    """The tornado over the live answer.

    Signals
    -------
    consideration_clicked(str)
        Id of the consideration whose bar was pressed.
    """

    consideration_clicked = Signal(str)

    def __init__(
        self,
        document: Document,
        jobs: Jobs,
        tokens: Tokens,
        rule: str = LOW,
        parent: QWidget | None = None,
    ) -> None:
        self._bars = TornadoCanvas(tokens)
        super().__init__("tornado", document, jobs, self._bars, tokens, parent)
        self._rule = rule
        self._target = ""
        self._answer: tuple[Scenario, Tornado, Earlier | None] | None = None
        self._known: tuple[LiveResult, str, Tornado] | None = None
        self._targets = Choice()
        self._targets.setObjectName("tornado-target")
        self._targets.setAccessibleName("What the bars measure")
        self._targets.setToolTip("Bars show how far one judgement at a time can move this")
        self._targets.setEnabled(False)  # until it is known what can be measured
        self.add_choice("&Measure", self._targets)
        self._targets.activated.connect(self._on_target)
        self._bars.consideration_clicked.connect(self.consideration_clicked)

    @property
    def canvas(self) -> TornadoCanvas:
        """What draws the scene."""
        return self._bars

    @property
    def target(self) -> str:
        """Key of what the bars measure, empty for the tipping point nearest to today."""
        return self._target

    def set_target(self, key: str) -> None:
        """Measure something else; an unknown key means the nearest tipping point."""
        self._target = key
        self._draw()

    def set_rule(self, rule: str) -> None:
        """Follow another selection rule; raise `KeyError` for an unknown one."""
        if self._live is not None and rule not in rules(self._live.scenario):
            raise KeyError(rule)
        if rule != self._rule:
            self._rule = rule
            self.refresh()

    @Slot(object)
    def work(self, live: LiveResult) -> Work:
        """Return the variation of every consideration; what is known already stays."""
        rule = self._rule if self._rule in rules(live.scenario) else LOW
        known = None
        if self._known is not None and self._known[0] is live and self._known[1] == rule:
            known = self._known[2]
        return partial(_varied, live, rule, known, self._against)

    def take(self, result: object) -> None:
        """Draw the bars."""
        if isinstance(result, tuple):
            live, report, was = result
            self._known = (live, report.rule, report)
            self._answer = (live.scenario, report, was)
            self._draw()

    def scene(self, title: str = "") -> TornadoScene | None:
        """Return the scene to print, with title and content hash; None if there is none."""
        if self._answer is None or self.lack is not None:
            return None
        scenario, report, was = self._answer
        known = content_hash(scenario)
        return tornado_scene(
            scenario, report, self._target, title=title, content_hash=known, before=was
        )

    def _draw(self) -> None:
        if self._answer is None:
            return
        scenario, report, was = self._answer
        scene = tornado_scene(scenario, report, self._target, before=was)
        self._offer(scene.targets, scene.target)
        self._bars.show_scene(scene)
        self._empty.say(None if scene.bars else _unmoved(scene))

    def _offer(self, targets: tuple[Target, ...], chosen: Target) -> None:
        with QSignalBlocker(self._targets):
            keys = [self._targets.itemData(k) for k in range(self._targets.count())]
            names = [self._targets.itemText(k) for k in range(self._targets.count())]
            if keys != [t.key for t in targets] or names != [t.name for t in targets]:
                self._targets.clear()
                for target in targets:
                    self._targets.addItem(target.name, target.key)
            self._targets.setEnabled(True)
            self._targets.setCurrentIndex(self._targets.findData(chosen.key))

    @Slot(int)
    def _on_target(self, place: int) -> None:
        self.set_target(str(self._targets.itemData(place)))
        self.scene_changed.emit()


def _unmoved(scene: TornadoScene) -> Lack:
    """Say why there are no bars."""
    if not scene.considered:
        return _NO_REASONS
    more = " Something else may be chosen under Measure." if len(scene.targets) > 1 else ""
    return Lack(scene.title, f"{scene.subtitle}.{more}")


def _varied(
    live: LiveResult, rule: str, known: Tornado | None, against: Against | None, token: Token
) -> tuple[LiveResult, Tornado, Earlier | None]:
    """Return a tornado and what the scenario that is compared with says to it."""
    report = known or tornado(
        live.scenario,
        live.driver,
        rule,
        line=live.line,
        known=live.sweep,
        way=live.way,
        token=token,
    )
    return live, report, earlier(live.scenario, report, against, live.way, token)
