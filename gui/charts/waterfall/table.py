"""A waterfall as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.numbers import amount_text
from gui.charts.marks.table import BEFORE, DataTable, amount_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.amounts import Amount
    from gui.charts.marks.table import Row
    from gui.charts.waterfall.scene import WaterfallScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of a waterfall's CSV; the number grows when columns change their meaning.
FORM = "Equipoise waterfall, table 1"
#: Where a reason of before has no running sums, confidence or source.
_BLANK = (None,) * 4
#: Columns of `numbers`.
COLUMNS = (
    *("kind", "consideration", "title", "driver", "amount", "from", "to"),
    *("confidence", "source", "exact amount"),
)


def summary(scene: WaterfallScene) -> DataTable:
    """Return one row per step, and the total."""
    headers = ("Reason", "Through", "Adds", "Sum", "Confidence", "Source")
    rows = [
        (
            *(step.name, step.driver, amount_text(step.amount, signed=True), amount_text(step.end)),
            *(step.confidence, step.source),
        )
        for step in scene.steps
    ]
    return DataTable.of(headers, (*rows, ("In all", None, None, amount_text(scene.total))))


def numbers(scene: WaterfallScene) -> DataTable:
    """Return every step, in the order drawn; the last row is the total.

    Columns
    -------
    kind
        "base", "driver" or "edit" for steps, "total" for the payoff; "before: reason" and "before:
        total" for those of the scenario that it is compared with.
    consideration, title, driver
        The reason's id and title, and for a driver's part its level times the slope.
    amount, from, to
        What the step adds, and the running sum before and after it: exactly, or the float nearest
        to a fraction.
    confidence, source
        As stated, empty where not.
    exact amount
        Of an amount that is a fraction; empty for decimals.
    """
    return DataTable.of(COLUMNS, _numbers(scene))


def _numbers(scene: WaterfallScene) -> Iterator[Row]:
    for step in scene.steps:
        sums = map(amount_cell, (step.amount, step.start, step.end))
        reason = (step.part, step.key, step.name, step.driver)
        yield (*reason, *sums, step.confidence, step.source, _exact(step.amount))
    total = amount_cell(scene.total)
    yield ("total", None, scene.player, None, total, "0", total, None, None, _exact(scene.total))
    before = scene.before
    if before is not None and before.total is not None:
        for key, title, amount in before.amounts:
            part = (f"{BEFORE}reason", key, title, None, amount_cell(amount))
            yield (*part, *_BLANK, _exact(amount))
        was = amount_cell(before.total)
        yield (
            *(f"{BEFORE}total", None, before.name, None, was, "0", was),
            *(None, None, _exact(before.total)),
        )


def _exact(amount: Amount) -> Fraction | None:
    return amount if isinstance(amount, Fraction) else None
