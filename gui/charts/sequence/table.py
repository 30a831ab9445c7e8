"""The sequence map as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.wording import short_level
from gui.charts.marks.table import BEFORE, DataTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.charts.marks.strip import Segment
    from gui.charts.marks.table import Row
    from gui.charts.sequence.types import PlayStrip, SequenceScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of the CSV of a sequence map; the number grows when columns change their meaning.
FORM = "Equipoise sequence map, table 1"
#: Columns of `numbers`.
COLUMNS = (
    "kind",
    "play",
    "group",
    "series",
    "regime",
    "answers",
    "driver",
    "level",
    "exact",
    "value",
)


def summary(scene: SequenceScene) -> DataTable:
    """Return one row per play and regime: where it is, what it is, what ends it."""
    headers = ("Play", "Today", "First mover", "Gain", "From", "To", "Outcome", "Why it ends")
    rows: list[tuple[str, ...]] = []
    for strip in scene.strips:
        leader = "" if strip.leader is None else strip.leader.text
        own = (strip.name, strip.today, leader, strip.gain)
        causes = {round(level.value, 12): cause for level, cause in strip.tips}
        if not strip.segments:
            rows.append((*own, "", "", "Ties leave no strip", ""))
        rows.extend(
            (
                *own,
                short_level(segment.low),
                short_level(segment.high),
                segment.listed,
                causes.get(round(segment.high.value, 12), ""),
            )
            for segment in strip.segments
        )
    return DataTable(headers, tuple(rows))


def numbers(scene: SequenceScene) -> DataTable:
    """Return every number that is drawn.

    Columns
    -------
    kind
        "regime": from `level` to `value` an answer named in `series`, one of `answers` there.
        "tipping point": where regime `regime` gives way to the next. "gain": what moving first is
        worth today to the player named in `series`, as it is printed. "today": the driver's level.
        "before: regime" and "before: today" are those of the scenario that is compared with.
    play
        Which strip; "(shown)" marks the scenario's own play.
    group
        What is played today under that play.
    regime
        Counted from 1 along the driver.
    driver, level, exact
        The driver's id, its level, and the level where it is known exactly: a fraction, or an
        equation for x of which it is a root.
    """
    return DataTable.of(COLUMNS, _numbers(scene))


def _numbers(scene: SequenceScene) -> Iterator[Row]:
    driver, before = scene.axis.driver, scene.before
    for strip in scene.strips:
        own = _own(strip)
        yield from _regimes("regime", own, strip.segments, driver)
        for number, (level, _) in enumerate(strip.tips, start=1):
            yield ("tipping point", *own, None, number, None, driver, level.value, level.text)
        if strip.leader is not None:
            place = (None, None, driver, scene.cursor, None)
            yield ("gain", *own, strip.leader.text, *place, strip.gain)
        if before is not None and strip.place in before.strips:
            yield from _regimes(f"{BEFORE}regime", own, before.strips[strip.place], driver)
    yield ("today", None, None, None, None, None, driver, scene.cursor)
    if before is not None and before.cursor is not None:
        yield (f"{BEFORE}today", None, None, before.name, None, None, driver, before.cursor)


def _own(strip: PlayStrip) -> tuple[str, str]:
    return f"{strip.name}{' (shown)' if strip.shown else ''}", strip.today


def _regimes(
    kind: str, own: tuple[str, str], strip: tuple[Segment, ...], driver: str
) -> Iterator[Row]:
    for segment in strip:
        low, high = segment.low, segment.high.value
        for row in segment.rows:
            place = (segment.regime + 1, len(segment.rows), driver)
            yield (kind, *own, row.name, *place, low.value, low.text, high)
