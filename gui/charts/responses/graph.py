"""Profiles laid out as in the payoff table, with an arrow for everybody's best move.

Owns the arithmetic from a scene and a size to marks and spots. Rows are the first player's
strategies, columns the second's, blocks the third's; an arrow that must pass a profile goes round
it. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot, arrow_head, box_corners
from gui.charts.marks.labels import Cut, elide, wrap
from gui.look.colors import mix, readable

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.responses.types import Move, Node, ResponsesScene

    Point = tuple[float, float]

__all__ = ["graph_figure"]

#: Figures narrower than this many times the size of small text say letters instead of names.
_NARROW = 44
#: Least distance of two rows of profiles, in rows of text.
_LEAST = 2.1


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the profiles are: the middle of the first one, and the distances to the next."""

    x: float
    y: float
    block: float
    column: float
    row: float
    half_width: float
    half_height: float
    narrow: bool
    heads: tuple[tuple[str, ...], ...]
    paid: bool

    def at(self, profile: tuple[int, ...]) -> Point:
        block = profile[2] if len(profile) > 2 else 0
        return (
            self.x + block * self.block + profile[1] * self.column,
            self.y + profile[0] * self.row,
        )

    def box(self, profile: tuple[int, ...]) -> Box:
        x, y = self.at(profile)
        return Box(
            x - self.half_width, y - self.half_height, x + self.half_width, y + self.half_height
        )


def graph_figure(scene: ResponsesScene, style: Style, width: float, height: float) -> Figure:
    """Lay the profiles out in `width` by `height` pixels."""
    grid = _grid(scene, style, width, height)
    under, arrows, over = Drawing(), Drawing(), Drawing()
    _headers(scene, grid, style, under)
    spots = []
    for node in scene.nodes:
        _node(scene, node, grid, style, over)
        spots.append(Spot(grid.box(node.profile), node.key, node.words))
    for move in scene.moves:
        if move.best:
            _arrow(scene, move, grid, style, arrows)
    _legend(scene, style, over, width, height)
    wide = _least_width(scene, grid, style)
    least = grid.y - grid.row / 2 + style.row * (1.6 + _LEAST * scene.shape[0])
    return Figure((under, arrows, over), tuple(spots), least=(wide, least))


def _grid(scene: ResponsesScene, style: Style, width: float, height: float) -> _Grid:
    rows, columns = scene.shape[0], scene.shape[1]
    blocks = scene.shape[2] if len(scene.shape) > 2 else 1
    narrow = width < _NARROW * style.small
    rows_said = scene.sides[0].letters if narrow else scene.sides[0].strategies
    names = max(style.wide(name) for name in rows_said)
    names = max(names, style.wide(scene.sides[0].name, bold=True))
    left = min(names, width * 0.2) + style.unit * 1.5
    room = max(width - left, 10.0)
    # between two blocks as much again as between two columns
    column = room / (blocks * columns + 0.45 * (blocks - 1))
    heads = _heads(scene, style, column - 0.6 * style.unit)
    lines = max(len(head) for head in heads)
    top = style.row * ((3.6 if blocks > 1 else 2.4) + 0.9 * (lines - 1))
    row = max(style.row * 1.6, (height - top - style.row * 1.6) / rows)
    half_width = min(column * (0.4 if narrow else 0.32), style.row * 4.2)
    half_height = min(row * 0.27, style.row * 1.35)
    widest = max(style.wide(_paid(node)) for node in scene.nodes)
    return _Grid(
        x=left + column / 2,
        y=top + row / 2,
        block=column * (columns + 0.45),
        column=column,
        row=row,
        half_width=half_width,
        half_height=half_height,
        narrow=narrow,
        heads=heads,
        paid=widest <= 2 * half_width - style.unit and half_height > 1.05 * style.row,
    )


def _least_width(scene: ResponsesScene, grid: _Grid, style: Style) -> float:
    """Return the width from which on columns and whose arrows are whose have room."""
    widest = [max(style.wide(one, bold=True) for one in side.letters) for side in scene.sides]
    letters = sum(widest) + len(widest) * style.unit
    columns = (grid.at(tuple(size - 1 for size in scene.shape))[0] - grid.x) / grid.column + 1
    around = style.small * 2.4 + style.unit * 3.2 + style.wide(" moves")
    return max(
        grid.x - grid.column / 2 + columns * letters,
        len(scene.sides) * (around + style.unit) + style.wide(scene.note),
    )


