"""Drivers under real hands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from games.model.file.library import load_named
from games.model.outcomes import OTHER_COLOR, name_of
from games.study.sweep.sweep import sweep
from gui.controls.grip import Grip
from gui.look.colors import mix
from gui.look.tokens import DARK, LIGHT
from gui.look.wear import put_on
from gui.panels.drivers.map import driver_map, nearest_anchor, place_in_words
from gui.panels.drivers.panel import DriverPanel
from tests.support.lines import payoff_line
from two_by_two import two_by_two

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from games.model.scenario import Scenario
    from games.study.sweep.report import Sweep
    from gui.core.document import Document
    from gui.look.tokens import Tokens
    from gui.panels.drivers.row import DriverRow

Key = Qt.Key
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(desk: Document, tokens: Tokens, qtbot: QtBot) -> DriverPanel:
    made = DriverPanel(desk)
    qtbot.addWidget(made)
    made.resize(300, 480)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def row(panel: DriverPanel) -> DriverRow:
    """The row of sanctions."""
    return panel.rows[0]


def spot(row: DriverRow, level: float) -> QPoint:
    return QPoint(round(row.track.x_of(level)), round(row.track.groove().center().y()))


def level(desk: Document, driver: str = "sanctions") -> Decimal:
    return desk.scenario.driver(driver).level


def idle(row: DriverRow) -> QTimer:
    timer = row.findChild(QTimer, "gesture-idle")
    assert isinstance(timer, QTimer)
    return timer


def test_a_drag_previews_and_ends_as_one_step(desk: Document, row: DriverRow) -> None:
    QTest.mousePress(row.track, Left, pos=spot(row, 0.60))
    for at in (0.64, 0.70, 0.62):
        QTest.mouseMove(row.track, spot(row, at))
        assert level(desk) == Decimal(str(at))
        assert desk.labels == ()
    QTest.mouseRelease(row.track, Left, pos=spot(row, 0.62))
    assert desk.labels == ("Sanctions pressure to 0.62",)
    assert row.spin.text() == "0.62"
    desk.undo()
    assert level(desk) == Decimal("0.60")
    assert row.track.level == Decimal("0.60")
    assert row.spin.text() == "0.60"


def test_escape_gives_a_drag_up_and_the_hand_moves_nothing_more(
    desk: Document, row: DriverRow
) -> None:
    QTest.mousePress(row.track, Left, pos=spot(row, 0.60))
    QTest.mouseMove(row.track, spot(row, 0.80))
    QTest.keyClick(row.track, Key.Key_Escape)
    assert level(desk) == Decimal("0.60")
    QTest.mouseMove(row.track, spot(row, 0.90))
    assert level(desk) == Decimal("0.60")
    assert row.track.level == Decimal("0.60")
    QTest.mouseRelease(row.track, Left, pos=spot(row, 0.90))
    assert desk.labels == ()
    QTest.mousePress(row.track, Left, pos=spot(row, 0.60))
    QTest.mouseMove(row.track, spot(row, 0.70))
    QTest.mouseRelease(row.track, Left, pos=spot(row, 0.70))
    assert desk.labels == ("Sanctions pressure to 0.70",)


def test_keys_are_one_step_when_they_pause(desk: Document, row: DriverRow, qtbot: QtBot) -> None:
    row.track.setFocus()
    for _ in range(5):
        QTest.keyClick(row.track, Key.Key_Right)
    assert level(desk) == Decimal("0.65")
    assert desk.labels == ()
    idle(row).setInterval(1)
    QTest.keyClick(row.track, Key.Key_Right)
    qtbot.waitUntil(lambda: desk.labels == ("Sanctions pressure to 0.66",))


def test_leaving_the_slider_ends_the_step(
    desk: Document, panel: DriverPanel, row: DriverRow
) -> None:
    row.track.setFocus()
    QTest.keyClick(row.track, Key.Key_Left)
    panel.rows[1].track.setFocus()
    assert desk.labels == ("Sanctions pressure to 0.59",)


def test_escape_takes_back_what_keys_did(desk: Document, row: DriverRow) -> None:
    row.track.setFocus()
    QTest.keyClick(row.track, Key.Key_PageUp)
    QTest.keyClick(row.track, Key.Key_Escape)
    assert level(desk) == Decimal("0.60")
    assert row.spin.text() == "0.60"
    assert desk.labels == ()


def test_a_typed_level_is_exact_and_one_step(desk: Document, row: DriverRow) -> None:
    row.spin.setFocus()
    row.spin.selectAll()
    QTest.keyClicks(row.spin, "0.1875")
    QTest.keyClick(row.spin, Key.Key_Return)
    assert level(desk) == Decimal("0.1875")
    assert desk.labels == ("Sanctions pressure to 0.1875",)
    assert row.track.level == Decimal("0.1875")


def test_escape_in_the_spin_box_takes_steps_back(desk: Document, row: DriverRow) -> None:
    row.spin.setFocus()
    QTest.keyClick(row.spin, Key.Key_Up)
    assert level(desk) == Decimal("0.61")
    QTest.keyClick(row.spin, Key.Key_Escape)
    assert level(desk) == Decimal("0.60")
    assert row.spin.text() == "0.60"


def test_a_double_click_on_the_handle_returns_to_the_saved_level(
    desk: Document, row: DriverRow
) -> None:
    desk.apply(desk.scenario.with_level("sanctions", Decimal("0.9")), "up")
    QTest.mouseClick(row.track, Left, pos=spot(row, 0.9))
    QTest.mouseDClick(row.track, Left, pos=spot(row, 0.9))
    QTest.mouseRelease(row.track, Left, pos=spot(row, 0.9))
    assert level(desk) == Decimal("0.60")
    assert desk.labels == ("up", "Reset Sanctions pressure to 0.60")


def test_two_rows_never_share_a_step(desk: Document, panel: DriverPanel) -> None:
    first, second = panel.rows[0], panel.rows[1]
    first.track.setFocus()
    QTest.keyClick(first.track, Key.Key_Right)
    QTest.mousePress(second.track, Left, pos=spot(second, 0.5))
    QTest.mouseMove(second.track, spot(second, 0.7))
    QTest.mouseRelease(second.track, Left, pos=spot(second, 0.7))
    assert len(desk.labels) == 2


def test_choosing_a_driver_is_said_once(
    panel: DriverPanel, listen: Callable[..., list[object]]
) -> None:
    heard = listen(panel.driver_chosen)
    QTest.mouseClick(panel.rows[2].radio, Left)
    assert heard == ["assistance"]
    QTest.mouseClick(panel.rows[1].name, Left)
    assert heard == ["assistance", "protest"]
    assert [row.radio.isChecked() for row in panel.rows] == [False, True, False, False]


def test_the_program_chooses_silently(
    panel: DriverPanel, listen: Callable[..., list[object]]
) -> None:
    heard = listen(panel.driver_chosen)
    panel.set_chosen("casualties")
    assert panel.rows[3].radio.isChecked()
    assert not panel.rows[0].radio.isChecked()
    assert heard == []


def swept(scenario: Scenario, driver: str = "sanctions") -> Sweep:
    return sweep(payoff_line(scenario, driver))


def test_the_track_shows_regimes_and_exact_tipping_points(desk: Document) -> None:
    shown = driver_map(desk.scenario, swept(desk.scenario))
    assert [tick.label for tick in shown.ticks] == ["3/16", "7/20", "8/15", "2/3"]
    assert [band.names for band in shown.bands][:2] == [
        ("Managed containment",),
        ("Harassment absorbed",),
    ]
    assert shown.band_at(0.6) is not None
    assert shown.band_at(0.6).names == ("Escalation on Iraqi soil",)
    assert shown.band_at(2.0) is None


def test_a_map_stands_while_only_the_swept_driver_moves(desk: Document) -> None:
    answer, scenario = swept(desk.scenario), desk.scenario
    shown = driver_map(scenario, answer)
    assert shown.is_of(scenario.with_level("sanctions", Decimal("0.2")), answer)
    assert not shown.is_of(scenario, swept(scenario)), "another sweep"
    first = replace(scenario.outcomes[0], name="Renamed")
    renamed = replace(scenario, outcomes=(first, *scenario.outcomes[1:]))
    assert not shown.is_of(renamed, answer)


def test_hovering_says_what_is_there(desk: Document, panel: DriverPanel, row: DriverRow) -> None:
    panel.set_sweep(swept(desk.scenario))
    QApplication.processEvents()
    assert "3/16" in row.track.hint_at(row.track.x_of(0.1875))
    assert row.track.hint_at(row.track.x_of(0.42)) == "Cat and mouse"
    assert row.track.hint_at(row.track.x_of(0.75)).startswith("0.75: ")
    assert panel.rows[1].track.hint_at(row.track.x_of(0.42)) == ""


def test_a_sweep_is_drawn_in_the_colours_of_its_outcomes(
    desk: Document, panel: DriverPanel, row: DriverRow
) -> None:
    answer = swept(desk.scenario)
    panel.set_sweep(answer)
    QApplication.processEvents()
    regime = next(one for one in answer.regimes if one.low.value <= 0.27 <= one.high.value)
    hue = name_of(desk.scenario, regime.branches[0].support).color
    seen = row.track.grab().toImage().pixelColor(spot(row, 0.27))
    assert seen.name() == mix(hue, LIGHT.base, 0.85)
    panel.set_sweep(None)
    QApplication.processEvents()
    plain = row.track.grab().toImage().pixelColor(spot(row, 0.27))
    assert abs(plain.red() - plain.blue()) < 30


def test_several_equilibria_share_the_tint(desk: Document, panel: DriverPanel) -> None:
    desk.apply(desk.scenario.with_level("assistance", Decimal("0.60")), "less")
    shown = driver_map(desk.scenario, swept(desk.scenario))
    assert max(len(band.colors) for band in shown.bands) == 3


def test_a_sweep_of_a_driver_that_is_gone_is_not_drawn(
    desk: Document, panel: DriverPanel, row: DriverRow
) -> None:
    answer = swept(desk.scenario)
    desk.new(load_named("chicken"))
    panel.set_sweep(answer)
    assert all(other.track.hint_at(50.0) == "" for other in panel.rows)


def test_a_level_is_put_into_words_by_its_nearest_anchor(desk: Document, row: DriverRow) -> None:
    driver = desk.scenario.driver("sanctions")
    assert place_in_words(driver) == "near 0.50: oil waivers end, May 2019"
    assert place_in_words(replace(driver, level=Decimal("0.5"))) == "oil waivers end, May 2019"
    assert place_in_words(replace(driver, anchors=())) == ""
    found = nearest_anchor(replace(driver, level=Decimal("0.1")))
    assert found is not None
    assert found.level == 0
    assert row.words.text() == "near 0.50: oil waivers end, May 2019"
    desk.apply(desk.scenario.with_level("sanctions", Decimal(1)), "x")
    assert row.words.text() == "near-total embargo"


def test_another_file_brings_its_own_drivers(desk: Document, panel: DriverPanel) -> None:
    chicken = load_named("chicken")
    desk.new(chicken)
    assert [row.driver.id for row in panel.rows] == [driver.id for driver in chicken.drivers]
    assert panel.chosen == chicken.sweep_driver


def test_a_scenario_without_drivers_says_so(desk: Document, panel: DriverPanel) -> None:
    bare = replace(desk.scenario, drivers=(), sweep_driver="", considerations=())
    desk.new(bare)
    assert panel.rows == ()
    put_on(DARK)


def test_a_new_name_is_shown_and_spoken(desk: Document, row: DriverRow) -> None:
    first, *rest = desk.scenario.drivers
    named = replace(first, name="Pressure")
    desk.apply(replace(desk.scenario, drivers=(named, *rest)), "rename")
    assert row.name.text() == "Pressure"
    assert row.track.accessibleName() == "Pressure"


def test_nothing_is_cut_off_at_the_usual_width(panel: DriverPanel) -> None:
    for row in panel.rows:
        assert row.geometry().right() <= panel.width()
        assert row.spin.width() >= row.spin.sizeHint().width()
        assert row.name.height() >= row.name.heightForWidth(row.name.width())


def test_every_control_has_a_name_and_is_reached_by_tab(
    panel: DriverPanel, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(panel) == []
    panel.rows[0].radio.setFocus()
    seen = []
    for _ in range(3 * len(panel.rows)):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    for row in panel.rows:
        assert row.track in seen
        assert row.spin in seen


class Watchful(Grip):
    """Counts what it is told of."""

    seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += 1
        return super().eventFilter(watched, event)


def test_controls_are_watched_only_while_an_edit_is_open(
    desk: Document, tokens: Tokens, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.panels.drivers.row.Grip", Watchful)
    panel = DriverPanel(desk)
    qtbot.addWidget(panel)
    row = panel.rows[0]
    grip = row.findChild(Watchful)
    assert grip is not None
    QTest.keyClick(row.track, Key.Key_Shift)
    assert grip.seen == 0
    QTest.keyClick(row.track, Key.Key_Left)
    QTest.keyClick(row.track, Key.Key_Shift)
    assert grip.seen > 0
    grip.flush()
    for control in (row.track, row.spin):  # each lets go at its next event
        QTest.keyClick(control, Key.Key_Shift)
    before = grip.seen
    for control in (row.track, row.spin):
        QTest.keyClick(control, Key.Key_Shift)
    assert grip.seen == before


def test_the_hint_of_ties_is_no_complete_list() -> None:
    tied = two_by_two(ann=((0, 0), (0, 0)), bob=((-1, 0), (-1, 0)))
    (band,) = driver_map(tied, sweep(payoff_line(tied, "stress"))).bands
    assert band.names[-1] == "ties"
    assert band.colors == (OTHER_COLOR,), "nobody knows which outcome follows"
