"""The ways of playing, each with what answers it: all at once, or in stages.

Owns the door between everything that studies answers (sweeps side by side, tornado, comparison,
briefing, window and command line) and how a game is played: whoever studies a scenario asks
`way_of` for its way and gets equilibria, regimes with their tipping points and causes, and a map,
whatever the way. A new way is a room in `games.solve` and one line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from games.solve import solve
from games.solve.sequential.order import Order
from games.study.audit import audit
from games.study.in_stages import InStages
from games.study.sweep.sweep import sweep

if TYPE_CHECKING:
    from games.model.affine import Levels, PayoffLine
    from games.model.payoffs import AffinePayoffs
    from games.model.scenario import Scenario
    from games.solve.report import Exact, Report
    from games.study.audit import Audit
    from games.study.map.report import PhaseMap
    from games.study.sweep.report import Sweep
    from games.task import Token

__all__ = ["SIMULTANEOUS", "Way", "order_of", "way_of"]


class _Solve(Protocol):
    """Payoffs (players, *strategies) to equilibria; a second opinion where it is wanted.

    `known` is an earlier answer without one: what is proved need not be proved again.
    """

    def __call__(
        self,
        payoffs: Exact,
        *,
        second_opinion: bool,
        token: Token | None = None,
        known: Report | None = None,
    ) -> Report: ...


class _Sweep(Protocol):
    """Payoffs along a driver to regimes, tipping points and causes.

    Without `prove` a proof that takes longer than the rest may be left for later: then the sweep
    says that it is due.
    """

    def __call__(
        self,
        line: PayoffLine,
        *,
        levels: int = 201,
        token: Token | None = None,
        prove: bool = True,
    ) -> Sweep: ...


class _Map(Protocol):
    """Payoffs over two drivers to regions and borders."""

    def __call__(
        self,
        affine: AffinePayoffs,
        across: str,
        above: str,
        levels: Levels,
        *,
        resolution: tuple[int, int],
        token: Token | None = None,
    ) -> PhaseMap: ...


class _Audit(Protocol):
    """What others say of a sweep; None where nobody else can be asked."""

    def __call__(
        self, line: PayoffLine, sweep: Sweep, token: Token | None = None
    ) -> Audit | None: ...


@dataclass(frozen=True, eq=False)
class Way:
    """One way of playing: who moves when, and what answers it.

    `order` is None where all move at once, and nobody has moved.
    """

    order: Order | None
    solve: _Solve
    sweep: _Sweep
    map: _Map
    audit: _Audit


def _phase_map(
    affine: AffinePayoffs,
    across: str,
    above: str,
    levels: Levels,
    *,
    resolution: tuple[int, int],
    token: Token | None = None,
) -> PhaseMap:
    """Bring the map's rooms when one is first wanted."""
    from games.study.map.phase import phase_map

    return phase_map(affine, across, above, levels, resolution=resolution, token=token)


#: Everybody chooses at once, seeing nobody's choice.
SIMULTANEOUS = Way(None, solve, sweep, _phase_map, audit)


def order_of(scenario: Scenario) -> Order:
    """Return who moves when in a scenario, and what has been done, in positions."""
    place = {player.id: number for number, player in enumerate(scenario.players)}
    done = {
        player: [own.id for own in scenario.player(player).strategies].index(strategy)
        for player, strategy in scenario.play.moved
    }
    stages = scenario.play.stages or (tuple(place),)
    return Order(
        tuple(tuple(sorted(place[player] for player in stage)) for stage in stages),
        tuple(done.get(player.id) for player in scenario.players),
    )


def way_of(scenario: Scenario) -> Way:
    """Return how a scenario is played: the same object for scenarios played in the same way."""
    order = order_of(scenario)
    return SIMULTANEOUS if order.at_once else _in_stages(order)


@cache
def _in_stages(order: Order) -> Way:
    played = InStages(order)
    return Way(order, played.solve, played.sweep, played.map, played.audit)
