"""Moving the keyboard from place to place: table, chart, docks, and back to where one was.

Owns the order of the places and which control of each had the keyboard last. Knows no panel; places
are given to it by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Places", "bring_forward", "enter", "raise_dock"]


class Places(QObject):
    """The places of one window.

    Parameters
    ----------
    window
        Owner.
    places
        Name and widget of each, in the order of F6. A dock is shown when it is gone to; stepping
        passes over what is hidden.

    Attributes
    ----------
    names
        The places, in order.
    latest
        The place that has the keyboard, or had it last: a menu may have it now.
    """

    def __init__(self, window: QWidget, places: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self.setObjectName("places")
        self._places = dict(places)
        self._last: dict[str, QWidget] = {}
        self.names = list(places)
        self.latest = self.names[0]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def here(self) -> str | None:
        """The place that has the keyboard; None if it is elsewhere."""
        return self._place_of(QApplication.focusWidget())

    def widget(self, name: str) -> QWidget:
        """Return the widget of a place; raise `KeyError` if unknown."""
        return self._places[name]

    def go(self, name: str) -> None:
        """Bring a place to the front and give it the keyboard; raise `KeyError` if unknown."""
        place = self._places[name]
        if isinstance(place, QDockWidget):
            raise_dock(place)
        last = self._last.get(name)
        if last is not None and isValid(last) and last.isVisible() and last.isEnabled():
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            enter(place.widget() if isinstance(place, QDockWidget) else place)
        self.latest = name  # a floating panel becomes active a little later

    def step(self, by: int) -> None:
        """Go to the place after the one that has the keyboard (1), or to the one before (-1)."""
        seen = [name for name, place in self._places.items() if _in_front(place)]
        here = self.here
        if here not in seen:
            self.go(seen[0 if by > 0 else -1])
        else:
            self.go(seen[(seen.index(here) + by) % len(seen)])

    def _place_of(self, widget: QWidget | None) -> str | None:
        for name, place in self._places.items():
            if widget is not None and (place is widget or place.isAncestorOf(widget)):
                return name
        return None

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        place = self._place_of(new)
        if place is not None and new is not None:
            self._last[place] = new
            self.latest = place


def enter(place: QWidget) -> None:
    """Give the keyboard to the first control of a place that takes it; to the place if none does.

    A place that has chosen itself who shall have it (a focus proxy that can be seen, a policy of
    its own) is left that choice.
    """
    first, chosen = place, place.focusProxy()
    if chosen is None or not chosen.isVisible():
        first = place if place.focusPolicy() & Qt.FocusPolicy.TabFocus else _first_stop(place)
    first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_stop(place: QWidget) -> QWidget:
    """Return the first control inside a place that takes the keyboard; the place if none does."""
    stop = place.nextInFocusChain()
    while stop is not None and stop is not place and not _takes(stop, place):
        stop = stop.nextInFocusChain()
    return stop or place


def _takes(stop: QWidget, place: QWidget) -> bool:
    inside = place.isAncestorOf(stop) and stop.isVisible() and stop.isEnabled()
    return inside and bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)


def raise_dock(dock: QDockWidget) -> None:
    """Show a dock and bring it before those it shares a place with."""
    dock.show()
    dock.raise_()
    if dock.isFloating():
        dock.activateWindow()


def bring_forward(control: QWidget) -> None:
    """Show the dock that a control is in, if it is in one, and give the keyboard to the control."""
    around: QWidget | None = control
    while around is not None and not isinstance(around, QDockWidget):
        around = around.parentWidget()
    if around is not None:
        raise_dock(around)
    control.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_front(place: QWidget) -> bool:
    """Tell whether a place can be seen: not hidden, not behind another tab."""
    if isinstance(place, QDockWidget):
        return place.isVisible() and not place.visibleRegion().isEmpty()
    return place.isVisible()
