"""What a scenario must satisfy to be used.

Owns every rule about the parts of a scenario and their sizes; those about single values are
`games.model.values`'. Collects all problems, each with the place where a person finds it in the
file. Knows scenarios, not JSON.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from games.model.denominator import first_crowded
from games.model.numbers import PLACES, fault, plain
from games.model.outcomes import OTHER
from games.model.play_check import check_play
from games.model.problems import Problems, quoted
from games.model.values import LONGEST_LETTER, LONGEST_NAME, LONGEST_TEXT, Values
from games.words.names import COUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.amounts import Amount
    from games.model.scenario import (
        Consideration,
        DirectEdit,
        Driver,
        Outcome,
        Player,
        Scenario,
        Snapshot,
        Source,
        When,
    )

__all__ = [
    "CONFIDENCES",
    "EDIT_DIGITS",
    "FEWEST_STRATEGIES",
    "LARGEST_EDIT",
    "LONGEST_LETTER",
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "MOST_ANCHORS",
    "MOST_DRIVERS",
    "MOST_EDITS",
    "MOST_OUTCOMES",
    "MOST_PARTS",
    "MOST_REASONS",
    "MOST_SEVERE",
    "MOST_SNAPSHOTS",
    "MOST_SOURCES",
    "MOST_STRATEGIES",
    "check",
    "edit_fault",
    "moment",
]

CONFIDENCES = ("high", "medium", "low")
MOST_DRIVERS = 32
MOST_REASONS = 2000
MOST_SNAPSHOTS = 100
#: More than anybody writes; each is looked through for every other.
MOST_OUTCOMES, MOST_SOURCES, MOST_EDITS, MOST_ANCHORS = 1000, 2000, 2000, 200
#: Partial profiles, or mixtures, of an outcome.
MOST_PARTS = 1000
#: Most strategies of a player, by number of players: what the solvers are built for.
MOST_STRATEGIES = {2: 6, 3: 5}
#: A direct edit may have to cancel all that considerations add up to, products of slopes and levels
#: included, to the last digit; so it has more room than a typed amount.
LARGEST_EDIT = Decimal(10**24)
EDIT_PLACES = 2 * PLACES
#: Of its denominator, if it is a fraction: an imported payoff may have been computed by a program.
EDIT_DIGITS = 4 * PLACES

MOST_SEVERE = 100
#: A player with one strategy has nothing to choose.
FEWEST_STRATEGIES = 2


def check(scenario: Scenario, problems: Problems) -> None:
    """Add everything that is wrong with a scenario to `problems`."""
    _Check(scenario, problems).run()


def moment(text: str) -> datetime | None:
    """Return the date and time that ISO 8601 text gives; None if it gives none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def faults(scenario: Scenario, reason: Consideration) -> tuple[str, ...]:
    """Say what is wrong with a consideration in a scenario that is itself in order."""
    problems = Problems()
    _Check(scenario, problems).consideration("consideration", reason)
    return tuple(problem.message for problem in problems.found)


def edit_fault(amount: Amount) -> str:
    """Say what is wrong with the amount of a direct edit; empty if nothing is."""
    return fault(amount, largest=LARGEST_EDIT, places=EDIT_PLACES, digits=EDIT_DIGITS)


