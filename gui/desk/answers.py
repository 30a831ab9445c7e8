"""Answers on their way to the panels, all in one turn, so that they are painted once.

Owns which panel is told what. Words are only offered: the reading makes them when somebody can see
them. Nothing is ever shown of an answer that is no longer the present one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from games.words.certainty import of_sweep
from games.words.doubt_row import doubt_row
from games.words.names import genitive
from games.words.plays import in_stages, play_name
from games.words.reading import reading
from games.words.unmoved import unmoved
from gui.work.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.study.answer import AuditResult, LiveResult
    from games.words.reading import Reading
    from gui.charts.pages.tabs import ChartTabs
    from gui.desk.frame.panels import Panels
    from gui.work.pace import Beat
    from gui.work.upkeep import Analysis

__all__ = ["Answers"]

#: Under a moving slider every answer takes another time; nobody reads that as fast.
TIMED_MS = 200


class _Wording:
    """Readings, put into words by the worker that finds the answer where they are due soon."""

    def __init__(self, beat: Beat) -> None:
        self._beat = beat
        self._made: tuple[LiveResult, Reading] | None = None

    def make(self, live: LiveResult) -> None:
        """Put an answer into words, in the worker."""
        if self._beat.due:
            self._made = live, _reading(live)

    def of(self, live: LiveResult) -> Reading:
        """Return an answer in words."""
        made, self._made = self._made, None
        return made[1] if made is not None and made[0] is live else _reading(live)


def _reading(live: LiveResult) -> Reading:
    return reading(live.scenario, live.sweep, live.report, line=live.line, audited=False)


class Answers(QObject):
    """Shows what the analysis finds.

    Parameters
    ----------
    analysis
        Whose answers they are.
    charts, panels
        Where they are shown.

    Signals
    -------
    shown(LiveResult)
        The present answer has reached every panel.
    """

    shown = Signal(object)

    def __init__(
        self,
        analysis: Analysis,
        charts: ChartTabs,
        panels: Panels,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("answers")
        self._analysis = analysis
        self._charts = charts
        self._panels = panels
        self._before: LiveResult | None = None
        self._wording = _Wording(panels.reading.beat)
        self._seconds: float | None = None
        self._timing = Pace(TIMED_MS, self._time, self)
        analysis.prepare_with(self._ahead)
        analysis.live_ready.connect(self._on_live)
        analysis.audit_ready.connect(self._on_audit)
        analysis.busy_changed.connect(self._on_busy)
        analysis.failed.connect(self._on_failed)

    @Slot(object)
    def _on_live(self, live: LiveResult) -> None:
        self._charts.show_answer(live)
        self._panels.payoffs.show_result(live.payoffs, live.report)
        self._panels.drivers.set_sweep(live.sweep)
        self._tell(live)
        if not self._only_proved(live):
            self._panels.reading.wonder(self._unmoved(live))
        if self._analysis.audit is not None:
            self._on_audit(self._analysis.audit)
        else:
            self._panels.reading.offer(partial(self._wording.of, live))
        self.shown.emit(live)

    def _tell(self, live: LiveResult) -> None:
        """Tell the status line what was found; of one that only took another time, soon."""
        sweep, status = live.sweep, self._panels.status.status
        told = replace(
            status,
            regimes=len(sweep.regimes) if sweep is not None else None,
            proof=live.report.proof,
            along=of_sweep(sweep) if sweep is not None else None,
            tied=any(regime.tied is not None for regime in sweep.regimes)
            if sweep is not None
            else live.report.degenerate,
            agreed=None,
            doubt="",
            play=play_name(live.scenario, live.scenario.play) if in_stages(live.scenario) else "",
            busy=False,
        )
        self._seconds = live.seconds
        if told == status:
            self._timing.ask()
        else:
            self._panels.status.show_status(replace(told, seconds=live.seconds))

    def _time(self) -> None:
        self._panels.status.update_status(seconds=self._seconds)

    def _ahead(self) -> Callable[[LiveResult], None] | None:
        return self._wording.make if self._panels.reading.in_sight else None

    def _only_proved(self, live: LiveResult) -> bool:
        """Tell whether an answer is the last one with nothing but its sweep proved."""
        before = self._before
        if before is None:
            return False
        return before.report is live.report and before.sweep is not live.sweep

    def _unmoved(self, live: LiveResult) -> str:
        """Return whose probability an edit of the own payoffs has just left as it was."""
        before, self._before = self._before, live
        if before is None:
            return ""
        player = unmoved((before.payoffs, before.report), (live.payoffs, live.report))
        return "" if player is None else genitive(live.scenario.players[player])

    @Slot(object)
    def _on_audit(self, audit: AuditResult) -> None:
        live = audit.live
        asked = (live.scenario, live.sweep, audit.report)
        self._panels.reading.offer(
            partial(
                reading,
                *asked,
                audit=audit.audit,
                orders=audit.orders,
                guarantees=audit.guarantees,
                line=live.line,
            )
        )
        row = doubt_row(live.scenario, live.report, audit.guarantees)
        self._panels.status.update_status(doubt=row.short)
        if audit.audit is not None and audit.audit.of:
            self._panels.status.update_status(agreed=(audit.audit.agreed, audit.audit.of))

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        self._charts.set_stale(busy)
        self._panels.reading.set_stale(busy)
        self._panels.status.update_status(busy=busy)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._charts.set_stale(True)
        self._panels.reading.show_problem(message)
