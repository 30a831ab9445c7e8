"""The line at the foot of the window: how much was found, how fast, how sure, and if it is saved.

Owns the wording and order of the parts. It is told each fact as it becomes known; a fact that is
not known is left out rather than shown as a dash.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from games.words.certainty import WORDS
from gui.controls.arrange import REST, beside, tool
from gui.core.later import later
from gui.look.literal import in_tip, plain_label
from gui.look.tokens import Tokens
from gui.look.wear import wear

__all__ = ["Status", "StatusStrip", "status_text"]


@dataclass(frozen=True, slots=True)
class Status:
    """What the strip knows; None is "not known".

    Attributes
    ----------
    regimes
        Number of regimes along the swept driver; None without one.
    seconds
        How long the answer took.
    proof
        How sure today's list of equilibria is: proved, checked or open.
    along
        The same of all lists along the swept driver; None without one.
    tied
        Whether payoffs tie throughout some regime, so that no list could be complete there.
    agreed
        In how many regimes nashpy agrees, and of how many.
    doubt
        How much doubt every answer stands; empty where nothing is claimed.
    play
        Who moves when; empty where all move at once.
    saved
        Whether everything is on disk.
    busy
        Whether an answer is overdue.
    """

    regimes: int | None = None
    seconds: float | None = None
    proof: str | None = None
    along: str | None = None
    tied: bool = False
    agreed: tuple[int, int] | None = None
    doubt: str = ""
    play: str = ""
    saved: bool | None = None
    busy: bool = False


def status_text(status: Status) -> str:
    """Return the line: "5 regimes in 1.3 ms · proved · nashpy agrees in 5 of 5 · saved"."""
    parts = ["solving ..."] if status.busy else []
    if status.regimes is not None:
        found = f"{status.regimes} regime{'' if status.regimes == 1 else 's'}"
        parts.append(f"{found}{_in_time(status.seconds)}")
    elif status.seconds is not None:
        parts.append(f"solved{_in_time(status.seconds)}")
    if status.proof is not None:
        alike = status.along in (None, status.proof)
        parts.append(status.proof if alike else f"today {status.proof}, sweep {status.along}")
    if status.tied:
        parts.append("payoffs tie")
    if status.agreed is not None:
        parts.append(f"nashpy agrees in {status.agreed[0]} of {status.agreed[1]}")
    if status.doubt:
        parts.append(status.doubt)
    if status.play:
        parts.append(status.play)
    if status.saved is not None:
        parts.append("saved" if status.saved else "unsaved changes")
    return " · ".join(parts)


def _in_time(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < 0.01:
        return f" in {1000 * seconds:.1f} ms"
    return f" in {1000 * seconds:.0f} ms" if seconds < 1 else f" in {seconds:.1f} s"


#: Room beside the text, so that the label need not change its size with every digit.
_SLACK = 24
#: How long room is kept that a longer line has needed.
_KEPT_MS = 300


class StatusStrip(QWidget):
    """The line, selectable, and a question beside it.

    Attributes
    ----------
    status
        What is shown.

    Signals
    -------
    help_wanted(str)
        Somebody asks what proved, checked and open mean: the id of a help page.
    """

    help_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.status = Status()
        self.label = plain_label(parent=self)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.label.setAccessibleName("Status")
        told = "; ".join(f"{word}: {meaning}" for word, meaning in WORDS.items())
        about = (
            "How many regimes the sweep has and how long they took; how sure it is that no"
            f" equilibrium is missing ({told}); what nashpy, as far as it can see, says of the same"
            " games; within how much of the ranges of the judgements, all together, the answer is"
            " guaranteed to stay one; who moves when, unless all move at once; whether the file is"
            " up to date"
        )
        self.label.setToolTip(in_tip(about))
        tip = "What proved, checked and open mean, and what nashpy is asked for"
        self.asking = tool("?", self, self._on_asked, tip)
        self.asking.setAccessibleName("What do proved, checked and open mean?")
        self.asking.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        beside(self.label, self.asking, REST, of=self, margins=(Tokens.grid, 0, Tokens.grid, 0))
        self._rest = later(self, "room", _KEPT_MS, self._give_back)
        wear(self.label, "soft", "small")
        wear(self.asking, "accent", "small")

    def show_status(self, status: Status) -> None:
        """Show another line."""
        self.status = status
        text = status_text(status)
        if text == self.label.text():
            return
        self._fit(text)
        self.label.setText(text)
        self.label.sizeHint()  # it lays its text out now, not while it is painted, to do it twice
        self.label.setAccessibleDescription(text)

    def _fit(self, text: str) -> None:
        """Keep room for the text, in steps: a label of one size lays out no window anew.

        Room that is no longer needed is kept a while: where a slider passes its saved level the
        line gets shorter for one step.
        """
        metrics = self.label.fontMetrics()
        need, room = metrics.horizontalAdvance(text), self.label.minimumWidth()
        if need > room or (room > need + 2 * _SLACK and text == self.label.text()):
            self.label.setFixedSize(need + _SLACK, metrics.height())
        elif room > need + 2 * _SLACK:
            self._rest.start()

    @Slot()
    def _give_back(self) -> None:
        self._fit(self.label.text())

    def copy(self) -> None:
        """Put the line on the clipboard."""
        QGuiApplication.clipboard().setText(self.label.text())

    def update_status(self, **known: object) -> None:
        """Change some of the facts; raise `TypeError` for a fact that `Status` does not have."""
        self.show_status(replace(self.status, **known))  # type: ignore[arg-type]

    def restyled(self) -> None:
        """Make room in the size of type in force."""
        self.label.setMinimumWidth(0)
        self._fit(self.label.text())

    @Slot()
    def _on_asked(self) -> None:
        self.help_wanted.emit("how-sure")
