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
    from games.model.scenario import Anchor, Driver

__all__ = ["DriverForm"]

_TIPS = {
    "low": "Where the slider begins",
    "high": "Where the slider ends",
    "level": "Where it stands today",
    "step": "What one arrow key adds",
}


class DriverForm(Form):
    """One driver."""

    def make(self) -> None:
        """Add the fields."""
        self.name = self.add_text(
            "Name", self._enter_name, tip="As beside its slider and in charts"
        )
        self.low = self.field("From", self._enter_low, tip=_TIPS["low"])
        self.high = self.field("To", self._enter_high, tip=_TIPS["high"])
        self.add_row(self.low, self.high)
        self.level = self.field("Today", self._enter_level, tip=_TIPS["level"])
        self.step = self.field("Step", self._enter_step, tip=_TIPS["step"])
        self.add_row(self.level, self.step)
        self.unit = self.add_text(
            "Unit", self._enter_unit, tip="What is counted, such as “% of GDP”"
        )
        self.sweep = QCheckBox("Charts sweep along this driver", self)
        self.sweep.setToolTip("Which driver the charts run along when the scenario is opened")
        self.sweep.clicked.connect(self._on_sweep)
        self.add_widget(self.sweep)
        self.anchors = AnchorTable(self._document, self._enter_anchors, self)
        self.add(self.anchors)
        self.note = self.add_text(
            "Note", self._enter_note, tip="What the numbers stand for", lines=4
        )

    def fill(self) -> None:
        """Show the driver."""
        driver = self._driver
        self.put(self.name, driver.name)
        for field, value in (
            (self.low, driver.low),
            (self.high, driver.high),
            (self.level, driver.level),
            (self.step, driver.step),
        ):
            self.put(field, show(value))
        self.put(self.unit, driver.unit)
        swept = self.scenario.sweep_driver or self.scenario.drivers[0].id
        self.sweep.setChecked(swept == driver.id)
        self.anchors.show_driver(driver)
        self.put(self.note, driver.note)

    @property
    def _driver(self) -> Driver:
        return self.scenario.driver(self.item[1])

    def _put_on(self, new: Driver, label: str) -> bool:
        return self.take(with_driver(self.scenario, new), label)

    def _enter_name(self, text: str) -> None:
        old = self._driver
        self._put_on(replace(old, name=text), f"Rename {label(old.name)} to {label(text.strip())}")

    def _enter_low(self, text: str) -> None:
        low = parse_decimal(text, unit=self._driver.unit)
        self._put_on(replace(self._driver, low=low), f"{self._range} from {show(low)}")

    def _enter_high(self, text: str) -> None:
        high = parse_decimal(text, unit=self._driver.unit)
        self._put_on(replace(self._driver, high=high), f"{self._range} to {show(high)}")

    def _enter_level(self, text: str) -> None:
        old = self._driver
        level = parse_decimal(text, unit=old.unit, span=(old.low, old.high))
        self._put_on(replace(self._driver, level=level), level_words(self._driver, level))

    def _enter_step(self, text: str) -> None:
        step = parse_decimal(text, unit=self._driver.unit)
        self._put_on(replace(self._driver, step=step), f"Step of {self._own} to {show(step)}")

    @property
    def _own(self) -> str:
        return label(self._driver.name)

    @property
    def _range(self) -> str:
        return f"Range of {self._own}"

    def _enter_unit(self, text: str) -> None:
        self._put_on(replace(self._driver, unit=text), f"Unit of {self._own}")

    def _enter_anchors(self, anchors: tuple[Anchor, ...]) -> None:
        self._put_on(replace(self._driver, anchors=anchors), f"Anchors of {self._own}")

    def _enter_note(self, text: str) -> None:
        self._put_on(replace(self._driver, note=text), f"Note on {self._own}")

    @Slot(bool)
    def _on_sweep(self, _: bool) -> None:
        driver = self._driver
        self.take(sweep_along(self.scenario, driver.id), f"Sweep along {label(driver.name)}")
        self.fill()  # charts sweep along one of the drivers: the mark cannot be taken off
