"""`equipoise doubt`: how sure today's answer is, as text for people or JSON for programs.

Owns what is computed, in which order, and the layout of the text. Sentences are
`games.words.doubt`'s, dictionaries `games.study.export_doubt`'s.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.model.amounts import kept
from games.model.numbers import amount_text, show
from games.model.outcomes import OTHER, outcome_of
from games.model.payoffs import affine
from games.model.problems import did_you_mean, quoted
from games.study.doubt.box import box
from games.study.doubt.break_even import break_evens
from games.study.doubt.draws import draws
from games.study.doubt.first_mover import first_mover, movers
from games.study.doubt.guarantee import guarantees
from games.study.doubt.learn import lessons
from games.study.doubt.targets import targets
from games.study.doubt.worlds import today_of, worlds_of
from games.study.export_doubt import (
    box_json,
    break_even_json,
    first_json,
    guarantee_json,
    guess_json,
    learn_json,
    targets_json,
    worlds_json,
)
from games.study.export_play import play_json
from games.study.ways import way_of
from games.words import doubt as words
from games.words.guarantee import guarantee_lines
from games.words.names import isolated, label, measured
from games.words.plays import in_stages, play_name
from games.words.wording import percentages
from gui.cli.columns import columns
from gui.cli.progress import Progress
from gui.cli.streams import json_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.doubt.box import Box
    from games.study.doubt.break_even import BreakEven
    from games.study.doubt.first_mover import FirstMover
    from games.study.doubt.learn import Lessons
    from games.study.doubt.report import Guarantee
    from games.study.doubt.targets import Target
    from games.study.doubt.worlds import Today, Worlds
    from games.task import Token

__all__ = ["doubt"]

#: A share of the outcomes' worlds that is worth a column, at some level.
_SHOWN = 0.0005
#: Worlds that are held in memory, to learn from, at most; and how many that takes at least.
_KEPT, _LEARNT = 1 << 17, 32


@dataclass(frozen=True, eq=False)
class _Found:
    """All answers; what is learnt is None where nothing differs between worlds."""

    report: Report
    guarantees: tuple[Guarantee, ...]
    worlds: Worlds
    today: Today
    lessons: Lessons | None
    box: Box | None
    first: tuple[FirstMover, ...]
    breaks: tuple[BreakEven, ...]
    targets: tuple[Target, ...]


def doubt(scenario: Scenario, options: Namespace) -> int:
    """Print how sure today's answer is."""
    outcome = _outcome(scenario, options.target)
    progress = Progress(sys.stderr, work="doubt")
    try:
        found = _found(scenario, options, outcome, progress)
    finally:
        progress.close()
    if options.json:
        print(json_text(_json(scenario, found)))
        return 0
    print("\n".join(_lines(scenario, found)))
    return 0


def _outcome(scenario: Scenario, asked: str | None) -> str | None:
    """Return the id of the outcome asked for by id or name; raise `ValueError` without one."""
    if asked is None or asked == OTHER:
        return asked
    ids = {own.id: own.id for own in scenario.outcomes}
    ids |= {own.name: own.id for own in scenario.outcomes if own.name not in ids}
    if asked not in ids:
        known = [own.id for own in scenario.outcomes]
        listed = f"it has {', '.join(known)}" if known else "it has none"
        message = f"no outcome {quoted(asked)}{did_you_mean(asked, known)} ({listed})"
        raise ValueError(message)
    return ids[asked]


def _found(
    scenario: Scenario, options: Namespace, outcome: str | None, progress: Progress
) -> _Found:
    made = draws(
        len(scenario.considerations), options.worlds, sampler=options.sampler, seed=options.seed
    )
    asked = options.driver or scenario.sweep_driver
    driver = asked or (scenario.drivers[0].id if scenario.drivers else "")
    exact = affine(scenario).exact(scenario.levels)
    report = way_of(scenario).solve(exact, second_opinion=False)
    worlds = worlds_of(
        scenario, made, driver=driver, levels=options.levels_along, token=progress.part(0, 40)
    )
    few = made.first(_KEPT)
    today = today_of(scenario, few, token=progress.part(40, 5))
    learnt = None
    if worlds.judgements and few.worlds >= _LEARNT:
        learnt = lessons(today, progress.part(45, 10))
    return _Found(
        report,
        guarantees(scenario, report),
        worlds,
        today,
        learnt,
        None if learnt is None else box(today, learnt.guess, token=progress.part(55, 5)),
        tuple(
            one
            for player in movers(scenario)
            if (one := first_mover(scenario, player, few, token=progress.part(60, 0)))
        ),
        break_evens(scenario, report, token=progress.part(60, 20)),
        _nearest(scenario, outcome, progress.part(80, 20)),
    )


def _nearest(scenario: Scenario, outcome: str | None, token: Token) -> tuple[Target, ...]:
    """Return the targets of an outcome; without one the nearest of each, and all without a name."""
    found = targets(scenario, outcome, token=token)
    if outcome is not None:
        return found
    first: dict[object, Target] = {}
    for one in found:
        own = outcome_of(scenario, one.profile)
        first.setdefault(one.profile if own is None else own.id, one)
    return tuple(first.values())


