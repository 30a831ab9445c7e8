"""What can stand on either side of a comparison: the present, the saved file, snapshots, a file.

Owns the list, and which scenario each entry means at this moment. Asks nobody and reads no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.commands import Entry
from gui.core.earlier import SAVED, SNAPSHOT, earlier
from gui.files.words import legible

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.core.document import Document

__all__ = ["FILE", "PRESENT", "Sides"]

PRESENT, FILE, OTHER = "present", "file", "other"


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
        there = [Entry(key, name) for key, (name, _) in self._there().items()]
        return [*there, Entry(FILE, "A file…")]

    def scenario(self, key: str) -> Scenario | None:
        """Return the scenario that a key stands for; None if it is there no more."""
        return self._there().get(key, ("", None))[1]

    def name(self, key: str) -> str:
        """Return what a key is called; empty if it is there no more."""
        return self._there().get(key, ("", None))[0]

    def first(self) -> str:
        """Return what the present is most likely to be compared with."""
        document = self._document
        if document.scenario.body != document.saved.body or not document.scenario.snapshots:
            return SAVED
        return f"{SNAPSHOT}{document.scenario.snapshots[-1].id}"

    def _there(self) -> dict[str, tuple[str, Scenario]]:
        """Return name and scenario of every side by its key, the newest snapshot first."""
        saved, *snapshots = earlier(self._document).items()
        found = {PRESENT: ("Present", self._document.scenario), **dict([saved, *snapshots[::-1]])}
        return found if self._other is None else found | {OTHER: self._other}
