"""How sure answers are as plain dictionaries, for `equipoise doubt --json`.

Owns the names of the keys. What is exact is there as text beside its value; shares of worlds are
numbers. Equal answers give equal dictionaries, in the same order.
"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from games.model.outcomes import name_of, outcome_of
from games.study.doubt.report import NEVER
from games.study.export_play import PLACES, node_json
from games.words.names import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from games.model.scenario import Player, Scenario
    from games.solve.report import Report
    from games.study.doubt.box import Box
    from games.study.doubt.break_even import Break, BreakEven
    from games.study.doubt.first_mover import Decision, FirstMover
    from games.study.doubt.learn import Lesson, Lessons
    from games.study.doubt.report import Guarantee, Limit, Turn
    from games.study.doubt.targets import Target
    from games.study.doubt.worlds import Today, Worlds

    Json = dict[str, Any]

__all__ = [
    "box_json",
    "break_even_json",
    "first_json",
    "guarantee_json",
    "guess_json",
    "learn_json",
    "targets_json",
    "worlds_json",
]


def guarantee_json(scenario: Scenario, report: Report, found: Iterable[Guarantee]) -> list[Json]:
    """Return how much doubt each of today's equilibria stands."""
    told = []
    for one in found:
        own = report.equilibria[one.place]
        told.append(
            {
                "outcome": unmarked(name_of(scenario, own.support, own.joint).name),
                "profile": {
                    player.id: {
                        strategy.id: round(float(chance), PLACES)
                        for strategy, chance in zip(player.strategies, mix, strict=True)
                    }
                    for player, mix in zip(scenario.players, own.profile, strict=True)
                },
                "share": _limit(one.share),
                "radius": _limit(one.radius),
                "cause": _cause(scenario, one.share),
            }
        )
    return told


def _limit(limit: Limit) -> Json:
    return {"kind": limit.kind, **_number(limit.at)}


def _number(value: Fraction | None) -> Json:
    return {
        "exact": None if value is None else str(value),
        "value": None if value is None else float(value),
    }


def _cause(scenario: Scenario, limit: Limit) -> Json | None:
    """Return which comparisons turn at a limit, and the worst world there."""
    if limit.ending is None or limit.kind == NEVER:
        return None
    return {
        "turns": [_turn(scenario, turn) for turn in limit.ending.turns],
        "moves": {move.judgement: str(move.by) for move in limit.ending.moves},
    }


def _turn(scenario: Scenario, turn: Turn) -> Json:
    told: Json = {
        "player": scenario.players[turn.player].id,
        "from": node_json(scenario, turn.worse),
        "to": node_json(scenario, turn.better),
        "margin": str(turn.margin),
        "swing": str(turn.swing),
    }
    return told if turn.node is None else {**told, "node": node_json(scenario, turn.node)}


def worlds_json(worlds: Worlds) -> Json:
    """Return the shares of worlds along the driver."""
    return {
        "n": worlds.draws.worlds,
        "seed": worlds.draws.seed,
        "sampler": worlds.draws.sampler,
        "ranges": worlds.shape,
        "judgements": worlds.judgements,
        "driver": worlds.driver or None,
        "today": worlds.today,
        "levels": [
            {
                "level": None if one.level is None else float(one.level),
                "shares": dict(one.shares),
                "present": dict(one.present),
                "only": dict(one.only),
                "undecided": one.undecided,
                "error": one.error,
            }
            for one in worlds.levels
        ],
    }


def learn_json(today: Today, found: Lessons) -> Json:
    """Return what it is worth to learn each judgement, by consideration."""
    return {today.what.judged[own].id: _lesson(one) for one in found.each for own in one.known}


def guess_json(today: Today, found: Lessons) -> Json:
    """Return the best guess, the worlds it was looked at in, and the pair that matters most."""
    pair = found.pair
    return {
        "outcome": today.ids[found.guess],
        "worlds": len(today.counts),
        "right": found.now,
        "error": found.now_error,
        "knowing_everything": found.most,
        "pair": None
        if pair is None
        else {
            "considerations": [today.what.judged[own].id for own in pair.known],
            **_lesson(pair),
        },
    }


def _lesson(one: Lesson) -> Json:
    return {"value": one.value, "error": one.error}


def box_json(today: Today, found: Box | None) -> Json | None:
    """Return the box of ranges in which the best guess holds; None if none was found."""
    if found is None:
        return None
    return {
        "outcome": today.ids[found.outcome],
        "right": found.right,
        "error": found.right_error,
        "size": found.size,
        "caught": found.caught,
        "limits": {
            today.what.judged[one.judgement].id: {"low": one.low, "high": one.high}
            for one in found.limits
        },
    }


def first_json(scenario: Scenario, found: Iterable[FirstMover | None]) -> Json:
    """Return the decision of every player who may be seen first."""
    return {
        scenario.players[one.player].id: {
            "several": one.several,
            "undecided": one.undecided,
            "cautious": _decision(scenario.players[one.player], one.cautious),
            "hopeful": _decision(scenario.players[one.player], one.hopeful),
        }
        for one in found
        if one is not None
    }


def _decision(player: Player, one: Decision) -> Json:
    strategies = {}
    for place, strategy in enumerate(player.strategies):
        today = float(one.today[place])
        strategies[strategy.id] = {
            "expected": float(one.expected[place]),
            "error": float(one.errors[place]),
            "regret": float(one.regrets[place]),
            "best_in": float(one.right[place]),
            "today": None if isnan(today) else today,
        }
    return {
        "best": player.strategies[one.best].id,
        "evpi": one.evpi,
        "evpi_error": one.evpi_error,
        "strategies": strategies,
    }


def break_even_json(found: Iterable[BreakEven]) -> Json:
    """Return where each judgement alone changes today's answer, by consideration."""
    return {
        one.judgement.id: {
            "base": str(one.judgement.base),
            "low": str(one.judgement.low) if one.judgement.stated else None,
            "high": str(one.judgement.high) if one.judgement.stated else None,
            "below": _break(one, one.below),
            "above": _break(one, one.above),
        }
        for one in found
    }


def _break(one: BreakEven, side: Break) -> Json:
    at = side.at
    return {
        "exact": None if at is None or at.exact is None else str(at.exact),
        "value": None if at is None else at.value,
        "then": [unmarked(name) for name in side.then],
        "within": one.within(side),
        "proof": side.sure,
        "searched": None if side.searched is None else str(side.searched),
    }


def targets_json(scenario: Scenario, found: Sequence[Target]) -> Json:
    """Return what would have to be true, by outcome; by profile where that has no name.

    Of an outcome's profiles it is the one that takes the smallest change.
    """
    told: Json = {}
    for one in found:
        outcome = outcome_of(scenario, one.profile)
        own = node_json(scenario, one.profile)
        told.setdefault(
            ",".join(own.values()) if outcome is None else outcome.id, _target(one, own)
        )
    return told


def _target(one: Target, profile: Json) -> Json:
    change, together = one.change, one.together
    return {
        "profile": profile,
        "change": None if change is None else {**_number(change.cost), "kind": change.kind},
        "share_of_ranges": None
        if together is None
        else {**_number(together.cost), "kind": together.kind},
        "within": one.within,
        "considerations": {} if change is None else {own: str(by) for own, by in change.moves},
        "alone": {own: str(by) for own, by in one.alone},
    }
