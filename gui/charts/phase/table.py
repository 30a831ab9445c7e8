"""A phase map as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.table import DataTable
from gui.charts.sweep.table import BEFORE

if TYPE_CHECKING:
    from gui.charts.phase.types import BeforeMap, PhaseScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of a map's CSV; the number grows when columns change their meaning.
FORM = "Equipoise phase map, table 1"
#: Columns of `numbers`; the two drivers' ids are named in the first row's `name`.
COLUMNS = ("kind", "number", "name", "part", "x", "y", "x exact", "y exact", "value", "note")


def summary(scene: PhaseScene) -> DataTable:
    """Return one row per region: what it is, how large, and what it borders on."""
    headers = ("Region", "Equilibria", "Share of the map", "Certified", "Borders on")
    beside: list[set[str]] = [set() for _ in scene.zones]
    for frontier in scene.frontiers:
        left, right = frontier.sides
        beside[left].add(scene.zones[right].name)
        beside[right].add(scene.zones[left].name)
    rows = tuple(
        (
            zone.name,
            "" if zone.tied else " | ".join(row.name for row in zone.rows),
            f"{100 * zone.share:.2f} %",
            "yes" if zone.certified else "no",
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
        in it; `value` is its share of the map, `note` whether it is certified. "border": a point
        of a border, `part` the region to its left, `value` the one to its right, `note` why it is
        there. "today", and "nearest": the place on a border that is nearest to it, `value` the
        distance in shares of the ranges. "alone": where one driver alone leads to another outcome.
        "before: border" and "before: today" are those of the scenario that is compared with.
    number, name, part
        Regions and borders are counted from 1.
    x, y, x exact, y exact
        Levels of the drivers, as fractions where they are known exactly.
    """
    names = f"x: {scene.across.driver}; y: {scene.above.driver}"
    rows: list[tuple[str, ...]] = [("drivers", "", names, *[""] * 7)]
    for place, zone in enumerate(scene.zones):
        sure = "certified" if zone.certified else "not certified complete"
        for part, loop in enumerate(zone.loops):
            rows.extend(
                (
                    "region",
                    str(place + 1),
                    zone.listed,
                    str(part + 1),
                    repr(x),
                    repr(y),
                    "",
                    "",
                    repr(zone.share),
                    sure,
                )
                for x, y in loop.tolist()
            )
    for place, (frontier, border) in enumerate(
        zip(scene.frontiers, scene.report.borders, strict=True)
    ):
        left, right = frontier.sides
        between = f"{scene.zones[left].name} / {scene.zones[right].name}"
        last = len(frontier.points) - 1
        for k, (x, y) in enumerate(frontier.points.tolist()):
            end = border.ends[0] if k == 0 else border.ends[1] if k == last else None
            exact = ("", "") if end is None else (str(end[0]), str(end[1]))
            rows.append(
                (
                    "border",
                    str(place + 1),
                    between,
                    str(left + 1),
                    repr(x),
                    repr(y),
                    *exact,
                    str(right + 1),
                    frontier.cause,
                )
            )
    x, y = scene.today
    today = tuple(str(level) for level in scene.report.today)
    here = scene.zone_at(x, y).listed
    rows.append(("today", "", here, "", repr(x), repr(y), *today, "", scene.fixed))
    if scene.before is not None:
        rows += _before_rows(scene.before)
    if scene.way is not None:
        x, y = scene.way.end
        way = scene.way
        rows.append(("nearest", "", way.beyond, "", repr(x), repr(y), "", "", repr(way.share), ""))
    for reach in scene.reaches:
        across = reach.driver == scene.across.driver
        level, exact_level = repr(reach.level), reach.exact
        rows.append(
            (
                "alone",
                "",
                reach.beyond,
                reach.driver,
                level if across else "",
                "" if across else level,
                exact_level if across else "",
                "" if across else exact_level,
                repr(reach.shift),
                "",
            )
        )
    return DataTable(COLUMNS, tuple(rows))


def _before_rows(before: BeforeMap) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (f"{BEFORE}border", str(place), before.name, "", repr(x), repr(y), *[""] * 4)
        for place, line in enumerate(before.lines, start=1)
        for x, y in line.tolist()
    ]
    if before.today is not None:
        x, y = before.today
        rows.append((f"{BEFORE}today", "", before.name, "", repr(x), repr(y), *[""] * 4))
    return rows
