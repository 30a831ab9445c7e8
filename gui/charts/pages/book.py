"""Which charts there are, in which order, and where a click in one of them leads.

Owns the list of pages; all but the sweep are imported and made when they first come to the front. A
click in a chart selects the payoff it is about, so that table and reasons show what lies behind it;
nothing is ever edited by a click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction

from games.model.changes import Flags
from gui.charts.kinds import KINDS
from gui.charts.pages.sweep import SweepPage
from gui.charts.pages.tabs import ChartTabs
from gui.charts.responses.kind import RESPONSES
from gui.charts.sweep.kind import SWEEP
from gui.core.selection import PayoffKey, cell_of
from gui.desk.ghosts import Ghosts
from gui.look.literal import in_tip, literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.changes import Change
    from games.model.scenario import Scenario
    from games.study.sweep.report import Branch, Sweep
    from gui.charts.pages.tabs import ChartPage
    from gui.commands.actions import Actions
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.look.tokens import Tokens
    from gui.work.upkeep import Analysis

__all__ = ["ChartBook"]


#: What has tabs, in their order, and the place of a few.
_TABS = tuple(kind for kind in KINDS if kind.tab)
_SWEEP, _STAND_IN = (_TABS.index(kind) for kind in (SWEEP, RESPONSES))
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
    tokens
        Colours and type.
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
        tokens: Tokens,
        rule: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chart-book")
        self._document = document
        self._analysis = analysis
        self._selection = selection
        self.ghosts = Ghosts(document, analysis, self)
        self.sweep = SweepPage(document, tokens, rule)
        makers: dict[str, Callable[[Tokens], ChartPage]] = {
            "sweep": self._sweep,
            "phase": self._phase,
            "multiples": self._multiples,
            "tornado": self._tornado,
            "responses": self._responses,
            "waterfall": self._waterfall,
        }
        self.tabs = ChartTabs([(kind.tab, makers[kind.id]) for kind in _TABS], tokens)
        self.tabs.remedy_wanted.connect(self._on_remedy_wanted)
        self._actions: Actions | None = None
        for place, kind in enumerate(_TABS):
            self.tabs.setTabToolTip(place, in_tip(kind.tip))
        self._stands_in = False
        self.tabs.currentChanged.connect(self._on_turned)
        document.changed.connect(self._on_changed)

    @property
    def rule(self) -> str:
        """Id of the selection rule in force."""
        return self.sweep.rule

    @property
    def front(self) -> int:
        """Place of the chart in front; the sweep's while another one only stands in for it."""
        return _SWEEP if self._stands_in else self.tabs.currentIndex()

    def bring_front(self, place: int) -> None:
        """Bring a chart to the front; instead of a sweep along no driver the best responses."""
        other = place == _SWEEP and not self._document.scenario.drivers
        self.tabs.setCurrentIndex(_STAND_IN if other else place)
        self._stands_in = other

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
        self.tabs.setTabText(0, f"{literal(short)} sweep" if driver else "Sweep")

    # -- the pages --------------------------------------------------------------------------------

    def _sweep(self, _tokens: Tokens) -> ChartPage:
        page = self.sweep
        self.ghosts.changed.connect(page.set_against)
        page.regime_clicked.connect(self._on_regime_clicked)
        page.tipping_clicked.connect(self._on_tipping_clicked)
        return page

    def _phase(self, tokens: Tokens) -> ChartPage:
        from gui.charts.pages.phase import PhasePage

        page = PhasePage(self._document, self._analysis.jobs, tokens)
        self._compare(page)
        return page

    def _multiples(self, tokens: Tokens) -> ChartPage:
        from gui.charts.pages.multiples import MultiplesPage

        page = MultiplesPage(self._document, self._analysis.jobs, tokens, self.rule)
        self._compare(page)
        self.rule_changed.connect(page.set_rule)
        return page

    def _tornado(self, tokens: Tokens) -> ChartPage:
        from gui.charts.pages.tornado import TornadoPage

        page = TornadoPage(self._document, self._analysis.jobs, tokens, self.rule)
        self._compare(page)
        self.rule_changed.connect(page.set_rule)
        page.consideration_clicked.connect(self._on_consideration_clicked)
        return page

    def _responses(self, tokens: Tokens) -> ChartPage:
        from gui.charts.pages.responses import ResponsesPage

        page = ResponsesPage(self._document, self._analysis.jobs, tokens)
        self._compare(page)
        page.profile_clicked.connect(self._on_profile_clicked)
        return page

    def _waterfall(self, tokens: Tokens) -> ChartPage:
        from gui.charts.pages.waterfall import WaterfallPage

        page = WaterfallPage(self._document, self._analysis.jobs, tokens, self._selection)
        self._compare(page)
        page.consideration_clicked.connect(self._selection.reason.select)
        return page

    def _compare(self, page: ChartPage) -> None:
        """Have a page that is made later compare with the ghost, this one and those to come."""
        page.set_against(self.ghosts.against)
        self.ghosts.changed.connect(page.set_against)

    @Slot(int)
    def _on_turned(self, _: int) -> None:
        """Take what somebody turned to for what he wants."""
        self._stands_in = False

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.flags & Flags.FILE:
            self.bring_front(self.front)

    # -- where a click leads ----------------------------------------------------------------------

    @Slot(str)
    def _on_remedy_wanted(self, key: str) -> None:
        """Run a command of the menus."""
        if self._actions is not None:
            next(found for found in self._actions.listed() if found.key == key).action.trigger()

    @Slot(int)
    def _on_regime_clicked(self, place: int) -> None:
        live = self._analysis.live
        if live is not None and live.sweep is not None:
            branches = live.sweep.regimes[place].branches
            self._point(live.scenario, _first_profile(branches[0]) if branches else None, 0)

    @Slot(int)
    def _on_tipping_clicked(self, place: int) -> None:
        live = self._analysis.live
        if live is not None and live.sweep is not None:
            profile, player = _tipping_cell(live.sweep, place)
            self._point(live.scenario, profile, player)

    @Slot(str)
    def _on_consideration_clicked(self, consideration: str) -> None:
        live = self._analysis.live
        if live is None:
            return
        for reason in live.scenario.considerations:
            if reason.id == consideration:
                self._selection.select(cell_of(live.scenario, reason))
                self._selection.reason.select(consideration)

    @Slot(tuple)
    def _on_profile_clicked(self, profile: tuple[str, ...]) -> None:
        live = self._analysis.live
        if live is not None:
            self._selection.select(PayoffKey(live.scenario.players[0].id, profile))

    def _point(self, scenario: Scenario, profile: tuple[int, ...] | None, player: int) -> None:
        if profile is not None:
            key = PayoffKey(scenario.players[player].id, scenario.profile(profile))
            self._selection.select(key)


def _first_profile(branch: Branch) -> tuple[int, ...]:
    """Return the pure profile of a branch, or of a mixed one the first that is played."""
    return tuple(own[0] for own in branch.support)


def _tipping_cell(sweep: Sweep, place: int) -> tuple[tuple[int, ...] | None, int]:
    """Return the cell that a tipping point makes attractive, and the player it attracts."""
    cause = sweep.tipping_points[place].cause
    if cause is None:
        return None, 0
    above = sweep.regimes[sweep.tipping_points[place].below + 1].branches
    usual = _first_profile(above[0]) if above else (0,) * len(sweep.shape)
    profile = [
        usual[player] if other is None else other for player, other in enumerate(cause.others)
    ]
    profile[cause.player] = cause.to_strategy
    return tuple(profile), cause.player
