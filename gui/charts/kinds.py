"""Every kind of chart with its layout and its table of plotted numbers: one line each.

Owns the list, so that exports and data tables need not know the charts one by one. The sweep has a
view of its own and so no layout here. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from gui.charts.multiples import table as multiples_table
from gui.charts.multiples.layout import multiples_figure
from gui.charts.multiples.scene import MultiplesScene
from gui.charts.pair import table as pair_table
from gui.charts.pair.layout import pair_figure
from gui.charts.pair.scene import PairScene
from gui.charts.phase import table as phase_table
from gui.charts.phase.layout import phase_figure
from gui.charts.phase.scene import PhaseScene
from gui.charts.responses import table as responses_table
from gui.charts.responses.layout import responses_figure
from gui.charts.responses.scene import ResponsesScene
from gui.charts.scene import SweepScene
from gui.charts.sweep import table as sweep_table
from gui.charts.tornado import table as tornado_table
from gui.charts.tornado.layout import tornado_figure
from gui.charts.tornado.scene import TornadoScene
from gui.charts.waterfall import table as waterfall_table
from gui.charts.waterfall.layout import waterfall_figure
from gui.charts.waterfall.scene import WaterfallScene

if TYPE_CHECKING:
    from gui.charts.figure import Layout
    from gui.charts.table import DataTable

    class Tables(Protocol):
        """A module with the tables of one kind of chart."""

        FORM: str

        def numbers(self, scene: Any) -> DataTable:  # noqa: ANN401
            """Return every plotted number."""
            ...

        def summary(self, scene: Any) -> DataTable:  # noqa: ANN401
            """Return what is read."""
            ...


__all__ = ["layout_of", "numbers_of", "summary_of"]

#: Per kind of scene: its layout, and the module that makes its tables.
_KINDS: dict[type, tuple[Layout, Tables]] = {
    MultiplesScene: (multiples_figure, multiples_table),
    ResponsesScene: (responses_figure, responses_table),
    PairScene: (pair_figure, pair_table),
    PhaseScene: (phase_figure, phase_table),
    TornadoScene: (tornado_figure, tornado_table),
    WaterfallScene: (waterfall_figure, waterfall_table),
}


def layout_of(scene: object) -> Layout:
    """Return what lays a scene out; raise `KeyError` for an unknown kind."""
    return _KINDS[type(scene)][0]


def numbers_of(scene: object) -> tuple[str, DataTable]:
    """Return the first line and the table of a scene's CSV; raise `KeyError` for unknown kinds."""
    if isinstance(scene, SweepScene):
        return sweep_table.FORM, sweep_table.numbers(scene)
    tables = _KINDS[type(scene)][1]
    return tables.FORM, tables.numbers(scene)


def summary_of(scene: object) -> DataTable:
    """Return a scene as a table to be read; raise `KeyError` for unknown kinds."""
    if isinstance(scene, SweepScene):
        return sweep_table.summary(scene)
    return _KINDS[type(scene)][1].summary(scene)
