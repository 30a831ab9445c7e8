"""Background work, with computations that the test holds still."""

from __future__ import annotations

import gc
import logging
import threading
import time
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QThread

from games.task import Cancelled, Token, check
from gui import jobs as jobs_module
from gui.jobs import InlineExecutor, Jobs, ThreadExecutor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    Listen = Callable[[SignalInstance], list[object]]

PATIENCE = 5.0


class Held:
    """A computation that waits for the test before it answers."""

    def __init__(self, answer: object, *, obedient: bool = False) -> None:
        self.answer = answer
        self.obedient = obedient
        self.started = threading.Event()
        self.release = threading.Event()
        self.token: Token | None = None

    def __call__(self, token: Token) -> object:
        self.token = token
        self.started.set()
        if self.obedient:
            deadline = time.monotonic() + PATIENCE
            while time.monotonic() < deadline and not self.release.wait(0.001):
                check(token)
        else:
            assert self.release.wait(PATIENCE)
        return self.answer


class Ran:
    """A computation that answers at once and remembers whether it ran."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.ran = False

    def __call__(self, token: Token) -> object:
        self.ran = True
        return self.answer


class Broken:
    """A computation that raises."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, token: Token) -> object:
        raise self.error


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    jobs = Jobs(ThreadExecutor())
    yield jobs
    assert jobs.shutdown(2000)


@pytest.fixture
def inline(qapp: object) -> Jobs:
    return Jobs(InlineExecutor())


def turn() -> None:
    """Let what was sent arrive."""
    QCoreApplication.processEvents()


