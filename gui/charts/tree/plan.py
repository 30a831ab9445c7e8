"""Where the parts of a game tree stand: the rows of its leaves, its nodes between them, its foot.

Owns the arithmetic from a scene and a size to places, of which those from left to right are
`gui.charts.tree.across`'s. Draws nothing. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from gui.charts.marks.labels import fill_lines
from gui.charts.tree.across import across, least_wide
from gui.charts.tree.types import Fold, Leaf, Node, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.charts.marks.drawing import Style
    from gui.charts.tree.across import Across, Level
    from gui.charts.tree.types import Branch, TreeScene

__all__ = ["Plan", "planned"]

#: Rows are at most so many lines of text apart.
_WIDEST = 4.2
#: Distance that sets parts of a tree apart, in rows, for every level below.
_APART = 0.25


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """Where everything stands.

    Attributes
    ----------
    across
        From left to right.
    at
        The y of every node, leaf and fold, by its key.
    outcomes
        Where outcomes' names begin, as wide as `named`, 0 where they have none.
    pitch
        Distance of two rows.
    foot
        Lines below the tree, and whether they are reasons; `legend` tells that it is among them.
    """

    across: Across
    at: dict[str, float]
    outcomes: float
    named: float
    pitch: float
    foot: tuple[tuple[str, bool], ...]
    legend: bool
    least: tuple[float, float]


def planned(scene: TreeScene, style: Style, width: float, height: float) -> Plan:
    """Find room for a tree in `width` by `height` pixels."""
    root = scene.root
    assert root is not None
    by_depth = tuple(_by_depth(root))
    wide = across(scene, by_depth, width, style)
    units = _units(root)
    head = style.row * 1.35
    reasons = fill_lines([f"{one}." for one in scene.reasons], " ", width, style)
    note = fill_lines([scene.note], "", width, style) if scene.note else []
    legend = fill_lines(scene.legend, " · ", width, style)
    total = max(units[_row_key(row)] for row in rows(root)) + 0.5
    tight = _tightest(by_depth, wide.levels, units, style)
    under = _under(by_depth, wide.levels, units, total, tight)
    fixed = head + under + style.row * (len(reasons) + len(note) + 0.6)
    least = fixed + total * tight
    if least + len(legend) * style.row > height:
        legend = []
    fixed += len(legend) * style.row
    pitch = min(max(tight, (height - fixed) / total), _WIDEST * style.row)
    for place, (level, nodes) in enumerate(zip(wide.levels, by_depth, strict=True)):
        below = wide.levels[place + 1 :]
        after = below[0].down if below else 0.3 * style.row
        closest = _closest([units[_end_key(one)] for node in nodes for one in node.branches])
        level.above = closest * pitch >= after + 1.5 * style.row
    room = width - wide.edge - 2 * style.unit
    return Plan(
        across=wide,
        at={key: head + own * pitch for key, own in units.items()},
        outcomes=wide.edge + 2 * style.unit,
        named=max(room, 0.0) if wide.form.named and room > 0 else 0.0,
        pitch=pitch,
        foot=(*((line, True) for line in reasons), *((line, False) for line in (*note, *legend))),
        legend=bool(legend),
        least=(least_wide(scene, by_depth, style) + 1.0, least),
    )


def _by_depth(root: Node) -> Iterator[list[Node]]:
    nodes = [root]
    while nodes:
        yield nodes
        nodes = [one.end for node in nodes for one in node.branches if isinstance(one.end, Node)]


def _units(root: Node) -> dict[str, float]:
    """Return where everything stands from the top, in rows."""
    found: dict[str, float] = {}
    free = 0.5

    def place(part: Node | Leaf | Fold) -> int:
        nonlocal free
        if not isinstance(part, Node):
            found[_row_key(part)] = free
            free += 1.0
            return 0
        depths = []
        for number, branch in enumerate(part.branches):
            before = free
            depths.append(place(branch.end))
            if number and depths[-1]:
                _shift(found, before, _APART * depths[-1])
                free += _APART * depths[-1]
        ends = [found[_end_key(branch)] for branch in part.branches]
        found[part.key] = (ends[0] + ends[-1]) / 2
        return 1 + max(depths)

    place(root)
    return found


def _shift(found: dict[str, float], first: float, more: float) -> None:
    for key, own in found.items():
        if own >= first:
            found[key] = own + more


def _row_key(row: Leaf | Fold) -> str:
    return f"row:{row.key}"


def _end_key(branch: Branch) -> str:
    end = branch.end
    return end.key if isinstance(end, Node) else _row_key(end)


def _closest(places: list[float]) -> float:
    return min((b - a for a, b in pairwise(places)), default=inf)


def _tightest(
    by_depth: tuple[list[Node], ...], levels: list[Level], units: dict[str, float], style: Style
) -> float:
    """Return the least distance of rows at which no node's texts run into another's."""
    tight = style.row
    for nodes, level in zip(by_depth, levels, strict=True):
        places = [units[node.key] for node in nodes]
        tight = max(tight, (level.up + level.down) / _closest(places), level.up / places[0])
    return tight


def _under(
    by_depth: tuple[list[Node], ...],
    levels: list[Level],
    units: dict[str, float],
    total: float,
    pitch: float,
) -> float:
    """Return by how much a node's texts reach below the last row."""
    reach = (
        units[nodes[-1].key] * pitch + level.down
        for nodes, level in zip(by_depth, levels, strict=True)
    )
    return max(0.0, max(reach) - total * pitch)
