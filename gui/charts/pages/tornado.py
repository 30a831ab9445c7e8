"""The page of the tornado: what each consideration's range does, computed while somebody looks.

Owns the choice of what the bars measure, and that a pressed bar selects its consideration. Computes
nothing itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Slot

from gui.charts.pages.empty import CONSIDERATION, Lack
from gui.charts.pages.lane import LanePage
from gui.core.selection import cell_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.study.answer import LiveResult
    from gui.charts.kind import Ask, Kind
    from gui.charts.pages.place import Place
    from gui.charts.tornado.types import TornadoScene

__all__ = ["TornadoPage"]

_NO_REASONS = Lack(
    "There is no consideration to vary",
    "This chart shows which single judgement moves a tipping point or an outcome most.\nThis "
    "scenario has no considerations.",
    CONSIDERATION,
)


class TornadoPage(LanePage):
    """The tornado over the live answer."""

    def __init__(self, kind: Kind, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(kind, place, parent=parent)
        self._target = ""
        self._targets = self._controls.add_choice(
            *("&Measure", "tornado-target", "What the bars measure"),
            "Bars show how far one judgement at a time can move this",
            {},
        )
        self._targets.setEnabled(False)  # until it is known what can be measured
        self._targets.activated.connect(self._on_target)

    @property
    def target(self) -> str:
        """Key of what the bars measure, empty for the tipping point nearest to today."""
        return self._target

    def set_target(self, key: str) -> None:
        """Measure something else; an unknown key means the nearest tipping point."""
        self._target = key
        self.refresh()

    def ask(self, live: LiveResult) -> Ask | None:
        """Ask for bars that measure the target."""
        ask = super().ask(live)
        return None if ask is None else replace(ask, target=self._target)

    def dress(self, scene: TornadoScene) -> None:
        """Offer what can be measured."""
        with QSignalBlocker(self._targets):
            known = [
                (self._targets.itemData(k), self._targets.itemText(k))
                for k in range(self._targets.count())
            ]
            if known != [(target.key, target.name) for target in scene.targets]:
                self._targets.clear()
                for target in scene.targets:
                    self._targets.addItem(target.name, target.key)
            self._targets.setEnabled(True)
            self._targets.setCurrentIndex(self._targets.findData(scene.target.key))

    def lacking(self, scene: TornadoScene) -> Lack | None:
        """Say why there are no bars."""
        if scene.bars:
            return None
        if not scene.considered:
            return _NO_REASONS
        more = " Something else may be chosen under Measure." if len(scene.targets) > 1 else ""
        return Lack(scene.title, f"{scene.subtitle}.{more}")

    def press(self, key: str, ask: Ask, answer: Any) -> None:  # noqa: ANN401
        """Select the consideration of a bar, and a payoff in which it counts."""
        scenario = ask.scenario
        for reason in scenario.considerations:
            if reason.id == key:
                self._selection.select(cell_of(scenario, reason))
                self._selection.reason.select(key)

    @Slot(int)
    def _on_target(self, place: int) -> None:
        self.set_target(str(self._targets.itemData(place)))
