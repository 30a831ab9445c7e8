"""Every kind of chart with its layout and its table of plotted numbers: one line each.

Owns the list, so that exports need not know the charts one by one. The sweep is not on it: it has a
view and a table of its own. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.charts import (
    multiples_table,
    pair_table,
    phase_table,
    responses_table,
    tornado_table,
    waterfall_table,
)
from gui.charts.multiples_layout import multiples_figure
from gui.charts.multiples_scene import MultiplesScene
from gui.charts.pair_layout import pair_figure
from gui.charts.pair_scene import PairScene
from gui.charts.phase_layout import phase_figure
from gui.charts.phase_scene import PhaseScene
from gui.charts.responses_layout import responses_figure
from gui.charts.responses_scene import ResponsesScene
from gui.charts.tornado_layout import tornado_figure
from gui.charts.tornado_scene import TornadoScene
from gui.charts.waterfall_layout import waterfall_figure
from gui.charts.waterfall_scene import WaterfallScene

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.charts.figure import Layout
    from gui.charts.sweep_table import DataTable

__all__ = ["layout_of", "numbers_of"]

#: Per kind of scene: its layout, the first line of its CSV files, its numbers.
_KINDS: dict[type, tuple[Layout, str, Callable[[Any], DataTable]]] = {
    MultiplesScene: (multiples_figure, multiples_table.FORM, multiples_table.numbers),
    ResponsesScene: (responses_figure, responses_table.FORM, responses_table.numbers),
    PairScene: (pair_figure, pair_table.FORM, pair_table.numbers),
    PhaseScene: (phase_figure, phase_table.FORM, phase_table.numbers),
    TornadoScene: (tornado_figure, tornado_table.FORM, tornado_table.numbers),
    WaterfallScene: (waterfall_figure, waterfall_table.FORM, waterfall_table.numbers),
}


def layout_of(scene: object) -> Layout:
    """Return what lays a scene out; raise `KeyError` for an unknown kind."""
    return _KINDS[type(scene)][0]


def numbers_of(scene: object) -> tuple[str, DataTable]:
    """Return the first line and the table of a scene's CSV; raise `KeyError` for unknown kinds."""
    _, form, numbers = _KINDS[type(scene)]
    return form, numbers(scene)
