"""A waterfall as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import plain, show
from gui.charts.marks.table import DataTable
from gui.charts.sweep.table import BEFORE

if TYPE_CHECKING:
    from gui.charts.waterfall.scene import WaterfallScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of a waterfall's CSV; the number grows when columns change their meaning.
FORM = "Equipoise waterfall, table 1"
#: Columns of `numbers`.
COLUMNS = (
    "kind",
    "consideration",
    "title",
    "driver",
    "amount",
    "from",
    "to",
    "confidence",
    "source",
)


def summary(scene: WaterfallScene) -> DataTable:
    """Return one row per step, and the total."""
    headers = ("Reason", "Through", "Adds", "Sum", "Confidence", "Source")
    rows = [
        (
            step.name,
            step.driver,
            show(step.amount, signed=True),
            show(step.end),
            step.confidence,
            step.source,
        )
        for step in scene.steps
    ]
    return DataTable(headers, (*rows, ("In all", "", "", show(scene.total), "", "")))


def numbers(scene: WaterfallScene) -> DataTable:
    """Return every step with exact decimals, in the order drawn; the last row is the total.

    Columns
    -------
    kind
        "base", "driver" or "edit" for steps, "total" for the payoff; "before: reason" and "before:
        total" for those of the scenario that it is compared with.
    consideration, title, driver
        The reason's id and title, and for a driver's part its level times the slope.
    amount, from, to
        What the step adds, and the running sum before and after it.
    confidence, source
        As stated, empty where not.
    """
    rows = [
        (
            step.part,
            step.key,
            step.name,
            step.driver,
            plain(step.amount),
            plain(step.start),
            plain(step.end),
            step.confidence,
            step.source,
        )
        for step in scene.steps
    ]
    total = plain(scene.total)
    rows.append(("total", "", scene.player, "", total, "0", total, "", ""))
    before = scene.before
    if before is not None and before.total is not None:
        rows.extend(
            (f"{BEFORE}reason", key, title, "", plain(amount), "", "", "", "")
            for key, title, amount in before.amounts
        )
        was = plain(before.total)
        rows.append((f"{BEFORE}total", "", before.name, "", was, "0", was, "", ""))
    return DataTable(COLUMNS, tuple(rows))
