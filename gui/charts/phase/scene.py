"""From a phase map to its scene: zones, frontiers, today and the way to the border.

Owns the making. Zones and frontiers stay the same objects while
only today's point moves (`moved`), so that whoever draws them need not do so again. Words are
`words`'. Knows no Qt and no pixels.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from games.model.outcomes import OTHER, name_of
from games.study.map.nearest import ahead, nearest, stands_on
from games.words.certainty import least_sure, of_kind
from games.words.plays import answers
from games.words.wording import short_level
from gui.charts.marks.axis import asked_part, axis_of, parts_text
from gui.charts.marks.provenance import provenance_of
from gui.charts.marks.strip import Row
from gui.charts.pairing import both
from gui.charts.phase import words
from gui.charts.phase.before import before_map
from gui.charts.phase.finding import headline
from gui.charts.phase.types import Frontier, PhaseScene, Reach, Way, Zone
from gui.charts.sweep.series import outcome_looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.study.map.nearest import Ahead
    from games.study.map.report import Kind, PhaseMap
    from games.study.sweep.report import Level
    from games.study.ways import Way as Play
    from games.task import Token
    from gui.charts.kind import Ask, Known

    Maps = tuple[PhaseMap, PhaseMap | None]

__all__ = ["computed", "moved", "phase_scene", "resolution_of", "today_of", "way_from"]

#: Games of so many profiles at most are solved on a finer grid.
_SMALL = 8

#: Equilibria without a named outcome are told apart by shade and hatching.
_GREYS = ("#9aa3af", "#7b8593", "#b9c0ca", "#646e7c")
_GREY_HATCHES = ("flat", "steep", "crossed", "rising")


def resolution_of(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return the grid on which a game of this shape is checked while somebody waits."""
    return (200, 200) if prod(shape) <= _SMALL else (100, 100)


def today_of(ask: Ask) -> tuple[Fraction, Fraction]:
    """Return where the two drivers stand."""
    across, above = (ask.scenario.levels[driver] for driver in ask.drivers)
    return Fraction(across), Fraction(above)


def computed(ask: Ask, token: Token, known: Known) -> Maps:
    """Return the map, and that of the earlier scenario over the same drivers, if it has them.

    Raise `NoChartError` where there are no two drivers.
    """
    return both(_map, ask, token, known)


def _map(
    play: Play, payoffs: AffinePayoffs, drivers: tuple[str, str], scenario: Scenario, token: Token
) -> PhaseMap:
    grid = resolution_of(scenario.shape)
    return play.map(payoffs, *drivers, scenario.levels, resolution=grid, token=token)


def phase_scene(ask: Ask, maps: Maps) -> PhaseScene:
    """Build the scene of a map, and of that of an earlier scenario."""
    scenario, report = ask.scenario, replace(maps[0], today=today_of(ask))
    across, above = (
        axis_of(scenario.driver(driver), part=(float(low), float(high)))
        for driver, low, high in zip(report.drivers, report.low, report.high, strict=True)
    )
    shown = [_rows(scenario, kind) for kind in report.kinds]
    rows = _told_apart(shown)
    names: dict[frozenset[str], int] = {}
    groups = tuple(names.setdefault(frozenset(row.name for row in own), len(names)) for own in rows)
    zones = tuple(
        Zone(
            region=place,
            name=words.zone_name(
                *(rows[region.kind], len(report.kinds[region.kind].supports)),
                tied=report.kinds[region.kind].degenerate,
                called=answers(scenario),
            ),
            rows=rows[region.kind],
            count=len(report.kinds[region.kind].supports),
            loops=region.loops,
            share=region.share,
            proof=of_kind(report.kinds[region.kind]),
            alike=_alike(scenario, report.kinds[region.kind]),
            tied=report.kinds[region.kind].degenerate,
        )
        for place, region in enumerate(report.regions)
    )
    frontiers = tuple(
        Frontier(
            points=border.points,
            sides=border.sides,
            exact=border.line is not None,
            cause=words.cause(scenario, report, border.line),
        )
        for border in report.borders
    )
    shown_as = (f"All {answers(scenario)[1]}", parts_text(across, above))
    bare = PhaseScene(
        title="",
        subtitle="",
        description="",
        across=across,
        above=above,
        zones=zones,
        frontiers=frontiers,
        today=(0.0, 0.0),
        way=None,
        reaches=(),
        tips=("", ""),
        fixed=words.fixed(scenario, report.drivers),
        report=report,
        groups=groups,
        provenance=provenance_of(
            *(scenario, ", ".join(filter(None, shown_as)), ask.content_hash),
            (
                *("--chart", "phase", "--driver", across.driver, "--across", above.driver),
                *(*asked_part(across, "--between"), *asked_part(above, "--across-between")),
            ),
            least_sure(zone.proof for zone in zones),
        ),
        before=before_map(ask.against, scenario, maps[1], report),
    )
    return moved(bare, report.today, title=ask.title)


