"""What can stand on either side of a comparison: the present, the saved file, snapshots, a file.

Owns the list, and which scenario each entry means at this moment. Asks nobody and reads no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands import Entry
from gui.files.safety.words import legible

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.core.document import Document

__all__ = ["FILE", "PRESENT", "SAVED", "SNAPSHOT", "Sides"]

PRESENT, SAVED, FILE, OTHER = "present", "saved", "file", "other"
#: Followed by the id of a snapshot.
SNAPSHOT = "snapshot:"


class Sides:
    """The sides that a document offers.

    Parameters
    ----------
    document
        Whose present, saved state and snapshots they are.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._other: tuple[str, Scenario] | None = None

    def take(self, name: str, scenario: Scenario) -> str:
        """Offer a file or an earlier step too, in place of the one before; return its key."""
        self._other = (legible(name), scenario)
        return OTHER

    def entries(self) -> list[Entry]:
        """Return everything that can be chosen; `FILE` asks for a file."""
        document = self._document
        found = [Entry(PRESENT, "Present")]
        saved = "As saved" if document.path else f"As {document.history.origin}"
        found.append(Entry(SAVED, saved))
        found += [
            Entry(f"{SNAPSHOT}{snapshot.id}", snapshot.name)
            for snapshot in reversed(document.scenario.snapshots)
        ]
        if self._other is not None:
            found.append(Entry(OTHER, self._other[0]))
        return [*found, Entry(FILE, "A file…")]

    def scenario(self, key: str) -> Scenario | None:
        """Return the scenario that a key stands for; None if it is there no more."""
        if key == PRESENT:
            return self._document.scenario
        if key == SAVED:
            return self._document.saved
        if key == OTHER and self._other is not None:
            return self._other[1]
        for snapshot in self._document.scenario.snapshots:
            if key == f"{SNAPSHOT}{snapshot.id}":
                return snapshot.scenario
        return None

    def name(self, key: str) -> str:
        """Return what a key is called; empty if it is there no more."""
        return next((entry.text for entry in self.entries() if entry.value == key), "")

    def first(self) -> str:
        """Return what the present is most likely to be compared with."""
        document = self._document
        if document.scenario.body != document.saved.body or not document.scenario.snapshots:
            return SAVED
        return f"{SNAPSHOT}{document.scenario.snapshots[-1].id}"
