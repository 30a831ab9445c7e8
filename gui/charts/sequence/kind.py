"""The sequence map in the list of charts. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind
from gui.charts.questions import MOVES

if TYPE_CHECKING:
    from games.study.answer import LiveResult
    from gui.charts.sequence.types import SequenceScene

__all__ = ["KINDS", "SEQUENCE", "no_order"]


def no_order(live: LiveResult) -> str:
    """Say why there is no order of moves to compare along a driver; empty where there is."""
    if not live.driver:
        return "the scenario has no driver"
    left = len(live.scenario.players) - len(live.scenario.play.moved)
    if left < 2:
        who = "only one player is" if left else "nobody is"
        return f"{who} still to move, so that there is no order to compare"
    return ""


def _sheet(scene: SequenceScene) -> tuple[str, float]:
    return f"sequence-along-{scene.axis.driver}", 0.25 + 0.0245 * len(scene.strips)


SEQUENCE = Kind(
    "sequence",
    question=MOVES,
    mute=no_order,
    tab="Sequence map",
    tip="Who moves first: where the outcome tips under every order of moves",
    topic="who-moves-first",
    page="gui.charts.pages.sequence.SequencePage",
    sheet=_sheet,
)

KINDS = (SEQUENCE,)
