"""What the application remembers between starts.

Owns the preferences as one frozen value and the file they are kept in. Every value that is read is
checked: a file that somebody edited, or that a newer version wrote, can cost a preference but never
the start. Knows no window; the path of the file is given from outside.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RECENT", "THEMES", "Prefs", "Store", "default_path"]

#: Theme choices; "system" follows the desktop.
THEMES = ("system", "light", "dark", "high contrast")
#: Recent files that are kept.
RECENT = 10


@dataclass(frozen=True, slots=True)
class Prefs:
    """Everything remembered. The defaults are those of a first start.

    `geometry` and `layout` are what Qt saves of a window and of its docks; `rule` is the id of the
    selection rule; `folder` is where the last file dialog was; `recent` lists files, newest first;
    `table` is how many thousandths of the middle the payoff table takes (0: as on a first start),
    `chart` the place of the chart in front; `used` is what was chosen in the command palette,
    latest first; `toured` is whether the tour was offered.
    """

    theme: str = "system"
    rule: str = "low"
    geometry: bytes = b""
    layout: bytes = b""
    folder: str = ""
    recent: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    table: int = 0
    chart: int = 0
    toured: bool = False


class Store:
    """Preferences in a file. Values it does not know are left where they are.

    Parameters
    ----------
    path
        An INI file; its folder is made when something is first kept.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def load(self) -> Prefs:
        """Read the preferences; whatever is missing or makes no sense takes its default."""
        found: dict[str, object] = {}
        for name, (key, read) in _KEYS.items():
            value = read(self._settings.value(key)) if self._settings.contains(key) else None
            if value is not None:
                found[name] = value
        return Prefs(**found)  # type: ignore[arg-type] # each reader returns its field's type

    def save(self, prefs: Prefs) -> bool:
        """Keep the preferences; False if the file cannot be written."""
        for field in fields(prefs):
            value = getattr(prefs, field.name)
            if isinstance(value, bytes):
                value = QByteArray(value)
            elif isinstance(value, tuple):
                value = list(value)
            self._settings.setValue(_KEYS[field.name][0], value)
        self._settings.sync()
        return self._settings.status() == QSettings.Status.NoError


def default_path() -> Path:
    """Return where the preferences of this user belong."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "equipoise.ini"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _theme(value: object) -> str | None:
    return value if isinstance(value, str) and value in THEMES else None


def _bytes(value: object) -> bytes | None:
    return bytes(value.data()) if isinstance(value, QByteArray) else None


def _flag(value: object) -> bool | None:
    if isinstance(value, str):  # an INI file knows no truth
        return {"true": True, "false": False}.get(value)
    return value if isinstance(value, bool) else None


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 9:
        return int(value)  # an INI file knows no numbers
    return value if isinstance(value, int) and value >= 0 else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):  # an INI file keeps a list of one as its only element
        value = [value] if value else []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    return tuple(item for item in value if item)[:RECENT]


#: Field -> key in the file, and how a value is checked; None means "not one of these".
_KEYS: dict[str, tuple[str, Callable[[object], object]]] = {
    "theme": ("view/theme", _theme),
    "rule": ("analysis/rule", _text),
    "geometry": ("window/geometry", _bytes),
    "layout": ("window/layout", _bytes),
    "folder": ("files/folder", _text),
    "recent": ("files/recent", _texts),
    "used": ("palette/used", _texts),
    "table": ("window/table", _count),
    "chart": ("view/chart", _count),
    "toured": ("help/toured", _flag),
}
