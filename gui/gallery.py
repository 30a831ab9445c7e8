"""Every chart of a scenario by name: what is computed for it, and the scene that becomes of it.

Owns what a chart is about when nobody chose (second driver, resolution, payoff) and why one cannot
be drawn; command line and briefing draw the same. Pure functions of the scenario. Knows no Qt, no
file and no option.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from games.study.answer import CROWDED
from games.study.multiples import multiples
from games.study.responses.best_responses import best_responses
from games.study.tornado.tornado import tornado
from games.task import NullToken
from gui.charts.multiples.scene import multiples_scene
from gui.charts.phase.before import before_map
from gui.charts.phase.scene import phase_scene
from gui.charts.responses.before import before_replies
from gui.charts.responses.scene import responses_scene
from gui.charts.scene import CHANCES, PAYOFFS
from gui.charts.sweep.ghost import Against, same_ranges
from gui.charts.sweep.scene import sweep_scene
from gui.charts.tornado.before import earlier
from gui.charts.tornado.scene import tornado_scene
from gui.charts.waterfall.scene import waterfall_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Profile, Scenario
    from games.study.answer import LiveResult
    from games.study.map.report import PhaseMap
    from games.study.multiples import Multiples
    from games.task import Token
    from gui.charts.marks.figure import Printed
    from gui.charts.phase.before import BeforeMap
    from gui.charts.responses.scene import ResponsesScene
    from gui.charts.scene import SweepScene

__all__ = [
    "CHARTS",
    "Ask",
    "NoChartError",
    "draw",
    "likely_cell",
    "multiples_of",
    "phase_of",
    "responses_of",
    "second_driver",
    "sweep_of",
]

#: Phase maps of games of so many profiles at most are checked on a finer grid.
_SMALL = 8


class NoChartError(ValueError):
    """A chart that this scenario has nothing for; the message says why, for a person."""


@dataclass(frozen=True, eq=False)
class Ask:
    """What charts are wanted of.

    Attributes
    ----------
    live
        Sweep and today's equilibria.
    rule
        Id of the selection rule.
    second
        Id of the second driver of the charts that have two; empty for `second_driver`.
    cell
        Player and profile of the waterfall's payoff; None for `likely_cell`.
    target, view
        Key of the tornado's target and view of the best responses; empty for the usual ones.
    title
        Headline to print; empty lets the data speak.
    content_hash
        Hash of the scenario, for the foot.
    before
        Name and answer of an earlier scenario to draw faintly behind, along the same driver; None
        for none.
    """

    live: LiveResult
    rule: str
    second: str = ""
    cell: tuple[str, Profile] | None = None
    target: str = ""
    view: str = ""
    title: str = ""
    content_hash: str = ""
    before: tuple[str, LiveResult] | None = None

    @property
    def against(self) -> Against | None:
        """What charts are compared with."""
        if self.before is None:
            return None
        name, old = self.before
        return Against(name, old.scenario, old)

    @property
    def scenario(self) -> Scenario:
        """What the answers are about."""
        return self.live.scenario


def draw(name: str, ask: Ask, token: Token | None = None) -> Printed:
    """Compute what a chart of `CHARTS` needs and return its scene.

    Raises
    ------
    KeyError
        If there is no such chart, rule, driver, player or strategy.
    NoChartError
        If the scenario has nothing for it.
    Cancelled
        If the token says so.
    """
    return CHARTS[name](ask, token or NullToken())


def second_driver(live: LiveResult) -> str:
    """Return the first driver with a range but the swept one; empty where there is none."""
    if not live.driver:
        return ""
    drivers = live.scenario.drivers
    return next((one.id for one in drivers if one.id != live.driver and one.low < one.high), "")


def likely_cell(live: LiveResult) -> tuple[str, Profile]:
    """Return the first player and the profile in which today's game most likely ends."""
    scenario = live.scenario
    mixes = live.report.equilibria[0].profile if live.report.equilibria else None
    likely = tuple(int(mix.argmax()) for mix in mixes) if mixes else (0,) * len(scenario.shape)
    return scenario.players[0].id, scenario.profile(likely)


# -- answers that the live one does not hold ------------------------------------------------------


def phase_of(live: LiveResult, second: str, token: Token) -> PhaseMap:
    """Map the swept driver and a second one; raise `NoChartError` where that cannot be."""
    second = _paired(live, second)
    side = 200 if prod(live.scenario.shape) <= _SMALL else 100
    try:
        return live.way.map(
            live.affine,
            live.driver,
            second,
            live.scenario.levels,
            resolution=(side, side),
            token=token,
        )
    except ValueError as error:  # no range, or nobody solves games of this shape
        raise NoChartError(str(error)) from error