def _heads(scene: ResponsesScene, style: Style, room: float) -> tuple[tuple[str, ...], ...]:
    """Return the lines of the columns' names, their letters where one has no room."""
    side = scene.sides[1]
    names = [wrap(name, room, 2, style) for name in side.strategies]
    if all(names):
        return tuple(tuple(lines or ()) for lines in names)
    return tuple((letter,) for letter in side.letters)


def _paid(node: Node) -> str:
    return ", ".join(node.payoffs)


def _headers(scene: ResponsesScene, grid: _Grid, style: Style, under: Drawing) -> None:
    """Name the strategies of rows, columns and blocks, in their players' colours."""
    small, base = style.small, style.tokens.base
    rows, columns = scene.sides[0], scene.sides[1]
    color = readable(rows.color, base)
    left = grid.x - grid.column / 2
    for place, name in enumerate(rows.strategies):
        _, y = grid.at((place, 0))
        said = elide(name, left - style.unit, style)
        said = rows.letters[place] if grid.narrow else said
        under.texts.append(Text(0.0, y, said, color, small))
    top = grid.y - grid.row / 2
    named = elide(rows.name, left - style.unit, style, bold=True)
    under.texts.append(Text(0.0, top - style.row * 0.5, named, color, small, bold=True))
    color = readable(columns.color, base)
    blocks = scene.shape[2] if len(scene.shape) > 2 else 1
    for block in range(blocks):
        start = grid.x + block * grid.block - grid.column / 2
        wide = grid.column * len(columns.strategies)
        y = top - style.row * 0.5
        for place, lines in enumerate(grid.heads):
            x, _ = grid.at((0, place, block))
            for number, line in enumerate(reversed(lines)):
                row = y - number * style.row * 0.9
                under.texts.append(Text(x, row, line, color, small, 0.5))
        y -= 0.9 * style.row * (max(map(len, grid.heads)) - 1)
        said = elide(columns.name, wide, style, bold=True)
        under.texts.append(
            Text(start + wide / 2, y - style.row, said, color, small, 0.5, bold=True)
        )
        if blocks > 1:
            third = scene.sides[2]
            played = third.strategies[block]  # tells blocks apart, the name does not
            room = wide - style.wide(f": {played}", bold=True)
            name = elide(third.name, room, style, bold=True)
            said = (
                name + f": {played}" if name.strip("…") else Cut(played, f"{third.name}: {played}")
            )
            if style.wide(said, bold=True) > wide:
                said = elide(f"{third.name}: {played}", wide, style, bold=True)
            ink = readable(third.color, base)
            under.texts.append(
                Text(start + wide / 2, y - 2.1 * style.row, said, ink, small, 0.5, bold=True)
            )
            rule = ((start, y - 1.6 * style.row), (start + wide, y - 1.6 * style.row))
            under.strokes.append(Stroke(rule, style.tokens.hairline, style.hair))


def _node(scene: ResponsesScene, node: Node, grid: _Grid, style: Style, over: Drawing) -> None:
    """Draw a profile: its letters, its payoffs where they fit, framed where it is at rest."""
    tokens, small = style.tokens, style.small
    box = grid.box(node.profile)
    corners = box_corners(box.left, box.top, box.right, box.bottom)
    paper = mix(node.color, tokens.base, 0.28) if node.color else tokens.raised
    over.fills.append(Fill(corners, color=paper, edge=tokens.hairline, width=style.hair))
    if node.rests:
        gap = style.line * 1.6
        frame = box_corners(box.left - gap, box.top - gap, box.right + gap, box.bottom + gap)
        over.fills.append(Fill(frame, edge=tokens.ink, width=style.line * 1.2))
        if node.strict:
            over.fills.append(Fill(corners, edge=tokens.ink, width=style.hair))
    if node.rested and any(node.rests != node.rested for node in scene.nodes):
        gap = style.line * 3.6
        left, right = box.left - gap, box.right + gap
        above, below = box.top - gap, box.bottom + gap
        way = ((left, above), (right, above), (right, below), (left, below), (left, above))
        over.strokes.append(Stroke(way, tokens.soft, style.hair * 1.6, "dashed"))
    letters = ("" if grid.narrow else " ").join(
        side.letters[k] for side, k in zip(scene.sides, node.profile, strict=True)
    )
    x = (box.left + box.right) / 2
    ink = readable(tokens.ink, paper)
    lines = [(letters, True)]
    if grid.paid:
        lines.append((_paid(node), False))
    y = box.middle - (len(lines) - 1) * style.row * 0.48
    for text, bold in lines:
        over.texts.append(Text(x, y, text, ink, small, 0.5, bold=bold))
        y += style.row * 0.96


