"""Tell the desktop which files are Equipoise's, for this user only: a double-click opens them.

Owns the three files in the user's data folder (menu entry, file types, icon) and their removal.
Freedesktop systems only; for others it says what to do by hand. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "linux"
#: File here -> place under the user's data folder.
PLACES = {
    "equipoise.desktop": "applications/equipoise.desktop",
    "equipoise.xml": "mime/packages/equipoise.xml",
    "equipoise.svg": "icons/hicolor/scalable/apps/equipoise.svg",
}
#: What reads them afresh, where it is installed; without it the next login does.
REFRESH = {"update-mime-database": "mime", "update-desktop-database": "applications"}
BY_HAND = (
    "files can be registered on Linux only; here, choose Equipoise once in the Open with dialog "
    "of a scenario file, or drop the file onto the window"
)


def data_folder(environment: dict[str, str]) -> Path:
    """Return where this user's menu entries, file types and icons are."""
    given = Path(environment.get("XDG_DATA_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".local" / "share"


def exec_line(program: Path) -> str:
    """Return the line that starts a program on one file, quoted as desktop entries ask for."""
    quoted = str(program)
    for mark in ("\\", '"', "`", "$"):
        quoted = quoted.replace(mark, "\\" + mark)
    # a desktop entry is read as a string first: its backslashes count double
    quoted = quoted.replace("\\", "\\\\").replace("%", "%%")
    return f'Exec="{quoted}" %f'


def register(program: Path, folder: Path) -> list[Path]:
    """Install the files for a program and return them."""
    installed = []
    for name, place in PLACES.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (SOURCE / name).read_text(encoding="utf-8")
        target.write_text(text.replace("Exec=equipoise %f", exec_line(program)), encoding="utf-8")
        installed.append(target)
    refresh(folder)
    return installed


def unregister(folder: Path) -> list[Path]:
    """Remove what `register` installed and return it."""
    removed = [folder / place for place in PLACES.values() if (folder / place).exists()]
    for target in removed:
        target.unlink()
    refresh(folder)
    return removed


def refresh(folder: Path) -> None:
    """Let the desktop read its files again."""
    for tool, part in REFRESH.items():
        found = shutil.which(tool)
        if found and (folder / part).is_dir():
            subprocess.run([found, str(folder / part)], capture_output=True, check=False)


def main(arguments: list[str], program: Path) -> int:
    """Register, or with --remove unregister, and say what was done."""
    if not sys.platform.startswith("linux"):
        print(f"equipoise: {BY_HAND}", file=sys.stderr)
        return 1
    if arguments not in ([], ["--remove"]):
        print("usage: bootstrap.py register [--remove]", file=sys.stderr)
        return 2
    folder = data_folder(dict(os.environ))
    try:
        files = unregister(folder) if arguments else register(program, folder)
    except OSError as error:
        print(f"equipoise: {error.filename}: {(error.strerror or '').lower()}", file=sys.stderr)
        return 1
    for file in files:
        print(f"{'removed' if arguments else 'installed'} {file}")
    return 0
