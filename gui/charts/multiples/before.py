"""Regimes of an earlier scenario under small multiples: a pale band below every strip.

Owns what of the earlier sweeps is shown. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.sweep.selection import LOW, followed, rules
from gui.charts.marks.strip import same_strip
from gui.charts.multiples.types import BeforeStrips
from gui.charts.sweep.series import segments

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.multiples import Multiples
    from gui.charts.marks.comparison import Against
    from gui.charts.multiples.types import Strip

__all__ = ["before_strips"]


def before_strips(
    scenario: Scenario,
    against: Against | None,
    found: Multiples | None,
    rule: str,
    drivers: tuple[str, str],
    strips: tuple[Strip, ...],
) -> BeforeStrips | None:
    """Return the ghost of an earlier scenario under the present strips; None without one.

    `found` are its sweeps along the same two drivers, if it has them.
    """
    if against is None:
        return None
    name, old = against.name, against.scenario
    lack = against.lack(scenario, drivers)
    if lack or found is None:
        return BeforeStrips(name, lack)
    known = rule if rule in rules(old) else LOW
    was = tuple(segments(old, *followed(row.sweep, known)) for row in found.rows)
    if all(same_strip(one, two.segments) for one, two in zip(was, strips, strict=True)):
        return BeforeStrips(name, f"{name}: the same strips")
    cursor, ends = float(old.levels[drivers[0]]), strips[0].segments
    shown = ends[0].low.value <= cursor <= ends[-1].high.value
    return BeforeStrips(name, f"faint: {name}", was, cursor if shown else None)
