"""Small multiples in the list of charts. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind, two_drivers

if TYPE_CHECKING:
    from gui.charts.multiples.types import MultiplesScene

__all__ = ["KINDS", "MULTIPLES"]


def _sheet(scene: MultiplesScene) -> tuple[str, float]:
    return f"sweep-{scene.axis.driver}-by-{scene.second.driver}", 0.0


MULTIPLES = Kind(
    "multiples",
    tab="Side by side",
    tip="The sweep again and again, for several levels of a second driver",
    mute=two_drivers,
    page="gui.charts.pages.multiples.MultiplesPage",
    sheet=_sheet,
)

KINDS = (MULTIPLES,)
