"""What two scenarios differ in, as plain data.

Owns the frozen types of edits and payoffs, and how lists of things with ids are paired. Holds no
sentence and solves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from games.model.items import HasId
from games.model.payoffs import affine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from games.model.scenario import Profile, Scenario

__all__ = ["CellChange", "Edit", "Field", "Pairing", "Topic", "cells", "paired", "same_game"]


class Topic(Enum):
    """What an edit is about; the most consequential first."""

    STRUCTURE = "structure"
    REASONS = "considerations"
    DIRECT = "direct edits"
    DRIVERS = "drivers"
    WORDS = "words"
    SNAPSHOTS = "snapshots"


@dataclass(frozen=True, slots=True)
class Field:
    """One value that became another; both as they are shown.

    `said` is how a sentence says so, where "from old to new" would say less.
    """

    name: str
    old: str
    new: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that is not as it was.

    `place` finds it in the file ("considerations.iran-exposure"), `kind` is "added", "removed",
    "changed" or "reordered", `fields` are what changed of it, `text` says it in one sentence.
    """

    topic: Topic
    kind: str
    place: str
    text: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class CellChange:
    """One payoff at today's levels that is another number; `profile` as the new game orders it."""

    player: str
    profile: Profile
    old: Fraction
    new: Fraction


T = TypeVar("T", bound=HasId)


@dataclass(frozen=True, slots=True)
class Pairing(Generic[T]):
    """Two lists by their ids: only in the new one, only in the old one, in both (old, new).

    `reordered` tells that those in both are in another order.
    """

    added: tuple[T, ...]
    removed: tuple[T, ...]
    kept: tuple[tuple[T, T], ...]
    reordered: bool


def paired(old: Sequence[T], new: Sequence[T]) -> Pairing[T]:
    """Pair two lists by ids."""
    before = {item.id: item for item in old}
    after = {item.id: item for item in new}
    common = [item.id for item in old if item.id in after]
    return Pairing(
        added=tuple(item for item in new if item.id not in before),
        removed=tuple(item for item in old if item.id not in after),
        kept=tuple((before[item.id], item) for item in new if item.id in before),
        reordered=common != [item.id for item in new if item.id in before],
    )


def same_game(old: Scenario, new: Scenario) -> bool:
    """Tell whether the players and their strategies are the same, in whatever order."""

    def ids(scenario: Scenario) -> dict[str, set[str]]:
        return {player.id: {s.id for s in player.strategies} for player in scenario.players}

    return ids(old) == ids(new)


def cells(old: Scenario, new: Scenario) -> tuple[CellChange, ...]:
    """Return the payoffs at today's levels that differ, as far as the games have them in common.

    Profiles are in common if both have the same players and the strategies played are in both. In
    the order of the new scenario: player by player, cell by cell.
    """
    if {player.id for player in old.players} != {player.id for player in new.players}:
        return ()
    before, after = (affine(scenario).exact(scenario.levels) for scenario in (old, new))
    known = [{s.id for s in old.player(p.id).strategies} for p in new.players]
    found = []
    for player in new.players:
        row = new.player_index(player.id)
        for indices in np.ndindex(*new.shape):
            profile = new.profile(indices)
            if not all(own in mine for own, mine in zip(profile, known, strict=True)):
                continue
            chosen = dict(zip((p.id for p in new.players), profile, strict=True))
            there = old.indices(tuple(chosen[p.id] for p in old.players))
            was, now = before[(old.player_index(player.id), *there)], after[(row, *indices)]
            if was != now:
                found.append(CellChange(player.id, profile, was, now))
    return tuple(found)
