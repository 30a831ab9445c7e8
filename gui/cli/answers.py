"""`equipoise solve`, `sweep` and `check`: the answers as text for people or JSON for programs.

Owns the layout of the text. Sentences are `games.words.reading`'s, dictionaries are
`games.study.export`'s, what is computed is `games.study.answer`'s, as in the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.model.file.scenario_file import content_hash
from games.model.numbers import show
from games.model.problems import ScenarioError, did_you_mean, quoted
from games.model.typed import parse_decimal
from games.solve.report import OPEN
from games.study.answer import compute_audit, compute_live, compute_stretch, too_many
from games.study.export import pivoting_json, solve_json, sweep_json
from games.study.sweep.pivoting import pivoting
from games.study.sweep.report import Level
from games.study.sweep.selection import rules
from games.study.sweep.there import known_there
from games.words.certainty import count_text, doubt, of_regime, of_sweep
from games.words.checks import agreement, checks
from games.words.induction import along_text
from games.words.names import isolated, measured, starting
from games.words.plays import in_stages, play_name
from games.words.reading import reading
from games.words.reasons import tipping_text
from games.words.standing import standing
from games.words.tied import standings, tied_text
from games.words.wording import level_text, short_level
from gui.cli.columns import columns
from gui.cli.orders import print_orders, print_sequence
from gui.cli.plays import ALL
from gui.cli.proofs import look
from gui.cli.streams import json_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from games.study.sweep.report import Known, Regime, Sweep

__all__ = [
    "COMMANDS",
    "driver_of",
    "print_invalid",
    "rule_of",
    "stretch_of",
    "stretched",
]

MARKS = {True: "ok", False: "!!", None: "--"}


def solve(scenario: Scenario, options: Namespace) -> int:
    """Print all equilibria at today's levels."""
    live = compute_live(scenario, driver_of(scenario, options))
    if options.play == ALL:
        return print_orders(live, json=options.json)
    audited = compute_audit(live)
    if options.json:
        _print_json(solve_json(scenario, audited.report, audited.guarantees))
        return 0
    said = reading(
        *(scenario, live.sweep, audited.report),
        orders=audited.orders,
        guarantees=audited.guarantees,
        line=live.line,
    )
    _print_title(scenario)
    print(said.headline)
    if said.play.effects:
        print("\n" + "\n".join(said.play.effects))
    if said.doubt.lines:
        print(f"\nDoubt: {said.doubt.text}")
    for row in said.rows:
        index = [f"index {row.index}"] if row.index else []
        regret = [f"regret {row.regret}"] if row.regret else []
        print(f"\n{row.name}  ({', '.join([row.kind, *index, *regret, *row.badges])})")
        width = max(len(mix.player) for mix in row.mixes)
        for mix in row.mixes:
            print(f"  {isolated(f'{mix.player:<{width}}')}  {mix.text}, payoff {mix.payoff_text}")
    _print_list("Why", said.why)
    _print_list("Checks", [f"{MARKS[check.passed]}  {check.text}" for check in said.checks])
    return 0


def sweep(scenario: Scenario, options: Namespace) -> int:
    """Print regimes and tipping points along a driver."""
    driver = driver_of(scenario, options)
    if not driver:
        message = "there is nothing to sweep: the scenario has no driver"
        raise ValueError(message)
    live = stretched(compute_live(scenario, driver), options)
    if options.play == ALL:
        return print_sequence(live, json=options.json)
    audited = compute_audit(live)
    found, verdict = audited.live.sweep, audited.audit
    if found is None:
        message = f"there is nothing to sweep: {too_many(scenario)}"
        raise ValueError(message)
    there: Sequence[Known | None] = ()
    if live.line is not None:
        there = known_there(live.line, found, live.way.solve)
    if options.json:
        _print_json(sweep_json(scenario, found, verdict, there))
        return 0
    _print_title(scenario)
    name = scenario.driver(driver).name
    rows = [("from", "to", "outcome", "")] + [
        (
            _short(level_text(regime.low)),
            _short(level_text(regime.high)),
            " | ".join(names),
            _doubt(regime),
        )
        for regime, names in zip(
            found.regimes, standings(scenario, found.regimes, bare=True), strict=True
        )
    ]
    ends = (show(float(end.value)) for end in (found.regimes[0].low, found.regimes[-1].high))
    part = "" if options.between is None else f" from {' to '.join(ends)}"
    print(f"Regimes along {isolated(name)}{part}")
    for row in columns(rows):
        print(f"  {row}")
    _print_list(
        "Tipping points", [tipping_text(scenario, tip, found) for tip in found.tipping_points]
    )
    _print_list(
        "Exactly at these points", [_there(scenario, driver, known) for known in there if known]
    )
    _print_list("Ties", [starting(text) + "." for text in _ties(scenario, found)])
    lines = [along_text(scenario, found)]
    if verdict is not None:
        lines += [agreement(scenario, verdict), *verdict.notes]
    _print_list("Checks", [*lines, *found.notes])
    return 0


