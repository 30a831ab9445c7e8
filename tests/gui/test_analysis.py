"""From changes of the document to answers, with computations that the test runs itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from games.model.edit.structure.drivers import remove_driver
from games.model.payoffs import affine
from games.solve.report import OPEN, Report
from games.study.answer import AuditResult, LiveResult
from games.study.sweep.report import Sweep
from gui.core.document import Document
from gui.work.jobs import Jobs, ThreadExecutor
from gui.work.upkeep import AUDIT_DELAY_MS, BUSY_DELAY_MS, Analysis

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from games.task import Token

    Listen = Callable[[SignalInstance], list[object]]


def answer(scenario: Scenario, driver: str, swept: Sweep | None = None) -> LiveResult:
    return LiveResult(
        scenario=scenario,
        driver=driver,
        level=float(scenario.driver(driver).level) if driver else None,
        affine=affine(scenario),
        line=None,
        sweep=swept,
        payoffs=np.zeros((2, *scenario.shape)),
        report=Report((), OPEN, degenerate=False),
        seconds=0.0,
    )


class Solver:
    """Answers with what it was asked; keeps what it was given."""

    def __init__(self) -> None:
        self.asked: list[tuple[Scenario, str, LiveResult | None]] = []
        self.audited: list[tuple[LiveResult, AuditResult | None]] = []
        self.tokens: list[Token] = []
        #: Whether there is a sweep that can be proved.
        self.provable = False
        self.error: Exception | None = None

    def live(
        self,
        scenario: Scenario,
        driver: str,
        token: Token,
        *,
        known: LiveResult | None,
        prove: bool,
    ) -> LiveResult:
        self.asked.append((scenario, driver, known))
        self.tokens.append(token)
        if self.error is not None:
            raise self.error
        swept = Sweep(driver, (2, 2), (), (), 201, proof_due=not prove)
        return answer(scenario, driver, swept if self.provable else None)

    def proof(self, live: LiveResult, token: Token) -> LiveResult:
        self.tokens.append(token)
        if self.error is not None:
            raise self.error
        assert live.sweep is not None
        return replace(live, sweep=replace(live.sweep, proof_due=False))

    def audit(self, live: LiveResult, token: Token, *, known: AuditResult | None) -> AuditResult:
        self.audited.append((live, known))
        self.tokens.append(token)
        if self.error is not None:
            raise self.error
        return AuditResult(live, live.report, None)


class ByHand:
    """Work waits until the test runs it."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, Callable[[], None]]] = []

    def run(self, lane: str, work: Callable[[], None]) -> None:
        self.waiting.append((lane, work))

    def join(self, seconds: float) -> bool:
        self.waiting.clear()
        return True


class Desk:
    """A document, its analysis, and all that the analysis says."""

    def __init__(self, scenario: Scenario, listen: Listen) -> None:
        self.document = Document(scenario)
        self.executor = ByHand()
        self.solver = Solver()
        self.jobs = Jobs(self.executor)
        asked = {"live": self.solver.live, "proof": self.solver.proof, "audit": self.solver.audit}
        self.analysis = Analysis(self.document, self.jobs, **asked)
        self.live = listen(self.analysis.live_ready)
        self.audits = listen(self.analysis.audit_ready)
        self.busy = listen(self.analysis.busy_changed)
        self.failed = listen(self.analysis.failed)
        self.drivers = listen(self.analysis.driver_changed)

    def work(self) -> list[str]:
        """Run what waits and let the answers arrive; return the lanes that ran."""
        ran = []
        while self.executor.waiting:
            lane, work = self.executor.waiting.pop(0)
            work()
            QCoreApplication.processEvents()
            ran.append(lane)
        return ran

    def timer(self, name: str) -> QTimer:
        timer = self.analysis.findChild(QTimer, name)
        assert timer is not None
        return timer

    def elapse(self, name: str) -> None:
        """Let a timer's time pass."""
        timer = self.timer(name)
        assert timer.isActive(), name
        timer.stop()
        timer.timeout.emit()

    def settle(self) -> None:
        """Let everything outstanding be answered and audited."""
        self.work()
        self.elapse("audit-delay")
        self.work()

    def heat(self, level: str) -> Scenario:
        return self.document.scenario.with_level("heat", Decimal(level))


