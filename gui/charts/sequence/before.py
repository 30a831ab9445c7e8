"""The plays of an earlier scenario in a sequence map: a pale band under each strip that differs.

Owns what of the earlier sweeps is shown. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.marks.strip import same_strip
from gui.charts.sequence.strips import strips_of
from gui.charts.sequence.types import BeforePlays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.play import Stages
    from games.model.scenario import Scenario
    from games.study.orders.report import SequenceMap
    from gui.charts.marks.comparison import Against
    from gui.charts.sequence.types import PlayStrip

__all__ = ["before_plays"]


def before_plays(
    scenario: Scenario,
    against: Against | None,
    found: SequenceMap | None,
    plays: Sequence[Stages],
    strips: Sequence[PlayStrip],
    driver: str,
) -> BeforePlays | None:
    """Return the ghost of an earlier scenario under the present strips; None without one.

    `plays` are those that the strips are of; `found` are its sweeps along the same driver, if any.
    """
    if against is None:
        return None
    name, old = against.name, against.scenario
    lack = against.lack(scenario, (driver,), answered=found is not None)
    if lack or found is None:
        return BeforePlays(name, lack, {})
    if [one.stages for one in found.orders.answers] != plays:
        return BeforePlays(name, f"{name}: others are still to move, not drawn", {})
    pairs = zip(strips, strips_of(old, found), strict=True)
    changed = {
        now.place: was.segments for now, was in pairs if not same_strip(was.segments, now.segments)
    }
    if not changed:
        return BeforePlays(name, f"{name}: the same strips", {})
    return BeforePlays(name, f"faint: {name}", changed, float(old.levels[driver]))
