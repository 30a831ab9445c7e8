"""Reply curves laid out: one square for every mix of the third player that matters.

Owns the arithmetic from a scene and a size to marks and spots. Discs are pure equilibria, rings
mixed ones, crosses meetings that the third player would leave; where equilibria are infinitely many
`spans` draws them. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gui.charts.marks.comparison import faint
from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot, box_corners, cross, disc
from gui.charts.marks.labels import elide, wrap
from gui.charts.responses.spans import draw_spans
from gui.look.colors import mix, readable

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Style
    from gui.charts.responses.types import Panel, ResponsesScene

__all__ = ["squares_figure"]

#: What is kept free around the probabilities from 0 to 1: a share of the square, but at most so
#: many steps of spacing.
_ROOM, _MOST_ROOM = 0.07, 2.2
#: Least side of a square, in rows.
_LEAST = 5.0


@dataclass(frozen=True, slots=True)
class _Square:
    """A panel's place: its square, inside which probabilities run from 0 to 1."""

    box: Box
    room: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        side = self.box.width - 2 * self.room
        return self.box.left + self.room + x * side, self.box.bottom - self.room - y * side


def squares_figure(scene: ResponsesScene, style: Style, width: float, height: float) -> Figure:
    """Lay the squares out in `width` by `height` pixels."""
    under, curves, over = Drawing(), Drawing(), Drawing()
    foot = style.row * 1.5
    spots: list[Spot] = []
    for panel, square in zip(
        scene.panels, _places(scene, style, width, height - foot), strict=True
    ):
        _frame(scene, panel, square, style, under)
        _before(scene, panel, square, style, under)
        _curves(scene, panel, square, style, curves)
        spots += _corners(scene, panel, square, style)
        draw_spans(panel.spans, square.at, style, curves)
        spots += _meetings(panel, square, style, over)
    _legend(scene, style, over, width, height)
    least = foot + _least(scene, style, width)
    return Figure((under, curves, over), tuple(spots), least=(6 * style.row, least))


