"""A phase map laid out: zones, stripes, frontiers, names, axes.

Owns the marks that stay while today's point moves; the point is `today`'s. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

import numpy as np

from gui.charts.marks.axes import add_anchors, add_ticks, add_title, deep
from gui.charts.marks.axis import level_like
from gui.charts.marks.drawing import Drawing, Fill, Stroke, Text
from gui.charts.marks.figure import Box, Figure, Spot, box_corners, disc
from gui.charts.marks.labels import elide, thinned
from gui.charts.marks.strip import hatch_ink, ink_on
from gui.charts.phase.before import add_before
from gui.charts.phase.names import LEADING
from gui.charts.phase.plan import Plan, arrange
from gui.charts.phase.today import today_marks
from gui.look.colors import mix

if TYPE_CHECKING:
    from games.solve.report import Floats
    from gui.charts.marks.drawing import Style
    from gui.charts.phase.types import PhaseScene, Zone

__all__ = ["PhaseFigure", "ground_figure", "phase_figure"]

#: Direction of the stripes of several equilibria.
_TURN = pi / 4


@dataclass(frozen=True, eq=False)
class PhaseFigure(Figure):
    """A figure that knows where its map is; `over` is a layer left to whoever paints it."""

    plan: Plan | None = None
    over: Drawing | None = None


def phase_figure(scene: PhaseScene, style: Style, width: float, height: float) -> PhaseFigure:
    """Lay a map out for print: with today's point, and with the anchors of its axis."""
    under, over, plan = _ground(scene, style, width, height, worded=True)
    hairs, marks = today_marks(scene, plan, style, *scene.today)
    layers, spots = (under, hairs, over, marks), _spots(scene, plan, style)
    untold = [scene.zones[zone].listed for zone in plan.rest]
    if not plan.anchors:
        axis = scene.across
        untold += [f"{level_like(axis, one.level)}: {one.text}" for one in axis.anchors]
    told = tuple(dict.fromkeys(untold))
    return PhaseFigure(layers, spots, least=plan.least, untold=told, plan=plan)


def ground_figure(scene: PhaseScene, style: Style, width: float, height: float) -> PhaseFigure:
    """Lay a map out for the screen, without what moves with today: `today_marks` has that.

    Names, which lie above the hairs of today's point, are apart as well.
    """
    under, over, plan = _ground(scene, style, width, height, worded=False)
    spots = _spots(scene, plan, style)
    return PhaseFigure((under,), spots, least=plan.least, plan=plan, over=over)


def _ground(
    scene: PhaseScene, style: Style, width: float, height: float, *, worded: bool
) -> tuple[Drawing, Drawing, Plan]:
    plan = arrange(scene, style, width, height, worded=worded)
    under, over = Drawing(), Drawing()
    for zone in scene.zones:
        under.fills.extend(_fills(zone, plan, style))
    for frontier in scene.frontiers:
        points = tuple(map(tuple, plan.points(frontier.points).tolist()))
        under.strokes.append(Stroke(points, style.tokens.base, style.line * 0.9))
    if scene.before is not None:
        add_before(scene.before, plan, style, under)
    _axes(scene, plan, style, width, under)
    _names(scene, plan, style, over)
    _column(plan, f"↑ {scene.above.title}", style, under, over)
    return under, over, plan


# -- zones ------------------------------------------------------------------------------------


def _fills(zone: Zone, plan: Plan, style: Style) -> list[Fill]:
    """Fill a zone: in its outcome's colour and hatch, or striped in those of all its equilibria."""
    polygon = _with_holes([plan.points(loop) for loop in zone.loops])
    if zone.tied or not zone.rows:
        return [Fill(polygon, style.tokens.raised, "crossed", style.tokens.faint, width=style.hair)]
    first = zone.rows[0]
    if len(zone.rows) == 1 and not zone.several:
        ink = hatch_ink(first.color)
        return [
            Fill(polygon, first.color, first.hatch, ink, width=style.hair, spacing=style.unit * 1.4)
        ]
    # one colour for several equilibria of one name: striped with paler stripes
    colors = [row.color for row in zone.rows]
    if len(colors) == 1:
        colors.append(mix(colors[0], style.tokens.base, 0.55))
    fills = [Fill(polygon, colors[0])]
    width = style.unit * (1.05 if len(colors) < 4 else 0.8)
    for place, stripe in _stripes(polygon, width):
        color = colors[place % len(colors)]
        if color != colors[0]:
            fills.append(Fill(stripe, color))
    return fills


def _with_holes(loops: list[Floats]) -> Floats:
    """Return an outline with its holes as one polygon, cut open from the outline to each hole."""
    outline = loops[0]
    for hole in loops[1:]:
        gaps = ((outline[:, None] - hole[None]) ** 2).sum(axis=2)
        at, begin = np.unravel_index(int(np.argmin(gaps)), gaps.shape)
        around = np.concatenate([hole[begin:], hole[: begin + 1]])
        outline = np.concatenate([outline[: at + 1], around, outline[at:]])
    return outline


def _stripes(polygon: Floats, width: float) -> list[tuple[int, Floats]]:
    """Cut a polygon into parallel stripes on one grid through the origin, with their numbers."""
    along = polygon @ np.array([cos(_TURN), sin(_TURN)])
    first, last = int(np.floor(along.min() / width)), int(np.floor(along.max() / width))
    found = []
    for number in range(first, last + 1):
        cut = _beyond(polygon, along - number * width)
        if len(cut) > 2:
            rest = (number + 1) * width - cut @ np.array([cos(_TURN), sin(_TURN)])
            cut = _beyond(cut, rest)
        if len(cut) > 2:
            found.append((number, cut))
    return found


