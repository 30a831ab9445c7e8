"""`equipoise export`: charts as files, without a screen.

Owns the names of the files, the order of work and the messages. What charts show is that of
`gui.charts.kinds` and what files contain `gui.charts.export`'s, the same as in the window.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file.library import names, resolve
from games.model.file.scenario_file import content_hash
from games.model.numbers import show
from games.model.problems import did_you_mean, quoted
from games.study.answer import compute_live
from gui.charts.kind import Ask, NoChartError
from gui.charts.kinds import CHARTS, draw
from gui.charts.marks.comparison import Against
from gui.charts.marks.provenance import Origin, from_origin
from gui.cli.answers import driver_of, rule_of, stretch_of, stretched
from gui.cli.compare import side, split
from gui.cli.progress import Progress
from gui.cli.streams import one_line

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from decimal import Decimal

    from games.model.scenario import Profile, Scenario

__all__ = ["export"]

#: The chart that is meant where none is named; it alone has no name in its files' names.
_USUAL = "sweep"
_EVERY = "all"
#: The views of the sweep: a stretch of it is compared with nothing, and need not hold today.
_SWEPT = ("sweep", "payoffs")
#: The charts of which a stretch can be drawn, by option.
_STRETCHED = {
    "--between": (*_SWEPT, "multiples", "phase"),
    "--across-between": ("phase",),
}
#: Share of the work on each chart that is computing; the rest is painting.
_COMPUTING = 0.6


def export(scenario: Scenario, options: Namespace) -> int:
    """Write every chart in every format asked for and print the paths.

    A chart that cannot be drawn is said on standard error; that is a failure if it was asked for by
    name.

    Raises
    ------
    ValueError
        There is no such rule, or no such payoff.
    OSError
        The folder cannot be made or written, or a file is there already and `--force` is not
        asked for (`gui.charts.export.ExportError` says which).
    """
    from gui.charts.export import refuse_existing

    named = [name for name in options.charts or [_USUAL] if name != _EVERY]
    wanted = [name for name in CHARTS if name in named or _EVERY in (options.charts or ())]
    driver = driver_of(scenario, options)
    _refuse_stretches(wanted, options)
    if not options.force:
        refuse_existing(path for name in wanted for path in _targets(name, driver, options))
    ask = Ask(
        live=stretched(compute_live(scenario, driver), options),
        rule=rule_of(scenario, options),
        second=options.across or "",
        cell=_cell(scenario, options.cell),
        target=options.target or "",
        view=options.view or "",
        plan=options.plan - 1,
        title=options.title or "",
        content_hash=content_hash(scenario),
        against=_against(options, driver),
    )
    ask = replace(ask, within=_within(ask, options))
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["equipoise"])
    progress = Progress(sys.stderr, work="charts")
    written, failed = 0, False
    try:
        for number, name in enumerate(wanted):
            start, end = (100 * k // len(wanted) for k in (number, number + 1))
            try:
                paths = _written(name, ask, options, progress, start, end - start)
            except NoChartError as reason:
                failed = failed or name in named
                progress.clear()
                note = "" if name in named else ", skipped"
                where = f"equipoise: {one_line(options.file)}"
                print(f"{where}: no {name} chart{note}: {reason}", file=sys.stderr)
                continue
            for path in paths:
                progress.clear()
                print(one_line(path))
                written += 1
    finally:
        progress.close()
    del app
    return 1 if failed or not written else 0


def _refuse_stretches(wanted: list[str], options: Namespace) -> None:
    """Raise `ValueError` for a chart of which the stretch asked for cannot be drawn."""
    asked = {"--between": options.between, "--across-between": options.across_between}
    for option, charts in _STRETCHED.items():
        whole = [name for name in wanted if name not in charts]
        if asked[option] and whole:
            message = f"{option} goes with --chart {' or '.join(charts)} only, not with {whole[0]}"
            raise ValueError(message)
    swept = [name for name in wanted if name in _SWEPT]
    if options.between and options.against and swept:
        message = f"a stretch of a {swept[0]} chart is compared with nothing: leave --against out"
        raise ValueError(message)


def _within(ask: Ask, options: Namespace) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the stretches of the charts of two drivers; raise `ValueError` if today is beside."""
    parts = {"--between": options.between, "--across-between": options.across_between}
    if not any(parts.values()) or {*(options.charts or [_USUAL])} <= {*_SWEPT}:
        return {}
    within = {}
    for name, (option, ends) in zip(ask.drivers, parts.items(), strict=True):
        if ends is None:
            continue
        low, high = within[name] = stretch_of(ask.scenario, name, ends, option)
        level = ask.scenario.driver(name).level
        if not low <= level <= high:
            message = (
                f"{option} {show(low)} {show(high)} leaves out where {name} stands, {show(level)}:"
                f" a map and sweeps side by side are about today; --set {name}=LEVEL moves it"
            )
            raise ValueError(message)
    return within


