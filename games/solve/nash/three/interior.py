"""All-mixing solutions of three-player games: everybody indifferent among all his strategies.

The one door to this folder: it puts the players in order of size, discards games that
dominance settles, cuts batches into pieces and hands each shape to its method. A caller that
enumerates supports asks once per shape, with all restricted games stacked; it checks deviations
and regret itself.

| shape (sorted)         | method                                                        |
|------------------------|---------------------------------------------------------------|
| 2,2,2 and 2,2,3        | closed forms, `closed222` and `closed223`; where they say     |
|                        | nothing: a few cells                                          |
| 2,b,b and 2,b,b+1      | one unknown, `line`; what is stuck there: a few cells         |
| 3,b,c                  | two unknowns, `plane`; what is stuck there: cells, then, if   |
|                        | somebody has more than three, `homotopy`                      |
| 4 or 5 each            | cells, `cells`; what needs too many of them: all              |
|                        | complex solutions, `homotopy`                                 |

All of them take along how far payoffs may be from the truth (`common`), and answer for all games
that near: what one of them may have and another not is reported as failed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.solve.nash.three.bounds import EXACT
from games.solve.nash.three.cells import interior_cells
from games.solve.nash.three.closed222 import interior_222
from games.solve.nash.three.closed223 import interior_223
from games.solve.nash.three.common import Interior, amended, joined, nothing
from games.solve.nash.three.homotopy import interior_homotopy
from games.solve.nash.three.line import interior_line
from games.solve.nash.three.plane import interior_plane
from games.solve.nash.three.polish import dependent, forms
from games.solve.nash.three.screen import undominated
from games.task import NullToken, Token, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.solve.nash.three.common import Floats

__all__ = ["Interior", "interior"]

#: Cells to be looked at where one mix may be anything: with payoffs that leave out a player, as
#: reasons do that count whatever he does, one is enough to see that the others rule each other out.
_FEW = 30

#: What has a closed form.
_CLOSED = {(2, 2, 2): interior_222, (2, 2, 3): interior_223}

#: Games handled at a time: small enough for the caches.
_PIECE = 8192


def interior(
    payoffs: Floats,
    token: Token = NullToken(),  # noqa: B008 - stateless
    *,
    noise: Floats | None = None,
) -> Interior:
    """Find every strictly positive profile at which everybody is indifferent among everything.

    Parameters
    ----------
    payoffs : (K, 3, a, b, c)
        Payoffs of K games, 2 to 5 strategies each, scaled per player to about [0, 1].
    token
        Asked between pieces of work whether to go on.
    noise : (K, 3)
        How far a player's payoffs may be from the truth; by default one rounding. What is not
        certain for all payoffs that near is reported as failed.

    Returns
    -------
    Interior
        Isolated solutions, those of a game in the order of its first player's first weight, and
        which games could not be settled.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    sizes = payoffs.shape[2:]
    order = sorted(range(3), key=lambda player: sizes[player])
    turned = np.transpose(payoffs[:, order], (0, 1, *(player + 2 for player in order)))
    noise = np.full((len(payoffs), 3), EXACT) if noise is None else noise
    found = _in_pieces(turned, noise[:, order], token)
    profiles = [found.profiles[order.index(player)] for player in range(3)]
    ranked = np.lexsort((profiles[1][:, 0], profiles[0][:, 0], found.game))
    x, y, z = (mix[ranked] for mix in profiles)
    return Interior(found.game[ranked], (x, y, z), found.failed)


def _in_pieces(payoffs: Floats, noise: Floats, token: Token) -> Interior:
    a, b, c = sizes = payoffs.shape[2:]
    if c - 1 > (a - 1) + (b - 1):
        return nothing(len(payoffs), sizes)
    starts = range(0, len(payoffs), _PIECE)
    parts: list[Interior] = []
    for start in starts:
        check(token)
        piece = slice(start, start + _PIECE)
        parts.append(_piece(payoffs[piece], noise[piece], token))
    return joined(parts, starts, sizes)


def _piece(payoffs: Floats, noise: Floats, token: Token) -> Interior:
    sizes = payoffs.shape[2:]
    if sizes in _CLOSED:
        found = _CLOSED[sizes](payoffs, noise)
        return _asked_again(payoffs, noise, found, _few_cells, token)
    left = undominated(payoffs, noise)
    if not left.size:
        return nothing(len(payoffs), sizes)
    own, wrong = payoffs[left], noise[left]
    if sizes[0] == 2:
        found = interior_line(own, wrong)
        found = _asked_again(own, wrong, found, _few_cells, token)
    elif sizes[0] == 3:
        found = interior_plane(own, wrong)
        found = _asked_again(own, wrong, found, _cells, token)
        if sizes[2] > 3:
            found = _asked_again(own, wrong, found, _paths, token)
    else:
        found = _cells(own, wrong, token)
        found = _asked_again(own, wrong, found, _paths, token)
    failed = np.zeros(len(payoffs), dtype=np.bool_)
    failed[left[found.failed]] = True
    return Interior(left[found.game], found.profiles, failed)


def _few_cells(payoffs: Floats, noise: Floats, token: Token) -> Interior:
    return interior_cells(payoffs, token, noise=noise, patience=_FEW)


def _cells(payoffs: Floats, noise: Floats, token: Token) -> Interior:
    return interior_cells(payoffs, token, noise=noise)


def _paths(payoffs: Floats, noise: Floats, token: Token) -> Interior:
    return interior_homotopy(payoffs, token, noise=noise)


def _asked_again(
    payoffs: Floats,
    noise: Floats,
    found: Interior,
    method: Callable[[Floats, Floats, Token], Interior],
    token: Token,
) -> Interior:
    """Ask another method about the games that one could not settle, if there is any hope."""
    again = np.flatnonzero(found.failed)
    again = again[~dependent(forms(payoffs[again], noise[again]))]
    if not again.size:
        return found
    return amended(found, again, method(payoffs[again], noise[again], token))
