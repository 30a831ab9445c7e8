"""Something done once, a while after it was last asked for.

Owns the recipe of such a timer. Knows nothing of what is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

__all__ = ["later"]


def later(parent: QObject, name: str, milliseconds: int, do: Callable[[], object]) -> QTimer:
    """Return a timer that does something once, so long after it was last started."""
    timer = QTimer(parent)
    timer.setObjectName(name)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(do)
    return timer
