"""Where the parts of a game tree stand: nodes by depth, leaves in rows, payoffs in columns.

Owns the arithmetic from a scene and a size to places, and which of names and letters have room.
Draws nothing. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from gui.charts.marks.labels import fill_lines
from gui.charts.tree.types import Fold, Leaf, Node, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.charts.marks.drawing import Style
    from gui.charts.tree.types import Branch, TreeScene

__all__ = ["MOVED", "Level", "Plan", "mark_size", "outcome_text", "planned"]

#: What stands above a move already made, and where there is little room.
MOVED, _MOVED_SHORT = "already moved", "moved"
#: Rows are at most so many lines of text apart.
_WIDEST = 4.2
#: Spare width that a level takes at most, in sizes of small text.
_SPARE = 5.0
#: Distance that sets parts of a tree apart, in rows, for every level below.
_APART = 0.25
#: Outcomes are named where there is room for so many sizes of small text.
_NAMED = 9.0


@dataclass(slots=True)
class Level:
    """All nodes after so many moves, and the branches from them.

    Attributes
    ----------
    x
        Middle of its nodes.
    wide, high
        Half the size of a node.
    up, down
        How far its texts reach above and below its middle.
    reach
        How far its texts reach to the right of its middle.
    label
        Width of its branches' labels.
    curve
        Width of the curves that lead to them.
    above
        Whether labels stand above their branches, rather than in them.
    """

    wide: float
    high: float
    up: float
    down: float
    left: float
    reach: float
    label: float
    x: float = 0.0
    curve: float = 0.0
    above: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """Where everything stands.

    Attributes
    ----------
    levels
        By how many moves lead there.
    at
        The y of every node, leaf and fold, by its key.
    ends
        Where branches end at leaves; `letters` and `columns` are where the profiles begin and
        payoffs end, `outcomes` where their names begin, as wide as `named`, 0 where they have none.
    pitch
        Distance of two rows.
    full
        Whether strategies and players are named, rather than marked.
    heads
        What stands above the payoffs.
    foot, legend
        Lines below the tree.
    """

    levels: tuple[Level, ...]
    at: dict[str, float]
    ends: float
    letters: float
    columns: tuple[float, ...]
    outcomes: float
    named: float
    pitch: float
    full: bool
    heads: tuple[str, ...]
    head: float
    foot: tuple[str, ...]
    legend: tuple[str, ...]
    moved: str
    least: tuple[float, float]


def planned(scene: TreeScene, style: Style, width: float, height: float) -> Plan:
    """Find room for a tree in `width` by `height` pixels."""
    root = scene.root
    assert root is not None
    gap = style.unit
    by_depth = tuple(_by_depth(root))
    units = _units(root)
    head = style.row * 1.35
    names = max(style.wide(outcome_text(leaf), bold=True) for leaf in scene.leaves)
    profile = max(style.wide(leaf.letters, bold=True) for leaf in scene.leaves)
    # players' names above payoffs go first, then those of strategies
    for full, called in ((True, True), (True, False), (False, False)):
        levels = [_level(scene, nodes, style, full=full) for nodes in by_depth]
        x = _spaced(levels, style)
        heads = tuple(one.name if called else one.mark for one in scene.movers)
        block = [
            max(_payoff(scene, own, style), style.wide(head, bold=True))
            for own, head in enumerate(heads)
        ]
        right = 0.5 * style.small + gap + profile + sum(block) + 1.6 * gap * len(block) + 2 * gap
        if x + right + min(names, _NAMED * style.small) <= width:
            break
    spare = (width - x - right - names) / len(levels)
    if spare > 0:
        for place, level in enumerate(levels):
            level.x += place * min(spare, _SPARE * style.small)
            level.curve += min(spare, _SPARE * style.small)
        x += len(levels) * min(spare, _SPARE * style.small)
    letters = x + 0.5 * style.small + gap
    columns, edge = [], letters + profile
    for wide in block:
        edge += wide + 1.6 * gap
        columns.append(edge)
    room = width - edge - 2 * gap
    foot = tuple(fill_lines([f"{one}." for one in scene.reasons], " ", width, style))
    notes = [*scene.legend, *([scene.note] if scene.note else [])]
    legend = tuple(fill_lines(notes, " · ", width, style))
    below = style.row * (len(foot) + len(legend) + 0.6)
    total = max(units[_row_key(row)] for row in rows(root)) + 0.5
    tight = _tightest(by_depth, levels, units, style)
    under = _under(by_depth, levels, units, total, tight)
    least = head + total * tight + under + below
    pitch = min(max(tight, (height - head - below - under) / total), _WIDEST * style.row)
    for place, (level, nodes) in enumerate(zip(levels, by_depth, strict=True)):
        after = levels[place + 1].down if place + 1 < len(levels) else 0.3 * style.row
        closest = _closest([units[_end_key(one)] for node in nodes for one in node.branches])
        level.above = closest * pitch >= after + 1.5 * style.row
    return Plan(
        levels=tuple(levels),
        at={key: head + own * pitch for key, own in units.items()},
        ends=x,
        letters=letters,
        columns=tuple(columns),
        outcomes=edge + 2 * gap,
        named=max(room, 0.0) if room >= min(names, _NAMED * style.small) else 0.0,
        pitch=pitch,
        full=full,
        heads=heads,
        head=head,
        foot=foot,
        legend=legend,
        moved=MOVED if full else _MOVED_SHORT,
        least=(edge + gap, least),
    )


def mark_size(style: Style) -> float:
    """Return the size of what stands in a node."""
    return style.small * 0.88


def outcome_text(leaf: Leaf) -> str:
    """Return what is said of a leaf's outcome: its name, and its chance where there is one."""
    return f"{leaf.outcome.name}, {leaf.chance}" if leaf.chance else leaf.outcome.name


