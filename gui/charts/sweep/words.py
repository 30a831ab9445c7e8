"""The words of a sweep chart: numbers as text, the finding, and the picture described.

Owns every sentence a sweep chart prints on its own; reasons behind tipping points are worded by
`games.words.reasons`. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import inside, joined, measured, quoted, starting
from games.words.wording import counted, same_level, shift_text, short_level
from gui.charts.marks.axis import chance, level_like, number, number_like, span
from gui.charts.sweep.types import CHANCES

if TYPE_CHECKING:
    from games.solve.report import Floats
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Segment
    from gui.charts.sweep.types import Curve, Ghost, Scale, SweepScene, Tip

__all__ = [
    "between",
    "course",
    "description",
    "description_at",
    "readout",
    "subtitle",
    "value_text",
    "was_at",
    "within",
]


#: Payoffs smaller than this share of their scale are rounding errors.
_NOTHING = 1e-12


def value_text(scale: Scale, value: float) -> str:
    """Print what a curve measures."""
    if scale.show == CHANCES:
        return chance(value)
    nothing = abs(value) < _NOTHING * (scale.high - scale.low)
    return number(0.0 if nothing else value, scale.digits)


def subtitle(axis: Axis, here: Segment, tips: tuple[Tip, ...], cursor: float, today: str) -> str:
    """Say where today stands and how far the nearest tipping point is."""
    if not axis.shows(cursor):
        return _beyond(axis, cursor, measured(today, axis.unit))
    said = f"{axis.name} today {measured(today, axis.unit)}: {here.name}{_among(here)}"
    if not tips:
        return said
    # of two at one distance the higher, as everywhere
    near = min(tips, key=lambda tip: (round(abs(tip.at.value - cursor), 9), -tip.at.value))
    gap = near.at.value - cursor
    if same_level(near.at, cursor):
        return f"{said}, on the tipping point {measured(near.text, axis.unit)}"
    side = "above" if gap > 0 else "below"
    away = measured(shift_text(gap), axis.unit)
    which = "nearest tipping point" if axis.whole is None else "nearest tipping point shown"
    return f"{said}; {which} {measured(near.text, axis.unit)}, {away} {side}"


def _beyond(axis: Axis, level: float, said: str) -> str:
    """Say that a level lies outside the stretch that is shown."""
    side = "below" if level < axis.low else "above"
    return f"{axis.name} today {said}, {side} what is shown"


def _among(here: Segment) -> str:
    """Say of how many equilibria the one followed is one."""
    if here.tied or not here.several or sum(row.weight > 0 for row in here.rows) != 1:
        return ""
    found = here.many if here.complete else "found"
    return f", one of {counted(len(here.rows), found, found)}"


def readout(scene: SweepScene, level: float, *, short: bool = False) -> str:
    """Read the whole chart at one level: regime, then every curve; `short` leaves words out."""
    axis = scene.axis
    said = level_like if level == scene.cursor else number_like
    at = measured(said(axis, level), axis.unit)
    if not axis.shows(level):
        return _beyond(axis, level, at)
    parts = [at if short else f"{axis.name} {at}", scene.segment_at(level).name]
    for curve in scene.curves:
        values = [value_text(scene.scale, value) for value in scene.values_at(curve, level)]
        span = scene.span_at(curve, level)
        if span is not None:
            values.append(between(scene.scale, *span))
        if values:
            brief = curve.who if curve.binary else f"{curve.who} {curve.mark}"
            name = brief if short else curve.label
            parts.append(f"{name} {' or '.join(dict.fromkeys(values))}")
    return (" · " if short else "   ·   ").join(parts)


def description(
    axis: Axis,
    scale: Scale,
    curves: tuple[Curve, ...],
    segments: tuple[Segment, ...],
    tips: tuple[Tip, ...],
    where: str,
    rule: str,
    ghost: Ghost | None = None,
) -> str:
    """Put the picture into words, regime by regime."""
    drawn = "probabilities of strategies" if scale.show == CHANCES else "expected payoffs"
    said = [
        f"{starting(segments[0].many)} along {span(axis)}: {drawn},"
        f" outcomes, and {counted(len(segments), 'regime')}; rule: {inside(rule)}."
    ]
    for segment in segments:
        ends = f"{short_level(segment.low)} to {short_level(segment.high)}"
        several = f"; {segment.tied}" if segment.tied else _at_once(segment)
        played = "; ".join(
            said_of for curve in curves if (said_of := _spoken(scale, curve, segment.regime))
        )
        said.append(f"From {ends}: {segment.name}{several}{segment.doubt}.")
        if played:
            said.append(f"{played}.")
    said.extend(
        f"Tipping point {measured(tip.text, axis.unit)}: {tip.cause}" for tip in tips if tip.cause
    )
    if ghost is not None:
        was = "; ".join(
            f"{one.name} was from {short_level(one.low)} to {short_level(one.high)}"
            for one in ghost.segments
        )
        said.append(ghost.told(was))
    return " ".join([*said, f"{where}."])


def _at_once(segment: Segment) -> str:
    """Say which equilibria stand side by side: "; three equilibria at once: A, B and B"."""
    if not segment.several:
        return ""
    names = joined(quoted(row.name) for row in segment.rows)
    return f"; {counted(len(segment.rows), segment.many, segment.many)} at once: {names}"


def was_at(ghost: Ghost, level: float) -> str:
    """Say what a regime of the ghost was: "As saved: Expulsion from 2/3 to 1"."""
    segments = ghost.segments
    there = next((one for one in segments if level < one.high.value), segments[-1])
    ends = f"from {short_level(there.low)} to {short_level(there.high)}"
    return f"{starting(ghost.name)}: {there.listed} {ends}"


def description_at(scene: SweepScene, level: float) -> str:
    """Return a scene's description with the cursor at another level than the scene's."""
    said = level_like(scene.axis, level)
    where = scene.provenance.under(
        subtitle(scene.axis, scene.segment_at(level), scene.tips, level, said)
    )
    return f"{scene.description.removesuffix(f'{scene.subtitle}.')}{where}."


def course(scale: Scale, values: Floats) -> str:
    """Say where a curve goes: "0.94 to 0.91", "0.50 by way of 0.70 to 0.50", "1"."""
    first, last, low, high = (
        value_text(scale, float(one)) for one in (values[0], values[-1], values.min(), values.max())
    )
    way = [one for one in (low, high) if one not in (first, last)]
    if not way:
        return first if first == last else f"{first} to {last}"
    return f"{first} by way of {' and '.join(way)} to {last}"


def between(scale: Scale, low: float, high: float) -> str:
    """Say between which values a curve may be: "between 0 and 1"."""
    least, most = value_text(scale, low), value_text(scale, high)
    return least if least == most else f"between {least} and {most}"


def within(scale: Scale, curve: Curve, regime: int) -> list[str]:
    """Say between which values a curve may be all over a regime; nothing where it has no band."""
    return [
        between(scale, float(band.low.min()), float(band.high.max()))
        for band in curve.bands
        if band.regime == regime
    ]


def _spoken(scale: Scale, curve: Curve, regime: int) -> str:
    """Say what a curve does in a regime: "Iran: retaliate 0.94 to 0.91"."""
    ends = [
        course(scale, piece.values)
        for piece in curve.pieces
        if piece.regime == regime and piece.weight > 0
    ] + within(scale, curve, regime)
    return f"{curve.label} {' or '.join(ends)}" if ends else ""
