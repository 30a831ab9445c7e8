"""Doubt as plain dictionaries, for `--json`: guarantees, break-even amounts and targets.

Owns the names of the keys. What is exact is there as text ("3/16") and as a number.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from games.model.outcomes import OTHER, name_of, outcome_of
from games.study.doubt.report import NEVER, UNCLAIMED
from games.study.export_play import PLACES, node_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.doubt.break_even import Break, BreakEven
    from games.study.doubt.reach import Cell
    from games.study.doubt.report import Ending, Guarantee, Limit, Turn
    from games.study.doubt.targets import Change, Target

    Json = dict[str, Any]

__all__ = ["break_even_json", "guarantee_json", "targets_json"]


def guarantee_json(scenario: Scenario, report: Report, found: Sequence[Guarantee]) -> list[Json]:
    """Return how much doubt each of today's equilibria stands, in the order of their report.

    `report` is today's game, of which they are the guarantees. `known` is "exact", "at least",
    "never" where nothing ends the equilibrium, or "unclaimed" where somebody mixes; a limit that is
    no number is null. `cause` is what ends it within the ranges, that of `radius` stands there.
    """
    return [_guarantee(scenario, report, one) for one in found]


def break_even_json(scenario: Scenario, found: Sequence[BreakEven]) -> list[Json]:
    """Return the amounts at which each consideration alone changes today's answer.

    `below` and `above` are null where it never does; `amount` is null where it does not as far as
    `searched`.
    """
    return [
        {
            "consideration": one.judgement.id,
            "player": scenario.considerations[one.judgement.place].player,
            "base": _number(one.judgement.base),
            "low": _number(one.judgement.low) if one.judgement.stated else None,
            "high": _number(one.judgement.high) if one.judgement.stated else None,
            "below": _break(one, one.below),
            "above": _break(one, one.above),
        }
        for one in found
    ]


def targets_json(scenario: Scenario, found: Sequence[Target]) -> Json:
    """Return what would have to be true, by id of an outcome; profiles without one by their ids.

    `found` is in order of size: an outcome's entry is that of its nearest profile, and `profiles`
    holds those of all that were asked about. `known` is "exact", "at most", "never" where no change
    does it, or "unclaimed" where none was found.
    """
    told: Json = {}
    for one in found:
        outcome = outcome_of(scenario, one.profile)
        key = "/".join(scenario.profile(one.profile)) if outcome is None else outcome.id
        entry = _target(scenario, one)
        told.setdefault(key, {**entry, "profiles": []})["profiles"].append(entry)
    return told


def _guarantee(scenario: Scenario, report: Report, one: Guarantee) -> Json:
    equilibrium = report.equilibria[one.place]
    return {
        "outcome": name_of(scenario, equilibrium.support, equilibrium.joint).name,
        "profile": {
            player.id: {
                strategy.id: round(float(chance), PLACES)
                for strategy, chance in zip(player.strategies, mix, strict=True)
            }
            for player, mix in zip(scenario.players, equilibrium.profile, strict=True)
        },
        "share": _limit(one.share),
        "radius": {**_limit(one.radius), "cause": _ending(scenario, one.radius.ending)},
        "cause": _ending(scenario, one.share.ending),
    }


def _limit(limit: Limit) -> Json:
    return {**_number_or_none(limit.at), "known": limit.kind}


def _ending(scenario: Scenario, ending: Ending | None) -> Json | None:
    """Return what ends an answer: the first comparison that turns, and all if there are several."""
    if ending is None:
        return None
    bases = {reason.id: Fraction(reason.base) for reason in scenario.considerations}
    turns = [_turn(scenario, turn) for turn in ending.turns]
    told = {
        **turns[0],
        "judgements": {
            move.judgement: {
                "from": str(bases[move.judgement]),
                "to": str(bases[move.judgement] + move.by),
            }
            for move in ending.moves
        },
    }
    return told if len(turns) == 1 else {**told, "turns": turns}


def _turn(scenario: Scenario, turn: Turn) -> Json:
    told: Json = {
        "player": scenario.players[turn.player].id,
        "deviation": node_json(scenario, turn.better),
        "instead_of": node_json(scenario, turn.worse),
        "margin": _number(turn.margin),
        "swing": _number(turn.swing),
    }
    return told if turn.node is None else {**told, "node": node_json(scenario, turn.node)}


def _break(one: BreakEven, side: Break) -> Json | None:
    if side.at is None and side.searched is None:
        return None
    amount = None
    if side.at is not None:
        root = side.at.root
        amount = {
            "exact": None if side.at.exact is None else str(side.at.exact),
            "equation": None if root is None else root.equation,
            "value": side.at.value,
        }
    return {
        "amount": amount,
        "within": one.within(side),
        "outcomes": list(side.then),
        "proof": side.sure,
        "searched": None if side.searched is None else _number(side.searched),
    }


def _target(scenario: Scenario, one: Target) -> Json:
    return {
        "outcome": _outcome(scenario, one.profile),
        "profile": node_json(scenario, one.profile),
        "change": _cost(one, one.change),
        "change_in_half_ranges": _cost(one, one.weighted),
        "share_of_ranges": _cost(one, one.together),
        "within": one.within,
        "considerations": _moves(scenario, one.change),
        "inside": None
        if one.inside is None
        else {**_cost(one, one.inside), "considerations": _moves(scenario, one.inside)},
        "alone": {own: _moved(scenario, own, by) for own, by in one.alone},
    }


def _outcome(scenario: Scenario, profile: Cell) -> str:
    outcome = outcome_of(scenario, profile)
    return OTHER if outcome is None else outcome.id


def _cost(one: Target, change: Change | None) -> Json:
    if change is None:
        return {**_number_or_none(None), "known": NEVER if one.sure else UNCLAIMED}
    return {**_number(change.cost), "known": change.kind}


def _moves(scenario: Scenario, change: Change | None) -> Json | None:
    if change is None:
        return None
    return {own: _moved(scenario, own, by) for own, by in change.moves}


def _moved(scenario: Scenario, own: str, by: Fraction) -> Json:
    base = next(Fraction(reason.base) for reason in scenario.considerations if reason.id == own)
    return {"from": str(base), "to": str(base + by), "by": str(by)}


def _number(value: Fraction) -> Json:
    return {"exact": str(value), "value": float(value)}


def _number_or_none(value: Fraction | None) -> Json:
    return {"exact": None, "value": None} if value is None else _number(value)
