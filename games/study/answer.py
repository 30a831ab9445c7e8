"""What is computed for one scenario, as pure functions: the live answer and its audit.

Owns which numbers are needed for the window (and the command line) and what of an earlier answer
still holds. Knows no Qt, no document and no thread; all mathematics is that of `games`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.changes import numbers, reasons, structure
from games.model.payoffs import affine
from games.study.ways import SIMULTANEOUS, way_of
from games.task import NullToken, Quiet, check
from games.words.headline import flat
from games.words.plays import in_stages

if TYPE_CHECKING:
    from decimal import Decimal

    from games.model.payoffs import AffinePayoffs, PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Floats, Report
    from games.study.audit import Audit
    from games.study.doubt.report import Guarantee
    from games.study.orders.report import Orders
    from games.study.sweep.report import Sweep
    from games.study.ways import Way
    from games.task import Token

__all__ = [
    "CROWDED",
    "AuditResult",
    "LiveResult",
    "compute_audit",
    "compute_live",
    "compute_proof",
    "compute_stretch",
    "crowded",
    "too_many",
]

#: Why there is no sweep of a game that is crowded.
CROWDED = (
    "ties make so many profiles equilibria at once that no chart could show them; say with "
    "considerations or payoffs what the players prefer"
)
_CROWDED_IN_STAGES = CROWDED.replace("make so many profiles equilibria", "let so much be played")
#: Ties may make more profiles equilibria than anybody could see in a chart, let alone wait for.
MOST_SWEPT = 30


@dataclass(frozen=True, eq=False)
class LiveResult:
    """The answer that follows every move of a slider.

    Attributes
    ----------
    scenario
        What was asked.
    driver
        Id of the swept driver; empty if the scenario has no driver.
    level
        Today's level of that driver, None without one.
    affine
        Payoffs as exact functions of all drivers.
    line, sweep
        Payoffs along the swept driver and what they lead to; None without a driver, and where the
        game is crowded.
    payoffs
        Today's payoffs, (players, *strategies).
    report
        Today's equilibria, without a second opinion.
    seconds
        How long the sweep took (the solution of today's game, without a driver).
    way
        How the game is played.
    """

    scenario: Scenario
    driver: str
    level: float | None
    affine: AffinePayoffs
    line: PayoffLine | None
    sweep: Sweep | None
    payoffs: Floats
    report: Report
    seconds: float
    way: Way = SIMULTANEOUS

    def worded(self, scenario: Scenario) -> LiveResult:
        """Return the same answer for a scenario that differs in words only."""
        return self if scenario is self.scenario else replace(self, scenario=scenario)


@dataclass(frozen=True, eq=False)
class AuditResult:
    """What other solvers say about a live answer.

    `report` is today's game with a second opinion; `audit` compares every regime, None without a
    sweep, and where nobody moves together, so that there is nothing to ask others. `orders` has
    today's answer under every play; None where there is one play only, or where the live answer is
    not that of the scenario's own. `guarantees` are how much doubt today's equilibria stand, in the
    order of the live report; None where the live answer is not that of the scenario's own play, or
    so much is in equilibrium that no chart shows it.
    """

    live: LiveResult
    report: Report
    audit: Audit | None
    orders: Orders | None = None
    guarantees: tuple[Guarantee, ...] | None = None

    def worded(self, live: LiveResult) -> AuditResult:
        """Return the same audit for a live answer that differs in words only."""
        if live is self.live:
            return self
        from games.study.orders.today import worded  # not part of the start

        orders = None if self.orders is None else worded(self.orders, live.scenario)
        return replace(self, live=live, orders=orders)


def compute_live(
    scenario: Scenario,
    driver: str,
    token: Token | None = None,
    *,
    known: LiveResult | None = None,
    way: Way | None = None,
    prove: bool = True,
) -> LiveResult:
    """Solve today's game and sweep `driver`.

    Parameters
    ----------
    scenario
        A valid scenario.
    driver
        Id of the driver to sweep; empty for no sweep.
    token
        Says when the answer is no longer wanted.
    known
        An earlier answer; whatever of it still holds is used again. While only the swept driver
        moves that is all but today's game.
    way
        How the game is played; as the scenario says by default.
    prove
        Whether the sweep shall be proved. If not, it is where that was known; else it says that a
        proof is due, for `compute_proof`.

    Raises
    ------
    KeyError
        If there is no such driver.
    Cancelled
        If the token says so.
    """
    token = NullToken() if token is None else token
    way = way_of(scenario) if way is None else way
    level = float(scenario.driver(driver).level) if driver else None
    if known is not None and known.way is way and _reasons_hold(known.scenario, scenario):
        parts = known.affine
    else:
        parts, known = affine(scenario), None
    begin = time.perf_counter()
    payoffs = parts.at(scenario.levels)
    report = way.solve(parts.exact(scenario.levels), second_opinion=False, token=token)
    seconds = time.perf_counter() - begin
    line, swept = None, None
    if driver and not crowded(scenario, report):
        if known is not None and known.driver == driver and _sweep_holds(known, scenario):
            line, swept, seconds = known.line, known.sweep, known.seconds
        if swept is None or (prove and swept.proof_due):
            begin = time.perf_counter()
            line = parts.line(driver, scenario.levels)
            swept = way.sweep(line, token=token, prove=prove)
            seconds = time.perf_counter() - begin
    check(token)
    return LiveResult(
        scenario=scenario,
        driver=driver,
        level=level,
        affine=parts,
        line=line,
        sweep=swept,
        payoffs=payoffs,
        report=report,
        seconds=seconds,
        way=way,
    )


def compute_proof(live: LiveResult, token: Token | None = None) -> LiveResult:
    """Return an answer with its sweep proved, where a proof is due; else the very same.

    Raise `Cancelled` if the token says so.
    """
    if live.line is None or live.sweep is None or not live.sweep.proof_due:
        return live
    begin = time.perf_counter()
    proved = live.way.sweep(live.line, token=token)
    return replace(live, sweep=proved, seconds=time.perf_counter() - begin)


def compute_stretch(
    live: LiveResult, low: Decimal, high: Decimal, token: Token | None = None
) -> LiveResult:
    """Return an answer with its driver swept anew from `low` to `high`, as closely as the whole.

    It is proved unless a proof of the whole is due: then one of the stretch is due, too. Raise
    `ValueError` without a sweep or for a stretch that is not within the driver's range, `Cancelled`
    if the token says so.
    """
    if live.line is None or live.sweep is None:
        message = "there is no sweep to look closer at"
        raise ValueError(message)
    if not live.line.low <= Fraction(low) < Fraction(high) <= live.line.high:
        message = f"{low} to {high} is no stretch of {live.driver}"
        raise ValueError(message)
    line = replace(live.line, low=Fraction(low), high=Fraction(high))
    prove = not live.sweep.proof_due
    return replace(live, line=line, sweep=live.way.sweep(line, token=token, prove=prove))


def crowded(scenario: Scenario, report: Report) -> bool:
    """Tell whether so many profiles are equilibria, or all, that a chart would show none of it."""
    return report.degenerate and (len(report.equilibria) > MOST_SWEPT or flat(scenario))


def compute_audit(
    live: LiveResult, token: Token | None = None, *, known: AuditResult | None = None
) -> AuditResult:
    """Ask the other solvers about a live answer.

    `known` is an earlier audit: its verdict on the regimes is kept if they are the same sweep.
    Raise `Cancelled` if the token says so.
    """
    token = NullToken() if token is None else token
    report = live.way.solve(
        live.affine.exact(live.scenario.levels),
        second_opinion=True,
        token=token,
        known=live.report,
    )
    check(token)
    if live.line is None or live.sweep is None:
        verdict = None
    elif known is not None and known.live.sweep is live.sweep:
        verdict = known.audit
    else:
        verdict = live.way.audit(live.line, live.sweep, token)
    orders, stand = None, None
    if live.way is way_of(live.scenario):
        from games.study.doubt.guarantee import guarantees  # neither is part of the start
        from games.study.orders.today import orders_today

        orders = orders_today(live.scenario, live.affine, live.report, Quiet(token))
        if not crowded(live.scenario, live.report):
            stand = guarantees(live.scenario, live.report, token=Quiet(token))
    return AuditResult(live, report, verdict, orders, stand)


def too_many(scenario: Scenario) -> str:
    """Say why there is no sweep of a scenario that is crowded."""
    return _CROWDED_IN_STAGES if in_stages(scenario) else CROWDED


def _reasons_hold(old: Scenario, new: Scenario) -> bool:
    """Tell whether payoffs are the same functions of the drivers."""
    return old is new or (structure(old) == structure(new) and reasons(old) == reasons(new))


def _sweep_holds(known: LiveResult, scenario: Scenario) -> bool:
    """Tell whether nothing but the level of the swept driver has moved."""
    swept = known.driver
    return numbers(known.scenario, without=swept) == numbers(scenario, without=swept)
