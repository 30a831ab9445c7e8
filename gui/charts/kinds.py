"""The list of charts: each is a folder, and a line here.

Owns the order in which charts are offered, in window, exports, command line, help and briefing.
What there is to know of a chart stands in its folder. Knows no Qt.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from gui.charts.kind import Ask, Kind, NoChartError

if TYPE_CHECKING:
    from games.task import Token
    from gui.charts.marks.figure import Layout
    from gui.charts.marks.printed import Printed
    from gui.charts.marks.table import DataTable

__all__ = ["CHARTS", "KINDS", "draw", "layout_of", "numbers_of", "summary_of"]

#: The folders of all charts, in their order.
_FOLDERS = (
    "sweep",
    "phase",
    "multiples",
    "sequence",
    "tree",
    "tornado",
    "responses",
    "waterfall",
    "pair",
)

#: Every chart; its record stands in the `kind` of its folder.
KINDS: tuple[Kind, ...] = tuple(
    kind for name in _FOLDERS for kind in import_module(f"gui.charts.{name}.kind").KINDS
)

#: Those that can be asked for by name.
CHARTS: dict[str, Kind] = {kind.id: kind for kind in KINDS if kind.asked}


def draw(name: str, ask: Ask, token: Token | None = None) -> Printed:
    """Compute what a chart of `CHARTS` needs and return its scene.

    Raises
    ------
    KeyError
        If there is no such chart, rule, driver, player or strategy.
    NoChartError
        If the scenario has nothing for it.
    Cancelled
        If the token says so.
    """
    from games.task import NullToken

    kind = CHARTS[name]
    scene = kind.made(ask, kind.compute(ask, token or NullToken(), None))
    if why := kind.bare(scene):
        raise NoChartError(why)
    return scene


def layout_of(scene: object) -> Layout:
    """Return what lays a scene out; raise `KeyError` for an unknown kind."""
    return _kind(scene).layout


def numbers_of(scene: object) -> tuple[str, DataTable]:
    """Return the first line and the table of a scene's CSV; raise `KeyError` for unknown kinds."""
    tables = _kind(scene).tables
    return tables.FORM, tables.numbers(scene)


def summary_of(scene: object) -> DataTable:
    """Return a scene as a table to be read; raise `KeyError` for unknown kinds."""
    return _kind(scene).tables.summary(scene)


def _kind(scene: object) -> Kind:
    return {kind.makes: kind for kind in KINDS}[type(scene).__name__]