def _by_depth(root: Node) -> Iterator[list[Node]]:
    nodes = [root]
    while nodes:
        yield nodes
        nodes = [one.end for node in nodes for one in node.branches if isinstance(one.end, Node)]


def _level(scene: TreeScene, nodes: list[Node], style: Style, *, full: bool) -> Level:
    first = nodes[0]
    marks = [scene.movers[own].mark for own in first.movers]
    wide = max(style.wide(mark, mark_size(style), bold=True) for mark in marks) / 2
    wide = max(0.95 * style.small, wide + 0.4 * style.unit)
    high = 0.95 * style.small + (len(marks) - 1) * 0.5 * style.small
    values = max(
        (style.wide(value, bold=True) for node in nodes for value in node.values), default=0.0
    )
    lines = max(len(node.values) for node in nodes)
    begins = first.moved and len(nodes) == 1  # of moves already made the first says so
    moved = style.wide(MOVED if full else _MOVED_SHORT, bold=True) if begins else 0.0
    half = max(wide, values / 2, moved / 2)
    labels = (one.name if full else one.letters for node in nodes for one in node.branches)
    return Level(
        wide=wide,
        high=high,
        up=high + (style.row if begins else 0.1 * style.row),
        down=high + style.row * lines + 0.1 * style.row,
        left=half,
        reach=half,
        label=max(style.wide(label, bold=True) for label in labels),
    )


def _spaced(levels: list[Level], style: Style) -> float:
    """Set levels as close as their texts let them; return where branches end at leaves."""
    gap, x = style.unit, levels[0].left
    for place, level in enumerate(levels):
        level.x = x
        level.curve = max(1.7 * style.small, level.reach - level.wide + gap)
        fixed = level.wide + level.label + gap
        after = levels[place + 1] if place + 1 < len(levels) else None
        if after is not None:  # a node may stand level with the one before it
            fixed += after.wide
            level.curve = max(level.curve, level.reach + after.left + gap - fixed)
        x += fixed + level.curve
    return x


def _payoff(scene: TreeScene, player: int, style: Style) -> float:
    return max(style.wide(leaf.payoffs[player], bold=True) for leaf in scene.leaves)


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