def _arrow(scene: ResponsesScene, move: Move, grid: _Grid, style: Style, arrows: Drawing) -> None:
    side = scene.sides[move.player]
    points = _route(move, grid, style)
    head = style.small * 0.72
    color = readable(side.color, style.tokens.base, 2.6)
    before, tip = points[-2], points[-1]
    length = max(abs(tip[0] - before[0]) + abs(tip[1] - before[1]), 1e-9)
    share = min(1.0, 0.7 * head / length)
    foot = (tip[0] + (before[0] - tip[0]) * share, tip[1] + (before[1] - tip[1]) * share)
    arrows.strokes.append(Stroke((*points[:-1], foot), color, style.line * 0.8, side.dash))
    arrows.fills.append(arrow_head(before, tip, head, color))


def _route(move: Move, grid: _Grid, style: Style) -> tuple[Point, ...]:
    """Return the way of an arrow: straight to a neighbour, else round what lies between."""
    start, end = grid.box(move.start), grid.box(move.end)
    (x0, y0), (x1, y1) = grid.at(move.start), grid.at(move.end)
    near = abs(move.end[move.player] - move.start[move.player]) == 1
    gap = style.line * 2.4
    if move.player == 0:
        down = 1 if y1 > y0 else -1
        if near:
            leave = start.bottom if down > 0 else start.top
            arrive = end.top if down > 0 else end.bottom
            return ((x0, leave + down * gap), (x1, arrive - down * gap))
        lane = start.right + (grid.column / 2 - grid.half_width) * 0.55
        shift = down * grid.half_height * 0.35
        return (
            (start.right + gap, y0 + shift),
            (lane, y0 + shift),
            (lane, y1 - shift),
            (end.right + gap, y1 - shift),
        )
    right = 1 if x1 > x0 else -1
    if move.player == 1 and near:
        leave = start.right if right > 0 else start.left
        arrive = end.left if right > 0 else end.right
        return ((leave + right * gap, y0), (arrive - right * gap, y1))
    free = grid.row / 2 - grid.half_height
    shift = right * grid.half_width * 0.3
    if move.player == 1:
        lane = start.bottom + free * 0.6
        return (
            (x0 + shift, start.bottom + gap),
            (x0 + shift, lane),
            (x1 - shift, lane),
            (x1 - shift, end.bottom + gap),
        )
    # one lane for every column, so that neighbours do not run into each other
    columns = max(1, round(grid.block / grid.column))
    lane = start.top - free * (0.35 + 0.55 * move.start[1] / columns)
    shift = right * grid.half_width * 0.55
    return (
        (x0 + shift, start.top - gap),
        (x0 + shift, lane),
        (x1 - shift, lane),
        (x1 - shift, end.top - gap),
    )


def _legend(
    scene: ResponsesScene, style: Style, over: Drawing, width: float, height: float
) -> None:
    """Say at the foot whose arrows are whose."""
    tokens, small = style.tokens, style.small
    x, y, long = 0.0, height - style.row * 0.5, style.small * 2.4
    around = long + style.unit * 3.2 + style.wide(" moves")
    room = width - style.wide(scene.note)
    share = room / len(scene.sides) - around  # so that all have room where names are long
    long_names = sum(style.wide(side.name) + around for side in scene.sides) > room
    for side in scene.sides:
        name = elide(side.name, share, style) if long_names else side.name
        words = name + " moves"
        color = readable(side.color, tokens.base, 2.6)
        over.strokes.append(Stroke(((x, y), (x + long, y)), color, style.line * 0.8, side.dash))
        over.fills.append(arrow_head((x, y), (x + long + small * 0.4, y), small * 0.7, color))
        x += long + style.unit * 1.2
        over.texts.append(Text(x, y, words, tokens.soft, small))
        x += style.wide(words) + style.unit * 2
    words = "framed: nobody improves"
    if scene.note:
        both, room = f"{words} · {scene.note}", max(0.0, width - x)
        words = both if style.wide(both) <= room else elide(scene.note, room, style)
    if x + style.wide(words) <= width:
        over.texts.append(Text(width, y, words, tokens.soft, small, across=1.0))
