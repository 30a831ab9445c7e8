"""Whether a claimed profile, or a product of polytopes, is made of equilibria; and its index.

Owns the definition: every strategy played earns the most. Asked exactly, in the game's own
payoffs. Knows nothing of how an equilibrium is found.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from games.verify.claims import Fault
from games.verify.determinants import determinant
from games.verify.numbers import sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.verify.claims import ClaimedMix
    from games.verify.game import Game, Mix, Support
    from games.verify.numbers import Number

__all__ = ["hold", "holds", "index", "index_of"]


def holds(game: Game, support: Support, mixes: Sequence[ClaimedMix]) -> bool:
    """Tell whether all strategies of a support are best replies at a profile.

    Raises
    ------
    Fault
        If the mixtures stand at different roots, so that nothing can be said.
    """
    if len({id(mix.root) for mix in mixes if mix.root is not None}) > 1:
        message = "a profile at two roots"
        raise Fault(message)
    profile = [mix.weights for mix in mixes]
    for player, own in enumerate(support):
        for strategy in range(game.shape[player]):
            if strategy == own[0]:
                continue
            gain = sign(game.expected(player, strategy, own[0], profile))
            if gain > 0 or (gain and strategy in own):
                return False
    return True


def hold(game: Game, support: Support, corners: Sequence[Sequence[ClaimedMix]]) -> bool:
    """Tell whether all averages of corners, player by player, have best replies in a support.

    Gains are multilinear, so that the corners speak for all.
    """
    return all(holds(game, support, profile) for profile in product(*corners))


def index(game: Game, support: Support, mixes: Sequence[ClaimedMix]) -> int | None:
    """Return the index of a claimed profile, None if it is not regular."""
    return index_of(game, support, [mix.weights for mix in mixes])


def index_of(game: Game, support: Support, profile: Sequence[Mix]) -> int | None:
    """Return the sign of det(-J) of the indifferences of a support, None if it is not regular.

    Not regular: an unplayed strategy is a best reply too, or the determinant is zero. J is the
    Jacobian of the gains over each player's first strategy in the probabilities of all but the
    first (Gul, Pearce, Stacchetti 1993).

    Parameters
    ----------
    game, support
        Of which the profile is an equilibrium.
    profile
        Mixtures, each times anything positive.
    """
    for player, own in enumerate(support):
        for strategy in range(game.shape[player]):
            if strategy not in own and not sign(game.expected(player, strategy, own[0], profile)):
                return None
    names = [(player, j) for player, own in enumerate(support) for j in own[1:]]
    if not names:
        return 1
    totals = [sum(mix[1:], mix[0]) for mix in profile]
    rows = [
        [_entry(game, support, profile, totals, row, column) for column in names] for row in names
    ]
    return sign(determinant(rows)) or None


def _entry(
    game: Game,
    support: Support,
    profile: Sequence[Mix],
    totals: Sequence[Number],
    row: tuple[int, int],
    column: tuple[int, int],
) -> Number:
    """Return an entry of -J; a row is scaled by the positive totals of the others' mixtures."""
    player, to = row
    other, strategy = column
    if player == other:
        return 0
    over, first = support[player][0], support[other][0]

    def turned(cell: list[int]) -> Number:
        """Gain against `first` less gain against `strategy`, others as in the cell."""
        amounts = []
        for own in (first, strategy):
            whole = list(cell)
            whole[other] = own
            del whole[player]
            amounts.append(game.gain(player, to, over, whole))
        difference: Number = amounts[0] - amounts[1]
        return difference

    if game.players == 2:
        return turned([0, 0])
    third = 3 - player - other
    total: Number = 0
    for strategy_of_third in support[third]:
        cell = [0, 0, 0]
        cell[third] = strategy_of_third
        total = total + profile[third][strategy_of_third] * turned(cell)
    return total * totals[other]
