"""Two sweeps over each other in the list of charts: the compare window makes them. Knows no Qt."""

from __future__ import annotations

from gui.charts.kind import Kind

__all__ = ["KINDS"]

KINDS = (Kind("pair", asked=False),)
