"""Where Tab goes: rows made later are visited where they stand, not after everything else.

Owns the chain among the widgets of one container. Qt visits widgets in the order of their making:
a row that appears while the window is open would come last, behind the status bar. Knows no row.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["tab_through", "takes_tab"]


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget itself, not at another for which it stands."""
    wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wants) and widget.focusProxy() is None


def tab_through(container: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab visit the parts of a container in their order, at the place of the container.

    Parameters
    ----------
    container
        Holds the parts, directly or not; it stands at its place in the window's chain already.
    parts
        In the order in which they are seen. Inside a part the order of its making stays.
    """
    window = container.window()
    stops = [
        stop
        for part in parts
        for stop in (part, *part.findChildren(QWidget))
        if takes_tab(stop) and stop.window() is window  # a list that pops up is its own window
    ]
    before = _before(container)
    for one, following in pairwise(stops if before is None else [before, *stops]):
        QWidget.setTabOrder(one, following)


def _before(container: QWidget) -> QWidget | None:
    """Return the stop before a container, None if there is no other in its window."""
    stop = container.previousInFocusChain()
    while stop is not None and stop is not container:
        if takes_tab(stop) and not container.isAncestorOf(stop):
            return stop
        stop = stop.previousInFocusChain()
    return None
