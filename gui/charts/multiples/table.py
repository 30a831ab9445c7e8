"""Small multiples as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import starting
from games.words.wording import short_level
from gui.charts.marks.table import BEFORE, DataTable
from gui.charts.sweep.table import weight_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.charts.marks.strip import Segment
    from gui.charts.marks.table import Row
    from gui.charts.multiples.types import MultiplesScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of the CSV of small multiples; the number grows when columns change their meaning.
FORM = "Equipoise small multiples, table 1"
#: Columns of `numbers`.
COLUMNS = (
    "kind",
    "second driver",
    "second level",
    "series",
    "regime",
    "weight",
    "driver",
    "level",
    "exact",
    "base",
    "value",
)


def summary(scene: MultiplesScene) -> DataTable:
    """Return one row per strip and regime: where it is, what it is, what ends it."""
    kinds = starting(scene.provenance.many)
    headers = (scene.second.name, "From", "To", "Regime", kinds, "Why it ends")
    rows: list[tuple[str, ...]] = []
    for strip in scene.strips:
        causes = {tip.below: tip.cause for tip in strip.tips}
        rows.extend(
            (
                strip.text,
                short_level(segment.low),
                short_level(segment.high),
                segment.name,
                segment.count,
                causes.get(segment.regime, ""),
            )
            for segment in strip.segments
        )
    return DataTable(headers, tuple(rows))


def numbers(scene: MultiplesScene) -> DataTable:
    """Return every number that is drawn.

    Columns
    -------
    kind
        "outcome": the stacked probability `value` of an outcome, drawn from `base` up. "regime":
        from `level` to `value` an equilibrium named in `series`, with its `weight` under the rule.
        "tipping point": where regime `regime` gives way to the next, `value` being the number of
        its thread, empty where it has none. "today": the swept driver's level. "before: regime" and
        "before: today" are those of the scenario that is compared with.
    second driver, second level
        Which strip.
    regime
        Counted from 1 along the driver.
    driver, level, exact
        The swept driver's id, its level, and the level where it is known exactly: a fraction, or an
        equation for x of which it is a root.
    """
    driver, before = scene.second.driver, scene.before
    at = [f"{driver} {strip.text}, " for strip in scene.strips]
    strips = list(zip(at, (strip.segments for strip in scene.strips), strict=True))
    if before is not None and before.strips:
        strips += zip((BEFORE + name for name in at), before.strips, strict=True)
    return DataTable.of(COLUMNS, _numbers(scene), weight_notes(strips))


def _numbers(scene: MultiplesScene) -> Iterator[Row]:
    driver, second = scene.axis.driver, scene.second.driver
    threads = {tip: number for number, one in enumerate(scene.threads, start=1) for tip in one.tips}
    for place, strip in enumerate(scene.strips):
        own = (second, strip.level)
        for area in strip.areas:
            for slab in area.slabs:
                for level, base, value in zip(slab.levels, slab.base, slab.values, strict=True):
                    where = (slab.regime + 1, None, driver, level, None)
                    yield ("outcome", *own, area.label, *where, base, value)
        yield from _regimes("regime", own, strip.segments, driver)
        for number, tip in enumerate(strip.tips):
            at = (tip.below + 1, None, driver, tip.at.value, tip.at.text)
            yield ("tipping point", *own, None, *at, None, threads.get((place, number)))
    yield ("today", second, None, None, None, None, driver, scene.cursor)
    before = scene.before
    if before is not None and before.cursor is not None:
        for strip, was in zip(scene.strips, before.strips, strict=True):
            yield from _regimes(f"{BEFORE}regime", (second, strip.level), was, driver)
        yield (f"{BEFORE}today", second, None, before.name, None, None, driver, before.cursor)


def _regimes(
    kind: str, own: tuple[str, float], strip: tuple[Segment, ...], driver: str
) -> Iterator[Row]:
    for segment in strip:
        low, high = segment.low, segment.high.value
        for row in segment.rows:
            place = (segment.regime + 1, float(row.weight), driver)
            yield (kind, *own, row.name, *place, low.value, low.text, None, high)
