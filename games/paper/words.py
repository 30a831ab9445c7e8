"""The finding of a briefing in plain words, and the words its sections share.

Owns the title of the paper, and the sentences about likelihood. Knows
neither sections nor layout.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from games.model.numbers import PLACES, show
from games.model.outcomes import OTHER, distribution, distribution_of, name_of
from games.paper.likelihood import likelihood
from games.solve.report import OPEN
from games.words.certainty import single
from games.words.families import family_named
from games.words.family_outcomes import certain_outcomes
from games.words.names import (
    chosen,
    inside,
    joined,
    label,
    measured,
    quoted,
    starting,
    subject,
    verb,
)
from games.words.plays import in_stages, play_clause
from games.words.sole import sole_outcome
from games.words.tied import tied_outcome
from games.words.ties_begin import known_outcomes
from games.words.wording import counted, percentages, same_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from games.model.scenario import Driver, Scenario
    from games.paper.material import Material
    from games.solve.report import Equilibrium, Report
    from games.study.sweep.report import Branch, Sweep, TippingPoint

__all__ = [
    "finding",
    "next_change",
    "outcome_text",
    "rounded",
]

#: More names than this make a title unreadable.
_NAMES = 3


def finding(material: Material) -> str:
    """Return the paper's title: what holds now, and what the nearest change of it would be.

    "Escalation on Iraqi soil now; Expulsion if sanctions pressure rises past 0.67"; "If Iran moves
    first, then the US, then Baghdad: Managed containment now; ..."
    """
    scenario = material.scenario
    if not in_stages(scenario):
        return _found(material)
    return f"{starting(play_clause(scenario, scenario.play))}: {_found(material)}"


def _found(material: Material) -> str:
    scenario, sweep = material.scenario, material.sweep
    certain = certain_outcomes(scenario, material.report)
    now = _now(scenario, material.report) if certain is None else _either(certain)
    if not now:
        return "nothing was found" if in_stages(scenario) else "No equilibrium was found"
    driver = material.driver
    name = "" if driver is None else inside(driver.name)
    tip = _tip_today(sweep, driver)
    if sweep is not None and tip is not None:
        below, above = (_either(_regime(scenario, sweep, tip.below + k)) for k in (0, 1))
        if below != above:
            stand = verb(driver, "stands", "stand") if driver else ""
            return f"{starting(name)} {stand} on a tipping point: {below} below it, {above} above"
        return f"{now} now, with {name} on a tipping point"
    settled = sweep is not None and driver is not None and _settled(scenario, sweep, driver)
    # where moves follow one another a tie somewhere leaves a list of pure answers complete
    listed = in_stages(scenario) and not material.report.families
    if material.report.degenerate and certain is None and not settled and not listed:
        others = ", perhaps among others" if material.report.proof == OPEN else ""
        return f"Ties leave today's outcome open: {now}{others}"
    if sweep is None or driver is None:
        return f"{now} at today's judgements"
    found = next_change(scenario, sweep, driver)
    if found is None:
        return f"{now} at every level of {name}"
    change, beyond = found
    up = change.at.value > float(driver.level)
    how = verb(driver, *(("rises past", "rise past") if up else ("falls below", "fall below")))
    here = _regime(scenario, sweep, sweep.regime_at(float(driver.level)))
    only = "only " if sweep.certified and set(beyond) < set(here) else ""
    then = f"{only}{_either(beyond)}"
    side = sweep.regimes[change.below + (1 if up else 0)]
    if side.tied is not None and set(here) & {*known_outcomes(scenario, side)}:
        then = "perhaps others too"
    level = measured(rounded(change.at.value, driver), driver.unit)
    return f"{now} now; {then} if {name} {how} {level}"


def _now(scenario: Scenario, report: Report) -> str:
    """Return what is in equilibrium: single equilibria by name, and families, never their corners.

    A family that has neither one outcome nor the only name is counted: "“A” or two sets of
    infinitely many equilibria".
    """
    names = _names(scenario, single(report))
    open_ = []
    for family in report.families:
        sole = sole_outcome(scenario, family.support)
        if sole is None:
            open_.append(family)
        elif sole.name not in names:
            names.append(sole.name)
    if len(open_) == 1:
        return _either([*names, family_named(scenario, open_[0]).name])
    if not open_:
        return _either(names)
    sets = len({family.component for family in open_})
    many = "answers" if in_stages(scenario) else "equilibria"
    several = f"{counted(sets, 'set')} of infinitely many {many}"
    return f"{_either(names)} or {several}" if names else starting(several)


def _settled(scenario: Scenario, sweep: Sweep, driver: Driver) -> bool:
    """Tell whether payoffs tie where the driver stands and yet leave one outcome only."""
    tied = sweep.regimes[sweep.regime_at(float(driver.level))].tied
    return tied is not None and tied_outcome(scenario, tied) is not None


def _tip_today(sweep: Sweep | None, driver: Driver | None) -> TippingPoint | None:
    """Return the tipping point on which the driver stands, if it does."""
    if sweep is None or driver is None:
        return None
    return next((tip for tip in sweep.tipping_points if same_level(tip.at, driver.level)), None)


def next_change(
    scenario: Scenario, sweep: Sweep, driver: Driver
) -> tuple[TippingPoint, list[str]] | None:
    """Return the nearest tipping point that changes what outcomes are in equilibrium, and to what.

    None if the whole sweep has the same outcomes as today.
    """
    level = float(driver.level)
    here = set(_regime(scenario, sweep, sweep.regime_at(level)))
    found = []
    for tip in sweep.tipping_points:
        beyond = _regime(scenario, sweep, tip.below + (1 if tip.at.value > level else 0))
        if set(beyond) != here:
            found.append((round(abs(tip.at.value - level), 12), -tip.at.value, tip, beyond))
    if not found:
        return None
    _, _, tip, beyond = min(found, key=lambda entry: entry[:2])
    return tip, beyond


def rounded(value: float, driver: Driver) -> str:
    """Return a level in few decimals, yet enough to tell it from where the driver stands."""
    exponent = driver.step.as_tuple().exponent
    places = max(2, -exponent if isinstance(exponent, int) else 2)
    while places < PLACES and Decimal(f"{value:.{places}f}") == driver.level:
        places += 1
    return show(value, digits=places)


def outcome_text(scenario: Scenario, equilibrium: Equilibrium) -> str:
    """Say what an equilibrium amounts to: each outcome with its likelihood, or what is certain.

    "“Escalation” 71 % (likely) and ..."; "in equilibrium the US always opts for absorbing and
    Iran for retaliating". Of a mixture in a scenario without outcomes nothing.
    """
    where = "in play" if in_stages(scenario) else "in equilibrium"
    if equilibrium.is_pure:
        first, *others = (
            (player, chosen(player.strategies[own[0]]))
            for player, own in zip(scenario.players, equilibrium.support, strict=True)
        )
        opts = f"{subject(first[0])} always {verb(first[0], 'opts', 'opt')} for {first[1]}"
        rest = (f"{subject(player)} for {strategy}" for player, strategy in others)
        return f"{where} {joined([opts, *rest])}"
    if not scenario.outcomes:
        return ""
    names = {outcome.id: outcome.name for outcome in scenario.outcomes}
    said_of = {key: quoted(name) for key, name in names.items()}
    said_of[OTHER] = "other outcomes"
    if equilibrium.joint is not None:
        found = distribution_of(scenario, equilibrium.joint[np.newaxis])
    else:
        found = distribution(scenario, [mix[np.newaxis] for mix in equilibrium.profile])
    shares = {key: round(float(share[0]), 12) for key, share in found.items()}
    texts = dict(zip(shares, percentages(list(shares.values())), strict=True))
    said = [
        f"{said_of[key]} {texts[key]} ({likelihood(share)})"
        for key, share in sorted(shares.items(), key=lambda entry: -entry[1])
        if 1e-9 < share < 1 - 1e-9
    ]
    if not said:
        sure = max(shares, key=shares.__getitem__)
        return f"{where} always {said_of[sure]}, whatever the mix brings"
    return joined(said)


def _regime(scenario: Scenario, sweep: Sweep, number: int) -> list[str]:
    regime = sweep.regimes[number]
    if regime.tied is not None:
        sole = tied_outcome(scenario, regime.tied)
        return ["ties" if sole is None else sole.name]
    return _names(scenario, regime.branches)


def _names(scenario: Scenario, found: Iterable[Equilibrium | Branch]) -> list[str]:
    """Return the names of equilibria, each once."""
    names = (name_of(scenario, one.support, one.joint).name for one in found)
    return list(dict.fromkeys(names))


def _either(names: Sequence[str]) -> str:
    """Return "A", "A or B", "A, B or 3 others"; in quotes where a name would divide the list."""
    quotes = any(label(name).startswith("“") for name in names)
    named = [quoted(name) if quotes else label(name) for name in names]
    if len(named) > _NAMES + 1:
        named = [*named[:_NAMES], f"{len(named) - _NAMES} others"]
    return joined(named, "or")
