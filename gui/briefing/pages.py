"""Pieces put on pages.

Owns where pages end: what must stay together does, tables and paragraphs are cut where there is a
good place, and nothing is ever taller than its page. Knows no fonts and no paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.briefing.blocks import TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.briefing.blocks import Piece

__all__ = ["Placed", "paginate"]


@dataclass(frozen=True, eq=False)
class Placed:
    """A piece and the distance of its top from the top of its page's text."""

    piece: Piece
    y: float


def paginate(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Return what stands on each page of height `room`."""
    pages: list[list[Placed]] = [[]]
    y = 0.0
    queue = list(pieces)
    while queue:
        piece = queue[0]
        empty = not pages[-1]
        top = y if empty else y + piece.before
        left = room - top
        if piece.height <= left + 1e-6 and (empty or _company(queue) <= left + 1e-6):
            pages[-1].append(Placed(piece, top))
            y = top + piece.height
            queue.pop(0)
            continue
        parts = piece.cut(left) if not piece.keep else None
        if parts is None and empty:
            parts = piece.cut_row(left) if isinstance(piece, TableBlock) else piece.cut(left)
            if parts is None:  # taller than any page: better cut off than lost
                parts_left = queue.pop(0)
                pages[-1].append(Placed(parts_left, top))
                y = room
                continue
        if parts is not None:
            pages[-1].append(Placed(parts[0], top))
            queue[0] = parts[1]
        pages.append([])
        y = 0.0
    return pages


def _company(queue: Sequence[Piece]) -> float:
    """Return the height that the first piece needs with what it must not be parted from."""
    height = 0.0
    for place, piece in enumerate(queue):
        above = piece.before if place else 0.0
        if not piece.keep:
            return height + above + (piece.least if place else piece.height)
        height += above + piece.height
    return height
