"""Scenes of charts from the answers they are made of, without asking for a whole live answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.model.payoffs import affine
from games.study.answer import LiveResult
from gui.charts.kind import Ask
from gui.charts.multiples import scene as multiples
from gui.charts.phase import scene as phase
from gui.charts.responses import scene as responses
from gui.charts.sweep import scene as sweeps
from gui.charts.sweep.types import CHANCES
from gui.charts.tornado import scene as tornado
from gui.charts.waterfall import scene as waterfall

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.model.scenario import Profile, Scenario
    from games.solve.report import Report
    from games.study.map.report import PhaseMap
    from games.study.multiples import Multiples
    from games.study.responses.best_responses import Responses
    from games.study.sweep.report import Sweep
    from games.study.tornado.report import Tornado
    from gui.charts.multiples.types import MultiplesScene
    from gui.charts.phase.types import PhaseScene
    from gui.charts.responses.before import BeforeReplies
    from gui.charts.responses.types import ResponsesScene
    from gui.charts.sweep.types import SweepScene
    from gui.charts.tornado.before import Earlier
    from gui.charts.tornado.types import TornadoScene
    from gui.charts.waterfall.scene import WaterfallScene


def ask_of(
    scenario: Scenario,
    rule: str = "low",
    *,
    driver: str = "",
    level: float | None = None,
    sweep: Sweep | None = None,
    report: Report | None = None,
    **more: Any,
) -> Ask:
    """What is asked, of a live answer that holds only what is given."""
    missing: Any = None
    live = LiveResult(
        scenario=scenario,
        driver=driver,
        level=level,
        affine=missing,
        line=None if sweep is None else affine(scenario).line(sweep.driver, scenario.levels),
        sweep=sweep,
        payoffs=missing,
        report=report or missing,
        seconds=0.0,
    )
    return Ask(live, rule, **more)


def sweep_scene(
    scenario: Scenario, sweep: Sweep, rule: str, level: float, *, show: str = CHANCES, **more: Any
) -> SweepScene:
    ask = ask_of(scenario, rule, driver=sweep.driver, level=level, sweep=sweep, **more)
    return (sweeps.sweep_scene if show == CHANCES else sweeps.payoffs_scene)(ask)


def multiples_scene(
    scenario: Scenario,
    found: Multiples,
    rule: str,
    *,
    earlier: Multiples | None = None,
    **more: Any,
) -> MultiplesScene:
    return multiples.multiples_scene(ask_of(scenario, rule, **more), (found, earlier))


def phase_scene(
    scenario: Scenario, report: PhaseMap, *, earlier: PhaseMap | None = None, **more: Any
) -> PhaseScene:
    first, second = report.drivers
    ask = ask_of(scenario, first=first, second=second, **more)
    return phase.phase_scene(ask, (report, earlier))


def tornado_scene(
    scenario: Scenario,
    report: Tornado,
    target: str = "",
    *,
    before: Earlier | None = None,
    **more: Any,
) -> TornadoScene:
    return tornado.tornado_scene(ask_of(scenario, target=target, **more), (report, before))


def responses_scene(
    scenario: Scenario,
    found: Responses,
    payoffs: Exact,
    report: Report,
    *,
    before: BeforeReplies | None = None,
    **more: Any,
) -> ResponsesScene:
    ask = ask_of(scenario, report=report, **more)
    return responses.responses_scene(ask, (payoffs, found, before))


def waterfall_scene(
    scenario: Scenario, player: str, profile: Profile, **more: Any
) -> WaterfallScene:
    return waterfall.waterfall_scene(ask_of(scenario, cell=(player, profile), **more))
