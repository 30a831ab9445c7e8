"""What may be typed after `equipoise`, and what it means.

Owns the options and their help. Reads no file and computes nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

__all__ = ["COMMANDS", "parse"]

COMMANDS = ("solve", "sweep", "doubt", "check", "export", "brief", "compare")
DESCRIPTION = """\
Without a command, opens the window on FILE (on the baseline scenario if there is none).
FILE is a scenario (.equipoise), a Gambit game (.nfg) or the name of a bundled scenario.
"""
EXAMPLES = """\
examples:
  equipoise                                   the window, on Iraq, 30 December 2019
  equipoise sweep iraq-2019                   where the outcome tips along sanctions
  equipoise solve iraq-2019 --set sanctions=0.7 --json
  equipoise solve iraq-2019 --play "iran > us > baghdad"    what if Iran moves first
  equipoise sweep iraq-2019 --play all        every order of moves, and what it changes
  equipoise doubt iraq-2019                   how sure today's answer is
  equipoise export iraq-2019 --to charts      the sweep chart as PNG, SVG, PDF and CSV
  equipoise export iraq-2019 --to charts --chart all    every chart there is something for
  equipoise brief iraq-2019 --to briefing     a paper in HTML and PDF with charts and data
  equipoise compare mine.equipoise#Monday mine.equipoise    what changed since a snapshot
"""
#: Those of `gui.charts.responses.types`, which brings numpy; `--help` does without.
VIEWS = ("curves", "graph")
COMPARE = "How B differs from A: what it does to the outcome, payoffs, every edit"
#: Those of `gui.core.prefs`, which brings Qt.
THEMES = ("system", "light", "dark", "high contrast")


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one line each."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


class _Version(argparse.Action):
    """Says which version this is; looking that up takes longer than reading all other options."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib import metadata

        print(f"equipoise {metadata.version('equipoise')}")
        parser.exit()


