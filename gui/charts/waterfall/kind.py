"""The waterfall in the list of charts.

Owns which payoff is shown where nobody chose. Imports what is heavy only when it is asked for.
Knows no Qt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gui.charts.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Profile
    from games.study.answer import LiveResult
    from gui.charts.kind import Ask
    from gui.charts.waterfall.scene import WaterfallScene

__all__ = ["KINDS", "WATERFALL", "likely_cell"]


def likely_cell(live: LiveResult) -> tuple[str, Profile]:
    """Return the first player and the profile in which today's game most likely ends."""
    scenario = live.scenario
    mixes = live.report.equilibria[0].profile if live.report.equilibria else None
    likely = tuple(int(mix.argmax()) for mix in mixes) if mixes else (0,) * len(scenario.shape)
    return scenario.players[0].id, scenario.profile(likely)


def _scene(ask: Ask, _answer: None) -> WaterfallScene:
    from gui.charts.waterfall.scene import waterfall_scene

    return waterfall_scene(
        ask.scenario,
        *(ask.cell or likely_cell(ask.live)),
        title=ask.title,
        content_hash=ask.content_hash,
        against=ask.against,
    )


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
    _scene,
    tab="Payoff",
    tip="The selected payoff as a waterfall of the reasons it is made of",
    topic="payoffs",
    page="gui.charts.pages.waterfall.WaterfallPage",
    briefed=_briefed,
)

KINDS = (WATERFALL,)
