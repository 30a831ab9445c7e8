"""The tornado in the list of charts. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind
from gui.charts.questions import SURE

if TYPE_CHECKING:
    from games.study.answer import LiveResult
    from gui.charts.tornado.types import TornadoScene

__all__ = ["KINDS", "TORNADO"]


def _bare(scene: TornadoScene) -> str:
    return "" if scene.bars else "no consideration moves the answer at an end of its range"


def _sheet(scene: TornadoScene) -> tuple[str, float]:
    return "", 0.26 + 0.035 * min(len(scene.bars), scene.most)


def _mute(live: LiveResult) -> str:
    return "" if live.scenario.considerations else "there is no consideration to vary"


TORNADO = Kind(
    "tornado",
    bare=_bare,
    tab="What it depends on",
    tip="Which single judgement moves a tipping point or an outcome most: a tornado chart",
    question=SURE,
    mute=_mute,
    page="gui.charts.pages.tornado.TornadoPage",
    sheet=_sheet,
)

KINDS = (TORNADO,)
