"""The words of a Gambit .nfg file, each with its line and column.

Owns how text falls into quoted strings, numbers, braces and commas. What they mean is
`games.model.file.nfg`'s. Follows Gambit's own reader (documentation, "The strategic game file
format"): white space means nothing outside quotes, a backslash only matters before a quote or a
backslash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

from games.model.problems import Problem, ScenarioError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Reader", "Word"]

STRING, NUMBER, MARK, NAME, END = "text", "number", "mark", "word", "end"

# possessive quantifiers: a hostile file must not be read twice
_WORD = re.compile(
    r"""(?P<space>\s++)
    |"(?P<text>(?:[^"\\]++|\\.)*+)"
    |(?P<number>[-+]?
        (?:[0-9]++/[0-9]++
        |(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?)
        (?=[\s{},"]|\Z))
    |(?P<mark>[{},])
    |(?P<word>[^\s{},"]++)
    """,
    re.VERBOSE | re.DOTALL,
)
#: A number longer than this, or with a larger exponent, is no payoff.
_LONGEST_NUMBER = 60
_LARGEST_EXPONENT = 300


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the file; `start` is its position in the text."""

    kind: str
    text: str
    start: int


class Reader:
    """Takes words one after the other and complains with line and column."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = self._split()
        self.word = next(self._words)

    def take(self) -> Word:
        """Return the current word and go on to the next."""
        word = self.word
        if word.kind != END:
            self.word = next(self._words)
        return word

    def at(self, mark: str) -> bool:
        """Tell whether the current word is a brace, a comma or a given name."""
        return self.word.kind in (MARK, NAME) and self.word.text == mark

    def skip(self, mark: str) -> bool:
        """Step over a brace or comma if it is there."""
        found = self.at(mark)
        if found:
            self.take()
        return found

    def comma(self) -> None:
        """Step over a comma between numbers; without a blank after it, it may be a decimal mark."""
        here = self.word.start
        if self.skip(",") and self.word.start == here + 1 and self.word.kind != END:
            self.fail("this comma is followed by no blank: is it a decimal point?", here)

    def expect(self, mark: str, where: str) -> None:
        """Step over a brace that must be there."""
        if not self.skip(mark):
            self.fail(f"{mark} is needed {where}, not {self.said()}")

    def string(self, what: str) -> str:
        """Take a quoted text."""
        if self.word.kind != STRING:
            self.fail(f"{what} in quotes is needed, not {self.said()}")
        return re.sub(r'\\(["\\])', r"\1", self.take().text)

    def number(self, what: str) -> Fraction:
        """Take a number, exactly."""
        word = self.word
        if word.kind != NUMBER:
            self.fail(f"{what} is needed, not {self.said()}")
        exponent = word.text.lower().partition("e")[2][:_LONGEST_NUMBER]
        if len(word.text) > _LONGEST_NUMBER or abs(int(exponent or 0)) > _LARGEST_EXPONENT:
            self.fail(f"{quoted(word.text)} is beyond any payoff")
        try:
            value = Fraction(word.text)
        except ZeroDivisionError:
            self.fail(f"{quoted(word.text)} divides by zero")
        self.take()
        return value

    def whole(self, what: str) -> int:
        """Take a whole number that is not negative."""
        word = self.word
        if word.kind != NUMBER or not word.text.isdigit():
            self.fail(f"{what} is needed, not {self.said()}")
        return int(self.number(what))

    def said(self) -> str:
        """Name the current word in a message."""
        word = self.word
        return "the end of the file" if word.kind == END else f"{_article(word)}{quoted(word.text)}"

    def fail(self, message: str, start: int | None = None) -> NoReturn:
        """Raise a `ScenarioError` at the current word, or at a position in the text."""
        position = self.word.start if start is None else start
        line = self._text.count("\n", 0, position) + 1
        column = position - (self._text.rfind("\n", 0, position) + 1) + 1
        raise ScenarioError([Problem(f"line {line}, column {column}", message)])

    def _split(self) -> Iterator[Word]:
        position = 0
        while position < len(self._text):
            match = _WORD.match(self._text, position)
            if match is None:  # only a quote that never closes matches nothing
                self.fail("this quotation is never closed", position)
            kind = match.lastgroup or ""
            if kind != "space":
                yield Word(kind, match[kind], position)
            position = match.end()
        yield Word(END, "", position)


def _article(word: Word) -> str:
    return {STRING: "the text ", NUMBER: "the number "}.get(word.kind, "")
