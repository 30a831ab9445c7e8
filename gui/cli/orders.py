"""`--play all`: today's answer and the regimes of every play, as text or JSON.

Owns the layout of the text. Sentences are `games.words.orders`', dictionaries
`games.study.export_orders`'.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.numbers import show
from games.study.answer import too_many
from games.study.export_orders import orders_json, sequence_json
from games.study.orders.reason import reason_of
from games.study.orders.sequence import sequence_map
from games.study.orders.today import orders_today
from games.study.sweep.there import known_there
from games.words.names import isolated, label, measured
from games.words.orders import (
    finding_text,
    gain_text,
    outcomes_text,
    reason_text,
    worth_reason,
)
from games.words.plays import play_short
from games.words.tied import standings
from games.words.wording import short_level
from gui.cli.columns import columns
from gui.cli.progress import Progress
from gui.cli.streams import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.study.answer import LiveResult
    from games.study.audit import Audit
    from games.study.orders.report import Orders, SequenceMap
    from games.study.sweep.report import Known

__all__ = ["print_orders", "print_sequence"]

_NO_ORDER = "fewer than two players are still to move, so that there is no order to compare"


def print_orders(live: LiveResult, *, json: bool) -> int:
    """Print what is played today under every play; raise `ValueError` where there is one alone."""
    orders = orders_today(live.scenario, live.affine, live.report)
    if orders is None:
        raise ValueError(_NO_ORDER)
    if json:
        print(json_text(orders_json(_asked(orders, live))))
        return 0
    print("\n".join([*_head(live), *_today(orders, live)]))
    return 0


def print_sequence(live: LiveResult, *, json: bool) -> int:
    """Print the regimes of every play along the driver; raise `ValueError` where there are none."""
    if live.sweep is None:
        message = f"there is nothing to sweep: {too_many(live.scenario)}"
        raise ValueError(message)
    progress = Progress(sys.stderr, work="plays")
    try:
        found = sequence_map(live, progress)
    finally:
        progress.close()
    if found is None:
        raise ValueError(_NO_ORDER)
    if json:
        found = replace(found, orders=_asked(found.orders, live))
        print(json_text(sequence_json(found, _told(found, live))))
        return 0
    print("\n".join([*_head(live), *_today(found.orders, live), "", *_along(found)]))
    return 0


def _asked(orders: Orders, live: LiveResult) -> Orders:
    """Return the same answers with a second opinion, as those of a single play have one."""
    exact = live.affine.exact(live.scenario.levels)
    answers = (
        replace(one, report=one.way.solve(exact, second_opinion=True, known=one.report))
        for one in orders.answers
    )
    return replace(orders, answers=tuple(answers))


def _told(
    found: SequenceMap, live: LiveResult
) -> list[tuple[Audit | None, tuple[Known | None, ...]]]:
    """Return what others say of every sweep, and what is there at its tipping points."""
    line = live.line
    assert line is not None  # there with every sweep
    return [
        (None, ())
        if sweep is None
        else (answer.way.audit(line, sweep), tuple(known_there(line, sweep, answer.way.solve)))
        for answer, sweep in zip(found.orders.answers, found.sweeps, strict=True)
    ]


def _head(live: LiveResult) -> Iterator[str]:
    """Yield what is answered, and where the drivers stand."""
    yield isolated(live.scenario.title)
    levels = (
        f"{isolated(driver.name)} {measured(show(driver.level), driver.unit)}"
        for driver in live.scenario.drivers
    )
    yield ", ".join(levels) + "\n"


def _today(orders: Orders, live: LiveResult) -> Iterator[str]:
    scenario = orders.scenario
    yield finding_text(orders) + "."
    reason = reason_of(orders, live.affine.exact(scenario.levels))
    if reason is not None:
        yield reason_text(scenario, reason) + "."
    yield ""
    rows = [("play", "today", "first mover’s gain over all at once")]
    for place, answer in enumerate(orders.answers):
        gain = ""
        if answer.leader:
            gain = f"{label(scenario.player(answer.leader).name)} {gain_text(answer.gain)}"
        today = "open" if answer.outcomes is None else outcomes_text(answer.outcomes)
        mark = "* " if place == orders.shown else "  "
        rows.append((mark + play_short(scenario, answer.play), today, gain))
    yield from columns([(f"  {rows[0][0]}", *rows[0][1:]), *rows[1:]])
    yield "\n* the scenario’s play"
    yield "\nWhat it is worth to move first, the others answering together"
    for one in orders.worth:
        said = f"  {label(scenario.player(one.player).name)} {gain_text(one.span)}"
        why = worth_reason(scenario, one)
        yield f"{said}: {why}" if why else said


def _along(found: SequenceMap) -> Iterator[str]:
    """Yield the regimes of every play, once for all plays that have the same."""
    scenario = found.orders.scenario
    driver = scenario.driver(found.driver)
    yield f"Regimes along {label(driver.name)}"
    blocks: dict[tuple[str, ...], list[str]] = {}
    for answer, sweep in zip(found.orders.answers, found.sweeps, strict=True):
        lines: tuple[str, ...] = (f"none: {too_many(replace(scenario, play=answer.play))}",)
        if sweep is not None:
            under = replace(scenario, play=answer.play)
            names = standings(under, sweep.regimes, bare=True)
            ends = [(short_level(one.low), short_level(one.high)) for one in sweep.regimes]
            rows = [
                (low, measured(high, driver.unit), " | ".join(own))
                for (low, high), own in zip(ends, names, strict=True)
            ]
            lines = tuple(columns(rows))
        blocks.setdefault(lines, []).append(play_short(scenario, answer.play))
    for lines, plays in blocks.items():
        yield ""
        yield from (f"  {play}" for play in plays)
        yield from (f"    {line}" for line in lines)
