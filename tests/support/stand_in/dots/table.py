"""The dots as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.table import DataTable

if TYPE_CHECKING:
    from gui.charts.dots.scene import DotsScene

FORM = "Equipoise dots, table 1"


def numbers(scene: DotsScene) -> DataTable:
    return DataTable(("dot",), tuple((str(place),) for place in range(scene.dots)))


def summary(scene: DotsScene) -> DataTable:
    return DataTable(("Dots",), ((str(scene.dots),),))