class _Check(Values):
    """One pass over one scenario."""

    def __init__(self, scenario: Scenario, problems: Problems) -> None:
        super().__init__(problems)
        self.scenario = scenario
        self.order = [player.id for player in scenario.players]
        self.players = {player.id: player for player in scenario.players}
        self.drivers = [driver.id for driver in scenario.drivers]
        self.sources = [source.id for source in scenario.sources]

    def run(self) -> None:
        scenario = self.scenario
        self.name("title", scenario.title)
        self.name("date", scenario.date, optional=True)
        self.text("summary", scenario.summary)
        self.text("notes", scenario.notes)
        self.player_count()
        for section, check_one in (
            ("players", self.player),
            ("drivers", self.driver),
            ("considerations", self.consideration),
            ("outcomes", self.outcome),
            ("sources", self.source),
        ):
            items = getattr(scenario, section)
            self.ids(section, [item.id for item in items])
            for index, item in enumerate(items):
                check_one(f"{section}[{index}]", item)
        self.count("drivers", self.drivers, MOST_DRIVERS)
        self.count("considerations", scenario.considerations, MOST_REASONS)
        self.count("outcomes", scenario.outcomes, MOST_OUTCOMES)
        self.count("sources", scenario.sources, MOST_SOURCES)
        self.count("edits", scenario.edits, MOST_EDITS)
        self.edits(scenario.edits)
        crowded = first_crowded(scenario)
        if crowded:
            self.add(*crowded)
        if scenario.sweep_driver:
            self.known("sweep_driver", "driver", scenario.sweep_driver, self.drivers, "drivers")
        check_play(scenario, self)
        self.snapshots(scenario.snapshots)

    def player_count(self) -> None:
        count = len(self.scenario.players)
        if count not in MOST_STRATEGIES:
            self.add("players", f"two or three players are needed, not {count}")

    def player(self, place: str, player: Player) -> None:
        self.name(f"{place}.name", player.name)
        self.name(f"{place}.in_sentence", player.in_sentence, optional=True)
        self.text(f"{place}.note", player.note)
        self.color(f"{place}.color", player.color)
        most = MOST_STRATEGIES.get(len(self.scenario.players), max(MOST_STRATEGIES.values()))
        count = len(player.strategies)
        where = f"{place}.strategies"
        if not FEWEST_STRATEGIES <= count <= most:
            there = len(self.scenario.players)
            players = COUNTS[there] if there in MOST_STRATEGIES else "so many"
            message = (
                f"{count} strategies: with {players} players each has {FEWEST_STRATEGIES} to {most}"
            )
            self.add(where, message)
            if not count:
                self.problems.distrust(where)
        self.ids(where, [strategy.id for strategy in player.strategies])
        letters = [strategy.letter for strategy in player.strategies]
        for index, strategy in enumerate(player.strategies):
            here = f"{where}[{index}]"
            self.name(f"{here}.name", strategy.name)
            self.name(f"{here}.in_sentence", strategy.in_sentence, optional=True)
            self.text(f"{here}.note", strategy.note)
            self.name(f"{here}.letter", strategy.letter, longest=LONGEST_LETTER)
            if strategy.letter.strip() and strategy.letter in letters[:index]:
                self.add(f"{here}.letter", f"{quoted(strategy.letter)} stands for another strategy")

    def driver(self, place: str, driver: Driver) -> None:
        self.name(f"{place}.name", driver.name)
        self.name(f"{place}.unit", driver.unit, optional=True)
        self.text(f"{place}.note", driver.note)
        low, high, level, step = (
            self.number(f"{place}.{key}", getattr(driver, key))
            for key in ("low", "high", "level", "step")
        )
        if low and high:
            if driver.low >= driver.high:
                message = f"must lie above low, {plain(driver.low)}, not at {plain(driver.high)}"
                self.add(f"{place}.high", message)
                low = high = False  # there is no range to lie in
            elif step and driver.step > driver.high - driver.low:
                self.add(f"{place}.step", "must not be longer than the whole range")
        if level and low and high:
            self.within(f"{place}.level", driver.level, driver)
        if step and driver.step <= 0:
            self.add(f"{place}.step", f"must be above 0, not {plain(driver.step)}")
        self.count(f"{place}.anchors", driver.anchors, MOST_ANCHORS)
        for index, anchor in enumerate(driver.anchors):
            here = f"{place}.anchors[{index}]"
            self.name(f"{here}.text", anchor.text)
            if self.number(f"{here}.level", anchor.level) and low and high:
                self.within(f"{here}.level", anchor.level, driver)

    def consideration(self, place: str, reason: Consideration) -> None:
        self.player_reference(f"{place}.player", reason.player)
        self.partial(f"{place}.when", reason.when)
        self.name(f"{place}.title", reason.title)
        self.text(f"{place}.rationale", reason.rationale)
        self.number(f"{place}.base", reason.base)
        for driver, slope in reason.slopes:
            here = f"{place}.slopes.{driver}"
            self.known(here, "driver", driver, self.drivers, "drivers")
            self.number(here, slope)
        if (reason.low is None) != (reason.high is None):
            self.add(place, "low and high come together: give both or neither")
        given = [(key, getattr(reason, key)) for key in ("low", "high")]
        fine = [value is not None and self.number(f"{place}.{k}", value) for k, value in given]
        (_, low), (_, high) = given
        if all(fine) and low > high:
            self.add(f"{place}.low", f"{plain(low)} is above high, {plain(high)}")
        if reason.source:
            self.known(f"{place}.source", "source", reason.source, self.sources, "sources")
        if reason.confidence and reason.confidence not in CONFIDENCES:
            message = f"must be high, medium or low, not {quoted(reason.confidence)}"
            self.add(f"{place}.confidence", message)

    def edits(self, edits: Sequence[DirectEdit]) -> None:
        seen: dict[tuple[str, tuple[str, ...]], int] = {}
        for index, edit in enumerate(edits):
            place = f"edits[{index}]"
            first = seen.setdefault((edit.player, edit.profile), index)
            if first != index:
                self.add(
                    place, f"this payoff is already edited by {self.problems.at('edits')}[{first}]"
                )
            self.player_reference(f"{place}.player", edit.player)
            chosen = zip(self.order, edit.profile, strict=False)
            self.partial(f"{place}.profile", tuple((p, (own,)) for p, own in chosen))
            self.number(f"{place}.amount", edit.amount, judge=edit_fault)
            self.text(f"{place}.note", edit.note)

    def outcome(self, place: str, outcome: Outcome) -> None:
        self.name(f"{place}.name", outcome.name)
        self.color(f"{place}.color", outcome.color)
        self.text(f"{place}.note", outcome.note)
        if outcome.id == OTHER:
            self.add(f"{place}.id", f"{quoted(OTHER)} stands for all profiles without an outcome")
        if not 0 <= outcome.severity <= MOST_SEVERE:
            self.add(f"{place}.severity", f"must lie between 0 and {MOST_SEVERE}")
        self.count(f"{place}.profiles", outcome.profiles, MOST_PARTS)
        self.count(f"{place}.mixtures", outcome.mixtures, MOST_PARTS)
        for index, profile in enumerate(outcome.profiles):
            self.partial(f"{place}.profiles[{index}]", profile)
        for index, mixture in enumerate(outcome.mixtures):
            here = f"{place}.mixtures[{index}]"
            for player, played in zip(self.order, mixture, strict=False):
                if not played:
                    self.add(f"{here}.{player}", "at least one strategy is played")
                self.strategies(f"{here}.{player}", player, played, listed=True)

    def source(self, place: str, source: Source) -> None:
        self.name(f"{place}.title", source.title)
        self.name(f"{place}.publisher", source.publisher, optional=True)
        self.name(f"{place}.date", source.date, optional=True)
        self.text(f"{place}.note", source.note)

    def snapshots(self, snapshots: Sequence[Snapshot]) -> None:
        self.ids("snapshots", [snapshot.id for snapshot in snapshots])
        self.count("snapshots", snapshots, MOST_SNAPSHOTS)
        names: dict[str, int] = {}
        for index, snapshot in enumerate(snapshots):
            place = f"snapshots[{index}]"
            self.name(f"{place}.name", snapshot.name)
            self.text(f"{place}.note", snapshot.note)
            first = names.setdefault(snapshot.name, index)
            if first != index and snapshot.name.strip():
                message = f"{quoted(snapshot.name)} is already the name of snapshots[{first}]"
                self.add(f"{place}.name", message)
            if moment(snapshot.taken) is None:
                example = "2026-03-01T09:30:00+00:00"
                message = f"must be a date and time like {example}, not {quoted(snapshot.taken)}"
                self.add(f"{place}.taken", message)
            if snapshot.scenario.snapshots:
                self.add(place, "a snapshot holds no snapshots itself")
            else:
                check(snapshot.scenario, self.problems.inside(place))

    def partial(self, place: str, when: When) -> None:
        """Check a partial profile."""
        for player, chosen in when:
            here = f"{place}.{player}"
            if self.player_reference(here, player):
                if not chosen:
                    self.add(here, "name at least one strategy, or leave the player out for any")
                self.strategies(here, player, chosen, listed=len(chosen) > 1)

    def player_reference(self, place: str, player: str) -> bool:
        return self.known(place, "player", player, self.players, "players")

    def strategies(self, place: str, player: str, chosen: Sequence[str], listed: bool) -> None:
        """Check strategies of a known player, none twice."""
        position = self.order.index(player)
        known = [own.id for own in self.players[player].strategies]
        for n, strategy in enumerate(chosen):
            here = f"{place}[{n}]" if listed else place
            if strategy in chosen[:n]:
                self.add(here, f"{quoted(strategy)} is listed twice")
            self.known(here, "strategy", strategy, known, f"players[{position}].strategies")

    def within(self, place: str, level: Decimal, driver: Driver) -> None:
        if not driver.low <= level <= driver.high:
            low, high = plain(driver.low), plain(driver.high)
            self.add(place, f"{plain(level)} lies outside the range from {low} to {high}")
