"""The door: a game with rational payoffs in, a proof out of where all its equilibria are.

Owns the way from fractions to integers. Each player's payoffs are multiplied by a positive integer,
which changes no equilibrium, and never pass through floating point. Must not know how proofs go.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import TYPE_CHECKING, Any

import numpy as np

from games.solve.proved.copies import groups, merged, restored
from games.solve.proved.full.candidates import candidates
from games.solve.proved.full.decide import UNSEEN, Full
from games.solve.proved.full.forms import tables_of
from games.solve.proved.proof import Answer, Point, Product, Proof
from games.solve.proved.three.game import OTHERS, Game, bits
from games.solve.proved.three.prove import prove_three
from games.solve.proved.two import prove_two
from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from games.solve.report import Support
    from games.task import Token

#: Games of so many cells are through before certificates for their supports would be made.
_TINY = 12


def prove(payoffs: NDArray[Any], *, token: Token | None = None) -> Proof:
    """Find every Nash equilibrium of a game, and prove that there is no other.

    Parameters
    ----------
    payoffs : (players, *strategies) object array of Fraction or int
        Two or three players.
    token
        Asked now and then whether to go on.

    Returns
    -------
    Proof
        `complete` unless some support profile is left open, which says why.

    Raises
    ------
    ValueError
        If the table is not one of two or three players or is much too large, or a payoff is not
        exact.
    Cancelled
        If the token says so.
    """
    token = NullToken() if token is None else token
    shape = payoffs.shape[1:]
    if payoffs.shape[0] not in (2, 3) or payoffs.shape[0] != len(shape) or min(shape) < 1:
        raise ValueError(f"no game is proved whose payoff table has the shape {payoffs.shape}")
    if len(shape) == 2:
        return Proof(shape, prove_two([integers(own) for own in payoffs], token))
    whole = np.array([integers(own) for own in payoffs], dtype=object)
    copies = groups(whole)
    game = Game(merged(whole, copies).tolist())
    return Proof(shape, restored(_of_three(game, token), copies, shape, token))


def _of_three(game: Game, token: Token) -> dict[Support, Answer]:
    if max(game.shape) > 1 and _nobody_cares(game):
        return dict(_everything(game.shape, token))
    tables = tables_of(game)
    if prod(game.shape) <= _TINY:
        return prove_three(game, Full(tables, token), token)
    among = candidates(game, tables, token)
    answers = prove_three(game, Full(tables, token), token, among.supports)
    return answers | {support: Answer(open=UNSEEN) for support in among.unseen}


def _nobody_cares(game: Game) -> bool:
    """Tell whether no player's payoff ever depends on his own strategy."""
    masks = [(1 << size) - 1 for size in game.shape]
    return all(
        game.indifferent(player, masks[player], masks[one], masks[other])
        for player, (one, other) in enumerate(OTHERS)
    )


def _everything(shape: tuple[int, ...], token: Token) -> Iterator[tuple[Support, Answer]]:
    """Yield every support profile with all its mixtures."""
    pure = [
        [tuple(Fraction(int(i == j)) for j in range(size)) for i in range(size)] for size in shape
    ]
    sets = [[bits(mask) for mask in range(1, 1 << size)] for size in shape]
    for support in product(*sets):
        check(token)
        corners = tuple(
            tuple(own[i] for i in played) for own, played in zip(pure, support, strict=True)
        )
        if max(map(len, support)) == 1:
            yield support, Answer((Point(tuple(own[0] for own in corners), None),))
        else:
            yield support, Answer(products=(Product(corners),))


def integers(own: NDArray[Any]) -> Any:
    """Return one player's payoffs as nested lists of integers, all multiplied by one number.

    Parameters
    ----------
    own : object array of Fraction or int
    """
    cells = own.ravel().tolist()
    try:
        common = lcm(*(cell.denominator for cell in cells))
        whole = [cell.numerator * (common // cell.denominator) for cell in cells]
    except AttributeError as error:
        raise ValueError("payoffs are exact numbers: fractions or integers") from error
    for size in own.shape[:0:-1]:
        whole = [whole[at : at + size] for at in range(0, len(whole), size)]
    return whole