def _json(scenario: Scenario, found: _Found) -> dict[str, object]:
    learnt = found.lessons
    return {
        "scenario": scenario.title,
        "levels": {driver.id: float(driver.level) for driver in scenario.drivers},
        **play_json(scenario),
        "guarantee": guarantee_json(scenario, found.report, found.guarantees),
        "worlds": worlds_json(found.worlds),
        "best_guess": None if learnt is None else guess_json(found.today, learnt),
        "learn": {} if learnt is None else learn_json(found.today, learnt),
        "box": box_json(found.today, found.box),
        "first_mover": first_json(scenario, found.first),
        "break_even": break_even_json(found.breaks),
        "targets": targets_json(scenario, found.targets),
    }


def _lines(scenario: Scenario, found: _Found) -> Iterator[str]:
    yield isolated(scenario.title)
    if scenario.drivers:
        yield ", ".join(
            f"{isolated(driver.name)} {measured(show(driver.level), driver.unit)}"
            for driver in scenario.drivers
        )
    if in_stages(scenario):
        yield f"Play: {play_name(scenario, scenario.play)}"
    yield "\nHow much doubt today’s answer stands"
    for one in found.guarantees:
        first, *more = guarantee_lines(scenario, found.report, one)
        yield f"  {first}"
        yield from (f"    {line}" for line in more)
    if found.worlds.judgements:
        yield "\nIn how many of the worlds"
        yield from _fan(scenario, found.worlds)
    else:
        yield "\nNo consideration states a range: there is one world, today’s."
    if found.lessons is not None:
        yield from _learnt(scenario, found, found.lessons)
    if found.first and found.worlds.judgements:
        yield "\nFor who must decide now and is seen by the others"
        yield from (f"  {words.first_text(scenario, one)}" for one in found.first)
    if found.breaks:
        yield "\nWhere one judgement alone changes today’s answer"
        yield from _breaks(scenario, found.breaks)
    yield "\nWhat would have to be true"
    yield from (f"  {words.target_text(scenario, one)}" for one in found.targets)
    if not found.targets:
        yield "  Nothing is offered: no pure profile that can still be played has this outcome."


def _fan(scenario: Scenario, worlds: Worlds) -> Iterator[str]:
    ids = [
        own
        for own in worlds.levels[0].shares
        if any(one.shares[own] >= _SHOWN for one in worlds.levels)
    ]
    open_ = any(one.undecided for one in worlds.levels)
    names = [words.outcome_label(scenario, own) for own in ids]
    head = label(scenario.driver(worlds.driver).name) if worlds.driver else ""
    rows = [(f"  {head}", *names, *(["undecided"] if open_ else []))]
    for place, one in enumerate(worlds.levels):
        own = [one.shares[outcome] for outcome in ids]
        parts = [*own, one.undecided, max(0.0, 1 - sum(own) - one.undecided)]
        told = percentages(parts, places=1)[: len(ids) + open_]
        level = "" if one.level is None else show(float(one.level))
        mark = "* " if place == worlds.today and worlds.driver else "  "
        rows.append((mark + level, *told))
    yield from columns(rows)
    today = worlds.levels[worlds.today]
    shared = 1 - sum(today.only.values()) - today.undecided
    if shared > _SHOWN:
        kind = "answers" if in_stages(scenario) else "equilibria"
        yield (
            f"  Today {percentages((shared, 1 - shared), places=1)[0]} of the worlds have several"
            f" {kind}, which share the world evenly."
        )
    if worlds.driver:
        yield "  * today’s level"
    if open_:
        yield (
            "  In undecided worlds payoffs tie, or come too close to it to tell what else is there:"
            " no outcome has them."
        )
    yield f"  {words.drawn_text(worlds)}"


def _learnt(scenario: Scenario, found: _Found, learnt: Lessons) -> Iterator[str]:
    yield "\nWhat to learn first"
    yield f"  {words.guess_text(scenario, found.today, learnt)}"
    rows = words.lesson_rows(scenario, found.today, learnt)
    if rows:
        yield "  Knowing one judgement adds, of the worlds:"
        yield from columns([("    " + first, *rest) for first, *rest in rows])
    else:
        yield "  Knowing any one judgement adds nothing that shows."
    pair = words.pair_text(scenario, found.today, learnt)
    if pair:
        yield f"  {pair}"
    yield f"  {words.box_text(scenario, found.today, found.box, learnt.guess)}"


def _breaks(scenario: Scenario, breaks: Sequence[BreakEven]) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [("  judgement", "base", "below", "above")]
    for one, reason in zip(breaks, scenario.considerations, strict=True):
        title = f"  {label(scenario.player(reason.player).name)}: {label(reason.title)}"
        sides = (words.break_text(one, side) for side in (one.below, one.above))
        rows.append((title, amount_text(kept(one.judgement.base)), *sides))
    yield from columns(rows)
