"""nashpy asked about the middle of every regime of a sweep.

Owns the comparison and its score. Slow (nashpy solves one game at a time), so it is asked for
apart from the sweep.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from games.solve import solve as solve_at_once
from games.task import NullToken, Token, check
from games.words.wording import level_in_prose

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.report import Exact, Report
    from games.study.sweep.report import Regime, Sweep

__all__ = ["Audit", "audit"]


@dataclass(frozen=True, slots=True)
class Audit:
    """In how many regimes nashpy agrees, out of how many it was asked about; notes say more."""

    agreed: int
    of: int
    notes: tuple[str, ...] = ()


class _Solve(Protocol):
    """Payoffs (players, *strategies) to equilibria with a second opinion."""

    def __call__(
        self, payoffs: Exact, *, second_opinion: bool, token: Token | None = None
    ) -> Report: ...


def audit(
    line: PayoffLine,
    sweep: Sweep,
    token: Token | None = None,
    *,
    solve: _Solve = solve_at_once,
) -> Audit:
    """Solve the middle of every regime again, with nashpy beside the enumerator.

    A regime passes if nashpy agrees about its middle and the equilibria there have the supports
    that the sweep says they have. `solve` answers for the way of playing that was swept.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    waiting = token or NullToken()
    agreed, asked = 0, 0
    notes: list[str] = []
    for number, regime in enumerate(sweep.regimes):
        check(waiting)
        waiting.progress(number, len(sweep.regimes))
        report = solve(line.exact(_middle(regime)), second_opinion=True, token=waiting)
        where = f"Between {level_in_prose(regime.low)} and {level_in_prose(regime.high)}"
        supports = sorted(equilibrium.support for equilibrium in report.equilibria)
        as_swept = regime.degenerate or supports == _supports(regime)
        if not as_swept:
            notes.append(f"{where}: the middle has other equilibria than the sweep says.")
        if report.nashpy_agrees is None:
            notes.append(f"{where}: nashpy gave no answer.")
        else:
            asked += 1
            agreed += report.nashpy_agrees and as_swept
            if not report.nashpy_agrees:
                notes.append(f"{where}: nashpy's answer differs.")
                notes.extend(f"{where}: {note}" for note in report.notes)
    waiting.progress(len(sweep.regimes), len(sweep.regimes))
    return Audit(int(agreed), asked, tuple(notes))


def _middle(regime: Regime) -> Fraction:
    """Return a level about the middle of a regime, as short a fraction as there is.

    Exact arithmetic at a level of few digits has few digits.
    """
    low, high = Fraction(regime.low.value), Fraction(regime.high.value)
    middle, near = (low + high) / 2, (high - low) / 8
    for most in (1, 10, 100, 1000):
        level = middle.limit_denominator(most)
        if abs(level - middle) <= near:
            return level
    return middle


def _supports(regime: Regime) -> list[tuple[tuple[int, ...], ...]]:
    return sorted(branch.support for branch in regime.branches)