def _places(scene: ResponsesScene, style: Style, width: float, height: float) -> list[_Square]:
    """Return the squares, in as many rows as make them largest."""
    count = len(scene.panels)
    left, head, foot, gap = _margins(scene, style)
    best: tuple[float, int] = (0.0, 1)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        side = min((width - (columns - 1) * gap) / columns - left, height / rows - head - foot)
        best = max(best, (side, columns))
    side, columns = max(best[0], _LEAST * style.row), best[1]
    cell = side + left
    used = columns * cell + (columns - 1) * gap
    start = max(0.0, (width - used) / 2)
    found = []
    room = min(_ROOM * side, _MOST_ROOM * style.unit)
    for place in range(count):
        x = start + (place % columns) * (cell + gap) + left
        y = (place // columns) * (head + side + foot) + head
        found.append(_Square(Box(x, y, x + side, y + side), room))
    return found


def _margins(scene: ResponsesScene, style: Style) -> tuple[float, float, float, float]:
    """Return what is around a square: at its left, above, below, and between two."""
    head = style.row * (3.0 if scene.panels[0].heading else 1.2)
    return style.row * 1.2, head, style.row * 2.5, style.unit * 3


def _least(scene: ResponsesScene, style: Style, width: float) -> float:
    """Return the height that as many rows of the smallest squares take as the width asks for."""
    left, head, foot, gap = _margins(scene, style)
    side = _LEAST * style.row
    columns = max(1, int((width + gap) / (side + left + gap)))
    return -(-len(scene.panels) // columns) * (head + side + foot)


def _frame(
    scene: ResponsesScene, panel: Panel, square: _Square, style: Style, under: Drawing
) -> None:
    """Draw the square, its heading and its axes."""
    tokens, small, box = style.tokens, style.small, square.box
    for chance in (0.0, 0.5, 1.0):
        for ends in (((chance, 0.0), (chance, 1.0)), ((0.0, chance), (1.0, chance))):
            grid = tuple(square.at(*end) for end in ends)
            under.strokes.append(Stroke(grid, tokens.hairline, style.hair))
    wide = box.width + style.row
    y = box.top - style.row * 0.2
    across, up = (scene.sides[player] for player in panel.players)
    label = elide(f"↑ {up.name}: {up.strategies[0]}", wide, style)
    under.texts.append(
        Text(box.left - style.row, y, label, readable(up.color, tokens.base), small, 0.0, "base")
    )
    if panel.heading:
        said = f"{panel.heading} · today" if panel.today else panel.heading
        lines = wrap(said, wide, 2, style, bold=panel.today)
        lines = lines or [elide(said, wide, style, bold=panel.today)]
        y -= style.row * (1.05 + 0.95 * (len(lines) - 1))
        ink = tokens.ink if panel.today else tokens.soft
        for line in lines:
            under.texts.append(
                Text(box.left - style.row, y, line, ink, small, 0.0, "base", bold=panel.today)
            )
            y += style.row * 0.95
    for end in (0.0, 1.0):
        x, _ = square.at(end, 0.0)
        _, row = square.at(0.0, end)
        text = f"{end:.0f}"
        bottom = box.bottom + style.unit * 0.3
        under.texts.append(Text(x, bottom, text, tokens.soft, small, 0.5, "top"))
        under.texts.append(Text(box.left - style.unit * 0.3, row, text, tokens.soft, small, 1.0))
    label = elide(f"{across.name}: {across.strategies[0]} →", wide, style)
    y = box.bottom + style.unit * 0.3 + style.row
    color = readable(across.color, tokens.base)
    under.texts.append(Text(box.right, y, label, color, small, 1.0, "top"))


def _before(
    scene: ResponsesScene, panel: Panel, square: _Square, style: Style, under: Drawing
) -> None:
    """Draw the curves of the earlier scenario, faint and finely dashed, beneath today's."""
    for curve in panel.before:
        if not curve.everything:
            color = faint(scene.sides[curve.player].color, style)
            points = tuple(square.at(*point) for point in curve.points)
            under.strokes.append(Stroke(points, color, style.hair * 1.6, "fine"))


def _curves(
    scene: ResponsesScene, panel: Panel, square: _Square, style: Style, curves: Drawing
) -> None:
    tokens = style.tokens
    for place, curve in enumerate(panel.curves):
        side = scene.sides[curve.player]
        if curve.everything:
            low, high = square.at(0.0, 0.0), square.at(1.0, 1.0)
            curves.fills.append(
                Fill(
                    box_corners(low[0], high[1], high[0], low[1]),
                    hatch=("rising", "falling")[place],
                    hatch_color=mix(side.color, tokens.base, 0.6),
                    width=style.hair,
                    spacing=style.unit * 1.4,
                )
            )
            continue
        points = tuple(square.at(*point) for point in curve.points)
        curves.strokes.append(Stroke(points, side.color, style.line * 1.15, side.dash))
        x, y = _along(points, (0.3, 0.62)[place])
        ink = readable(side.color, tokens.base)
        curves.texts.append(
            Text(x, y, side.mark, ink, style.small, 0.5, bold=True, halo=tokens.base)
        )


def _along(points: tuple[tuple[float, float], ...], share: float) -> tuple[float, float]:
    """Return a point on the longest stretch of a polyline, some share of the way along it."""
    lengths = [abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(points)]
    longest = lengths.index(max(lengths))
    (x, y), (to_x, to_y) = points[longest], points[longest + 1]
    return x + share * (to_x - x), y + share * (to_y - y)


def _corners(scene: ResponsesScene, panel: Panel, square: _Square, style: Style) -> list[Spot]:
    """Return the four pure profiles as spots."""
    spots = []
    reach = style.unit * 1.3
    for place, key in enumerate(panel.corners):
        node = scene.node(key)
        if node is not None:
            x, y = square.at(float(place % 2), float(place // 2))
            spots.append(Spot(Box(x - reach, y - reach, x + reach, y + reach), key, node.words))
    return spots


def _meetings(panel: Panel, square: _Square, style: Style, over: Drawing) -> list[Spot]:
    tokens, radius = style.tokens, style.unit * 0.8
    spots = []
    for place, meeting in enumerate(panel.meetings):
        x, y = square.at(meeting.x, meeting.y)
        if not meeting.stable:
            over.strokes.extend(cross(x, y, radius * 0.8, tokens.soft, style.line))
        else:
            inner = tokens.base if meeting.mixed else tokens.ink
            over.fills.append(Fill(disc(x, y, radius), color=tokens.ink))
            if meeting.mixed:
                over.fills.append(Fill(disc(x, y, radius - style.line * 1.1), color=inner))
        reach = radius * 1.6
        box = Box(x - reach, y - reach, x + reach, y + reach)
        key = meeting.profile or f"meeting {place} of {panel.heading}"
        spots.append(Spot(box, key, meeting.words, pressable=bool(meeting.profile)))
    return spots


def _legend(
    scene: ResponsesScene, style: Style, over: Drawing, width: float, height: float
) -> None:
    """Say at the foot what the marks mean."""
    tokens, small, radius = style.tokens, style.small, style.unit * 0.55
    meetings = [meeting for panel in scene.panels for meeting in panel.meetings]
    third = scene.panels[0].third
    entries: list[tuple[str, str]] = []
    if any(panel.spans for panel in scene.panels):
        entries.append(("span", "equilibria all along"))
    if any(m.stable and not m.mixed for m in meetings):
        entries.append(("pure", "pure equilibrium"))
    if any(m.stable and m.mixed for m in meetings):
        entries.append(("mixed", "mixed"))
    if any(not m.stable for m in meetings) and third is not None:
        entries.append(("cross", f"{scene.sides[third].name} would leave"))
    x, y = 0.0, height - style.row * 0.55
    for sign, words in entries:
        if x + style.wide(words) + 3 * style.unit > width:
            break
        middle = x + radius
        if sign == "cross":
            over.strokes.extend(cross(middle, y, radius, tokens.soft, style.line * 0.8))
        elif sign == "span":
            ends = ((middle - radius, y), (middle + radius, y))
            over.strokes.append(Stroke(ends, tokens.ink, style.line * 2.4))
        else:
            over.fills.append(Fill(disc(middle, y, radius), color=tokens.ink))
            if sign == "mixed":
                over.fills.append(Fill(disc(middle, y, radius - style.line), color=tokens.base))
        x += 2 * radius + style.unit * 0.7
        over.texts.append(Text(x, y, words, tokens.soft, small))
        x += style.wide(words) + style.unit * 2
    note = elide(scene.note, max(0.0, width - x), style)
    over.texts.append(Text(width, y, note, tokens.soft, small, across=1.0))