def _written(
    name: str, ask: Ask, options: Namespace, progress: Progress, start: int, length: int
) -> Iterable[Path]:
    """Draw one chart and write it; return the paths when all of them exist."""
    from gui.charts.export import options_of, write

    computing = int(length * _COMPUTING)
    scene = draw(name, ask, progress.part(start, computing))
    drawn_as = options_of(options.size, options.dpi)
    scene = from_origin(scene, ask.scenario, _origin(options), options=drawn_as)
    painting = progress.part(start + computing, length - computing)
    options.to.mkdir(parents=True, exist_ok=True)
    targets = _targets(name, ask.live.driver, options)
    paths = []
    for done, target in enumerate(targets, start=1):
        paths.append(write(scene, target, size=options.size, dpi=options.dpi))
        painting.progress(done, len(targets))
    return paths


def _targets(name: str, driver: str, options: Namespace) -> list[Path]:
    """Return the files of one chart."""
    from gui.charts.export import FORMATS

    suffixes = [f".{name}" for name in options.formats] if options.formats else list(FORMATS)
    parts = [Path(options.file).stem, driver, "" if name == _USUAL else name]
    stem = "-".join(part for part in parts if part)
    return [options.to / (stem + suffix) for suffix in suffixes]


def _origin(options: Namespace) -> Origin:
    """Return what the file holds, under the name that a command in its folder uses."""
    file, against = options.file, options.against
    return Origin(Path(file).name, resolve(file), "" if against is None else _near(against, file))


def _near(asked: str, file: str) -> str:
    """Return by which name a command in the folder of a file finds another scenario."""
    other, snapshot = split(asked)
    if other in names() and not Path(other).is_file():
        return asked
    with suppress(ValueError):  # on another drive
        other = os.path.relpath(other, Path(file).parent)
    return other if snapshot is None else f"{other}#{snapshot}"


def _against(options: Namespace, driver: str) -> Against | None:
    """Solve the earlier scenario, along the same driver if it has that."""
    if options.against is None:
        return None
    file, options.file = options.file, options.against  # whose errors are told from here on
    old = side(options.file)
    options.file = file
    found = compute_live(old, driver if driver in old.levels else "")
    return Against(_called(options, old), old, found)


def _called(options: Namespace, old: Scenario) -> str:
    """Return what an earlier scenario is called beside the chart, as in the window."""
    other, snapshot = split(options.against)
    if _near(other, options.file) != Path(options.file).name:
        return quoted(old.title)
    if snapshot is not None:
        return f"snapshot {quoted(snapshot)}"
    return "as saved" if Path(other).is_file() else "as opened"


def _cell(scenario: Scenario, asked: tuple[str, Profile] | None) -> tuple[str, Profile] | None:
    """Check a payoff's player and strategies; raise `ValueError` for unknown ones."""
    if asked is None:
        return None
    owner, profile = asked
    players = [player.id for player in scenario.players]
    if owner not in players:
        raise ValueError(_unknown("player", owner, players))
    if len(profile) != len(players):
        message = f"a payoff has one strategy of each player ({', '.join(players)}) in this order"
        raise ValueError(message)
    for player, chosen in zip(scenario.players, profile, strict=True):
        known = [strategy.id for strategy in player.strategies]
        if chosen not in known:
            raise ValueError(_unknown(f"strategy of {player.id}", chosen, known))
    return asked


def _unknown(what: str, name: str, known: list[str]) -> str:
    return f"no {what} {quoted(name)}{did_you_mean(name, known)} (known: {', '.join(known)})"
