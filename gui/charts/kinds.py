"""Every kind of chart with its layout and its table of plotted numbers: a few lines each.

Owns the list, so that exports and data tables need not know the charts one by one, and imports of
each kind only what is asked for. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.charts.marks.figure import Layout
    from gui.charts.marks.table import DataTable

    class Tables(Protocol):
        """A module with the tables of one kind of chart."""

        FORM: str

        def numbers(self, scene: Any) -> DataTable:  # noqa: ANN401
            """Return every plotted number."""
            ...

        def summary(self, scene: Any) -> DataTable:  # noqa: ANN401
            """Return what is read."""
            ...

    Kind = tuple[Layout, Tables]

__all__ = ["layout_of", "numbers_of", "summary_of"]


def _sweep() -> Kind:
    from gui.charts.sweep import table
    from gui.charts.sweep.layout import sweep_figure

    return sweep_figure, table


def _multiples() -> Kind:
    from gui.charts.multiples import table
    from gui.charts.multiples.layout import multiples_figure

    return multiples_figure, table


def _responses() -> Kind:
    from gui.charts.responses import table
    from gui.charts.responses.layout import responses_figure

    return responses_figure, table


def _pair() -> Kind:
    from gui.charts.pair import table
    from gui.charts.pair.layout import pair_figure

    return pair_figure, table


def _phase() -> Kind:
    from gui.charts.phase import table
    from gui.charts.phase.layout import phase_figure

    return phase_figure, table


def _tornado() -> Kind:
    from gui.charts.tornado import table
    from gui.charts.tornado.layout import tornado_figure

    return tornado_figure, table


def _waterfall() -> Kind:
    from gui.charts.waterfall import table
    from gui.charts.waterfall.layout import waterfall_figure

    return waterfall_figure, table


#: By the name of its kind of scene what brings a chart's layout and tables.
_KINDS: dict[str, Callable[[], Kind]] = {
    "SweepScene": _sweep,
    "MultiplesScene": _multiples,
    "ResponsesScene": _responses,
    "PairScene": _pair,
    "PhaseScene": _phase,
    "TornadoScene": _tornado,
    "WaterfallScene": _waterfall,
}


def layout_of(scene: object) -> Layout:
    """Return what lays a scene out; raise `KeyError` for an unknown kind."""
    return _kind(scene)[0]


def numbers_of(scene: object) -> tuple[str, DataTable]:
    """Return the first line and the table of a scene's CSV; raise `KeyError` for unknown kinds."""
    tables = _kind(scene)[1]
    return tables.FORM, tables.numbers(scene)


def summary_of(scene: object) -> DataTable:
    """Return a scene as a table to be read; raise `KeyError` for unknown kinds."""
    return _kind(scene)[1].summary(scene)


def _kind(scene: object) -> Kind:
    return _KINDS[type(scene).__name__]()