def check(scenario: Scenario, options: Namespace) -> int:
    """Say whether the file is in order and whether independent solvers agree with the answers."""
    unsourced = [c.title for c in scenario.considerations if not c.source]
    sweeps = []
    for driver in scenario.drivers:
        audited = compute_audit(compute_live(scenario, driver.id))
        found, verdict = audited.live.sweep, audited.audit
        if found is not None:
            sweeps.append((driver, found, verdict))
    audited = compute_audit(compute_live(scenario, ""))
    today = audited.report
    # the checker, and the paths that pivoting follows, are about games played at once
    proofs = paths = None
    if scenario.play.at_once:
        paths = pivoting(audited.live.payoffs, today)
        proofs = look(audited.live.affine, scenario.levels)
    if options.json:
        _print_json(
            {
                "valid": True,
                "problems": [],
                "scenario": scenario.title,
                "content_hash": content_hash(scenario),
                "snapshots": [snapshot.name for snapshot in scenario.snapshots],
                "considerations": len(scenario.considerations),
                "unsourced": unsourced,
                "direct_edits": len(scenario.edits),
                "today": solve_json(scenario, today),
                "proofs": None if proofs is None else proofs.json(),
                "lemke_howson": pivoting_json(paths),
                "sweeps": [sweep_json(scenario, found, verdict) for _, found, verdict in sweeps],
            }
        )
        return int(proofs is not None and proofs.refused)
    _print_title(scenario)
    shape = " × ".join(map(str, scenario.shape))
    reasons = len(scenario.considerations)
    lines = [
        f"ok  a valid scenario: {shape} strategies, {reasons} considerations, "
        f"{len(scenario.edits)} direct edits",
        f"ok  content {content_hash(scenario)}; charts show its first 12 digits"
        + (", which leave snapshots out" if scenario.snapshots else ""),
        f"{MARKS[True] if not unsourced else MARKS[None]}  "
        f"{reasons - len(unsourced)} of {reasons} considerations name a source",
        *(f"--  no source: {title}" for title in unsourced),
        f"{MARKS[today.certified or None]}  today: {count_text(today, scenario)}, {today.proof}",
    ]
    for driver, found, verdict in sweeps:
        proof = of_sweep(found)
        fine = proof != OPEN and (verdict is None or verdict.agreed == verdict.of)
        agreed = "" if verdict is None else f", nashpy agrees in {verdict.agreed} of {verdict.of}"
        lines.append(
            f"{MARKS[fine or None]}  along {driver.name}: {len(found.regimes)} "
            f"{'regime' if len(found.regimes) == 1 else 'regimes'}, {proof}"
            f"{', payoffs tie' if any(one.tied for one in found.regimes) else ''}{agreed}"
        )
        lines += [f"--  {text}" for text in _ties(scenario, found)]
        lines += [f"--  {note}" for note in (*found.notes, *(verdict.notes if verdict else ()))]
    if proofs is None:
        told = [(line.passed, f"today: {line.text}") for line in checks(scenario, today)]
    else:
        told = proofs.lines(scenario.drivers)
    lines += [f"{MARKS[passed]}  {text}" for passed, text in told]
    if paths is not None:
        lines.append(f"{MARKS[paths.agrees]}  today: {paths.text}")
        lines += [f"--  {note}" for note in paths.notes]
    if proofs is not None:
        lines += [f"--  {note}" for note in today.notes]
    print("\n".join(lines))
    return int(proofs is not None and proofs.refused)


