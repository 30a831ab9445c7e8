"""The door: payoffs along a driver and who moves when in, regimes and tipping points out.

Owns who answers for which stages. Must not know how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.sweep.sequential.game import Game
from games.study.sweep.sequential.pure_sweep import pure_sweep
from games.task import NullToken

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.sequential.order import Order
    from games.study.sweep.report import Sweep
    from games.task import Token

__all__ = ["sweep_in_stages"]


def sweep_in_stages(
    line: PayoffLine, order: Order, *, levels: int = 201, token: Token | None = None
) -> Sweep:
    """Return the regimes and tipping points of play in stages along one driver.

    Parameters
    ----------
    line
        The payoffs as a function of the driver.
    order
        Who moves when, and what has been done; not all at once.
    levels
        Size of the grid on which mixed equilibria of stages of several players are drawn.
    token
        Tells when the answer is no longer wanted.

    Raises
    ------
    Cancelled
        If the token says so.
    ValueError
        If the driver has no range, or several players move together.
    """
    waiting = token or NullToken()
    if line.low >= line.high:
        message = f"the range of {line.driver or 'the driver'} is empty"
        raise ValueError(message)
    game = Game(line, order)
    if all(len(stage) == 1 for stage in game.stages):
        return pure_sweep(game, levels, waiting)
    from games.study.sweep.sequential.table_sweep import table_sweep
    from games.study.sweep.sequential.tables import Stages
    from games.study.sweep.sequential.walked import walked

    stages = Stages.of(game.sizes, order.moved, game.stages)
    return table_sweep(game, stages, walked(line, stages, waiting), levels, waiting)
