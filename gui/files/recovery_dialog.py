"""What becomes of unsaved work that was found: one block for each piece, and a choice.

Owns the dialog. Restores and deletes nothing; it knows each piece in words only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QWidget,
)

from games.words.names import quoted
from gui.controls.arrange import REST, below
from gui.controls.choice import Choice
from gui.controls.name import Name
from gui.controls.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Fate", "Offer", "RecoveryDialog"]

WIDTH = 620
#: Blocks beyond this height scroll.
TALLEST = 380
INTRO = (
    "Equipoise stopped without closing; what was not saved is kept here. Restoring it puts it back "
    "on the desk and changes no file until you save."
)
ONE = (
    "Only one can be restored in this window. What you keep for later is offered again at the next "
    "start, or by File > Recover unsaved work."
)


class Fate(Enum):
    """What becomes of a piece of unsaved work; the value is how the choice is read."""

    RESTORE = "Restore"
    COPY = "Restore as a copy"
    KEEP = "Keep for later"
    #: A damaged piece, put aside already and not offered again.
    LEAVE = "Leave it there"
    DISCARD = "Discard"


@dataclass(frozen=True, slots=True)
class Offer:
    """One piece of unsaved work in words.

    Attributes
    ----------
    title
        The scenario's.
    what
        Which file it is of, and from when it is.
    why
        What is different from the file, or what is wrong with it.
    fates
        What can become of it, the proposal first.
    """

    title: str
    what: str
    why: str
    fates: tuple[Fate, ...]


class RecoveryDialog(QDialog):
    """Asks for the fate of each piece; closing it keeps everything for later."""

    def __init__(self, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery-dialog")
        self.setWindowTitle("Unsaved work was found")
        self._combos: list[QComboBox] = []
        blocks = QWidget(self)
        pieces = [self._block(offer) for offer in offers]
        column = below(*pieces, REST, of=blocks, margins=(0, 0, 8, 0), gap=16)
        area = QScrollArea(self)
        area.setWidget(blocks)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Unsaved work")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Help, self)
        go = buttons.addButton("Continue", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        later = buttons.addButton("Decide later", QDialogButtonBox.ButtonRole.RejectRole)
        later.setToolTip("Keep everything; it is offered again at the next start")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        said = [_paragraph(text, self) for text in (INTRO, ONE if len(offers) > 1 else "") if text]
        layout = below(said[0], area, *said[1:], buttons, of=self, margins=16, gap=16)
        # margins of the dialog, and room for a scroll bar
        area.setFixedHeight(min(TALLEST, column.heightForWidth(WIDTH - 56) + 8))
        self.setMinimumWidth(WIDTH)
        self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))
        self._on_choice()

    @property
    def fates(self) -> tuple[Fate, ...]:
        """What was chosen, for each offer."""
        if self.result() != QDialog.DialogCode.Accepted:
            return (Fate.KEEP,) * len(self._combos)
        return tuple(combo.currentData() for combo in self._combos)

    def _block(self, offer: Offer) -> QWidget:
        block = QFrame(self)
        title = Name(block)
        strong = QFont(title.font())
        strong.setBold(True)
        title.setFont(strong)
        title.tell(offer.title)
        texts = [_paragraph(text, block, keyboard=True) for text in (offer.what, offer.why)]
        combo = Choice(block, f"What becomes of {quoted(offer.title)}")
        for fate in offer.fates:
            combo.addItem(fate.value, fate)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.currentIndexChanged.connect(self._on_choice)
        self._combos.append(combo)
        below(title, *texts, (combo, Qt.AlignmentFlag.AlignLeft), of=block, margins=0, gap=4)
        return block

    @Slot()
    def _on_choice(self) -> None:
        """Let one piece at most be restored: the one chosen last, or else the first."""
        opening = (Fate.RESTORE, Fate.COPY)
        chosen = [combo for combo in self._combos if combo.currentData() in opening]
        sender = self.sender()
        stays = sender if sender in chosen else next(iter(chosen), None)
        for combo in chosen:
            if combo is not stays:
                combo.setCurrentIndex(combo.findData(Fate.KEEP))


def _paragraph(text: str, parent: QWidget, *, keyboard: bool = False) -> Paragraph:
    made = Paragraph(parent, keyboard=keyboard)
    made.say(text)
    return made