COMMANDS: dict[str, Callable[[Scenario, Namespace], int]] = {
    "solve": solve,
    "sweep": sweep,
    "check": check,
}


def print_invalid(error: Exception) -> None:
    """Print what is wrong with a file as JSON."""
    problems = [{"place": "", "message": str(error)}]
    if isinstance(error, ScenarioError):
        problems = [{"place": p.place, "message": p.message} for p in error.problems]
    _print_json({"valid": False, "problems": problems})


def driver_of(scenario: Scenario, options: Namespace) -> str:
    """Return the driver to sweep: the one asked for, else the scenario's own, else the first."""
    asked = getattr(options, "driver", None)
    first = scenario.drivers[0].id if scenario.drivers else ""
    return asked or scenario.sweep_driver or first


def stretched(live: LiveResult, options: Namespace) -> LiveResult:
    """Return an answer swept over the stretch asked for, else as it is.

    Raise `ValueError` for what is no stretch of the driver.
    """
    if options.between is None:
        return live
    if live.sweep is None:
        why = too_many(live.scenario) if live.driver else "no driver"
        message = f"there is no stretch to look at: {why}"
        raise ValueError(message)
    part = stretch_of(live.scenario, live.driver, options.between, "--between")
    return compute_stretch(live, *part)


def stretch_of(
    scenario: Scenario, name: str, asked: Sequence[str], option: str
) -> tuple[Decimal, Decimal]:
    """Read a stretch of a driver; raise `ValueError` for what is none."""
    driver = scenario.driver(name)
    span = (driver.low, driver.high)
    low, high = (parse_decimal(end, unit=driver.unit, span=span) for end in asked)
    if not driver.low <= low < high <= driver.high:
        ends = f"from {show(driver.low)} to {show(driver.high)}"
        message = (
            f"{option} {show(low)} {show(high)} is no stretch of {name}: the lower end comes first,"
            f" and both lie {ends}"
        )
        raise ValueError(message)
    return low, high


def rule_of(scenario: Scenario, options: Namespace) -> str:
    """Return the selection rule asked for; raise `ValueError` if there is none of that name."""
    known = rules(scenario)
    rule = str(options.rule)
    if rule not in known:
        guess = did_you_mean(rule, known)
        message = f"no selection rule {quoted(rule)}{guess} (known: {', '.join(known)})"
        raise ValueError(message)
    return rule


def _doubt(regime: Regime) -> str:
    if regime.tied is not None:
        return "payoffs tie"
    return doubt(of_regime(regime))


def _ties(scenario: Scenario, found: Sweep) -> list[str]:
    """Say of every tied regime what is known."""
    return [
        f"from {_short(level_text(one.low))} to {_short(level_text(one.high))}"
        f" {tied_text(scenario, one)}"
        for one in found.regimes
        if one.tied is not None
    ]


def _there(scenario: Scenario, driver: str, known: Known) -> str:
    """Say what is in equilibrium exactly at a tipping point where payoffs tie."""
    at = Level(float(known.level), known.level)
    return f"{standing(scenario, known.report, driver, short_level(at))}."


def _short(text: str) -> str:
    """Return "3/16" of "3/16 = 0.1875"."""
    return text.split("\N{NO-BREAK SPACE}=")[0]


def _print_title(scenario: Scenario) -> None:
    levels = ", ".join(
        f"{isolated(driver.name)} {measured(show(driver.level), driver.unit)}"
        for driver in scenario.drivers
    )
    print(isolated(scenario.title))
    if levels:
        print(levels)
    if in_stages(scenario):
        print(f"Play: {play_name(scenario, scenario.play)}")
    print()


def _print_list(title: str, lines: Sequence[str]) -> None:
    if lines:
        print(f"\n{title}")
        for line in lines:
            print(f"  {line}")


def _print_json(value: dict[str, Any]) -> None:
    print(json_text(value))
