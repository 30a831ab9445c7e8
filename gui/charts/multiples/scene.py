"""From several sweeps to their scene: one strip of regimes per level of a second driver.

Owns the making and the sentences about it. Every strip has the
segments and outcome areas that the sweep's own chart has. Knows no Qt and no pixels.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from games.model.numbers import show
from games.study.multiples import multiples
from games.study.sweep.selection import HIGH, LOW, followed, rule_name
from games.words.certainty import least_sure, of_sweep
from games.words.names import inside, joined, measured, starting
from games.words.wording import counted, decimal_text, short_level
from gui.charts.marks.axis import asked_part, axis_of, level_like, part_text, span
from gui.charts.marks.provenance import provenance_of
from gui.charts.multiples.before import before_strips
from gui.charts.multiples.types import MultiplesScene, Strip, Thread
from gui.charts.pairing import both
from gui.charts.sweep.finding import standing
from gui.charts.sweep.series import areas, segments, tips_of

if TYPE_CHECKING:
    from fractions import Fraction

    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.study.multiples import Multiple, Multiples
    from games.study.ways import Way
    from games.task import Token
    from gui.charts.kind import Ask, Known
    from gui.charts.marks.axis import Axis

    Sweeps = tuple[Multiples, Multiples | None]

__all__ = ["computed", "multiples_scene"]


#: Levels closer than this are the same, but for rounding.
_SAME = 1e-12


def computed(ask: Ask, token: Token, known: Known) -> Sweeps:
    """Return the sweeps, and those of the earlier scenario along the same drivers, if it has them.

    Raise `NoChartError` where there are no two drivers.
    """
    return both(_sweeps, ask, token, known)


def _sweeps(
    way: Way, payoffs: AffinePayoffs, drivers: tuple[str, str], scenario: Scenario, token: Token
) -> Multiples:
    return multiples(payoffs, *drivers, scenario.levels, way=way, token=token)


def multiples_scene(ask: Ask, sweeps: Sweeps) -> MultiplesScene:
    """Build the scene of several sweeps, and of those of an earlier scenario."""
    scenario, rule, (found, earlier) = ask.scenario, ask.rule, sweeps
    ends = found.rows[0].sweep.regimes[0].low, found.rows[0].sweep.regimes[-1].high
    axis = axis_of(scenario.driver(found.driver), part=(ends[0].value, ends[1].value))
    second = axis_of(scenario.driver(found.second))
    today = scenario.driver(found.second).level
    strips = tuple(
        _strip(scenario, row, rule, second, today=row.level == today) for row in found.rows
    )
    cursor = float(scenario.driver(found.driver).level)
    threads = _threads(found)
    drivers = (found.driver, found.second)
    before = before_strips(scenario, ask.against, earlier, rule, drivers, strips)
    told = "" if before is None else f" Compared: {before.note}."
    named = rule_name(rule, scenario)
    if axis.whole is not None and rule in (LOW, HIGH):
        named = f"{named} of this stretch"
    finding = ask.title or _headline(axis, second, strips, cursor)
    foot = provenance_of(
        *(scenario, f"{named}, from {part_text(axis)}" if axis.whole else named, ask.content_hash),
        (*_asked(found, rule), *asked_part(axis, "--between")),
        least_sure(of_sweep(row.sweep) for row in found.rows),
    )
    where = foot.under(_subtitle(scenario, found, axis, second, cursor))
    return MultiplesScene(
        title=finding,
        subtitle=where,
        description=_description(axis, second, strips, f"{finding}. {where}.{told}"),
        axis=axis,
        second=second,
        strips=strips,
        threads=threads,
        cursor=cursor,
        rule=named,
        provenance=foot,
        before=before,
    )


def _asked(found: Multiples, rule: str) -> tuple[str, ...]:
    drivers = ("--driver", found.driver, "--across", found.second)
    return ("--chart", "multiples", *drivers, "--rule", rule)


def _strip(scenario: Scenario, row: Multiple, rule: str, second: Axis, *, today: bool) -> Strip:
    found, choice = followed(row.sweep, rule)
    return Strip(
        level=float(row.level),
        text=_level(second, row.level),
        today=today,
        segments=segments(scenario, found, choice),
        areas=areas(scenario, found, choice),
        tips=tips_of(found, scenario),
    )


def _level(axis: Axis, level: Fraction) -> str:
    """Print a strip's level: like where a driver stands if it is no long fraction."""
    return level_like(axis, float(level)) if decimal_text(level) else show(level)


def _threads(found: Multiples) -> tuple[Thread, ...]:
    """Chain links of neighbouring strips."""
    after = {(link.row, link.low): (link.row + 1, link.high) for link in found.links}
    starts = [tip for tip in after if tip not in after.values()]
    threads = []
    for start in starts:
        way = [start]
        while way[-1] in after:
            way.append(after[way[-1]])
        threads.append(Thread(tuple(way)))
    return tuple(threads)


def _headline(axis: Axis, second: Axis, strips: tuple[Strip, ...], cursor: float) -> str:
    """State what today's level of the swept driver means from strip to strip."""
    at = f"{axis.name} {measured(level_like(axis, cursor), axis.unit)}"
    parts = []
    for (_, said), group in groupby(strips, key=lambda strip: _standing(strip, cursor)):
        own = list(group)
        ends = own[0].text if len(own) == 1 else f"{own[0].text} to {own[-1].text}"
        parts.append((said, measured(ends, second.unit)))
    if len(parts) == 1:
        return f"{at} means {parts[0][0]} at every level of {inside(second.name)} shown"
    said = joined(
        f"{name} at {f'{inside(second.name)} ' if k == 0 else ''}{ends}"
        for k, (name, ends) in enumerate(parts)
    )
    return f"{at} means {said}"


def _standing(strip: Strip, cursor: float) -> tuple[frozenset[str], str]:
    """Return which outcomes are in equilibrium at a level of the swept driver, and in words."""
    if any(abs(tip.at.value - cursor) <= _SAME for tip in strip.tips):
        return frozenset(), "a tipping point"
    return standing(strip.segment_at(cursor))


def _subtitle(scenario: Scenario, found: Multiples, axis: Axis, second: Axis, cursor: float) -> str:
    others = ", ".join(
        f"{inside(driver.name)} {measured(show(driver.level), driver.unit)}"
        for driver in scenario.drivers
        if driver.id not in (found.driver, found.second)
    )
    beside = float(scenario.driver(found.second).level)
    said = (
        f"Regimes along {inside(axis.name)} at {len(found.rows)} levels of {inside(second.name)}"
        f" (today {measured(level_like(axis, cursor), axis.unit)} and"
        f" {measured(level_like(second, beside), second.unit)})"
    )
    return f"{said}; {others}" if others else said


def _description(axis: Axis, second: Axis, strips: tuple[Strip, ...], where: str) -> str:
    """Put the picture into words, strip by strip."""
    said = [
        f"{starting(counted(len(strips), 'sweep'))} along {span(axis)}, one for each level of"
        f" {inside(second.name)}."
    ]
    for strip in strips:
        regimes = "; ".join(
            f"{short_level(segment.low)} to {short_level(segment.high)} {segment.name}"
            for segment in strip.segments
        )
        at = measured(strip.text, second.unit)
        said.append(f"{second.name} {at}{' (today)' if strip.today else ''}: {regimes}.")
    return " ".join([*said, where])
