"""What stands at the foot of every chart: where its numbers come from, and how to get them again.

Owns the facts of the foot; how it is set is the page's. Knows no Qt and no chart.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from games.model.file.scenario_file import content_hash as hash_of
from games.model.numbers import plain, show
from games.model.play_text import moved_code, play_code
from games.words.names import inside, measured
from games.words.plays import answers, in_stages, play_name
from games.words.sourcing import sourcing_text
from gui.charts.marks.printed import Provenance, option

if TYPE_CHECKING:
    from games.model.scenario import Driver, Scenario
    from gui.charts.marks.printed import Printed

    Scene = TypeVar("Scene", bound=Printed)

__all__ = ["Origin", "command", "from_origin", "levels_text", "made_by", "provenance_of"]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a scenario was read from: the name a command line knows it by, and what it holds.

    `file` is empty for a scenario that was never saved. `against` is the name by which a command
    line knows what is compared with, where that is neither the file nor one of its snapshots.
    """

    file: str
    saved: Scenario
    against: str = ""

    def names(self, earlier: Scenario) -> str:
        """Return the name of a scenario that is compared with; empty if no file holds it."""
        if self.against or earlier == self.saved:
            return self.against or self.file
        held = (one for one in self.saved.snapshots if one.scenario == earlier)
        return next((f"{self.file}#{one.name}" for one in held), "")


@cache
def made_by() -> str:
    """Return the product and its version, as footers print them."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"Equipoise {version('equipoise')}"
    except PackageNotFoundError:  # run from a bare checkout
        return "Equipoise"


def provenance_of(
    scenario: Scenario,
    rule: str,
    content_hash: str,
    asked: tuple[str, ...] = (),
    proof: str = "",
) -> Provenance:
    """Return the foot of a chart.

    Parameters
    ----------
    scenario
        What is charted.
    rule
        Name of the selection rule, empty where none plays a part.
    content_hash
        Of the scenario; empty on screen, where nothing is printed and the solver not looked up.
    asked
        The options of `equipoise export` that ask for this chart; empty for one it cannot draw.
    proof
        How sure the lists of equilibria are that the chart shows; empty where it shows none.
    """
    return Provenance(
        scenario=scenario.title,
        date=scenario.date,
        content_hash=content_hash,
        rule=rule,
        solver=made_by() if content_hash else "",
        sourcing=sourcing_text(scenario),
        levels=levels_text(scenario, scenario) if content_hash else "",
        asked=asked,
        sure=f"{answers(scenario)[1]}: {proof}" if proof else "",
        play=play_name(scenario, scenario.play) if in_stages(scenario) else "",
    )


def from_origin(
    scene: Scene,
    scenario: Scenario,
    origin: Origin,
    copy: Origin | None = None,
    options: tuple[str, ...] = (),
) -> Scene:
    """Return a scene whose foot tells it from what its file holds, and how to draw it again.

    Parameters
    ----------
    scenario
        What is charted; a scene of another one is returned as it is.
    copy
        What the chart is drawn again from, where that is not the file itself.
    options
        What else of the command line it is written with: size and resolution.
    """
    foot = scene.provenance
    if foot.content_hash != hash_of(scenario):
        return scene
    moved = _moved(scenario, origin.saved)
    placed = replace(
        foot,
        date=f"{foot.date}, with levels moved" if foot.date and moved else foot.date,
        levels=levels_text(scenario, origin.saved),
        again=_again(foot, scenario, copy or origin, options) or foot.again,
    )
    return replace(scene, provenance=placed)


def command(verb: str, origin: Origin, scenario: Scenario, options: tuple[str, ...]) -> str:
    """Return a command line that a shell takes as it stands; it writes into a folder "again".

    Levels that are not the file's are set, and so is who moves when.
    """
    file = f"./{origin.file}" if origin.file.startswith("-") else origin.file
    sets = [
        part
        for driver in _moved(scenario, origin.saved)
        for part in option("--set", f"{driver.id}={plain(driver.level)}")
    ]
    plays = _played(scenario, origin.saved)
    return shlex.join(["equipoise", verb, file, "--to", "again", *options, *sets, *plays])


def _again(foot: Provenance, scenario: Scenario, origin: Origin, options: tuple[str, ...]) -> str:
    if not origin.file:
        return "not saved to a file: no command draws it again"
    kept = origin.saved
    for driver in _moved(scenario, kept):
        kept = kept.with_level(driver.id, driver.level)
    if _same_players(scenario, kept):
        kept = replace(kept, play=scenario.play)
    if hash_of(kept) != hash_of(scenario):
        return f"not as saved in {origin.file}: no command draws it again until it is"
    if not foot.asked:
        return ""
    if foot.against is not None:
        earlier = origin.names(foot.against)
        if not earlier:
            return "compared with what no file holds: no command draws it again"
        options = (*option("--against", earlier), *options)
    return f"again: {command('export', origin, scenario, (*foot.asked, *options))}"


def _moved(scenario: Scenario, saved: Scenario) -> list[Driver]:
    """Return the drivers that stand elsewhere than in the file, of those that it knows."""
    was = {driver.id: driver for driver in saved.drivers}
    return [
        driver
        for driver in scenario.drivers
        if driver.id in was
        and driver.level != was[driver.id].level
        and was[driver.id].low <= driver.level <= was[driver.id].high
    ]


def _same_players(scenario: Scenario, saved: Scenario) -> bool:
    """Tell whether a play of one is one of the other."""
    return scenario.players == saved.players


def _played(scenario: Scenario, saved: Scenario) -> list[str]:
    """Return the options that say who moves when and what is done, if the file says otherwise."""
    play = scenario.play
    if play == saved.play or not _same_players(scenario, saved):
        return []
    said = [*option("--play", play_code(play.stages))]
    for pair in play.moved:
        said += option("--moved", moved_code((pair,)))
    return said


def levels_text(scenario: Scenario, saved: Scenario) -> str:
    """Say what "today" is: "today: sanctions pressure 0.72 (file: 0.60), protest 0.50"."""
    was = saved.levels
    said = []
    for driver in scenario.drivers:
        old = was.get(driver.id, driver.level)
        beside = f" (file: {show(old)})" if old != driver.level else ""
        level = measured(show(driver.level), driver.unit)
        said.append(f"{inside(driver.name)} {level}{beside}")
    return f"levels (“today”): {', '.join(said)}" if said else ""
