"""What was edited between two scenarios: every difference of what an analyst writes, in a sentence.

Owns the order of the sentences and the words about structure, drivers and texts. Solves nothing: it
is quick enough for a question that waits for its answer. What the edits do to the answers is
`games.study.compare.effects`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.amounts import kept
from games.model.cover import meaning
from games.model.numbers import amount_text, show
from games.study.compare.fields import changed, listed, texts
from games.study.compare.parts import Edit, Field, Topic, cells, paired
from games.study.compare.plays import play_edits
from games.study.compare.reasons import (
    consideration_edits,
    direct_edits,
)
from games.words.names import (
    does,
    genitive,
    inside,
    joined,
    label,
    measured,
    quoted,
    starting,
)
from games.words.profiles import profile_words
from games.words.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.model.scenario import Driver, Outcome, Player, Scenario, Snapshot
    from games.study.compare.parts import CellChange

__all__ = ["edits", "edits_in_words", "payoffs_text"]


def edits_in_words(old: Scenario, new: Scenario) -> tuple[str, ...]:
    """Say in sentences how `new` differs from `old`, the most consequential first.

    Empty for scenarios that do not differ. Structure comes first, then what becomes of the payoffs
    today, then the reasons, the drivers, the words and the snapshots.
    """
    found = edits(old, new)
    said = [edit.text for edit in found if edit.topic is Topic.STRUCTURE]
    moved = payoffs_text(new, cells(old, new)) if found else ""
    said += [moved] if moved else []
    return (*said, *(edit.text for edit in found if edit.topic is not Topic.STRUCTURE))


def edits(old: Scenario, new: Scenario) -> tuple[Edit, ...]:
    """Return everything that differs, ordered by topic and within a topic as the new file has it.

    Equal scenarios have no edits, all others at least one.
    """
    if old == new:
        return ()
    found = (
        *_structure(old, new),
        *consideration_edits(old, new),
        *direct_edits(old, new),
        *_drivers(old, new),
        *_words(old, new),
        *_snapshots(old, new),
    )
    # what nobody reads may be all that differs, such as the order of two direct edits
    return found or (Edit(Topic.WORDS, "reordered", "", "Only the order of entries differs."),)


def payoffs_text(new: Scenario, changes: Sequence[CellChange]) -> str:
    """Say how many payoffs change at today's levels, and which the most; empty if none do."""
    if not changes:
        return ""
    largest = max(changes, key=lambda change: abs(change.new - change.old))
    who = genitive(new.player(largest.player))
    where = profile_words(new, largest.profile)
    numbers = f"from {amount_text(kept(largest.old))} to {amount_text(kept(largest.new))}"
    if len(changes) == 1:
        return f"One payoff changes at today's levels: {who} ({where}), {numbers}."
    many = starting(counted(len(changes), "payoff"))
    return f"{many} change at today's levels, most of all {who} ({where}), {numbers}."


def _structure(old: Scenario, new: Scenario) -> Iterator[Edit]:
    """Compare players, strategies, which drivers there are, and who moves when."""
    topic = Topic.STRUCTURE
    players = paired(old.players, new.players)
    for player in players.added:
        names = joined(quoted(strategy.name) for strategy in player.strategies)
        text = f"{_is(player)} a new player with the strategies {names}."
        yield Edit(topic, "added", f"players.{player.id}", text)
    for player in players.removed:
        text = f"{_is(player)} no longer a player."
        yield Edit(topic, "removed", f"players.{player.id}", text)
    for was, player in players.kept:
        yield from _strategies(was, player)
    if players.reordered:
        yield Edit(topic, "reordered", "players", "The players are in another order.")
    drivers = paired(old.drivers, new.drivers)
    for driver in drivers.added:
        span = f"from {show(driver.low)} to {show(driver.high)}, today {show(driver.level)}"
        text = f"{quoted(driver.name)} is a new driver, {measured(span, driver.unit)}."
        yield Edit(topic, "added", f"drivers.{driver.id}", text)
    for driver in drivers.removed:
        text = f"{quoted(driver.name)} is no longer a driver."
        yield Edit(topic, "removed", f"drivers.{driver.id}", text)
    yield from play_edits(old, new)


def _is(player: Player) -> str:
    return starting(does(player, "is", "are"))


def _strategies(was: Player, player: Player) -> Iterator[Edit]:
    topic, place = Topic.STRUCTURE, f"players.{player.id}.strategies"
    own = paired(was.strategies, player.strategies)
    for strategy in own.added:
        has = starting(does(player, "has", "have"))
        text = f"{has} a new strategy, {quoted(strategy.name)}."
        yield Edit(topic, "added", f"{place}.{strategy.id}", text)
    for strategy in own.removed:
        has = starting(does(player, "no longer has", "no longer have"))
        text = f"{has} the strategy {quoted(strategy.name)}."
        yield Edit(topic, "removed", f"{place}.{strategy.id}", text)
    if own.reordered:
        text = f"{starting(genitive(player))} strategies are in another order."
        yield Edit(topic, "reordered", place, text)


