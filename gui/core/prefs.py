"""What the application remembers between starts.

Owns the preferences as one frozen value and the file they are kept in: a line a value, each written
as JSON and read on its own. Every value that is read is checked: a file that was damaged, that
somebody edited, or that a newer version wrote, can cost a preference but never the start. What Qt
made (bytes it takes back without a look) has its hash beside it, and is nothing without it. Qt does
not read the file: its reader can be made to stop the program. Knows no window; the path of the file
is given from outside.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QStandardPaths

from games.model.file.scenario_file import read_bytes, write_bytes
from games.model.file.whole import make_private_folder
from games.model.problems import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RECENT", "THEMES", "Prefs", "Store", "default_path"]

#: Theme choices; "system" follows the desktop.
THEMES = ("system", "light", "dark", "high contrast")
#: Recent files that are kept.
RECENT = 10
_MOST = 10**8

T = TypeVar("T")


def _sealed(data: bytes) -> str:
    """Return bytes as text that tells whether it is whole."""
    return f"{hashlib.sha256(data).hexdigest()} {base64.b64encode(data).decode()}"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value.isidentifier() else None


def _theme(value: object) -> str | None:
    return value if isinstance(value, str) and value in THEMES else None


def _unsealed(value: object) -> bytes | None:
    """Return the bytes of `_sealed`; None if a single bit of them is not as it was."""
    if not isinstance(value, str):
        return None
    try:
        data = base64.b64decode(value.partition(" ")[2], validate=True)
    except ValueError:
        return None
    return data if _sealed(data) == value else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _count(value: object) -> int | None:
    fine = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST
    return value if fine else None  # type: ignore[return-value] # bool and int are told apart


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):  # as an older version wrote them; what it had to escape is let go
        found: list[str] = []
        with suppress(csv.Error):
            found = next(csv.reader([value], skipinitialspace=True), found)
        value = [item for item in found if "\\" not in item and item[:1] not in "@[{"]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    return tuple(item for item in value if item)[:RECENT]


def _kept(default: T, key: str, read: Callable[[object], T | None]) -> T:
    """Return a field with its key in the file and how it is read; None means "not one of these"."""
    return field(default=default, metadata={"key": key, "read": read})


@dataclass(frozen=True, slots=True)
class Prefs:
    """Everything remembered. The defaults are those of a first start.

    `geometry` and `layout` are what Qt saves of a window and of its docks; `rule` is the id of the
    selection rule; `recent` lists files, newest first; `table` is how many thousandths of the
    middle the payoff table takes (0: as on a first start), `chart` the id of the chart in front;
    `used` is what was chosen in the command palette, latest first; `toured` is whether the tour was
    offered.
    """

    theme: str = _kept("system", "view/theme", _theme)
    rule: str = _kept("low", "analysis/rule", _text)
    geometry: bytes = _kept(b"", "window/geometry", _unsealed)
    layout: bytes = _kept(b"", "window/layout", _unsealed)
    recent: tuple[str, ...] = _kept((), "files/recent", _texts)
    used: tuple[str, ...] = _kept((), "palette/used", _texts)
    table: int = _kept(0, "window/table", _count)
    chart: str = _kept("", "view/chart", _word)
    toured: bool = _kept(False, "help/toured", _flag)


class Store:
    """Preferences in a file. Values it does not know are left where they are.

    Parameters
    ----------
    path
        An INI file; its folder is made when something is first kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Prefs:
        """Read the preferences; whatever is missing or makes no sense takes its default."""
        lines = self._lines()
        found: dict[str, object] = {}
        for own in fields(Prefs):
            line = lines.get(own.metadata["key"])
            value = None if line is None else own.metadata["read"](_value(line))
            if value is not None:
                found[own.name] = value
        return Prefs(**found)  # type: ignore[arg-type] # each reader returns its field's type

    def save(self, prefs: Prefs) -> bool:
        """Keep the preferences, for this user's eyes; False if the file cannot be written."""
        lines = self._lines()
        for own in fields(prefs):
            value = getattr(prefs, own.name)
            plain = _sealed(value) if isinstance(value, bytes) else value
            lines[own.metadata["key"]] = json.dumps(plain)
        sections: dict[str, list[str]] = {}
        for key, text in sorted(lines.items()):
            section, _, name = key.rpartition("/")
            sections.setdefault(section, []).append(f"{name}={text}")
        blocks = ("\n".join((f"[{own}]", *rows)) for own, rows in sections.items())
        try:
            make_private_folder(self._path.parent)
            write_bytes(self._path, ("\n\n".join(blocks) + "\n").encode(), private=True)
        except OSError:
            return False
        return True

    def _lines(self) -> dict[str, str]:
        """Return what is written for each key, "section/name"; nothing if there is no file."""
        data = b""
        with suppress(ScenarioError, OSError):
            data = read_bytes(self._path)
        found, section = {}, ""
        for line in data.decode("utf-8", "replace").split("\n"):
            name, mark, value = line.partition("=")
            if line.startswith("[") and line.rstrip().endswith("]"):
                section = line.strip()[1:-1]
            elif mark and name.isprintable():
                found[f"{section}/{name.strip()}"] = value.strip()
        return found


def default_path() -> Path:
    """Return where the preferences of this user belong."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "equipoise.ini"


def _value(text: str) -> object:
    """Return what stands for a key; an older version wrote words as they are."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
