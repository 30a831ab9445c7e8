"""What the command palette lists: everything that can be done or gone to, best fit first.

Owns the order of the list and what each line says, also aloud. Where the choices come from and what
choosing one does is the desk's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, Qt

from gui.controls.item_model import NOWHERE, AnyIndex
from gui.look.literal import in_tip
from gui.panels.palette.ranking import Match, match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

__all__ = ["Choice", "PaletteModel", "Role", "ranked"]

#: What fits far worse than the best is noise.
_TAIL = 0.6
#: Longer lists help nobody; typing one more letter does.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the palette.

    Attributes
    ----------
    key
        What the palette says when it is chosen; the same from start to start.
    text
        Its name, as in the menu.
    path
        Where it is: names of menus, outermost first.
    keys
        Shortcut as people read it; empty if there is none.
    tip
        What it does.
    hindrance
        Why it cannot be chosen now; empty if it can.
    checked
        Whether a switch is on or an entry is the present one; None for everything else.
    sought
        Listed only when something is typed: the places to go to are too many to browse.
    """

    key: str
    text: str
    path: tuple[str, ...]
    keys: str = ""
    tip: str = ""
    hindrance: str = ""
    checked: bool | None = None
    sought: bool = False

    @property
    def place(self) -> str:
        """Where it is, in one string."""
        return " › ".join(self.path)

    @property
    def spoken(self) -> str:
        """The whole line for those who hear it."""
        parts = [self.text, ", ".join(self.path), self.keys]
        if self.checked is not None:
            parts.append("on" if self.checked else "off")
        if self.hindrance:
            parts.append(f"not available: {self.hindrance}")
        return ", ".join(part for part in parts if part)


class Role(IntEnum):
    """What else the list knows of a line."""

    CHOICE = Qt.ItemDataRole.UserRole
    PLACES = Qt.ItemDataRole.UserRole + 1


def ranked(
    choices: Sequence[Choice], query: str, used: Sequence[str]
) -> list[tuple[Choice, Match]]:
    """Return the choices that fit a query, best first; equals as they were used, then as given.

    Parameters
    ----------
    choices
        All there are.
    query
        What was typed; empty gives those used lately, then all that can be browsed.
    used
        Keys of those chosen before, the latest first.
    """
    lately = {key: place for place, key in enumerate(used)}
    asked = bool(query.split())
    found = []
    for place, choice in enumerate(choices):
        if choice.sought and not asked:
            continue
        fits = match(query, choice.text, f"{' '.join(choice.path)} {choice.tip}")
        if fits is not None:
            order = (-fits.score, lately.get(choice.key, len(lately)), place)
            found.append((order, choice, fits))
    found.sort(key=_order)
    least = _TAIL * found[0][2].score if found else 0.0
    return [(choice, fits) for _, choice, fits in found[:_MOST] if fits.score >= least]


def _order(line: tuple[tuple[float, int, int], Choice, Match]) -> tuple[float, int, int]:
    return line[0]


class PaletteModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._used: tuple[str, ...] = ()
        self._lines: list[tuple[Choice, Match]] = []

    def offer(self, choices: Sequence[Choice], used: Sequence[str]) -> None:
        """Take what there is to choose from, and what was chosen before."""
        self._choices, self._used = tuple(choices), tuple(used)
        self.seek("")

    def seek(self, query: str) -> None:
        """List what fits."""
        self.beginResetModel()
        self._lines = ranked(self._choices, query, self._used)
        self.endResetModel()

    def choice(self, row: int) -> Choice:
        """Return a line."""
        return self._lines[row][0]

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return name, tip, the spoken line and what the delegate draws."""
        if not index.isValid():
            return None
        choice, fits = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return choice.text
            case Qt.ItemDataRole.ToolTipRole:
                return in_tip(choice.tip) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return choice.spoken
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return choice.tip
            case Role.CHOICE:
                return choice
            case Role.PLACES:
                return fits.places
            case _:
                return None
