"""The questions that charts answer: what they are grouped by, in window, menus and help.

Owns the list of them and their words. Which chart answers which is in that chart's `kind`. Knows no
Qt.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MOVES", "QUESTIONS", "REASONS", "SURE", "TIPS", "Question"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a person asks of a confrontation.

    `short` is for where there is little room; `tip` says what its charts show.
    """

    text: str
    short: str
    tip: str


TIPS = Question(
    "Where does it tip?",
    "Where?",
    "Which outcome follows as pressure shifts, and at which levels it gives way to another",
)
MOVES = Question(
    "Who moves first?",
    "Who first?",
    "What follows if one player moves before another and is seen to",
)
SURE = Question(
    "How sure is it?",
    "How sure?",
    "On which judgements the answer rests, and how far they may be wrong",
)
REASONS = Question(
    "Why does it hold?",
    "Why?",
    "What each player would answer to the others, and what payoffs are made of",
)

#: In the order in which they are asked.
QUESTIONS = (TIPS, MOVES, SURE, REASONS)
