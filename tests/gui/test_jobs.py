"""Background work, with computations that the test holds still."""

from __future__ import annotations

import gc
import logging
import threading
import time
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from shiboken6 import delete, isValid

from games.task import Cancelled, Token, check
from gui.work import jobs as jobs_module
from gui.work.jobs import InlineExecutor, Jobs, Lane, ThreadExecutor

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
def asker(qapp: object) -> Iterator[QObject]:
    """Somebody who asks, and may go."""
    asker = QObject()
    yield asker
    if isValid(asker):
        delete(asker)


@pytest.fixture
def lane(jobs: Jobs, asker: QObject) -> Lane:
    """A lane with a thread of its own."""
    return jobs.lane("live", asker)


@pytest.fixture
def inline(asker: QObject) -> Lane:
    """A lane whose work runs at once."""
    return Jobs(InlineExecutor(), asker).lane("live", asker)


def turn() -> None:
    """Let what was sent arrive."""
    QCoreApplication.processEvents()


def test_a_result_goes_to_who_asked_and_to_nobody_else(
    jobs: Jobs, asker: QObject, lane: Lane, listen: Listen, qtbot: QtBot
) -> None:
    other = jobs.lane("audit", asker)
    done, elsewhere = listen(lane.done), listen(other.done)
    lane.submit(Ran("answer"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["answer"]
    assert elsewhere == []
    assert jobs.idle()


def test_an_answer_that_is_overtaken_is_heard_where_it_is_kept(
    lane: Lane, listen: Listen, qtbot: QtBot
) -> None:
    done, overtaken = listen(lane.done), listen(lane.overtaken)
    first, second = Held("first", obedient=True), Ran("second")
    lane.submit(first)
    assert first.started.wait(PATIENCE)
    lane.submit(second, keep=True)
    lane.submit(Ran("third"), keep=True)
    assert first.token is not None
    assert not first.token.cancelled
    first.release.set()
    qtbot.waitUntil(lambda: bool(done))
    assert overtaken == ["first"]
    assert done == ["third"]
    assert not second.ran


def test_who_is_gone_is_cancelled_and_hears_nothing(
    jobs: Jobs, asker: QObject, lane: Lane, qtbot: QtBot
) -> None:
    obedient, pending = Held("never", obedient=True), Ran("pending")
    lane.submit(obedient)
    assert obedient.started.wait(PATIENCE)
    lane.submit(pending, keep=True)
    delete(asker)
    assert obedient.token is not None
    assert obedient.token.cancelled
    qtbot.waitUntil(jobs.idle)
    assert not pending.ran


def test_work_leaves_the_main_thread_and_its_result_returns_to_it(lane: Lane, qtbot: QtBot) -> None:
    where: list[object] = []

    def work(token: Token) -> object:
        where.append(threading.current_thread().name)
        return None

    def receive(*said: object) -> None:
        where.append(QThread.currentThread() is lane.thread())

    lane.done.connect(receive)
    lane.submit(work)
    qtbot.waitUntil(lambda: len(where) == 2)
    assert where == ["lane-live", True]


def test_a_newer_request_drops_the_result_of_the_running_one(
    lane: Lane, listen: Listen, qtbot: QtBot
) -> None:
    done = listen(lane.done)
    old = Held("old")
    lane.submit(old)
    assert old.started.wait(PATIENCE)
    lane.submit(Ran("new"))
    old.release.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["new"]


def test_a_result_already_on_its_way_is_dropped_when_a_newer_request_came(
    inline: Lane, listen: Listen
) -> None:
    done = listen(inline.done)
    inline.submit(Ran("old"))
    inline.submit(Ran("new"))
    turn()
    turn()
    assert done == ["new"]


def test_a_pending_request_is_replaced_and_never_runs(
    lane: Lane, listen: Listen, qtbot: QtBot
) -> None:
    done = listen(lane.done)
    running, replaced = Held("running"), Ran("replaced")
    lane.submit(running)
    assert running.started.wait(PATIENCE)
    lane.submit(replaced)
    lane.submit(Ran("newest"))
    running.release.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["newest"]
    assert not replaced.ran


def test_a_newer_request_reaches_the_token_of_the_running_one(
    lane: Lane, listen: Listen, qtbot: QtBot
) -> None:
    done, failed = listen(lane.done), listen(lane.failed)
    obedient = Held("old", obedient=True)
    lane.submit(obedient)
    assert obedient.started.wait(PATIENCE)
    lane.submit(Ran("new"))
    qtbot.waitUntil(lambda: bool(done))
    assert obedient.token is not None
    assert obedient.token.cancelled
    assert done == ["new"]
    assert failed == []


def test_cancelling_a_lane_stops_its_work_and_drops_its_answer(
    lane: Lane, listen: Listen, qtbot: QtBot
) -> None:
    done, failed = listen(lane.done), listen(lane.failed)
    obedient, pending = Held("running", obedient=True), Ran("pending")
    lane.submit(obedient)
    assert obedient.started.wait(PATIENCE)
    lane.submit(pending, keep=True)
    lane.cancel()
    assert lane.idle
    lane.submit(Ran("after"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["after"]
    assert failed == []
    assert not pending.ran


def test_cancelling_a_lane_that_never_ran_is_harmless(jobs: Jobs, lane: Lane) -> None:
    lane.cancel()
    assert jobs.idle()


def test_lanes_do_not_wait_for_each_other(
    jobs: Jobs, asker: QObject, lane: Lane, listen: Listen, qtbot: QtBot
) -> None:
    done = listen(lane.done)
    slow = Held("slow")
    jobs.lane("audit", asker).submit(slow)
    assert slow.started.wait(PATIENCE)
    lane.submit(Ran("quick"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["quick"]
    assert not jobs.idle()
    assert lane.idle
    slow.release.set()
    qtbot.waitUntil(jobs.idle)


def test_an_error_becomes_a_message_and_the_lane_lives_on(
    lane: Lane, listen: Listen, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    done, failed = listen(lane.done), listen(lane.failed)
    lane.submit(Broken(ValueError("payoffs must be finite")))
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == ["payoffs must be finite"]
    assert "a job of lane live failed" in caplog.text
    assert lane.idle
    lane.submit(Ran("well again"))
    qtbot.waitUntil(lambda: bool(done))


def test_an_error_without_words_is_named(inline: Lane, listen: Listen) -> None:
    failed = listen(inline.failed)
    inline.submit(Broken(MemoryError()))
    turn()
    assert failed == ["MemoryError"]


def test_the_error_of_a_job_nobody_waits_for_is_not_shown(inline: Lane, listen: Listen) -> None:
    failed = listen(inline.failed)
    inline.submit(Broken(ValueError("old news")))
    inline.submit(Ran("new"))
    turn()
    turn()
    assert failed == []


def test_a_computation_that_stops_unasked_has_failed(inline: Lane, listen: Listen) -> None:
    failed = listen(inline.failed)
    inline.submit(Broken(Cancelled()))
    turn()
    assert failed == ["Cancelled"]


def test_progress_is_passed_on_but_not_in_floods(
    inline: Lane, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "PROGRESS_SECONDS", 1e6)
    progressed = listen(inline.progressed)

    def work(token: Token) -> object:
        for part in range(1, 1001):
            token.progress(part, 1000)
        return None

    inline.submit(work)
    turn()
    assert progressed == [(1, 1000), (1000, 1000)]


def test_progress_that_nobody_hears_does_not_wake_the_main_thread(asker: QObject) -> None:
    jobs = Jobs(InlineExecutor(), asker)
    lane = jobs.lane("live", asker)
    sent: list[object] = []
    jobs._sent.connect(sent.append)

    def busy(token: Token) -> str:
        token.progress(1, 1)
        return "answer"

    lane.submit(busy)
    assert len(sent) == 1, "the answer alone"
    turn()
    lane.progressed.connect(lambda *_: None)
    lane.submit(busy)
    assert len(sent) == 3


def test_progress_of_a_cancelled_job_is_not_shown(inline: Lane, listen: Listen) -> None:
    progressed = listen(inline.progressed)

    def work(token: Token) -> object:
        token.progress(1, 2)
        return None

    inline.submit(work)
    inline.cancel()
    turn()
    assert progressed == []


def test_busy_lasts_from_the_first_request_to_the_last_answer(inline: Lane, listen: Listen) -> None:
    busy = listen(inline.busy_changed)
    inline.submit(Ran(1))
    inline.submit(Ran(2))
    assert busy == [True]
    turn()
    turn()
    assert busy == [True, False]


def test_a_request_made_on_hearing_an_answer_keeps_the_lane_busy(
    inline: Lane, listen: Listen
) -> None:
    class Asking:
        asked = 0

        def hear(self, *said: object) -> None:
            if self.asked < 2:
                self.asked += 1
                inline.submit(Ran(self.asked))

    asking = Asking()
    inline.done.connect(asking.hear)
    busy = listen(inline.busy_changed)
    inline.submit(Ran(0))
    for _ in range(4):
        turn()
    assert busy == [True, False]
    assert asking.asked == 2


def test_the_last_of_many_quick_requests_is_always_answered(
    lane: Lane, listen: Listen, qtbot: QtBot
) -> None:
    done = listen(lane.done)
    for i in range(200):
        lane.submit(Ran(i))
        if i % 7 == 0:
            turn()
    qtbot.waitUntil(lambda: lane.idle)
    assert done[-1] == 199
    assert done == sorted(done)


def test_shutdown_stops_obedient_work_at_once_and_joins_its_thread(asker: QObject) -> None:
    jobs = Jobs(ThreadExecutor())
    obedient = Held("never", obedient=True)
    jobs.lane("live", asker).submit(obedient)
    assert obedient.started.wait(PATIENCE)
    assert jobs.shutdown(round(500 * PATIENCE)), "half of what it goes on for by itself"
    assert "lane-live" not in {thread.name for thread in threading.enumerate()}


def test_shutdown_never_hangs_on_work_that_does_not_listen(
    asker: QObject, listen: Listen, caplog: pytest.LogCaptureFixture
) -> None:
    jobs = Jobs(ThreadExecutor())
    lane = jobs.lane("deaf", asker)
    done = listen(lane.done)
    deaf = Held("late")
    lane.submit(deaf)
    assert deaf.started.wait(PATIENCE)
    with caplog.at_level(logging.WARNING):
        assert not jobs.shutdown(20)
    assert "lane-deaf" in {thread.name for thread in threading.enumerate()}, "not waited for"
    assert "did not stop" in caplog.text
    deaf.release.set()
    assert jobs.shutdown(2000)
    turn()
    assert done == []


def test_nothing_runs_after_shutdown(asker: QObject) -> None:
    jobs = Jobs(ThreadExecutor())
    assert jobs.shutdown()
    late = Ran("late")
    jobs.lane("live", asker).submit(late)
    turn()
    assert not late.ran
    assert jobs.idle()


@pytest.mark.slow
def test_an_answer_that_comes_after_the_jobs_are_gone_is_dropped(asker: QObject) -> None:
    executor = ThreadExecutor()
    jobs = Jobs(executor)
    orphan = Held("orphan")
    lane = jobs.lane("live", asker)
    lane.submit(orphan)
    assert orphan.started.wait(PATIENCE)
    gone = weakref.ref(jobs)
    delete(asker)
    del jobs, lane
    gc.collect()
    assert gone() is None, "the worker must not keep the jobs alive"
    orphan.release.set()
    assert executor.join(2.0)


@pytest.mark.slow
def test_a_waiting_lane_keeps_no_request_alive(jobs: Jobs, lane: Lane, qtbot: QtBot) -> None:
    work = Ran("answer")
    gone = weakref.ref(work)
    lane.submit(work)
    qtbot.waitUntil(jobs.idle)
    del work

    def collected() -> bool:
        gc.collect()
        return gone() is None

    qtbot.waitUntil(collected)
