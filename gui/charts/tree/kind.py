"""The game tree in the list of charts. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind
from gui.charts.questions import MOVES

if TYPE_CHECKING:
    from games.study.answer import LiveResult
    from gui.charts.tree.types import TreeScene

__all__ = ["AT_ONCE", "KINDS", "TREE"]

#: Why there is no tree.
AT_ONCE = "all move at once: there is no tree; choose a play"


def _bare(scene: TreeScene) -> str:
    return scene.lack


def _sheet(scene: TreeScene) -> tuple[str, float]:
    from gui.charts.tree.types import rows

    count = 0 if scene.root is None else len(list(rows(scene.root)))
    return "tree", 0.16 + 0.04 * count


def _mute(live: LiveResult) -> str:
    return AT_ONCE if live.way.order is None else ""


TREE = Kind(
    "tree",
    bare=_bare,
    tab="Tree",
    tip="Who moves where, what everybody plans there, and what that brings",
    question=MOVES,
    mute=_mute,
    topic="who-moves-first",
    page="gui.charts.pages.tree.TreePage",
    sheet=_sheet,
)

KINDS = (TREE,)
