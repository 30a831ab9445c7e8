"""A theme chosen while the desk is open reaches everything that paints its own ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractScrollArea, QDockWidget, QWidget

if TYPE_CHECKING:
    from whole_desk import Desk


def test_no_panel_keeps_the_paper_of_the_theme_before(desk: Desk) -> None:
    for dock in desk.window.findChildren(QDockWidget):
        dock.show()
    desk.settle()
    for look in ("dark", "high contrast"):
        desk.theme.choose("light")
        desk.settle()
        desk.theme.choose(look)
        desk.settle()
        left = []
        for widget in desk.window.findChildren(QWidget):
            paints = widget.autoFillBackground() or isinstance(widget.parent(), QAbstractScrollArea)
            ground = QColor(widget.palette().color(widget.backgroundRole()))
            if widget.isVisible() and paints and ground.lightness() >= 128:
                left.append(f"{type(widget.parent()).__name__} > {widget.objectName()}")
        assert left == [], look
