"""The words of a phase map: its finding, distances to borders, their reasons, the picture told.

Owns every sentence that a map prints on its own. Knows no Qt.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.numbers import MINUS, show
from games.words.names import chosen, genitive, inside, measured, play, quoted, starting
from games.words.wording import counted, number_text, shift_text, symbol_of
from gui.charts.marks.axis import level_like, number_like, parts_text, span
from gui.charts.sweep.finding import either
from gui.charts.sweep.series import TIES

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.map.report import BorderLine, PhaseMap
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Row
    from gui.charts.phase.types import PhaseScene, Zone

__all__ = [
    "cause",
    "description",
    "fixed",
    "headline",
    "readout",
    "shifts",
    "subtitle",
    "zone_name",
]

#: So many zones and borders are told in words; the rest is counted.
_TOLD = 12


def zone_name(rows: tuple[Row, ...], count: int, *, tied: bool) -> str:
    """Return what a region is called: its only equilibrium, or how many there are."""
    if tied:
        return TIES
    if not count:
        return "No equilibrium found"
    return rows[0].name if count == 1 else f"{count} equilibria"


def fixed(scenario: Scenario, drivers: tuple[str, str]) -> str:
    """Say where the other drivers stand."""
    others = [driver for driver in scenario.drivers if driver.id not in drivers]
    return ", ".join(
        f"{inside(driver.name)} {measured(show(driver.level), driver.unit)}" for driver in others
    )


def apart(axis: Axis, shift: float) -> str:
    """Return a change as the reading says it: "0.0667 higher", "0.0167 lower"."""
    return f"{measured(shift_text(shift), axis.unit)} {'lower' if shift < 0 else 'higher'}"


def shifts(scene: PhaseScene, shift: tuple[float, float]) -> str:
    """Say how far both drivers must move, as it stands at an arrow: "→ 0.004  ↓ 0.0163"."""
    parts = []
    for axis, change, (less, more) in zip(
        (scene.across, scene.above), shift, (("←", "→"), ("↓", "↑")), strict=True
    ):
        if abs(change) > 1e-9 * (axis.high - axis.low):
            parts.append(f"{more if change > 0 else less} {shift_text(change)}")
    return "  ".join(parts)


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
        beyond = _outcomes(scene.zones[scene.way.zone])
        return f"Today lies on the border between {_outcomes(here)} and {beyond}"
    moves = {
        reach.driver: f"{inside(axis.name)} {apart(axis, reach.shift)}"
        for reach in scene.reaches
        for axis in (scene.across, scene.above)
        if axis.driver == reach.driver
    }
    aims = {_beyond(here, scene.zones[reach.zone]) for reach in scene.reaches}
    if not moves:
        aim = _outcomes(scene.zones[scene.way.zone])
        return f"{now} today; for {aim} both drivers must move"
    if len(aims) == 1:
        return f"{now} today; {aims.pop()} with {' or '.join(moves.values())}"
    parts = [
        f"{moves[reach.driver]} leads to {_outcomes(scene.zones[reach.zone])}"
        for reach in scene.reaches
    ]
    return f"{now} today; {', '.join(parts)}"


def _outcomes(zone: Zone) -> str:
    """Return the outcomes that are in equilibrium in a region."""
    if zone.tied or not zone.rows:
        return zone.name[:1].lower() + zone.name[1:]
    return either([row.name for row in zone.rows])


def _beyond(here: Zone, there: Zone) -> str:
    """Say what is in equilibrium beyond a border: "only A", where it is one of several here."""
    if here.tied and there.tied:
        return "other ties"
    said = _outcomes(there)
    sure = here.certified and there.certified
    mine, others = ({row.name for row in zone.rows} for zone in (here, there))
    if sure and others and others < mine:
        return f"only {said}"
    return f"{said} begins" if sure and len(others) == 1 and not others & mine else said


def subtitle(scene: PhaseScene) -> str:
    """Say where today is, where each driver alone tips, and where the other drivers stand."""
    said = []
    for k, (axis, at) in enumerate(zip((scene.across, scene.above), scene.today, strict=True)):
        tip = scene.tips[k]
        alone = f" (alone tips at {measured(tip, axis.unit)})" if tip else ""
        level = measured(level_like(axis, at), axis.unit)
        said.append(f"{inside(axis.name) if k else axis.name} {level}{alone}")
    rest = f"; {scene.fixed}" if scene.fixed else ""
    return f"Today: {' and '.join(said)}{rest}"


def cause(scenario: Scenario, report: PhaseMap, line: BorderLine | None) -> str:
    """Say why a border is there."""
    if line is None:
        return "Mixed equilibria begin or end here: a curve, traced numerically."
    who = scenario.players[line.player]
    old, new = (chosen(who.strategies[s]) for s in (line.first, line.second))
    around = ", ".join(
        play(player, player.strategies[other])
        for player, other in zip(scenario.players, line.others, strict=True)
        if other is not None
    )
    formula = _formula(scenario, report, line)
    gain = f"{starting(genitive(who))} gain from {new} over {old}"
    return f"{gain}, {formula}, is zero here ({around})."


def _formula(scenario: Scenario, report: PhaseMap, line: BorderLine) -> str:
    """Return a gain as a formula of both drivers: "1.5 s − 6 a + 3.5"."""
    first, second = (symbol_of(scenario.driver(driver)) for driver in report.drivers)
    if first == second:
        first, second = "x", "y"
    terms = [(line.right, first), (line.up, second), (line.const, "")]
    said = ""
    for value, symbol in terms:
        if value == 0:
            continue
        size = number_text(abs(value))
        if symbol:
            size = symbol if abs(value) == 1 else f"{size} {symbol}"
        if said:
            said += f" {MINUS if value < 0 else '+'} {size}"
        else:
            said = f"{MINUS if value < 0 else ''}{size}"
    return said or show(Fraction(0))


def readout(scene: PhaseScene, x: float, y: float, *, border: str = "") -> str:
    """Read the map at a place."""
    zone = scene.zone_at(x, y)
    said = level_like if (x, y) == scene.today else number_like
    places = (
        f"{axis.name} {measured(said(axis, at), axis.unit)}"
        for axis, at in ((scene.across, x), (scene.above, y))
    )
    doubt = "" if zone.certified else "not certified complete"
    return "   ·   ".join(part for part in (*places, zone.listed, doubt, border) if part)


def description(scene: PhaseScene) -> str:
    """Put the picture into words: axes, zones from the largest, borders, today."""
    axes = (scene.across, scene.above)
    said = [
        "Map of equilibria over "
        + " and ".join(span(axis) for axis in axes)
        + f": {counted(len(scene.zones), 'region')}, {counted(len(scene.frontiers), 'border')}."
    ]
    said += [
        f"{zone.listed}: {_per_cent(zone.share)} of the map"
        f"{'' if zone.certified else ', not certified complete'}."
        for zone in scene.zones[:_TOLD]
    ]
    if len(scene.zones) > _TOLD:
        said.append(f"{len(scene.zones) - _TOLD} smaller regions.")
    exact = [one for one in scene.frontiers if one.exact]
    for one in exact[:_TOLD]:
        left, right = (quoted(scene.zones[side].name) for side in one.sides)
        said.append(f"Straight border between {left} and {right}: {one.cause}")
    if scene.before is not None:
        said.append(f"Compared: {scene.before.note}.")
    return " ".join([*said, f"{scene.title}. {scene.subtitle}."])


def _per_cent(share: float) -> str:
    return "less than 1 %" if share < 0.01 else f"{100 * share:.0f} %"
