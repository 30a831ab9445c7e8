"""The sweep in the list of charts; its two views, chances and payoffs, are two names of one tab.

Imports what is heavy only when it is asked for. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind, NoChartError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.task import Token
    from gui.charts.kind import Ask, Known
    from gui.charts.sweep.types import SweepScene

__all__ = ["KINDS", "PAYOFFS", "SWEEP"]

#: More regimes than this need a taller chart for their names.
_FEW = 5


def _compute(ask: Ask, _token: Token, _known: Known) -> None:
    from games.study.answer import CROWDED

    if ask.live.sweep is None or ask.live.level is None:
        raise NoChartError(CROWDED if ask.live.driver else "the scenario has no driver")


def _scene(ask: Ask, show: str) -> SweepScene:
    from gui.charts.sweep.scene import sweep_scene

    live = ask.live
    assert live.sweep is not None  # `_compute` looks
    assert live.level is not None
    return sweep_scene(
        ask.scenario,
        live.sweep,
        ask.rule,
        live.level,
        show=show,
        title=ask.title,
        content_hash=ask.content_hash,
        against=ask.against,
    )


def _chances(ask: Ask, _answer: None) -> SweepScene:
    from gui.charts.sweep.types import CHANCES

    return _scene(ask, CHANCES)


def _payoffs(ask: Ask, _answer: None) -> SweepScene:
    from gui.charts.sweep.types import PAYOFFS

    return _scene(ask, PAYOFFS)


def _sheet(scene: SweepScene) -> tuple[str, float]:
    return f"sweep-{scene.axis.driver}", 0.6 if len(scene.segments) <= _FEW else 0.75


def _never(_id: str, _ask: Ask) -> Iterable[tuple[str, Ask]]:
    return ()


SWEEP = Kind(
    "sweep",
    _chances,
    _compute,
    tab="Sweep",
    tip="Who does what, and which outcome follows, as one driver runs from its low to its high end",
    page="gui.charts.pages.sweep.SweepPage",
    sheet=_sheet,
)
PAYOFFS = Kind("payoffs", _payoffs, _compute, folder="sweep", briefed=_never)

KINDS = (SWEEP, PAYOFFS)
