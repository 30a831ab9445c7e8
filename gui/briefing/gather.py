"""All that goes into a briefing, from one scenario: answers, charts, paper and data.

Owns how these come together and the files of data. Pure functions of the scenario, so that a lane
of background work can run them; nothing is painted here. Knows no Qt and no folder.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from games.model.file.scenario_file import content_hash, dumps
from games.paper.briefing import Material, briefing
from games.study.answer import compute_audit, compute_live
from games.study.doubt.break_even import break_evens
from games.study.export import solve_json, sweep_json
from games.task import NullToken, Part, check
from games.words.names import unmarked
from games.words.plays import answers
from gui.briefing.charts import Chart, charts
from gui.charts.export import options_of
from gui.charts.kind import Ask
from gui.charts.marks.provenance import Origin, command, from_origin, levels_text, made_by
from gui.charts.phase.kind import PHASE
from gui.charts.tornado.kind import TORNADO

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.paper.parts import Paper
    from games.study.answer import AuditResult, LiveResult
    from games.task import Token

__all__ = ["DPI", "Pack", "gather"]

#: Resolution of the pictures, slides of 13.33 x 7.5 in.
DPI = 192

#: Where the folder keeps the scenario.
_COPY = "data/scenario.equipoise"
#: Parts of a hundred that computing takes; the charts have the rest.
_LIVE, _AUDIT, _ALONE = 10, 35, 5


@dataclass(frozen=True, eq=False)
class Pack:
    """Everything a briefing is made of, before anything is painted.

    `data` are files by name with what they are; `command` makes the same briefing again. `moved`
    tells that the drivers stand elsewhere than in the file it was made from.
    """

    paper: Paper
    charts: tuple[Chart, ...]
    data: tuple[tuple[str, str, bytes], ...]
    command: str
    moved: bool = False


def gather(
    scenario: Scenario,
    driver: str,
    rule: str,
    token: Token | None = None,
    *,
    live: LiveResult | None = None,
    audited: AuditResult | None = None,
    saved: Scenario | None = None,
) -> Pack:
    """Compute everything.

    Parameters
    ----------
    driver
        Id of the driver to sweep; empty for a scenario without one.
    rule
        Id of a selection rule (`games.study.sweep.selection`).
    token
        Tells when the answer is no longer wanted; hears of progress in per cent.
    live, audited
        Earlier answers; what of them still holds is used again.
    saved
        The scenario as its file has it, to tell moved levels from the file's; None if it is that.

    Raises
    ------
    KeyError
        If there is no such driver or rule.
    Cancelled
        If the token says so.
    """
    whole = token or NullToken()
    found = compute_live(scenario, driver, Part(whole, 0, _LIVE), known=live)
    check(whole)
    verdict = compute_audit(found, Part(whole, _LIVE, _AUDIT), known=audited)
    hashed = content_hash(scenario)
    alone = break_evens(scenario, verdict.report, token=Part(whole, _LIVE + _AUDIT, _ALONE))
    begun = _LIVE + _AUDIT + _ALONE
    rest = Part(whole, begun, 100 - begun)
    answers, made = charts(Ask(found, rule, content_hash=hashed), rest)
    copy, kept = Origin(_COPY, scenario.body), Origin("", saved or scenario)
    size = options_of("slide", DPI)
    drawn = tuple(
        replace(chart, scene=from_origin(chart.scene, scenario, kept, copy, size)) for chart in made
    )
    options = ("--driver", driver, "--rule", rule) if driver else ("--rule", rule)
    again = command("brief", copy, scenario, options)
    material = Material(
        scenario=scenario,
        rule=rule,
        report=verdict.report,
        content_hash=hashed,
        version=made_by(),
        levels=levels_text(scenario, kept.saved),
        again=again,
        line=found.line,
        sweep=found.sweep,
        audit=verdict.audit,
        orders=verdict.orders,
        guarantees=verdict.guarantees,
        tornado=answers[TORNADO.id][0],
        break_even=alone,
        phase=answers.get(PHASE.id, (None,))[0],
        figures=frozenset(chart.id for chart in drawn if chart.height),
    )
    return Pack(
        paper=briefing(material),
        charts=drawn,
        data=_data(scenario, verdict),
        command=again,
        moved=saved is not None and saved.levels != scenario.levels,
    )


def _data(scenario: Scenario, audited: AuditResult) -> tuple[tuple[str, str, bytes], ...]:
    """Return the files of data: the scenario itself, then the answers."""
    files = [
        (
            _COPY,
            "the scenario at the levels of this briefing (no snapshots); Equipoise opens it",
            dumps(scenario.body).encode(),
        ),
        (
            "data/equilibria.json",
            f"all {answers(scenario)[1]} at today's levels, with their proof",
            _json(solve_json(scenario, audited.report, audited.guarantees)),
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
    return (unmarked(json.dumps(value, ensure_ascii=False, indent=2)) + "\n").encode()
