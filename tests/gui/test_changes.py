"""What differs between two scenarios."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from games.model.changes import Change, Flags, compare, numbers
from games.model.play import Play
from games.model.scenario import Anchor, Snapshot, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario


def first_player(scenario: Scenario, **changes: object) -> Scenario:
    head, *rest = scenario.players
    return replace(scenario, players=(replace(head, **changes), *rest))


def first_driver(scenario: Scenario, **changes: object) -> Scenario:
    head, *rest = scenario.drivers
    return replace(scenario, drivers=(replace(head, **changes), *rest))


def first_reason(scenario: Scenario, **changes: object) -> Scenario:
    head, *rest = scenario.considerations
    return replace(scenario, considerations=(replace(head, **changes), *rest))


def first_edit(scenario: Scenario, **changes: object) -> Scenario:
    head, *rest = scenario.edits
    return replace(scenario, edits=(replace(head, **changes), *rest))


ONE, TWO = Decimal(1), Decimal(2)
EDITS: dict[str, tuple[Callable[[Scenario], Scenario], Flags]] = {
    "nothing": (lambda s: replace(s), Flags.NONE),
    "a level": (lambda s: s.with_level("heat", ONE), Flags.LEVELS),
    "the swept driver": (lambda s: replace(s, sweep_driver="wind"), Flags.LEVELS),
    "a base": (lambda s: first_reason(s, base=TWO), Flags.PAYOFFS),
    "a slope": (lambda s: first_reason(s, slopes=()), Flags.PAYOFFS),
    "a condition": (lambda s: first_reason(s, when=()), Flags.PAYOFFS),
    "a range": (lambda s: first_reason(s, low=ONE), Flags.PAYOFFS),
    "an edit's amount": (lambda s: first_edit(s, amount=TWO), Flags.PAYOFFS),
    "no edits": (lambda s: replace(s, edits=()), Flags.PAYOFFS | Flags.TEXT),
    "a rationale": (lambda s: first_reason(s, rationale="because"), Flags.TEXT),
    "an edit's note": (lambda s: first_edit(s, note="seen"), Flags.TEXT),
    "a player's name": (lambda s: first_player(s, name="Rose"), Flags.TEXT),
    "a colour": (lambda s: first_player(s, color="#000000"), Flags.TEXT),
    "the title": (lambda s: replace(s, title="Other"), Flags.TEXT),
    "the sources": (lambda s: replace(s, sources=(Source("x", "X"),)), Flags.TEXT),
    "the outcomes": (lambda s: replace(s, outcomes=()), Flags.TEXT),
    "a snapshot": (
        lambda s: replace(s, snapshots=(Snapshot("then", "Then", "2026-03-01", s),)),
        Flags.TEXT,
    ),
    "an anchor": (lambda s: first_driver(s, anchors=(Anchor(ONE, "full"),)), Flags.TEXT),
    "a driver's range": (lambda s: first_driver(s, high=TWO), Flags.STRUCTURE),
    "the suggested order": (lambda s: replace(s, order_of_moves=("row",)), Flags.TEXT),
    "who moves when": (
        lambda s: replace(s, play=Play(tuple((player.id,) for player in s.players))),
        Flags.PLAY,
    ),
    "what has been done": (
        lambda s: replace(s, play=Play((), ((s.players[0].id, s.players[0].strategies[0].id),))),
        Flags.PLAY,
    ),
    "a strategy": (
        lambda s: first_player(s, strategies=s.players[0].strategies[::-1]),
        Flags.STRUCTURE | Flags.TEXT,
    ),
    "a driver removed": (
        lambda s: replace(s, drivers=s.drivers[:1]),
        Flags.STRUCTURE | Flags.LEVELS | Flags.TEXT,
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_raises_exactly_its_flags(scenario: Scenario, name: str) -> None:
    edit, flags = EDITS[name]
    assert compare(scenario, edit(scenario)) == flags


@pytest.mark.parametrize("name", EDITS)
def test_only_words_leave_the_numbers_as_they_are(scenario: Scenario, name: str) -> None:
    edit, flags = EDITS[name]
    changed = edit(scenario)
    same = numbers(scenario) == numbers(changed)
    assert same == (not flags or flags == Flags.TEXT or name == "the swept driver")


def test_the_swept_drivers_level_is_not_part_of_a_sweeps_numbers(scenario: Scenario) -> None:
    moved = scenario.with_level("heat", ONE)
    assert numbers(moved, without="heat") == numbers(scenario, without="heat")
    assert numbers(moved, without="wind") != numbers(scenario, without="wind")


def test_a_change_of_words_alone_solves_nothing(scenario: Scenario) -> None:
    assert not Change(scenario, scenario, Flags.TEXT).solves
    assert Change(scenario, scenario, Flags.TEXT | Flags.LEVELS).solves
