"""How well a few typed letters fit a name: the arithmetic behind the command palette.

Owns one pure question: does a query fit a text, how well, and which letters of it. Qt-free; which
texts there are is the palette's.

A query is cut at blanks; every piece must fit, in any order. A piece fits where its letters appear
in order. Letters at the start of a word and letters in a row count more, and among equals a text
that begins with the piece, then the shorter one, wins: the weights that file finders have made
people used to (as in fzf, J. Choi, "Algorithm V2").
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Match", "match"]

#: For every letter found; more where a word begins, where the text begins, and after the letter
#: before.
_LETTER, _WORD, _START, _ROW = 16, 12, 8, 10
#: For every letter skipped between two that were found: enough that letters strewn over a sentence
#: are worth less than a word of the tip.
_SKIP = 3
#: Letters of a query that are looked at; longer ones are somebody's cat.
_LONGEST = 64
#: What a letter in the context (a menu's name) is worth, of what it is worth in the name.
_ELSEWHERE = 0.4
_NOWHERE = float("-inf")


@dataclass(frozen=True, slots=True)
class Match:
    """How a query fits.

    Attributes
    ----------
    score
        Higher is better; comparable among texts for the same query.
    places
        Positions in the name that were matched, ascending.
    """

    score: float
    places: tuple[int, ...]


def match(query: str, name: str, context: str = "") -> Match | None:
    """Return how a query fits a name, or None if it does not.

    Parameters
    ----------
    query
        What was typed.
    name
        What is searched first.
    context
        Words around the name (its menu, what it does), searched for pieces that are not in the
        name; there a word has to begin with the piece, and it counts less.
    """
    pieces = folded(query[:_LONGEST]).split()
    if not pieces:
        return Match(0.0, ())
    text, around = folded(name), folded(context)
    total, places = 0.0, set[int]()
    for piece in pieces:
        found = _best(piece, text)
        if found is not None:
            total += found[0]
            places.update(found[1])
            continue
        if not _begins_word(piece, around):
            return None
        total += _ELSEWHERE * _LETTER * len(piece)
    return Match(total - 0.05 * len(text), tuple(sorted(places)))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text letter for letter without capitals and accents; its length stays."""
    return "".join(_fold(letter) for letter in text)


def _fold(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def _begins_word(piece: str, text: str) -> bool:
    at = text.find(piece)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(piece, at + 1)
    return at >= 0


def _best(piece: str, text: str) -> tuple[float, tuple[int, ...]] | None:
    """Return score and places of the best way in which a piece's letters appear in order.

    Time grows with the product of both lengths: `ends[j]` is the best score of all ways that end
    with the present letter at j.
    """
    if not piece or len(piece) > len(text):
        return None
    bonus = [
        (_START if j == 0 else 0) + (_WORD if j == 0 or not text[j - 1].isalnum() else 0)
        for j in range(len(text))
    ]
    ends = [_LETTER + bonus[j] if text[j] == piece[0] else _NOWHERE for j in range(len(text))]
    came: list[list[int]] = []
    for letter in piece[1:]:
        after, origin = [_NOWHERE] * len(text), [-1] * len(text)
        best, at = _NOWHERE, -1  # of all ways that end before j - 1, skips counted up to j
        for j in range(1, len(text)):
            best -= _SKIP
            if j >= 2 and ends[j - 2] - _SKIP > best:
                best, at = ends[j - 2] - _SKIP, j - 2
            if text[j] != letter:
                continue
            row = ends[j - 1] + _ROW
            before, start = (row, j - 1) if row >= best else (best, at)
            if before > _NOWHERE:
                after[j], origin[j] = before + _LETTER + bonus[j], start
        came.append(origin)
        ends = after
    score = max(ends)
    if score == _NOWHERE:
        return None
    place = ends.index(score)
    places = [place]
    for origin in reversed(came):
        place = origin[place]
        places.append(place)
    return score, tuple(reversed(places))
