"""The question before a pasted table is taken over: all payoffs, old and new.

Owns how the plan is shown and which button says yes. Changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTableView, QVBoxLayout

from games.analysis.words.wording import owned
from gui.models.paste_preview import PastePreview, counted
from gui.models.wording import letters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from games.model.pasting.paste import Plan
    from games.model.scenario import Scenario

__all__ = ["PasteDialog"]

_SIZE, _GRID = (940, 420), 8
#: So many cells that cannot be read are named one by one.
_NAMED = 4


class PasteDialog(QDialog):
    """Old and new payoffs, and Apply or Cancel.

    Parameters
    ----------
    scenario, plan
        What is there, and what would be done to it.
    """

    def __init__(self, scenario: Scenario, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paste")
        self.setWindowTitle("Paste payoffs")
        self.resize(*_SIZE)
        self.summary = QLabel(counted(plan) + ".", self)
        self.summary.setWordWrap(True)
        self.table = QTableView(self)
        palette, role = self.palette(), QPalette.ColorRole
        inks = (
            palette.color(role.Text),
            palette.color(role.PlaceholderText),
            palette.color(role.BrightText),
        )
        self.table.setModel(PastePreview(scenario, plan, inks, self.table))
        self.table.setAccessibleName("Payoffs as they would be")
        self.table.setAccessibleDescription("Old and new number of every payoff that changes")
        self.table.setAlternatingRowColors(True)
        self.table.resizeColumnsToContents()
        self.table.resizeRowsToContents()
        self.faults = QLabel(_faults(scenario, plan), self)
        self.faults.setWordWrap(True)
        self.faults.setTextFormat(Qt.TextFormat.PlainText)
        self.faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.faults.setVisible(bool(plan.faults))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Help | standard.Cancel, self)
        self.apply = self.buttons.addButton(
            "Apply the rest" if plan.faults else "Apply",
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        self.apply.setEnabled(bool(plan.changes))
        cancel = self.buttons.button(standard.Cancel)
        self.apply.setAutoDefault(not plan.faults)
        (cancel if plan.faults or not plan.changes else self.apply).setDefault(True)
        self.apply.setToolTip(
            "Sets the payoffs that changed, as direct edits in one step that can be undone"
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * _GRID, 2 * _GRID, 2 * _GRID, 2 * _GRID)
        layout.setSpacing(_GRID)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.faults)
        layout.addWidget(self.buttons)


def _faults(scenario: Scenario, plan: Plan) -> str:
    names = {player.id: player.name for player in scenario.players}
    lines = [
        f"{owned(names[cell.player])} payoff at {letters(scenario, cell.profile)}: {cell.fault}"
        for cell in plan.faults[:_NAMED]
    ]
    if len(plan.faults) > _NAMED:
        lines.append(f"and {len(plan.faults) - _NAMED} more, marked with ! above")
    return "\n".join(lines)
