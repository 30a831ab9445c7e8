"""The bar of an outcome in a cell: broken into pieces, so that it tells its outcome without colour.

Owns how a bar is broken; whoever draws a cell says where the bar stands.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

__all__ = ["VISIBLE", "pieces"]

#: Contrast that a bar needs beside the background.
VISIBLE = 3.0
#: The least piece of a bar, and between two of them.
_PIECE, _GAP = 1.5, 1.5


def pieces(bar: QRectF, place: int) -> list[QRectF]:
    """Break a bar into as many pieces as its outcome's place in the scenario's list says.

    Parameters
    ----------
    bar
        The whole bar.
    place
        Position of the outcome, 0 for the first, whose bar is whole. Beyond what the height can
        show it stays at the most.
    """
    count = max(1, min(place + 1, int(bar.height() // (_PIECE + _GAP))))
    length = (bar.height() - (count - 1) * _GAP) / count
    return [
        QRectF(bar.left(), bar.top() + k * (length + _GAP), bar.width(), length)
        for k in range(count)
    ]
