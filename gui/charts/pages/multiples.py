"""The page of small multiples: the sweep of one driver at several levels of a second one.

Owns that a level that is pressed becomes today's, as one step. When sweeps are asked for is
`gui.charts.pages.lane`'s; computes no sweep itself.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from games.words.profiles import level_words
from gui.charts.canvas.multiples import MultiplesCanvas
from gui.charts.pages.pair import PairPage
from gui.charts.pages.sweep import on_step
from gui.look.wear import worn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.charts.kind import Ask, Kind
    from gui.charts.pages.place import Place

__all__ = ["MultiplesPage"]


class MultiplesPage(PairPage):
    """Small multiples over the document, whose second driver a pressed level sets."""

    names = ("Along", "At levels of")
    needing = "Side by side needs two drivers"
    showing = "It shows the sweep along one driver at several levels of another."
    failing = "No sweeps"
    stopping = "Stopped; the strips show an earlier state"

    def __init__(self, kind: Kind, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(kind, place, MultiplesCanvas(worn()), parent)

    def stretchable(self) -> tuple[str, ...]:
        """Return the driver along which strips run."""
        return self.pair.drivers[:1]

    def press(self, key: str, ask: Ask, answer: Any) -> None:  # noqa: ANN401
        """Make a strip's level today's."""
        what, _, place = key.partition(":")
        if what != "level":
            return
        found = answer[0]
        exact = found.rows[int(place)].level
        scenario = self._document.scenario
        driver = scenario.driver(found.second)
        level = on_step(driver, float(exact))
        if Fraction(level) != exact:  # between two steps of the slider
            level = Decimal(exact.numerator) / Decimal(exact.denominator)
        label = level_words(driver, level)
        self._document.apply(scenario.with_level(found.second, level), label)
