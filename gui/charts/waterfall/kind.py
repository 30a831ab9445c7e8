"""The waterfall in the list of charts. Knows no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gui.charts.kind import Kind
from gui.charts.questions import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.charts.kind import Ask

__all__ = ["KINDS", "WATERFALL"]


def _briefed(_id: str, ask: Ask) -> Iterable[tuple[str, Ask]]:
    """Take everybody's payoff at the first pure equilibrium apart."""
    pure = next((one for one in ask.live.report.equilibria if one.is_pure), None)
    if pure is None:
        return
    profile = ask.scenario.profile(tuple(played[0] for played in pure.support))
    for player in ask.scenario.players:
        yield f"payoff-{player.id}", replace(ask, cell=(player.id, profile))


WATERFALL = Kind(
    "waterfall",
    tab="Payoff",
    tip="The selected payoff as a waterfall of the reasons it is made of",
    question=REASONS,
    topic="payoffs",
    page="gui.charts.pages.waterfall.WaterfallPage",
    briefed=_briefed,
)

KINDS = (WATERFALL,)
