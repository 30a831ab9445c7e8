"""What a person has typed of a scenario that is not there yet, and what is wrong with it.

Owns the draft: text as it was typed, finished or not, what is missing and the names that stand in
for it. What it makes is `games.model.edit.blank`'s.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import category

from games.model.edit.structure.colors import PLAYER_COLORS
from games.model.lines import one_line
from games.model.typed import parse_decimal
from games.model.validate import LONGEST_LETTER, LONGEST_NAME, MOST_DRIVERS, MOST_STRATEGIES
from games.words.names import COUNTS, starting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from games.model.amounts import Amount

__all__ = [
    "FEWEST",
    "Cell",
    "Draft",
    "DriverDraft",
    "PlayerDraft",
    "StrategyDraft",
    "cleaned",
    "driver_faults",
    "driver_name",
    "faults",
    "named",
    "strategy_name",
    "typed_number",
    "without_strategy",
]

FEWEST = 2

#: A payoff's place: position of the player, positions of the strategies of the profile.
Cell = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class StrategyDraft:
    """A strategy as typed; without a letter it gets one out of its name."""

    name: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class PlayerDraft:
    """A player as typed."""

    name: str = ""
    color: str = next(iter(PLAYER_COLORS))
    strategies: tuple[StrategyDraft, ...] = (StrategyDraft(), StrategyDraft())


@dataclass(frozen=True, slots=True)
class DriverDraft:
    """A driver as typed, numbers as text."""

    name: str = ""
    low: str = "0"
    high: str = "1"
    level: str = "0.50"


def _three() -> tuple[PlayerDraft, ...]:
    return tuple(PlayerDraft(color=color) for color in list(PLAYER_COLORS)[: max(MOST_STRATEGIES)])


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was typed.

    `players` are three, of whom the first `count` play, so that nothing is lost when somebody tries
    two instead of three. `payoffs` may name cells that are not there (any more).
    """

    title: str = ""
    date: str = ""
    count: int = FEWEST
    players: tuple[PlayerDraft, ...] = field(default_factory=_three)
    drivers: tuple[DriverDraft, ...] = ()
    payoffs: Mapping[Cell, Amount] = field(default_factory=dict)
    outcomes: bool = False

    @property
    def playing(self) -> tuple[PlayerDraft, ...]:
        """The players who play."""
        return self.players[: self.count]


def faults(draft: Draft) -> dict[str, str]:
    """Say what stands in the way of a scenario: by place ("players[0].name") a sentence."""
    found: dict[str, str] = {}
    _text(found, "title", draft.title)
    _text(found, "date", draft.date)
    names = [named(p.name, f"Player {n + 1}") for n, p in enumerate(draft.playing)]
    for place, player in enumerate(draft.playing):
        here = f"players[{place}]"
        _text(found, f"{here}.name", player.name)
        _unique(found, f"{here}.name", names, place, "Another player")
        _strategy_faults(found, here, names[place], player, draft.count)
    driver_faults(found, draft.drivers)
    return found


def without_strategy(draft: Draft, player: int, place: int) -> Draft:
    """Remove a strategy; the payoffs of those after it move up with them."""
    old = draft.players[player]
    rest = (*old.strategies[:place], *old.strategies[place + 1 :])
    payoffs: dict[Cell, Amount] = {}
    for (owner, indices), amount in draft.payoffs.items():
        if player >= len(indices) or indices[player] < place:
            payoffs[owner, indices] = amount
        elif indices[player] > place:
            moved = (*indices[:player], indices[player] - 1, *indices[player + 1 :])
            payoffs[owner, moved] = amount
    players = list(draft.players)
    players[player] = replace(old, strategies=rest)
    return replace(draft, players=tuple(players), payoffs=payoffs)


