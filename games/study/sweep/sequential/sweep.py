"""The door: payoffs along a driver and who moves when in, regimes and tipping points out.

Owns who answers for which stages. Must not know how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.solve.proved import available
from games.study.sweep.sequential.game import Game
from games.study.sweep.sequential.pure_sweep import pure_sweep
from games.task import NullToken

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.solve.sequential.order import Order
    from games.study.sweep.report import Sweep
    from games.study.sweep.sequential.drawn import Painter
    from games.study.sweep.sequential.sampled import Sampled
    from games.study.sweep.sequential.stretches import Along
    from games.study.sweep.sequential.tables import Stages
    from games.task import Token

__all__ = ["sweep_in_stages"]

#: What is not proved is solved at so many levels at most: each takes as long as hundreds in floats.
FEWER = 101


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
        If the driver has no range.
    """
    waiting = token or NullToken()
    if line.low >= line.high:
        message = f"the range of {line.driver or 'the driver'} is empty"
        raise ValueError(message)
    game = Game(line, order)
    if all(len(stage) == 1 for stage in game.stages):
        return pure_sweep(game, levels, waiting)
    from games.study.sweep.sequential.tables import Stages

    stages = Stages.of(game.sizes, order.moved, game.stages)
    proof = _proved(line, stages, levels, waiting)
    if proof is None:
        levels = min(levels, FEWER)
    along, draws = proof or _looked_at(line, stages, levels, waiting)
    from games.study.sweep.sequential.table_sweep import Teller

    return Teller(game, stages, along, draws, levels, waiting).sweep()


def _proved(
    line: PayoffLine, stages: Stages, levels: int, token: Token
) -> tuple[Along, Painter] | None:
    """Return the stretches of a driver by exact arithmetic, and who draws them."""
    if not available():
        return None
    from games.study.sweep.sequential.drawn import Painter
    from games.study.sweep.sequential.walked import handled, walked

    along = walked(line, stages, token) if handled(stages) else None
    return None if along is None else (along, Painter(line, stages, levels))


def _looked_at(
    line: PayoffLine, stages: Stages, levels: int, token: Token
) -> tuple[Along, Sampled]:
    """Return the stretches of a driver as they are seen at levels of a grid."""
    from games.study.sweep.sequential.sampled import Sampled

    sampled = Sampled(line, stages, levels, token)
    return sampled.along(), sampled
