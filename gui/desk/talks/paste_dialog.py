"""The question before pasted payoffs are taken over: the text, what it means, old and new.

Owns how readings and their plans are shown and which button says yes. Where a text can be meant in
several ways, Enter takes none of them. Changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QWidget,
)

from games.words.names import genitive, starting
from games.words.profiles import letters
from gui.controls.arrange import below, beside
from gui.controls.name import Name
from gui.desk.talks.paste_preview import PastePreview, counted
from gui.look.literal import in_tip, literal, plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from games.model.edit.pasting.paste import Plan, Reading
    from games.model.scenario import Scenario

__all__ = ["PasteDialog"]

_SIZE, _GRID = (980, 480), 8
#: The text gets so much of the width, the payoffs the rest.
_SHARES = (2, 5)
#: So many cells that cannot be read are named one by one, and so many strange headings.
_NAMED = 4


class PasteDialog(QDialog):
    """The pasted text, its readings, old and new payoffs, and Apply or Cancel.

    Parameters
    ----------
    scenario
        What is on the desk; a reading of another scenario makes that one.
    readings
        What the text can mean, one at least.
    text
        What was pasted.
    """

    def __init__(
        self,
        scenario: Scenario,
        readings: Sequence[Reading],
        text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paste")
        self.setWindowTitle("Paste payoffs")
        self.resize(*_SIZE)
        self._scenario, self._readings = scenario, tuple(readings)
        self._asks = len(self._readings) > 1
        self.summary, self.note, self.faults = (Name(self) for _ in range(3))
        self.faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choices = self._choices()
        self.pasted = QPlainTextEdit(text.strip("\n"), self)
        self.pasted.setReadOnly(True)
        self.pasted.setTabChangesFocus(True)
        self.pasted.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.pasted.setAccessibleName("Pasted text")
        self.pasted.setToolTip("What the clipboard holds")
        self.table = QTableView(self)
        self.table.setAccessibleName("Payoffs as they would be")
        self.table.setAccessibleDescription("Old and new number of every payoff that changes")
        self.table.setAlternatingRowColors(True)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Help | standard.Cancel, self)
        self.apply = self.buttons.addButton("Apply", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._arrange()
        self._show(0)
        if self._asks:
            self.choices.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> int:
        """Which reading is shown."""
        return max(0, self.choices.checkedId())

    def showEvent(self, event: QShowEvent) -> None:
        """Leave no button to Enter where there is something to choose: the box makes one."""
        super().showEvent(event)
        if self._asks:
            self.apply.setDefault(False)

    def _choices(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for place, reading in enumerate(self._readings if self._asks else ()):
            button = QRadioButton(self)
            side, room = Qt.TextElideMode.ElideRight, _SIZE[0] - 8 * _GRID
            shown = button.fontMetrics().elidedText(reading.how, side, room)
            button.setText(literal(shown))
            whole = "" if shown == reading.how else f"{reading.how}\n"
            button.setToolTip(in_tip(f"{whole}Show the payoffs as they would be in this reading"))
            group.addButton(button, place)
            button.setChecked(place == 0)
        group.idClicked.connect(self._show)
        return group

    def _arrange(self) -> None:
        asked = "This can be meant in several ways. Which one is it?"
        head = [plain_label(asked, self), *self.choices.buttons()] if self._asks else []
        both = beside(*zip((self.pasted, self.table), _SHARES, strict=True))
        parts = (self.summary, self.note, (both, 1), self.faults, self.buttons)
        below(*head, *parts, of=self, margins=2 * _GRID, gap=_GRID)

    @Slot(int)
    def _show(self, place: int) -> None:
        """Show one reading."""
        reading = self._readings[place]
        plan, made = reading.plan, reading.scenario is not self._scenario
        palette, role = self.palette(), QPalette.ColorRole
        inks = (
            palette.color(role.Text),
            palette.color(role.Text if made else role.PlaceholderText),
            palette.color(role.BrightText),
        )
        before = self.table.model()
        self.table.setModel(PastePreview(reading.scenario, plan, inks, self.table))
        if before is not None:
            before.deleteLater()
        self.table.resizeColumnsToContents()
        self.table.resizeRowsToContents()
        said = (
            f"{counted(plan)}."
            if not made
            else "Unsaved changes of the open scenario are asked about first."
        )
        self.summary.tell(said if self._asks else f"{reading.how}. {said}")
        self.note.tell(_strange(reading))
        self.note.setVisible(bool(reading.strange))
        self.faults.tell(_faults(reading.scenario, plan))
        self.faults.setVisible(bool(plan.faults))
        self.apply.setText("Make it" if made else "Apply the rest" if plan.faults else "Apply")
        self.apply.setEnabled(made or bool(plan.changes))
        self.apply.setToolTip(
            "Opens a new scenario with these names and payoffs"
            if made
            else "Sets the payoffs that changed, as direct edits in one step that can be undone"
        )
        sure = not plan.faults and not self._asks
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.apply, cancel):
            button.setAutoDefault(sure)
            button.setDefault(False)
        if not self._asks:
            (self.apply if sure and plan.changes else cancel).setDefault(True)


def _strange(reading: Reading) -> str:
    """Say which headings were passed over."""
    named = ", ".join(f"“{text}”" for text in reading.strange[:_NAMED])
    more = len(reading.strange) - _NAMED
    named += f" and {more} more" if more > 0 else ""
    return f"Not names in this game: {named}. Rows and columns are taken in their order."


def _faults(scenario: Scenario, plan: Plan) -> str:
    whose = {player.id: starting(genitive(player)) for player in scenario.players}
    lines = [
        f"{whose[cell.player]} payoff at {letters(scenario, cell.profile)}: {cell.fault}"
        for cell in plan.faults[:_NAMED]
    ]
    if len(plan.faults) > _NAMED:
        lines.append(f"and {len(plan.faults) - _NAMED} more, marked with ! above")
    return "\n".join(lines)
