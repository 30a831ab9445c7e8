"""The reading: what an analyst should know at one level of the driver, in words and rows.

Owns the headline, the table of equilibria, the reasons and the checks, as text that window, command
line and exports show alike. Computes no equilibria.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.analysis.badges import badges
from games.analysis.explain import (
    change_text,
    mixed_reasons,
    pure_reasons,
    several_text,
    tipping_text,
)
from games.analysis.report import Level
from games.analysis.wording import (
    amount,
    inside,
    joined,
    labels,
    level_text,
    player_name,
    probability,
    same_level,
    strategy_name,
    tiny,
)
from games.model.numbers import MINUS, show
from games.model.outcomes import name_of
from games.model.payoffs import affine

if TYPE_CHECKING:
    from games.analysis.audit import Audit
    from games.analysis.report import Regime, Sweep, TippingPoint
    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium, Floats, Report, Tie

__all__ = ["Check", "Mix", "Reading", "Row", "reading"]


@dataclass(frozen=True, slots=True)
class Mix:
    """What one player does and expects in one equilibrium.

    `text` reads "retaliate 71 %, absorb 29 %", or the strategy's name alone where it is certain.
    """

    player: str
    color: str
    text: str
    probabilities: tuple[float, ...]
    payoff: float
    payoff_text: str


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
class Check:
    """One line of proof; `passed` is None where nothing was checked."""

    passed: bool | None
    text: str


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
            lines.extend(f"  {mix.player}: {mix.text}; payoff {mix.payoff_text}" for mix in row.mixes)
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
    if sweep is None:
        payoffs = affine(scenario).at(scenario.levels)
        return Reading(
            headline=_headline(scenario, report, ""),
            rows=_rows(scenario, report, payoffs, None, ""),
            why=_why(scenario, report, payoffs, None, ""),
            checks=_checks(scenario, report, audit),
        )
    now = scenario.driver(sweep.driver).level if level is None else level
    along = line or affine(scenario).line(sweep.driver, scenario.levels)
    payoffs = along.at(np.array([float(now)]))[0]
    shown = _level_shown(scenario, sweep, now)
    at = _at_tipping_point(sweep, now)
    following = _nearest(sweep, now)
    why = _why(scenario, report, payoffs, along, shown)
    if at is not None:
        headline = _at_the_edge(scenario, sweep, at, shown)
    else:
        place = f" at {inside(scenario.driver(sweep.driver).name)} {shown}"
        headline = _headline(scenario, report, place)
        headline = _with_outlook(scenario, sweep, report, headline, following, now)
    if following is not None:
        why = (*why, tipping_text(scenario, following, sweep))
    return Reading(
        headline=headline,
        rows=_rows(scenario, report, payoffs, along, shown),
        why=why,
        checks=_checks(scenario, report, audit),
        next=following,
    )
