"""Sliders and spin boxes of exact decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from gui.controls.slider import ExactSlider
from gui.controls.spin import DecimalSpin, places_of
from mouse_wheel import turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.look.tokens import Tokens

Key = Qt.Key


@pytest.fixture
def slider(tokens: Tokens, qtbot: QtBot) -> ExactSlider:
    made = ExactSlider()
    qtbot.addWidget(made)
    made.set_scale(Decimal(0), Decimal(1), Decimal("0.01"))
    made.set_level(Decimal("0.60"))
    made.resize(220, made.sizeHint().height())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def spin(tokens: Tokens, qtbot: QtBot) -> DecimalSpin:
    made = DecimalSpin()
    qtbot.addWidget(made)
    made.set_scale(Decimal(0), Decimal(1), Decimal("0.01"))
    made.set_exact(Decimal("0.6"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def spot(slider: ExactSlider, level: float) -> QPoint:
    return QPoint(round(slider.x_of(level)), round(slider.groove().center().y()))


def test_the_program_moves_a_slider_silently(
    slider: ExactSlider, listen: Callable[..., list[object]]
) -> None:
    heard = listen(slider.moved)
    slider.set_level(Decimal("0.25"))
    slider.set_scale(Decimal(0), Decimal(2), Decimal("0.1"))
    assert heard == []
    assert slider.level == Decimal("0.25")


def test_a_level_far_outside_stands_at_the_end(slider: ExactSlider) -> None:
    slider.set_level(Decimal(10) ** 11)
    assert slider.value() == slider.maximum()
    slider.set_level(Decimal(-(10**11)))
    assert slider.value() == slider.minimum()
    slider.set_level(Decimal(10) ** 11)
    slider.set_scale(Decimal(0), Decimal(1), Decimal("0.1"))
    assert slider.value() == slider.maximum()


def test_the_finest_steps_leave_the_whole_range_in_reach(slider: ExactSlider) -> None:
    slider.set_scale(Decimal(0), Decimal(10), Decimal("0.000001"))
    slider.set_level(Decimal("2.5"))
    slider.setValue(slider.maximum())
    assert slider.level == Decimal(10)
    slider.set_level(Decimal(5))
    assert slider.value() == slider.maximum() // 2
    slider.setValue(slider.value() + 1)
    assert slider.level == Decimal("5.00001")


def test_a_press_on_the_handle_moves_nothing(
    slider: ExactSlider, listen: Callable[..., list[object]]
) -> None:
    heard = listen(slider.moved)
    place = spot(slider, 0.6) + QPoint(4, 0)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert heard == []


def test_a_press_on_the_groove_takes_the_handle_there(
    slider: ExactSlider, listen: Callable[..., list[object]]
) -> None:
    pressed, heard = listen(slider.sliderPressed), listen(slider.moved)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=spot(slider, 0.25))
    assert len(pressed) == 1
    assert heard == [Decimal("0.25")]
    QTest.mouseMove(slider, spot(slider, 0.30))
    assert slider.level == Decimal("0.30")
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=spot(slider, 0.30))
    QTest.mouseMove(slider, spot(slider, 0.90))
    assert slider.level == Decimal("0.30")


def test_a_drag_beyond_the_end_stops_at_the_end(slider: ExactSlider) -> None:
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=spot(slider, 0.6))
    QTest.mouseMove(slider, QPoint(900, 4))
    assert slider.level == Decimal(1)
    QTest.mouseMove(slider, QPoint(-900, 4))
    assert slider.level == Decimal(0)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("key", "level"),
    [
        (Key.Key_Right, "0.61"),
        (Key.Key_Left, "0.59"),
        (Key.Key_PageUp, "0.70"),
        (Key.Key_PageDown, "0.50"),
        (Key.Key_Home, "0"),
        (Key.Key_End, "1"),
    ],
)
def test_keys_move_by_a_step_a_page_or_to_the_end(
    slider: ExactSlider, key: Qt.Key, level: str
) -> None:
    slider.setFocus()
    QTest.keyClick(slider, key)
    assert slider.level == Decimal(level)


def test_a_level_between_two_steps_is_shown_where_it_is(slider: ExactSlider) -> None:
    slider.set_level(Decimal("0.1875"))
    assert slider.level == Decimal("0.1875")
    assert slider.x_of(0.1875) < slider.x_of(0.19)


def test_the_wheel_turns_a_slider_only_while_it_has_the_focus(slider: ExactSlider) -> None:
    slider.clearFocus()
    turn(slider, 1)
    assert slider.level == Decimal("0.60")
    slider.setFocus()
    turn(slider, 1)
    assert slider.level > Decimal("0.60")


def test_a_double_click_on_the_handle_asks_for_a_reset(
    slider: ExactSlider, listen: Callable[..., list[object]]
) -> None:
    heard = listen(slider.reset_wanted)
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=spot(slider, 0.1))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=spot(slider, 0.1))
    assert heard == []
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=spot(slider, 0.1))
    assert len(heard) == 1


def test_a_range_that_is_no_multiple_of_the_step_still_reaches_its_end(
    slider: ExactSlider,
) -> None:
    slider.set_scale(Decimal(0), Decimal("0.95"), Decimal("0.1"))
    slider.setFocus()
    QTest.keyClick(slider, Key.Key_End)
    assert slider.level == Decimal("0.95")


def test_the_program_sets_a_spin_box_silently(
    spin: DecimalSpin, listen: Callable[..., list[object]]
) -> None:
    heard = listen(spin.edited)
    spin.set_exact(Decimal("0.25"))
    assert heard == []
    assert spin.text() == "0.25"


def test_a_spin_box_shows_at_least_the_decimals_of_its_step(spin: DecimalSpin) -> None:
    spin.set_exact(Decimal("0.5"))
    assert spin.text() == "0.50"
    spin.set_exact(Decimal("0.1875"))
    assert spin.text() == "0.1875"


def test_what_a_file_holds_beyond_the_box_is_kept_until_changed(spin: DecimalSpin) -> None:
    spin.set_exact(Decimal("0.123456789"))
    assert spin.exact == Decimal("0.123456789")


@pytest.mark.parametrize("typed", ["0.1875", "0,1875", ".1875"])
def test_typing_gives_one_exact_value(
    spin: DecimalSpin, listen: Callable[..., list[object]], typed: str
) -> None:
    heard = listen(spin.edited)
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, typed)
    assert heard == []
    QTest.keyClick(spin, Key.Key_Return)
    assert heard == [Decimal("0.1875")]


def test_a_negative_number_has_a_true_minus_and_may_be_typed_with_any(spin: DecimalSpin) -> None:
    spin.set_scale(Decimal(-10), Decimal(10), Decimal("0.1"))
    spin.set_exact(Decimal("-3.2"))
    assert spin.text() == "−3.2"
    for typed in ("-4.5", "−4.5"):
        spin.selectAll()
        spin.lineEdit().insert(typed)
        QTest.keyClick(spin, Key.Key_Return)
        assert spin.exact == Decimal("-4.5")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("7", "“7” is not between 0 and 1"),
        ("1/0", "“1/0” divides by zero"),
    ],
)
def test_letters_are_not_taken_and_what_cannot_stand_goes_back_with_a_reason(
    spin: DecimalSpin, qtbot: QtBot, typed: str, says: str
) -> None:
    assert spin.validate("abc", 0)[0] == QValidator.State.Invalid
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, typed)
    QTest.keyClick(spin, Key.Key_Return)
    assert spin.exact == Decimal("0.6")
    assert spin.text() == "0.60"
    assert QToolTip.text() == says
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *(("1/4", "0.25"), ("10 %", "0.1"), (".5", "0.5"), ("\u200b۰٫۲۵", "0.25")),
        ("0.123456789012345", "0.123456789012345"),  # typed decimals are kept, whatever a step is
    ],
)
def test_a_number_is_taken_for_what_it_is(spin: DecimalSpin, typed: str, value: str) -> None:
    spin.selectAll()
    spin.lineEdit().insert(typed)
    QTest.keyClick(spin, Key.Key_Return)
    assert spin.exact == Decimal(value)
    assert Decimal(spin.text()) == Decimal(value)


def test_what_can_only_be_kept_rounded_is_taken_with_a_notice(
    spin: DecimalSpin, listen: Callable[..., list[object]]
) -> None:
    spin.set_unit("")  # a level; an amount may be a third
    heard = listen(spin.edited)
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "1/3")
    QTest.keyClick(spin, Key.Key_Return)
    assert heard == [Decimal("0.333333333333333")]
    assert spin.text() == "0.333333333333333"
    said = "“1/3” has no end as a decimal; the nearest that is kept is 0.333333333333333"
    assert QToolTip.text() == said
    QToolTip.hideText()


def test_half_typed_thirds_wait_for_a_second_look(spin: DecimalSpin) -> None:
    spin.set_unit("")  # a level; an amount may be a third
    spin.selectAll()
    spin.lineEdit().insert("1/3")
    assert not spin.settle()
    assert "Enter takes it" in spin.accessibleDescription()
    assert spin.settle()
    assert spin.exact == Decimal("0.333333333333333")
    QToolTip.hideText()


def test_per_cent_of_a_level_goes_by_its_unit(spin: DecimalSpin) -> None:
    spin.set_scale(Decimal(0), Decimal(100), Decimal(1))
    for unit, value in (("%", 50), ("", None)):
        spin.set_unit(unit)
        spin.set_exact(Decimal(7))
        spin.selectAll()
        spin.lineEdit().insert("50 %")
        if value is None:
            assert not spin.settle()
            assert "write 0.5 or 50" in spin.accessibleDescription()
            QToolTip.hideText()
        else:
            assert spin.settle()
            assert spin.exact == value


def test_steps_are_exact_decimals(spin: DecimalSpin) -> None:
    spin.set_exact(Decimal("0.1"))
    for _ in range(3):
        spin.stepUp()
    assert spin.exact == Decimal("0.13")


def test_the_wheel_turns_a_spin_box_only_while_it_has_the_focus(spin: DecimalSpin) -> None:
    spin.clearFocus()
    turn(spin, 1)
    assert spin.exact == Decimal("0.6")
    spin.setFocus()
    turn(spin, 1)
    assert spin.exact == Decimal("0.61")


def test_decimals_are_counted_as_written() -> None:
    assert places_of(Decimal("0.010")) == 3
    assert places_of(Decimal("1e3")) == 0
