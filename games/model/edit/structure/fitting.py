"""The checks and the small change of structural edits: valid or refused, in order, named, marked.

Owns how a refusal is put to a person at a field, how an item changes its place in a list, and which
name or letter a new one gets. The rules themselves are `games.model.validate`'s.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from games.model.cover import normal
from games.model.numbers import MINUS
from games.model.problems import Problems
from games.model.scenario import Driver, Outcome, Player, Source, Strategy
from games.model.validate import LONGEST_LETTER, check

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from games.model.scenario import Scenario

__all__ = [
    "fitted",
    "free_letter",
    "in_form",
    "new_name",
    "refuse_name",
    "stripped",
]

Part = TypeVar("Part", Player, Strategy, Driver, Outcome, Source)

#: A hyphen that files write for a minus.
_NEGATIVE = re.compile(r"(?<!\S)-(?=\d)")
#: What fields are called, by the last word of the place at which something is wrong.
_FIELDS = {
    **{"name": "the name", "title": "the title", "letter": "the letter", "note": "the note"},
    **{"color": "the colour", "unit": "the unit", "level": "the level", "step": "the step"},
    **{"low": "the lower end", "high": "the upper end", "text": "the words of an anchor"},
    **{"severity": "the severity", "publisher": "the publisher", "date": "the date"},
    **{"summary": "the summary", "notes": "the notes"},
    "in_sentence": "the form in a sentence",
}
_REMEDIES = {
    "stands for another strategy": "choose another letter, or two or three",
    "lies outside the range": "type a number within it, or widen the range first",
    "must not be longer than the whole range": "type a smaller step",
    "must lie above": "change the other end first",
}


def fitted(scenario: Scenario) -> Scenario:
    """Return the scenario if it is valid.

    Raises
    ------
    ValueError
        With a sentence for the person who made the change: what is wrong first, and the remedy.
    """
    problems = Problems()
    # snapshots are whole scenarios; nothing in this room touches them
    check(replace(scenario, snapshots=()), problems)
    for problem in problems.found:
        field = problem.place.rpartition(".")[2]
        name = _FIELDS.get(field, "")
        sentence = problem.message
        if sentence.startswith("must ") and name:
            sentence = f"{name} {sentence}"
        elif sentence[:1].isdigit() and name and "characters" in sentence:
            sentence = f"{name} is too long: {sentence}"
        for said, remedy in _REMEDIES.items():
            if said in sentence:
                sentence = f"{sentence}: {remedy}"
        raise ValueError(_NEGATIVE.sub(MINUS, sentence))
    return scenario


def in_form(scenario: Scenario) -> Scenario:
    """Return the scenario with every condition as the players and their strategies now stand."""
    players = scenario.players
    reasons, outcomes = list(scenario.considerations), list(scenario.outcomes)
    for place, reason in enumerate(reasons):
        when = normal(players, reason.when)
        if when != reason.when:
            reasons[place] = replace(reason, when=when)
    for place, outcome in enumerate(outcomes):
        profiles = tuple(normal(players, own) for own in outcome.profiles)
        if profiles != outcome.profiles:
            outcomes[place] = replace(outcome, profiles=profiles)
    return replace(scenario, considerations=tuple(reasons), outcomes=tuple(outcomes))


def stripped(part: Part, *names: str) -> Part:
    """Return a part without the blanks around some of its texts."""
    texts: dict[str, Any] = {name: getattr(part, name).strip() for name in names}
    return replace(part, **texts)


def refuse_name(name: str, taken: Iterable[str], what: str) -> None:
    """Raise `ValueError` if another `what` ("player") has the name, in whatever case."""
    if name.casefold() in {other.casefold() for other in taken}:
        message = f"another {what} is called “{name}”: choose a name of its own"
        raise ValueError(message)


def new_name(typed: str, taken: Sequence[str], what: str, of: str = "") -> str:
    """Return the name of a new `what`: as typed, or "Strategy 3", that no other has.

    Raises
    ------
    ValueError
        If another `what`, or `what of` somebody, has the name that was typed.
    """
    if not typed.strip():
        known = {name.casefold() for name in taken}
        number = len(known) + 1
        while f"{what} {number}".casefold() in known:
            number += 1
        return f"{what.capitalize()} {number}"
    refuse_name(typed.strip(), taken, f"{what}{of}")
    return typed.strip()


def free_letter(name: str, taken: Container[str]) -> str:
    """Return a short mark for a strategy that no other of the player has.

    The first letter of a word of the name, else any of its letters and digits, else another letter.
    """
    usable = [character.upper() for character in name if character.isalnum()]
    beginnings = [word[:1].upper() for word in name.split() if word[:1].isalnum()]
    candidates: list[str] = [*beginnings, *usable, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    for mark in candidates:
        if mark not in taken and len(mark) <= LONGEST_LETTER:
            return mark
    number = 2
    while f"S{number}" in taken:
        number += 1
    return f"S{number}"
