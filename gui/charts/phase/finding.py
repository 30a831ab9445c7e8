"""What a phase map finds, in one line: outcomes in equilibrium today, and what differs beyond.

Owns the title. Where names of one side would be the same number of outcomes as those of the other,
it names those that begin or end. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import inside, joined, label, measured, starting
from games.words.wording import shift_text
from gui.charts.marks.axis import parts_text
from gui.charts.sweep.finding import either

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.charts.marks.axis import Axis
    from gui.charts.phase.types import PhaseScene, Zone

__all__ = ["headline"]

#: So many names are told; of more, one less and how many others there are.
_TOLD = 3
#: Outcomes on one side that are named in full.
_FEW = 2


def headline(scene: PhaseScene) -> str:
    """State what the map finds, in one line: outcomes in equilibrium here, and beyond borders."""
    part = parts_text(scene.across, scene.above)
    return f"With {part}: {_headline(scene)}" if part else _headline(scene)


def _headline(scene: PhaseScene) -> str:
    here = scene.zone_at(*scene.today)
    now = starting(_outcomes(here))
    both = f"{inside(scene.across.name)} and {inside(scene.above.name)}"
    if not scene.frontiers:
        return f"{now} at every level of {both}"
    if scene.way is None:
        return f"{now} everywhere; what is played differs"
    if scene.way.share < 1e-9:
        return _on_border(here, scene.zones[scene.way.zone])
    moves = {
        reach.driver: f"{inside(axis.name)} {_apart(axis, reach.shift)}"
        for reach in scene.reaches
        for axis in (scene.across, scene.above)
        if axis.driver == reach.driver
    }
    if not moves:
        beyond = _beyond(here, scene.zones[scene.way.zone])
        return f"{now} today; {beyond} if both drivers move, not by one alone"
    aims: dict[str, list[str]] = {}
    for reach in scene.reaches:
        beyond = _beyond(here, scene.zones[reach.zone])
        aims.setdefault(beyond, []).append(moves[reach.driver])
    said = (f"{beyond} with {' or '.join(ways)}" for beyond, ways in aims.items())
    return f"{now} today; {', '.join(said)}"


def _apart(axis: Axis, shift: float) -> str:
    """Return a change as the reading says it: "0.0667 higher", "0.0167 lower"."""
    return f"{measured(shift_text(shift), axis.unit)} {'lower' if shift < 0 else 'higher'}"


def _outcomes(zone: Zone) -> str:
    """Return the outcomes that are in equilibrium in a region."""
    if zone.tied or not zone.rows:
        return zone.name[:1].lower() + zone.name[1:]
    return either(sorted(_names(zone)))


def _names(zone: Zone) -> set[str]:
    return {row.name for row in zone.rows}


def _on_border(here: Zone, there: Zone) -> str:
    """Say what today's border parts."""
    if here.tied and there.tied:
        return "Today lies on a border; payoffs tie on both sides"
    sides = sorted(
        ("ties" if zone.tied else _outcomes(zone) for zone in (here, there)), key="ties".__eq__
    )
    if sides[0] != sides[1]:
        return f"Today lies on the border between {sides[0]} and {sides[1]}"
    return f"Today lies on a border; {_some(_names(here) ^ _names(there))} on one side only"


def _beyond(here: Zone, there: Zone) -> str:
    """Say what differs beyond a border: "B begins", "only A", where it is one of several here."""
    if here.tied and there.tied:
        return "other ties"
    if there.tied or not there.rows:
        return _outcomes(there)
    mine, others = _names(here), _names(there)
    new, gone = others - mine, mine - others
    if here.tied or not (here.complete and there.complete):
        # what was not found may be there all the same: nothing begins or ends
        return _outcomes(there) if len(others) <= _FEW else _some(new or others)
    if not new:
        return f"only {_outcomes(there)}" if len(others) <= _FEW else _turn(gone, "end")
    if mine & others and gone:
        return f"{_turn(new, 'begin')} and {_turn(gone, 'end')}"
    return _turn(new, "begin")


def _turn(names: set[str], verb: str) -> str:
    return f"{_some(names)} {verb}{'s' if len(names) == 1 else ''}"


def _some(names: Iterable[str]) -> str:
    """Return a few names as a list: "A and B", "A, B and 2 others"."""
    said = [label(name) for name in sorted(names)]
    if len(said) > _TOLD:
        said = [*said[: _TOLD - 1], f"{len(said) - _TOLD + 1} others"]
    return joined(said)
