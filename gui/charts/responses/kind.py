"""Best responses in the list of charts. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind
from gui.charts.questions import REASONS

if TYPE_CHECKING:
    from games.study.answer import LiveResult
    from gui.charts.responses.types import ResponsesScene

__all__ = ["KINDS", "RESPONSES", "follow_one_another"]


def follow_one_another(live: LiveResult) -> str:
    """Say that best responses are of those who all move at once; empty where they do."""
    if live.way.order is None:
        return ""
    return "it is of all moving at once, and here moves follow one another"


def _sheet(_scene: ResponsesScene) -> tuple[str, float]:
    return "best-responses", 0.0


RESPONSES = Kind(
    "responses",
    tab="Best responses",
    tip="What each player would do against any mix of the others;"
    " equilibria are where the curves meet",
    question=REASONS,
    mute=follow_one_another,
    page="gui.charts.pages.responses.ResponsesPage",
    sheet=_sheet,
)

KINDS = (RESPONSES,)
