"""Small multiples in the list of charts.

Imports what is heavy only when it is asked for. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind

if TYPE_CHECKING:
    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.study.multiples import Multiples
    from games.study.ways import Way
    from games.task import Token
    from gui.charts.kind import Ask, Known
    from gui.charts.multiples.types import MultiplesScene

    Sweeps = tuple[Multiples, Multiples | None]

__all__ = ["KINDS", "MULTIPLES"]


def _sweeps(
    way: Way, payoffs: AffinePayoffs, drivers: tuple[str, str], scenario: Scenario, token: Token
) -> Multiples:
    from games.study.multiples import multiples

    return multiples(payoffs, *drivers, scenario.levels, way=way, token=token)


def _compute(ask: Ask, token: Token, known: Known) -> Sweeps:
    from gui.charts.pairing import both

    return both(_sweeps, ask, token, known)


def _scene(ask: Ask, sweeps: Sweeps) -> MultiplesScene:
    from gui.charts.multiples.scene import multiples_scene

    found, earlier = sweeps
    return multiples_scene(
        ask.scenario,
        found,
        ask.rule,
        title=ask.title,
        content_hash=ask.content_hash,
        against=ask.against,
        earlier=earlier,
    )


def _sheet(scene: MultiplesScene) -> tuple[str, float]:
    return f"sweep-{scene.axis.driver}-by-{scene.second.driver}", 0.0


MULTIPLES = Kind(
    "multiples",
    _scene,
    _compute,
    tab="Side by side",
    tip="The sweep again and again, for several levels of a second driver",
    page="gui.charts.pages.multiples.MultiplesPage",
    sheet=_sheet,
)

KINDS = (MULTIPLES,)
