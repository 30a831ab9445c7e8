"""The sweep in the list of charts; its two views, chances and payoffs, are two names of one tab.

Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.study.answer import LiveResult
    from gui.charts.kind import Ask
    from gui.charts.sweep.types import SweepScene

__all__ = ["KINDS", "PAYOFFS", "SWEEP"]

#: More regimes than this need a taller chart for their names.
_FEW = 5


def _sheet(scene: SweepScene) -> tuple[str, float]:
    return f"sweep-{scene.axis.driver}", 0.6 if len(scene.segments) <= _FEW else 0.75


def _never(_id: str, _ask: Ask) -> Iterable[tuple[str, Ask]]:
    return ()


def _mute(live: LiveResult) -> str:
    return "" if live.driver else "there is no driver to sweep along"


SWEEP = Kind(
    "sweep",
    tab="Sweep",
    tip="Who does what, and which outcome follows, as one driver runs from its low to its high end",
    mute=_mute,
    page="gui.charts.pages.sweep.SweepPage",
    sheet=_sheet,
)
PAYOFFS = Kind("payoffs", folder="sweep", briefed=_never)

KINDS = (SWEEP, PAYOFFS)
