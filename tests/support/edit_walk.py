"""Every kind of edit the model offers, at random: what a walk through the undo history is made of.

A move takes a random source and a scenario and returns another scenario with a name for the step.
It raises `ValueError`, as the model does, if it makes no sense here; that is no step.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from games.model.cover import normal
from games.model.edit import cells as edit
from games.model.edit import considerations as reasons
from games.model.edit import play, snapshots
from games.model.edit.structure import (
    drivers,
    facts,
    membership,
    outcomes,
    players,
    sources,
    strategies,
)
from games.model.edit.structure.losses import Restructured
from games.model.play import every_play
from games.model.scenario import Anchor, Consideration, Scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from games.model.amounts import Amount
    from games.model.scenario import Player, Profile, When

    Step = tuple[Scenario, str]
    Found = tuple[Scenario | Restructured, str]
    Move = Callable[[Random, Scenario], Found]

__all__ = ["MOVES", "attempt", "step"]

One = TypeVar("One")

WORDS = ("Retaliation", "Oil & gas", "Späte Vergeltung", "“Quoted”", "Red line", "Talks, again")
#: Beyond these a walk removes rather than adds, so that scenarios stay small.
MOST = {
    "considerations": 14,
    "drivers": 4,
    "outcomes": 5,
    "sources": 4,
    "snapshots": 3,
    "strategies": 3,
}


def step(rng: Random, scenario: Scenario) -> Step:
    """Return the scenario after a random edit that changes it, and what the edit is called."""
    while True:
        found = attempt(rng.choice(MOVES), rng, scenario)
        if found is not None:
            return found


def attempt(move: Move, rng: Random, scenario: Scenario) -> Step | None:
    """Return the step that a move makes; None if it makes no sense here or changes nothing."""
    try:
        made, label = move(rng, scenario)
    except ValueError:
        return None
    new = made.scenario if isinstance(made, Restructured) else made
    return None if new == scenario else (new, label)


def amount(rng: Random) -> Decimal:
    return Decimal(rng.randint(-1000, 1000)).scaleb(-rng.choice((0, 1, 2)))


def exact(rng: Random) -> Amount:
    """Return a decimal, or now and then a fraction."""
    return rng.choice(
        (amount(rng), amount(rng), Fraction(rng.randint(-99, 99), rng.choice((3, 7))))
    )


def title(rng: Random, what: str) -> str:
    return f"{what} {rng.choice(WORDS)} {rng.randint(1, 99)}"


def profile(rng: Random, scenario: Scenario) -> Profile:
    return tuple(rng.choice(player.strategies).id for player in scenario.players)


def condition(rng: Random, scenario: Scenario) -> When:
    return normal(
        scenario.players,
        tuple(
            (player.id, tuple(rng.sample(own, rng.randint(1, len(own)))))
            for player in scenario.players
            if (own := [strategy.id for strategy in player.strategies]) and rng.random() < 0.6
        ),
    )


def pick(rng: Random, there: Sequence[One]) -> One:
    if not there:
        raise ValueError("nothing of the kind is there")
    return rng.choice(there)


def room(owner: Scenario | Player, parts: str) -> None:
    if len(getattr(owner, parts)) >= MOST[parts]:
        raise ValueError(f"there are {parts} enough")


# -- levels and amounts ---------------------------------------------------------------------------


def move_level(rng: Random, scenario: Scenario) -> Found:
    driver = pick(rng, scenario.drivers)
    share = Decimal(rng.randint(0, 100)) / 100
    level = driver.low + share * (driver.high - driver.low)
    return scenario.with_level(driver.id, level), f"{driver.name} to {level}"


def type_payoff(rng: Random, scenario: Scenario) -> Found:
    player, value = rng.choice(scenario.players), exact(rng)
    new = edit.with_payoff(scenario, player.id, profile(rng, scenario), value)
    return new, f"Set {player.name}'s payoff to {value}"


def remove_edit(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.edits)
    return edit.without_edit(scenario, old.player, old.profile), "Remove direct edit"


def adopt_edit(rng: Random, scenario: Scenario) -> Found:
    old, name = pick(rng, scenario.edits), title(rng, "From an edit")
    new, _ = reasons.consideration_from_edit(scenario, old.player, old.profile, name)
    return new, "Make the direct edit a consideration"


# -- considerations -------------------------------------------------------------------------------


def add_reason(rng: Random, scenario: Scenario) -> Found:
    room(scenario, "considerations")
    player, name = rng.choice(scenario.players), title(rng, "Reason")
    new = Consideration("", player.id, condition(rng, scenario), amount(rng), name)
    return reasons.new_consideration(scenario, new)[0], f"Add “{name}”"


def copy_reason(rng: Random, scenario: Scenario) -> Found:
    room(scenario, "considerations")
    old = pick(rng, scenario.considerations)
    return reasons.duplicated(scenario, old.id)[0], f"Copy “{old.title}”"


def remove_reason(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.considerations)
    return edit.without_consideration(scenario, old.id), f"Remove “{old.title}”"


def order_reasons(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.considerations)
    return reasons.moved(scenario, old.id, rng.randint(0, 9)), f"Move “{old.title}”"


def set_base(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.considerations)
    return edit.with_base(scenario, old.id, exact(rng)), f"Base of “{old.title}”"


def set_slope(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.considerations)
    driver = pick(rng, scenario.drivers)
    slope = rng.choice((Decimal(0), exact(rng)))
    new = edit.with_slope(scenario, old.id, driver.id, slope)
    return new, f"Slope of “{old.title}” with {driver.name}"


def set_range(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.considerations)
    wide, middle = abs(amount(rng)), Decimal(round(old.base))
    ends = rng.choice(((None, None), (middle - wide, middle + wide)))
    return reasons.with_range(scenario, old.id, *ends), f"Range of “{old.title}”"


def reword_reason(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.considerations)
    new = replace(
        old,
        title=title(rng, "Reason"),
        when=condition(rng, scenario),
        rationale=rng.choice(WORDS),
        source=rng.choice(["", *(source.id for source in scenario.sources)]),
        confidence=rng.choice(("", "low", "medium", "high")),
    )
    return reasons.revised(scenario, new), f"Reword “{old.title}”"


# -- structure ------------------------------------------------------------------------------------


def add_player(rng: Random, scenario: Scenario) -> Found:
    return players.add_player(scenario, title(rng, "Player")), "Add a player"


def remove_player(rng: Random, scenario: Scenario) -> Found:
    old = rng.choice(scenario.players)
    return players.remove_player(scenario, old.id), f"Remove {old.name}"


def reword_player(rng: Random, scenario: Scenario) -> Found:
    old = rng.choice(scenario.players)
    new = replace(old, name=title(rng, "Player"), color=rng.choice(("#0072B2", "#D55E00")))
    return players.with_player(scenario, new), f"Rename {old.name}"


def order_players(rng: Random, scenario: Scenario) -> Found:
    old = rng.choice(scenario.players)
    return players.move_player(scenario, old.id, rng.randint(0, 2)), f"Move {old.name}"


def add_strategy(rng: Random, scenario: Scenario) -> Found:
    owner = rng.choice(scenario.players)
    room(owner, "strategies")
    return strategies.add_strategy(scenario, owner.id, title(rng, "Act")), "Add a strategy"


def remove_strategy(rng: Random, scenario: Scenario) -> Found:
    owner = rng.choice(scenario.players)
    old = rng.choice(owner.strategies)
    return strategies.remove_strategy(scenario, owner.id, old.id), f"Remove {old.name}"


def reword_strategy(rng: Random, scenario: Scenario) -> Found:
    owner = rng.choice(scenario.players)
    old = rng.choice(owner.strategies)
    new = replace(old, name=title(rng, "Act"), note=rng.choice(WORDS))
    return strategies.with_strategy(scenario, owner.id, new), f"Rename {old.name}"


def order_strategies(rng: Random, scenario: Scenario) -> Found:
    owner = rng.choice(scenario.players)
    old = rng.choice(owner.strategies)
    made = strategies.move_strategy(scenario, owner.id, old.id, rng.randint(0, 2))
    return made, f"Move {old.name}"


def add_driver(rng: Random, scenario: Scenario) -> Found:
    room(scenario, "drivers")
    return drivers.add_driver(scenario, title(rng, "Driver")), "Add a driver"


def remove_driver(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.drivers)
    return drivers.remove_driver(scenario, old.id), f"Remove {old.name}"


def fold_driver(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.drivers)
    made = drivers.remove_driver(scenario, old.id)
    kept = made.scenario if made.instead is None else made.instead.scenario
    return replace(made, scenario=kept), f"Remove {old.name}: keep today's payoffs"


def reword_driver(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.drivers)
    low = Decimal(rng.randint(-5, 0))
    anchors = (Anchor(low, "nothing"), Anchor(Decimal(rng.randint(1, 9)), rng.choice(WORDS)))
    new = replace(
        old, name=title(rng, "Driver"), low=low, high=Decimal(rng.randint(1, 9)), anchors=anchors
    )
    return drivers.with_driver(scenario, new), f"Change {old.name}"


def order_drivers(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.drivers)
    return drivers.move_driver(scenario, old.id, rng.randint(0, 3)), f"Move {old.name}"


def sweep_along(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.drivers)
    return drivers.sweep_along(scenario, old.id), f"Sweep along {old.name}"


def add_outcome(rng: Random, scenario: Scenario) -> Found:
    room(scenario, "outcomes")
    return outcomes.add_outcome(scenario, title(rng, "Outcome")), "Add an outcome"


def remove_outcome(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.outcomes)
    return outcomes.remove_outcome(scenario, old.id), f"Remove {old.name}"


def reword_outcome(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.outcomes)
    mixture = tuple(tuple(s.id for s in player.strategies) for player in scenario.players)
    new = replace(
        old,
        name=title(rng, "Outcome"),
        profiles=(condition(rng, scenario),),
        mixtures=rng.choice(((), (mixture,))),
    )
    return outcomes.with_outcome(scenario, new), f"Change {old.name}"


def order_outcomes(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.outcomes)
    return outcomes.move_outcome(scenario, old.id, rng.randint(0, 4)), f"Move {old.name}"


def add_source(rng: Random, scenario: Scenario) -> Found:
    room(scenario, "sources")
    return sources.add_source(scenario, title(rng, "Source")), "Add a source"


def remove_source(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.sources)
    return sources.remove_source(scenario, old.id), f"Remove {old.title}"


def reword_source(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.sources)
    new = replace(old, title=title(rng, "Source"), publisher=rng.choice(WORDS))
    return sources.with_source(scenario, new), f"Change {old.title}"


def order_sources(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.sources)
    return sources.move_source(scenario, old.id, rng.randint(0, 3)), f"Move {old.title}"


# -- the whole ------------------------------------------------------------------------------------


def reword_scenario(rng: Random, scenario: Scenario) -> Found:
    words = rng.choice(WORDS)
    made = rng.choice(
        (
            facts.with_texts(replace(scenario, title=title(rng, "Scenario"))),
            facts.with_texts(replace(scenario, date=f"{rng.randint(1, 28)} March 2026")),
            facts.with_texts(replace(scenario, summary=words)),
            facts.with_texts(replace(scenario, notes=words)),
        )
    )
    return made, "Reword the scenario"


def choose_play(rng: Random, scenario: Scenario) -> Found:
    stages = rng.choice(every_play([player.id for player in scenario.players]))
    return play.with_play(scenario, stages), f"Play {stages}"


def make_move(rng: Random, scenario: Scenario) -> Found:
    player = rng.choice(scenario.players)
    strategy = rng.choice(player.strategies)
    new = play.with_move(scenario, player.id, strategy.id)
    return new, f"{player.name}: {strategy.name}, already moved"


def take_move_back(rng: Random, scenario: Scenario) -> Found:
    player, _ = pick(rng, scenario.play.moved)
    return play.without_move(scenario, player), f"Take {player} back"


def name_profiles(rng: Random, scenario: Scenario) -> Found:
    own = pick(rng, scenario.outcomes)
    whens = tuple(condition(rng, scenario) for _ in range(rng.randint(0, 2)))
    return membership.with_members(scenario, own.id, whens), f"Profiles of {own.name}"


def name_mixture(rng: Random, scenario: Scenario) -> Found:
    own = pick(rng, scenario.outcomes)
    if own.mixtures:
        without = membership.without_mixture(scenario, own.id, own.mixtures[0])
        return without, f"Unname a mixture of {own.name}"
    mixture = tuple(tuple(s.id for s in player.strategies) for player in scenario.players)
    return membership.with_mixture(scenario, own.id, mixture), f"Mixture of {own.name}"


def take_snapshot(rng: Random, scenario: Scenario) -> Found:
    room(scenario, "snapshots")
    when = f"2026-03-01T09:{rng.randint(10, 59)}:00+00:00"
    name = title(rng, "Snapshot")
    return snapshots.take(scenario, name, rng.choice(WORDS), taken=when), f"Take “{name}”"


def reword_snapshot(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.snapshots)
    new = snapshots.described(scenario, old.id, title(rng, "Snapshot"), old.note)
    return new, f"Rename “{old.name}”"


def restore_snapshot(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.snapshots)
    return snapshots.restored(scenario, old.id), f"Restore “{old.name}”"


def remove_snapshot(rng: Random, scenario: Scenario) -> Found:
    old = pick(rng, scenario.snapshots)
    return snapshots.without_snapshot(scenario, old.id), f"Remove “{old.name}”"


MOVES: tuple[Move, ...] = (
    move_level,
    type_payoff,
    remove_edit,
    adopt_edit,
    add_reason,
    copy_reason,
    remove_reason,
    order_reasons,
    set_base,
    set_slope,
    set_range,
    reword_reason,
    add_player,
    remove_player,
    reword_player,
    order_players,
    add_strategy,
    remove_strategy,
    reword_strategy,
    order_strategies,
    add_driver,
    remove_driver,
    fold_driver,
    reword_driver,
    order_drivers,
    sweep_along,
    add_outcome,
    remove_outcome,
    reword_outcome,
    order_outcomes,
    add_source,
    remove_source,
    reword_source,
    order_sources,
    reword_scenario,
    choose_play,
    make_move,
    take_move_back,
    name_profiles,
    name_mixture,
    take_snapshot,
    reword_snapshot,
    restore_snapshot,
    remove_snapshot,
)
