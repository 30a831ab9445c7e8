"""Results in plain English: the one door to every sentence about equilibria and tipping points.

Owns nothing itself: words are `games.analysis.wording`'s, reasons `games.analysis.reasons`', the
panel `games.analysis.reading`'s.
"""

from __future__ import annotations

from games.analysis.checks import Check, checks
from games.analysis.headline import headline
from games.analysis.reading import Mix, Reading, Row, reading
from games.analysis.reasons import cause_text, change_text, tipping_text
from games.analysis.wording import gain_text, level_text, symbol_of

__all__ = [
    "Check",
    "Mix",
    "Reading",
    "Row",
    "cause_text",
    "change_text",
    "checks",
    "gain_text",
    "headline",
    "level_text",
    "reading",
    "symbol_of",
    "tipping_text",
]
