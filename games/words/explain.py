"""Results in plain English: the one door to every sentence about equilibria and tipping points.

Owns nothing itself: words are `games.words.wording`'s, reasons
`games.words.reasons`', the panel `games.words.reading`'s.
"""

from __future__ import annotations

from games.words.checks import Check, checks
from games.words.headline import headline
from games.words.reading import Mix, Reading, Row, reading
from games.words.reasons import cause_text, causes_text, change_text, tipping_text
from games.words.wording import gain_text, level_text, symbol_of

__all__ = [
    "Check",
    "Mix",
    "Reading",
    "Row",
    "cause_text",
    "causes_text",
    "change_text",
    "checks",
    "gain_text",
    "headline",
    "level_text",
    "reading",
    "symbol_of",
    "tipping_text",
]
