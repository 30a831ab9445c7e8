"""A phase map as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import starting
from games.words.wording import percentages
from gui.charts.marks.table import BEFORE, DataTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.charts.marks.table import Row
    from gui.charts.phase.types import PhaseScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of a map's CSV; the number grows when columns change their meaning.
FORM = "Equipoise phase map, table 2"
#: Columns of `numbers`; the two drivers' ids are named in the first row's `name`.
COLUMNS = ("kind", "number", "name", "part", "x", "y", "x exact", "y exact", "value", "note")


def summary(scene: PhaseScene) -> DataTable:
    """Return one row per region: what it is, how large, and what it borders on."""
    kinds = starting(scene.provenance.many)
    headers = ("Region", kinds, "Share of the map", "Proved, checked or open", "Borders on")
    beside: list[set[str]] = [set() for _ in scene.zones]
    for frontier in scene.frontiers:
        left, right = frontier.sides
        beside[left].add(scene.zones[right].name)
        beside[right].add(scene.zones[left].name)
    shares = percentages([zone.share for zone in scene.zones], places=2)
    rows = tuple(
        (
            zone.name,
            "" if zone.tied else " | ".join(row.name for row in zone.rows),
            shares[place],
            zone.proof,
            ", ".join(sorted(beside[place])),
        )
        for place, zone in enumerate(scene.zones)
    )
    return DataTable(headers, rows)


def numbers(scene: PhaseScene) -> DataTable:
    """Return every number that is drawn.

    Columns
    -------
    kind
        "drivers": x and y by name. "region": a corner of a region's outline (part 1) or of a hole
        in it; `value` is its share of the map, `note` how sure its list is. "border": a point
        of a border, `part` the region to its left, `value` the one to its right, `note` why it is
        there. "today", and "nearest": the place on a border that is nearest to it, `value` the
        distance in shares of the ranges. "alone": where one driver alone leads to another outcome.
        "before: border" and "before: today" are those of the scenario that is compared with.
    number, name, part
        Regions and borders are counted from 1.
    x, y, x exact, y exact
        Levels of the drivers, as fractions where they are known exactly.
    """
    return DataTable.of(COLUMNS, _numbers(scene))


def _numbers(scene: PhaseScene) -> Iterator[Row]:
    yield ("drivers", None, f"x: {scene.across.driver}; y: {scene.above.driver}")
    for place, zone in enumerate(scene.zones, start=1):
        for part, loop in enumerate(zone.loops, start=1):
            for at in loop.tolist():
                yield ("region", place, zone.listed, part, *at, None, None, zone.share, zone.proof)
    borders = zip(scene.frontiers, scene.report.borders, strict=True)
    for place, (frontier, border) in enumerate(borders, start=1):
        left, right = frontier.sides
        between = f"{scene.zones[left].name} / {scene.zones[right].name}"
        last = len(frontier.points) - 1
        for k, at in enumerate(frontier.points.tolist()):
            end = border.ends[0] if k == 0 else border.ends[1] if k == last else None
            exact = end or (None, None)
            yield ("border", place, between, left + 1, *at, *exact, right + 1, frontier.cause)
    here = scene.zone_at(*scene.today).listed
    yield ("today", None, here, None, *scene.today, *scene.report.today, None, scene.fixed)
    before, way = scene.before, scene.way
    if before is not None:
        for place, line in enumerate(before.lines, start=1):
            for at in line.tolist():
                yield (f"{BEFORE}border", place, before.name, None, *at)
        if before.today is not None:
            yield (f"{BEFORE}today", None, before.name, None, *before.today)
    if way is not None:
        yield ("nearest", None, way.beyond, None, *way.end, None, None, way.share)
    for reach in scene.reaches:
        ends: Row = (reach.level, None, reach.exact, None)
        if reach.driver != scene.across.driver:
            ends = (None, reach.level, None, reach.exact)
        yield ("alone", None, reach.beyond, reach.driver, *ends, reach.shift)
