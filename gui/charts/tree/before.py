"""The play of an earlier scenario, to be drawn faintly where it went another way.

Owns what of it is comparable: the same players, strategies and order of moves. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.tree.report import leaves
from games.study.tree.tree import game_tree, plans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.scenario import Scenario
    from games.solve.sequential.order import Order
    from games.study.tree.report import TreeLeaf
    from gui.charts.marks.comparison import Against
    from gui.charts.tree.types import Leaf

__all__ = ["Earlier", "earlier"]


@dataclass(frozen=True, eq=False)
class Earlier:
    """What was played: the profiles to which some answer came; `lack` says why none is known."""

    name: str
    ends: frozenset[tuple[int, ...]] = frozenset()
    lack: str = ""

    def came(self, ends: Iterable[TreeLeaf]) -> bool:
        """Tell whether play came to one of some profiles."""
        return any(leaf.profile in self.ends for leaf in ends)

    def note(self, every: Sequence[Leaf]) -> str:
        """Say which marks are it, or why there are none."""
        if self.lack:
            return self.lack
        alike = all(leaf.was == leaf.played for leaf in every)
        return (
            f"{self.name}: the same is played" if alike else f"dashed: what was played, {self.name}"
        )


def earlier(scenario: Scenario, order: Order, against: Against | None) -> Earlier | None:
    """Return the play of what is compared with; None where nothing is."""
    if against is None:
        return None
    name, answer = against.name, against.answer
    lack = against.lack(scenario, answered=answer is not None)
    if lack or answer is None:
        return Earlier(name, lack=lack)
    if answer.way.order != order:
        return Earlier(name, lack=f"{name}: another order of moves, not drawn")
    payoffs = answer.affine.exact(against.scenario.levels)
    trees = (game_tree(payoffs, order, outcomes) for outcomes in plans(answer.report))
    ends = (leaf.profile for tree in trees for leaf in leaves(tree) if leaf.played)
    return Earlier(name, frozenset(ends))
