"""Which way a text runs: from left to right, or from right to left.

Owns that question for whole paragraphs, so that page and print answer it alike. The paper's own
sentences are English and stay so if they begin with a name in another script; a text that is mostly
in a script from right to left runs from there.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["from_right"]

#: A name that the sentence around it keeps from turning it.
_ISOLATED = re.compile("\u2068[^\u2069]*\u2069?")


def from_right(text: str) -> bool:
    """Tell whether most letters of a text, but of isolated names, are written from the right."""
    kinds = [unicodedata.bidirectional(letter) for letter in _ISOLATED.sub("", text)]
    return sum(kind in {"R", "AL"} for kind in kinds) > kinds.count("L")
