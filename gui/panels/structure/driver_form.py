"""The facts of a driver: name, range, today's level, step, unit, anchors, note, and the sweep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from games.model.edit.structure.drivers import sweep_along, with_driver
from games.model.numbers import show
from games.model.typed import parse_decimal
from games.words.names import label
from games.words.profiles import level_words
from gui.panels.structure.anchors import AnchorTable
from gui.panels.structure.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from games.model.edit.structure.losses import Restructured
    from games.model.scenario import Anchor, Driver
    from gui.controls.field import Field

__all__ = ["DriverForm"]


class DriverForm(Form):
    """One driver."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.fact(
            *("Name", "name", lambda name: f"Rename {self._called} to {label(name.strip())}"),
            tip="As beside its slider and in charts",
        )
        self.plural = QCheckBox("Takes plural verbs", self)
        self.plural.setToolTip("“As sanctions rise”, not “rises”")
        self.plural.clicked.connect(self._on_plural)
        self.add_widget(self.plural)
        self.low = self._number(
            *("From", "low", lambda low: f"Range of {self._called} from {show(low)}"),
            tip="Where the slider begins",
        )
        self.high = self._number(
            *("To", "high", lambda high: f"Range of {self._called} to {show(high)}"),
            tip="Where the slider ends",
        )
        self.add(self.low, self.high)
        self.level = self._number(
            *("Today", "level", lambda level: level_words(self.shown, level)),
            tip="Where it stands today",
        )
        self.step = self._number(
            *("Step", "step", lambda step: f"Step of {self._called} to {show(step)}"),
            tip="What one arrow key adds",
        )
        self.add(self.level, self.step)
        self.fact(
            *("Unit", "unit", lambda _: f"Unit of {self._called}"),
            tip="What is counted, such as “% of GDP”",
        )
        self.sweep = QCheckBox("Charts sweep along this driver", self)
        self.sweep.setToolTip("Which driver the charts run along when the scenario is opened")
        self.sweep.clicked.connect(self._on_sweep)
        self.add_widget(self.sweep)
        self.anchors = AnchorTable(self._document, self._enter_anchors, self)
        self.add(self.anchors)
        tip = "What the numbers stand for"
        self.fact("Note", "note", lambda _: f"Note on {self._called}", tip=tip, lines=4)

    def fill(self) -> None:
        """Show the driver."""
        super().fill()
        swept = self.scenario.sweep_driver or self.scenario.drivers[0].id
        self.sweep.setChecked(swept == self.shown.id)
        self.plural.setChecked(self.shown.plural)
        self.anchors.show_driver(self.shown)

    @property
    def shown(self) -> Driver:
        """The driver."""
        return self.scenario.driver(self.item[1])

    def changed(self, new: Driver) -> Restructured:
        """Put another one in its place."""
        return with_driver(self.scenario, new)

    @property
    def _called(self) -> str:
        return label(self.shown.name)

    def _number(
        self, caption: str, fact: str, step: Callable[[Decimal], str], *, tip: str
    ) -> Field:
        """Make the field of a number; today's level alone may be a share of the range."""

        def read(text: str) -> Decimal:
            driver = self.shown
            span = (driver.low, driver.high) if fact == "level" else None
            return parse_decimal(text, unit=driver.unit, span=span)

        return self.fact(caption, fact, step, tip=tip, read=read, write=_written, alone=False)

    def _enter_anchors(self, anchors: tuple[Anchor, ...]) -> None:
        change = self.changed(replace(self.shown, anchors=anchors))
        self.take(change, f"Anchors of {self._called}")

    @Slot()
    def _on_plural(self) -> None:
        change = self.changed(replace(self.shown, plural=self.plural.isChecked()))
        self.take(change, f"Verbs that follow {self._called}")
        self.fill()

    @Slot(bool)
    def _on_sweep(self, _: bool) -> None:
        self.take(sweep_along(self.scenario, self.shown.id), f"Sweep along {self._called}")
        self.fill()  # charts sweep along one of the drivers: the mark cannot be taken off


def _written(value: Decimal) -> str:
    """Write a number as it may be typed on."""
    return show(value, thousands=False)
