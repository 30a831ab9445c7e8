"""A slot: one file with a scenario's unsaved changes and a note of what they are.

Owns the file and what it looks like: the note as JSON on the first line, the scenario as a file of
its own would have it below. Note and scenario are one file so that they change together: whenever
the process is killed, there is a whole copy with the note that belongs to it, or the copy before,
or none. Only this user can read it. What is found there is taken for what it is: anything; a note
that makes no sense costs itself, never the scenario. Knows no document and no process.

The order of writes, each step on the disk (`fsync` of the file, then of its folder) before the
next begins:

1. an edit: the copy is replaced, within a second (`gui.files.safety.autosave`);
2. a save: the copy is brought up to what is about to be saved; the old file's content gets its
   second name, the backup; the new file takes its name; the copy goes.

Killed before the last step of a save, the copy equals the file and is not offered: an older version
is never offered as a newer one, and nothing older than the last edit but one second is lost.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.scenario_file import LARGEST_FILE, load, loads, write_bytes
from games.model.problems import ScenarioError

if TYPE_CHECKING:
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

COPY = "unsaved.copy"
#: As earlier versions wrote them: two files.
OLD_SCENARIO, OLD_NOTE = "unsaved.equipoise", "note.json"
_LONGEST_NOTE = 64 * 1024
_LONGEST = {"title": 200, "path": 4096, "when": 64, "started_from": 64, "program": 64}


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
        Its file; empty if it never had one, None if the note does not say so any more.
    when
        Time of writing, ISO 8601 with the offset from UTC.
    started_from
        SHA-256 of the file's content that the work started from; empty without a file.
    program, process
        Who wrote it, for a report of a fault.
    instead_of
        Names of the folders whose unsaved changes went into these.
    """

    title: str
    path: str | None = ""
    when: str = ""
    started_from: str = ""
    program: str = ""
    process: int = 0
    instead_of: tuple[str, ...] = ()


def write_slot(folder: Path, data: bytes, note: Note) -> None:
    """Put a scenario (as the bytes of its file) and its note into a slot.

    Raises
    ------
    OSError
        It cannot be written; what was there before is still there.
    """
    write_bytes(folder / COPY, json.dumps(asdict(note)).encode() + b"\n" + data, private=True)


def read_note(folder: Path) -> Note:
    """Return a slot's note; of what is missing or makes no sense nothing is known."""
    tree: object = None
    for name in (COPY, OLD_NOTE):
        with suppress(OSError, ValueError, RecursionError):
            data = _bounded(folder / name, _LONGEST_NOTE)
            tree = json.loads(data.partition(b"\n")[0] if name == COPY else data)
            break
    found = tree if isinstance(tree, dict) else {}
    texts = {
        name: value
        for name, longest in _LONGEST.items()
        if isinstance(value := found.get(name), str) and len(value) <= longest
    }
    path = texts.pop("path", None)
    process, others = found.get("process"), found.get("instead_of")
    return Note(
        **{"title": "", **texts},
        path=path if path is not None and _is_place(path) else None,
        process=process if isinstance(process, int) else 0,
        instead_of=tuple(str(other) for other in others) if isinstance(others, list) else (),
    )


def read_slot(folder: Path) -> Scenario:
    """Return a slot's scenario; raise `SlotError` if it cannot be read."""
    try:
        if not os.path.lexists(folder / COPY):
            return load(folder / OLD_SCENARIO)
        data = _bounded(folder / COPY, LARGEST_FILE + _LONGEST_NOTE)
        return loads(data.partition(b"\n")[2])
    except (ScenarioError, OSError) as error:
        raise SlotError(str(error)) from error


def slot_empty(folder: Path) -> bool:
    """Tell whether there are no unsaved changes in a slot."""
    return not any(os.path.lexists(folder / name) for name in (COPY, OLD_SCENARIO))


def clear_slot(folder: Path) -> None:
    """Empty a slot."""
    for name in (COPY, OLD_NOTE, OLD_SCENARIO):
        with suppress(FileNotFoundError):
            (folder / name).unlink()


def _bounded(path: Path, most: int) -> bytes:
    """Read at most so many bytes of an ordinary file; nothing else is waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            message = "it is not an ordinary file"
            raise OSError(message)
        return stream.read(most)


def _is_place(path: str) -> bool:
    """Tell whether a text can be where a file is, or says that there is none."""
    return not path or ("\0" not in path and Path(path).is_absolute())
