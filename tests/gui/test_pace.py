"""The newest of many things is done: at once, with the next one, or when it rests."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QTimer

from gui.work import pace as module
from gui.work.pace import Pace


class Clock:
    """Stands in for the module `time`."""

    now = 0.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def rest(owner: QObject) -> None:
    """Let the time pass after which what is owed is done."""
    timer = owner.findChild(QTimer, "pace")
    assert isinstance(timer, QTimer)
    timer.stop()
    timer.timeout.emit()


def test_what_comes_too_soon_is_done_once_when_it_rests(owner: QObject) -> None:
    done: list[int] = []
    pace = Pace(60_000, lambda: done.append(1), owner)
    for _ in range(5):
        pace.ask()
    assert len(done) == 1
    rest(owner)
    assert len(done) == 2
    rest(owner)
    assert len(done) == 2, "nothing more was owed"


@pytest.mark.parametrize(("every", "each"), [(8, 4), (12, 2), (16, 2), (18, 1), (40, 1)])
def test_what_comes_fast_is_done_often_enough_and_no_oftener(
    owner: QObject, clock: Clock, every: int, each: int
) -> None:
    done: list[float] = []
    pace = Pace(33, lambda: done.append(clock.now), owner)
    for _ in range(40):
        clock.now += every / 1000
        pace.ask()
    gaps = [round(1000 * (b - a)) for a, b in pairwise(done[2:])]
    assert set(gaps) == {each * every}
    assert each * every <= 33 or each == 1


def test_whoever_prepares_can_ask_if_it_is_due(owner: QObject, clock: Clock) -> None:
    pace = Pace(33, lambda: None, owner)
    assert pace.beat.due
    pace.ask()
    clock.now = 0.01
    pace.ask()
    assert not pace.beat.due
    clock.now = 0.025
    assert pace.beat.due, "the next one would come after 35 ms"