def moved(scene: PhaseScene, today: tuple[Fraction, Fraction], *, title: str = "") -> PhaseScene:
    """Return the same map with today elsewhere."""
    report = replace(scene.report, today=today)
    place = float(today[0]), float(today[1])
    reaches = tuple(
        _reach(scene, axis, found, place[axis])
        for axis in (0, 1)
        if (found := _nearer(ahead(report, axis, groups=scene.groups), place[axis])) is not None
    )
    on = [stands_on(report, axis) for axis in (0, 1)]
    near = [
        level or _level(_nearer(ahead(report, axis), place[axis])) for axis, level in enumerate(on)
    ]
    one, two = ("" if level is None else short_level(level) for level in near)
    way = way_from(scene, *place)
    there = replace(scene, report=report, today=place, way=way, reaches=reaches, tips=(one, two))
    there = replace(there, on_tip=(on[0] is not None, on[1] is not None))
    there = replace(there, title=title or headline(there), subtitle=words.subtitle(there))
    return replace(there, description=words.description(there))


def way_from(scene: PhaseScene, x: float, y: float) -> Way | None:
    """Return the shortest way from a place to another outcome."""
    near = nearest(scene.report, (x, y), groups=scene.groups)
    if near is None:
        return None
    return Way(
        start=(x, y),
        end=near.point,
        share=near.distance,
        beyond=scene.zones[near.beyond].name,
        zone=near.beyond,
        text=words.shifts(scene, near.shift),
    )


def _nearer(found: tuple[Ahead | None, Ahead | None], now: float) -> Ahead | None:
    """Return the nearer of two borders, the higher of two at one distance."""
    some = [one for one in found if one is not None]
    return min(
        some,
        key=lambda one: (round(abs(one.level.value - now), 9), -one.level.value),
        default=None,
    )


def _level(found: Ahead | None) -> Level | None:
    return None if found is None else found.level


def _reach(scene: PhaseScene, axis: int, found: Ahead, now: float) -> Reach:
    return Reach(
        driver=(scene.across, scene.above)[axis].driver,
        level=found.level.value,
        exact="" if found.level.exact is None else str(found.level.exact),
        shift=found.level.value - now,
        beyond=scene.zones[found.beyond].name,
        zone=found.beyond,
    )


def _rows(scenario: Scenario, kind: Kind) -> tuple[Row, ...]:
    """Return a row for every different name among a kind's equilibria."""
    looks = outcome_looks(scenario)
    rows: dict[str, Row] = {}
    for support, joint in kind.members:
        named = name_of(scenario, support, joint)
        color, hatch = looks[named.id]
        rows.setdefault(named.name, Row(named.name, color if named.id != OTHER else "", hatch, 1.0))
    return tuple(rows.values())


def _alike(scenario: Scenario, kind: Kind) -> tuple[int, ...]:
    """Return how many equilibria of a kind go by each of its names."""
    names = (name_of(scenario, support, joint).name for support, joint in kind.members)
    return tuple(Counter(names).values())


def _told_apart(shown: Sequence[tuple[Row, ...]]) -> list[tuple[Row, ...]]:
    """Give every name without an outcome a shade and a hatching of its own."""
    unnamed = dict.fromkeys(row.name for own in shown for row in own if not row.color)
    looks = {
        name: (_GREYS[k % len(_GREYS)], _GREY_HATCHES[k % len(_GREY_HATCHES)])
        for k, name in enumerate(unnamed)
    }
    return [
        tuple(row if row.color else Row(row.name, *looks[row.name], row.weight) for row in own)
        for own in shown
    ]
