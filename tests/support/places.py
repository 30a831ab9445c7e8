"""What a phase map says of one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.study.map.report import Kind, PhaseMap

__all__ = ["kind_at"]


def kind_at(report: PhaseMap, x: float, y: float) -> Kind:
    """Return the kind of equilibrium set at a place."""
    return report.kinds[report.regions[report.region_at(x, y)].kind]
