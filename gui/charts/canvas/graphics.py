"""pyqtgraph, brought without every class of Qt.

Owns the one import of it. Release 0.14 copies all names of QtCore, QtGui and QtWidgets into empty
modules of its own, and PySide builds a class when its name is first looked at: 700 of them, a tenth
of the start, for the few dozen that are used. Here those modules look a name up when it is used. A
release that has nothing to copy is imported as it is.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore, QtGui, QtWidgets

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pg"]


def _load() -> Any:  # noqa: ANN401 - it has no types
    copied = [(name, qt) for name, qt in _copied() if name not in sys.modules]
    lists = [qt.__dir__ for _, qt in copied]
    for name, qt in copied:
        module = ModuleType(name)
        module.__getattr__ = partial(getattr, qt)  # type: ignore[method-assign]
        sys.modules[name] = module
        qt.__dir__ = _nothing  # type: ignore[method-assign] # copied is what `dir` lists
    try:
        import pyqtgraph

        return pyqtgraph
    finally:
        for (_, qt), listed in zip(copied, lists, strict=True):
            qt.__dir__ = listed  # type: ignore[method-assign]


def _copied() -> Iterator[tuple[str, ModuleType]]:
    """Yield the modules of pyqtgraph's that are empty until all of Qt is copied into them."""
    spec = find_spec("pyqtgraph")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for qt in (QtCore, QtGui, QtWidgets):
            short = qt.__name__.rpartition(".")[2]
            file = Path(folder, "Qt", short, "__init__.py")
            if file.is_file() and not file.stat().st_size:
                yield f"pyqtgraph.Qt.{short}", qt


def _nothing() -> list[str]:
    return []


pg = _load()
