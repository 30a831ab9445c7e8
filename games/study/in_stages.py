"""Play in stages as a way of playing: who answers when moves follow one another.

Owns which rooms answer for an order of moves; they are brought when first wanted, as most scenarios
are played at once. Holds no mathematics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.audit import audit

if TYPE_CHECKING:
    from games.model.affine import Levels, PayoffLine
    from games.model.payoffs import AffinePayoffs
    from games.solve.report import Exact, Report
    from games.solve.sequential.order import Order
    from games.study.audit import Audit
    from games.study.map.report import PhaseMap
    from games.study.sweep.report import Sweep
    from games.task import Token

__all__ = ["InStages"]


class InStages:
    """Answers for one order of moves.

    Parameters
    ----------
    order
        Who moves when, and what has been done; not all at once.
    """

    def __init__(self, order: Order) -> None:
        self._order = order

    def solve(
        self,
        payoffs: Exact,
        *,
        second_opinion: bool,
        token: Token | None = None,
        known: Report | None = None,
    ) -> Report:
        """Return all subgame-perfect outcomes."""
        from games.solve.sequential.solve import solve

        return solve(payoffs, self._order, second_opinion=second_opinion, token=token, known=known)

    def sweep(
        self,
        line: PayoffLine,
        *,
        levels: int = 201,
        token: Token | None = None,
        prove: bool = True,
    ) -> Sweep:
        """Return regimes, tipping points and causes along a driver: exact, whatever is asked."""
        from games.study.sweep.sequential.sweep import sweep_in_stages

        return sweep_in_stages(line, self._order, levels=levels, token=token)

    def map(
        self,
        affine: AffinePayoffs,
        across: str,
        above: str,
        levels: Levels,
        *,
        resolution: tuple[int, int],
        token: Token | None = None,
    ) -> PhaseMap:
        """Return regions and borders over two drivers."""
        from games.study.map.phase import phase_map

        return phase_map(
            affine, across, above, levels, resolution=resolution, token=token, order=self._order
        )

    def audit(self, line: PayoffLine, sweep: Sweep, token: Token | None = None) -> Audit | None:
        """Ask nashpy about the tables of every regime; None where nobody moves together."""
        if all(len(movers) == 1 for movers in self._order.to_come):
            return None
        return audit(line, sweep, token, solve=self.solve)
