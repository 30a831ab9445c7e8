"""Large type and small windows: nothing is cut, what has no room scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDockWidget,
    QLabel,
    QWidget,
)

from gui.panels.payoffs.panel import PayoffPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whole_desk import Desk


@pytest.fixture
def large(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[float]:
    """Give the system a font of another size for the length of a test."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPointSizeF(request.param)
    qapp.setFont(font)
    yield request.param
    qapp.setFont(before)


def cut(root: QWidget) -> list[str]:
    """Return labels and buttons that are smaller than their words."""
    found = []
    docks = root.findChildren(QDockWidget)
    behind = [dock for dock in docks if dock.isVisible() and dock.visibleRegion().isEmpty()]
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if any(dock.isAncestorOf(widget) for dock in behind):
            continue  # Qt leaves a panel behind a tab any size, out of sight
        text = widget.text()
        if not text or widget.sizePolicy().horizontalPolicy().name == "Ignored":
            continue  # shortens its words itself, or says them on the pointer
        if isinstance(widget, QLabel) and widget.wordWrap():
            need, there = widget.heightForWidth(widget.width()), widget.height()
        else:
            need, there = widget.sizeHint().width(), widget.width()
        if need > there + 1:
            found.append(f"{type(widget).__name__} {text[:30]!r}: {there} of {need}")
    return found


@pytest.mark.parametrize("large", [10.0, 14.0, 18.0], indirect=True)
def test_no_label_is_cut_whatever_the_size_of_type(
    large: float, desk_on: Callable[[str], Desk]
) -> None:
    desk = desk_on("iraq-2019")
    assert desk.theme.tokens.body == pytest.approx(large)
    desk.window.resize(1440, 900)
    desk.qtbot.waitUntil(lambda: desk.window.width() == 1440)
    for name in ("Drivers", "Selected payoff", "Reading", "Considerations", "Structure"):
        desk.window.keyboard.places.go(name)
        desk.qtbot.waitUntil(lambda: desk.analysis.audit is not None)
        for _ in range(3):  # words arrive, then layouts
            QApplication.processEvents()
        assert not cut(desk.window), "\n".join(cut(desk.window))


def test_a_small_window_scrolls_instead_of_cutting(desk: Desk) -> None:
    desk.window.resize(720, 450)
    for area in desk.window.findChildren(QAbstractScrollArea):
        content = getattr(area, "widget", None)
        inner = content() if callable(content) else None
        if area.isVisible() and isinstance(inner, QWidget):
            least = inner.minimumSizeHint()
            assert inner.width() >= least.width() - 1, area.objectName()
            assert inner.height() >= least.height() - 1, area.objectName()


def show_all(desk: Desk) -> None:
    for dock in desk.window.findChildren(QDockWidget):
        dock.show()
    QApplication.processEvents()


@pytest.mark.parametrize("large", [10.0], indirect=True)
def test_with_every_panel_open_the_window_fits_a_laptop_at_twice_the_scale(
    large: float, desk: Desk
) -> None:
    # 1440 by 900 at 200 % are 720 by 450; the frame and a task bar take their part
    show_all(desk)
    least = desk.window.minimumSizeHint()
    assert least.width() <= 700
    assert least.height() <= 410


@pytest.mark.parametrize("large", [10.0], indirect=True)
@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (800, 600), (720, 430)])
def test_names_and_two_rows_of_the_table_are_in_sight_in_every_window(
    large: float, size: tuple[int, int], desk: Desk
) -> None:
    show_all(desk)
    desk.window.resize(*size)
    desk.trigger("view.reset-layout")
    desk.qtbot.waitUntil(lambda: desk.window.width() == size[0])
    panel = desk.window.findChild(PayoffPanel)
    assert panel is not None
    wall = panel.wall
    tops = [(view.geometry().top(), view.geometry().bottom()) for view in wall.views]
    seen = QRect(-wall.pos(), wall.parentWidget().size())
    # the one that stands, whole: a matrix of the baseline has two rows
    assert any(seen.top() <= top and bottom <= seen.bottom() for top, bottom in tops)
    charts = desk.window.book.tabs
    assert charts.page.canvas.height() > 60
    if size[0] >= 1024:
        assert charts.height() > panel.height()
