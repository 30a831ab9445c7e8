"""A page's next picture, made by the worker that finds its answer.

Owns the one slot between worker and page, and whether what lies in it is what the page asks for. A
picture of anything else is dropped and made again where it is shown.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.study.answer import LiveResult
    from gui.charts.canvas.picture import Easel, Ready
    from gui.charts.kind import Ask, Kind

__all__ = ["Ahead"]


class Ahead:
    """The last picture made ahead."""

    def __init__(self) -> None:
        self._made: tuple[Kind, Ask, Ready] | None = None

    def maker(self, kind: Kind, ask: Ask, easel: Easel) -> Callable[[LiveResult], None]:
        """Return what makes the picture of an answer, asked for like `ask`; it holds no widget."""
        return partial(self._make, kind, ask, easel)

    def take(self, kind: Kind, ask: Ask) -> Ready | None:
        """Return what was made of exactly this, None if that was something else."""
        made, self._made = self._made, None
        if made is None or made[0] is not kind:
            return None
        had = made[1]
        same = had.live is ask.live and had.rule == ask.rule and had.against is ask.against
        return made[2] if same else None

    def _make(self, kind: Kind, ask: Ask, easel: Easel, live: LiveResult) -> None:
        if live.sweep is None or live.sweep is ask.live.sweep:
            return  # there is none to draw, or only today moves in the one that is shown
        ask = replace(ask, live=live)
        self._made = kind, ask, easel.paint(kind.made(ask, None))
