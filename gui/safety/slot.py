"""A slot: a folder with one scenario's unsaved changes and a note of what they are.

Owns the two files in it and their order on the disk: the scenario first, then the note, so that a
note never speaks of a scenario that is not there. Knows no document and no process.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from games.model.file import load, write_bytes
from games.model.problems import ScenarioError

if TYPE_CHECKING:
    from pathlib import Path

    from games.model.scenario import Scenario

__all__ = [
    "Note",
    "SlotError",
    "clear_slot",
    "read_note",
    "read_slot",
    "slot_empty",
    "write_slot",
]

SCENARIO = "unsaved.equipoise"
NOTE = "note.json"


_TEXTS = ("title", "path", "when", "started_from", "program")


class SlotError(Exception):
    """A slot that cannot be read, in one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Note:
    """What unsaved changes are of.

    Attributes
    ----------
    title
        The scenario's.
    path
        Its file; empty if it never had one.
    when
        Time of writing, ISO 8601 with the offset from UTC.
    started_from
        SHA-256 of the file's content that the work started from; empty without a file.
    program, process
        Who wrote it, for a report of a fault.
    """

    title: str
    path: str = ""
    when: str = ""
    started_from: str = ""
    program: str = ""
    process: int = 0


def write_slot(folder: Path, data: bytes, note: Note) -> None:
    """Put a scenario (as the bytes of its file) and its note into a slot.

    Raises
    ------
    OSError
        It cannot be written; what was there before is still there.
    """
    write_bytes(folder / SCENARIO, data)
    write_bytes(folder / NOTE, (json.dumps(asdict(note), indent=2) + "\n").encode())


def read_note(folder: Path) -> Note:
    """Return a slot's note; what is missing or makes no sense takes its default."""
    tree: object = None
    with suppress(OSError, ValueError):
        tree = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    found = tree if isinstance(tree, dict) else {}
    texts = {n: v for n in _TEXTS if isinstance(v := found.get(n), str)}
    process = found.get("process")
    return Note(**{"title": "", **texts}, process=process if isinstance(process, int) else 0)


def read_slot(folder: Path) -> Scenario:
    """Return a slot's scenario; raise `SlotError` if it cannot be read."""
    try:
        return load(folder / SCENARIO)
    except (ScenarioError, OSError) as error:
        raise SlotError(str(error)) from error


def slot_empty(folder: Path) -> bool:
    """Tell whether there are no unsaved changes in a slot."""
    return not (folder / SCENARIO).exists()


def clear_slot(folder: Path) -> None:
    """Empty a slot: the note goes first, the scenario last."""
    for name in (NOTE, SCENARIO):
        with suppress(FileNotFoundError):
            (folder / name).unlink()
