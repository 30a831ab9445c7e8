"""What differs between two scenarios, in the words that listeners need.

Owns the flags of a change and the questions "which parts do numbers depend on?". Every listener
rebuilds only what its flags name, and nothing is solved again for a new colour. Knows no Qt and
computes no payoff.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from games.model.scenario import Scenario

__all__ = ["ALL", "Change", "Flags", "compare", "numbers", "reasons", "structure", "words"]


class Flags(Flag):
    """What a change touched.

    STRUCTURE
        Players, strategies, their order, which drivers there are and their ranges: tables and rows
        are built anew.
    PLAY
        Who moves when, and what has been done already: answers change, tables stay.
    PAYOFFS
        Considerations and direct edits: cells and answers change, tables stay.
    LEVELS
        Where drivers stand today, and which driver the scenario sweeps by default.
    TEXT
        Names, letters, notes, anchors, outcomes, sources, colours, snapshots, the order of moves
        that the scenario suggests: no number changes.
    FILE
        Another scenario altogether (new or opened); comes with all the other flags, and selections
        are forgotten.
    """

    NONE = 0
    STRUCTURE = auto()
    PLAY = auto()
    PAYOFFS = auto()
    LEVELS = auto()
    TEXT = auto()
    FILE = auto()


ALL = ~Flags.NONE


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the document. `gesture` is True while a gesture is still being made."""

    old: Scenario
    new: Scenario
    flags: Flags
    gesture: bool = False

    @property
    def solves(self) -> bool:
        """True if answers may differ: anything but words changed."""
        return bool(self.flags & ~Flags.TEXT)


def structure(scenario: Scenario) -> Hashable:
    """Return what the tables are built of: ids in order, and the ranges of the drivers."""
    return (
        tuple(
            (player.id, tuple(strategy.id for strategy in player.strategies))
            for player in scenario.players
        ),
        tuple((driver.id, driver.low, driver.high) for driver in scenario.drivers),
    )


def reasons(scenario: Scenario) -> Hashable:
    """Return what payoffs are made of: amounts, ranges and conditions without their words."""
    return (
        tuple(
            (c.id, c.player, c.when, c.base, c.slopes, c.low, c.high)
            for c in scenario.considerations
        ),
        tuple((edit.player, edit.profile, edit.amount) for edit in scenario.edits),
    )


def numbers(scenario: Scenario, *, without: str = "") -> Hashable:
    """Return everything answers depend on, except the level of the driver `without`.

    Two scenarios with equal `numbers` have the same payoffs and the same play; with `without` the
    swept driver, the same sweep.
    """
    levels = tuple((d.id, d.level) for d in scenario.drivers if d.id != without)
    return structure(scenario), scenario.play, reasons(scenario), levels


def compare(old: Scenario, new: Scenario) -> Flags:
    """Return what differs; `Flags.NONE` for equal scenarios.

    Reasons that are the same objects are not looked into: a moving slider costs microseconds
    however many considerations there are.
    """
    if old == new:
        return Flags.NONE
    flags = Flags.NONE
    if structure(old) != structure(new):
        flags |= Flags.STRUCTURE
    if old.play != new.play:
        flags |= Flags.PLAY
    if (old.levels, old.sweep_driver) != (new.levels, new.sweep_driver):
        flags |= Flags.LEVELS
    if words(old) != words(new):
        flags |= Flags.TEXT
    if old.considerations is not new.considerations or old.edits is not new.edits:
        if reasons(old) != reasons(new):
            flags |= Flags.PAYOFFS
        if _words_of_reasons(old) != _words_of_reasons(new):
            flags |= Flags.TEXT
    return flags


def words(scenario: Scenario) -> tuple[object, ...]:
    """Return what is read and not calculated with, except in the reasons."""
    return (
        (scenario.title, scenario.date, scenario.summary, scenario.notes),
        scenario.outcomes,
        scenario.sources,
        scenario.snapshots,
        scenario.order_of_moves,
        scenario.players,
        tuple((d.name, d.plural, d.step, d.unit, d.anchors, d.note) for d in scenario.drivers),
    )


def _words_of_reasons(scenario: Scenario) -> tuple[object, ...]:
    """Return what is read in the considerations and edits."""
    return (
        tuple((c.title, c.rationale, c.source, c.confidence) for c in scenario.considerations),
        tuple(edit.note for edit in scenario.edits),
    )
