"""Writing an exported file completely or not at all, and saying why it could not be done.

Owns the error that exports raise, the last step to the disk, and what is there already: nothing is
replaced unasked.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["ExportError", "ThereAlreadyError", "refuse_existing", "write_whole"]


class ExportError(OSError):
    """A chart that could not be exported, in one sentence for a person."""


class ThereAlreadyError(ExportError):
    """Files that nobody wants replaced; window and command line have remedies of their own."""


def refuse_existing(paths: Iterable[Path]) -> None:
    """Refuse to go on where a file of one of these names is there already.

    Raises
    ------
    ThereAlreadyError
        With the first of them.
    """
    there = [path for path in paths if os.path.lexists(path)]
    if there:
        more = f", and {len(there) - 1} more" if there[1:] else ""
        message = f"“{there[0]}” is there already{more}; nothing was written."
        raise ThereAlreadyError(message)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file; where that fails, what was there before is still there.

    Raises
    ------
    ExportError
        If there is no such folder, or it cannot be written.
    """
    from games.model.file.whole import replace_whole  # brings numpy; lists of formats do without

    if "\0" in str(path):
        raise ExportError("A file name cannot contain a null character.")
    if path.is_dir():
        message = f"“{path}” is a folder, not a file."
        raise ExportError(message)
    if not path.parent.is_dir():
        message = f"Cannot write “{path.name}”: there is no folder “{path.parent}”."
        raise ExportError(message)
    try:
        replace_whole(path, data)
    except OSError as error:
        reason = error.strerror or error
        message = f"Cannot write “{path.name}” into “{path.parent}”: {reason}."
        raise ExportError(message) from error
