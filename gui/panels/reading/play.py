"""The play in the reading panel: who moves when, what another order changes, a way to all plays.

Owns the look of a `PlayRow`. What it says is `games.words.play_row`'s; where the link leads is for
the window.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from games.words.play_row import WORTH, First, PlayRow
from gui.controls.arrange import below
from gui.controls.paragraph import Paragraph
from gui.look.colors import readable
from gui.look.tokens import Tokens
from gui.look.wear import wear, worn
from gui.panels.reading.asking import Caption

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PlaySection"]

_CAPTION = "Play"
_LINK = "Show plays"


class PlaySection(QWidget):
    """A heading with a link, what the order changes, and what moving first is worth.

    Signals
    -------
    plays_wanted()
        The link was followed.
    """

    plays_wanted = Signal()

    def __init__(self, margin: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("play-row")
        self._row: PlayRow | None = None
        self.caption = Caption(_CAPTION, (_LINK, ""), margin, self)
        self.caption.asking.setToolTip("Brings every order of moves to the front, side by side")
        self.caption.asking.asked.connect(self._on_asked)
        self.says = self._paragraph("play", margin)
        self.worth = self._paragraph("worth", margin)
        self.worth.setTextFormat(Qt.TextFormat.RichText)
        grid = Tokens.grid
        body = below(self.caption, of=self, margins=0, gap=grid // 2)
        body.addWidget(self.says.held())
        body.addWidget(self.worth.held())
        wear(self.says, "ink")
        wear(self.worth, "ink")

    def show_row(self, row: PlayRow) -> None:
        """Show a play; while its effects are not known the room of the last ones is kept."""
        self._row = row
        self.setMinimumHeight(0 if row.known else self.height() * self.isVisible())
        self.says.say(" ".join(filter(None, (f"{row.name}.", row.changed))))
        self.worth.setVisible(bool(row.firsts))
        if row.firsts:
            self.worth.say(_listed(row.firsts))
            said = " ".join(f"{one.text.removesuffix('.')}." for one in row.firsts)
            self.worth.setAccessibleName(f"{WORTH}: {said}")

    def restyled(self) -> None:
        """Name the players in the colours in force."""
        if self._row is not None and self._row.firsts:
            self.worth.say(_listed(self._row.firsts))

    def _paragraph(self, place: str, margin: int) -> Paragraph:
        label = Paragraph(self, keyboard=True)
        label.setObjectName(place)
        label.setContentsMargins(margin, 0, margin, 0)
        return label

    @Slot()
    def _on_asked(self) -> None:
        self.plays_wanted.emit()


def _listed(firsts: Sequence[First]) -> str:
    """Return what moving first is worth as a table: a player a row; below it why it costs."""
    tokens = worn()
    rows = "".join(
        f'<tr><td style="color:{readable(one.color, tokens.base)}">{escape(one.player)}</td>'
        f'<td align="right">&nbsp;&nbsp;&nbsp;{escape(one.gain)}</td></tr>'
        for one in firsts
    )
    table = f'{escape(WORTH)}:<table cellspacing="0" cellpadding="2">{rows}</table>'
    why = "<br/>".join(escape(one.why) for one in firsts if one.why)
    return f'{table}<span style="color:{tokens.soft}">{why}</span>' if why else table
