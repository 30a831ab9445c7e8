"""The plotted numbers as CSV: what the picture shows, to the last digit.

Owns the file's form: UTF-8, comma, newline, comment lines with `#` on top that say where the
numbers come from, then one table, with the columns of `numbers` in its chart's `table`. Floats are
written so that they read back the same; text that a spreadsheet would run as a formula gets an
apostrophe (`games.model.spreadsheet`), in comment lines too.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from games.model.spreadsheet import guarded, guarded_line
from games.words.names import unmarked
from gui.charts.kinds import numbers_of

if TYPE_CHECKING:
    from gui.charts.marks.printed import Printed

__all__ = ["csv_bytes"]


def csv_bytes(scene: Printed) -> bytes:
    """Return the file."""
    out = io.StringIO()
    form, table = numbers_of(scene)
    about = [form, scene.title, scene.subtitle, *scene.provenance.parts(), *table.notes]
    for line in about:
        # blanks stay: the command in it may have two of them in a name
        out.write(f"# {guarded_line(' '.join(line.splitlines()))}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(map(guarded, row) for row in (table.headers, *table.rows))
    return unmarked(out.getvalue()).encode()
