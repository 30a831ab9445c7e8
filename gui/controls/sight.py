"""Whether somebody can see a widget.

Owns that one question, which Qt answers wrongly for what lies behind a tab of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["in_sight"]


def in_sight(widget: QWidget) -> bool:
    """Tell whether a widget can be seen."""
    # a dock behind a tab is shown, but kept beside the window; a closed one keeps its place
    place = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    return widget.isVisible() and place.intersects(widget.window().rect())
