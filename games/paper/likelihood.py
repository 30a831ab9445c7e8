"""Probabilities in words, by a published scale.

Owns the seven expressions of Intelligence Community Directive 203 and their borders. What is
certain in an equilibrium has no place on that scale: it is "always" or "never", and says what the
players of a model do, not that an event will happen. Knows nothing of confidence, which the
directive keeps out of sentences about likelihood.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ALWAYS", "CITATION", "NEVER", "SCALE", "Term", "likelihood", "scale_text"]

CITATION = (
    "US Office of the Director of National Intelligence, Intelligence Community Directive 203,"
    " Analytic Standards, 2 January 2015"
)
ALWAYS = "always"
NEVER = "never"
#: Shares this close to 0 or 1 are certain, and to a border on it: rounding errors, no more.
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Term:
    """One expression of the scale; `low` and `high` in per cent, as published."""

    text: str
    low: int
    high: int


SCALE: tuple[Term, ...] = (
    Term("almost no chance", 1, 5),
    Term("very unlikely", 5, 20),
    Term("unlikely", 20, 45),
    Term("roughly even chance", 45, 55),
    Term("likely", 55, 80),
    Term("very likely", 80, 95),
    Term("almost certain", 95, 99),
)
#: The middle of the scale, which is symmetric.
_EVEN = 3


def likelihood(share: float) -> str:
    """Return the word for a probability.

    Neighbours of the scale share their borders: a probability on one takes the word that is nearer
    to even, so that the words for a chance and for its opposite always mirror each other. The scale
    ends at 1 and 99 per cent; what lies beyond, short of certainty, takes the outermost words.

    Raises
    ------
    ValueError
        If it is no probability.
    """
    if not -_CLOSE <= share <= 1 + _CLOSE:
        message = f"{share} is not a probability"
        raise ValueError(message)
    if share <= _CLOSE:
        return NEVER
    if share >= 1 - _CLOSE:
        return ALWAYS
    upper = SCALE[_EVEN:]
    reached = max(share, 1 - share)
    rank = next(
        (place for place, term in enumerate(upper) if reached <= term.high / 100 + _CLOSE),
        len(upper) - 1,
    )
    return SCALE[_EVEN + rank if share >= 0.5 else _EVEN - rank].text


def scale_text() -> str:
    """Return the whole scale as a sentence's list: "almost no chance 1–5 %, ..."."""
    return ", ".join(f"{term.text} {term.low}–{term.high} %" for term in SCALE)
