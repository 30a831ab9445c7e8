"""From changes of the document to answers on the desk.

Owns when something is computed, for which driver, and which answer is the present one. What is
computed is `games.study.answer`'s, where it runs is `gui.work.jobs`'s. Knows no widget.

Three lanes: "live" follows every change; "proof" proves, when the hand is off the controls, the
sweep that a gesture left unproved; "audit" (nashpy on every regime) starts when the live answer has
stood for a moment.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from games.model.changes import Flags
from games.study.answer import compute_audit, compute_live, compute_proof
from games.task import check
from gui.core.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.changes import Change
    from games.model.scenario import Scenario
    from games.study.answer import AuditResult, LiveResult
    from games.task import Token
    from gui.core.document import Document, State
    from gui.work.jobs import Jobs

    Ahead = Callable[[], Callable[[LiveResult], None] | None]

__all__ = ["AUDIT_DELAY_MS", "BUSY_DELAY_MS", "Analysis"]

LIVE, PROOF, AUDIT = "live", "proof", "audit"
#: How long a live answer must stand before it is audited.
AUDIT_DELAY_MS = 150
#: Answers that come sooner than this never show as busy: nothing flickers under a moving slider.
BUSY_DELAY_MS = 120

log = logging.getLogger(__name__)


class Analysis(QObject):
    """Keeps the answers up with the document.

    Parameters
    ----------
    document
        Whose scenario is solved. Make the analysis before the widgets that listen to the document:
        then no answer stands when they hear of a change, and the worker starts when all have.
    jobs
        Where it is solved.
    parent
        Owner.
    live, proof, audit
        What is computed.

    Attributes
    ----------
    jobs
        Where answers are computed; whoever has work of its own takes another lane.
    driver
        Id of the swept driver; empty if the scenario has none.
    busy
        True while the live answer is overdue.

    Signals
    -------
    live_ready(LiveResult)
        The answer for the present scenario; again, with the new words, when only words changed,
        and with its sweep proved, where a gesture left that for later. Under a moving slider also
        answers that the next step has overtaken: `live` tells.
    audit_ready(AuditResult)
        What other solvers say about the present live answer.
    busy_changed(bool)
        The live answer is (no longer) overdue: keep the last picture, dimmed.
    failed(str)
        An answer could not be computed; the last one stands, but not for the present scenario.
    driver_changed(str)
        Another driver is swept; empty if there is none.
    """

    live_ready = Signal(object)
    audit_ready = Signal(object)
    busy_changed = Signal(bool)
    failed = Signal(str)
    driver_changed = Signal(str)

    def __init__(
        self,
        document: Document,
        jobs: Jobs,
        parent: QObject | None = None,
        *,
        live: Callable[..., LiveResult] = compute_live,
        proof: Callable[..., LiveResult] = compute_proof,
        audit: Callable[..., AuditResult] = compute_audit,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("analysis")
        self._document = document
        self.jobs = jobs
        self._live_lane, self._proof_lane, self._audit_lane = (
            jobs.lane(name, self) for name in (LIVE, PROOF, AUDIT)
        )
        self._compute_live, self._compute_proof, self._compute_audit = live, proof, audit
        self.driver = _default_driver(document.scenario)
        #: What somebody chose, also while it is away: removed, but undo may bring it back.
        self._wanted = ""
        self._live: LiveResult | None = None
        self._audit: AuditResult | None = None
        #: True while `_live` (`_audit`) answers the present scenario.
        self._live_stands = False
        self._audit_stands = False
        self._audit_asked = False
        self._due = False
        self._ahead: list[Ahead] = []
        self.busy = False
        self._audit_timer = later(self, "audit-delay", AUDIT_DELAY_MS, self._ask_audit)
        self._busy_timer = later(self, "busy-delay", BUSY_DELAY_MS, self._show_busy)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._on_state_changed)
        document.told.connect(self._on_told)
        self._live_lane.done.connect(self._on_live)
        self._live_lane.overtaken.connect(self.live_ready)
        self._live_lane.busy_changed.connect(self._on_busy_changed)
        self._proof_lane.done.connect(self._on_live)
        self._audit_lane.done.connect(self._on_audit)
        for lane in (self._live_lane, self._proof_lane, self._audit_lane):
            lane.failed.connect(self.failed)

    # -- what stands ------------------------------------------------------------------------------

    @property
    def live(self) -> LiveResult | None:
        """The live answer for the present scenario, None while it is outstanding or failed."""
        return self._live if self._live_stands else None

    @property
    def audit(self) -> AuditResult | None:
        """The audit of the present live answer, None before it is ready."""
        return self._audit if self._audit_stands else None

    # -- what is asked ----------------------------------------------------------------------------

    def prepare_with(self, ahead: Ahead) -> None:
        """Let somebody prepare, in the worker, what he will make of the answers to a gesture.

        Parameters
        ----------
        ahead
            Is asked with every step; returns what takes the answer in the worker before it is told,
            and touches nothing of the window's, or None.
        """
        self._ahead.append(ahead)

    def refresh(self) -> None:
        """Solve the present scenario; call it once when everybody listens."""
        self._drop()
        self._due = False
        asked = (self._document.scenario, self.driver)
        held = self._document.gesture is not None
        work = partial(self._compute_live, *asked, known=self._live, prove=not held)
        wanted = [ahead() for ahead in self._ahead] if held else []
        makers = [make for make in wanted if make is not None]
        self._live_lane.submit(partial(_prepared, work, makers) if makers else work, keep=held)

    def set_driver(self, driver: str) -> None:
        """Sweep another driver; raise `KeyError` if the scenario has no such driver."""
        self._document.scenario.driver(driver)
        self._wanted = driver
        if driver != self.driver:
            self._choose(driver)
            self.refresh()

    def stop(self) -> None:
        """Ask for nothing more; call it before the jobs are shut down."""
        self._audit_timer.stop()
        self._busy_timer.stop()
        self._document.changed.disconnect(self._on_changed)
        self._document.state_changed.disconnect(self._on_state_changed)
        self._document.told.disconnect(self._on_told)

    # -- what is heard ----------------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if not change.solves:
            self._reword(change.new)
            return
        if Flags.FILE in change.flags:
            self._live = self._audit = None
            self._wanted = ""
        was, ids = ([d.id for d in one.drivers] for one in (change.old, change.new))
        renamed = change.old.sweep_driver != change.new.sweep_driver
        if Flags.FILE in change.flags or renamed or self.driver not in ids:
            self._choose(_default_driver(change.new))
        elif self._wanted in ids and self._wanted not in was:
            self._choose(self._wanted)
        self._drop()
        self._due = True

    @Slot()
    def _on_told(self) -> None:
        """Solve what changed: while others still hear of it both threads would want Python."""
        if self._due:
            self.refresh()

    @Slot(object)
    def _on_state_changed(self, state: State) -> None:
        if not state.gesture:
            self._owe_audit()

    @Slot(object)
    def _on_live(self, result: LiveResult) -> None:
        # words may have changed on the way; numbers have not, or the result were dropped
        self._live = result.worded(self._document.scenario)
        self._live_stands = True
        self.live_ready.emit(self._live)
        self._owe_audit()

    @Slot(object)
    def _on_audit(self, result: AuditResult) -> None:
        if self._live is not None:
            self._audit = result.worded(self._live)
            self._audit_stands = True
            self.audit_ready.emit(self._audit)

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        if busy:
            self._busy_timer.start()
            return
        self._busy_timer.stop()
        if self.busy:
            self.busy = False
            self.busy_changed.emit(False)

    # -- inside -----------------------------------------------------------------------------------

    def _drop(self) -> None:
        """Let no answer stand, and audit none."""
        self._live_stands = self._audit_stands = self._audit_asked = False
        self._audit_timer.stop()
        self._proof_lane.cancel()
        self._audit_lane.cancel()

    @Slot()
    def _show_busy(self) -> None:
        self.busy = True
        self.busy_changed.emit(True)

    @Slot()
    def _ask_audit(self) -> None:
        if not self._live_stands or self._live is None or self._document.gesture is not None:
            return  # whatever stands in the way calls `_owe_audit` when it goes
        self._audit_asked = True
        self._audit_lane.submit(partial(self._compute_audit, self._live, known=self._audit))

    def _owe_audit(self) -> None:
        """Start the audit in a while, if the live answer stands and the hand is off.

        What it is to audit is proved first, where a proof is due.
        """
        live = self._live if self._live_stands else None
        if live is None or self._audit_asked or self._document.gesture is not None:
            return
        if live.sweep is None or not live.sweep.proof_due:
            self._audit_timer.start()
        elif self._proof_lane.idle:
            self._proof_lane.submit(partial(self._compute_proof, live))

    def _reword(self, scenario: Scenario) -> None:
        """Say the standing answers again in other words."""
        if not self._live_stands or self._live is None:
            return
        self._live = self._live.worded(scenario)
        self.live_ready.emit(self._live)
        if self._audit_stands and self._audit is not None:
            self._audit = self._audit.worded(self._live)
            self.audit_ready.emit(self._audit)

    def _choose(self, driver: str) -> None:
        if driver != self.driver:
            self.driver = driver
            self.driver_changed.emit(driver)


def _prepared(
    work: Callable[..., LiveResult], makers: list[Callable[[LiveResult], None]], *, token: Token
) -> LiveResult:
    """Return an answer when everything that can be prepared of it is."""
    live = work(token=token)
    for make in makers:
        check(token)
        try:
            make(live)
        except Exception:  # it is made again where it is shown
            log.exception("nothing was prepared of an answer")
    return live


def _default_driver(scenario: Scenario) -> str:
    """Return the driver a scenario asks to be swept, else its first, else none."""
    ids = [driver.id for driver in scenario.drivers]
    if scenario.sweep_driver in ids:
        return scenario.sweep_driver
    return ids[0] if ids else ""
