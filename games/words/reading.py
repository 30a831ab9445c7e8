"""The reading: what an analyst should know at one level of the driver, in words and rows.

Owns the headline, the table of equilibria, the reasons and the checks, as text that window, command
line and exports show alike. Computes no equilibria.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.model.numbers import MINUS
from games.model.outcomes import name_of
from games.model.payoffs import affine
from games.words.badges import badges
from games.words.checks import Check, checks
from games.words.headline import flat, headline, nearest, shown
from games.words.names import joined, label
from games.words.reasons import mixed_reasons, pure_reasons, tipping_text
from games.words.wording import amount, cleared, labels, percentages, tiny

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium, Floats, Report
    from games.study.audit import Audit
    from games.study.sweep.report import Sweep, TippingPoint

__all__ = ["Check", "Mix", "Reading", "Row", "reading"]

#: Ties may make thousands of profiles equilibria; nobody reads them all.
MOST_LISTED = 40
_INDIFFERENT = "Everybody is indifferent between all strategies, whatever the others do."


@dataclass(frozen=True, slots=True)
class Mix:
    """What one player does and expects in one equilibrium.

    `text` reads "Retaliate 71 %, Absorb 29 %", or the strategy's name alone where it is certain.
    """

    player: str
    color: str
    text: str
    probabilities: tuple[float, ...]
    payoff: float
    payoff_text: str

    @property
    def payoff_cell(self) -> str:
        """The payoff as spreadsheets take it, with as many digits as they keep."""
        return f"{self.payoff:.15g}"


@dataclass(frozen=True, slots=True)
class Row:
    """One equilibrium in the table."""

    name: str
    color: str
    mixes: tuple[Mix, ...]
    kind: str
    index: str
    regret: str
    found_by: str
    badges: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the reading panel says.

    `why` explains the equilibria and ends with the next tipping point; `next` is that point.
    """

    headline: str
    rows: tuple[Row, ...]
    why: tuple[str, ...]
    checks: tuple[Check, ...]
    next: TippingPoint | None = None

    def text(self) -> str:
        """Return the whole reading as plain text, for copying."""
        lines = [self.headline, ""]
        for row in self.rows:
            lines.append(f"{row.name}: {row.kind}, index {row.index}")
            lines.extend(
                f"  {label(mix.player)}: {mix.text}; payoff {mix.payoff_text}" for mix in row.mixes
            )
        lines.extend(["", *self.why, "", *(check.text for check in self.checks)])
        return "\n".join(lines)


def reading(
    scenario: Scenario,
    sweep: Sweep | None,
    report: Report,
    level: Decimal | Fraction | float | None = None,
    *,
    audit: Audit | None = None,
    line: PayoffLine | None = None,
) -> Reading:
    """Put one solved game, and where it stands in the sweep, into words.

    Parameters
    ----------
    scenario
        Names, and the payoffs today.
    sweep
        The regimes along a driver; None for a scenario without one.
    report
        The equilibria at `level`.
    level
        Where the driver stands; today's level if left out.
    audit
        nashpy's opinion of the regimes, if it was asked.
    line
        The payoffs along the sweep's driver, if at hand; otherwise they are worked out.
    """
    if report.degenerate and flat(scenario):
        return Reading(
            headline=headline(scenario, sweep, report, None),
            rows=(),
            why=(_INDIFFERENT,),
            checks=checks(scenario, report, audit),
        )
    whole, report = report, _listed(report)
    if sweep is None:
        payoffs = affine(scenario).at(scenario.levels)
        rows = _rows(scenario, report, payoffs, None, "")
        return Reading(
            headline=headline(scenario, None, whole, None),
            rows=rows,
            why=_why(scenario, report, rows) + _unlisted(whole),
            checks=checks(scenario, whole, audit),
        )
    now = scenario.driver(sweep.driver).level if level is None else level
    along = line or affine(scenario).line(sweep.driver, scenario.levels)
    payoffs = along.at(np.array([float(now)]))[0]
    rows = _rows(scenario, report, payoffs, along, shown(scenario, sweep, now))
    why = _why(scenario, report, rows) + _unlisted(whole)
    following = nearest(sweep, now)
    if following is not None:
        why = (*why, tipping_text(scenario, following, sweep))
    return Reading(
        headline=headline(scenario, sweep, whole, now),
        rows=rows,
        why=why,
        checks=checks(scenario, whole, audit),
        next=following,
    )


def _listed(report: Report) -> Report:
    """Return a report with as many equilibria as somebody might read through."""
    if len(report.equilibria) <= MOST_LISTED:
        return report
    return replace(report, equilibria=report.equilibria[:MOST_LISTED])


def _unlisted(report: Report) -> tuple[str, ...]:
    """Say how many equilibria are not listed, if any."""
    more = len(report.equilibria) - MOST_LISTED
    return (f"{more} more equilibria are not listed here.",) if more > 0 else ()


def _rows(
    scenario: Scenario, report: Report, payoffs: Floats, line: PayoffLine | None, level: str
) -> tuple[Row, ...]:
    """Return one row per equilibrium, in the order of the report."""
    earned = badges(scenario, report, payoffs)
    return tuple(
        _row(scenario, equilibrium, honours, payoffs, line, level)
        for equilibrium, honours in zip(report.equilibria, earned, strict=True)
    )


def _row(
    scenario: Scenario,
    equilibrium: Equilibrium,
    honours: tuple[str, ...],
    payoffs: Floats,
    line: PayoffLine | None,
    level: str,
) -> Row:
    named = name_of(scenario, equilibrium.support)
    support = equilibrium.support
    if equilibrium.is_pure:
        why = pure_reasons(scenario, [played[0] for played in support], payoffs, line, level)
    else:
        why = mixed_reasons(scenario, support, regular=equilibrium.index is not None)
    sign = {None: "none", 0: "none", 1: "+1", -1: f"{MINUS}1"}
    return Row(
        name=named.name,
        color=named.color,
        mixes=tuple(
            _mix(scenario, equilibrium, p, float(abs(payoffs[p]).max()))
            for p in range(len(scenario.players))
        ),
        kind=equilibrium.kind,
        index=sign.get(equilibrium.index, str(equilibrium.index)),
        regret=tiny(max(0.0, equilibrium.regret)),
        found_by=joined(equilibrium.found_by),
        badges=honours,
        why=tuple(why),
    )


def _mix(scenario: Scenario, equilibrium: Equilibrium, player: int, largest: float) -> Mix:
    shares = [float(share) for share in equilibrium.profile[player]]
    played = equilibrium.support[player]
    names = [label(strategy.name) for strategy in scenario.players[player].strategies]
    if len(played) == 1:
        text = names[played[0]]
    else:
        parts = zip(played, percentages([shares[s] for s in played]), strict=True)
        text = ", ".join(f"{names[s]} {share}" for s, share in parts)
    payoff = cleared(float(equilibrium.payoffs[player]), largest)
    return Mix(
        player=scenario.players[player].name,
        color=scenario.players[player].color,
        text=text,
        probabilities=tuple(shares),
        payoff=payoff,
        payoff_text=amount(payoff),
    )


def _why(scenario: Scenario, report: Report, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return the reasons: one a line for an only equilibrium, else a paragraph for each."""
    if len(rows) == 1:
        return rows[0].why
    names = labels(scenario, [equilibrium.support for equilibrium in report.equilibria])
    return tuple(f"{name}: {' '.join(row.why)}" for name, row in zip(names, rows, strict=True))
