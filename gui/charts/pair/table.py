"""A pair of sweeps as tables: a summary to be read, and every plotted number.

Owns the columns and their order; they are a promise to whoever reads the files. Knows no Qt and no
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.table import DataTable

if TYPE_CHECKING:
    from games.study.sweep.report import Level
    from gui.charts.pair.scene import PairScene

__all__ = ["COLUMNS", "FORM", "numbers", "summary"]

#: First line of the files, so that programs know what they read.
FORM = "Equipoise comparison, table 1"
#: Columns of `numbers`.
COLUMNS = ("kind", "side", "name", "from", "from_exact", "to", "to_exact", "words")


def summary(scene: PairScene) -> DataTable:
    """Return one row per tipping point: where it was, where it is, what became of it."""
    rows = tuple(
        (
            "" if joint.old is None else joint.old[1],
            "" if joint.new is None else joint.new[1],
            joint.words,
        )
        for joint in scene.joints
    )
    return DataTable((scene.upper.name, scene.lower.name, "What became of it"), rows)


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
    regimes = [
        (
            "regime",
            strip.name,
            segment.name if segment.tied else " | ".join(row.name for row in segment.rows),
            *_ends(segment.low),
            *_ends(segment.high),
            segment.tied,
        )
        for strip in (scene.upper, scene.lower)
        for segment in strip.segments
    ]
    tips = [
        (
            "tipping point",
            "",
            "",
            *(("", "") if joint.old is None else (repr(joint.old[0]), joint.old[1])),
            *(("", "") if joint.new is None else (repr(joint.new[0]), joint.new[1])),
            joint.words,
        )
        for joint in scene.joints
    ]
    return DataTable(COLUMNS, (*regimes, *tips))


def _ends(level: Level) -> tuple[str, str]:
    return repr(level.value), "" if level.exact is None else str(level.exact)