def _beyond(polygon: Floats, heights: Floats) -> Floats:
    """Return the part of a polygon where heights, given at its corners, are not negative."""
    inside = heights >= 0
    if inside.all():
        return polygon
    after = np.roll(heights, -1)
    crosses = inside != (after >= 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(crosses, heights / (heights - after), 0.0)
    cuts = polygon + share[:, None] * (np.roll(polygon, -1, axis=0) - polygon)
    both = np.empty((2 * len(polygon), 2))
    both[0::2], both[1::2] = polygon, cuts
    keep = np.empty(2 * len(polygon), dtype=np.bool_)
    keep[0::2], keep[1::2] = inside, crosses
    return both[keep]


# -- words ------------------------------------------------------------------------------------


def _names(scene: PhaseScene, plan: Plan, style: Style, drawing: Drawing) -> None:
    """Name zones inside them."""
    for name in plan.names:
        rise = style.row * LEADING * name.size
        zone = scene.zones[name.zone]
        plain = len(zone.rows) == 1 and not zone.several and not zone.tied
        halo = zone.rows[0].color if plain else style.tokens.base
        ink = ink_on(halo) if plain else style.tokens.ink
        top = name.y - (len(name.lines) - 1) / 2 * rise
        drawing.texts.extend(
            Text(
                name.x,
                top + k * rise,
                line,
                ink,
                style.small * name.size,
                across=0.5,
                bold=name.bold and (k == 0 or plain),
                halo=halo,
            )
            for k, line in enumerate(name.lines)
        )


def _column(plan: Plan, axis: str, style: Style, under: Drawing, over: Drawing) -> None:
    """Name at the right the zones without room, each with a line that leads there."""
    tokens, rise = style.tokens, style.row * LEADING
    for entry in plan.entries:
        middle = entry.top + rise * 0.5
        bend = plan.box.right + (plan.column - plan.box.right) * 0.7
        path = ((entry.x, entry.y), (bend, middle), (plan.column - style.unit * 0.6, middle))
        under.strokes.append(Stroke(path, tokens.base, style.hair * 3.2))
        under.strokes.append(Stroke(path, tokens.ink, style.hair))
        over.fills.append(Fill(disc(entry.x, entry.y, style.unit * 0.5), tokens.base))
        over.fills.append(Fill(disc(entry.x, entry.y, style.unit * 0.32), tokens.ink))
        for k, (line, bold, color) in enumerate(entry.lines):
            y = entry.top + (k + 0.5) * rise
            over.texts.append(Text(plan.column, y, line, tokens.ink, style.small, bold=bold))
            if color:
                x = plan.column - style.unit * 0.7
                chip = box_corners(x - style.unit * 0.5, y - rise * 0.3, x, y + rise * 0.3)
                over.fills.append(Fill(chip, color))
    if plan.unnamed:
        what = "region" if plan.unnamed == 1 else "regions"
        words = f"{plan.unnamed} more {what} too small to name"
        room = plan.box.width - style.wide(axis, style.body) - style.unit * 2
        if style.wide(words) <= room:
            y = plan.box.top - style.unit * 0.9 - style.row
            over.texts.append(Text(plan.box.right, y, words, tokens.soft, style.small, 1.0, "base"))


def _axes(scene: PhaseScene, plan: Plan, style: Style, width: float, drawing: Drawing) -> None:
    """Draw the frame and label both axes."""
    tokens, box, unit = style.tokens, plan.box, style.unit
    corners = box_corners(box.left, box.top, box.right, box.bottom)
    frame = tuple(map(tuple, np.vstack([corners, corners[:1]]).tolist()))
    drawing.strokes.append(Stroke(frame, tokens.soft, style.hair))
    y = box.bottom + unit * 0.7
    notch = (box.bottom, y - unit * 0.2)
    add_ticks(scene.across.ticks, plan.x, y + style.row * 0.5, style, drawing, notch=notch)
    for tick in thinned(scene.above.ticks, plan.y, style, upright=True):
        y_tick = plan.y(tick.level)
        ends = ((box.left - unit * 0.5, y_tick), (box.left, y_tick))
        drawing.strokes.append(Stroke(ends, tokens.soft, style.hair))
        drawing.texts.append(
            Text(box.left - unit, y_tick, tick.text, tokens.soft, style.small, across=1.0)
        )
    y += style.row * 1.05
    add_anchors(plan.anchors, scene.across, plan.x, y, LEADING, style, drawing)
    y += deep(plan.anchors, LEADING, style) + (unit * 1.2 if plan.anchors else 0) + style.body * 0.7
    middle = (box.left + box.right) / 2
    add_title(plan.title, middle, y, width, scene.before, style, drawing)
    title = elide(f"↑ {scene.above.title}", box.width, style, style.body)
    y = box.top - style.row - unit * 0.9
    drawing.texts.append(
        Text(max(0.0, box.left - unit * 2), y, title, tokens.ink, style.body, down="base")
    )


def _spots(scene: PhaseScene, plan: Plan, style: Style) -> tuple[Spot, ...]:
    """Return the column's entries, which say more when pointed at."""
    found = []
    for entry in plan.entries:
        low = entry.top + style.row * LEADING * len(entry.lines)
        box = Box(plan.column, entry.top, plan.column + plan.box.width * 0.25, low)
        words = scene.zones[entry.zone].listed
        found.append(Spot(box, f"zone:{entry.zone}", words, pressable=False))
    return tuple(found)
