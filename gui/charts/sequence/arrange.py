"""Which strips of a sequence map stand together, in which order, and where any of them tips.

Owns the grouping by today's outcome, the blocks of equal strips and their order: the nearer to all
at once, the higher. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from games.model.outcomes import name_of
from games.study.orders.conditions import in_common
from games.words.names import inside, measured, starting
from games.words.orders import condition_text, outcomes_text
from games.words.wording import counted, few, short_level
from gui.charts.sequence.types import Group, Tip
from gui.charts.sweep.series import outcome_looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.study.orders.report import Orders
    from games.study.sweep.report import Level
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Segment
    from gui.charts.sequence.types import PlayStrip

__all__ = ["arranged", "tips_of", "unlike"]

#: Levels closer than this are the same, but for rounding.
_PLACES = 12
#: Causes of one tipping point that are read out; the table has all.
_CAUSES = 2


def arranged(orders: Orders, strips: Sequence[PlayStrip]) -> tuple[PlayStrip, tuple[Group, ...]]:
    """Return all at once, and the groups of the other plays; whose agree with it come first."""
    first, answers = strips[0], orders.answers
    own: dict[frozenset[str] | None, list[PlayStrip]] = {}
    for strip in strips[1:]:
        own.setdefault(answers[strip.place].outcomes, []).append(strip)
    order = sorted(
        own,
        key=lambda key: (
            key != answers[0].outcomes,
            key is None,
            -len(own[key]),
            own[key][0].place,
        ),
    )
    return first, tuple(_group(orders, first, key, own[key]) for key in order)


def _group(
    orders: Orders, first: PlayStrip, key: frozenset[str] | None, strips: list[PlayStrip]
) -> Group:
    color, hatch = "", "none"
    if key is not None and len(key) == 1:
        color, hatch = _look(orders, strips[0].place)
    return Group(
        name=f"{'Open' if key is None else starting(outcomes_text(key))} today",
        color=color,
        hatch=hatch,
        note=_note(orders, key, strips),
        blocks=_blocks(first, strips),
    )


def _look(orders: Orders, place: int) -> tuple[str, str]:
    """Return colour and hatch of what is played today under a play that has one outcome."""
    answer = orders.answers[place]
    scenario, report = replace(orders.scenario, play=answer.play), answer.report
    if report.equilibria:
        found = report.equilibria[0]
        named = name_of(scenario, found.support, found.joint)
    else:
        # all of it has that outcome; a mixture of it may have a name of its own
        named = name_of(scenario, tuple(own[:1] for own in report.families[0].support))
    return named.color, outcome_looks(scenario).get(named.id, ("", "none"))[1]


def _note(orders: Orders, key: frozenset[str] | None, strips: list[PlayStrip]) -> str:
    """Say what the plays of a group have in common, and how many they are."""
    many = counted(len(strips), "play")
    if key is not None and key == orders.answers[0].outcomes:
        return f"as all at once · {many}"
    plays = [answer.stages for answer in orders.answers]
    condition = in_common(plays, {strip.place for strip in strips})
    return many if condition is None else f"if {condition_text(orders, condition)} · {many}"


def _blocks(first: PlayStrip, strips: list[PlayStrip]) -> tuple[tuple[PlayStrip, ...], ...]:
    """Put equal strips together, those that are most like all at once first."""
    blocks: dict[object, list[PlayStrip]] = {}
    for strip in strips:
        blocks.setdefault(_face(strip.segments), []).append(strip)
    ordered = sorted(
        blocks.values(), key=lambda own: (unlike(first.segments, own[0].segments), own[0].place)
    )
    return tuple(map(tuple, ordered))


def unlike(one: Sequence[Segment], two: Sequence[Segment]) -> float:
    """Return on which part of the driver two strips differ, in its units; all of it without one."""
    if not one or not two:
        return float("inf")
    ends = sorted({end for segment in (*one, *two) for end in _ends(segment)})
    apart = 0.0
    for low, high in pairwise(ends):
        middle = (low + high) / 2
        if _standing(one, middle) != _standing(two, middle):
            apart += high - low
    return round(apart, _PLACES)


def tips_of(scenario: Scenario, axis: Axis, strips: Sequence[PlayStrip]) -> tuple[Tip, ...]:
    """Return every level at which some play tips, and why, by play."""
    found: dict[float, list[tuple[Level, PlayStrip, str]]] = {}
    for strip in strips:
        for level, cause in strip.tips:
            found.setdefault(round(level.value, _PLACES), []).append((level, strip, cause))
    return tuple(_tip(scenario, axis, own, len(strips)) for _, own in sorted(found.items()))


def _tip(
    scenario: Scenario, axis: Axis, own: list[tuple[Level, PlayStrip, str]], plays: int
) -> Tip:
    level = own[0][0]
    causes: dict[str, list[str]] = {}
    for _, strip, cause in own:
        causes.setdefault(cause, []).append(strip.short)
    said = [f"{', '.join(names)}: {cause.rstrip('.')}" for cause, names in causes.items() if cause]
    said = few(said, _CAUSES)
    at = measured(short_level(level), axis.unit)
    many = f"all {plays}" if len(own) == plays else f"{len(own)} of {plays}"
    where = f"{starting(inside(axis.name))} {at} tips {many} plays"
    return Tip(level.value, short_level(level), ". ".join([where, *said]), len(own))


def _face(segments: Sequence[Segment]) -> object:
    """Return what a strip looks like."""
    return tuple((*_ends(one), _names(one)) for one in segments)


def _ends(segment: Segment) -> tuple[float, float]:
    return round(segment.low.value, _PLACES), round(segment.high.value, _PLACES)


def _names(segment: Segment) -> tuple[str, ...]:
    return (segment.tied, *sorted(row.name for row in segment.rows))


def _standing(strip: Sequence[Segment], level: float) -> tuple[str, ...]:
    return next((_names(one) for one in strip if level < one.high.value), _names(strip[-1]))
