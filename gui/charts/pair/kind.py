"""Two sweeps over each other in the list of charts: the compare window makes them.

Imports what is heavy only when it is asked for. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind

if TYPE_CHECKING:
    from gui.charts.kind import Tables
    from gui.charts.marks.figure import Layout

__all__ = ["KINDS", "PAIR"]


def _drawing() -> tuple[Layout, Tables]:
    from gui.charts.pair import table
    from gui.charts.pair.layout import pair_figure

    return pair_figure, table


PAIR = Kind("pair", "PairScene", _drawing)

KINDS = (PAIR,)
