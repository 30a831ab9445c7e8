"""Where the parts of a game tree stand from left to right, and which names have room.

Owns the widths: levels of nodes, branches' labels, columns of payoffs. Knows no heights. Knows no
Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.charts.marks.drawing import Style
    from gui.charts.tree.types import Leaf, Node, TreeScene

__all__ = [
    "MOVED",
    "MOVED_SHORT",
    "Across",
    "Form",
    "Level",
    "across",
    "least_wide",
    "mark_size",
    "outcome_text",
]

#: What stands above a move already made, and where there is little room.
MOVED, MOVED_SHORT = "already moved", "moved"
#: Spare width that a level takes at most, in sizes of small text.
_SPARE = 5.0
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
    left, reach
        How far its texts reach to the left and to the right of its middle; `over` what stands above
        it, to the right.
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
    over: float
    label: float
    x: float = 0.0
    curve: float = 0.0
    above: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What is said: strategies by name, players above payoffs by name, profiles, outcomes."""

    full: bool
    called: bool
    profiled: bool
    named: bool


#: What is given up where room is short, one after another.
_FORMS = (
    Form(full=True, called=True, profiled=True, named=True),
    Form(full=True, called=False, profiled=True, named=True),
    Form(full=False, called=False, profiled=True, named=True),
    Form(full=False, called=False, profiled=True, named=False),
    Form(full=False, called=False, profiled=False, named=False),
)


@dataclass(eq=False, slots=True)
class Across:
    """Where everything stands from left to right.

    Attributes
    ----------
    levels
        By how many moves lead there.
    ends
        Where branches end at leaves; `letters` and `columns` are where profiles begin and payoffs
        end, `edge` is where the last of these does.
    heads
        What stands above the payoffs.
    needs
        Width that all of it takes; `names` is that of outcomes' names in full.
    """

    form: Form
    levels: list[Level]
    ends: float
    letters: float
    columns: list[float]
    edge: float
    heads: tuple[str, ...]
    needs: float
    names: float

    def spread(self, width: float, style: Style) -> None:
        """Give branches what room is left."""
        room = width - self.edge - 2 * style.unit - (self.names if self.form.named else 0.0)
        more = min(max(room / len(self.levels), 0.0), _SPARE * style.small)
        for place, level in enumerate(self.levels):
            level.x += place * more
            level.curve += more
        moved = more * len(self.levels)
        self.ends, self.letters = self.ends + moved, self.letters + moved
        self.columns, self.edge = [x + moved for x in self.columns], self.edge + moved


def across(scene: TreeScene, by_depth: Sequence[list[Node]], width: float, style: Style) -> Across:
    """Return the fullest form that `width` has room for, spread over it; the tersest if none."""
    made = (_set(scene, by_depth, form, style) for form in _FORMS)
    found = next((one for one in made if one.needs <= width), None)
    found = found or _set(scene, by_depth, _FORMS[-1], style)
    found.spread(width, style)
    return found


def least_wide(scene: TreeScene, by_depth: Sequence[list[Node]], style: Style) -> float:
    """Return the width of the tersest form, whatever width there is: a page may get narrower."""
    return _set(scene, by_depth, _FORMS[-1], style).edge


def _set(scene: TreeScene, by_depth: Sequence[list[Node]], form: Form, style: Style) -> Across:
    """Set everything side by side as close as its texts let it."""
    gap = style.unit
    levels = [_level(scene, nodes, style, full=form.full) for nodes in by_depth]
    ends = _spaced(levels, style)
    heads = tuple(one.name if form.called else one.mark for one in scene.movers)
    profile = max(style.wide(leaf.letters, bold=True) for leaf in scene.leaves)
    letters = ends + 0.5 * style.small + gap
    columns, edge = [], letters + (profile if form.profiled else -gap)
    for own, head in enumerate(heads):
        paid = max(style.wide(leaf.payoffs[own], bold=True) for leaf in scene.leaves)
        edge += max(paid, style.wide(head, bold=True)) + (1.4 if form.profiled else 0.9) * gap
        columns.append(edge)
    names = max(style.wide(outcome_text(leaf), bold=True) for leaf in scene.leaves)
    named = min(names, _NAMED * style.small) if form.named else 0.0
    needs = edge + 2 * gap + (names if form.full and form.called else named)
    return Across(form, levels, ends, letters, columns, edge, heads, needs, names)


def mark_size(style: Style) -> float:
    """Return the size of what stands in a node."""
    return style.small * 0.88


def outcome_text(leaf: Leaf) -> str:
    """Return what is said of a leaf's outcome: its chance where there is one, and its name."""
    return f"{leaf.chance}  {leaf.outcome.name}" if leaf.chance else leaf.outcome.name


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
    said = MOVED if full else MOVED_SHORT
    half = max(wide, values / 2)
    labels = (one.name if full else one.letters for node in nodes for one in node.branches)
    return Level(
        wide=wide,
        high=high,
        up=high + (style.row if begins else 0.1 * style.row),
        down=high + style.row * lines + 0.1 * style.row,
        left=half,
        reach=half,
        over=max(0.0, style.wide(said, bold=True) - half) if begins else 0.0,
        label=max(style.wide(label, bold=True) for label in labels),
    )


def _spaced(levels: list[Level], style: Style) -> float:
    """Set levels as close as their texts let them; return where branches end at leaves."""
    gap, x = style.unit, levels[0].left
    for place, level in enumerate(levels):
        level.x = x
        level.curve = max(1.4 * style.small, level.reach - level.wide + gap)
        fixed = level.wide + level.label + gap
        after = levels[place + 1] if place + 1 < len(levels) else None
        if after is not None:  # a node may stand level with the one before it
            fixed += after.wide
            level.curve = max(level.curve, max(level.reach, level.over) + after.left + gap - fixed)
        x += fixed + level.curve
    return x
