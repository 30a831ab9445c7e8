"""Reports and sweeps as plain dictionaries, for `--json`.

Owns the names of the keys. Numbers are JSON numbers; what is exact is there a second time as text
("3/16"), formulas use the ASCII minus so that programs can read them. Equal answers give equal
dictionaries, in the same order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from games.model.numbers import ascii_only, plain
from games.model.outcomes import name_of
from games.study.export_doubt import guarantee_json
from games.study.export_play import PLACES, chances_json, node_json, plan_json, play_json
from games.words.certainty import of_regime, of_sweep
from games.words.families import PRODUCT, family_named
from games.words.names import starting
from games.words.reasons import cause_text
from games.words.standing import family_sentence
from games.words.tied import tied_text
from games.words.wording import gain_text, symbols

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Player, Scenario
    from games.solve.report import Equilibrium, Family, Floats, Report, Support
    from games.study.audit import Audit
    from games.study.doubt.report import Guarantee
    from games.study.sweep.pivoting import Pivoting
    from games.study.sweep.report import Branch, Cause, Known, Level, Regime, Sweep

    Json = dict[str, Any]

__all__ = ["pivoting_json", "solve_json", "sweep_json"]


def solve_json(
    scenario: Scenario, report: Report, guarantees: Sequence[Guarantee] | None = None
) -> Json:
    """Return one solved game, with how much doubt its equilibria stand where that was asked."""
    told: Json = {
        "scenario": scenario.title,
        "levels": {driver.id: float(driver.level) for driver in scenario.drivers},
        **play_json(scenario),
        "equilibria": [_equilibrium(scenario, found) for found in report.equilibria],
        "families": [_family(scenario, family) for family in report.families],
        "certified": report.certified,
        "proof": report.proof,
        "open": report.open,
        "degenerate": report.degenerate,
        "index_sum": report.index_sum,
        "nashpy_agrees": report.nashpy_agrees,
        "notes": list(report.notes),
        "details": list(report.details),
    }
    if guarantees is not None:
        told["guarantee"] = guarantee_json(scenario, report, guarantees)
    return told


def sweep_json(
    scenario: Scenario,
    sweep: Sweep,
    audit: Audit | None = None,
    there: Sequence[Known | None] = (),
) -> Json:
    """Return a sweep: regimes and tipping points, with nashpy's audit if there was one.

    `there` is all that is known at each tipping point where payoffs tie, if it was asked for.
    """
    driver = scenario.driver(sweep.driver)
    found: Json = {
        "scenario": scenario.title,
        "driver": {
            "id": driver.id,
            "name": driver.name,
            "symbol": symbols(scenario)[driver.id],
            "low": float(driver.low),
            "high": float(driver.high),
            "level": float(driver.level),
        },
        "others": {
            other.id: plain(other.level) for other in scenario.drivers if other.id != driver.id
        },
        **play_json(scenario),
        "grid": sweep.levels,
        "certified": sweep.certified,
        "proof": of_sweep(sweep),
        "regimes": [_regime(scenario, regime) for regime in sweep.regimes],
        "tipping_points": [
            {
                **_level(tip.at),
                "below": tip.below,
                "causes": [_cause(scenario, cause, sweep) for cause in tip.causes],
                "meeting": [_meeting(scenario, profile) for profile in tip.meeting],
                "only": [_support(scenario, support) for support in tip.only],
            }
            for tip in sweep.tipping_points
        ],
        "notes": list(sweep.notes),
    }
    for tip, known in zip(found["tipping_points"], there, strict=False):
        tip["known"] = None if known is None else _known(scenario, known)
    if audit is not None:
        found["audit"] = {"agreed": audit.agreed, "of": audit.of, "notes": list(audit.notes)}
    return found


def pivoting_json(found: Pivoting | None) -> Json | None:
    """Return what the Lemke-Howson paths reached; None if they were not followed."""
    if found is None:
        return None
    return {
        "agrees": found.agrees,
        "reached": found.reached,
        "listed": found.listed,
        "others": found.others,
        "notes": list(found.notes),
    }


def _level(level: Level) -> Json:
    """Return a level: its exact value as a fraction, or as a root of a polynomial, if known."""
    root = level.root
    return {
        "exact": None if level.exact is None else str(level.exact),
        "root": None
        if root is None
        else {
            "polynomial": list(root.polynomial),
            "equation": root.equation,
            "between": [str(end) for end in root.between],
            "digits": root.digits,
        },
        "value": level.value,
    }


def _known(scenario: Scenario, known: Known) -> Json:
    """Return all there is at one level of a regime with ties."""
    return {
        "level": str(known.level),
        "equilibria": [_equilibrium(scenario, found) for found in known.report.equilibria],
        "families": [_family(scenario, family) for family in known.report.families],
    }


def _meeting(scenario: Scenario, profile: Sequence[Sequence[float]]) -> Json:
    """Return an equilibrium of a tipping point alone, at which two others meet and vanish."""
    return {
        player.id: {
            strategy.id: round(share, PLACES)
            for strategy, share in zip(player.strategies, mix, strict=True)
        }
        for player, mix in zip(scenario.players, profile, strict=True)
    }


def _regime(scenario: Scenario, regime: Regime) -> Json:
    named = (name_of(scenario, one.support, one.joint) for one in regime.branches)
    names = dict.fromkeys(one.name for one in named)
    return {
        "from": _level(regime.low),
        "to": _level(regime.high),
        "outcome": " | ".join(names),
        "ties": tied_text(scenario, regime) if regime.degenerate else None,
        "equilibria": [_branch(scenario, branch) for branch in regime.branches],
        "known": None if regime.known is None else _known(scenario, regime.known),
        "certified": regime.certified,
        "proof": of_regime(regime),
        "degenerate": regime.degenerate,
    }


def _branch(scenario: Scenario, branch: Branch) -> Json:
    return {
        "outcome": name_of(scenario, branch.support, branch.joint).name,
        "support": _support(scenario, branch.support),
        "index": branch.index or None,
        "follows": branch.follows,
        "from": _point(scenario, branch, 0),
        "to": _point(scenario, branch, -1),
    }


def _point(scenario: Scenario, branch: Branch, place: int) -> Json:
    profile = tuple(mixes[place] for mixes in branch.profiles)
    joint = branch.joint
    return {
        "profile": _profile(scenario, profile),
        "payoffs": _payoffs(scenario, branch.payoffs[place]),
        **({} if joint is None else {"joint": chances_json(scenario, joint[place])}),
    }


def _cause(scenario: Scenario, cause: Cause, sweep: Sweep) -> Json:
    player = scenario.players[cause.player]
    symbol = symbols(scenario)[sweep.driver]
    gain = cause.gain
    return {
        "player": player.id,
        "from": player.strategies[cause.from_strategy].id,
        "to": player.strategies[cause.to_strategy].id,
        "gain": None if gain is None else ascii_only(gain_text(gain, symbol)),
        "gain_exact": None
        if gain is None
        else {"const": str(gain.const), "slope": str(gain.slope)},
        "slope": round(cause.slope, PLACES),
        "others": {
            other.id: None if place is None else other.strategies[place].id
            for number, (other, place) in enumerate(
                zip(scenario.players, cause.others, strict=True)
            )
            if number != cause.player
        },
        "mixing": cause.mixing,
        **_node(scenario, cause),
        "text": cause_text(scenario, cause, sweep),
    }


def _node(scenario: Scenario, cause: Cause) -> Json:
    """Return what the player has seen, and what comes of his choice, where moves follow others."""
    if cause.node is None:
        return {}
    told: Json = {"node": node_json(scenario, cause.node)}
    if cause.compares:
        told["compares"] = [node_json(scenario, profile) for profile in cause.compares]
    return told


def _equilibrium(scenario: Scenario, found: Equilibrium) -> Json:
    return {
        "outcome": name_of(scenario, found.support, found.joint).name,
        "support": _support(scenario, found.support),
        "profile": _profile(scenario, found.profile),
        "payoffs": _payoffs(scenario, found.payoffs),
        "kind": found.kind,
        "index": found.index,
        "regret": found.regret,
        "found_by": list(found.found_by),
        "component": found.component,
        **plan_json(scenario, found),
    }


def _family(scenario: Scenario, family: Family) -> Json:
    """Return a family: between which chances everybody plays what, and its corners or points."""
    spans = family.spans if family.kind == PRODUCT else None
    return {
        "kind": family.kind,
        "component": family.component,
        "outcome": family_named(scenario, family).name,
        "support": _support(scenario, family.support),
        "free": [scenario.players[place].id for place in family.free],
        "least": None if spans is None else _profile(scenario, tuple(own[0] for own in spans)),
        "greatest": None if spans is None else _profile(scenario, tuple(own[1] for own in spans)),
        "mixes": {
            player.id: [_profile_of(player, mix) for mix in own]
            for player, own in zip(scenario.players, family.mixes, strict=True)
        },
        "text": f"{starting(family_sentence(scenario, family))}.",
    }


def _support(scenario: Scenario, support: Support) -> Json:
    return {
        player.id: [player.strategies[place].id for place in played]
        for player, played in zip(scenario.players, support, strict=True)
    }


def _profile(scenario: Scenario, profile: tuple[Floats, ...]) -> Json:
    return {
        player.id: _profile_of(player, mix)
        for player, mix in zip(scenario.players, profile, strict=True)
    }


def _profile_of(player: Player, mix: Floats) -> Json:
    return {
        strategy.id: round(float(share), PLACES)
        for strategy, share in zip(player.strategies, mix, strict=True)
    }


def _payoffs(scenario: Scenario, payoffs: Floats) -> Json:
    return {
        player.id: round(float(value), PLACES)
        for player, value in zip(scenario.players, np.asarray(payoffs), strict=True)
    }
