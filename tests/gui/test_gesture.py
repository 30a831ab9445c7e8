"""One hand on one control."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from gui.core.gesture import IDLE_MS, Gesture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.core.document import Document


class Hand:
    """Moves a driver as a row would."""

    def __init__(self, document: Document, driver: str = "heat", idle_ms: int = IDLE_MS) -> None:
        self.document = document
        self.driver = driver
        self.gesture = Gesture(document, idle_ms=idle_ms)

    def move(self, level: str) -> bool:
        new = self.document.scenario.with_level(self.driver, Decimal(level))
        return self.gesture.change(new, f"Set {self.driver} to {level}")

    @property
    def timer(self) -> QTimer:
        timer = self.gesture.findChild(QTimer, "gesture-idle")
        assert timer is not None
        return timer


@pytest.fixture
def hand(document: Document) -> Hand:
    return Hand(document)


def test_a_drag_is_one_step_named_after_where_it_ended(document: Document, hand: Hand) -> None:
    hand.gesture.press()
    for level in ("0.6", "0.7", "0.8"):
        hand.move(level)
    assert document.labels == ()
    assert not hand.timer.isActive()
    hand.gesture.release()
    assert document.labels == ("Set heat to 0.8",)


def test_a_press_without_a_move_opens_nothing(document: Document, hand: Hand) -> None:
    hand.gesture.press()
    assert document.gesture is None
    hand.gesture.release()
    assert document.labels == ()


def test_keys_open_the_gesture_at_the_first_change_and_a_pause_closes_it(
    document: Document, qtbot: QtBot
) -> None:
    hand = Hand(document, idle_ms=1)
    hand.move("0.51")
    hand.move("0.52")
    assert hand.gesture.is_open
    assert hand.timer.isActive()
    qtbot.waitUntil(lambda: document.gesture is None)
    assert document.labels == ("Set heat to 0.52",)


def test_the_pause_is_counted_from_the_last_change_and_is_400_ms(hand: Hand) -> None:
    hand.move("0.51")
    assert hand.timer.interval() == IDLE_MS == 400
    assert hand.timer.isSingleShot()
    hand.gesture.flush()
    assert not hand.timer.isActive()


def test_losing_the_focus_closes_the_gesture_at_once(document: Document, hand: Hand) -> None:
    hand.move("0.51")
    hand.gesture.flush()
    assert document.labels == ("Set heat to 0.51",)
    assert not hand.timer.isActive()


def test_flushing_without_an_edit_touches_nobody_elses_gesture(
    document: Document, hand: Hand
) -> None:
    number = document.begin("Somebody else")
    hand.gesture.flush()
    hand.gesture.cancel()
    assert document.gesture == number


def test_escape_restores_the_start(document: Document, hand: Hand) -> None:
    start = document.scenario
    hand.gesture.press()
    hand.move("0.9")
    hand.gesture.cancel()
    assert document.scenario is start
    assert document.labels == ()


def test_after_escape_the_rest_of_the_drag_is_ignored_until_release(
    document: Document, hand: Hand
) -> None:
    start = document.scenario
    hand.gesture.press()
    hand.move("0.9")
    hand.gesture.cancel()
    assert not hand.move("0.95")
    assert document.scenario is start
    hand.gesture.release()
    assert hand.move("0.7")
    assert document.scenario.levels["heat"] == Decimal("0.7")


def test_after_escape_from_keys_the_next_key_counts(document: Document, hand: Hand) -> None:
    hand.move("0.9")
    hand.gesture.cancel()
    assert hand.move("0.8")
    hand.gesture.flush()
    assert document.labels == ("Set heat to 0.8",)


def test_two_rows_in_turn_make_two_steps(document: Document, hand: Hand) -> None:
    other = Hand(document, "wind")
    hand.move("0.51")
    other.move("0.3")
    hand.timer.timeout.emit()
    assert other.gesture.is_open
    other.gesture.flush()
    assert document.labels == ("Set heat to 0.51", "Set wind to 0.3")


def test_a_drag_that_goes_on_after_undo_opens_a_new_gesture(document: Document, hand: Hand) -> None:
    start = document.scenario
    hand.gesture.press()
    hand.move("0.8")
    document.undo()
    assert document.scenario is start
    hand.move("0.9")
    hand.gesture.release()
    assert document.labels == ("Set heat to 0.9",)


def test_a_change_to_the_same_value_opens_nothing(document: Document, hand: Hand) -> None:
    hand.move("0.5")
    assert document.gesture is None
    assert not hand.timer.isActive()
