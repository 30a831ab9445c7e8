"""A stretch of a driver looked at closely: asked for, swept anew, shown, and taken back.

Owns which stretch is wanted, its answer, and the button that says so and shows all again. A stretch
is no part of the document: another driver or scenario ends it. Knows no canvas.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from games.model.changes import Flags
from games.study.answer import compute_stretch
from gui.charts.pages.zoomed import Zoomed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from games.model.changes import Change
    from games.study.answer import LiveResult
    from games.task import Token
    from gui.charts.pages.place import Place

__all__ = ["Closer"]


class Closer(QObject):
    """The stretch of one page.

    Parameters
    ----------
    place
        Where the page lives: its document, and where the work runs.
    name
        Of the lane.

    Attributes
    ----------
    button
        Says which stretch is shown, and shows all again.

    Signals
    -------
    changed()
        Another stretch can be shown now, or the whole.
    failed(str)
        Why a stretch cannot be swept.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, place: Place, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._live: LiveResult | None = None
        self._wanted: tuple[Decimal, Decimal] | None = None
        #: The answer that was looked at closely, and what was seen.
        self._seen: tuple[LiveResult, LiveResult] | None = None
        self._asked: LiveResult | None = None
        self.button = Zoomed()
        self.button.clicked.connect(self._on_button)
        self._lane = place.jobs.lane(name, self)
        self._lane.done.connect(self._on_done)
        self._lane.failed.connect(self._on_failed)
        place.document.changed.connect(self._on_changed)

    @property
    def wanted(self) -> tuple[Decimal, Decimal] | None:
        """The stretch that was asked for, None for the whole driver."""
        return self._wanted

    def look(self, live: LiveResult) -> LiveResult | None:
        """Return the answer to show for the live one; None while it is computed."""
        old, self._live = self._live, live
        if self._wanted is not None and not self._fits(live, old):
            self._drop()
        if self._wanted is None:
            return live
        if self._seen is not None and self._seen[0].sweep is live.sweep:
            seen = self._seen[1]
            return replace(live, line=seen.line, sweep=seen.sweep)
        if self._asked is None or self._asked.sweep is not live.sweep:
            self._ask()
        return None

    @Slot(object)
    def want(self, within: Mapping[str, tuple[Decimal, Decimal]]) -> None:
        """Look at a stretch of the swept driver, or at the whole of it again."""
        wanted = None if self._live is None else within.get(self._live.driver)
        if self._live is None or wanted == self._wanted:
            return
        self._drop()
        if wanted is None:
            self.changed.emit()
            return
        self._wanted = wanted
        self.button.tell(self._live.scenario, within)
        self._ask()

    def _fits(self, live: LiveResult, old: LiveResult | None) -> bool:
        """Tell whether the stretch is still one of the driver that is swept."""
        if self._wanted is None or live.sweep is None:
            return False
        driver = live.scenario.driver(live.driver)
        same = old is None or old.driver == live.driver
        return same and driver.low <= self._wanted[0] and self._wanted[1] <= driver.high

    def _ask(self) -> None:
        if self._live is not None and self._wanted is not None:
            self._asked = live = self._live
            self._lane.submit(partial(_closer, live, *self._wanted))

    def _drop(self) -> None:
        self._lane.cancel()
        self._wanted = self._seen = self._asked = None
        self.button.hide()

    @Slot(object)
    def _on_done(self, seen: tuple[LiveResult, LiveResult]) -> None:
        self._seen, self._asked = seen, None
        self.changed.emit()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._drop()
        self.failed.emit(message)
        self.changed.emit()

    @Slot()
    def _on_button(self) -> None:
        self.want({})

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Look at no stretch of a scenario that was closed."""
        if change.flags & Flags.FILE:
            self._drop()
            self._live = None


def _closer(
    live: LiveResult, low: Decimal, high: Decimal, *, token: Token
) -> tuple[LiveResult, LiveResult]:
    return live, compute_stretch(live, low, high, token)
