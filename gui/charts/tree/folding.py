"""Which branches of a large tree are drawn, and which are only counted.

Owns the order in which parts are given up: what can no longer happen, then what nobody plans, from
the end of the tree and away from the play to its beginning, then all but a few. Knows no scene.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.tree.report import TreeNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from games.study.tree.report import TreeBranch

    #: Which branches of a node are drawn, by the node and how many moves lead to it.
    Rule = Callable[[TreeNode, int], tuple[TreeBranch, ...]]
    Kept = dict[tuple[int | None, ...], tuple[TreeBranch, ...]]

__all__ = ["MOST", "folded"]

#: So many rows are drawn: three players with three strategies each.
MOST = 27
#: Nobody has more strategies.
_WIDEST = 6


def folded(root: TreeNode, most: int = MOST) -> Kept:
    """Return by node the branches to draw, so that the tree has at most so many rows.

    The others of a node share one row. Of a node that is not drawn nothing is said.
    """
    depth = _depth(root)
    kept: Kept = {}
    for rule in _rules(depth):
        kept = {}
        if _rows(root, 0, rule, kept) <= most:
            break
    return kept


def _rules(depth: int) -> Iterator[Rule]:
    yield lambda node, _: node.branches
    yield lambda node, _: tuple(one for one in node.branches if not one.closed)
    for whole in (False, True):
        for first in range(depth - 1, -1, -1):
            yield _planned(first, whole=whole)
    for count in range(_WIDEST, 0, -1):
        yield _best(count)


def _planned(first: int, *, whole: bool) -> Rule:
    """Keep what is planned, from some move on; on the way that is played only if `whole`."""

    def rule(node: TreeNode, depth: int) -> tuple[TreeBranch, ...]:
        if node.closed:
            return ()
        own = tuple(one for one in node.branches if not one.closed)
        if depth < first or (node.played and not whole):
            return own
        return tuple(one for one in own if one.planned)

    return rule


def _best(count: int) -> Rule:
    """Keep so many of a node: what is played before what is planned, the likely first."""

    def rule(node: TreeNode, _: int) -> tuple[TreeBranch, ...]:
        own = [one for one in node.branches if one.planned]
        first = sorted(own, key=lambda one: (not one.played, -(one.chance or 0.0)))[:count]
        return tuple(one for one in own if one in first)

    return rule


def _rows(node: TreeNode, depth: int, rule: Rule, kept: Kept) -> int:
    own = rule(node, depth)
    rest = [one for one in node.branches if one not in own]
    if len(rest) == 1 and not isinstance(rest[0].end, TreeNode):
        own, rest = node.branches, []  # a count of one takes the room of the one
    kept[node.node] = own
    return bool(rest) + sum(
        _rows(one.end, depth + 1, rule, kept) if isinstance(one.end, TreeNode) else 1 for one in own
    )


def _depth(node: TreeNode) -> int:
    end = node.branches[0].end
    return 1 + (_depth(end) if isinstance(end, TreeNode) else 0)
