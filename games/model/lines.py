"""What breaks a line: the one place that decides, for names, for notes and for what is shown.

A line is broken by more than a line feed: by U+2028 where text is drawn, by U+0085 or U+000B where
it is read again.
"""

from __future__ import annotations

import re

__all__ = ["BREAK", "breaks", "in_lines", "one_line"]

#: What ends a line to some program or other; a line feed after a return is part of it.
BREAK = re.compile("\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(f"{BREAK.pattern}|[\0-\x1f\x7f-\x9f]")


def breaks(text: str) -> bool:
    """Tell whether a text is more than one line."""
    return BREAK.search(text) is not None


def one_line(text: str) -> str:
    """Return a text as one line: what would break it, and whatever else steers, is a blank."""
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def in_lines(text: str) -> str:
    """Return a text of several lines in which a line feed is all that breaks them."""
    return BREAK.sub("\n", text)
