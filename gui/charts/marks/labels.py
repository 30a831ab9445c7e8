"""Where labels go so that none covers another: placing in a row, wrapping, shortening.

Owns the arithmetic of label placement along one axis. Knows no Qt, no scene and no fonts; widths
are given, or a style's. Texts are labels unless a size is given.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

    from gui.charts.marks.axis import Mark
    from gui.charts.marks.drawing import Style

__all__ = ["Cut", "broken", "elide", "fill_lines", "spread", "thinned", "whole", "words_of", "wrap"]

_ELLIPSIS = "…"
#: Names longer than this are no names; it bounds the ways to break them.
_MOST_WORDS = 24


class Cut(str):
    """A shortened text that knows the `whole`, so that it can be told elsewhere."""

    __slots__ = ("whole",)
    whole: str

    def __new__(cls, shown: str, whole: str) -> Self:
        """Return what is shown of a text."""
        made = super().__new__(cls, shown)
        made.whole = whole
        return made

    def __add__(self, more: str) -> Cut:
        """Return both with `more` behind."""
        return Cut(str(self) + more, self.whole + more)


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> list[float] | None:
    """Move labels as little as possible so that they do not overlap.

    Parameters
    ----------
    wanted
        Where the middle of each label should be.
    sizes
        Extent of each label along the axis, its spacing included.
    low, high
        The room there is.

    Returns
    -------
    The middles, in the order given, least squares from what was wanted; None if there is no room.
    """
    if sum(sizes) > high - low + 1e-9:
        return None
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    # blocks of touching labels: (start, length, sum of wished starts, members)
    blocks: list[tuple[float, float, float, list[int]]] = []
    for i in order:
        wish = wanted[i] - sizes[i] / 2
        block = (_inside(wish, sizes[i], low, high), sizes[i], wish, [i])
        while blocks and blocks[-1][0] + blocks[-1][1] > block[0]:
            _, length, wishes, members = blocks.pop()
            joined = [*members, *block[3]]
            total = wishes + block[2] - length * len(block[3])
            size = length + block[1]
            block = (_inside(total / len(joined), size, low, high), size, total, joined)
        blocks.append(block)
    placed = [0.0] * len(wanted)
    for start, _, _, members in blocks:
        at = start
        for i in members:
            placed[i] = at + sizes[i] / 2
            at += sizes[i]
    return placed


def thinned(
    ticks: Sequence[Mark], place: Callable[[float], float], style: Style, *, upright: bool = False
) -> Sequence[Mark]:
    """Return the ticks that stand apart: every one, every second, ...

    `place` is where a level is; `upright` tells that they stand one above the other.
    """

    def size(text: str) -> float:
        return style.row if upright else style.wide(text) + style.unit

    for every in range(1, len(ticks)):
        kept = ticks[::every]
        if all(
            abs(place(b.level) - place(a.level)) >= (size(a.text) + size(b.text)) / 2
            for a, b in itertools.pairwise(kept)
        ):
            return kept
    return ticks[:1]


def _inside(start: float, size: float, low: float, high: float) -> float:
    return min(high - size, max(low, start))


def words_of(text: str) -> list[str]:
    """Return the parts between which a line may end: not at blanks that hold a formula together."""
    return re.findall(r"[^ \t\r\n]+", text)


def wrap(
    text: str, width: float, lines: int, style: Style, size: float = 0.0, *, bold: bool = False
) -> list[str] | None:
    """Break a text at its spaces into at most `lines` lines of `width`; None if it does not fit.

    Of several ways the one with the most even lines is taken, fewest lines first.
    """
    words = words_of(text)
    if style.wide(text, size, bold=bold) <= width:
        return [text]
    if len(words) > _MOST_WORDS:
        return None  # words must not go missing without a sign
    for count in range(2, min(lines, len(words)) + 1):
        best: tuple[float, list[str]] | None = None
        for breaks in _breaks(len(words), count):
            parts = [" ".join(words[a:b]) for a, b in itertools.pairwise(breaks)]
            widest = max(style.wide(part, size, bold=bold) for part in parts)
            if widest <= width and (best is None or widest < best[0]):
                best = (widest, parts)
        if best is not None:
            return best[1]
    return None


def fill_lines(
    parts: Sequence[str], joint: str, width: float, style: Style, size: float = 0.0
) -> list[str]:
    """Join parts into as few lines of `width` as possible; a part too long for one is broken."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{joint}{part}" if lines else part
        if lines and style.wide(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.extend(broken(part, width, style, size))
    return lines


def whole(
    text: str, width: float, style: Style, size: float = 0.0, *, bold: bool = False
) -> tuple[str, ...]:
    """Break a text into as many lines as it takes: one, two even ones, or filled ones."""
    lines = wrap(text, width, 2, style, size, bold=bold)
    return tuple(lines or broken(text, width, style, size, bold=bold))


def broken(
    text: str, width: float, style: Style, size: float = 0.0, *, bold: bool = False
) -> list[str]:
    """Break a text into as many lines as it takes, within a word only where no line holds it."""
    lines: list[str] = []
    for word in words_of(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if style.wide(longer, size, bold=bold) <= width:
            lines[-1:] = [longer]
            continue
        rest = word
        while len(rest) > 1 and style.wide(rest, size, bold=bold) > width:
            held = next(
                k
                for k in range(len(rest) - 1, 0, -1)
                if k == 1 or style.wide(rest[:k], size, bold=bold) <= width
            )
            lines.append(rest[:held])
            rest = rest[held:]
        lines.append(rest)
    return lines


def _breaks(words: int, count: int) -> list[tuple[int, ...]]:
    """All ways to cut `words` words into `count` lines, as positions of the cuts."""
    if count == 1:
        return [(0, words)]
    return [
        (*head[:-1], cut, words)
        for cut in range(count - 1, words)
        for head in _breaks(cut, count - 1)
    ]


def elide(text: str, width: float, style: Style, size: float = 0.0, *, bold: bool = False) -> str:
    """Shorten a text to a width with an ellipsis; empty if not even three letters fit.

    What is shortened is a `Cut`.
    """
    if style.wide(text, size, bold=bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if style.wide(text[:middle].rstrip() + _ELLIPSIS, size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return Cut(text[:low].rstrip() + _ELLIPSIS if low >= 3 else "", text)
