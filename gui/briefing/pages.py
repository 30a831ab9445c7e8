"""Pieces put on pages.

Owns where pages end: what must stay together does, tables and paragraphs are cut where there is a
good place, a figure without room goes to the top of the next page while the text of its section
goes on. Knows no fonts and no paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.briefing.blocks import RuleBlock, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.briefing.blocks import Piece

__all__ = ["Placed", "paginate"]

_SLACK = 1e-6


@dataclass(frozen=True, eq=False)
class Placed:
    """A piece and the distance of its top from the top of its page's text."""

    piece: Piece
    y: float


def paginate(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Return what stands on each page of height `room`."""
    pages: list[list[Placed]] = [[]]
    queue = list(pieces)
    floating: list[Piece] = []
    y = 0.0
    while queue or floating:
        empty = not pages[-1]
        if floating and (empty or not queue or isinstance(queue[0], RuleBlock)):
            # a new page begins with what has waited for it; a new section has to wait too
            if not empty:
                pages.append([])
                y = 0.0
            queue[:0], floating = floating, []
            continue
        piece = queue[0]
        top = y if empty else y + piece.before
        left = room - top
        if piece.height <= left + _SLACK and (empty or _company(queue, left) <= left + _SLACK):
            pages[-1].append(Placed(piece, top))
            y = top + piece.height
            queue.pop(0)
            continue
        if not empty and _may_wait(queue, left):
            floating.append(queue.pop(0))
            continue
        parts = None if piece.keep else piece.cut(left)
        if parts is None and empty:
            parts = piece.cut_row(left) if isinstance(piece, TableBlock) else None
            if parts is None:  # taller than any page: better cut off than lost
                pages[-1].append(Placed(queue.pop(0), top))
                y = room
                continue
        if parts is not None:
            pages[-1].append(Placed(parts[0], top))
            queue[0] = parts[1]
        pages.append([])
        y = 0.0
    return pages


def _company(queue: Sequence[Piece], room: float) -> float:
    """Return the height that the first piece needs with what it must not be parted from."""
    height = 0.0
    for place, piece in enumerate(queue):
        above = piece.before if place else 0.0
        if not piece.keep:
            needed = height + above + (piece.least if place else piece.height)
            if place and needed > room + _SLACK and _may_wait(queue[place:], room - height):
                return height + queue[place + 1].before + _company(queue[place + 1 :], room)
            return needed
        height += above + piece.height
    return height


def _may_wait(queue: Sequence[Piece], room: float) -> bool:
    """Tell whether the first piece is one that floats, and its section's text can go on before.

    It cannot go on with a table that would be cut: then the figure would stand in its middle.
    """
    if not queue[0].floats:
        return False
    height = 0.0
    for piece in queue[1:]:
        if isinstance(piece, RuleBlock):
            return False
        if piece.floats:
            continue
        whole = piece.keep or isinstance(piece, TableBlock)
        height += piece.before + (piece.height if whole else piece.least)
        if not piece.keep:
            return height <= room + _SLACK
    return False
