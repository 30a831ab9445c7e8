"""The tour through the real window: offers itself once, points, waits for a deed, moves on.

Owns which step is shown and what was there when it began. Everything that is done on the tour is
the person's own editing and can be undone; the last step offers to take all of it back at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar, QWidget

from games.model.changes import Flags
from gui.core.later import later
from gui.core.selection import PayoffKey, cell_of
from gui.desk.frame.focus import raise_dock
from gui.desk.talks.tour.callout import Callout, Ring
from gui.desk.talks.tour.sight import place_in, scroll_to
from gui.desk.talks.tour.steps import STEPS, Ending

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.changes import Change
    from games.model.scenario import Scenario
    from gui.charts.pages.tabs import ChartTabs
    from gui.core.document import Document
    from gui.core.prefs import Store
    from gui.core.selection import Selection
    from gui.desk.talks.tour.steps import TourStep

__all__ = ["Tour"]

_MOVES = {
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}
#: The panel of the selected payoff; at first there is none.
_EMPTY = "reasons"
#: So many lines of the empty panel say what it is for: the card leaves them in sight.
_HINT_LINES = 4
_ENDINGS = {
    Flags.LEVELS: Ending.LEVELS,
    Flags.PAYOFFS: Ending.PAYOFFS,
    Flags.PLAY: Ending.PLAY,
}


class Tour(QObject):
    """Points at one part of the window after the other.

    Parameters
    ----------
    window
        Where it takes place.
    document, selection, charts
        What it listens to, to see that something was done.
    store
        Where it is remembered that the tour was offered.
    """

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        selection: Selection,
        charts: ChartTabs,
        store: Store,
    ) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self._window = window
        self._document = document
        self._selection = selection
        self._store = store
        self._steps: list[TourStep] = []
        self._at = -1
        self._target: QWidget | None = None
        self._begun: int | None = None
        self._place = document.place
        self._pending = Ending.NOTHING
        self._offered = False
        self._later = later(self, "tour-later", 0, self._stand)
        self.ring = Ring(window)
        self.callout = Callout(window)
        self.card = Callout(window)
        self._make()
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._on_state)
        selection.changed.connect(self._on_selected)
        charts.currentChanged.connect(self._on_chart)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what this part of the desk does, by command."""
        return {"help.tour": self.start}

    @property
    def step(self) -> TourStep | None:
        """The step that is shown."""
        return self._steps[self._at] if self._steps else None

    def offer(self) -> None:
        """Offer the tour in a corner of the window, if that was never done before."""
        if self._store.load().toured:
            return
        self.card.say("New here?", "A two-minute tour goes from a slider to a finding.")
        self._offered = True
        self._offer_on(self._selection.key)

    @Slot()
    def start(self) -> None:
        """Begin at the first step that this window can show."""
        self.decline()
        self._steps = [step for step in STEPS if self._find(step) is not None]
        self._begun = self._document.place
        self._show(0)
        self._follow()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def decline(self) -> None:
        """Put the offer away for good; the Help menu still has the tour."""
        self._offered = False
        self.card.hide()
        self._follow()
        prefs = self._store.load()
        if not prefs.toured:
            self._store.save(replace(prefs, toured=True))

    @Slot()
    def end(self) -> None:
        """End the tour wherever it is."""
        self._steps, self._at = [], -1
        self._watch(None)
        self.callout.hide()
        self.ring.hide()
        self._follow()

    @Slot()
    def forward(self) -> None:
        """Show the next step; after the last the tour ends."""
        if self._at + 1 < len(self._steps):
            self._show(self._at + 1)
        else:
            self.end()

    @Slot()
    def back(self) -> None:
        """Show the step before."""
        if self._at > 0:
            self._show(self._at - 1)

    @Slot()
    def put_back(self) -> None:
        """Undo everything since the tour began, and end it."""
        if self._begun is not None:
            self._document.go_to(self._begun)
        self.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the window and the target; end at an Escape that nobody else wanted."""
        closed = event.type() == QEvent.Type.Hide and not event.spontaneous()
        if closed and watched is self._window:
            self.end()  # nothing of this may be called while the window is taken apart
        elif event.type() in _MOVES:
            self._later.start()
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and self._steps and event.type() == QEvent.Type.KeyPress:
            self.end()
            return True
        return super().eventFilter(watched, event)

    # -- inside -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self.undo_all = self.callout.add_button("Put everything back", self.put_back)
        self.undo_all.setToolTip("Undo what you did on the tour, in one go")
        self.previous = self.callout.add_button("Back", self.back)
        self.next = self.callout.add_button("Next", self.forward)
        self.leave = self.callout.add_button("End tour", self.end)
        self.card.setObjectName("tour-card")
        self.card.add_button("Not now", self.decline)
        self.card.add_button("Start the tour", self.start)

    def _show(self, at: int) -> None:
        self._at, self._pending = at, Ending.NOTHING
        step, last = self._steps[at], at == len(self._steps) - 1
        if step.payoff and self._selection.key is None:
            self._selection.select(_some_payoff(self._document.scenario))
        self._watch(self._find(step))
        for dock in self._window.findChildren(QDockWidget):
            if step.dock and dock.windowTitle() == step.dock:
                raise_dock(dock)
        self.previous.setVisible(at > 0)
        self.leave.setVisible(not last)
        self.next.setText("Done" if last else "Next")
        changed = self._begun is not None and self._document.place > self._begun
        self.undo_all.setVisible(last and changed)
        self.callout.say(step.title, step.text, f"{at + 1} of {len(self._steps)}")
        self._stand()
        self._later.start()  # again when what has just been shown has its place

    def _find(self, step: TourStep) -> QWidget | None:
        if step.target.startswith("action:"):
            bar = self._window.findChild(QToolBar)
            named = {action.objectName(): action for action in bar.actions()} if bar else {}
            action = named.get(step.target.removeprefix("action:"))
            return bar.widgetForAction(action) if bar and action else None
        found = self._window.findChildren(QWidget, step.target)
        return next((widget for widget in found if not widget.isHidden()), None)

    def _watch(self, target: QWidget | None) -> None:
        if self._target is not None:
            self._target.removeEventFilter(self)
            self._target.destroyed.disconnect(self._on_target_gone)
        self._target = target
        if target is not None:
            target.installEventFilter(self)
            target.destroyed.connect(self._on_target_gone)

    def _follow(self) -> None:
        """Watch the window for as long as something stands over it."""
        if self._window.isVisible() and (self._steps or not self.card.isHidden()):
            self._window.installEventFilter(self)
        else:
            self._window.removeEventFilter(self)

    @Slot()
    def _stand(self) -> None:
        """Bring ring and callout to the target; without one in sight the callout waits aside."""
        if self.card.isVisible():
            self._stand_card()
        if not self._steps:
            return
        place = None
        if self._target is not None and self._target.isVisible():
            scroll_to(self._target)
            place = place_in(self._window, self._target)
        if place is None or place.isEmpty():
            self.ring.hide()
            self.callout.stand(None)
        else:
            self.ring.surround(place)
            self.callout.stand(place)

    def _stand_card(self) -> None:
        """Offer the tour where nothing is to be seen yet; in a corner if there is no such place."""
        empty = self._window.findChild(QWidget, _EMPTY)
        place = place_in(self._window, empty) if empty is not None and empty.isVisible() else None
        words = _HINT_LINES * self.card.fontMetrics().lineSpacing()
        if place is not None and place.height() > self.card.height() + words:
            self.card.stand_in(place)
        else:
            self.card.stand(None)

    def _offer_on(self, key: object) -> None:
        """Offer the tour while no payoff is selected: its reasons need the place of the card."""
        if key is None:
            self._stand_card()
        else:
            self.card.hide()
        self._follow()

    def _done(self, ending: Ending) -> None:
        if self.step is not None and self.step.ending is ending is not Ending.NOTHING:
            self._show(min(self._at + 1, len(self._steps) - 1))

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.flags & Flags.FILE:
            self._begun = None
            return
        place, self._place = self._place, self._document.place
        if self._place < place:
            self._done(Ending.UNDO)
            return
        found = next(
            (ending for flag, ending in _ENDINGS.items() if change.flags & flag), Ending.NOTHING
        )
        if change.gesture:
            self._pending = found
        else:
            self._done(found)

    @Slot(object)
    def _on_state(self, _: object) -> None:
        """Take a drag for done when it is let go."""
        self._place = self._document.place
        if self._document.gesture is None and self._pending is not Ending.NOTHING:
            ending, self._pending = self._pending, Ending.NOTHING
            self._done(ending)

    @Slot(object)
    def _on_selected(self, key: object) -> None:
        if self._offered:
            self._offer_on(key)
        if key is not None:
            self._done(Ending.SELECTION)

    @Slot(int)
    def _on_chart(self, _: int) -> None:
        self._done(Ending.CHART)

    @Slot()
    def _on_target_gone(self) -> None:
        """Look for the target again: panels build their rows anew for another scenario."""
        self._target = None
        if self.step is not None:
            self._later.start()


def _some_payoff(scenario: Scenario) -> PayoffKey:
    """Return a payoff that has a reason, if any has."""
    if scenario.considerations:
        return cell_of(scenario, scenario.considerations[0])
    return PayoffKey(scenario.players[0].id, tuple(p.strategies[0].id for p in scenario.players))
