"""One driver: its name, whether charts run along it, slider, spin box, and the level in words.

Owns what is shown of one driver and what its controls may set. How their edits become undo steps is
`gui.controls.grip`'s.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QMenu, QRadioButton, QWidget

from games.model.numbers import show
from games.words.names import label
from games.words.profiles import level_words
from gui.controls.grip import Grip
from gui.controls.name import Name
from gui.controls.paragraph import Paragraph
from gui.controls.spin import DecimalSpin
from gui.look.literal import in_tip
from gui.look.tokens import Tokens
from gui.look.wear import wear
from gui.panels.drivers.map import place_in_words
from gui.panels.drivers.track import DriverTrack

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent

    from games.model.amounts import Amount
    from games.model.scenario import Driver, Scenario
    from gui.core.document import Document

__all__ = ["DriverRow"]


class _Name(Name):
    """A driver's name; a click on it chooses like the button beside it."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()


class DriverRow(QWidget):
    """The controls of one driver.

    Attributes
    ----------
    driver
        What is shown.

    Signals
    -------
    chosen(str)
        Charts shall run along this driver (its id).
    """

    chosen = Signal(str)

    def __init__(self, document: Document, driver: Driver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.driver = driver
        self.radio = QRadioButton(self)
        self.radio.clicked.connect(self._on_chosen)
        self.name = _Name(self)
        self.name.clicked.connect(self.radio.click)
        self.track = DriverTrack(self)
        self.track.setObjectName("track")
        self.spin = DecimalSpin(self)
        self.words = Paragraph(self)
        self._reset = QAction(self)
        self._reset.triggered.connect(self.reset)
        self._menu = QMenu(self)
        self._menu.addAction(self._reset)
        self._arrange()
        self.track.reset_wanted.connect(self.reset)
        self._grip = Grip(document, self.track, self.spin, self._propose, self._show_level, self)
        self.show_driver(driver)
        wear(self.name, "ink")
        wear(self.words, "soft", "small")

    def show_driver(self, driver: Driver) -> None:
        """Show a driver as the document has it."""
        first = self.spin.accessibleName() == ""
        words = first or driver.name != self.driver.name or driver.anchors != self.driver.anchors
        scale = (driver.low, driver.high, driver.step)
        rescaled = scale != (self.driver.low, self.driver.high, self.driver.step)
        self.driver = driver
        self.spin.set_unit(driver.unit)
        if first or rescaled:
            self.track.set_scale(*scale)
            self.spin.set_scale(*scale)
        if words:
            self._name(driver)
        self._show_level()

    @Slot()
    def reset(self) -> None:
        """Return to the level of the file, as a step of its own."""
        self._grip.flush()
        saved = self._saved()
        if saved is None:
            return
        new = self._document.scenario.with_level(self.driver.id, saved)
        self._document.apply(new, f"Reset {level_words(self.driver, saved)}")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the way back."""
        saved = self._saved()
        text = "No saved level" if saved is None else f"Reset to {show(saved)}"
        self._reset.setText(text)
        self._reset.setEnabled(saved is not None and saved != self.driver.level)
        self._menu.popup(event.globalPos())

    # -- inside -----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        grid = Tokens.grid
        layout = QGridLayout(self)
        layout.setContentsMargins(2 * grid, grid, 2 * grid, grid)
        layout.setHorizontalSpacing(grid)
        layout.setVerticalSpacing(grid // 2)
        layout.addWidget(self.radio, 0, 0)
        layout.addWidget(self.name, 0, 1)
        layout.addWidget(self.spin, 0, 2)
        layout.addWidget(self.track, 1, 0, 1, 3)
        layout.addWidget(self.words.held(), 2, 0, 1, 3)
        layout.setColumnStretch(1, 1)

    def _name(self, driver: Driver) -> None:
        unit = f" ({driver.unit})" if driver.unit else ""
        self.name.tell(driver.name, driver.note)
        self.radio.setToolTip(
            in_tip(
                f"Let the sweep run along this driver{unit}; its track then shows regimes and ticks"
            )
        )
        self.radio.setAccessibleName(f"Chart along {label(driver.name)}")
        self.radio.setAccessibleDescription(driver.note)
        self.track.setAccessibleName(driver.name)
        self.spin.setAccessibleName(f"{label(driver.name)}, exact level")
        self.spin.setToolTip(in_tip(driver.note))
        self.track.show_anchors(driver.anchors)

    def _show_level(self) -> None:
        level = self.driver.level
        self.track.set_level(level)
        self.track.show_saved(self._saved())
        self.spin.set_exact(level)
        said = place_in_words(self.driver)
        self.words.say(said)
        self.track.setAccessibleDescription(f"{show(level)}, {said}" if said else show(level))

    def _saved(self) -> Decimal | None:
        """Return the level in the file, if it is still within the range."""
        for driver in self._document.saved.drivers:
            if driver.id == self.driver.id and self.driver.low <= driver.level <= self.driver.high:
                return driver.level
        return None

    def _propose(self, level: Amount) -> tuple[Scenario, str]:
        assert isinstance(level, Decimal)  # with a unit, even none, the box reads levels
        new = self._document.scenario.with_level(self.driver.id, level)
        return new, level_words(self.driver, level)

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit(self.driver.id)
