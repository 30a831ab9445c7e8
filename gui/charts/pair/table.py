"""A pair of sweeps as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt and no
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.charts.marks.table import Row
    from gui.charts.pair.scene import PairScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of the files, so that programs know what they read.
FORM = "Equipoise comparison, table 1"
#: Columns of `numbers`.
COLUMNS = ("kind", "side", "name", "from", "from_exact", "to", "to_exact", "words")


def summary(scene: PairScene) -> DataTable:
    """Return one row per tipping point: where it was, where it is, what became of it."""
    rows = ((*(end and end[1] for end in (one.old, one.new)), one.words) for one in scene.joints)
    return DataTable.of((scene.upper.name, scene.lower.name, "What became of it"), rows)


def numbers(scene: PairScene) -> DataTable:
    """Return the regimes of both, then what became of every tipping point.

    Columns
    -------
    kind
        "regime" or "tipping point".
    side, name
        Of a regime: which of the two it is in, and what is in equilibrium there.
    from, from_exact, to, to_exact
        Of a regime its ends; of a tipping point its level before and now, empty where it is not.
    words
        Of a tipping point, what became of it; of a regime where payoffs tie, what is known.
    """
    return DataTable.of(COLUMNS, _numbers(scene))


def _numbers(scene: PairScene) -> Iterator[Row]:
    for strip in (scene.upper, scene.lower):
        for segment in strip.segments:
            ends = (end for one in (segment.low, segment.high) for end in (one.value, one.exact))
            names = " | ".join(row.name for row in segment.rows)
            named = segment.name if segment.tied else names
            yield ("regime", strip.name, named, *ends, segment.tied)
    for joint in scene.joints:
        old, new = joint.old or (None, None), joint.new or (None, None)
        yield ("tipping point", None, None, *old, *new, joint.words)
