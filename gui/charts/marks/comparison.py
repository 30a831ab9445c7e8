"""An earlier scenario behind a chart: what it is, what of it can be compared, how it is drawn pale.

Owns that, and the sentences about it that charts share; what of it a chart shows is each chart's
own. Told apart from the present picture by weight, dash and words, not by colour alone. Knows no
Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.drawing import Fill, Stroke, Text
from gui.charts.marks.figure import Box
from gui.look.colors import mix, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from games.study.sweep.report import Sweep
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.marks.strip import Segment

__all__ = ["Against", "Before", "add_strip", "faint"]

#: Share of its colour that a faint line keeps; a pale segment keeps less.
_LINE, _SEGMENT = 0.62, 0.45
#: Size of names in a pale strip, as a share of small text.
_SMALLER = 0.86


@dataclass(frozen=True, eq=False)
class Against:
    """An earlier scenario with its answer, to compare a chart with.

    Attributes
    ----------
    name
        What it is: "as saved", "snapshot “Before the strike”".
    scenario
        The earlier scenario.
    answer
        Its answer along the driver in question; without a sweep where it has no such driver or
        leaves nothing to sweep, None where there is none at all.
    why
        Why there is no sweep.
    """

    name: str
    scenario: Scenario
    answer: LiveResult | None = None
    why: str = "no such driver"

    @property
    def sweep(self) -> Sweep | None:
        """The sweep along the driver in question, None where there is none."""
        return None if self.answer is None else self.answer.sweep

    def lack(
        self, present: Scenario, drivers: tuple[str, ...] = (), *, answered: bool = True
    ) -> str:
        """Say why nothing of it is drawn beside the present scenario; empty where something can be.

        Parameters
        ----------
        drivers
            Those that must have the same ranges.
        answered
            Whether there is the answer that is needed.
        """
        old = self.scenario
        if _shape(old) != _shape(present):
            why = "other players or strategies"
        elif any(_range(old, driver) != _range(present, driver) for driver in drivers):
            why = "other drivers or ranges"
        elif not answered:
            why = self.why
        else:
            return ""
        return f"{self.name}: {why}, not drawn"


@dataclass(frozen=True, eq=False)
class Before:
    """What a chart shows of an earlier scenario; each chart adds what it draws.

    `name` is what that is; `note` stands beside the picture and says which marks are it, or why
    there are none.
    """

    name: str
    note: str

    def told(self, words: str = "") -> str:
        """Return the sentence for those who do not see it; without words what the note says."""
        return f"Compared with {self.name}: {words or self.note.removeprefix(f'{self.name}: ')}."


def _shape(scenario: Scenario) -> list[tuple[str, ...]]:
    """Return the players with their strategies, in their order."""
    return [(one.id, *(strategy.id for strategy in one.strategies)) for one in scenario.players]


def _range(scenario: Scenario, name: str) -> tuple[object, object] | None:
    found = (one for one in scenario.drivers if one.id == name)
    return next(((driver.low, driver.high) for driver in found), None)


def faint(color: str, style: Style) -> str:
    """Return the colour of a line that was."""
    return mix(color, style.tokens.base, _LINE)


def add_strip(
    segments: Sequence[Segment],
    cursor: float | None,
    box: Box,
    x: Callable[[float], float],
    style: Style,
    drawing: Drawing,
) -> None:
    """Draw the regimes that were, in pale colours under those that are, and where today stood.

    What lies outside the box is left out; `x` is where a level is. Names stand in the strip where
    it is high and wide enough for them.
    """
    size, base = style.small * _SMALLER, style.tokens.base
    for segment in segments:
        left, right = max(box.left, x(segment.low.value)), min(box.right, x(segment.high.value))
        if right <= left:
            continue
        pale = mix(segment.color or style.tokens.faint, base, _SEGMENT)
        corners = Box(left, box.top, right, box.bottom).corners
        drawing.fills.append(Fill(corners, pale, edge=base, width=style.hair))
        name = segment.headed
        if box.height >= size * 1.2 and style.wide(name, size) <= right - left - style.unit:
            middle, ink = (left + right) / 2, readable(style.tokens.ink, pale)
            drawing.texts.append(Text(middle, box.middle, name, ink, size, across=0.5, halo=pale))
    if cursor is not None and box.holds(x(cursor), box.middle, style.hair):
        ends = ((x(cursor), box.top), (x(cursor), box.bottom))
        drawing.strokes.append(Stroke(ends, style.tokens.soft, style.line))
