"""Pages of charts by themselves, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF

from gui.charts.pages.place import Place
from gui.charts.pages.sweep import SweepPage
from gui.charts.sweep.kind import SWEEP
from gui.core.selection import Selection
from gui.work.jobs import InlineExecutor, Jobs

if TYPE_CHECKING:
    from gui.charts.canvas.phase import PhaseCanvas
    from gui.charts.canvas.spot_canvas import SpotCanvas
    from gui.core.document import Document


def sweep_page(document: Document) -> SweepPage:
    """A page that computes nothing, over a document."""
    return SweepPage(SWEEP, Place(document, Jobs(InlineExecutor()), Selection()))


def place_of(canvas: SpotCanvas, key: str) -> QPoint:
    """The middle of a spot on the widget."""
    figure = canvas.figure
    assert figure is not None
    box = next(spot.box for spot in figure.spots if spot.key == key)
    middle = QPointF((box.left + box.right) / 2, box.middle)
    return (middle + canvas._area().topLeft()).toPoint()


def place_at(canvas: PhaseCanvas, x: float, y: float) -> QPoint:
    """Where levels of both drivers are on the widget."""
    plan = canvas.plan
    assert plan is not None
    return (QPointF(plan.x(x), plan.y(y)) + canvas._area().topLeft()).toPoint()
