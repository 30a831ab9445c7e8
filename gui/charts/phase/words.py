"""The words of a phase map: distances to borders, their reasons, the picture told.

Owns every sentence that a map prints on its own but its title, which is
`gui.charts.phase.finding`'s. Knows no Qt.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.numbers import MINUS, show
from games.words.certainty import doubt_beside
from games.words.names import (
    chosen,
    genitive,
    inside,
    joined,
    measured,
    play,
    quoted,
    starting,
    unmarked,
)
from games.words.plays import in_stages, seen
from games.words.wording import counted, number_text, percentages, shift_text, symbols, unbroken
from gui.charts.marks.axis import level_like, number_like, span
from gui.charts.sweep.series import TIES

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.map.report import BorderLine, PhaseMap
    from gui.charts.marks.strip import Row
    from gui.charts.phase.types import PhaseScene

__all__ = [
    "cause",
    "description",
    "fixed",
    "readout",
    "shifts",
    "subtitle",
    "zone_name",
]

#: So many zones and borders are told in words; the rest is counted.
_TOLD = 12


def zone_name(rows: tuple[Row, ...], count: int, *, tied: bool, called: tuple[str, str]) -> str:
    """Return what a region is called: its only equilibrium, or how many there are.

    `called` is what one is called, and what several are.
    """
    if tied:
        return TIES
    if not count:
        return f"No {called[0]} found"
    return rows[0].name if count == 1 else f"{count} {called[1]}"


def fixed(scenario: Scenario, drivers: tuple[str, str]) -> str:
    """Say where the other drivers stand."""
    others = [driver for driver in scenario.drivers if driver.id not in drivers]
    return ", ".join(
        f"{inside(driver.name)} {measured(show(driver.level), driver.unit)}" for driver in others
    )


def shifts(scene: PhaseScene, shift: tuple[float, float]) -> str:
    """Say how far both drivers must move, as it stands at an arrow: "→ 0.004  ↓ 0.0163"."""
    parts = []
    for axis, change, (less, more) in zip(
        (scene.across, scene.above), shift, (("←", "→"), ("↓", "↑")), strict=True
    ):
        if abs(change) > 1e-9 * (axis.high - axis.low):
            parts.append(f"{more if change > 0 else less} {shift_text(change)}")
    return "  ".join(parts)


def subtitle(scene: PhaseScene) -> str:
    """Say where today is, where each driver alone tips, and where the other drivers stand."""
    said = []
    for k, (axis, at) in enumerate(zip((scene.across, scene.above), scene.today, strict=True)):
        tip = scene.tips[k]
        how = "on the tipping point" if scene.on_tip[k] else "alone tips at"
        alone = f" ({how} {measured(tip, axis.unit)})" if tip else ""
        level = measured(level_like(axis, at), axis.unit)
        said.append(f"{inside(axis.name) if k else axis.name} {level}{alone}")
    rest = f"; {scene.fixed}" if scene.fixed else ""
    return scene.provenance.under(f"Today: {' and '.join(said)}{rest}")


def cause(scenario: Scenario, report: PhaseMap, line: BorderLine | None) -> str:
    """Say why a border is there."""
    if line is None:
        if in_stages(scenario):
            # what is compared may be mixed on either side, or only off the path of play
            return "This border was traced numerically."
        return "Mixed equilibria begin or end here: a curve, traced numerically."
    who = scenario.players[line.player]
    old, new = (chosen(who.strategies[s]) for s in (line.first, line.second))
    formula = _formula(scenario, report, line)
    gain = f"{starting(genitive(who))} gain from {new} over {old}"
    around = "; ".join([*_around(scenario, line), *_letters(scenario, report, line)])
    return f"{gain}, {formula}, is zero here{f' ({around})' if around else ''}."


def _around(scenario: Scenario, line: BorderLine) -> list[str]:
    """Say what has been done before, and what others do."""
    node = (None,) * len(scenario.players) if line.node is None else line.node
    before = seen(scenario, node)
    others = ", ".join(
        play(player, player.strategies[other])
        for player, other, done in zip(scenario.players, line.others, node, strict=True)
        if other is not None and done is None
    )
    return [own for own in (f"once {before}" if before else "", others) if own]


def _letters(scenario: Scenario, report: PhaseMap, line: BorderLine) -> list[str]:
    """Say which letter of a formula is which driver, where one is not the first of its name."""
    used = [
        (symbols(scenario)[driver], inside(scenario.driver(driver).name))
        for driver, slope in zip(report.drivers, (line.right, line.up), strict=True)
        if slope
    ]
    if all(unmarked(name).lower().startswith(letter) for letter, name in used):
        return []
    return [joined(f"{letter} for {name}" for letter, name in used)]


def _formula(scenario: Scenario, report: PhaseMap, line: BorderLine) -> str:
    """Return a gain as a formula of both drivers: "1.5 s − 6 a + 3.5"."""
    first, second = (symbols(scenario)[driver] for driver in report.drivers)
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
    return unbroken(said or show(Fraction(0)))


def readout(scene: PhaseScene, x: float, y: float, *, border: str = "") -> str:
    """Read the map at a place."""
    zone = scene.zone_at(x, y)
    said = level_like if (x, y) == scene.today else number_like
    places = (
        f"{axis.name} {measured(said(axis, at), axis.unit)}"
        for axis, at in ((scene.across, x), (scene.above, y))
    )
    listed = zone.listed + doubt_beside(zone.proof)
    return "   ·   ".join(part for part in (*places, listed, border) if part)


def description(scene: PhaseScene) -> str:
    """Put the picture into words: axes, zones from the largest, borders, today."""
    axes = (scene.across, scene.above)
    said = [
        f"Map of {scene.provenance.many} over "
        + " and ".join(span(axis) for axis in axes)
        + f": {counted(len(scene.zones), 'region')}, {counted(len(scene.frontiers), 'border')}."
    ]
    shares = percentages([zone.share for zone in scene.zones])
    said += [
        f"{zone.listed}: {share} of the map{doubt_beside(zone.proof)}."
        for zone, share in zip(scene.zones[:_TOLD], shares, strict=False)
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
