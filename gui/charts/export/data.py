"""The plotted numbers as CSV: what the picture shows, to the last digit.

Owns the file's form: UTF-8, comma, newline, comment lines with `#` on top that say where the
numbers come from, then one table, for sweeps with the columns of `sweep_table.numbers`. Floats are
written so that they read back the same; text that a spreadsheet would run as a formula gets an
apostrophe.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from gui.charts.kinds import numbers_of

if TYPE_CHECKING:
    from gui.charts.figure import Printed

__all__ = ["csv_bytes"]

_FORMULA = ("=", "+", "@", "-", "\t", "\r")


def csv_bytes(scene: Printed) -> bytes:
    """Return the file."""
    out = io.StringIO()
    form, table = numbers_of(scene)
    about = [form, scene.title, scene.subtitle, *scene.provenance.parts()]
    for line in about:
        out.write(f"# {' '.join(line.split())}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.headers)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def _harmless(cell: str) -> str:
    if not cell.startswith(_FORMULA):
        return cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell
