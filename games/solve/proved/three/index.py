"""The index of an equilibrium of three players in which they may mix.

Owns the sign of the Jacobian's determinant at an exact profile, and the question whether every
strategy that is not played loses. Knows no method that finds equilibria.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import arb, arb_mat, fmpz_mat

from games.solve.proved.numbers import Algebraic, sign
from games.solve.proved.roots import FIRST, Precision
from games.solve.proved.three.bilinear import bilinear, is_nothing
from games.solve.proved.three.game import OTHERS, bits

if TYPE_CHECKING:
    from games.solve.proved.three.found import Profile
    from games.solve.proved.three.game import Game, Masks

    Rows = list[list[Any]]

#: Bits at which a determinant is tried before it is computed exactly.
_TRIES = (FIRST, 256)


def index(game: Game, profile: Profile, played: Masks) -> int | None:
    """Return the index of an isolated equilibrium, None if it is not regular.

    Parameters
    ----------
    game
        The game.
    profile
        Homogeneous mixtures with exactly the supports `played`, an equilibrium.
    played
        Per player a mask of the strategies played.

    Returns
    -------
    +1 or -1, the sign of det(-J), with J the Jacobian of "payoff of each strategy played minus that
    of the first one" in the probabilities of the strategies played but the first. None where a
    strategy that is not played earns as much, or where the determinant is zero.

    Notes
    -----
    Numbers of two fields come together only where one player's mixture was known and left both
    others more than a point to choose from, so that both had a direction in which all conditions
    but those of the first player are constant. Two directions that change one row only, as somebody
    over two strategies has, are dependent: such an equilibrium is not regular.
    """
    rows = [(p, i) for p in range(3) for i in bits(played[p])[1:]]
    if not rows:
        return 1 if game.alone(played) else None
    fields = {v.root for mix in profile for v in mix if isinstance(v, Algebraic)}
    if len(fields) > 1:
        return None
    irrational = bool(fields)
    if not _alone(game, profile, played, irrational=irrational):
        return None
    if not irrational:
        return sign(fmpz_mat(_slopes(game, profile, played, rows)).det()) or None
    for precision in _TRIES:
        near = _balls(profile, precision)
        with Precision(precision):
            value = arb_mat(_slopes(game, near, played, rows)).det()
        if value > 0 or value < 0:
            return 1 if value > 0 else -1
    return determinant_sign(_slopes(game, profile, played, rows)) or None


def _alone(game: Game, profile: Profile, played: Masks, *, irrational: bool) -> bool:
    """Tell whether every strategy that is not played earns less than those that are."""
    near = _balls(profile, FIRST) if irrational else ()
    for p, (q, r) in enumerate(OTHERS):
        base = bits(played[p])[0]
        for i in range(game.shape[p]):
            if played[p] >> i & 1:
                continue
            gain = game.gain(i, base, (p, q, r))
            if irrational:
                with Precision(FIRST):
                    if bilinear(gain, near[q], near[r]) < 0:
                        continue
            if sign(bilinear(gain, profile[q], profile[r])) == 0:
                return False
    return True


def _balls(profile: Profile, precision: int) -> Profile:
    return tuple(
        [
            entry.ball(precision)
            if isinstance(entry, Algebraic)
            else 0
            if is_nothing(entry)
            else arb(entry)
            for entry in mix
        ]
        for mix in profile
    )


def _slopes(game: Game, profile: Profile, played: Masks, names: list[tuple[int, int]]) -> Rows:
    """Return -J, every row times a positive number.

    The entry of strategy i of p and strategy j of q is linear in the mixture of the third player r,
    and so homogeneous in it: it is its true value times the sum of r's weights. Times the sum of
    q's weights, all entries of a row have the same factor.
    """
    totals = [sum(mix) for mix in profile]
    firsts = [bits(mask)[0] for mask in played]
    out: Rows = []
    for p, i in names:
        row: list[Any] = []
        for q, j in names:
            if p == q:
                row.append(0)
                continue
            r = 3 - p - q
            table = game.table(p, q, r)
            own, base = table[i], table[firsts[p]]
            start, old, new, less = own[firsts[q]], base[firsts[q]], own[j], base[j]
            value: Any = 0
            for k in bits(played[r]):
                value = value + profile[r][k] * (start[k] - old[k] - new[k] + less[k])
            row.append(value * totals[q])
        out.append(row)
    return out


def determinant_sign(rows: Rows) -> int:
    """Return the sign of a determinant over a number field, by elimination."""
    found = 1
    rows = [list(row) for row in rows]
    for k in range(len(rows)):
        pivot = next((r for r in range(k, len(rows)) if sign(rows[r][k])), None)
        if pivot is None:
            return 0
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            found = -found
        found *= sign(rows[k][k])
        # a positive multiple of a row keeps the sign of the determinant
        size, side = rows[k][k] * sign(rows[k][k]), sign(rows[k][k])
        for r in range(k + 1, len(rows)):
            factor = rows[r][k] * side
            if sign(factor):
                rows[r] = [a * size - factor * b for a, b in zip(rows[r], rows[k], strict=True)]
    return found
