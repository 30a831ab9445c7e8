"""How sure it is what is played in stages, in sentences: the nodes, and what is known at each.

Owns these sentences; the words proved, checked and open are `games.words.certainty`'s, as is how
sure a list is where all move at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.solve.report import OPEN, PROVED
from games.solve.wording import tied_plans
from games.words.certainty import of_regime, of_sweep, single, sweep_text
from games.words.plans import nodes_of
from games.words.plays import in_stages, together
from games.words.wording import counted, spelled, tiny

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.sweep.report import Sweep

__all__ = ["along_text", "deviating_text", "induction_text"]


def deviating_text(scenario: Scenario, report: Report) -> str:
    """Say what anybody gains by choosing otherwise at one node of a plan; empty without nodes."""
    if nodes_of(tuple(found.plan for found in report.equilibria)) == (0, 0):
        return ""
    worst = max(0.0, *(found.regret for found in report.equilibria))
    who = "Nobody still to move" if scenario.play.moved else "Nobody"
    if worst == 0.0:
        return f"{who} gains by choosing otherwise, not even where play never comes (regret 0)."
    return (
        f"{who} gains more than {tiny(worst)} by choosing otherwise, not even where play never"
        " comes (regret)."
    )


def induction_text(scenario: Scenario, report: Report) -> str:
    """Say how sure a list is that is proved or checked.

    "Proved by backward induction, in exact fractions, at all 7 nodes: it is the only answer."
    """
    alone, several = nodes_of(tuple(found.plan for found in report.equilibria))
    if not alone and not several:
        return "Proved: the moves that are made leave nothing open."
    left = " still to come" if scenario.play.moved else ""
    if not several:
        where = f"all {alone} nodes" if alone > 1 else "the one node"
        return (
            f"Proved by backward induction, in exact fractions, at {where}{left}:"
            f" {_all_there_is(report)}."
        )
    nodes = [f"at {counted(alone, 'node')}{left} by backward induction in exact fractions"]
    nodes = nodes if alone else []
    where = f"at {counted(several, 'node')}{'' if alone else left}, where players move together,"
    if report.proof == PROVED:
        said = " and ".join([*nodes, f"{where} by exact arithmetic"])
        return f"Proved {said}: {_all_there_is(report)}."
    return (
        f"Checked, not proved: {where} nothing but what is listed was left with floating-point"
        " numbers and bounds on their errors" + (f"; {' and '.join(nodes)}." if nodes else ".")
    )


def _all_there_is(report: Report) -> str:
    if report.families:
        listed = "there are infinitely many answers, and nothing beside what is listed"
        return f"{listed}{_unless_tied(report.notes)}"
    count = len(single(report))
    said = "it is the only answer" if count == 1 else f"these {spelled(count)} are all there are"
    return f"{said}{_unless_tied(report.notes)}"


def _unless_tied(notes: Iterable[str]) -> str:
    """Say which plans were not looked for, where whoever moves alone has several that are best."""
    return " without leaving a tie to chance" if tied_plans() in notes else ""


def along_text(scenario: Scenario, sweep: Sweep) -> str:
    """Say how sure the lists along a driver are, whatever the play."""
    if not in_stages(scenario):
        return sweep_text(sweep)
    proof = of_sweep(sweep)
    if proof == PROVED:
        besides = (
            ", and exact arithmetic where players move together," if together(scenario) else ""
        )
        show = "show" if besides else "shows"
        return (
            f"Proved at every level: backward induction in exact fractions{besides} {show} that"
            f" nothing else can be played{_unless_tied(sweep.notes)}."
        )
    if proof == OPEN:
        count = sum(of_regime(one) == OPEN for one in sweep.regimes)
        regimes = "regime" if len(sweep.regimes) == 1 else "regimes"
        where = f"{count} of {len(sweep.regimes)} {regimes}"
        return f"Open in {where}: there something else may be played, too."
    return (
        f"Checked at {sweep.levels} levels, tipping points aside: backward induction is exact, and"
        " where players move together nothing but what is listed was left. Tipping points and"
        " levels between are not proved."
    )
