"""A game tree laid out: nodes and branches at the left, profiles with their payoffs at the right.

Owns the arithmetic from a scene and a size to marks and spots. What is played is thick, what is
planned has its player's colour and dash, the rest is a hairline; what can no longer happen is pale.
Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot, box_corners
from gui.charts.marks.labels import elide
from gui.charts.marks.strip import hatch_ink, ink_on
from gui.charts.tree.across import MOVED, MOVED_SHORT, mark_size, outcome_text
from gui.charts.tree.plan import Plan, planned
from gui.charts.tree.shapes import pill, way
from gui.charts.tree.types import Fold, Leaf, Node
from gui.look.colors import mix, readable

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.tree.types import Branch, TreeScene

__all__ = ["Step", "TreeFigure", "tree_figure"]

#: Share of its colour that keeps what can no longer happen.
_PALE = 0.5
#: Widths of what is played and of what was, in lines of a curve.
_PLAYED, _WAS = 2.3, 1.1


@dataclass(frozen=True, slots=True)
class Step:
    """Where keys lead from a spot: places of the spots to the left, right, up and down."""

    left: int
    right: int
    up: int
    down: int


@dataclass(frozen=True, eq=False)
class TreeFigure(Figure):
    """A figure whose spots are a tree; `steps` has one for each."""

    steps: tuple[Step, ...] = ()


def tree_figure(scene: TreeScene, style: Style, width: float, height: float) -> TreeFigure:
    """Lay a tree out in `width` by `height` pixels."""
    if scene.root is None:
        return TreeFigure(())
    plan = planned(scene, style, width, height)
    return _Drawn(scene, plan, style, width, height).figure()


class _Drawn:
    def __init__(
        self, scene: TreeScene, plan: Plan, style: Style, width: float, height: float
    ) -> None:
        self._scene, self._plan, self._style = scene, plan, style
        self._width, self._height = width, height
        self._thin, self._lines, self._thick, self._over = (Drawing() for _ in range(4))
        self._spots: list[Spot] = []
        #: Of each spot the one that leads to it, and its column.
        self._parents: list[int] = []
        self._columns: list[tuple[str, int]] = []
        self._played: list[int] = []

    def figure(self) -> TreeFigure:
        """Return everything."""
        scene, plan = self._scene, self._plan
        assert scene.root is not None
        self._heads()
        self._node(scene.root, 0, -1)
        self._foot()
        return TreeFigure(
            (self._thin, self._lines, self._thick, self._over),
            tuple(self._spots),
            least=plan.least,
            untold=self._untold(),
            steps=self._steps(),
        )

    # -- the tree ---------------------------------------------------------------------------------

    def _node(self, node: Node, depth: int, parent: int) -> None:
        plan, style = self._plan, self._style
        level, y = plan.across.levels[depth], plan.at[node.key]
        half = max(level.wide, level.left)
        box = Box(level.x - half, y - level.high - 2, level.x + half, y + level.down)
        place = self._spot(box, node.key, node.words, False, parent, ("node", depth))
        for branch in node.branches:
            self._branch(node, branch, depth, place)
        self._disc(node, depth)
        color = self._ink(node)
        if node.moved and not depth:
            top = y - level.high - 0.55 * style.row
            said = MOVED if plan.across.form.full else MOVED_SHORT
            left = max(0.0, level.x - style.wide(said, bold=True) / 2)
            self._write(left, top, said, color, bold=True, halo=True)
        for number, (own, value) in enumerate(zip(node.movers, node.values, strict=False)):
            ink = self._color(own, closed=node.closed)
            line = y + level.high + (number + 0.6) * style.row
            self._write(level.x, line, value, ink, across=0.5, bold=True, halo=True)

    def _disc(self, node: Node, depth: int) -> None:
        """Draw a node: its movers' marks within an outline in their colour and dash."""
        plan, style, tokens = self._plan, self._style, self._style.tokens
        level, y = plan.across.levels[depth], plan.at[node.key]
        outline = pill(level.x, y, level.wide, level.high)
        filled = node.moved and not node.closed
        color = self._ink(node)
        self._over.fills.append(Fill(outline, color if filled else tokens.base))
        alone = len(node.movers) == 1 and not filled
        dash = self._scene.movers[node.movers[0]].dash if alone else "solid"
        around = (*map(tuple, outline.tolist()), tuple(outline[0].tolist()))
        self._over.strokes.append(Stroke(around, color, style.line * 0.8, dash))
        size, count = mark_size(style), len(node.movers)
        for number, own in enumerate(node.movers):
            line = y + (number - (count - 1) / 2) * style.small
            ink = ink_on(color) if filled else self._color(own, closed=node.closed)
            mark = self._scene.movers[own].mark
            self._over.texts.append(Text(level.x, line, mark, ink, size, 0.5, bold=True))

    def _branch(self, node: Node, branch: Branch, depth: int, parent: int) -> None:
        plan, style, tokens = self._plan, self._style, self._style.tokens
        level, y = plan.across.levels[depth], plan.at[node.key]
        end, last = branch.end, depth + 1 == len(plan.across.levels)
        there = plan.at[end.key] if isinstance(end, Node) else plan.at[f"row:{end.key}"]
        start, bend = level.x + level.wide, level.x + level.wide + level.curve
        stop = plan.across.ends - 0.3 * style.unit
        if isinstance(end, Node):
            after = plan.across.levels[depth + 1]
            stop = after.x - after.wide
        right = (
            stop - 0.4 * style.unit
            if isinstance(end, Node) or last
            else bend + level.label + 0.4 * style.unit
        )
        said = branch.name if plan.across.form.full else branch.letters
        halt = stop  # no stub of a line between a label and a profile
        if last and not level.above:
            halt = right - style.wide(said, bold=branch.planned)
        points = way((start, y), (bend, there), max(bend, halt))
        self._stroke(node, branch, points)
        pressable = bool(branch.moves)
        high = 1.05 * style.row if level.above else min(0.6 * style.row, plan.pitch / 2)
        box = Box(start + level.curve * 0.4, there - high, right, there + 0.45 * style.row)
        column = ("branch", depth)
        place = self._spot(box, branch.key, branch.words, pressable, parent, column)
        if branch.played:
            self._played.append(place)
        ink = tokens.soft
        if branch.planned:
            ink = self._color(node.movers[0]) if len(node.movers) == 1 else tokens.ink
        ink = self._pale(ink) if branch.closed else ink
        line = there - 0.6 * style.row if level.above else there
        bold = branch.planned
        self._write(right, line, said, ink, across=1.0, bold=bold, halo=not level.above)
        if isinstance(end, Node):
            self._node(end, depth + 1, place)
        elif isinstance(end, Leaf):
            self._leaf(end, there, place)
        else:
            self._fold(end, there, place)

    def _stroke(self, node: Node, branch: Branch, points: tuple[tuple[float, float], ...]) -> None:
        style, tokens = self._style, self._style.tokens
        alone = len(node.movers) == 1
        color = readable(self._scene.movers[node.movers[0]].color, tokens.base, 2.6)
        color = color if alone else tokens.ink
        color = self._pale(color) if branch.closed else color
        if branch.played:
            self._thick.strokes.append(Stroke(points, color, style.line * _PLAYED))
        elif branch.planned:
            dash = self._scene.movers[node.movers[0]].dash if alone else "dashed"
            self._lines.strokes.append(Stroke(points, color, style.line, dash))
        else:
            ink = self._pale(tokens.faint) if branch.closed else tokens.faint
            dash = "fine" if branch.closed or isinstance(branch.end, Fold) else "solid"
            self._thin.strokes.append(Stroke(points, ink, style.hair, dash))
        if branch.was and not branch.played:
            beside = style.line * 1.4
            shifted = tuple((x, y + beside) for x, y in points)
            self._lines.strokes.append(Stroke(shifted, tokens.soft, style.line * _WAS, "dashed"))

    # -- the rows ---------------------------------------------------------------------------------

    def _leaf(self, leaf: Leaf, y: float, parent: int) -> None:
        plan, style, tokens = self._plan, self._style, self._style.tokens
        high = min(plan.pitch / 2, 0.85 * style.row)
        box = Box(plan.across.ends, y - high, self._width, y + high)
        self._spot(box, f"leaf:{leaf.key}", leaf.words, True, parent, ("leaf", 0))
        self._swatch(leaf.outcome.color, leaf.outcome.hatch, y, closed=leaf.closed)
        pale = self._pale if leaf.closed else str
        bold = leaf.played
        if plan.across.form.profiled:
            self._write(plan.across.letters, y, leaf.letters, pale(tokens.ink), bold=bold)
        for own, (x, paid) in enumerate(zip(plan.across.columns, leaf.payoffs, strict=True)):
            self._write(x, y, paid, self._color(own, closed=leaf.closed), across=1.0, bold=bold)
        if plan.named:
            said = elide(outcome_text(leaf), plan.named, style, bold=bold)
            ink = tokens.ink if leaf.played else tokens.soft
            self._write(plan.outcomes, y, said, pale(ink), bold=bold)
        if leaf.was and not leaf.played:
            side = 0.2 * style.unit
            left, right = plan.across.letters - side, plan.across.columns[-1] + 2 * side
            corners = ((left, y - high), (right, y - high), (right, y + high), (left, y + high))
            around = (*corners, corners[0])
            self._lines.strokes.append(Stroke(around, tokens.soft, style.hair * 1.6, "dashed"))

    def _fold(self, fold: Fold, y: float, parent: int) -> None:
        plan, style, tokens = self._plan, self._style, self._style.tokens
        high = min(plan.pitch / 2, 0.85 * style.row)
        box = Box(plan.across.ends, y - high, self._width, y + high)
        self._spot(box, f"fold:{fold.key}", fold.words, False, parent, ("leaf", 0))
        if len(fold.shades) == 1:
            (shade,) = fold.shades
            self._swatch(shade.color, shade.hatch, y, closed=fold.closed)
        ink = self._pale(tokens.soft) if fold.closed else tokens.soft
        said = elide(fold.said, self._width - plan.across.letters, style)
        self._write(plan.across.letters, y, said, ink)

    def _swatch(self, color: str, hatch: str, y: float, *, closed: bool) -> None:
        style, left = self._style, self._plan.across.ends
        color, ink = (self._pale(one) if closed else one for one in (color, hatch_ink(color)))
        high = min(self._plan.pitch * 0.42, 0.75 * style.row)
        corners = box_corners(left, y - high, left + 0.5 * style.small, y + high)
        spacing = style.unit
        self._over.fills.append(Fill(corners, color, hatch, ink, width=style.hair, spacing=spacing))

    # -- around it --------------------------------------------------------------------------------

    def _heads(self) -> None:
        plan, y = self._plan, self._style.row * 0.55
        for own, (x, said) in enumerate(zip(plan.across.columns, plan.across.heads, strict=True)):
            self._write(x, y, said, self._color(own), across=1.0, bold=True)

    def _foot(self) -> None:
        style, tokens, lines = self._style, self._style.tokens, self._plan.foot
        for place, (line, reason) in enumerate(lines):
            y = self._height - style.row * (len(lines) - place - 0.5)
            self._write(0.0, y, line, tokens.ink if reason else tokens.soft)

    def _untold(self) -> tuple[str, ...]:
        """Return what has no room: whose marks they are, what letters mean, what profiles are."""
        scene, plan = self._scene, self._plan
        said = []
        if not plan.across.form.full:
            said += [own.key for own in scene.movers]
        elif plan.across.heads != tuple(own.name for own in scene.movers):
            said += [f"{own.mark}: {own.name}" for own in scene.movers]
        if not plan.named:
            groups: dict[str, list[str]] = {}
            for leaf in scene.leaves:
                groups.setdefault(leaf.outcome.name, []).append(leaf.letters)
            said += [f"{name}: {', '.join(own)}" for name, own in groups.items()]
        if not plan.legend:
            said += scene.legend
        return tuple(said)

    def _steps(self) -> tuple[Step, ...]:
        """Return the ways of keys: along the tree across, within a column up and down."""
        columns: dict[tuple[str, int], list[int]] = {}
        for place, column in enumerate(self._columns):
            columns.setdefault(column, []).append(place)
        children: dict[int, list[int]] = {}
        for place, parent in enumerate(self._parents):
            children.setdefault(parent, []).append(place)
        steps = []
        for place, (parent, name) in enumerate(zip(self._parents, self._columns, strict=True)):
            own = columns[name]
            at = own.index(place)
            below = children.get(place, [place])
            steps.append(
                Step(
                    left=max(parent, 0),
                    right=next((one for one in below if one in self._played), below[0]),
                    up=own[max(at - 1, 0)],
                    down=own[min(at + 1, len(own) - 1)],
                )
            )
        return tuple(steps)

    # -- pieces -----------------------------------------------------------------------------------

    def _spot(
        self,
        box: Box,
        key: str,
        words: str,
        pressable: bool,
        parent: int,
        column: tuple[str, int],
    ) -> int:
        self._spots.append(Spot(box, key, words, pressable))
        self._parents.append(parent)
        self._columns.append(column)
        return len(self._spots) - 1

    def _color(self, player: int, *, closed: bool = False) -> str:
        """Return a player's colour as text."""
        color = readable(self._scene.movers[player].color, self._style.tokens.base)
        return self._pale(color) if closed else color

    def _ink(self, node: Node) -> str:
        """Return the colour of a node: its player's, ink of several."""
        ink = self._style.tokens.ink
        if len(node.movers) > 1:
            return self._pale(ink) if node.closed else ink
        return self._color(node.movers[0], closed=node.closed)

    def _pale(self, color: str) -> str:
        return mix(color, self._style.tokens.base, _PALE)

    def _write(
        self,
        x: float,
        y: float,
        said: str,
        ink: str,
        *,
        across: float = 0.0,
        bold: bool = False,
        halo: bool = False,
    ) -> None:
        ground = self._style.tokens.base if halo else ""
        small = self._style.small
        self._over.texts.append(Text(x, y, said, ink, small, across, bold=bold, halo=ground))
