"""A sweep as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt and no
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import joined, starting
from games.words.wording import short_level
from gui.charts.marks.table import BEFORE, DataTable
from gui.charts.sweep.types import PAYOFFS
from gui.charts.sweep.words import course, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gui.charts.marks.strip import Segment
    from gui.charts.marks.table import Row
    from gui.charts.sweep.types import Curve, SweepScene, Tip

__all__ = ["COLUMNS", "FORM", "numbers", "summary", "weight_notes"]

#: First line of a sweep's CSV; the number grows when columns change their meaning.
FORM = "Equipoise sweep, table 2"
#: Columns of `numbers`.
COLUMNS = (
    "kind",
    "series",
    "regime",
    "branch",
    "weight",
    "driver",
    "level",
    "exact",
    "base",
    "value",
)


def summary(scene: SweepScene) -> DataTable:
    """Return one row per regime: where it is, what it is, who plays what, what ends it."""
    headers = (
        "From",
        "To",
        "Regime",
        starting(scene.provenance.many),
        *(_header(curve) for curve in scene.curves),
        "Why it ends",
    )
    causes = {tip.below: tip.cause for tip in scene.tips}
    return DataTable(
        headers,
        tuple(
            (
                short_level(segment.low),
                short_level(segment.high),
                segment.name,
                segment.count,
                *(_range(scene, curve, segment) for curve in scene.curves),
                causes.get(segment.regime, ""),
            )
            for segment in scene.segments
        ),
    )


def _header(curve: Curve) -> str:
    return f"{curve.label}: expected payoff" if curve.strategy is None else curve.label


def _range(scene: SweepScene, curve: Curve, segment: Segment) -> str:
    """Return the values of a curve in a regime under the rule: "0.37 to 1"."""
    found = [
        course(scene.scale, piece.values)
        for piece in curve.pieces
        if piece.regime == segment.regime and piece.weight > 0
    ] + within(scene.scale, curve, segment.regime)
    if not found and any(row.weight > 0 for row in segment.rows):
        return "0"  # a curve has no piece where its strategy is not played
    return " or ".join(dict.fromkeys(found))


def numbers(scene: SweepScene) -> DataTable:
    """Return every plotted number, one a row, floats written so that they read back the same.

    Columns
    -------
    kind
        "move": probability of a strategy on one branch of equilibria. "payoff": what a player may
        expect on one branch; a table has either moves or payoffs. "outcome": probability of an
        outcome under the selection rule, drawn from `base` upwards. "move within", "payoff within":
        where payoffs tie throughout a regime, the least, `base`, and the greatest, `value`, that
        may be in any equilibrium. "regime": `level` is the low
        end and `value` the high end of a regime named in `series`. "tipping point": where one
        regime gives way to the next. "today": the driver's level. Where the chart is compared with
        an earlier scenario, the same kinds with "before: " in front of them are that one's.
    series
        Which curve, area or regime.
    regime, branch
        Counted from 1 along the driver; branches within their regime.
    weight
        Share that the selection rule gives to the branch; 0 for one that is drawn but not followed.
        The notes say so, too, and in which regimes ties leave the list of branches open.
    driver, level, exact
        The driver's id, its level, and the level where it is known exactly: a fraction, or an
        equation for x of which it is a root.
    base, value
        Numbers as drawn.
    """
    strips = [("", scene.segments), (BEFORE, scene.ghost.segments if scene.ghost else ())]
    return DataTable.of(COLUMNS, _numbers(scene), weight_notes(strips))


def _numbers(scene: SweepScene) -> Iterator[Row]:
    driver = scene.axis.driver
    kind = "payoff" if scene.scale.show == PAYOFFS else "move"
    yield from _curves(kind, scene.curves, driver)
    for area in scene.areas:
        for slab in area.slabs:
            for level, base, value in zip(slab.levels, slab.base, slab.values, strict=True):
                place = (slab.regime + 1, None, None, driver)
                yield ("outcome", area.label, *place, level, None, base, value)
    yield from _regimes("", scene.segments, scene.tips, driver)
    yield ("today", None, None, None, None, driver, scene.cursor)
    ghost = scene.ghost
    if ghost is not None and ghost.segments:
        yield from _curves(f"{BEFORE}{kind}", ghost.curves, driver)
        yield from _regimes(BEFORE, ghost.segments, ghost.tips, driver)
        yield (f"{BEFORE}today", ghost.name, None, None, None, driver, ghost.cursor)


def weight_notes(strips: Iterable[tuple[str, tuple[Segment, ...]]]) -> tuple[str, ...]:
    """Say what a weight is, and where the rows are no complete list.

    Parameters
    ----------
    strips
        What stands before the number of a regime, and the regimes.
    """
    tied = [f"{name}regime {one.regime + 1}" for name, strip in strips for one in strip if one.tied]
    open_ = (
        "where payoffs tie throughout, regimes name some of the equilibria and no outcome has a"
        " chance unless it is certain; “within” is from the least, base, to the greatest, value"
    )
    return (
        "weight: the share that the selection rule gives an equilibrium, 0 if it is not followed",
        *([f"{open_}: {joined(tied)}"] if tied else []),
    )


def _curves(kind: str, curves: tuple[Curve, ...], driver: str) -> Iterator[Row]:
    for curve in curves:
        for piece in curve.pieces:
            place = (piece.regime + 1, piece.branch + 1, float(piece.weight), driver)
            for level, value in zip(piece.levels, piece.values, strict=True):
                yield (kind, curve.label, *place, level, None, None, value)
        for band in curve.bands:
            here = (band.regime + 1, None, None, driver)
            for level, low, high in zip(band.levels, band.low, band.high, strict=True):
                yield (f"{kind} within", curve.label, *here, level, None, low, high)


def _regimes(
    when: str, segments: tuple[Segment, ...], tips: tuple[Tip, ...], driver: str
) -> Iterator[Row]:
    for segment in segments:
        low, high = segment.low, segment.high.value
        for row in segment.rows:
            place = (segment.regime + 1, row.branch + 1, float(row.weight), driver)
            yield (f"{when}regime", row.name, *place, low.value, low.text, None, high)
    for tip in tips:
        at = (driver, tip.at.value, tip.at.text)
        yield (f"{when}tipping point", None, tip.below + 1, None, None, *at)
