"""What was edited, in sentences: nothing is left out, nothing is made up, amounts come first."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.edit.cells import (
    with_base,
    with_consideration,
    with_edit,
    with_payoff,
    with_slope,
    without_consideration,
)
from games.model.edit.play import with_move, with_play
from games.model.edit.snapshots import described, take, without_snapshot
from games.model.edit.structure.players import move_player
from games.model.edit.structure.strategies import move_strategy
from games.model.file.library import load_named
from games.model.payoffs import payoff
from games.model.scenario import Anchor, Outcome, Source
from games.study.compare.edits import edits, edits_in_words
from games.study.compare.parts import CellChange, Topic, cells, paired, same_game

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario

    Change = Callable[[Scenario], Scenario]

CELL = ("retaliate", "retaliate", "absorb")
BASE = load_named("iraq-2019")


def first(items: tuple[object, ...], **changes: object) -> tuple[object, ...]:
    head, *rest = items
    return (replace(head, **changes), *rest)  # type: ignore[type-var]


def reason(scenario: Scenario, own: str, **changes: object) -> Scenario:
    old = next(c for c in scenario.considerations if c.id == own)
    return with_consideration(scenario, replace(old, **changes))  # type: ignore[arg-type]


CHANGES: dict[str, tuple[Change, list[str]]] = {
    "a base that becomes a fraction": (
        lambda s: with_base(s, "iran-exposure", Fraction(-4, 3)),
        [
            "Four payoffs change at today's levels, most of all Iran's (US: Retaliate, Iran: "
            "Retaliate, Baghdad: Expel troops), from 0 to −5/6.",
            "“Exposure and backlash in Iraq” (Iran): base from −0.5 to −4/3.",
        ],
    ),
    "a base": (
        lambda s: with_base(s, "iran-exposure", Decimal("-1.25")),
        [
            "Four payoffs change at today's levels, most of all Iran's (US: Retaliate, Iran: "
            "Retaliate, Baghdad: Expel troops), from 0 to −0.75.",
            "“Exposure and backlash in Iraq” (Iran): base from −0.5 to −1.25.",
        ],
    ),
    "a slope": (
        lambda s: with_slope(s, "iran-exposure", "protest", Decimal(0)),
        ["“Exposure and backlash in Iraq” (Iran): slope of protest against Iranian influence "
         "from −2 to 0."],
    ),
    "a direct edit": (
        lambda s: with_edit(s, "us", CELL, Decimal("0.25")),
        ["One payoff changes at today's levels: the US's (US: Retaliate, Iran: "
         "Retaliate, Baghdad: Absorb), from −1.9 to −1.65.",
         "Typed into the table: +0.25 for the US (US: Retaliate, Iran: Retaliate, Baghdad: "
         "Absorb)."],
    ),
    "a removed reason": (
        lambda s: without_consideration(s, "iran-exposure"),
        ["Removed for Iran: “Exposure and backlash in Iraq”, −0.5 and −2 per unit of protest "
         "against Iranian influence (Iran: Retaliate)."],
    ),
    "words of a reason": (
        lambda s: reason(s, "iran-exposure", rationale="x" * 70, source="", low=None, high=None),
        ["“Exposure and backlash in Iraq” (Iran): range removed, rationale rewritten and source "
         "removed."],
    ),
    "a condition": (
        lambda s: reason(s, "iran-exposure", when=()),
        ["“Exposure and backlash in Iraq” (Iran): condition from “Iran: Retaliate” to “always”."],
    ),
    "a level": (
        lambda s: s.with_level("sanctions", Decimal("0.70")),
        ["Sanctions pressure: today from 0.60 to 0.70."],
    ),
    "a range": (
        lambda s: replace(s, drivers=first(s.drivers, high=Decimal(2), step=Decimal("0.05"))),
        ["Sanctions pressure: range from “0 to 1” to “0 to 2” and step from 0.01 to 0.05."],
    ),
    "anchors": (
        lambda s: replace(s, drivers=first(s.drivers, anchors=(Anchor(Decimal(0), "none"),))),
        ["Sanctions pressure: worded anchors rewritten."],
    ),
    "the swept driver": (
        lambda s: replace(s, sweep_driver="protest"),
        ["Charts: swept driver from “sanctions pressure” to “protest against Iranian influence”."],
    ),
    "a player's words": (
        lambda s: replace(s, players=first(s.players, name="Washington", color="#000000")),
        ["US: name from “US” to “Washington” and colour from #0072B2 to #000000."],
    ),
    "a strategy's words": (
        lambda s: replace(
            s,
            players=first(s.players, strategies=first(s.players[0].strategies, name="Strike")),
        ),
        ["“Retaliate” (US): name from “Retaliate” to “Strike”."],
    ),
    "the title": (lambda s: replace(s, title="New"), [
        "The scenario: title from “Iraq, 30 December 2019” to “New”."]),
    "an outcome": (
        lambda s: replace(s, outcomes=(*s.outcomes[1:], Outcome("new", "New one", "#000000"))),
        ["New outcome: “New one”.", "Removed outcome: “Managed containment”."],
    ),
    "what an outcome covers": (
        lambda s: replace(s, outcomes=first(s.outcomes, profiles=(), severity=9)),
        ["Outcome “Managed containment”: severity from 0 to 9 and profiles removed."],
    ),
    "sources": (
        lambda s: replace(s, sources=(*s.sources, Source("x", "X"))),
        ["New source: “X”."],
    ),
    "an order": (
        lambda s: replace(s, considerations=s.considerations[::-1]),
        ["The considerations are in another order."],
    ),
    "strategies in another order": (
        lambda s: replace(
            s, players=first(s.players, strategies=s.players[0].strategies[::-1])
        ),
        ["The US's strategies are in another order."],
    ),
    "players in another order": (
        lambda s: replace(
            s,
            players=s.players[::-1],
            outcomes=tuple(replace(o, mixtures=()) for o in s.outcomes),
            edits=tuple(replace(e, profile=e.profile[::-1]) for e in s.edits),
        ),
        ["The players are in another order."],
    ),
    "the suggested order": (
        lambda s: replace(s, order_of_moves=("us",)),
        ["Suggested for moves in sequence: order from “Iran, US, Baghdad” to “US”."],
    ),
    "who moves when": (
        lambda s: with_play(s, (("iran",), ("us", "baghdad"))),
        ["Who moves when: order from “All at once” to “Iran, then US and Baghdad together”."],
    ),
    "a move already made": (
        lambda s: with_move(s, "us", "retaliate"),
        ["New move already made: US: Retaliate."],
    ),
    "a snapshot": (
        lambda s: take(s, "Then", taken="2026-03-01T12:00:00+00:00"),
        ["New snapshot: “Then”."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_every_kind_of_edit_has_its_sentence(name: str) -> None:
    change, sentences = CHANGES[name]
    said = edits_in_words(BASE, change(BASE))
    for sentence in sentences:
        assert sentence in said


def test_moves_already_made_are_compared_player_by_player() -> None:
    struck = with_move(BASE, "us", "retaliate")
    held = with_move(BASE, "us", "absorb")
    assert edits_in_words(struck, held) == ("US: move already made from “Retaliate” to “Absorb”.",)
    assert edits_in_words(struck, BASE) == ("Move no longer made already: US: Retaliate.",)


def test_players_in_another_order_have_the_same_play() -> None:
    together = with_move(with_play(BASE, (("us", "iran"), ("baghdad",))), "iran", "absorb")
    turned = move_player(with_move(together, "us", "absorb"), "us", 2).scenario
    said = edits_in_words(with_move(together, "us", "absorb"), turned)
    assert said[0] == "The players are in another order."
    assert not any("move" in sentence for sentence in said)


def test_a_condition_that_names_one_strategy_more_or_less_says_which() -> None:
    graded = load_named("graded-responses")
    old = graded.considerations[0]
    us, iran = graded.players[:2]
    first, second, third = (own.id for own in us.strategies)

    def counting(*strategies: str) -> Scenario:
        when = ((us.id, strategies), (iran.id, (iran.strategies[0].id,)))
        return with_consideration(graded, replace(old, when=when))

    one, two = counting(first), counting(first, third)
    name = us.strategies[2].name
    who = f"“{old.title}” (US): "
    assert edits_in_words(one, two)[-1] == f"{who}counts now also for US: {name}."
    assert edits_in_words(two, one)[-1] == f"{who}counts no longer for US: {name}."
    assert "condition from" in edits_in_words(counting(second), one)[-1]
    every = ((us.id, (first, third)), (iran.id, tuple(own.id for own in iran.strategies[:2])))
    long = with_consideration(graded, replace(old, when=every))
    always = with_consideration(graded, replace(old, when=()))
    assert edits_in_words(long, always)[-1] == f"{who}counts now always."
    assert "counts now for US: " in edits_in_words(always, long)[-1]


def test_strategies_and_players_in_another_order_change_no_condition() -> None:
    graded = load_named("graded-responses")
    us = graded.players[0]
    turned = move_strategy(graded, us.id, us.strategies[0].id, 2).scenario
    assert edits_in_words(graded, turned) == ("The US's strategies are in another order.",)
    others = tuple(replace(outcome, mixtures=()) for outcome in graded.outcomes)
    plain = replace(graded, outcomes=others)
    moved = move_player(plain, us.id, 2).scenario
    assert edits_in_words(plain, moved) == ("The players are in another order.",)


@pytest.mark.parametrize("name", CHANGES)
def test_every_edit_is_seen_from_both_sides_and_unseen_within_itself(name: str) -> None:
    changed = CHANGES[name][0](BASE)
    assert edits_in_words(changed, BASE)
    assert edits_in_words(changed, changed) == ()
    assert all(edit.text.endswith(".") for edit in edits(BASE, changed))


def test_what_is_calculated_with_comes_before_what_is_only_read() -> None:
    changed = BASE
    for name in ("the title", "a snapshot", "a level", "a direct edit", "a base", "an outcome"):
        changed = CHANGES[name][0](changed)
    order = [edit.topic for edit in edits(BASE, changed)]
    assert order == sorted(order, key=list(Topic).index)
    assert edits_in_words(BASE, changed)[0].startswith("16 payoffs change at today's levels")


def test_a_snapshot_renamed_and_one_removed_are_told() -> None:
    kept = take(BASE, "Then", "a note", taken="2026-03-01T12:00:00+00:00")
    renamed = described(kept, "then", "Earlier", "")
    assert edits_in_words(kept, renamed) == (
        "Snapshot “Then”: name from “Then” to “Earlier” and note removed.",
    )
    assert edits_in_words(kept, without_snapshot(kept, "then")) == ("Removed snapshot: “Then”.",)


def test_a_long_value_is_in_the_data_and_not_in_the_sentence() -> None:
    changed = reason(BASE, "iran-exposure", rationale="word " * 100)
    [edit] = edits(BASE, changed)
    [field] = edit.fields
    assert edit.place == "considerations.iran-exposure"
    assert (field.name, field.new) == ("rationale", "word " * 100)
    assert "word word" not in edit.text


def test_cells_are_compared_exactly_and_named_by_ids() -> None:
    third = with_payoff(BASE, "us", CELL, Decimal("0.1"))
    assert cells(BASE, third) == (CellChange("us", CELL, Fraction(-19, 10), Fraction(1, 10)),)
    assert cells(BASE, BASE) == ()


def test_cells_are_found_again_where_players_and_strategies_changed_places() -> None:
    turned = CHANGES["strategies in another order"][0](BASE)
    assert same_game(BASE, turned)
    assert cells(BASE, turned) == ()
    swapped = CHANGES["players in another order"][0](BASE)
    assert cells(BASE, swapped) == ()
    edited = with_edit(swapped, "us", ("absorb", "retaliate", "absorb"), Decimal(1))
    [change] = cells(BASE, edited)
    assert (change.player, change.profile) == ("us", ("absorb", "retaliate", "absorb"))
    assert change.new - change.old == 1


def test_games_of_other_players_have_no_cells_in_common() -> None:
    other = load_named("us-baghdad")
    assert not same_game(BASE, other)
    assert cells(BASE, other) == ()
    assert edits_in_words(BASE, other)[0] == "Iran is no longer a player."


def test_a_strategy_more_leaves_the_other_cells_comparable() -> None:
    new = replace(BASE.players[1].strategies[0], id="wait", name="Wait", letter="W")
    iran = replace(BASE.players[1], strategies=(*BASE.players[1].strategies, new))
    more = replace(BASE, players=(BASE.players[0], iran, BASE.players[2]))
    assert not same_game(BASE, more)
    assert cells(BASE, more) == ()
    assert edits_in_words(BASE, more) == ("Iran has a new strategy, “Wait”.",)
    assert edits_in_words(more, BASE) == ("Iran no longer has the strategy “Wait”.",)


#: Every part of a scenario, each with all its fields set to something else.
OTHERS = {"color": "#123456", "confidence": "low", "severity": 77, "taken": "2026-03-02T09:30:00"}
PARTS = ("players", "drivers", "considerations", "edits", "outcomes", "sources", "snapshots")


def another(value: object, name: str) -> object:
    """Return another value for a field of this name."""
    if isinstance(value, Decimal):
        return value + 1
    return OTHERS.get(name, "other" if isinstance(value, str) else None)


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_every_part_that_differs_is_said(part: str) -> None:
    whole = take(with_edit(BASE, "us", CELL, Decimal(1)), "Kept", taken="2026-03-01T09:30:00")
    head, *rest = getattr(whole, part)
    told = []
    for each in fields(head):
        other = another(getattr(head, each.name), each.name)
        if other is None or each.name in {"id", "player", "source"}:
            continue  # another id is another part; lists are changed by tests of their own
        now = replace(whole, **{part: (replace(head, **{each.name: other}), *rest)})
        if part == "snapshots" and each.name == "taken":
            continue  # when it was taken is no edit of anybody's
        said = edits(whole, now)
        assert said, each.name
        assert all(edit.kind != "reordered" for edit in said), each.name
        told.append(each.name)
    assert len(told) > 1


def test_the_payoff_that_moves_most_may_fall() -> None:
    up = with_payoff(BASE, "us", CELL, payoff(BASE, "us", CELL) + 1)
    both = with_payoff(up, "iran", CELL, payoff(BASE, "iran", CELL) - 2)
    said = edits_in_words(BASE, both)[0]
    assert said.startswith("Two payoffs change at today's levels, most of all Iran's (")


@about(40)
@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=5))
def test_scenarios_differ_exactly_if_there_is_something_to_say(names: list[str]) -> None:
    changed = BASE
    for name in names:
        if name == "a removed reason" and not any(
            c.id == "iran-exposure" for c in changed.considerations
        ):
            continue
        if name == "a snapshot" and changed.snapshots:
            continue
        try:
            changed = CHANGES[name][0](changed)
        except (KeyError, StopIteration, ValueError):  # gone already, or there already
            continue
    assert bool(edits_in_words(BASE, changed)) == (changed != BASE)
    for change in cells(BASE, changed):
        player = change.player
        ids = dict(zip((p.id for p in changed.players), change.profile, strict=True))
        there = tuple(ids[p.id] for p in BASE.players)
        assert Fraction(payoff(BASE, player, there)) == change.old
        assert Fraction(payoff(changed, player, change.profile)) == change.new


def test_pairing_tells_order_from_content() -> None:
    one, two, three = BASE.sources[0], Source("two", "Two"), Source("three", "Three")
    found = paired((one, two), (two, three, one))
    assert found.added == (three,)
    assert found.removed == ()
    assert found.reordered
    assert found.kept == ((two, two), (one, one))
    assert not paired((one, two), (one, three, two)).reordered