def multiples_of(live: LiveResult, second: str, token: Token) -> Multiples:
    """Sweep the driver at levels of a second one; raise `NoChartError` where that cannot be."""
    second = _paired(live, second)
    try:
        return multiples(
            live.affine, live.driver, second, live.scenario.levels, way=live.way, token=token
        )
    except ValueError as error:
        raise NoChartError(str(error)) from error


def _paired(live: LiveResult, second: str) -> str:
    """Return the second driver; raise `NoChartError` if there are no two different ones."""
    if not live.driver:
        raise NoChartError("the scenario has no driver")
    if second == live.driver:
        message = f"two different drivers are needed, not {second} twice"
        raise NoChartError(message)
    second = second or second_driver(live)
    if not second:
        message = f"it needs a second driver beside {live.driver}"
        raise NoChartError(message)
    return second


# -- scenes ---------------------------------------------------------------------------------------


def sweep_of(ask: Ask, *, show: str = CHANCES) -> SweepScene:
    """Return the sweep; raise `NoChartError` without a driver."""
    live = ask.live
    if live.sweep is None or live.level is None:
        raise NoChartError(CROWDED if live.driver else "the scenario has no driver")
    return sweep_scene(
        ask.scenario,
        live.sweep,
        ask.rule,
        live.level,
        show=show,
        title=ask.title,
        content_hash=ask.content_hash,
        against=ask.against,
    )


def responses_of(ask: Ask) -> ResponsesScene:
    """Return the best-response map of today's game."""
    live = ask.live
    payoffs = live.affine.exact(ask.scenario.levels)
    return responses_scene(
        ask.scenario,
        best_responses(payoffs, live.report),
        payoffs,
        live.report,
        view=ask.view,
        title=ask.title,
        content_hash=ask.content_hash,
        before=before_replies(ask.scenario, ask.against),
    )


def _sweep(ask: Ask, token: Token) -> Printed:
    return sweep_of(ask)


def _payoffs(ask: Ask, token: Token) -> Printed:
    return sweep_of(ask, show=PAYOFFS)


def _phase(ask: Ask, token: Token) -> Printed:
    found = phase_of(ask.live, ask.second, token)
    return phase_scene(
        ask.scenario,
        found,
        title=ask.title,
        content_hash=ask.content_hash,
        before=_earlier_map(ask, found, token),
    )


def _earlier_map(ask: Ask, present: PhaseMap, token: Token) -> BeforeMap | None:
    if ask.before is None:
        return None
    name, old = ask.before
    report = None
    if same_ranges(old.scenario, ask.scenario, present.drivers):
        report = phase_of(old, present.drivers[1], token)
    return before_map(name, old.scenario, ask.scenario, report, present)


def _multiples(ask: Ask, token: Token) -> Printed:
    found = multiples_of(ask.live, ask.second, token)
    earlier_sweeps = None
    if ask.before is not None:
        old, drivers = ask.before[1], (found.driver, found.second)
        if same_ranges(old.scenario, ask.scenario, drivers):
            earlier_sweeps = multiples_of(old, found.second, token)
    return multiples_scene(
        ask.scenario,
        found,
        ask.rule,
        title=ask.title,
        content_hash=ask.content_hash,
        against=ask.against,
        earlier=earlier_sweeps,
    )


def _tornado(ask: Ask, token: Token) -> Printed:
    live = ask.live
    swings = tornado(
        ask.scenario,
        live.driver,
        ask.rule,
        line=live.line,
        known=live.sweep,
        way=live.way,
        token=token,
    )
    bars = tornado_scene(
        ask.scenario,
        swings,
        ask.target,
        title=ask.title,
        content_hash=ask.content_hash,
        before=earlier(ask.scenario, swings, ask.against, live.way, token),
    )
    if not bars.bars:
        raise NoChartError("no consideration moves the answer at an end of its range")
    return bars


def _responses(ask: Ask, token: Token) -> Printed:
    return responses_of(ask)


def _waterfall(ask: Ask, token: Token) -> Printed:
    player, profile = ask.cell or likely_cell(ask.live)
    return waterfall_scene(
        ask.scenario,
        player,
        profile,
        title=ask.title,
        content_hash=ask.content_hash,
        against=ask.against,
    )


#: How every chart is drawn, in the order in which they are offered.
CHARTS: dict[str, Callable[[Ask, Token], Printed]] = {
    "sweep": _sweep,
    "payoffs": _payoffs,
    "phase": _phase,
    "multiples": _multiples,
    "tornado": _tornado,
    "responses": _responses,
    "waterfall": _waterfall,
}
