"""One number of a consideration: its name, a slider, a box for the exact amount, a way to drop it.

Owns the controls of a base or a slope. How edits become undo steps is `gui.controls.grip`'s; what a
number means is the form's, which proposes the scenario for a value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from games.model.numbers import amount_text
from gui.controls.arrange import tool
from gui.controls.grip import Grip
from gui.controls.name import Name
from gui.controls.spin import DecimalSpin
from gui.look.literal import in_tip
from gui.look.tokens import Tokens
from gui.look.wear import wear
from gui.panels.reasons.row import BaseSlider, scale

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.amounts import Amount
    from games.model.scenario import Scenario
    from gui.core.document import Document

__all__ = ["AmountRow"]

_WIDE = 100


class AmountRow(QWidget):
    """The controls of one amount.

    Parameters
    ----------
    document
        Where it is.
    name
        What is written over it; a driver's id for a slope, empty for the base.
    propose
        Returns, for that name and an amount, the scenario with it and what the step is called.

    Signals
    -------
    dropped(str)
        The amount of this driver shall go.
    """

    dropped = Signal(str)

    def __init__(
        self,
        document: Document,
        name: str,
        propose: Callable[[str, Amount], tuple[Scenario, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._propose_for = propose
        self._value: Amount = Decimal(0)
        self._ends = (Decimal(-10), Decimal(10))
        self.label = Name(self)
        self.slider = BaseSlider(self)
        self.spin = DecimalSpin(self)
        self.drop = tool("×", self, self._on_dropped)
        self.drop.setVisible(bool(name))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(Tokens.grid)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.label, 0, 0, 1, 3)
        layout.addWidget(self.slider, 1, 0)
        layout.addWidget(self.drop, 1, 1)
        layout.addWidget(self.spin, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnMinimumWidth(2, _WIDE)  # boxes below each other are equally wide
        self._grip = Grip(document, self.slider, self.spin, self._propose, self._restore, self)
        wear(self.label, "soft", "small")
        wear(self.drop, "ink")

    @property
    def held(self) -> bool:
        """True while it is being edited."""
        return self._grip.is_open

    def show_amount(
        self,
        label: str,
        about: str,
        value: Amount,
        ends: tuple[Decimal, Decimal],
        likely: tuple[Decimal, Decimal] | None = None,
    ) -> None:
        """Show an amount.

        Parameters
        ----------
        label, about
            What is written over it, and what a screen reader says.
        value, ends, likely
            The amount, the range of the slider, the analyst's own range for it.
        """
        self.label.tell(label)
        if about != self.slider.accessibleName():
            self.slider.setAccessibleName(about)
            self.spin.setAccessibleName(f"{about}, exact amount")
            self.drop.setAccessibleName(f"Remove {about}")
            self.drop.setToolTip(in_tip(f"Remove {about}"))
        self.slider.likely = likely
        self._value, self._ends = value, ends
        self._restore()

    def finish(self) -> None:
        """End an edit at once."""
        self.spin.interpretText()
        self._grip.flush()

    def _restore(self) -> None:
        """Show the document's amount."""
        value, ends = self._value, self._ends
        scale(self.slider, self.spin, value, *ends)
        if self.spin.exact != value or not self.spin.hasFocus():
            self.spin.set_exact(value)
        self.slider.setAccessibleDescription(amount_text(value))

    def _propose(self, value: Amount) -> tuple[Scenario, str]:
        return self._propose_for(self._name, value)

    @Slot()
    def _on_dropped(self) -> None:
        self._grip.flush()
        self.dropped.emit(self._name)
