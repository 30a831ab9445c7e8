"""Unsaved changes whose window ended without closing: found, claimed, kept or thrown away.

Owns which slots are offered (those whose owner is no longer alive and that no other window looks
at right now, but not those whose work went on in another one that is there), which is the newest,
and that a damaged one is put aside rather than deleted. What cannot be looked at is passed over: it
hides no other. Knows no document.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from games.model.file.whole import make_private_folder
from gui.files.safety.claim import Claim
from gui.files.safety.session import CLAIM, remove_claimed, sessions_folder
from gui.files.safety.slot import Note, SlotError, read_note, read_slot, slot_empty

if TYPE_CHECKING:
    from pathlib import Path

    from games.model.scenario import Scenario

__all__ = ["Orphan", "find_orphans"]


@dataclass(frozen=True, eq=False)
class Orphan:
    """Unsaved changes that this window, and no other, may decide about.

    Attributes
    ----------
    folder
        The slot; for a damaged one the place where it was put aside.
    note
        What it is of.
    scenario
        What it holds; None if it is damaged.
    problem
        What is wrong with a damaged one.
    """

    folder: Path
    note: Note
    scenario: Scenario | None
    problem: str
    _claim: Claim

    def keep(self) -> None:
        """Leave it for a later start."""
        self._claim.leave()

    def discard(self) -> None:
        """Throw it away."""
        remove_claimed(self.folder, self._claim)


def find_orphans(state: Path) -> tuple[Orphan, ...]:
    """Claim and return what windows left behind, the newest first; empty leftovers go at once."""
    folders: list[Path] = []
    with suppress(OSError):
        folders = list(sessions_folder(state).iterdir())
    found = []
    for folder in folders:
        with suppress(OSError):
            orphan = _orphan(folder, state)
            if orphan is not None:
                found.append(orphan)
    gone_on = {name for one in found if one.scenario is not None for name in one.note.instead_of}
    for orphan in [one for one in found if one.folder.name in gone_on]:
        orphan.discard()
        found.remove(orphan)
    return tuple(sorted(found, key=_written, reverse=True))


def _written(orphan: Orphan) -> float:
    """Return when it was written, in seconds; by the system's clock if the note does not say."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromisoformat(orphan.note.when).timestamp()
    with suppress(OSError):
        return orphan.folder.stat().st_mtime
    return 0.0


def _orphan(folder: Path, state: Path) -> Orphan | None:
    try:
        claim = Claim.take(folder / CLAIM, make=False)
    except OSError:  # no claim: a folder that is being made or removed right now
        return None
    if claim is None:
        return None
    if slot_empty(folder):
        remove_claimed(folder, claim)
        return None
    note = read_note(folder)
    try:
        return Orphan(folder, note, read_slot(folder), "", claim)
    except SlotError as error:
        return Orphan(_put_aside(folder, state), note, None, str(error), claim)


def _put_aside(folder: Path, state: Path) -> Path:
    """Move a damaged slot where no start stumbles over it again; it stays if it cannot move."""
    aside = state / "damaged" / folder.name
    with suppress(OSError):
        make_private_folder(aside.parent)
        return folder.rename(aside)
    return folder