@pytest.fixture
def desk(scenario: Scenario, listen: Listen, qapp: object) -> Desk:
    return Desk(scenario, listen)


# -- the live lane --------------------------------------------------------------------------------


def test_the_scenario_is_solved_when_asked_to_and_not_before(desk: Desk) -> None:
    assert desk.work() == []
    desk.analysis.refresh()
    assert desk.work() == ["live"]
    [result] = desk.live
    assert isinstance(result, LiveResult)
    assert result.scenario is desk.document.scenario
    assert result.driver == "heat"
    assert desk.analysis.live is result


def test_a_change_of_numbers_is_solved_with_what_is_known(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    desk.document.apply(desk.heat("0.7"), "Heat")
    assert desk.analysis.live is None
    assert desk.work() == ["live"]
    scenario, driver, known = desk.solver.asked[-1]
    assert (scenario, driver) == (desk.document.scenario, "heat")
    assert known is desk.live[0]


def test_under_a_moving_slider_a_late_answer_is_shown_and_only_the_last_stands(desk: Desk) -> None:
    stood = []
    desk.analysis.live_ready.connect(lambda _: stood.append(desk.analysis.live))
    desk.document.begin("Drag")
    for percent in range(51, 71):
        desk.document.preview(desk.heat(f"0.{percent}"))
    assert desk.work() == ["live", "live"], "what was waiting in between never runs"
    assert [result.level for result in desk.live] == [0.51, 0.7]
    assert stood[0] is None
    assert stood[1] is desk.live[1]


def test_of_many_changes_that_are_no_drag_only_the_last_is_shown(desk: Desk) -> None:
    for percent in (51, 61, 70):
        desk.document.apply(desk.heat(f"0.{percent}"), "Typed")
    assert desk.work() == ["live", "live"]
    assert [result.level for result in desk.live] == [0.7]
    assert [token.cancelled for token in desk.solver.tokens] == [True, False]


def test_an_answer_that_a_change_overtook_is_not_shown(desk: Desk) -> None:
    desk.analysis.refresh()
    _, work = desk.executor.waiting.pop(0)
    work()  # answered, on its way
    desk.document.apply(desk.heat("0.9"), "Heat")
    QCoreApplication.processEvents()
    assert desk.live == []
    desk.work()
    assert [result.level for result in desk.live] == [0.9]


def test_a_change_of_words_solves_nothing_and_says_the_answer_again(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.settle()
    named = replace(desk.document.scenario, title="Renamed")
    desk.document.apply(named, "Rename")
    assert desk.work() == []
    assert len(desk.solver.asked) == 1
    assert [result.scenario.title for result in desk.live] == ["Inspection", "Renamed"]
    assert [result.live for result in desk.audits] == desk.live
    assert desk.analysis.audit is desk.audits[-1]


def test_words_that_change_while_solving_are_in_the_answer(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.document.apply(replace(desk.document.scenario, title="Renamed"), "Rename")
    assert desk.live == []
    assert desk.work() == ["live"]
    assert [result.scenario.title for result in desk.live] == ["Renamed"]


def test_an_undo_is_solved_like_any_other_change(desk: Desk) -> None:
    desk.document.apply(desk.heat("0.9"), "Heat")
    desk.work()
    desk.document.undo()
    desk.work()
    assert [result.level for result in desk.live] == [0.9, 0.5]


def test_an_error_is_told_and_the_next_change_is_solved(desk: Desk) -> None:
    desk.solver.error = ValueError("payoffs must be finite")
    desk.analysis.refresh()
    desk.work()
    assert desk.failed == ["payoffs must be finite"]
    assert desk.analysis.live is None
    assert not desk.timer("audit-delay").isActive()
    desk.document.apply(replace(desk.document.scenario, title="Renamed"), "Rename")
    assert desk.live == []
    desk.solver.error = None
    desk.document.apply(desk.heat("0.9"), "Heat")
    desk.work()
    assert len(desk.live) == 1


def test_a_change_is_solved_when_everybody_has_heard_of_it(desk: Desk) -> None:
    waiting: list[int] = []
    desk.document.changed.connect(lambda _: waiting.append(len(desk.executor.waiting)))
    desk.document.state_changed.connect(lambda _: waiting.append(len(desk.executor.waiting)))
    desk.document.apply(desk.heat("0.7"), "Heat")
    assert waiting == [0, 0]
    assert len(desk.executor.waiting) == 1


def test_what_is_made_of_an_answer_to_a_gesture_is_made_by_the_worker(desk: Desk) -> None:
    made: list[LiveResult] = []
    desk.analysis.prepare_with(lambda: made.append)
    desk.analysis.prepare_with(lambda: None)
    desk.document.apply(desk.heat("0.6"), "Heat")
    desk.work()
    assert not made, "nobody holds a slider"
    desk.document.begin("Drag")
    desk.document.preview(desk.heat("0.7"))
    [(_, work)] = desk.executor.waiting
    desk.executor.waiting.clear()
    work()
    assert [result.level for result in made] == [0.7]
    assert len(desk.live) == 1, "it is made before the answer is told"
    QCoreApplication.processEvents()
    assert desk.live[-1] is made[0]


def test_an_answer_of_which_nothing_could_be_made_is_told_all_the_same(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: LiveResult) -> None:
        raise ValueError

    desk.analysis.prepare_with(lambda: fail)
    desk.document.begin("Drag")
    desk.document.preview(desk.heat("0.7"))
    desk.work()
    assert [result.level for result in desk.live] == [0.7]
    assert not desk.failed
    assert "nothing was prepared of an answer" in caplog.text


# -- the swept driver -----------------------------------------------------------------------------


def test_the_scenarios_own_driver_is_swept_first(desk: Desk) -> None:
    assert desk.analysis.driver == "heat"


def test_another_driver_can_be_swept(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    desk.analysis.set_driver("wind")
    desk.work()
    assert desk.drivers == ["wind"]
    assert [result.driver for result in desk.live] == ["heat", "wind"]


def test_sweeping_the_same_driver_again_solves_nothing(desk: Desk) -> None:
    desk.analysis.set_driver("heat")
    assert desk.work() == []
    assert desk.drivers == []


def test_an_unknown_driver_is_refused(desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.analysis.set_driver("rain")
    assert desk.analysis.driver == "heat"


def test_a_chosen_driver_stays_while_it_exists(desk: Desk) -> None:
    desk.analysis.set_driver("wind")
    desk.document.apply(desk.heat("0.9"), "Heat")
    assert desk.analysis.driver == "wind"
    only_heat = replace(desk.document.scenario, drivers=desk.document.scenario.drivers[:1])
    desk.document.apply(only_heat, "Remove Wind")
    assert desk.analysis.driver == "heat"
    assert desk.drivers == ["wind", "heat"]


def test_a_driver_that_undo_brings_back_is_chosen_again(desk: Desk) -> None:
    desk.analysis.set_driver("wind")
    without = remove_driver(desk.document.scenario, "wind").scenario
    desk.document.apply(without, "Remove Wind")
    assert desk.analysis.driver == "heat"
    desk.document.undo()
    assert desk.analysis.driver == "wind"
    desk.document.redo()
    desk.analysis.set_driver("heat")
    desk.document.undo()
    assert desk.analysis.driver == "heat"  # somebody chose it since


def test_another_file_is_swept_by_its_own_driver(desk: Desk) -> None:
    desk.analysis.set_driver("wind")
    desk.document.new(replace(desk.document.scenario, title="Other"))
    assert desk.analysis.driver == "heat"
    desk.work()
    assert desk.solver.asked[-1][2] is None


def test_a_scenario_that_names_another_driver_is_followed(desk: Desk) -> None:
    desk.document.apply(replace(desk.document.scenario, sweep_driver="wind"), "Sweep Wind")
    assert desk.analysis.driver == "wind"


def test_a_scenario_without_drivers_is_solved_without_a_sweep(desk: Desk) -> None:
    reasons = tuple(replace(c, slopes=()) for c in desk.document.scenario.considerations)
    bare = replace(desk.document.scenario, drivers=(), considerations=reasons, sweep_driver="")
    desk.document.new(bare)
    desk.work()
    assert desk.analysis.driver == ""
    assert [result.driver for result in desk.live] == [""]


def test_the_first_driver_is_swept_where_the_scenario_names_none(
    scenario: Scenario, listen: Listen, qapp: object
) -> None:
    assert Desk(replace(scenario, sweep_driver=""), listen).analysis.driver == "heat"


# -- the proof ------------------------------------------------------------------------------------


@pytest.fixture
def proving(desk: Desk) -> Desk:
    """Return a desk whose sweeps can be proved, in the midst of a drag."""
    desk.solver.provable = True
    desk.document.begin("Drag")
    desk.document.preview(desk.heat("0.9"))
    return desk


def due(desk: Desk) -> list[bool]:
    """Tell of every answer that was shown whether its proof was due."""
    sweeps = [result.sweep for result in desk.live if isinstance(result, LiveResult)]
    return [sweep.proof_due for sweep in sweeps if sweep is not None]


def test_a_drag_is_answered_without_proofs_and_proved_once_the_hand_is_off(proving: Desk) -> None:
    assert proving.work() == ["live"]
    proving.document.preview(proving.heat("0.8"))
    assert proving.work() == ["live"]
    assert due(proving) == [True, True]
    proving.document.commit()
    assert proving.analysis.live is proving.live[-1], "what was shown stands until it is proved"
    assert proving.work() == ["proof"]
    assert due(proving) == [True, True, False]
    assert proving.analysis.live is proving.live[-1]


def test_an_answer_that_is_asked_for_at_rest_is_proved_at_once(desk: Desk) -> None:
    desk.solver.provable = True
    desk.document.apply(desk.heat("0.9"), "Heat")
    assert desk.work() == ["live"]
    assert due(desk) == [False]
    assert desk.timer("audit-delay").isActive()


def test_what_is_audited_is_proved_first(proving: Desk) -> None:
    proving.work()
    proving.document.commit()
    assert not proving.timer("audit-delay").isActive()
    proving.settle()
    [(live, _)] = proving.solver.audited
    assert live is proving.live[-1]
    assert due(proving) == [True, False]


def test_an_answer_that_comes_after_the_hand_is_off_is_proved_too(proving: Desk) -> None:
    proving.document.commit()
    assert proving.work() == ["live", "proof"]
    assert due(proving) == [True, False]


def test_a_proof_that_a_change_overtook_is_cancelled_and_dropped(proving: Desk) -> None:
    proving.work()
    proving.document.commit()
    _, work = proving.executor.waiting.pop(0)
    work()  # proved, on its way
    proving.document.begin("Drag again")
    proving.document.preview(proving.heat("0.7"))
    assert proving.solver.tokens[-1].cancelled
    proving.work()
    assert [result.level for result in proving.live] == [0.9, 0.7]
    assert due(proving) == [True, True]


def test_a_press_that_moves_nothing_asks_for_no_second_proof(proving: Desk) -> None:
    proving.work()
    proving.document.commit()
    proving.document.begin("Press and let go")
    proving.document.commit()
    assert proving.work() == ["proof"]


def test_words_that_change_while_proving_are_in_the_answer(proving: Desk) -> None:
    proving.work()
    proving.document.commit()
    proving.document.apply(replace(proving.document.scenario, title="Renamed"), "Rename")
    assert proving.work() == ["proof"]
    assert proving.live[-1].scenario.title == "Renamed"
    assert due(proving) == [True, True, False]


def test_a_proof_is_no_reason_to_be_busy(proving: Desk) -> None:
    proving.work()
    proving.document.commit()
    assert not proving.timer("busy-delay").isActive()


def test_a_failed_proof_is_told_and_what_was_shown_stands(proving: Desk) -> None:
    proving.work()
    proving.solver.error = RuntimeError("the prover gave up")
    proving.document.commit()
    proving.work()
    assert proving.failed == ["the prover gave up"]
    assert proving.analysis.live is proving.live[-1]


# -- the audit ------------------------------------------------------------------------------------


def test_the_audit_starts_when_the_answer_has_stood_for_a_moment(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    assert desk.solver.audited == []
    assert desk.timer("audit-delay").interval() == AUDIT_DELAY_MS == 150
    desk.elapse("audit-delay")
    assert desk.analysis.audit is None
    assert desk.work() == ["audit"]
    [audit] = desk.audits
    assert isinstance(audit, AuditResult)
    assert audit.live is desk.analysis.live
    assert desk.analysis.audit is audit


def test_no_audit_starts_while_a_hand_is_on_the_control(desk: Desk) -> None:
    desk.document.begin("Drag")
    desk.document.preview(desk.heat("0.9"))
    desk.work()
    assert not desk.timer("audit-delay").isActive()
    desk.document.commit()
    desk.settle()
    assert len(desk.audits) == 1


def test_a_hand_that_comes_back_in_time_holds_the_audit_up(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    desk.document.begin("Drag")
    desk.elapse("audit-delay")
    assert desk.work() == []
    desk.document.commit()
    desk.elapse("audit-delay")
    assert desk.work() == ["audit"]


def test_an_answer_is_audited_once(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.settle()
    desk.document.begin("Press and let go")
    desk.document.commit()
    assert not desk.timer("audit-delay").isActive()
    assert len(desk.audits) == 1


def test_an_audit_that_a_change_overtook_is_cancelled_and_dropped(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    desk.elapse("audit-delay")
    _, work = desk.executor.waiting.pop(0)
    work()  # audited, on its way
    desk.document.apply(desk.heat("0.9"), "Heat")
    assert desk.solver.tokens[-1].cancelled
    desk.work()
    assert desk.audits == []
    assert desk.analysis.audit is None
    desk.settle()
    assert [audit.live.level for audit in desk.audits] == [0.9]


def test_an_audit_survives_a_change_of_words(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    desk.elapse("audit-delay")
    desk.document.apply(replace(desk.document.scenario, title="Renamed"), "Rename")
    desk.work()
    assert [audit.live.scenario.title for audit in desk.audits] == ["Renamed"]


def test_an_audit_knows_the_one_before(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.settle()
    desk.document.apply(desk.heat("0.9"), "Heat")
    desk.settle()
    assert [known for _, known in desk.solver.audited] == [None, desk.audits[0]]


def test_a_failed_audit_is_told_once(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    desk.solver.error = RuntimeError("nashpy gave up")
    desk.elapse("audit-delay")
    desk.work()
    assert desk.failed == ["nashpy gave up"]
    assert not desk.timer("audit-delay").isActive()
    assert desk.analysis.live is not None


# -- busy -----------------------------------------------------------------------------------------


def test_a_quick_answer_never_shows_as_busy(desk: Desk) -> None:
    desk.analysis.refresh()
    assert desk.timer("busy-delay").interval() == BUSY_DELAY_MS == 120
    desk.work()
    assert not desk.timer("busy-delay").isActive()
    assert desk.busy == []


def test_a_slow_answer_shows_as_busy_until_it_comes(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.elapse("busy-delay")
    assert desk.analysis.busy
    desk.document.apply(desk.heat("0.9"), "Heat")
    assert desk.busy == [True]
    desk.work()
    assert desk.busy == [True, False]
    assert not desk.analysis.busy


def test_an_audit_is_no_reason_to_be_busy(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    desk.elapse("audit-delay")
    assert not desk.timer("busy-delay").isActive()


def test_a_stopped_analysis_asks_for_nothing(desk: Desk) -> None:
    desk.analysis.refresh()
    desk.work()
    desk.analysis.stop()
    desk.document.apply(desk.heat("0.9"), "Heat")
    assert desk.executor.waiting == []
    assert not desk.timer("audit-delay").isActive()


# -- with threads ---------------------------------------------------------------------------------


def test_after_a_real_drag_the_answer_shown_is_that_of_the_last_move(
    scenario: Scenario, listen: Listen, qtbot: QtBot
) -> None:
    document, jobs, solver = Document(scenario), Jobs(ThreadExecutor()), Solver()
    analysis = Analysis(document, jobs, live=solver.live, audit=solver.audit)
    ready = listen(analysis.live_ready)
    document.begin("Drag")
    for percent in range(101):
        document.preview(document.scenario.with_level("heat", Decimal(percent) / 100))
        if percent % 3 == 0:
            QCoreApplication.processEvents()
    document.commit()
    qtbot.waitUntil(lambda: analysis.live is not None)
    assert ready[-1] is analysis.live
    levels = [result.level for result in ready]
    assert levels[-1] == 1.0
    assert levels == sorted(levels)
    analysis.stop()
    assert jobs.shutdown()
