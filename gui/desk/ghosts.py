"""The ghost behind the charts: asked for in the menu, swept in a lane of its own, handed to charts.

Owns when the earlier scenario is solved: once for each scenario and driver, never while a slider of
the present one moves. What is chosen is `gui.core.earlier`'s; how it is drawn is each chart's.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from games.study.answer import LiveResult, compute_live
from gui.charts.marks.comparison import Against
from gui.commands import Entry
from gui.core.earlier import NOTHING, GhostChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario
    from gui.commands.actions import Actions
    from gui.core.document import Document
    from gui.work.upkeep import Analysis

__all__ = ["LANE", "Ghosts"]

LANE = "ghost"


class Ghosts(QObject):
    """Keeps the charts supplied with what they are compared with.

    Parameters
    ----------
    document, analysis
        What is charted, and along which driver.

    Attributes
    ----------
    against
        What charts are compared with now.

    Signals
    -------
    changed(Against | None)
        Charts shall be compared with another scenario, or with none.
    """

    changed = Signal(object)

    def __init__(
        self, document: Document, analysis: Analysis, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ghosts")
        self.choice = GhostChoice(document, self)
        self._analysis = analysis
        self._lane = analysis.jobs.lane(LANE, self)
        self._actions: Actions | None = None
        self._asked: tuple[str, Scenario, str] | None = None
        self._known: LiveResult | None = None
        self.against: Against | None = None
        self.choice.changed.connect(self._refresh)
        self.choice.offered.connect(self._offer)
        analysis.driver_changed.connect(self._refresh)
        self._lane.done.connect(self._on_done)
        self._lane.failed.connect(self._on_failed)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        return {"view.ghost": self.choice.choose, "view.ghost-toggle": self.choice.switch}

    def serve(self, actions: Actions) -> None:
        """Keep the entries of the menu up."""
        self._actions = actions
        self._offer()

    # -- inside -----------------------------------------------------------------------------------

    def _tell(self, against: Against | None) -> None:
        self.against = against
        self.changed.emit(against)

    @Slot()
    def _offer(self) -> None:
        if self._actions is not None:
            entries = [Entry(value, name) for value, name in self.choice.choices]
            self._actions.submenus["view.ghost"].fill(entries, self.choice.choice)

    @Slot()
    def _refresh(self) -> None:
        if self._actions is not None:
            self._actions.submenus["view.ghost"].choose(self.choice.choice)
            self._actions.action("view.ghost-toggle").setChecked(self.choice.choice != NOTHING)
        name, scenario, driver = self.choice.name, self.choice.scenario, self._analysis.driver
        if scenario is None:
            self._lane.cancel()
            self._asked = None
            self._tell(None)
        else:
            driver = driver if driver in scenario.levels else ""
            self._asked = (name, scenario, driver)
            self._lane.submit(partial(compute_live, scenario, driver, known=self._known))

    @Slot(object)
    def _on_done(self, result: LiveResult) -> None:
        if self._asked is None:
            return
        name, scenario, driver = self._asked
        self._known = result
        why = "its payoffs tie too often for a sweep" if driver else "no such driver"
        self._tell(Against(name, scenario, result, why))

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        if self._asked is not None:
            name, scenario, _ = self._asked
            self._tell(Against(name, scenario, why=message))
