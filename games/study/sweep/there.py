"""What is in equilibrium exactly at tipping points where payoffs tie.

Most tipping points are levels at which somebody is exactly indifferent, so that infinitely many
equilibria lead from one side to the other. Owns asking for them, one game a level. Must not know
how games are solved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from games.solve.report import PROVED
from games.study.sweep.report import Known
from games.task import NullToken, check

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.report import Exact, Report
    from games.study.sweep.report import Sweep
    from games.task import Token

__all__ = ["known_there"]


class _Solve(Protocol):
    def __call__(
        self, payoffs: Exact, *, second_opinion: bool, token: Token | None = None
    ) -> Report: ...


def known_there(
    line: PayoffLine, sweep: Sweep, solve: _Solve, token: Token | None = None
) -> tuple[Known | None, ...]:
    """Return all there is at each tipping point that has infinitely many equilibria.

    Parameters
    ----------
    line
        The payoffs that were swept.
    sweep
        Whose tipping points are looked at.
    solve
        Finds the equilibria of one game.
    token
        Says when the answer is no longer wanted.

    Returns
    -------
    tuple of Known or None
        One for each tipping point. None where equilibria are single, where not all is proved, and
        at a level that is no fraction.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    waiting = NullToken() if token is None else token
    found: list[Known | None] = []
    for tip in sweep.tipping_points:
        check(waiting)
        known = None
        if tip.at.exact is not None:
            report = solve(line.exact(tip.at.exact), second_opinion=False, token=waiting)
            if report.families and report.proof == PROVED:
                known = Known(tip.at.exact, report)
        found.append(known)
    return tuple(found)
