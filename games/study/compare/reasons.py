"""What was edited in the reasons behind payoffs: considerations and amounts typed into cells.

Owns the sentences about them. Solves nothing.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.cover import meaning
from games.model.numbers import amount_text, show
from games.study.compare.fields import SHORT, changed, texts
from games.study.compare.parts import Edit, Field, Topic, paired
from games.words.names import condition, inside, joined, label, quoted, subject
from games.words.profiles import profile_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.scenario import Consideration, DirectEdit, Scenario, When

__all__ = ["consideration_edits", "direct_edits", "player_of"]


def player_of(scenario: Scenario, player: str) -> str:
    """Return the name of a player given by id, within a sentence."""
    return subject(scenario.player(player))


def consideration_edits(old: Scenario, new: Scenario) -> Iterator[Edit]:
    """Compare the considerations of two scenarios."""
    topic = Topic.REASONS
    found = paired(old.considerations, new.considerations)
    for reason in found.added:
        text = f"New for {player_of(new, reason.player)}: {_reason(new, reason)}."
        yield Edit(topic, "added", f"considerations.{reason.id}", text)
    for reason in found.removed:
        text = f"Removed for {player_of(old, reason.player)}: {_reason(old, reason)}."
        yield Edit(topic, "removed", f"considerations.{reason.id}", text)
    for was, reason in found.kept:
        if was != reason:
            who = f"{quoted(was.title)} ({label(old.player(was.player).name)})"
            place = f"considerations.{reason.id}"
            yield from changed(topic, place, who, _fields(old, was, new, reason))
    if found.reordered:
        text = "The considerations are in another order."
        yield Edit(topic, "reordered", "considerations", text)


def _reason(scenario: Scenario, reason: Consideration) -> str:
    """Return a consideration in one line: "“Backlash”, −2 per unit of protest (always)"."""
    amounts = [amount_text(reason.base, signed=True)] if reason.base or not reason.slopes else []
    amounts += [
        f"{amount_text(slope, signed=True)} per unit of {inside(scenario.driver(driver).name)}"
        for driver, slope in reason.slopes
    ]
    return f"{quoted(reason.title)}, {joined(amounts)} ({condition(scenario, reason.when)})"


def _fields(
    old: Scenario, was: Consideration, new: Scenario, now: Consideration
) -> Iterator[Field]:
    """Compare one consideration value by value, amounts first."""
    if was.base != now.base:
        yield Field("base", amount_text(was.base), amount_text(now.base))
    before, after = dict(was.slopes), dict(now.slopes)
    for driver in dict.fromkeys((*before, *after)):
        first, second = before.get(driver, Decimal(0)), after.get(driver, Decimal(0))
        if first != second:
            home = new if driver in new.levels else old
            yield Field(
                f"slope of {inside(home.driver(driver).name)}",
                amount_text(first),
                amount_text(second),
            )
    if (was.low, was.high) != (now.low, now.high):
        yield Field("range", _range(was), _range(now))
    if meaning(was.when) != meaning(now.when):
        both = (condition(old, was.when), condition(new, now.when))
        said = _widened(old, was.when, new, now.when)
        if not said and max(map(len, both)) > SHORT:
            said = f"counts now for {both[1]}" if now.when else "counts now always"
        yield Field("condition", *both, said)
    if was.player != now.player:
        yield Field("player", player_of(old, was.player), player_of(new, now.player))
    yield from texts(was, now, ("title", "rationale"))
    if was.source != now.source:
        yield Field("source", _source(old, was.source), _source(new, now.source))
    yield from texts(was, now, ("confidence",))


def _widened(old: Scenario, was: When, new: Scenario, now: When) -> str:
    """Say which strategies of a player a condition names more, or no longer; "" if that is not all.

    "counts now also for US: Draw down", where the condition has named others of the US before.
    """
    before, after = dict(was), dict(now)
    others = [player for player in before if set(before[player]) != set(after.get(player, ()))]
    if len(others) != 1 or before.keys() != after.keys():
        return ""
    (player,) = others
    gained = tuple(own for own in after[player] if own not in before[player])
    lost = tuple(own for own in before[player] if own not in after[player])
    if gained and lost:
        return ""
    if gained:
        return f"counts now also for {condition(new, ((player, gained),))}"
    return f"counts no longer for {condition(old, ((player, lost),))}"


def _range(reason: Consideration) -> str:
    if reason.low is None or reason.high is None:
        return ""
    return f"{show(reason.low)} to {show(reason.high)}"


def _source(scenario: Scenario, source: str) -> str:
    return next((quoted(one.title) for one in scenario.sources if one.id == source), "")


def direct_edits(old: Scenario, new: Scenario) -> Iterator[Edit]:
    """Compare the amounts typed straight into cells."""
    before, after = ({_key(s, edit): edit for edit in s.edits} for s in (old, new))
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        if now is not None and was is not None:
            fields = []
            if was.amount != now.amount:
                amounts = (amount_text(edit.amount, signed=True) for edit in (was, now))
                fields.append(Field("amount", *amounts))
            fields += texts(was, now, ("note",))
            who = f"Typed into the table for {_target(new, now)}"
            yield from changed(Topic.DIRECT, _place(now), who, fields)
        elif now is not None:
            amount = amount_text(now.amount, signed=True)
            text = f"Typed into the table: {amount} for {_target(new, now)}."
            yield Edit(Topic.DIRECT, "added", _place(now), text)
        elif was is not None:
            amount = amount_text(was.amount, signed=True)
            text = f"No longer typed into the table: {amount} for {_target(old, was)}."
            yield Edit(Topic.DIRECT, "removed", _place(was), text)


def _key(scenario: Scenario, edit: DirectEdit) -> tuple[object, ...]:
    """Return what makes two direct edits the same, whatever the order of the players."""
    chosen = zip((player.id for player in scenario.players), edit.profile, strict=True)
    return (edit.player, frozenset(chosen))


def _target(scenario: Scenario, edit: DirectEdit) -> str:
    return f"{player_of(scenario, edit.player)} ({profile_words(scenario, edit.profile)})"


def _place(edit: DirectEdit) -> str:
    return ".".join(("edits", edit.player, *edit.profile))
