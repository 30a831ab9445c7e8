"""The dots in the list of charts."""

from __future__ import annotations

from gui.charts.kind import Kind

DOTS = Kind(
    "dots",
    tab="Dots",
    tip="How many equilibria there are",
    topic="equilibrium",
)
KINDS = (DOTS,)
