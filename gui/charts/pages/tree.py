"""The page of the game tree: which plan is drawn, and moves that are said to be made in it.

Owns what a press means: on a branch of the next to move that he has moved so, on a move already
made that it is taken back, on a profile that it is selected. Solves nothing itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Slot

from games.study.tree.tree import plans
from gui.charts.canvas.tree import TreeCanvas
from gui.charts.pages.empty import PLAY, Lack
from gui.charts.pages.lane import LanePage
from gui.charts.tree.kind import AT_ONCE
from gui.charts.tree.types import Node, TreeScene
from gui.core.playing import make_moves, take_back
from gui.core.selection import PayoffKey
from gui.look.wear import worn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from games.study.answer import LiveResult
    from gui.charts.kind import Ask, Kind
    from gui.charts.pages.place import Place
    from gui.charts.tree.types import Branch

__all__ = ["TreePage"]

_LEAF = "leaf:"


class TreePage(LanePage):
    """The game tree over the live answer."""

    def __init__(self, kind: Kind, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(kind, place, TreeCanvas(worn()), parent)
        self._plan = 0
        self._plans = self._controls.add_choice(
            *("&Plan", "tree-plan", "Which plan is drawn"),
            "Of several answers, each with a plan of its own, the one that is drawn",
            {},
        )
        self._plans.activated.connect(self._on_plan)

    def ask(self, live: LiveResult) -> Ask | None:
        """Ask for the plan chosen, as long as there are so many."""
        ask = super().ask(live)
        last = max(len(plans(live.report)) - 1, 0)
        return None if ask is None else replace(ask, plan=min(self._plan, last))

    def holds(self, ask: Ask, known: Ask) -> bool:
        """Tell whether it is of the same plan, too."""
        return super().holds(ask, known) and ask.plan == known.plan

    def dress(self, scene: TreeScene) -> None:
        """List the plans; where there is one there is nothing to choose."""
        self._plan = scene.drawn
        with QSignalBlocker(self._plans):
            self._plans.clear()
            for place, name in enumerate(scene.plans):
                self._plans.addItem(f"{place + 1}: {name}", place)
            self._plans.setCurrentIndex(scene.drawn)
        self._controls.setVisible(len(scene.plans) > 1)

    def lacking(self, scene: TreeScene) -> Lack | None:
        """Say why there is no tree, and what would make one."""
        if scene.lack != AT_ONCE:
            return super().lacking(scene)
        return Lack(
            "All move at once, so there is no tree",
            "The payoff table shows everything there is. Choose who moves first, or say that"
            " somebody has already moved.",
            PLAY,
        )

    def press(self, key: str, ask: Ask, answer: Any) -> None:  # noqa: ANN401
        """Say that a move is made, take one back, or select the first player's payoff."""
        scenario = ask.scenario
        if key.startswith(_LEAF):
            places = tuple(map(int, key.removeprefix(_LEAF).split(",")))
            profile = scenario.profile(places)
            self._selection.select(PayoffKey(scenario.players[0].id, profile))
            return
        scene = self.canvas.scene
        assert isinstance(scene, TreeScene)
        branch = next((one for one in _branches(scene.root) if one.key == key), None)
        if branch is None or not branch.moves:
            return
        if branch.taken:
            ((player, _),) = branch.moves
            take_back(self._document, player)
        else:
            make_moves(self._document, branch.moves)

    @Slot(int)
    def _on_plan(self, place: int) -> None:
        self._plan = place
        self.refresh()


def _branches(node: Node | None) -> Iterator[Branch]:
    if node is not None:
        for branch in node.branches:
            yield branch
            if isinstance(branch.end, Node):
                yield from _branches(branch.end)
