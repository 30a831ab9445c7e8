"""The proof behind an answer, as lines that a reviewer can read.

Owns the wording of regret, ties and second opinions, and of what the indices say; how sure a list
is has its words in `games.words.certainty`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.solve.report import OPEN
from games.words.certainty import list_text, single
from games.words.induction import deviating_text, induction_text
from games.words.names import chosen, does, joined, label, play, starting
from games.words.plays import in_stages
from games.words.wording import counted, labels, spelled, tiny

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Report, Tie
    from games.study.audit import Audit

__all__ = ["Check", "agreement", "checks"]

#: With three players nashpy solves the game of two against every strategy of the third.
_UNSEEN = "it cannot see equilibria in which all three mix"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of proof; `passed` is None where nothing could be checked."""

    passed: bool | None
    text: str


def checks(scenario: Scenario, report: Report, audit: Audit | None = None) -> tuple[Check, ...]:
    """Return the lines of proof of one report, and of its sweep if that was audited."""
    staged = in_stages(scenario)
    found = _in_stages(scenario, report) if staged else [_regret(report), *_sure(scenario, report)]
    if report.nashpy_agrees is not None:
        found.append(_of_tables(report) if staged else _nashpy(report))
    if audit is not None and audit.of:
        found.append(Check(audit.agreed == audit.of, agreement(scenario, audit)))
        found.extend(Check(None, note) for note in audit.notes)
    told = {check.text for check in found}
    found.extend(Check(None, note) for note in report.notes if f"Open: {note}" not in told)
    return tuple(found)


def agreement(scenario: Scenario, audit: Audit) -> str:
    """Say in how many regimes nashpy agrees, and what it could not see there."""
    regimes = "regime" if audit.of == 1 else "regimes"
    if in_stages(scenario):
        where = "where players move together"
        return f"nashpy agrees in {audit.agreed} of {audit.of} {regimes}, {where}."
    unseen = f"; {_UNSEEN}" if len(scenario.players) > 2 else ""
    return f"nashpy agrees in {audit.agreed} of {audit.of} {regimes}{unseen}."


def _in_stages(scenario: Scenario, report: Report) -> list[Check]:
    """Say how sure it is what is played in stages; an index has no meaning there."""
    if not report.equilibria:
        return [Check(False, f"Open: {report.open or 'nothing was found that can be played.'}")]
    text = deviating_text(scenario, report)
    deviating = [Check(True, text)] if text else []
    if report.proof != OPEN:
        return [*deviating, Check(True, induction_text(scenario, report))]
    return [*deviating, Check(False, f"Open: {report.open}")]


def _of_tables(report: Report) -> Check:
    """Say what nashpy found of the tables of players who move together."""
    if not report.nashpy_agrees:
        return Check(False, "nashpy's answer differs where players move together.")
    return Check(True, "nashpy finds the same where players move together.")


def _regret(report: Report) -> Check:
    if not report.equilibria:
        return Check(False, "There is no equilibrium to check: every finite game has one.")
    worst = max(0.0, *(equilibrium.regret for equilibrium in report.equilibria))
    if worst == 0.0:
        return Check(True, "Nobody gains anything by deviating (regret 0).")
    return Check(True, f"Nobody gains more than {tiny(worst)} by deviating (regret).")


def _sure(scenario: Scenario, report: Report) -> list[Check]:
    """Say how sure the list is, and what its indices say of it."""
    total = report.index_sum
    if report.proof != OPEN:
        found = [Check(True, list_text(report))]
        if total == 1:
            found.append(Check(True, "The indices sum to +1, as those of a complete list do."))
        if any(equilibrium.index is None for equilibrium in single(report)):
            found.append(Check(None, _without_index(scenario, report)))
        return found
    if total not in (None, 1):
        text = f"the indices sum to {total:+d} instead of +1, so equilibria are missing."
        return [Check(False, f"Open: {text}".replace("-", "−"))]
    if report.degenerate:
        found = [Check(False, f"Open, because of ties{_because(scenario, report)}.")]
        if report.open and report.open not in report.notes:
            found.append(Check(None, report.open))
        return found
    return [Check(False, f"Open: {report.open or 'an equilibrium has no index.'}")]


def _without_index(scenario: Scenario, report: Report) -> str:
    """Say what it means that equilibria have no index; an only one is named."""
    listed = single(report)
    places = [place for place, one in enumerate(listed) if one.index is None]
    if len(places) == 1:
        told = labels(scenario, [equilibrium.support for equilibrium in listed])[places[0]]
    else:
        told = f"{starting(spelled(len(places)))} of these"
    return (
        f"{told} {'has' if len(places) == 1 else 'have'} no index: there equilibria meet, or"
        " somebody is indifferent to what is not played; a small change of payoffs may part or end"
        " them."
    )


def _because(scenario: Scenario, report: Report) -> str:
    """Name the ties behind a doubt, two at most."""
    named = [_tie(scenario, tie) for tie in report.ties[:2]]
    rest = len(report.ties) - 2
    more = f", and {counted(rest, 'more', 'more')}" if rest > 0 else ""
    return f": {joined(named)}{more}" if named else ""


def _nashpy(report: Report) -> Check:
    """Say what nashpy found of the list, and what it cannot see."""
    if not report.nashpy_agrees:
        return Check(False, "nashpy's answer differs.")
    supports = [equilibrium.support for equilibrium in report.equilibria]
    if report.families:
        some = "corners" if len(report.equilibria[0].profile) == 2 else "points"
        seen = f"nashpy finds the same, as far as it lists: single equilibria and {some} of sets"
    else:
        seen = "nashpy finds the same equilibria"
    if not supports or len(supports[0]) < 3:
        return Check(True, f"{seen}.")
    blind = sum(min(map(len, support)) > 1 for support in supports)
    if blind == len(supports):
        return Check(None, f"nashpy is no help here: {_UNSEEN}, as they do in what is listed.")
    besides = f", as in {spelled(blind)} of these" if blind else ""
    return Check(True, f"{seen}; {_UNSEEN}{besides}.")


def _tie(scenario: Scenario, tie: Tie) -> str:
    """Say a tie: "Iran is indifferent between retaliating and absorbing (US: Absorb)"."""
    who = scenario.players[tie.player]
    options = joined(chosen(who.strategies[s]) for s in tie.strategies)
    around = ", ".join(
        play(player, player.strategies[other])
        if other is not None
        else f"{label(player.name)}: mixed"
        for player, other in zip(scenario.players, tie.others, strict=True)
        if player is not who and (other is not None or tie.mixing)
    )
    bracket = f" ({around})" if around else ""
    return f"{does(who, 'is', 'are')} indifferent between {options}{bracket}"
