"""The charts of a briefing: what is computed for them, and which of them the paper shows.

Owns their order: those of the paper first. Which charts there are is `gui.charts.kinds`'. Knows no
Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from games.task import Part, check
from gui.charts.kind import NoChartError
from gui.charts.kinds import CHARTS

if TYPE_CHECKING:
    from games.task import Token
    from gui.charts.kind import Ask
    from gui.charts.marks.printed import Printed

__all__ = ["Chart", "charts"]


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart of the briefing.

    `id` is what the paper calls it, `stem` the name of its files, `height` its share of its width
    in the paper, 0 for a chart that goes into the folder only.
    """

    id: str
    stem: str
    scene: Printed
    height: float = 0.0


def charts(ask: Ask, token: Token) -> tuple[dict[str, Any], tuple[Chart, ...]]:
    """Return every answer by its kind of chart, and every chart there is something to draw for."""
    answers: dict[str, Any] = {}
    made: list[Chart] = []
    for place, kind in enumerate(CHARTS.values()):
        check(token)
        start, end = (100 * k // len(CHARTS) for k in (place, place + 1))
        part = Part(token, start, end - start)
        for name, own in kind.briefed(kind.id, ask):
            try:
                answers[kind.id] = kind.compute(own, part, None)
            except NoChartError:
                continue
            scene = kind.made(own, answers[kind.id])
            if not kind.bare(scene):
                stem, height = kind.sheet(scene)
                made.append(Chart(name, stem or name, scene, height))
    check(token)
    token.progress(100, 100)
    return answers, tuple(sorted(made, key=lambda chart: not chart.height))
