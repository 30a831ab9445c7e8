"""The phase map in the list of charts. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind, two_drivers

if TYPE_CHECKING:
    from gui.charts.phase.types import PhaseScene

__all__ = ["KINDS", "PHASE"]


def _sheet(scene: PhaseScene) -> tuple[str, float]:
    return f"phase-{scene.across.driver}-{scene.above.driver}", 0.62


PHASE = Kind(
    "phase",
    tab="Phase map",
    tip="Every regime over two drivers at once, and the nearest border to where you stand",
    mute=two_drivers,
    page="gui.charts.pages.phase.PhasePage",
    sheet=_sheet,
)

KINDS = (PHASE,)
