"""A tornado as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.table import DataTable, amount_cell

if TYPE_CHECKING:
    from gui.charts.marks.table import Row
    from gui.charts.tornado.types import BarEnd, TornadoBar, TornadoScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of a tornado's CSV; the number grows when columns change their meaning.
FORM = "Equipoise tornado, table 2"
_END = ("base", "value", "exact", "fate", "overturns", "standing")
#: Columns of `numbers`.
COLUMNS = (
    "target",
    "now",
    "consideration",
    "player",
    "title",
    "stated range",
    "swing",
    *(f"{side} {name}" for side in ("low", "high") for name in _END),
    "before",
)


def summary(scene: TornadoScene) -> DataTable:
    """Return one row per consideration that moves the target, the widest swing first."""
    headers = ("Player", "Consideration", "Low", "There", "High", "There", "Overturns today")
    return DataTable.of(
        headers,
        (
            (bar.player, bar.name, *_said(bar.low), *_said(bar.high), _overturns(bar))
            for bar in scene.bars
        ),
    )


def _said(end: BarEnd) -> Row:
    return (end.base, end.text)


def _overturns(bar: TornadoBar) -> str:
    ends = [name for name, end in (("low", bar.low), ("high", bar.high)) if end.flips]
    if ends:
        return f"at its {' and '.join(ends)}"
    return "open: ties" if None in (bar.low.flips, bar.high.flips) else "no"


def numbers(scene: TornadoScene) -> DataTable:
    """Return every bar, also those for which there was no room; floats read back the same.

    Columns
    -------
    target, now
        What is measured, and its value with every consideration as it is.
    consideration, player, title, stated range
        Whose reason; "no" where a share of the base stands in for a range.
    swing
        Width of the bar; "inf" where a tipping point is gone at one end.
    low ..., high ...
        The base used; where the bar ends, as a number and, where it is one, as a fraction; "moved",
        "above the range", "below the range" or "gone"; whether another equilibrium stands today
        ("ties" where they leave that open), and which one stands; with ties, all that are known.
    before
        What is measured, in the scenario that is compared with, where it differs.
    """
    was = None if scene.before is None else scene.before.value
    rows = (
        (
            *(scene.target.name, float(scene.baseline.level), bar.key, bar.player, bar.name),
            *("yes" if bar.stated else "no", float(bar.swing)),
            *(*_columns(bar.low), *_columns(bar.high), was),
        )
        for bar in scene.bars
    )
    return DataTable.of(COLUMNS, rows)


def _columns(end: BarEnd) -> Row:
    flips = "ties" if end.flips is None else "yes" if end.flips else "no"
    return (amount_cell(end.amount), end.value, end.exact, end.fate.value, flips, end.standing)
