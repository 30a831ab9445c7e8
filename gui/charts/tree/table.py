"""A game tree as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Folded parts are in
them as all others. Knows no Qt.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.study.tree.report import TreeNode, leaves
from gui.charts.marks.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gui.charts.marks.table import Row
    from gui.charts.tree.types import TreeScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of a tree's CSV; the number grows when columns change their meaning.
FORM = "Equipoise game tree, table 1"
#: Columns of `numbers`.
COLUMNS = (
    *("kind", "node", "player", "strategy", "planned", "played", "chance"),
    *("value", "exact", "open", "outcome"),
)


def summary(scene: TreeScene) -> DataTable:
    """Return one row per profile: what it pays, and whether it is played."""
    headers = ("Profile", *(one.name for one in scene.movers), "Outcome", "Played")
    return DataTable.of(headers, (_read(scene, place) for place in range(len(scene.leaves))))


def _read(scene: TreeScene, place: int) -> Row:
    leaf = scene.leaves[place]
    played = leaf.chance or "yes" if leaf.played else "closed" if leaf.closed else None
    return (leaf.letters, *leaf.payoffs, leaf.outcome.name, played)


def numbers(scene: TreeScene) -> DataTable:
    """Return every branch of the tree, in its order, then what every profile pays.

    Columns
    -------
    kind
        "branch": what somebody may do at a node; "profile": what one player gets where it ends.
    node
        The strategies chosen before, ids with an equals sign joined by semicolons, in the order of
        the scenario; of a profile all of them.
    player, strategy
        Who moves and what that is; several who move together have a row each. Of a profile whose
        payoff it is.
    planned, played
        1 or 0; of a move already made, "moved" in place of what is planned.
    chance
        Of a stage of several, how probable the branch is there; of a profile, how probable it is.
    value, exact
        What the player gets from there on, and the same as a fraction where it is known exactly;
        empty where ties below leave it open, or nobody plans.
    open
        1 where a move already made does not rule it out, else 0: what is planned and what it brings
        would have been.
    outcome
        Of a profile, what it is.
    """
    return DataTable.of(COLUMNS, _numbers(scene))


def _numbers(scene: TreeScene) -> Iterator[Row]:
    if scene.tree is not None:
        yield from _branches(scene, scene.tree)
    for leaf, end in zip(
        scene.leaves, () if scene.tree is None else leaves(scene.tree), strict=True
    ):
        for place, (mover, paid) in enumerate(zip(scene.movers, end.payoffs, strict=True)):
            yield (
                *(
                    "profile",
                    _done(scene, end.profile),
                    mover.id,
                    mover.strategies[end.profile[place]],
                ),
                *(None, int(end.played), end.chance, float(paid), paid),
                *(int(not end.closed), leaf.outcome.name),
            )


def _branches(scene: TreeScene, node: TreeNode) -> Iterator[Row]:
    for branch in node.branches:
        for place, (own, taken) in enumerate(zip(node.movers, branch.taken, strict=True)):
            mover = scene.movers[own]
            worth = branch.worth[place] if branch.worth else ()
            value = worth[0] if len(worth) == 1 else None
            yield (
                *("branch", _done(scene, node.node), mover.id, mover.strategies[taken]),
                "moved" if node.moved else int(branch.planned),
                *(int(branch.played), branch.chance),
                None if value is None else float(value),
                value if isinstance(value, Fraction) else None,
                int(not branch.closed),
            )
        if isinstance(branch.end, TreeNode):
            yield from _branches(scene, branch.end)


def _done(scene: TreeScene, node: Sequence[int | None]) -> str:
    return ";".join(
        f"{mover.id}={mover.strategies[own]}"
        for mover, own in zip(scene.movers, node, strict=True)
        if own is not None
    )
