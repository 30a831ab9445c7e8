"""One hand on one control: from the first change to one undo step.

Owns when a row's edit begins and ends. A drag has a press and a release; arrow keys, the wheel and
clicks on the groove have neither, so the gesture opens at the first change and closes when the row
has been quiet for a while or loses the focus. Knows the document's gestures and no widget.

A row uses it like this::

    self._gesture = Gesture(document, parent=self)
    slider.sliderPressed.connect(self._gesture.press)
    slider.sliderReleased.connect(self._gesture.release)
    # in the slot of valueChanged
    self._gesture.change(document.scenario.with_level(id, level), f"Set {name} to {level}")
    # in focusOutEvent, or an event filter: self._gesture.flush(); on Escape: self._gesture.cancel()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gui.core.later import later

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.core.document import Document

__all__ = ["IDLE_MS", "Gesture"]

#: A pause that ends an edit made with keys, wheel or page clicks.
IDLE_MS = 400


class Gesture(QObject):
    """Opens, feeds and closes the document's gesture for one row or canvas.

    It closes only gestures that it opened itself: if undo, a file command or another row has closed
    it meanwhile, the next change opens a new one.

    Parameters
    ----------
    document
        Where previews go.
    parent
        The row that owns it; the timer dies with it.
    idle_ms
        Quiet time after which an edit without a press ends.
    """

    def __init__(
        self, document: Document, parent: QObject | None = None, *, idle_ms: int = IDLE_MS
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._number: int | None = None
        self._held = False
        self._cancelled = False
        self._timer = later(self, "gesture-idle", idle_ms, self.flush)

    @property
    def is_open(self) -> bool:
        """True while the document's open gesture is this row's."""
        return self._number is not None and self._document.gesture == self._number

    @Slot()
    def press(self) -> None:
        """Say that the control is held: only `release` (or focus lost) ends the edit now."""
        self._timer.stop()
        self._held = True
        self._cancelled = False

    @Slot()
    def release(self) -> None:
        """Say that the control was let go: the edit ends."""
        self.flush()

    def change(self, new: Scenario, label: str) -> bool:
        """Show `new`; the step will be called by the last `label` given.

        Return False, and show nothing, while a drag goes on that was cancelled: the hand still
        moves but the edit is over until it lets go.
        """
        if self._cancelled:
            return False
        if not self.is_open and new != self._document.scenario:
            self._number = self._document.begin(label)
        if self.is_open:
            self._document.preview(new, label)
            if not self._held:
                self._timer.start()
        return True

    @Slot()
    def flush(self) -> None:
        """End the edit at once: one undo step if anything moved."""
        number = self._close()
        if number is not None:
            self._document.commit(number)

    @Slot()
    def cancel(self) -> None:
        """End the edit and restore what was there before it; the row shows the document again."""
        held = self._held
        number = self._close()
        self._held = self._cancelled = held
        if number is not None:
            self._document.abort(number)

    def _close(self) -> int | None:
        self._timer.stop()
        self._held = self._cancelled = False
        number, self._number = self._number, None
        return number