def test_a_result_arrives_with_its_lane_and_number(
    jobs: Jobs, listen: Listen, qtbot: QtBot
) -> None:
    done = listen(jobs.done)
    number = jobs.submit("live", Ran("answer"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == [("live", number, "answer")]
    assert jobs.idle()


def test_work_leaves_the_main_thread_and_its_result_returns_to_it(jobs: Jobs, qtbot: QtBot) -> None:
    where: list[object] = []

    def work(token: Token) -> object:
        where.append(threading.current_thread().name)
        return None

    def receive(*said: object) -> None:
        where.append(QThread.currentThread() is jobs.thread())

    jobs.done.connect(receive)
    jobs.submit("live", work)
    qtbot.waitUntil(lambda: len(where) == 2)
    assert where == ["lane-live", True]


def test_a_newer_request_drops_the_result_of_the_running_one(
    jobs: Jobs, listen: Listen, qtbot: QtBot
) -> None:
    done = listen(jobs.done)
    old = Held("old")
    jobs.submit("live", old)
    assert old.started.wait(PATIENCE)
    number = jobs.submit("live", Ran("new"))
    old.release.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [("live", number, "new")]


def test_a_result_already_on_its_way_is_dropped_when_a_newer_request_came(
    inline: Jobs, listen: Listen
) -> None:
    done = listen(inline.done)
    inline.submit("live", Ran("old"))
    number = inline.submit("live", Ran("new"))
    turn()
    turn()
    assert done == [("live", number, "new")]


def test_a_pending_request_is_replaced_and_never_runs(
    jobs: Jobs, listen: Listen, qtbot: QtBot
) -> None:
    done = listen(jobs.done)
    running, replaced = Held("running"), Ran("replaced")
    jobs.submit("live", running)
    assert running.started.wait(PATIENCE)
    jobs.submit("live", replaced)
    jobs.submit("live", Ran("newest"))
    running.release.set()
    qtbot.waitUntil(lambda: bool(done))
    assert [result for _, _, result in done] == ["newest"]
    assert not replaced.ran


def test_a_newer_request_reaches_the_token_of_the_running_one(
    jobs: Jobs, listen: Listen, qtbot: QtBot
) -> None:
    done, failed = listen(jobs.done), listen(jobs.failed)
    obedient = Held("old", obedient=True)
    jobs.submit("live", obedient)
    assert obedient.started.wait(PATIENCE)
    jobs.submit("live", Ran("new"))
    qtbot.waitUntil(lambda: bool(done))
    assert obedient.token is not None
    assert obedient.token.cancelled
    assert [result for _, _, result in done] == ["new"]
    assert failed == []


def test_cancelling_a_lane_stops_its_work_and_drops_its_answer(
    jobs: Jobs, listen: Listen, qtbot: QtBot
) -> None:
    done, failed = listen(jobs.done), listen(jobs.failed)
    obedient, pending = Held("running", obedient=True), Ran("pending")
    jobs.submit("audit", obedient)
    assert obedient.started.wait(PATIENCE)
    jobs.submit("audit", pending)
    jobs.cancel("audit")
    assert jobs.idle("audit")
    jobs.submit("audit", Ran("after"))
    qtbot.waitUntil(lambda: bool(done))
    assert [result for _, _, result in done] == ["after"]
    assert failed == []
    assert not pending.ran


def test_cancelling_a_lane_that_never_ran_is_harmless(jobs: Jobs) -> None:
    jobs.cancel("nothing")
    assert jobs.idle()


def test_lanes_do_not_wait_for_each_other(jobs: Jobs, listen: Listen, qtbot: QtBot) -> None:
    done = listen(jobs.done)
    slow = Held("slow")
    jobs.submit("audit", slow)
    assert slow.started.wait(PATIENCE)
    jobs.submit("live", Ran("quick"))
    qtbot.waitUntil(lambda: bool(done))
    assert [result for _, _, result in done] == ["quick"]
    assert not jobs.idle()
    assert jobs.idle("live")
    slow.release.set()
    qtbot.waitUntil(jobs.idle)


def test_an_error_becomes_a_message_and_the_lane_lives_on(
    jobs: Jobs, listen: Listen, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    done, failed = listen(jobs.done), listen(jobs.failed)
    jobs.submit("live", Broken(ValueError("payoffs must be finite")))
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == [("live", "payoffs must be finite")]
    assert "a job of lane live failed" in caplog.text
    assert jobs.idle()
    jobs.submit("live", Ran("well again"))
    qtbot.waitUntil(lambda: bool(done))


def test_an_error_without_words_is_named(inline: Jobs, listen: Listen) -> None:
    failed = listen(inline.failed)
    inline.submit("live", Broken(MemoryError()))
    turn()
    assert failed == [("live", "MemoryError")]


def test_the_error_of_a_job_nobody_waits_for_is_not_shown(inline: Jobs, listen: Listen) -> None:
    failed = listen(inline.failed)
    inline.submit("live", Broken(ValueError("old news")))
    inline.submit("live", Ran("new"))
    turn()
    turn()
    assert failed == []


def test_a_computation_that_stops_unasked_has_failed(inline: Jobs, listen: Listen) -> None:
    failed = listen(inline.failed)
    inline.submit("live", Broken(Cancelled()))
    turn()
    assert failed == [("live", "Cancelled")]


def test_progress_is_passed_on_but_not_in_floods(
    inline: Jobs, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "PROGRESS_SECONDS", 1e6)
    progressed = listen(inline.progressed)

    def work(token: Token) -> object:
        for part in range(1, 1001):
            token.progress(part, 1000)
        return None

    inline.submit("audit", work)
    turn()
    assert progressed == [("audit", 1, 1000), ("audit", 1000, 1000)]


def test_progress_of_a_cancelled_job_is_not_shown(inline: Jobs, listen: Listen) -> None:
    progressed = listen(inline.progressed)

    def work(token: Token) -> object:
        token.progress(1, 2)
        return None

    inline.submit("audit", work)
    inline.cancel("audit")
    turn()
    assert progressed == []


def test_busy_lasts_from_the_first_request_to_the_last_answer(inline: Jobs, listen: Listen) -> None:
    busy = listen(inline.busy_changed)
    inline.submit("live", Ran(1))
    inline.submit("live", Ran(2))
    assert busy == [("live", True)]
    turn()
    turn()
    assert busy == [("live", True), ("live", False)]


def test_a_request_made_on_hearing_an_answer_keeps_the_lane_busy(
    inline: Jobs, listen: Listen
) -> None:
    class Asking:
        asked = 0

        def hear(self, *said: object) -> None:
            if self.asked < 2:
                self.asked += 1
                inline.submit("live", Ran(self.asked))

    asking = Asking()
    inline.done.connect(asking.hear)
    busy = listen(inline.busy_changed)
    inline.submit("live", Ran(0))
    for _ in range(4):
        turn()
    assert busy == [("live", True), ("live", False)]
    assert asking.asked == 2


def test_the_last_of_many_quick_requests_is_always_answered(
    jobs: Jobs, listen: Listen, qtbot: QtBot
) -> None:
    done = listen(jobs.done)
    for i in range(200):
        jobs.submit("live", Ran(i))
        if i % 7 == 0:
            turn()
    qtbot.waitUntil(jobs.idle)
    numbers = [number for _, number, _ in done]
    assert done[-1][2] == 199
    assert numbers == sorted(numbers)


def test_shutdown_stops_obedient_work_at_once_and_joins_its_thread(qapp: object) -> None:
    jobs = Jobs(ThreadExecutor())
    obedient = Held("never", obedient=True)
    jobs.submit("live", obedient)
    assert obedient.started.wait(PATIENCE)
    begin = time.monotonic()
    assert jobs.shutdown(2000)
    assert time.monotonic() - begin < 2.0
    assert "lane-live" not in {thread.name for thread in threading.enumerate()}


def test_shutdown_never_hangs_on_work_that_does_not_listen(
    qapp: object, listen: Listen, caplog: pytest.LogCaptureFixture
) -> None:
    jobs = Jobs(ThreadExecutor())
    done = listen(jobs.done)
    deaf = Held("late")
    jobs.submit("deaf", deaf)
    assert deaf.started.wait(PATIENCE)
    begin = time.monotonic()
    with caplog.at_level(logging.WARNING):
        assert not jobs.shutdown(20)
    assert time.monotonic() - begin < 2.0
    assert "did not stop" in caplog.text
    deaf.release.set()
    assert jobs.shutdown(2000)
    turn()
    assert done == []


def test_nothing_runs_after_shutdown(qapp: object, listen: Listen) -> None:
    jobs = Jobs(ThreadExecutor())
    assert jobs.shutdown()
    late = Ran("late")
    jobs.submit("live", late)
    turn()
    assert not late.ran
    assert jobs.idle()


@pytest.mark.slow
def test_an_answer_that_comes_after_the_jobs_are_gone_is_dropped(qapp: object) -> None:
    executor = ThreadExecutor()
    jobs = Jobs(executor)
    orphan = Held("orphan")
    jobs.submit("live", orphan)
    assert orphan.started.wait(PATIENCE)
    gone = weakref.ref(jobs)
    del jobs
    gc.collect()
    assert gone() is None, "the worker must not keep the jobs alive"
    orphan.release.set()
    assert executor.join(2.0)


@pytest.mark.slow
def test_a_waiting_lane_keeps_no_request_alive(jobs: Jobs, qtbot: QtBot) -> None:
    work = Ran("answer")
    gone = weakref.ref(work)
    jobs.submit("live", work)
    qtbot.waitUntil(jobs.idle)
    del work

    def collected() -> bool:
        gc.collect()
        return gone() is None

    qtbot.waitUntil(collected)
