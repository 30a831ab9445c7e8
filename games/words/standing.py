"""What is in equilibrium now, in one clause: single equilibria, families, or both.

Owns that clause and how where the drivers stand enters it. What lies beyond is `headline`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import show
from games.model.payoffs import affine
from games.solve.report import OPEN
from games.words.certainty import at_most, pieces, single
from games.words.families import family_text
from games.words.indifference import reason_of, silent
from games.words.names import inside, joined, measured, starting, subject, verb
from games.words.played import played
from games.words.plays import in_stages
from games.words.reasons import several_text
from games.words.wording import counted, labels

if TYPE_CHECKING:
    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.solve.report import Family, Report

__all__ = ["family_sentence", "standing"]

#: Equilibria beside families that are named; more are counted.
_NAMED = 3


def standing(scenario: Scenario, report: Report, driver: str = "", level: str = "") -> str:
    """Say what is in equilibrium now, without a full stop.

    "“Escalation” is the only equilibrium with sanctions pressure at 0.60"; "With protest at 0.10
    Baghdad opts for expelling troops and Iran for retaliating, while the US may do either, being
    exactly indifferent at sanctions pressure 0.60"; "There are two separate sets of equilibria".
    Under a play in stages it is what `games.words.played` says.

    Parameters
    ----------
    driver, level
        The driver along which it was looked, and where it stands as text; empty without one.
    """
    where = ""
    if driver:
        axis = scenario.driver(driver)
        where = f" with {inside(axis.name)} at {measured(level, axis.unit)}"
    if in_stages(scenario):
        return played(scenario, report, where)
    if report.families:
        said = _of_sets(scenario, report, where, driver, level)
        return f"{said}, and others may exist" if report.proof == OPEN else said
    return _of_singles(scenario, report, where)


def family_sentence(
    scenario: Scenario,
    family: Family,
    driver: str = "",
    level: str = "",
    *,
    told: bool = False,
    parts: AffinePayoffs | None = None,
) -> str:
    """Say one family as a clause of its own.

    Parameters
    ----------
    driver, level
        A driver that stands elsewhere than the scenario says, and where, as text.
    told
        Whether that has just been said.
    parts
        The scenario's payoffs, if at hand: to work them out takes longer than all the rest.
    """
    if in_stages(scenario):
        return family_text(scenario, family, lambda _player: "")
    levels = {one.id: show(one.level) for one in scenario.drivers}
    if driver:
        levels[driver] = level
    reason = reason_of(scenario, parts or affine(scenario), family, levels, driver if told else "")
    return family_text(scenario, family, reason)


def _of_sets(scenario: Scenario, report: Report, where: str, driver: str, level: str) -> str:
    alone, sets = pieces(report)
    several = at_most(report) + counted(sets, "separate set")
    if not alone:
        if len(report.families) == 1:
            said = family_sentence(scenario, report.families[0], driver, level, told=True)
            return starting(f"{where.strip()} {said}" if where else said)
        said = f"there are {several} of infinitely many equilibria{where}"
        if sets == 1:
            parts = counted(len(report.families), "piece")
            said = f"there is one connected set of equilibria{where}, in {parts}"
        return starting(f"{_unsaid(scenario)}{said}")
    beside = f"{'is one set' if sets == 1 else f'are {several}'} of infinitely many"
    names = _named(scenario, report) if alone <= _NAMED else []
    if alone == 1:
        return f"{names[0]} is an equilibrium{where}, and beside it there {beside}"
    listed = f", {joined(names)}," if names else ""
    return f"There are {several_text(alone)}{where}{listed} and beside them there {beside}"


def _unsaid(scenario: Scenario) -> str:
    """Say of whom a half-written scenario says nothing yet, which is why there is so much."""
    players = silent(scenario)
    if not players:
        return ""
    want = "want" if len(players) > 1 else verb(players[0], "wants", "want")
    return f"as nothing is said yet of what {joined(map(subject, players))} {want}, "


def _named(scenario: Scenario, report: Report) -> list[str]:
    return labels(scenario, [one.support for one in single(report)])


def _of_singles(scenario: Scenario, report: Report, where: str) -> str:
    count = len(report.equilibria)
    if not count:
        return f"No equilibrium was found{where}"
    number = several_text(count)
    if report.degenerate and report.proof == OPEN:  # there may be thousands
        listed = f"{_named(scenario, report)[0]} was" if count == 1 else f"{number} were"
        return f"Payoffs tie{where}: {listed} found, and there may be infinitely many"
    names = _named(scenario, report)
    if count == 1:
        only = "the only equilibrium" if report.proof != OPEN else "the only equilibrium found"
        return f"{names[0]} is {only}{where}"
    if report.proof != OPEN:
        return f"There are {number}{where}: {joined(names)}"
    return f"{starting(number)} were found{where}: {joined(names)}"