def parse(arguments: list[str]) -> argparse.Namespace:
    """Turn arguments into a namespace whose `command` is one of `COMMANDS` or "window".

    Wrong usage ends the process with status 2 and one line on standard error.
    """
    if arguments and arguments[0] in COMMANDS:
        return _command_parser().parse_args(arguments)
    return _window_parser().parse_args(arguments, argparse.Namespace(command="window"))


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="equipoise",
        usage=f"equipoise [options] [FILE]\n       equipoise {{{','.join(COMMANDS)}}} FILE ...",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="what to open")
    parser.add_argument("--theme", choices=THEMES, help="look of the window, for this start")
    parser.add_argument(
        "--settings", type=Path, metavar="DIR", help="keep preferences in DIR instead of your own"
    )
    parser.add_argument(
        "--smoke", action="store_true", help="open, solve, draw and quit; status 0 if all went well"
    )
    parser.add_argument(
        "--no-tour", action="store_true", help="do not offer the tour, even on a first start"
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="equipoise", description=DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    what = {
        "solve": "all equilibria of the game at today's levels, with their proof",
        "sweep": "regimes and tipping points along a driver, with their causes",
        "doubt": "how sure today's answer is: the doubt it stands, the worlds it holds in, what to"
        " learn first, what would have to be true",
        "check": "whether the file is in order, independent solvers agree on what it says, and the"
        " proofs stand up to a checker that shares nothing with the prover",
        "export": "charts as PNG, SVG, PDF and CSV; the sweep, if none is named",
        "brief": "a folder with a paper in HTML and PDF, all charts, data and the scenario",
    }
    for name, text in what.items():
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        command.add_argument("file", metavar="FILE", help="scenario, .nfg or bundled name")
        command.add_argument(
            "--set",
            dest="levels",
            action="append",
            default=[],
            type=_level,
            metavar="DRIVER=LEVEL",
            help="move a driver; may be given several times",
        )
        _add_play(command)
        if name in {"sweep", "doubt", "export", "brief"}:
            command.add_argument("--driver", metavar="DRIVER", help="the driver to sweep")
        if name in {"sweep", "export"}:
            command.add_argument(
                "--between",
                nargs=2,
                metavar=("LOW", "HIGH"),
                help="sweep a stretch of the driver only, as closely as the whole",
            )
        if name == "export":
            _add_export(command)
        elif name == "brief":
            _add_brief(command)
        else:
            if name == "doubt":
                _add_doubt(command)
            command.add_argument("--json", action="store_true", help="print JSON")
    _add_compare(commands.add_parser("compare", help=COMPARE, description=f"{COMPARE}."))
    return parser


def _add_play(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--play",
        metavar="PLAY",
        help="who moves when, instead of what the file says: “us > iran, baghdad”, with > between"
        " stages and a comma between players who move together; or “simultaneous”; solve and sweep"
        " take “all”, too",
    )
    command.add_argument(
        "--moved",
        action="append",
        default=[],
        metavar="PLAYER=STRATEGY",
        help="a move that is made already and known to all; may be given several times",
    )


def _add_doubt(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--worlds",
        type=_place,
        default=1 << 14,
        metavar="NUMBER",
        help="how many worlds are drawn from the ranges (default: 16384; with sobol the next power"
        " of two); what to learn is read from the first 131072",
    )
    command.add_argument(
        "--seed", type=_seed, default=1, metavar="NUMBER", help="of the draws (default: 1)"
    )
    command.add_argument(
        "--sampler",
        choices=("sobol", "pcg64"),
        default="sobol",
        help="evenly spread points, scrambled, or numpy's pseudo-random numbers (default: sobol)",
    )
    command.add_argument(
        "--levels",
        dest="levels_along",
        type=_place,
        default=11,
        metavar="NUMBER",
        help="levels of the driver, evenly spread; today's is added (default: 11; 1: today's)",
    )
    command.add_argument(
        "--target",
        metavar="OUTCOME",
        help="the outcome of which is said what would have to be true (default: every one)",
    )


def _add_compare(command: argparse.ArgumentParser) -> None:
    which = "scenario, bundled name, or FILE#SNAPSHOT for a snapshot by its name"
    command.add_argument("file", metavar="A", help=f"from what: {which}")
    command.add_argument("other", metavar="B", help="to what, in the same way")
    command.add_argument(
        "--driver", metavar="DRIVER", help="the driver to sweep both along (default: B's own)"
    )
    command.add_argument("--json", action="store_true", help="print JSON")


def _add_export(command: argparse.ArgumentParser) -> None:
    from gui.charts.export import FORMATS, SIZE_NAMES, USUAL_DPI  # the window does without
    from gui.charts.kinds import CHARTS

    _add_folder(command)
    command.add_argument(
        "--chart",
        dest="charts",
        action="append",
        choices=(*CHARTS, "all"),
        help="which chart; may be given several times (default: sweep)",
    )
    command.add_argument(
        "--across",
        metavar="DRIVER",
        help="second driver of phase and multiples (default: the first other one)",
    )
    command.add_argument(
        "--across-between",
        nargs=2,
        metavar=("LOW", "HIGH"),
        help="look at a stretch of the second driver of phase only",
    )
    command.add_argument(
        "--cell",
        type=_cell,
        metavar="PLAYER:STRATEGY,...",
        help="payoff of the waterfall, one strategy of each player"
        " (default: the first player's in today's equilibrium)",
    )
    command.add_argument(
        "--target",
        metavar="TARGET",
        help="what the tornado measures, as its foot says (default: the nearest tipping point)",
    )
    command.add_argument(
        "--view",
        choices=VIEWS,
        help="best responses as curves or as a graph (default: curves where there are any)",
    )
    command.add_argument(
        "--plan",
        type=_place,
        default=1,
        metavar="NUMBER",
        help="which plan the tree is drawn of, where answers have several (default: the first)",
    )
    command.add_argument(
        "--format",
        dest="formats",
        action="append",
        choices=[suffix.removeprefix(".") for suffix in FORMATS],
        help="only this format; may be given several times (default: all)",
    )
    command.add_argument("--size", choices=SIZE_NAMES, default=SIZE_NAMES[0])
    command.add_argument("--dpi", type=_dpi, default=USUAL_DPI, help="resolution of the PNG")
    command.add_argument(
        "--rule", default="low", help="selection rule where several equilibria exist"
    )
    command.add_argument("--title", help="instead of the finding")
    command.add_argument(
        "--against",
        metavar="FILE",
        help="an earlier scenario (FILE or FILE#SNAPSHOT) to draw faintly behind every chart",
    )


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", required=True, type=Path, metavar="DIR", help="folder to write to")
    command.add_argument("--force", action="store_true", help="replace files that are there")


def _add_brief(command: argparse.ArgumentParser) -> None:
    _add_folder(command)
    command.add_argument(
        "--rule", default="low", help="selection rule where several equilibria exist"
    )
    command.add_argument(
        "--progress", action="store_true", help="show progress even where it is no terminal"
    )


def _level(text: str) -> tuple[str, str]:
    """Take apart DRIVER=LEVEL; the level is read once its driver is known, for the unit's sake."""
    from games.model.typed import parse_decimal  # brings numpy; --help does without

    driver, equals, level = text.partition("=")
    if not equals or not driver:
        message = f"“{text}” is not of the form DRIVER=LEVEL"
        raise argparse.ArgumentTypeError(message)
    try:
        parse_decimal(level)
        return driver.strip(), level
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _cell(text: str) -> tuple[str, tuple[str, ...]]:
    player, colon, strategies = text.partition(":")
    if not colon or not player or not strategies:
        message = f"“{text}” is not of the form PLAYER:STRATEGY,STRATEGY,..."
        raise argparse.ArgumentTypeError(message)
    return player.strip(), tuple(part.strip() for part in strategies.split(","))


def _place(text: str) -> int:
    if not text.isdecimal() or not int(text):
        message = f"“{text}” is not a whole number from 1 on"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal():
        message = f"“{text}” is not a whole number from 0 on"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _dpi(text: str) -> int:
    from gui.charts.export import DPI_RANGE

    low, high = DPI_RANGE
    if not text.isdecimal() or not low <= int(text) <= high:
        message = f"“{text}” is not a whole number from {low} to {high}"
        raise argparse.ArgumentTypeError(message)
    return int(text)
