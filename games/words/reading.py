"""The reading: what an analyst should know at one level of the driver, in words and rows.

Owns how headline, table of equilibria, reasons and checks stand together, as text that window,
command line and exports show alike. Computes no equilibria.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.model.payoffs import affine
from games.words.checks import Check, checks
from games.words.doubt_row import UNASKED, DoubtRow, doubt_row
from games.words.headline import flat, headline, nearest, shown, tip_at
from games.words.names import joined, label
from games.words.play_row import AS_USUAL, PlayRow, play_row
from games.words.plays import answers
from games.words.reasons import tipping_text
from games.words.rows import Mix, Place, Row, rows_of, unlisted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.audit import Audit
    from games.study.doubt.report import Guarantee
    from games.study.orders.report import Orders
    from games.study.sweep.report import Sweep, TippingPoint

__all__ = ["Check", "Mix", "Reading", "Row", "reading"]

_INDIFFERENT = "Everybody is indifferent between all strategies, whatever the others do."


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the reading panel says.

    `why` explains the equilibria and ends with the next tipping point; `next` is that point. `play`
    says who moves when, and what that changes; `doubt` what is guaranteed of today's answers.
    """

    headline: str
    rows: tuple[Row, ...]
    why: tuple[str, ...]
    checks: tuple[Check, ...]
    play: PlayRow = AS_USUAL
    doubt: DoubtRow = UNASKED
    next: TippingPoint | None = None

    def text(self) -> str:
        """Return the whole reading as plain text, for copying."""
        lines = [self.headline, ""]
        if self.play.lines:
            lines.extend([*self.play.lines, ""])
        if self.doubt.lines:
            lines.extend([f"Doubt: {self.doubt.text}", ""])
        for row in self.rows:
            lines.append(f"{row.name}: {row.kind}" + (f", index {row.index}" if row.index else ""))
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
    orders: Orders | None = None,
    guarantees: Sequence[Guarantee] | None = None,
    audited: bool = True,
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
    orders
        Today's answer under every play, if that was asked.
    guarantees
        How much doubt each of today's answers stands, if that was asked; it is told where `level`
        is today's.
    audited
        False while all three are still to come.
    line
        The payoffs along the sweep's driver, if at hand; otherwise they are worked out.
    """
    play = play_row(scenario, orders, known=audited)
    doubt = doubt_row(scenario, report, guarantees if level is None else None, known=audited)
    if report.degenerate and flat(scenario):
        return Reading(
            headline=headline(scenario, sweep, report, None),
            rows=(),
            why=(_INDIFFERENT,),
            checks=checks(scenario, report, audit),
            play=play,
            doubt=doubt,
        )
    if sweep is None:
        parts = affine(scenario)
        payoffs = parts.at(scenario.levels)
        rows = rows_of(scenario, report, Place(payoffs, parts.exact(scenario.levels)))
        return Reading(
            headline=headline(scenario, None, report, None),
            rows=rows,
            why=_why(rows) + unlisted(report, answers(scenario)[1]),
            checks=checks(scenario, report, audit),
            play=play,
            doubt=doubt,
        )
    now = scenario.driver(sweep.driver).level if level is None else level
    along = line or affine(scenario).line(sweep.driver, scenario.levels)
    payoffs = along.at(np.array([float(now)]))[0]
    exact = along.exact(Fraction(now))
    rows = rows_of(scenario, report, Place(payoffs, exact, along, shown(scenario, sweep, now)))
    why = _why(rows, whole=tip_at(sweep, now) is not None)
    why += unlisted(report, answers(scenario)[1])
    following = nearest(sweep, now)
    if following is not None:
        why = (*why, tipping_text(scenario, following, sweep))
    return Reading(
        headline=headline(scenario, sweep, report, now),
        rows=rows,
        why=why,
        checks=checks(scenario, report, audit),
        play=play,
        doubt=doubt,
        next=following,
    )


def _why(rows: tuple[Row, ...], *, whole: bool = False) -> tuple[str, ...]:
    """Return the reasons: one a line for an only row, else a paragraph for each.

    Equilibria in which the same strategies are played have the same reasons, which are told once.
    `whole` asks for what an only family is, where the headline does not say it.
    """
    if len(rows) == 1:
        return (rows[0].told, *rows[0].why) if whole and rows[0].many else rows[0].why
    alike: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        key = (row.told, *row.why) if row.many else ("", *row.why)
        alike.setdefault(key, []).append(row.told.removesuffix(":"))
    return tuple(
        " ".join((first or f"{joined(told)}:", *why)) for (first, *why), told in alike.items()
    )
