"""Small multiples as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.table import DataTable
from gui.charts.sweep.table import BEFORE, weight_notes
from gui.charts.sweep.words import level_text

if TYPE_CHECKING:
    from games.study.sweep.report import Level
    from gui.charts.multiples.types import MultiplesScene
    from gui.charts.sweep.types import Segment

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
    headers = (scene.second.name, "From", "To", "Regime", "Equilibria", "Why it ends")
    rows: list[tuple[str, ...]] = []
    for strip in scene.strips:
        causes = {tip.below: tip.cause for tip in strip.tips}
        rows.extend(
            (
                strip.text,
                level_text(segment.low),
                level_text(segment.high),
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
        The swept driver's id, its level, and the level as a fraction where it is known exactly.
    """
    driver, second = scene.axis.driver, scene.second.driver
    thread_of = {
        tip: str(number + 1) for number, thread in enumerate(scene.threads) for tip in thread.tips
    }
    rows: list[tuple[str, ...]] = []
    for place, strip in enumerate(scene.strips):
        own = (second, repr(strip.level))
        for area in strip.areas:
            for slab in area.slabs:
                rows.extend(
                    (
                        "outcome",
                        *own,
                        area.label,
                        str(slab.regime + 1),
                        "",
                        driver,
                        repr(float(s)),
                        "",
                        repr(float(b)),
                        repr(float(v)),
                    )
                    for s, b, v in zip(slab.levels, slab.base, slab.values, strict=True)
                )
        rows += _regimes("regime", own, strip.segments, driver)
        rows.extend(
            (
                "tipping point",
                *own,
                "",
                str(tip.below + 1),
                "",
                driver,
                repr(tip.at.value),
                _exact(tip.at),
                "",
                thread_of.get((place, number), ""),
            )
            for number, tip in enumerate(strip.tips)
        )
    rows.append(("today", second, "", "", "", "", driver, repr(scene.cursor), "", "", ""))
    before = scene.before
    if before is not None and before.cursor is not None:
        for strip, was in zip(scene.strips, before.strips, strict=True):
            rows += _regimes(f"{BEFORE}regime", (second, repr(strip.level)), was, driver)
        stood = repr(before.cursor)
        rows.append((f"{BEFORE}today", second, "", before.name, "", "", driver, stood, "", "", ""))
    at = [f"{second} {strip.text}, " for strip in scene.strips]
    strips = list(zip(at, (strip.segments for strip in scene.strips), strict=True))
    if before is not None and before.strips:
        strips += zip((BEFORE + name for name in at), before.strips, strict=True)
    return DataTable(COLUMNS, tuple(rows), weight_notes(strips))


def _regimes(
    kind: str, own: tuple[str, str], strip: tuple[Segment, ...], driver: str
) -> list[tuple[str, ...]]:
    return [
        (
            kind,
            *own,
            row.name,
            str(segment.regime + 1),
            repr(float(row.weight)),
            driver,
            repr(segment.low.value),
            _exact(segment.low),
            "",
            repr(segment.high.value),
        )
        for segment in strip
        for row in segment.rows
    ]


def _exact(level: Level) -> str:
    return "" if level.exact is None else str(level.exact)
