"""What is played in stages, or now that moves are made, in one clause.

Owns that clause: the counterpart of `games.words.standing` where moves follow one another. What is
found there is not called an equilibrium but what is played, several are answers. How it comes about
is `games.words.foresight`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.solve.report import OPEN
from games.words.certainty import single
from games.words.families import PRODUCT, family_text
from games.words.names import joined, starting
from games.words.plays import play_clause
from games.words.wording import counted, labels

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Report

__all__ = ["played"]

#: Answers that are named; more are counted.
_NAMED = 6


def played(scenario: Scenario, report: Report, where: str = "") -> str:
    """Say what is played under a scenario's play, without a full stop.

    "“Managed containment” is what is played if Iran moves first, then the US, then Baghdad, with
    sanctions pressure at 0.60"; "“Escalation” follows now that the US has opted for retaliating,
    and Iran moves next, then Baghdad"; "There are two answers if ...: “A” and “B”".

    Parameters
    ----------
    where
        Where the driver stands, as a phrase with a blank before it; empty without one.
    """
    under = play_clause(scenario, scenario.play) + (f",{where}" if where else "")
    alone = single(report)
    joints = [one.joint for one in alone]
    names = labels(scenario, [one.support for one in alone], joints=joints)
    if len(report.families) == 1 and not names and report.proof != OPEN:
        (family,) = report.families
        if family.kind == PRODUCT:
            return starting(f"{under}, {family_text(scenario, family, lambda _player: '')}")
    if report.families:
        is_one = "is one" if len(names) == 1 else "are some"
        among = f"; {joined(names)} {is_one} of them" if 0 < len(names) <= _NAMED else ""
        beyond = ", and others may exist" if report.proof == OPEN else ""
        return f"There are infinitely many answers {under}{among}{beyond}"
    if not names:
        return f"No answer was found {under}"
    found = report.proof == OPEN
    if len(names) == 1:
        if found:
            return f"{names[0]} is the only answer found {under}"
        verb = "follows" if scenario.play.moved else "is what is played"
        return f"{names[0]} {verb} {under}"
    listed = f": {joined(names)}" if len(names) <= _NAMED else ""
    number = counted(len(names), "answer")
    if found:
        return starting(f"{number} were found {under}{listed}")
    return f"There are {number} {under}{listed}"
