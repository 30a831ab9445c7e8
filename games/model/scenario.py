"""The scenario: one immutable value that holds everything an analyst saves.

Owns the shape of a scenario and the questions that need only its own parts (find a player by id,
today's levels, the size of the game). Knows nothing of files, solving, or how it is shown; numbers
are exact: decimals, kept as they were typed, and amounts that no decimal can be are fractions;
levels and ranges are decimals. Validation of what comes from outside is
`games.model.validate`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.items import find, place_of, swapped
from games.model.play import AT_ONCE, Play

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.model.amounts import Amount

__all__ = [
    "Anchor",
    "Consideration",
    "DirectEdit",
    "Driver",
    "Outcome",
    "Player",
    "Profile",
    "Scenario",
    "Snapshot",
    "Source",
    "Strategy",
    "When",
]

#: One strategy id per player, in the order of the players.
Profile = tuple[str, ...]
#: A partial profile: (player id, ids of the strategies it agrees with) pairs, both in the order of
#: the scenario. Nobody has none and nobody all of them: who is not there may do anything, and empty
#: means "always". `games.model.cover.normal` makes it so.
When = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Strategy:
    """What a player may do. `letter` is its short mark in tables and charts.

    `in_sentence` is its form after "prefers" ("retaliating", "strikes"); empty if not stated.
    """

    id: str
    name: str
    letter: str
    note: str = ""
    in_sentence: str = ""


@dataclass(frozen=True, slots=True)
class Player:
    """Someone who chooses one of 2 to 6 strategies. `color` is `#rrggbb`.

    `in_sentence` is how the name stands in the middle of a sentence ("the US"), empty if it stands
    as it is; `plural` tells that verbs follow it in the plural ("the Houthis mix").
    """

    id: str
    name: str
    color: str
    strategies: tuple[Strategy, ...]
    note: str = ""
    in_sentence: str = ""
    plural: bool = False

    def strategy(self, strategy_id: str) -> Strategy:
        """Return a strategy; raise `KeyError` for an unknown id."""
        return find(self.strategies, strategy_id)

    def index_of(self, strategy_id: str) -> int:
        """Return the position of a strategy; raise `KeyError` for an unknown id."""
        return place_of(self.strategies, strategy_id)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A driver level put into words ("oil waivers ended, May 2019")."""

    level: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Driver:
    """A number the analyst moves with a slider. `level` is today's value, within [low, high].

    `plural` tells that verbs follow its name in the plural ("sanctions rise").
    """

    id: str
    name: str
    low: Decimal
    high: Decimal
    level: Decimal
    step: Decimal
    unit: str = ""
    anchors: tuple[Anchor, ...] = ()
    note: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Consideration:
    """One reason behind a payoff.

    Adds `base + sum(slope * level)` to `player`'s payoff at every profile that agrees with `when`.
    `low` and `high` are the analyst's range for `base`; `source` is the id of a `Source` or empty;
    `confidence` is "high", "medium", "low" or empty (not stated).
    """

    id: str
    player: str
    when: When
    base: Amount
    title: str
    slopes: tuple[tuple[str, Amount], ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    rationale: str = ""
    source: str = ""
    confidence: str = ""

    def applies_at(self, profile: Mapping[str, str]) -> bool:
        """Tell whether the reason counts at a profile given as player id -> strategy id."""
        return all(profile[player] in strategies for player, strategies in self.when)


@dataclass(frozen=True, slots=True)
class DirectEdit:
    """An amount typed straight into one cell of the payoff table, on top of the considerations."""

    player: str
    profile: Profile
    amount: Amount
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A named, coloured group of profiles, or of mixtures.

    `profiles` are partial profiles; a pure profile belongs to the first outcome of the scenario
    with a match. `mixtures` are supports (per player the ids of the strategies played with positive
    probability); they give a name to a mixed equilibrium with exactly that support ("Cat and
    mouse"). `severity` orders outcomes from calm (0) to severe.
    """

    id: str
    name: str
    color: str
    severity: int = 0
    profiles: tuple[When, ...] = ()
    mixtures: tuple[tuple[tuple[str, ...], ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that considerations cite."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A scenario as it once was, kept under a name. It holds no snapshots itself.

    `taken` is an ISO 8601 date and time ("2026-03-01T09:30:00+00:00").
    """

    id: str
    name: str
    taken: str
    scenario: Scenario
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything the analyst saves. Results are derived from it and never part of it.

    `sweep_driver` is the driver that charts sweep by default (an id, or empty when there is no
    driver). `play` says who moves when and what has been done already. `order_of_moves` lists
    player ids: an order that the scenario suggests, empty for none. `snapshots` are in the order in
    which they were taken.
    """

    title: str
    players: tuple[Player, ...]
    drivers: tuple[Driver, ...] = ()
    considerations: tuple[Consideration, ...] = ()
    edits: tuple[DirectEdit, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    sources: tuple[Source, ...] = ()
    order_of_moves: tuple[str, ...] = ()
    play: Play = AT_ONCE
    sweep_driver: str = ""
    date: str = ""
    summary: str = ""
    notes: str = field(default="")
    snapshots: tuple[Snapshot, ...] = ()

    @property
    def body(self) -> Scenario:
        """The scenario without its snapshots: all that numbers, charts and hashes are about."""
        return replace(self, snapshots=()) if self.snapshots else self

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of strategies of each player."""
        return tuple(len(player.strategies) for player in self.players)

    @property
    def levels(self) -> dict[str, Decimal]:
        """Today's level of every driver, by driver id."""
        return {driver.id: driver.level for driver in self.drivers}

    def player(self, player_id: str) -> Player:
        """Return a player; raise `KeyError` for an unknown id."""
        return find(self.players, player_id)

    def player_index(self, player_id: str) -> int:
        """Return the position of a player; raise `KeyError` for an unknown id."""
        return place_of(self.players, player_id)

    def driver(self, driver_id: str) -> Driver:
        """Return a driver; raise `KeyError` for an unknown id."""
        return find(self.drivers, driver_id)

    def indices(self, profile: Profile) -> tuple[int, ...]:
        """Turn strategy ids (one per player) into positions; raise `KeyError` for an unknown id."""
        return tuple(
            player.index_of(strategy)
            for player, strategy in zip(self.players, profile, strict=True)
        )

    def profile(self, indices: tuple[int, ...]) -> Profile:
        """Turn strategy positions (one per player) into ids."""
        return tuple(
            player.strategies[index].id for player, index in zip(self.players, indices, strict=True)
        )

    def with_level(self, driver_id: str, level: Decimal) -> Scenario:
        """Return the scenario with one driver moved; `KeyError`, or `ValueError` out of range."""
        driver = self.driver(driver_id)
        if not driver.low <= level <= driver.high:
            message = f"{driver.name} must lie between {driver.low} and {driver.high}, not {level}"
            raise ValueError(message)
        return replace(self, drivers=swapped(self.drivers, replace(driver, level=level)))
