"""Which charts have a tab, and which of them is in front.

Owns the making of pages: all but the sweep's are imported and made when they first come to the
front, and hear then what was chosen before. What charts there are is `gui.charts.kinds`'; where a
click in one leads is its page's. Nothing is ever edited by a click.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction

from games.model.changes import Flags
from gui.charts.kinds import KINDS
from gui.charts.pages.place import Place
from gui.charts.pages.sweep import SweepPage
from gui.charts.pages.tabs import ChartTabs, View
from gui.charts.responses.kind import RESPONSES
from gui.charts.sequence.kind import SEQUENCE
from gui.charts.sweep.kind import SWEEP
from gui.desk.ghosts import Ghosts
from gui.look.literal import literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.changes import Change
    from gui.charts.kind import Kind
    from gui.charts.pages.page import ChartPage
    from gui.commands.actions import Actions
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.work.upkeep import Analysis

__all__ = ["ChartBook"]


#: The page of a chart that needs none of its own.
_USUAL = "gui.charts.pages.lane.LanePage"
#: Letters of a driver's name in a tab.
_LONGEST = 24
#: What the context menu of every chart offers.
_ON_A_CHART = ("chart.copy", "chart.export", "chart.table", "view.ghost-toggle")


class ChartBook(QObject):
    """All charts of one window.

    Parameters
    ----------
    document, analysis
        What is charted, and its answers.
    selection
        The payoff a click selects.
    rule
        Id of the selection rule to begin with.

    Signals
    -------
    rule_changed(str)
        Outcomes are shown under another selection rule.
    """

    rule_changed = Signal(str)

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        selection: Selection,
        rule: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chart-book")
        self._document = document
        self._place = Place(document, analysis.jobs, selection, rule)
        self.ghosts = Ghosts(document, analysis, self)
        self.sweep = SweepPage(SWEEP, self._place)
        analysis.prepare_with(self.sweep.ahead)
        shown = [kind for kind in KINDS if kind.tab]
        self._first, self._stand_in = (shown.index(kind) for kind in (SWEEP, RESPONSES))
        self._shown = [kind.id for kind in shown]
        self.tabs = ChartTabs(
            View(kind.tab, kind.tip, kind.question, partial(self._page, kind), kind.mute)
            for kind in shown
        )
        self.tabs.remedy_wanted.connect(self._on_remedy_wanted)
        self._actions: Actions | None = None
        self._stands_in = False
        self.tabs.currentChanged.connect(self._on_turned)
        document.changed.connect(self._on_changed)

    @property
    def rule(self) -> str:
        """Id of the selection rule in force."""
        return self.sweep.rule

    @property
    def front(self) -> str:
        """Id of the chart in front; the sweep's while another one only stands in for it."""
        return self._shown[self._first if self._stands_in else self.tabs.currentIndex()]

    def place_of(self, kind: str) -> int:
        """Return the place of a chart among all; raise `KeyError` if none has this id."""
        if kind not in self._shown:
            raise KeyError(kind)
        return self._shown.index(kind)

    def bring_front(self, kind: str) -> None:
        """Bring a chart to the front; instead of a sweep along no driver the best responses.

        Raise `KeyError` if none has this id.
        """
        place = self.place_of(kind)
        other = place == self._first and not self._document.scenario.drivers
        self.tabs.setCurrentIndex(self._stand_in if other else place)
        self._stands_in = other

    @Slot()
    def show_plays(self) -> None:
        """Bring every order of moves to the front, side by side."""
        self.bring_front(SEQUENCE.id)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what this part of the desk does, by command."""
        own = {"view.rule": self.set_rule, "view.chart": self.show_chart}
        return own | self.ghosts.handlers()

    def serve(self, actions: Actions) -> None:
        """Take what can be done with a chart into its context menu, and keep the View menu up."""
        self._actions = actions
        self.ghosts.serve(actions)
        self.tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        line = QAction(self)
        line.setSeparator(True)
        offered = [actions.action(command) for command in _ON_A_CHART]
        self.tabs.addActions([*offered, line, self.tabs.asking])

    def set_rule(self, rule: str) -> None:
        """Show outcomes under another selection rule; raise `KeyError` for an unknown one."""
        self.sweep.set_rule(rule)
        self.rule_changed.emit(rule)

    def show_chart(self, place: str) -> None:
        """Bring a chart to the front, by its place as text."""
        self.tabs.setCurrentIndex(int(place))

    def name_sweep(self, driver: str) -> None:
        """Say along which driver the sweep runs; empty if along none."""
        short = driver if len(driver) <= _LONGEST else driver[: _LONGEST - 1].rstrip() + "…"
        self.tabs.setTabText(self._first, f"{literal(short)} sweep" if driver else "Sweep")

    # -- inside -----------------------------------------------------------------------------------

    def _page(self, kind: Kind) -> ChartPage:
        """Make a page, which knows then what it would if it had always been there."""
        page: ChartPage = self.sweep
        if kind is not SWEEP:
            page = _page_of(kind, replace(self._place, rule=self.rule))
            self.rule_changed.connect(page.set_rule)
        page.set_against(self.ghosts.against)
        self.ghosts.changed.connect(page.set_against)
        return page

    @Slot(int)
    def _on_turned(self, _: int) -> None:
        """Take what somebody turned to for what he wants."""
        self._stands_in = False

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.flags & Flags.FILE:
            self.bring_front(self.front)

    @Slot(str)
    def _on_remedy_wanted(self, key: str) -> None:
        """Run a command of the menus."""
        if self._actions is not None:
            next(found for found in self._actions.listed() if found.key == key).action.trigger()


def _page_of(kind: Kind, place: Place) -> ChartPage:
    """Import and make the page of a chart."""
    module, _, name = (kind.page or _USUAL).rpartition(".")
    return cast("ChartPage", getattr(import_module(module), name)(kind, place))
