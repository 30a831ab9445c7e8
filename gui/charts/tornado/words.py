"""The words of a tornado: the finding, the ranges behind it, every bar read out.

Owns every sentence a tornado prints. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.sweep.matching import Fate
from games.words.names import quoted, starting
from games.words.wording import counted, short_level

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.sweep.matching import Shift
    from games.study.tornado.report import Tornado
    from gui.charts.marks.strip import Segment
    from gui.charts.tornado.types import BarEnd, TornadoBar, TornadoScene

__all__ = [
    "ARROW",
    "GONE",
    "bar_words",
    "beginning",
    "ranges_used",
    "shift_text",
    "told",
    "transition",
    "what_it_finds",
]

#: What the cross means.
GONE = "no such tipping point"
#: Between the names of two regimes.
ARROW = " → "


def shift_text(report: Tornado, shift: Shift) -> str:
    """Say where a tipping point has gone: "3/5", "beyond 1", "gone"."""
    if shift.at is not None:
        return short_level(shift.at)
    ends = report.baseline.regimes
    if shift.fate is Fate.ABOVE:
        return f"beyond {short_level(ends[-1].high)}"
    if shift.fate is Fate.BELOW:
        return f"below {short_level(ends[0].low)}"
    return "gone"


def transition(strip: tuple[Segment, ...], below: int) -> str:
    """Name a tipping point by what is followed on both sides of it."""
    one, two = strip[below].name, strip[below + 1].name
    return f"{one} on both sides" if one == two else f"{one}{ARROW}{two}"


def beginning(strip: tuple[Segment, ...], below: int) -> str:
    """Return the outcome that is one of an equilibrium above a tipping point and not below it.

    Empty where none or several are, or not all equilibria are known.
    """
    one, two = ({row.name for row in side.rows} for side in strip[below : below + 2])
    new = two - one
    sure = strip[below].complete and strip[below + 1].complete
    return new.pop() if sure and len(new) == 1 else ""


def what_it_finds(scene: TornadoScene) -> str:
    """State what the tornado finds, in one line."""
    subject = _subject(scene)
    if not scene.bars:
        return f"No consideration at an end of its range moves {subject[:1].lower()}{subject[1:]}"
    first = scene.bars[0]
    alike = sum(1 for bar in scene.bars if bar.swing >= first.swing - 1e-9)
    on = f"most on {quoted(first.name)}"
    if alike > 1:
        on = f"alike on {counted(alike, 'consideration')}"
    return f"{subject} rests {on}: {_from_to(scene, first)}"


def _subject(scene: TornadoScene) -> str:
    if scene.target.tip is None:
        return f"{scene.target.short} today ({scene.baseline.text})"
    if not scene.target.begins:
        return f"The tipping point {scene.baseline.text}"
    return f"Where {scene.target.begins} begins ({scene.baseline.text})"


def _from_to(scene: TornadoScene, bar: TornadoBar) -> str:
    """Say where a bar reaches, in the order of the axis; an end that stays is left out."""
    ends = sorted((bar.low, bar.high), key=lambda end: (end.value is None, end.value or 0.0))
    said = [end.text for end in ends if end.value is None or end.text != scene.baseline.text]
    lost = sum(1 for end in ends if end.value is None)
    if lost:
        return "gone at either end" if lost == 2 else "gone at one end"
    if len(said) == 2 and said[0] == said[1]:
        return f"{said[0]} at either end"
    return " to ".join(said) if len(said) == 2 else f"to {said[0]}" if said else "hardly"


def ranges_used(scenario: Scenario, report: Tornado) -> str:
    """Say which ranges the bars stand for: nobody should have to guess the spread."""
    stated = sum(1 for bar in report.bars if bar.stated)
    share = f"±{(100 * report.share).normalize():f} %"
    parts = []
    if stated == len(report.bars):
        parts.append("each consideration from its stated low to its stated high")
    elif not stated:
        parts.append(f"no ranges stated: each consideration by {share} of its base")
    else:
        rest = len(report.bars) - stated
        parts.append(
            f"{counted(stated, 'consideration')} from stated low to stated high,"
            f" {counted(rest, 'other', 'others')} by {share} of the base"
        )
    parts[0] = f"{starting(parts[0])}, everything else as today"
    if report.unranged:
        parts.append(f"{counted(len(report.unranged), 'base')} of 0 without a range left alone")
    if scenario.edits:
        parts.append("direct edits left alone")
    return "; ".join(parts)


def bar_words(scene: TornadoScene, bar: TornadoBar) -> str:
    """Read a bar out."""
    spread = "" if bar.stated else " (no range stated)"
    ends = "; ".join(_end_words(end) for end in (bar.low, bar.high))
    return f"{bar.player}: {bar.name}{spread}. {ends}. Now {scene.baseline.text}."


def _end_words(end: BarEnd) -> str:
    flipped = f", today {end.standing}" if end.flips and end.standing else ""
    if end.flips is None:
        flipped = ", ties leave open what stands today"
    return f"At {end.base}: {end.text}{flipped}"


def _movers(count: int) -> str:
    return counted(count, "consideration that moves", "considerations that move")


def told(scene: TornadoScene) -> str:
    """Put the picture into words, bar by bar."""
    drawn = scene.bars[: scene.most]
    more = len(scene.bars) - len(drawn)
    idle = scene.considered - len(scene.bars)
    said = [
        f"Tornado of {_movers(len(scene.bars))} {scene.target.name},"
        f" the widest swing first. {scene.title}. {scene.subtitle}.",
        *(bar_words(scene, bar) for bar in drawn),
    ]
    if more:
        verb = "moves" if more == 1 else "move"
        said.append(f"{starting(counted(more, 'more', 'more'))} {verb} it less.")
    if idle:
        verb = "does" if idle == 1 else "do"
        said.append(f"{starting(counted(idle, verb, verb))} not move it at either end.")
    if scene.before is not None:
        said.append(scene.before.told())
    return " ".join(said)
