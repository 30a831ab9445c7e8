"""The ghost of a phase map: the borders of an earlier scenario, and where its drivers stood.

Owns what of the earlier map is comparable and how it is drawn: black and white dashes, so that it
is told apart from the borders of today by pattern, not by colour. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.drawing import Fill, Stroke
from gui.charts.marks.figure import disc
from gui.charts.phase.types import BeforeMap

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.map.report import PhaseMap
    from gui.charts.marks.comparison import Against
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.phase.plan import Plan

__all__ = ["add_before", "before_map"]


def before_map(
    against: Against | None, new: Scenario, report: PhaseMap | None, present: PhaseMap
) -> BeforeMap | None:
    """Return the ghost of an earlier scenario, None without one; `report` is its map."""
    if against is None:
        return None
    name, old = against.name, against.scenario
    lack = against.lack(new, present.drivers)
    if lack or report is None:
        return BeforeMap(name, lack)
    lines = tuple(border.points for border in report.borders)
    alike = len(lines) == len(present.borders) and all(
        one.shape == two.points.shape and bool(abs(one - two.points).max() < 1e-9)
        for one, two in zip(lines, present.borders, strict=True)
    )
    levels = old.levels
    across, above = present.drivers
    today: tuple[float, float] | None = float(levels[across]), float(levels[above])
    if not all(
        low <= levels[driver] <= high
        for driver, low, high in zip(present.drivers, present.low, present.high, strict=True)
    ):
        today = None  # it stood beside the stretch that is shown
    marks = ["dashes"] * (not alike) + ["ring"] * (today is not None)
    note = f"{' and '.join(marks)}: {name}" if marks else name
    return BeforeMap(
        name, f"{note}, the same borders" if alike else note, lines * (not alike), today
    )


def add_before(before: BeforeMap, plan: Plan, style: Style, drawing: Drawing) -> None:
    """Draw the earlier borders, and a ring where the drivers stood."""
    tokens = style.tokens
    for line in before.lines:
        points = tuple(map(tuple, plan.points(line).tolist()))
        drawing.strokes.append(Stroke(points, tokens.base, style.hair * 1.6))
        drawing.strokes.append(Stroke(points, tokens.ink, style.hair * 1.6, "dashed"))
    if before.today is not None:
        x, y = plan.x(before.today[0]), plan.y(before.today[1])
        for radius, color in ((0.85, tokens.base), (0.65, tokens.ink), (0.35, tokens.base)):
            drawing.fills.append(Fill(disc(x, y, style.unit * radius), color))
