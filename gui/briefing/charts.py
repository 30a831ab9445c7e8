"""The charts of a briefing, as scenes: which there are, and which of them the paper shows.

Owns the list; a new chart is one entry in `charts`. What is drawn is each scene's own business.
Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.multiples.scene import multiples_scene
from gui.charts.phase.scene import phase_scene
from gui.charts.tornado.scene import tornado_scene
from gui.charts.waterfall.scene import waterfall_scene
from gui.gallery import Ask, responses_of, sweep_of

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.briefing.answers import Answers
    from gui.charts.marks.figure import Printed

__all__ = ["Chart", "charts"]

#: More regimes than this need a taller sweep chart for their names.
_FEW = 5


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart of the briefing.

    `id` is what the paper calls it, `stem` the name of its files, `height` its share of its width
    in the paper, 0 for a chart that goes into the folder only.
    """

    id: str
    stem: str
    scene: Printed
    height: float = 0.0


def charts(scenario: Scenario, found: Answers, rule: str, hashed: str) -> tuple[Chart, ...]:
    """Return every chart there is something to draw for, in the order of the paper."""
    live = found.live
    made: list[Chart] = []
    ask = Ask(live, rule, content_hash=hashed)
    if live.sweep is not None:
        scene = sweep_of(ask)
        height = 0.6 if len(live.sweep.regimes) <= _FEW else 0.75
        made.append(Chart("sweep", f"sweep-{live.driver}", scene, height))
    if found.phase is not None:
        both = phase_scene(scenario, found.phase, content_hash=hashed)
        made.append(Chart("phase", f"phase-{'-'.join(found.phase.drivers)}", both, 0.62))
    bars = tornado_scene(scenario, found.tornado, content_hash=hashed)
    if bars.bars:
        rows = min(len(bars.bars), bars.most)
        made.append(Chart("tornado", "tornado", bars, 0.26 + 0.035 * rows))
    if found.multiples is not None:
        strips = multiples_scene(scenario, found.multiples, rule, content_hash=hashed)
        stem = f"sweep-{found.multiples.driver}-by-{found.multiples.second}"
        made.append(Chart("multiples", stem, strips))
    made.append(Chart("responses", "best-responses", responses_of(ask)))
    pure = next((one for one in live.report.equilibria if one.is_pure), None)
    if pure is not None:
        profile = scenario.profile(tuple(played[0] for played in pure.support))
        for player in scenario.players:
            reasons = waterfall_scene(scenario, player.id, profile, content_hash=hashed)
            made.append(Chart(f"payoff-{player.id}", f"payoff-{player.id}", reasons))
    return tuple(made)
