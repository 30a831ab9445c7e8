"""The button over a chart of which only a stretch is shown: says which, and shows all again.

Owns its words and its looks. What is shown is the page's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QToolButton

from games.model.numbers import show
from games.words.names import measured
from gui.look.wear import worn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from games.model.scenario import Scenario

__all__ = ["Zoomed"]


class Zoomed(QToolButton):
    """Says “Zoomed: 0.42 to 0.61 · show all”; hidden while all is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("zoomed")
        self.setAutoRaise(True)
        self.setToolTip("Show the whole driver again (0, or a double click on the chart)")
        self.hide()
        self.restyled()

    def restyled(self) -> None:
        """Take the colours in force."""
        tokens = worn()
        palette = self.palette()
        for role in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(role, QColor(tokens.accent))
        palette.setColor(QPalette.ColorRole.Button, QColor(tokens.base))
        self.setPalette(palette)

    def tell(self, scenario: Scenario, within: Mapping[str, tuple[Decimal, Decimal]]) -> None:
        """Say which stretches of drivers are shown; hide where there are none."""
        said = ", ".join(
            f"{show(float(low))} to {measured(show(float(high)), scenario.driver(driver).unit)}"
            for driver, (low, high) in within.items()
        )
        self.setText(f"Zoomed: {said} · show all")
        self.setAccessibleName(f"Zoomed: {said}, show all")
        self.setVisible(bool(said))
