"""The phase map in the list of charts.

Owns how finely a map is computed. Imports what is heavy only when it is asked for. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from gui.charts.kind import Kind

if TYPE_CHECKING:
    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.study.map.report import PhaseMap
    from games.study.ways import Way
    from games.task import Token
    from gui.charts.kind import Ask, Known
    from gui.charts.phase.types import PhaseScene

    Maps = tuple[PhaseMap, PhaseMap | None]

__all__ = ["KINDS", "PHASE", "resolution_of", "today_of"]

#: Games of so many profiles at most are solved on a finer grid.
_SMALL = 8


def resolution_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return the grid on which a game of this shape is checked while somebody waits."""
    return (200, 200) if prod(shape) <= _SMALL else (100, 100)


def today_of(ask: Ask) -> tuple[Fraction, Fraction]:
    """Return where the two drivers stand."""
    across, above = (ask.scenario.levels[driver] for driver in ask.drivers)
    return Fraction(across), Fraction(above)


def _map(
    way: Way, payoffs: AffinePayoffs, drivers: tuple[str, str], scenario: Scenario, token: Token
) -> PhaseMap:
    grid = resolution_of(scenario.shape)
    return way.map(payoffs, *drivers, scenario.levels, resolution=grid, token=token)


def _compute(ask: Ask, token: Token, known: Known) -> Maps:
    from gui.charts.pairing import both

    return both(_map, ask, token, known)


def _scene(ask: Ask, maps: Maps) -> PhaseScene:
    from gui.charts.phase.before import before_map
    from gui.charts.phase.scene import phase_scene

    report, earlier = replace(maps[0], today=today_of(ask)), maps[1]
    return phase_scene(
        ask.scenario,
        report,
        title=ask.title,
        content_hash=ask.content_hash,
        before=before_map(ask.against, ask.scenario, earlier, report),
    )


def _sheet(scene: PhaseScene) -> tuple[str, float]:
    return f"phase-{scene.across.driver}-{scene.above.driver}", 0.62


PHASE = Kind(
    "phase",
    _scene,
    _compute,
    tab="Phase map",
    tip="Every regime over two drivers at once, and the nearest border to where you stand",
    page="gui.charts.pages.phase.PhasePage",
    sheet=_sheet,
)

KINDS = (PHASE,)
