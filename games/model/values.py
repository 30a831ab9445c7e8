"""Single values of a scenario held to the rules: ids, numbers, names, texts, colours, references.

Owns what any such value must satisfy, and the complaint with its place. Which value must satisfy
what is `games.model.validate`'s.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from games.model.lines import breaks, one_line
from games.model.numbers import fault
from games.model.problems import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from games.model.amounts import Amount
    from games.model.problems import Problems

__all__ = ["LONGEST_LETTER", "LONGEST_NAME", "LONGEST_TEXT", "Values"]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
#: In a name neither: they steer terminals.
_STEERS = re.compile(r"[\x7f-\x9f]")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
LONGEST_TEXT, LONGEST_NAME, LONGEST_LETTER = 20_000, 200, 3


class Values:
    """Complaints about single values go to `problems`."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.add = problems.add

    def known(self, place: str, what: str, word: str, known: Iterable[str], into: str) -> bool:
        """Check a reference; say whether it leads somewhere."""
        names = list(known)
        if word in names:
            return True
        self.add(place, f"no {what} {quoted(word)}{did_you_mean(word, names)}", into=into)
        return False

    def ids(self, place: str, ids: Sequence[str]) -> None:
        """Check a list of ids for form and repetition."""
        first: dict[str, int] = {}
        if self.problems.is_broken(place):
            self.problems.distrust(place)
        for index, word in enumerate(ids):
            here = f"{place}[{index}].id"
            if not _ID.fullmatch(word):
                message = f"{quoted(word)} is not an id: letters, digits, - and _ only, at most 64"
            elif first.setdefault(word, index) != index:
                message = (
                    f"{quoted(word)} is already the id of {self.problems.at(place)}[{first[word]}]"
                )
            else:
                continue
            self.add(here, message)
            self.problems.distrust(place)

    def number(self, place: str, value: Amount, *, judge: Callable[[Amount], str] = fault) -> bool:
        """Check a number; say whether it can be compared with others."""
        wrong = judge(value)
        if wrong:
            self.add(place, wrong)
        return not wrong

    def count(self, place: str, items: Sequence[object], most: int) -> None:
        """Check that a list is not too long."""
        if len(items) > most:
            self.add(place, f"{len(items)} are too many: at most {most}")

    def color(self, place: str, color: str) -> None:
        """Check a colour."""
        if not _COLOR.fullmatch(color):
            self.add(place, f"must be a colour like #0072B2, not {quoted(color)}")

    def name(
        self, place: str, text: str, *, optional: bool = False, longest: int = LONGEST_NAME
    ) -> None:
        """Check a short text on one line."""
        if not text.strip() and not optional:
            self.add(place, "must not be empty")
        elif breaks(text):
            self.add(place, "must be on one line")
            text = one_line(text)
        steers = _STEERS.search(text)
        if steers:
            self.add(place, _no_text(steers[0]))
        self.text(place, text, longest=longest)

    def text(self, place: str, text: str, *, longest: int = LONGEST_TEXT) -> None:
        """Check a text."""
        if len(text) > longest:
            self.add(place, f"{len(text)} characters are too many: at most {longest}")
        wrong = _NO_TEXT.search(text)
        if wrong:
            self.add(place, _no_text(wrong[0]))


def _no_text(character: str) -> str:
    return f"holds a character that is no text, U+{ord(character):04X}"
