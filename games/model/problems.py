"""What is wrong with a scenario from outside, said with the place and, if possible, the remedy.

Owns the words and their collection. Knows nothing of what is checked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Problem", "Problems", "ScenarioError", "TooMany", "did_you_mean", "printable", "quoted"]

#: After so many problems reading stops; nobody reads on, and hostile files have no end of them.
MOST = 1000
#: Longer words are not worth a guess; comparing them costs time that grows with the square.
LONGEST_GUESS = 64
#: Among more words none is guessed: a hostile file asks for a thousand guesses.
MOST_GUESSED = 100
#: Longer text is cut in a message.
LONGEST_QUOTE = 60
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_UNSEEN = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where ("considerations[3].base", empty for the whole) and what."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{printable(self.place, 120)}: {self.message}" if self.place else self.message


class ScenarioError(ValueError):
    """A scenario that cannot be used. Says everything that is wrong with it, one line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class TooMany(Exception):  # noqa: N818 - a word, not an error
    """Raised by `Problems.add` when nobody would read on."""


@dataclass(slots=True)
class Problems:
    """A collection of problems that grows up to `MOST` and then raises `TooMany`.

    Only causes are kept, not their consequences. `broken` are places whose value could not be taken
    over and was replaced by a stand-in: what is said later about such a place, or about something
    inside it, is left out. `distrusted` are lists whose ids are not in order: that a reference
    leads nowhere in such a list is left out too. All methods take places relative to `place`.
    """

    place: str = ""
    broken: set[str] = field(default_factory=set)
    distrusted: set[str] = field(default_factory=set)
    _noted: list[tuple[Problem, str]] = field(default_factory=list)

    def inside(self, place: str) -> Problems:
        """Return the same collection for whoever looks at the thing at a place by itself."""
        return Problems(self.at(place), self.broken, self.distrusted, self._noted)

    def at(self, place: str) -> str:
        """Return a place as it is called seen from the whole."""
        return f"{self.place}.{place}" if self.place and place else self.place or place

    @property
    def found(self) -> tuple[Problem, ...]:
        """All problems, in the order in which they were noted."""
        return tuple(
            problem for problem, into in self._noted if not into or into not in self.distrusted
        )

    def add(self, place: str, message: str, *, into: str = "") -> None:
        """Note a problem; `into` names the list in which a reference found nothing."""
        if self.is_broken(place):
            return
        if len(self._noted) >= MOST:
            rest = Problem("", f"more than {MOST} problems; the rest is not listed")
            self._noted.append((rest, ""))
            raise TooMany
        self._noted.append((Problem(self.at(place), message), self.at(into) if into else ""))

    def broke(self, place: str, message: str, *, of: str | None = None, into: str = "") -> None:
        """Note a problem and that the value at a place (`of`, if another) is now a stand-in."""
        self.add(place, message, into=into)
        self.broken.add(self.at(place if of is None else of))

    def distrust(self, place: str) -> None:
        """Note that the ids of a list are not in order."""
        self.distrusted.add(self.at(place))

    def is_broken(self, place: str) -> bool:
        """Tell whether a place or something around it holds a stand-in."""
        place = self.at(place)
        while place:
            if place in self.broken:
                return True
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return False


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean “x”?" if a known word is close, else an empty string."""
    if len(word) > LONGEST_GUESS:
        return ""
    by_case = {name.casefold(): name for name in islice(known, MOST_GUESSED + 1)}
    if len(by_case) > MOST_GUESSED:
        return ""
    close = get_close_matches(word.casefold(), by_case, n=1, cutoff=0.6)
    return f"; did you mean {quoted(by_case[close[0]])}?" if close else ""


def quoted(text: str) -> str:
    """Return text in quotes, shortened, on one line and printable, fit for a message.

    Whatever a message says of something typed, or of a word in a file, it quotes like this.
    """
    return f"“{printable(text)}”"


def printable(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return text shortened, on one line, without a character that is not seen.

    Blanks of any width stay, and so do the joiners without which Persian is misspelt.
    """
    short = text if len(text) <= longest else text[: longest - 3] + "..."
    return "".join(
        c if c.isprintable() or c in _JOINERS or category(c) == "Zs" else _UNSEEN for c in short
    )
