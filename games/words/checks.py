"""The proof behind an answer, as lines that a reviewer can read.

Owns the wording of regret, certificate, ties and second opinions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.words.names import chosen, does, joined, label, play
from games.words.wording import counted, tiny

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Report, Tie
    from games.study.audit import Audit

__all__ = ["Check", "checks"]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of proof; `passed` is None where nothing could be checked."""

    passed: bool | None
    text: str


def checks(scenario: Scenario, report: Report, audit: Audit | None = None) -> tuple[Check, ...]:
    """Return the lines of proof of one report, and of its sweep if that was audited."""
    found = [_regret(report), _certificate(scenario, report)]
    if report.nashpy_agrees is not None:
        text = (
            "nashpy finds the same equilibria."
            if report.nashpy_agrees
            else "nashpy's answer differs."
        )
        found.append(Check(report.nashpy_agrees, text))
    if audit is not None and audit.of:
        fine = audit.agreed == audit.of
        regimes = "regime" if audit.of == 1 else "regimes"
        found.append(Check(fine, f"nashpy agrees in {audit.agreed} of {audit.of} {regimes}."))
        found.extend(Check(None, note) for note in audit.notes)
    found.extend(Check(None, note) for note in report.notes)
    return tuple(found)


def _regret(report: Report) -> Check:
    if not report.equilibria:
        return Check(False, "There is no equilibrium to check: every finite game has one.")
    worst = max(0.0, *(equilibrium.regret for equilibrium in report.equilibria))
    if worst == 0.0:
        return Check(True, "Nobody gains anything by deviating (regret 0).")
    return Check(True, f"Nobody gains more than {tiny(worst)} by deviating (regret).")


def _certificate(scenario: Scenario, report: Report) -> Check:
    if report.certified:
        what = "it is the only one" if len(report.equilibria) == 1 else "the list is complete"
        return Check(True, f"The indices sum to +1: {what}.")
    if report.degenerate:
        named = [_tie(scenario, tie) for tie in report.ties[:2]]
        rest = len(report.ties) - 2
        more = f", and {counted(rest, 'more', 'more')}" if rest > 0 else ""
        because = f": {joined(named)}{more}" if named else ""
        return Check(False, f"Not certified, because of ties{because}.")
    if report.index_sum is None:
        return Check(False, "Not certified: an equilibrium has no index.")
    return Check(
        False,
        f"Not certified: the indices sum to {report.index_sum:+d} instead of +1, so equilibria"
        " are missing.".replace("-", "−"),
    )


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
