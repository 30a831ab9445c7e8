"""A scenario from nothing: what was typed so far, what is wrong with it, and what it makes.

Owns the draft and the way from it to a valid scenario. A draft holds text as it was typed, finished
or not; what is left empty gets a name of its own. Knows no file and nobody who types.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import category

from games.model.edit import fresh_id
from games.model.numbers import PLACES, fault, parse_decimal
from games.model.outcomes import OTHER
from games.model.scenario import (
    DirectEdit,
    Driver,
    Outcome,
    Player,
    Scenario,
    Strategy,
)
from games.model.structure.colors import OUTCOME_COLORS, PLAYER_COLORS
from games.model.structure.fitting import free_letter
from games.model.validate import LONGEST_LETTER, LONGEST_NAME, MOST_DRIVERS, MOST_STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "MOST_NAMED",
    "Draft",
    "DriverDraft",
    "PlayerDraft",
    "StrategyDraft",
    "blank",
    "faults",
    "letters",
    "names_outcomes",
    "sketch",
    "typed_payoffs",
    "without_strategy",
]

#: Every profile can get an outcome of its own in games of so many profiles at most.
MOST_NAMED = 9
_FEWEST = 2
_COUNTS = ("no", "one", "two", "three", "four", "five", "six")

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
    count: int = _FEWEST
    players: tuple[PlayerDraft, ...] = field(default_factory=_three)
    drivers: tuple[DriverDraft, ...] = ()
    payoffs: Mapping[Cell, Decimal] = field(default_factory=dict)
    outcomes: bool = False

    @property
    def playing(self) -> tuple[PlayerDraft, ...]:
        """The players who play."""
        return self.players[: self.count]


def blank(draft: Draft) -> Scenario:
    """Make a scenario out of a draft.

    Raises
    ------
    ValueError
        With one sentence a line, if something typed cannot be.
    """
    wrong = faults(draft)
    if wrong:
        raise ValueError("\n".join(wrong.values()))
    return sketch(draft)


def sketch(draft: Draft) -> Scenario:
    """Return a valid scenario that is as near to a draft as can be, whatever is wrong with it."""
    players = _players(draft)
    drivers = _drivers(draft)
    made = Scenario(
        title=_named(draft.title, "Untitled scenario"),
        date=_clean(draft.date),
        players=players,
        drivers=drivers,
        sweep_driver=drivers[0].id if drivers else "",
    )
    edits = tuple(
        DirectEdit(players[player].id, made.profile(indices), draft.payoffs[player, indices])
        for indices in product(*map(range, made.shape))
        for player in range(draft.count)
        if draft.payoffs.get((player, indices)) and not fault(draft.payoffs[player, indices])
    )
    outcomes = _outcomes(made) if draft.outcomes and names_outcomes(made) else ()
    return replace(made, edits=edits, outcomes=outcomes)


def faults(draft: Draft) -> dict[str, str]:
    """Say what stands in the way of a scenario: by place ("players[0].name") a sentence."""
    found: dict[str, str] = {}
    _text(found, "title", draft.title)
    _text(found, "date", draft.date)
    names = [_named(p.name, f"Player {n + 1}") for n, p in enumerate(draft.playing)]
    for place, player in enumerate(draft.playing):
        here = f"players[{place}]"
        _text(found, f"{here}.name", player.name)
        _unique(found, f"{here}.name", names, place, "Another player")
        _strategy_faults(found, here, names[place], player, draft.count)
    _driver_faults(found, draft.drivers)
    return found


def letters(player: PlayerDraft) -> tuple[str, ...]:
    """Return the letters of a player's strategies: as typed, else out of their names, all unlike.

    A letter that was typed twice, or is too long, is replaced after its first use.
    """
    taken: list[str] = []
    typed = [_clean(strategy.letter)[:LONGEST_LETTER].strip() for strategy in player.strategies]
    for place, letter in enumerate(typed):
        if letter in typed[:place]:
            typed[place] = ""
    for place, (strategy, letter) in enumerate(zip(player.strategies, typed, strict=True)):
        name = _named(strategy.name, _strategy(place))
        others = [*taken, *filter(None, typed)]
        number = str(place + 1)
        numbered = not _clean(strategy.name) and number not in others
        taken.append(letter or (number if numbered else free_letter(name, others)))
    return tuple(taken)


def names_outcomes(scenario: Scenario) -> bool:
    """Tell whether a game is small enough for an outcome to every profile."""
    count = 1
    for size in scenario.shape:
        count *= size
    return count <= MOST_NAMED


def typed_payoffs(scenario: Scenario) -> dict[Cell, Decimal]:
    """Return the payoffs that were typed into a sketch, for its draft."""
    return {
        (scenario.player_index(edit.player), scenario.indices(edit.profile)): edit.amount
        for edit in scenario.edits
    }


def without_strategy(draft: Draft, player: int, place: int) -> Draft:
    """Remove a strategy; the payoffs of those after it move up with them."""
    old = draft.players[player]
    rest = (*old.strategies[:place], *old.strategies[place + 1 :])
    payoffs: dict[Cell, Decimal] = {}
    for (owner, indices), amount in draft.payoffs.items():
        if player >= len(indices) or indices[player] < place:
            payoffs[owner, indices] = amount
        elif indices[player] > place:
            moved = (*indices[:player], indices[player] - 1, *indices[player + 1 :])
            payoffs[owner, moved] = amount
    players = list(draft.players)
    players[player] = replace(old, strategies=rest)
    return replace(draft, players=tuple(players), payoffs=payoffs)


# -- making ---------------------------------------------------------------------------------------


def _players(draft: Draft) -> tuple[Player, ...]:
    made: list[Player] = []
    most = MOST_STRATEGIES[draft.count]
    for place, player in enumerate(draft.playing):
        fill = (StrategyDraft(),) * max(0, _FEWEST - len(player.strategies))
        own = replace(player, strategies=(*player.strategies, *fill)[:most])
        name = _named(own.name, f"Player {place + 1}")
        strategies: list[Strategy] = []
        for number, (strategy, letter) in enumerate(zip(own.strategies, letters(own), strict=True)):
            called = _named(strategy.name, _strategy(number))
            known = [other.id for other in strategies]
            strategies.append(Strategy(fresh_id(called, known), called, letter))
        word = fresh_id(name, [other.id for other in made])
        made.append(Player(word, name, own.color, tuple(strategies)))
    return tuple(made)


def _drivers(draft: Draft) -> tuple[Driver, ...]:
    """Return the drivers with which nothing is wrong."""
    wrong: dict[str, str] = {}
    _driver_faults(wrong, draft.drivers)
    made: list[Driver] = []
    for place, driver in enumerate(draft.drivers):
        here = f"drivers[{place}]"
        if any(found == here or found.startswith(f"{here}.") for found in wrong):
            continue
        name = _named(driver.name, _driver(place))
        low, high, level = (parse_decimal(t) for t in (driver.low, driver.high, driver.level))
        step = Decimal(1).scaleb(max((high - low).adjusted() - 2, -PLACES))
        word = fresh_id(name, [other.id for other in made])
        made.append(Driver(word, name, low, high, level, step))
    return tuple(made)


def _outcomes(scenario: Scenario) -> tuple[Outcome, ...]:
    """Return an outcome for every profile: the first strategies calm, the last ones severe."""
    cells = sorted(product(*map(range, scenario.shape)), key=lambda cell: (sum(cell), cell))
    made: list[Outcome] = []
    for place, cell in enumerate(cells):
        chosen = [p.strategies[index] for p, index in zip(scenario.players, cell, strict=True)]
        name = " / ".join(strategy.name for strategy in chosen)[:LONGEST_NAME].strip()
        word = fresh_id(name, [OTHER, *(other.id for other in made)])
        when = tuple((p.id, s.id) for p, s in zip(scenario.players, chosen, strict=True))
        color = _between(tuple(OUTCOME_COLORS), place / (len(cells) - 1))
        made.append(Outcome(word, name, color, place, (when,)))
    return tuple(made)


def _between(colors: Sequence[str], share: float) -> str:
    """Return the colour at a share of the way along a row of colours."""
    place = share * (len(colors) - 1)
    first = min(int(place), len(colors) - 2)
    ends = [
        [int(color[start : start + 2], 16) for start in (1, 3, 5)]
        for color in colors[first : first + 2]
    ]
    rest = place - first
    return "#" + "".join(
        f"{round(a + (b - a) * rest):02X}" for a, b in zip(ends[0], ends[1], strict=True)
    )


# -- what is wrong --------------------------------------------------------------------------------


def _strategy_faults(
    found: dict[str, str], here: str, name: str, player: PlayerDraft, count: int
) -> None:
    most, number = MOST_STRATEGIES[count], len(player.strategies)
    if number > most:
        found[f"{here}.strategies"] = (
            f"With {_COUNTS[count]} players each has at most {_COUNTS[most]} strategies: "
            f"remove {_COUNTS[number - most]}."
        )
    if number < _FEWEST:
        found[f"{here}.strategies"] = f"{name} needs two strategies: add one."
    names = [_named(s.name, _strategy(n)) for n, s in enumerate(player.strategies)]
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


def _driver_faults(found: dict[str, str], drivers: Sequence[DriverDraft]) -> None:
    names = [_named(d.name, _driver(n)) for n, d in enumerate(drivers)]
    for place, driver in enumerate(drivers):
        here = f"drivers[{place}]"
        if place >= MOST_DRIVERS:
            found[here] = f"{MOST_DRIVERS} drivers are the most there can be: remove this one."
        _text(found, f"{here}.name", driver.name)
        _unique(found, f"{here}.name", names, place, "Another driver")
        read: dict[str, Decimal] = {}
        for key in ("low", "high", "level"):
            try:
                read[key] = parse_decimal(getattr(driver, key))
            except ValueError as wrong:
                reason = str(wrong)
                found[f"{here}.{key}"] = f"{reason[:1].upper()}{reason[1:]}: type one like 0.5."
        if "low" in read and "high" in read:
            if read["low"] >= read["high"]:
                found[f"{here}.high"] = "The highest level must lie above the lowest: raise it."
            elif "level" in read and not read["low"] <= read["level"] <= read["high"]:
                found[f"{here}.level"] = (
                    "Today's level must lie between the lowest and the highest."
                )


def _text(found: dict[str, str], place: str, text: str) -> None:
    if len(text.strip()) > LONGEST_NAME:
        found[place] = f"{len(text.strip())} characters are too many: shorten it to {LONGEST_NAME}."
    elif _clean(text) != text.strip():
        found[place] = "It holds a character that is no text: type it anew."


def _unique(found: dict[str, str], place: str, names: Sequence[str], own: int, who: str) -> None:
    if names[own].casefold() in (name.casefold() for name in names[:own]):
        found.setdefault(place, f"{who} is called “{names[own]}”: choose another name.")


def _named(text: str, otherwise: str) -> str:
    return _clean(text) or otherwise


def _clean(text: str) -> str:
    """Return text as a name may be: printable, on one line, not too long."""
    kept = "".join(c for c in text if category(c) not in ("Cc", "Cs"))
    return kept.strip()[:LONGEST_NAME].strip()


def _strategy(place: int) -> str:
    return f"Strategy {place + 1}"


def _driver(place: int) -> str:
    return f"Driver {place + 1}"
