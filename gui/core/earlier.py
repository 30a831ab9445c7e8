"""What the charts are compared with: nothing, the scenario as saved, or one of its snapshots.

Owns the choice and the scenario behind it. Solves nothing and draws nothing: answers are
`gui.desk.ghosts`', faint lines the charts'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from games.words.names import quoted

if TYPE_CHECKING:
    from games.model.changes import Change
    from games.model.scenario import Scenario
    from gui.core.document import Document

__all__ = ["NOTHING", "SAVED", "SNAPSHOT", "GhostChoice", "earlier"]

#: Values of the choice that are no snapshot's.
NOTHING, SAVED = "nothing", "saved"
#: Followed by the id of a snapshot.
SNAPSHOT = "snapshot:"


def earlier(document: Document) -> dict[str, tuple[str, Scenario]]:
    """Return what a document can be compared with: by value its name and the scenario."""
    saved = "As saved" if document.path else f"As {document.history.origin}"
    kept = document.scenario.snapshots
    return {SAVED: (saved, document.saved)} | {SNAPSHOT + s.id: (s.name, s.scenario) for s in kept}


class GhostChoice(QObject):
    """Chooses the earlier scenario behind the charts of one window.

    Parameters
    ----------
    document
        Has the scenario as saved, and the snapshots.

    Attributes
    ----------
    choice
        `NOTHING`, `SAVED` or a snapshot's value among the `choices`; set by `choose`.

    Signals
    -------
    changed()
        Another scenario is compared with, or it has another name.
    offered()
        Other choices are there.
    """

    changed = Signal()
    offered = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ghost-choice")
        self._document = document
        self.choice = NOTHING
        self._last = SAVED
        self._told: tuple[str, Scenario | None] = ("", None)
        self._offers = self.choices
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._tell)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Value and name of everything there is to compare with."""
        there = earlier(self._document)
        named = (
            (value, name if value == SAVED else f"Snapshot {quoted(name)}")
            for value, (name, _) in there.items()
        )
        return ((NOTHING, "Nothing"), *named)

    @property
    def name(self) -> str:
        """How the present choice is called within a sentence; empty for nothing."""
        if self.choice == NOTHING:
            return ""
        name = dict(self.choices).get(self.choice, "")
        return name[:1].lower() + name[1:]

    @property
    def scenario(self) -> Scenario | None:
        """The earlier scenario, None for nothing or a snapshot that is gone."""
        return earlier(self._document).get(self.choice, ("", None))[1]

    @Slot(str)
    def choose(self, choice: str) -> None:
        """Compare with something else; raise `KeyError` for what is not offered."""
        if choice not in dict(self.choices):
            raise KeyError(choice)
        if choice != NOTHING:
            self._last = choice
        self.choice = choice
        self._tell()

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """Compare with what was compared with last, or with nothing."""
        last = self._last if self._last in dict(self.choices) else SAVED
        self.choose(last if on else NOTHING)

    # -- inside -----------------------------------------------------------------------------------

    @Slot()
    def _tell(self) -> None:
        """Say what is another: the offers, the scenario, its name."""
        if self.choice not in dict(self.choices):  # the snapshot was removed
            self.choice = NOTHING
        if self._offers != self.choices:
            self._offers = self.choices
            self.offered.emit()
        name, scenario = self._told
        if name != self.name or scenario is not self.scenario:
            self._told = (self.name, self.scenario)
            self.changed.emit()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.old.snapshots is not change.new.snapshots or change.old.title != change.new.title:
            self._tell()