def _strategy_faults(
    found: dict[str, str], here: str, name: str, player: PlayerDraft, count: int
) -> None:
    most, number = MOST_STRATEGIES[count], len(player.strategies)
    if number > most:
        found[f"{here}.strategies"] = (
            f"With {COUNTS[count]} players each has at most {COUNTS[most]} strategies: "
            f"remove {COUNTS[number - most]}."
        )
    if number < FEWEST:
        found[f"{here}.strategies"] = f"{name} needs two strategies: add one."
    names = [named(s.name, strategy_name(n)) for n, s in enumerate(player.strategies)]
    typed = [strategy.letter.strip() for strategy in player.strategies]
    for place, strategy in enumerate(player.strategies):
        where = f"{here}.strategies[{place}]"
        _text(found, f"{where}.name", strategy.name)
        _unique(found, f"{where}.name", names, place, f"Another strategy of {name}")
        _text(found, f"{where}.letter", strategy.letter)
        if len(typed[place]) > LONGEST_LETTER:
            found[f"{where}.letter"] = "A letter is up to three characters: shorten it."
        elif typed[place] and typed[place] in typed[:place]:
            found[f"{where}.letter"] = "Another strategy has this letter: choose one of its own."


def driver_faults(found: dict[str, str], drivers: Sequence[DriverDraft]) -> None:
    """Add what is wrong with drivers, by place."""
    names = [named(d.name, driver_name(n)) for n, d in enumerate(drivers)]
    for place, driver in enumerate(drivers):
        here = f"drivers[{place}]"
        if place >= MOST_DRIVERS:
            found[here] = f"{MOST_DRIVERS} drivers are the most there can be: remove this one."
        _text(found, f"{here}.name", driver.name)
        _unique(found, f"{here}.name", names, place, "Another driver")
        read: dict[str, Decimal] = {}
        for key in ("low", "high", "level"):
            try:
                read[key] = typed_number(driver, key)
            except ValueError as wrong:
                reason = str(wrong)
                remedy = "" if ";" in reason else ": type one like 0.5"  # it says what to write
                found[f"{here}.{key}"] = f"{starting(reason)}{remedy}."
        if "low" in read and "high" in read:
            if read["low"] >= read["high"]:
                found[f"{here}.high"] = "The highest level must lie above the lowest: raise it."
            elif "level" in read and not read["low"] <= read["level"] <= read["high"]:
                found[f"{here}.level"] = (
                    "Today's level must lie between the lowest and the highest."
                )


def typed_number(driver: DriverDraft, key: str) -> Decimal:
    """Read "low", "high" or "level" of a driver; raise as `parse_decimal` does.

    Today's level lies between the others, which may tell what per cent of it are.
    """
    span = None
    if key == "level":
        with suppress(ValueError):
            span = (parse_decimal(driver.low), parse_decimal(driver.high))
    return parse_decimal(getattr(driver, key), span=span)


def _text(found: dict[str, str], place: str, text: str) -> None:
    if len(text.strip()) > LONGEST_NAME:
        found[place] = f"{len(text.strip())} characters are too many: shorten it to {LONGEST_NAME}."
    elif cleaned(text) != one_line(text).strip():
        found[place] = "It holds a character that is no text: type it anew."


def _unique(found: dict[str, str], place: str, names: Sequence[str], own: int, who: str) -> None:
    if names[own].casefold() in (name.casefold() for name in names[:own]):
        found.setdefault(place, f"{who} is called “{names[own]}”: choose another name.")


def named(text: str, otherwise: str) -> str:
    """Return a name as it was typed, or another one where nothing was."""
    return cleaned(text) or otherwise


def cleaned(text: str) -> str:
    """Return text as a name may be: printable, on one line, not too long."""
    kept = "".join(c for c in one_line(text) if category(c) != "Cs")
    return kept.strip()[:LONGEST_NAME].strip()


def strategy_name(place: int) -> str:
    """Return the name of a strategy that got none."""
    return f"Strategy {place + 1}"


def driver_name(place: int) -> str:
    """Return the name of a driver that got none."""
    return f"Driver {place + 1}"
