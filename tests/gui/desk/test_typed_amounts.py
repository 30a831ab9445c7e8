"""Amounts typed beyond the scale of the slider beside them: the box keeps what is typed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from games.model.numbers import MINUS
from gui.core import stay
from gui.core.selection import PayoffKey
from gui.desk.dialogs import Answer
from gui.desk.frame.focus import bring_forward
from gui.panels.considerations.panel import ConsiderationsPanel
from gui.panels.reasons.panel import ReasonsPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.controls.spin import DecimalSpin
    from whole_desk import Desk

SOON_MS = 40
KEY = PayoffKey("us", ("retaliate", "retaliate", "expel"))
AMOUNTS = ("-1.5", "-5", "0.5", "25", "-33", "9", "1/3", "-100/7")
PLACES = (
    "base of the form",
    "slope of the form",
    "base of a payoff",
    "direct edit of a payoff",
)


@pytest.fixture
def desk(desk_on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(stay, "HAND_MS", SOON_MS)  # it is the same, only sooner
    return desk_on("iraq-2019")


def box(desk: Desk, place: str) -> DecimalSpin:
    """Return a box beside a slider, in front."""
    kind = place.partition(" of ")[0]
    if place.endswith("of the form"):
        panel = desk.window.findChild(ConsiderationsPanel)
        assert panel is not None
        bring_forward(panel)
        reasons = desk.document.scenario.considerations
        panel.edit(next(r.id for r in reasons if (r.low if kind == "base" else r.slopes)))
        form = panel.form
        return form.base.spin if kind == "base" else next(iter(form.slopes.rows.values())).spin
    reasons_panel = desk.window.findChild(ReasonsPanel)
    assert reasons_panel is not None
    desk.window.selection.select(KEY)
    bring_forward(reasons_panel)
    rows = reasons_panel.rows
    desk.qtbot.waitUntil(lambda: all(row.isVisible() for row in rows))
    return next(r for r in rows if r.reason.is_direct == (kind == "direct edit")).spin


def typed_and_handed_over(desk: Desk, spin: DecimalSpin, amount: str) -> None:
    """Type over all that stands in a box, and wait until the document has it."""
    before = desk.document.scenario
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, amount)
    desk.qtbot.waitUntil(lambda: desk.document.scenario is not before)
    assert spin.text() == amount, "what is being typed stays as it is typed"
    desk.settle()
    assert spin.text() == amount, "when the answer is there, too"


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("place", PLACES)
def test_a_box_keeps_an_amount_beyond_its_slider(desk: Desk, place: str, amount: str) -> None:
    spin = box(desk, place)
    typed_and_handed_over(desk, spin, amount)
    kept = desk.document.scenario
    QTest.keyClick(spin, Qt.Key.Key_Tab)
    assert not spin.hasFocus()
    assert desk.document.scenario == kept, "leaving the box takes nothing back"
    assert spin.exact == Fraction(amount)
    assert spin.text().startswith(amount.replace("-", MINUS))
    assert len(desk.document.history.steps) == 1
    desk.document.undo()
    assert not desk.document.dirty


@pytest.mark.parametrize("place", PLACES)
def test_more_can_be_typed_after_a_pause(desk: Desk, place: str) -> None:
    spin = box(desk, place)
    typed_and_handed_over(desk, spin, "-1")
    before = desk.document.scenario
    QTest.keyClicks(spin, "2.5")
    desk.qtbot.waitUntil(lambda: desk.document.scenario is not before)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert spin.exact == Decimal("-12.5")
    assert len(desk.document.history.steps) == 1


@pytest.mark.parametrize("place", PLACES)
def test_a_window_asks_before_it_ends_with_an_amount_that_was_typed(desk: Desk, place: str) -> None:
    spin = box(desk, place)
    typed_and_handed_over(desk, spin, "25")
    kept = desk.document.scenario
    desk.dialogs.unsaved = Answer.CANCEL
    assert not desk.window.close()
    assert desk.document.scenario == kept
    assert desk.document.dirty


def test_an_end_of_a_range_keeps_what_is_typed_beyond_the_slider(desk: Desk) -> None:
    box(desk, "base of the form")
    panel = desk.window.findChild(ConsiderationsPanel)
    assert panel is not None
    edit = panel.form.ends._edits[1]
    before = desk.document.scenario
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "47")
    desk.qtbot.waitUntil(lambda: desk.document.scenario is not before)
    desk.settle()
    assert edit.text() == "47"
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    reasons = desk.document.scenario.considerations
    assert next(r.high for r in reasons if r.id == panel.form.name) == Decimal(47)


def test_a_slope_that_is_nothing_for_a_moment_keeps_its_row(desk: Desk) -> None:
    spin = box(desk, "slope of the form")
    typed_and_handed_over(desk, spin, "0")
    before = desk.document.scenario
    QTest.keyClicks(spin, ".5")
    desk.qtbot.waitUntil(lambda: desk.document.scenario is not before)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert spin.exact == Decimal("0.5")
    assert spin.isVisible()
    assert len(desk.document.history.steps) == 1


def test_the_row_of_a_slope_that_stays_nothing_goes_when_the_box_is_left(desk: Desk) -> None:
    spin = box(desk, "slope of the form")
    panel = desk.window.findChild(ConsiderationsPanel)
    assert panel is not None
    rows = len(panel.form.slopes.rows)
    typed_and_handed_over(desk, spin, "0")
    assert len(panel.form.slopes.rows) == rows
    QTest.keyClick(spin, Qt.Key.Key_Tab)
    assert len(panel.form.slopes.rows) == rows - 1
