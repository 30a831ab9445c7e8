"""The newest of many things is done: at once, with the next one, or when it rests."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer

from gui.work.pace import Pace

LONG = 60_000


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
    pace = Pace(LONG, lambda: done.append(1), owner)
    for _ in range(5):
        pace.ask()
    assert len(done) == 1
    rest(owner)
    assert len(done) == 2
    rest(owner)
    assert len(done) == 2, "nothing more was owed"


def test_what_comes_soon_enough_is_done_with_what_offered_it(owner: QObject) -> None:
    done: list[int] = []
    pace = Pace(LONG, lambda: done.append(1), owner, soonest=0)
    for _ in range(5):
        pace.ask()
    assert len(done) == 5
    rest(owner)
    assert len(done) == 5


def test_whoever_prepares_can_ask_if_it_is_due(owner: QObject) -> None:
    pace = Pace(LONG, lambda: None, owner)
    assert pace.beat.due()
    pace.ask()
    assert not pace.beat.due()
    assert pace.beat.due(within=LONG)