def _drivers(old: Scenario, new: Scenario) -> Iterator[Edit]:
    topic = Topic.DRIVERS
    drivers = paired(old.drivers, new.drivers)
    for was, driver in drivers.kept:
        place = f"drivers.{driver.id}"
        yield from changed(topic, place, label(was.name), _driver_fields(was, driver))
    if old.sweep_driver != new.sweep_driver:
        names = [
            inside(s.driver(s.sweep_driver).name) if s.sweep_driver else "" for s in (old, new)
        ]
        field = Field("swept driver", *names)
        yield from changed(topic, "sweep_driver", "Charts", (field,))
    if drivers.reordered:
        yield Edit(topic, "reordered", "drivers", "The drivers are in another order.")


def _driver_fields(was: Driver, now: Driver) -> Iterator[Field]:
    if was.level != now.level:
        yield Field("today", *(measured(show(one.level), one.unit) for one in (was, now)))
    if (was.low, was.high) != (now.low, now.high):
        spans = ((f"{show(one.low)} to {show(one.high)}", one.unit) for one in (was, now))
        yield Field("range", *(measured(*span) for span in spans))
    if was.step != now.step:
        yield Field("step", show(was.step), show(now.step))
    yield from texts(was, now, ("name", "unit", "note"))
    yield from _verbs(was, now)
    if was.anchors != now.anchors:
        # on lines of their own: a sentence then says that they are rewritten, data have them all
        lists = ("\n".join(f"{show(a.level)}: {a.text}" for a in one.anchors) for one in (was, now))
        yield Field("worded anchors", *lists)


def _words(old: Scenario, new: Scenario) -> Iterator[Edit]:
    """Compare what is read and not calculated with."""
    topic = Topic.WORDS
    whole = texts(old, new, ("title", "date", "summary", "notes"))
    yield from changed(topic, "", "The scenario", whole)
    for player, now in paired(old.players, new.players).kept:
        place = f"players.{now.id}"
        yield from changed(topic, place, label(player.name), _player_fields(player, now))
        for was, strategy in paired(player.strategies, now.strategies).kept:
            who = f"{quoted(was.name)} ({label(player.name)})"
            fields = texts(was, strategy, ("name", "in_sentence", "letter", "note"))
            yield from changed(topic, f"{place}.strategies.{strategy.id}", who, fields)
    yield from listed(old.outcomes, new.outcomes, "outcome", lambda o: o.name, _outcome_fields)
    yield from listed(
        *(old.sources, new.sources, "source", lambda source: source.title),
        lambda was, now: texts(was, now, ("title", "publisher", "date", "note")),
    )


def _player_fields(was: Player, now: Player) -> Iterator[Field]:
    yield from texts(was, now, ("name", "in_sentence"))
    yield from _verbs(was, now)
    yield from texts(was, now, ("color", "note"))


def _verbs(was: Player | Driver, now: Player | Driver) -> Iterator[Field]:
    if was.plural != now.plural:
        numbers = ["plural" if one.plural else "singular" for one in (was, now)]
        yield Field("number of its verbs", *numbers)


def _outcome_fields(was: Outcome, now: Outcome) -> Iterator[Field]:
    yield from texts(was, now, ("name", "color", "severity"))
    pure = [[meaning(profile) for profile in one.profiles] for one in (was, now)]
    if pure[0] != pure[1] or was.mixtures != now.mixtures:
        yield Field("profiles", _extent(was), _extent(now))
    yield from texts(was, now, ("note",))


def _extent(outcome: Outcome) -> str:
    """Return an outcome's profiles by ids, on lines of their own: too long for a sentence."""
    pure = [
        " ".join(f"{player}={'+'.join(chosen)}" for player, chosen in one)
        for one in outcome.profiles
    ]
    mixed = [" ".join("+".join(played) for played in mixture) for mixture in outcome.mixtures]
    return "".join(f"{line}\n" for line in (*pure, *mixed))


def _snapshots(old: Scenario, new: Scenario) -> Iterator[Edit]:
    yield from listed(
        *(old.snapshots, new.snapshots, "snapshot", lambda snapshot: snapshot.name),
        *(_snapshot_fields, Topic.SNAPSHOTS),
    )


def _snapshot_fields(was: Snapshot, now: Snapshot) -> Iterator[Field]:
    yield from texts(was, now, ("name", "note"))
    if was.scenario != now.scenario:
        yield Field("content", f"taken {was.taken}", f"taken {now.taken}\n")
