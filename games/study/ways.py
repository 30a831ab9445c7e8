"""The ways of playing, each with what answers it: the only list of them.

Owns the door between everything that studies answers (sweeps side by side, tornado, comparison,
briefing, window and command line) and how a game is played: whoever studies asks a `Way` and gets
equilibria, regimes with their tipping points and causes, and a map, whatever the way. A new way is
a room in `games.solve` and one line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from games.solve import solve
from games.study.audit import audit
from games.study.sweep.sweep import sweep

if TYPE_CHECKING:
    from games.model.affine import Levels, PayoffLine
    from games.model.payoffs import AffinePayoffs
    from games.solve.report import Exact, Report
    from games.study.audit import Audit
    from games.study.map.report import PhaseMap
    from games.study.sweep.report import Sweep
    from games.task import Token

__all__ = ["SIMULTANEOUS", "WAYS", "Way"]


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
    """Payoffs along a driver to regimes, tipping points and causes."""

    def __call__(
        self, line: PayoffLine, *, levels: int = 201, token: Token | None = None
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
    """What others say of a sweep."""

    def __call__(self, line: PayoffLine, sweep: Sweep, token: Token | None = None) -> Audit: ...


@dataclass(frozen=True, eq=False)
class Way:
    """One way of playing: how it is called, and what answers it."""

    id: str
    name: str
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
SIMULTANEOUS = Way("simultaneous", "Simultaneous", solve, sweep, _phase_map, audit)

WAYS: dict[str, Way] = {way.id: way for way in (SIMULTANEOUS,)}
