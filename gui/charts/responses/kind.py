"""Best responses in the list of charts. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind
from gui.charts.questions import REASONS

if TYPE_CHECKING:
    from gui.charts.responses.types import ResponsesScene

__all__ = ["KINDS", "RESPONSES"]


def _sheet(_scene: ResponsesScene) -> tuple[str, float]:
    return "best-responses", 0.0


RESPONSES = Kind(
    "responses",
    tab="Best responses",
    tip="What each player would do against any mix of the others;"
    " equilibria are where the curves meet",
    question=REASONS,
    page="gui.charts.pages.responses.ResponsesPage",
    sheet=_sheet,
)

KINDS = (RESPONSES,)
