"""Where a part of the window can be seen, and how to bring it into sight.

Owns the geometry of panels that scroll. Knows no step of the tour.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

__all__ = ["place_in", "scroll_to"]


def scroll_to(target: QWidget) -> None:
    """Bring a target into sight if it lies in something that scrolls."""
    around = target.parentWidget()
    while around is not None:
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content is not None:
            # up and down only: panels never scroll sideways
            bar, high = around.verticalScrollBar(), around.viewport().height()
            top = target.mapTo(content, QPoint(0, 0)).y()
            lowest = max(0, top + target.height() - high)
            bar.setValue(min(max(bar.value(), lowest), top))
        around = around.parentWidget()


def place_in(window: QWidget, target: QWidget) -> QRect | None:
    """Return what can be seen of a target, in the window; None if it is in another window."""
    if target.window() is not window:
        return None
    seen, around = QRect(target.mapTo(window, QPoint(0, 0)), target.size()), target.parentWidget()
    while around is not None and around is not window:
        seen &= QRect(around.mapTo(window, QPoint(0, 0)), around.size())
        around = around.parentWidget()
    return seen & window.rect()
