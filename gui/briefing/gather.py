"""All that goes into a briefing, computed from one scenario: answers, charts, paper and data.

Owns which answers are asked for and which charts they become. Pure functions of the scenario, so
that a lane of background work can run them; nothing is painted here. Knows no Qt and no folder.

A new chart is one entry in `_charts`; sections name charts by id.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

from games.analysis.best_responses import best_responses
from games.analysis.briefing import Material, briefing
from games.analysis.export import solve_json, sweep_json
from games.analysis.phase import phase_map
from games.analysis.tornado import tornado
from games.model.file import content_hash, dumps
from games.task import NullToken, check
from gui.charts.phase_scene import phase_scene
from gui.charts.responses_scene import responses_scene
from gui.charts.sweep_scene import made_by, sweep_scene
from gui.charts.tornado_scene import tornado_scene
from gui.charts.waterfall_scene import waterfall_scene
from gui.requests import compute_audit, compute_live

if TYPE_CHECKING:
    from games.analysis.paper import Paper
    from games.analysis.phase_report import PhaseMap
    from games.analysis.tornado_report import Tornado
    from games.model.scenario import Scenario
    from games.task import Token
    from gui.charts.figure import Printed
    from gui.requests import AuditResult, LiveResult

__all__ = ["Chart", "Pack", "gather"]

#: Parts of the whole that each computation takes, for progress.
_LIVE, _AUDIT, _TORNADO, _PHASE = 10, 40, 25, 25
#: Games of so many profiles at most are solved on a finer grid.
_SMALL = 8
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


@dataclass(frozen=True, eq=False)
class Pack:
    """Everything a briefing is made of, before anything is painted.

    `data` are files by name with what they are; `command` makes the same briefing again.
    """

    paper: Paper
    charts: tuple[Chart, ...]
    data: tuple[tuple[str, str, bytes], ...]
    command: str


class _Stretch:
    """A token whose progress is a stretch of another's hundred, and never falls back.

    Parts of one computation may each report their own progress from nothing to all.
    """

    def __init__(self, token: Token, start: int, length: int) -> None:
        self._token, self._start, self._length = token, start, length
        self._reached = start
        token.progress(start, 100)

    @property
    def cancelled(self) -> bool:
        """True when the answer is no longer wanted."""
        return self._token.cancelled

    def progress(self, done: int, total: int) -> None:
        """Pass progress on as part of the whole."""
        share = done / total if total else 1.0
        reached = self._start + round(self._length * share)
        if reached > self._reached:
            self._reached = reached
            self._token.progress(reached, 100)


def gather(
    scenario: Scenario,
    driver: str,
    rule: str,
    token: Token | None = None,
    *,
    live: LiveResult | None = None,
    audited: AuditResult | None = None,
) -> Pack:
    """Compute everything.

    Parameters
    ----------
    driver
        Id of the driver to sweep; empty for a scenario without one.
    rule
        Id of a selection rule (`games.analysis.selection`).
    token
        Tells when the answer is no longer wanted; hears of progress in per cent.
    live, audited
        Earlier answers; what of them still holds is used again.

    Raises
    ------
    KeyError
        If there is no such driver or rule.
    Cancelled
        If the token says so.
    """
    token = token or NullToken()
    found = compute_live(scenario, driver, _Stretch(token, 0, _LIVE), known=live)
    check(token)
    verdict = compute_audit(found, _Stretch(token, _LIVE, _AUDIT), known=audited)
    check(token)
    swings = tornado(
        scenario,
        driver,
        rule,
        line=found.line,
        known=found.sweep,
        token=_Stretch(token, _LIVE + _AUDIT, _TORNADO),
    )
    check(token)
    phase = _phase(scenario, found, _Stretch(token, _LIVE + _AUDIT + _TORNADO, _PHASE))
    hashed = content_hash(scenario)
    charts = _charts(scenario, found, rule, swings, phase, hashed)
    material = Material(
        scenario=scenario,
        rule=rule,
        report=verdict.report,
        content_hash=hashed,
        version=made_by(),
        line=found.line,
        sweep=found.sweep,
        audit=verdict.audit,
        tornado=swings,
        phase=phase,
        figures=frozenset(chart.id for chart in charts if chart.height),
    )
    token.progress(100, 100)
    return Pack(
        paper=briefing(material),
        charts=charts,
        data=_data(scenario, verdict),
        command=_command(driver, rule),
    )


def _phase(scenario: Scenario, live: LiveResult, token: Token) -> PhaseMap | None:
    """Return the map of the swept driver and the next one, None where there is no other."""
    others = [one.id for one in scenario.drivers if one.id != live.driver and one.low < one.high]
    if live.sweep is None or not others:
        return None
    side = 200 if prod(scenario.shape) <= _SMALL else 100
    try:
        return phase_map(
            live.affine,
            live.driver,
            others[0],
            scenario.levels,
            resolution=(side, side),
            token=token,
        )
    except ValueError:  # the swept driver has no range, or nobody solves games of this shape
        return None


def _charts(
    scenario: Scenario,
    live: LiveResult,
    rule: str,
    swings: Tornado,
    phase: PhaseMap | None,
    hashed: str,
) -> tuple[Chart, ...]:
    """Return every chart there is something to draw for, in the order of the paper."""
    charts: list[Chart] = []
    if live.sweep is not None and live.level is not None:
        scene = sweep_scene(scenario, live.sweep, rule, live.level, content_hash=hashed)
        height = 0.6 if len(live.sweep.regimes) <= _FEW else 0.75
        charts.append(Chart("sweep", f"sweep-{live.driver}", scene, height))
    if phase is not None:
        scene_of_two = phase_scene(scenario, phase, content_hash=hashed)
        stem = f"phase-{'-'.join(phase.drivers)}"
        charts.append(Chart("phase", stem, scene_of_two, 0.62))
    bars = tornado_scene(scenario, swings, content_hash=hashed)
    if bars.bars:
        rows = min(len(bars.bars), bars.most)
        charts.append(Chart("tornado", "tornado", bars, 0.26 + 0.035 * rows))
    payoffs = live.affine.exact(scenario.levels)
    replies = responses_scene(
        scenario, best_responses(payoffs, live.report), payoffs, live.report, content_hash=hashed
    )
    charts.append(Chart("responses", "best-responses", replies))
    pure = next((found for found in live.report.equilibria if found.is_pure), None)
    if pure is not None:
        profile = scenario.profile(tuple(played[0] for played in pure.support))
        for player in scenario.players:
            reasons = waterfall_scene(scenario, player.id, profile, content_hash=hashed)
            charts.append(Chart(f"payoff-{player.id}", f"payoff-{player.id}", reasons))
    return tuple(charts)


def _data(scenario: Scenario, audited: AuditResult) -> tuple[tuple[str, str, bytes], ...]:
    """Return the files of data: the scenario itself, then the answers."""
    files = [
        (
            "data/scenario.equipoise",
            "the scenario at the levels of this briefing; Equipoise opens it",
            dumps(scenario).encode(),
        ),
        (
            "data/equilibria.json",
            "all equilibria at today's levels, with their proof",
            _json(solve_json(scenario, audited.report)),
        ),
    ]
    if audited.live.sweep is not None:
        files.append(
            (
                "data/sweep.json",
                "regimes and exact tipping points along the driver, with their causes",
                _json(sweep_json(scenario, audited.live.sweep, audited.audit)),
            )
        )
    return tuple(files)


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _command(driver: str, rule: str) -> str:
    swept = f" --driver {driver}" if driver else ""
    return f"equipoise brief data/scenario.equipoise --to DIR{swept} --rule {rule}"
