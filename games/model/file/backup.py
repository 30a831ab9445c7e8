"""The last good version of a file: kept beside it when a new one takes its place.

Owns where backups are and when one is made: only of a valid scenario, so that a broken file never
replaces the last good version. `name.equipoise` has its backup in `name.equipoise~` in the same
folder, or in a folder of the user's own where that one lets nothing be made. Reading and checking
is `games.model.file.scenario_file`'s.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from games.model.file.scenario_file import loads, read_bytes
from games.model.file.whole import beside, clear_unfinished, followed, make_private_folder
from games.model.problems import ScenarioError

__all__ = ["find_backup", "keep_backup"]

MARK = "~"


def keep_backup(path: Path, elsewhere: Path | None = None) -> bool:
    """Keep the present content of a file that is about to be replaced.

    Parameters
    ----------
    path
        The file. A link is followed, as saving follows it.
    elsewhere
        A folder for backups of files whose own folder lets nothing be made.

    Returns
    -------
    bool
        False if there is something worth keeping and no place took it. Nothing there, or nothing
        valid, is True: then there is nothing to lose, and an older backup stays.
    """
    if not _good(path):
        return True
    path = followed(path)
    for place in _places(path, elsewhere):
        with suppress(OSError):
            _copy(path, place)
            return True
    return False


def find_backup(path: Path, elsewhere: Path | None = None) -> Path | None:
    """Return the newest backup of a file that can be read, None if there is none."""
    with suppress(OSError, ValueError):  # ValueError: a null character in the path
        path = followed(path)
        found = [place for place in _places(path, elsewhere) if _good(place)]
        return max(found, key=lambda place: place.stat().st_mtime, default=None)
    return None


def _places(path: Path, elsewhere: Path | None) -> list[Path]:
    places = [path.with_name(path.name + MARK)]
    if elsewhere is not None:
        key = hashlib.sha256(os.fsencode(path)).hexdigest()[:32]
        places.append(elsewhere / f"{key}{path.suffix}{MARK}")
    return places


def _good(path: Path) -> bool:
    """Tell whether a valid scenario lies there."""
    try:
        loads(read_bytes(path))
    except (ScenarioError, OSError):
        return False
    return True


def _copy(path: Path, place: Path) -> None:
    """Put the file at its backup's place in one step; its time and permissions go with it.

    A second name for the same file needs no room on a full disk. The save that follows puts a new
    file under the first name, so the two never change together. Where a file can have one name
    only it is copied, readable by nobody else until it has the permissions of the file.
    """
    make_private_folder(place.parent)
    new = beside(place)
    try:
        try:
            os.link(path, new)
        except OSError:
            new.touch(0o600, exist_ok=False)
            shutil.copy2(path, new)
        new.replace(place)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    clear_unfinished(place)
