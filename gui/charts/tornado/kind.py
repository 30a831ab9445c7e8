"""The tornado in the list of charts.

Imports what is heavy only when it is asked for. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind

if TYPE_CHECKING:
    from games.study.tornado.report import Tornado
    from games.task import Token
    from gui.charts.kind import Ask, Known
    from gui.charts.tornado.before import Earlier
    from gui.charts.tornado.types import TornadoScene

    Swings = tuple[Tornado, Earlier | None]

__all__ = ["KINDS", "TORNADO"]


def _compute(ask: Ask, token: Token, known: Known) -> Swings:
    """Vary every consideration; what is known of this answer under this rule already stays."""
    from games.study.tornado.tornado import tornado
    from gui.charts.tornado.before import earlier

    live = ask.live
    if known is not None and known[0].live is live and known[0].rule == ask.rule:
        report = known[1][0]
    else:
        report = tornado(
            ask.scenario,
            live.driver,
            ask.rule,
            line=live.line,
            known=live.sweep,
            way=live.way,
            token=token,
        )
    return report, earlier(ask.scenario, report, ask.against, live.way, token)


def _scene(ask: Ask, swings: Swings) -> TornadoScene:
    from gui.charts.tornado.scene import tornado_scene

    report, before = swings
    return tornado_scene(
        ask.scenario,
        report,
        ask.target,
        title=ask.title,
        content_hash=ask.content_hash,
        before=before,
    )


def _bare(scene: TornadoScene) -> str:
    return "" if scene.bars else "no consideration moves the answer at an end of its range"


def _sheet(scene: TornadoScene) -> tuple[str, float]:
    return "", 0.26 + 0.035 * min(len(scene.bars), scene.most)


TORNADO = Kind(
    "tornado",
    _scene,
    _compute,
    _bare,
    tab="What it depends on",
    tip="Which single judgement moves a tipping point or an outcome most: a tornado chart",
    page="gui.charts.pages.tornado.TornadoPage",
    sheet=_sheet,
)

KINDS = (TORNADO,)
