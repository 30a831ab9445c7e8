"""Try to import everything that the program imports: what set-up ends with.

    .venv/bin/python packaging/imports.py [PLATFORM ...]

Prints one line for everything that cannot be loaded and ends with status 1 if there is any. What is
imported is read from the program itself, so that no list can be forgotten; named are only Qt's
plugins for a PLATFORM (xcb, offscreen), which it loads by itself. Standard library only.
"""

from __future__ import annotations

import ast
import ctypes
import importlib
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
OURS = ("games", "gui", "assets")
#: What the program does without where it is not installed.
OPTIONAL = ("flint",)


def foreign_modules(root: Path) -> list[str]:
    """Return what the program imports that is neither its own nor Python's, sorted."""
    found: set[str] = set()
    for room in OURS:
        for path in (root / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                found.update(_modules(node))
    return sorted(
        name
        for name in found
        if (top := name.partition(".")[0]) not in OURS and top not in sys.stdlib_module_names
    )


def _modules(node: ast.AST) -> Iterator[str]:
    """Yield the modules that a statement imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        if node.module == "PySide6":
            yield from (f"PySide6.{alias.name}" for alias in node.names if alias.name[0].isupper())


def failures(modules: list[str], platforms: list[str]) -> Iterator[str]:
    """Yield a line for each module, and each of Qt's plugins for a platform, that does not load."""
    for name in modules:
        if name in OPTIONAL and find_spec(name) is None:
            continue
        try:
            importlib.import_module(name)
        except ImportError as error:
            yield f"{name}: {error}"
    if platforms and sys.platform.startswith("linux"):
        import PySide6

        for platform in platforms:
            plugin = f"Qt/plugins/platforms/libq{platform}.so"
            try:
                ctypes.CDLL(str(Path(PySide6.__path__[0]) / plugin))
            except OSError as error:
                yield f"{plugin}: {error}"


def main(platforms: list[str]) -> int:
    """Print what cannot be loaded and return the exit status."""
    wrong = list(failures(foreign_modules(ROOT), platforms))
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
