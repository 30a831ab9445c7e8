"""The `equipoise` command: what is wrong goes to standard error, one line each.

Owns exit statuses: 0, 1 (the input is wrong, or a file cannot be written), 2 (usage). What is
computed and printed is the other modules' of this folder; they are imported when they are needed,
so that `--help` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from typing import TYPE_CHECKING

from gui.cli.arguments import parse
from gui.cli.streams import Outlet, one_line
from gui.look.display import headless_reason, use_offscreen_platform_if_headless

if TYPE_CHECKING:
    from argparse import Namespace

    from games.model.scenario import Scenario

__all__ = ["main"]

OVERWRITE = "Choose another folder; --force replaces."
HEADLESS = "without one, try:  equipoise export iraq-2019 --to charts"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    out, err = Outlet(sys.stdout), Outlet(sys.stderr)
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = _run(parse(sys.argv[1:] if arguments is None else arguments))
        except KeyboardInterrupt:
            status = 130
        except SystemExit:  # help, the version, wrong usage
            if _complete(out, err):
                raise
            status = 1
        else:
            status = status if _complete(out, err) else status or 1
    return status


def _complete(out: Outlet, err: Outlet) -> bool:
    """Tell whether all that was to be printed is; if not, say why."""
    reason = out.lost()
    if reason:
        print(f"equipoise: standard output: {reason}", file=err)
    err.flush()
    return not reason


def _run(options: Namespace) -> int:
    if options.command == "window":
        return _window(options)
    from games.model.file.scenario_file import lines_about
    from games.model.problems import ScenarioError
    from gui.cli import answers

    try:
        if options.command == "export":
            from gui.cli.export import export

            use_offscreen_platform_if_headless()
            return export(scenario_of(options), options)
        if options.command == "brief":
            from gui.cli.brief import brief

            use_offscreen_platform_if_headless()
            return brief(scenario_of(options), options)
        if options.command == "compare":
            from gui.cli.compare import compare

            return compare(options)
        if options.command == "doubt":
            from gui.cli.doubt import doubt

            return doubt(scenario_of(options), options)
        return answers.COMMANDS[options.command](scenario_of(options), options)
    except (ScenarioError, OSError, ValueError) as error:
        from gui.charts.export.files import ThereAlreadyError

        if options.command == "check" and options.json:
            answers.print_invalid(error)
        if isinstance(error, ThereAlreadyError):
            error = ThereAlreadyError(f"{error} {OVERWRITE}")
        for line in lines_about(options.file, error):
            print(f"equipoise: {one_line(options.file)}: {line}", file=sys.stderr)
        return 1


def scenario_of(options: Namespace) -> Scenario:
    """Read the scenario that the arguments name, with drivers and moves as they say.

    Raises
    ------
    ScenarioError, OSError
        The scenario cannot be read.
    ValueError
        A driver is unknown or a level out of its range, or a play is none of its players.
    """
    from games.model.file.library import resolve
    from games.model.problems import did_you_mean, quoted
    from games.model.typed import parse_decimal
    from gui.cli.plays import played

    scenario = resolve(options.file)
    ids = [driver.id for driver in scenario.drivers]
    named = [driver for driver, _ in options.levels]
    named += [name for key in ("driver", "across") if (name := getattr(options, key, None))]
    for driver in named:
        if driver not in ids:
            known = f"it has {', '.join(ids)}" if ids else "it has none"
            message = f"no driver {quoted(driver)}{did_you_mean(driver, ids)} ({known})"
            raise ValueError(message)
    for name, level in options.levels:
        driver = scenario.driver(name)
        span = (driver.low, driver.high)
        scenario = scenario.with_level(name, parse_decimal(level, unit=driver.unit, span=span))
    return played(scenario, options)


def _window(options: Namespace) -> int:
    reason = headless_reason(os.environ)
    if reason is not None:
        print(f"equipoise: no window can open: {reason}; {HEADLESS}", file=sys.stderr)
        return 1
    import_module("games.study.answer")  # PySide6 reads the source of what is imported after it
    gc.disable()  # until `run` has made what stays; searching that would be a tenth of the start
    from gui.app import run

    return run(options)
