"""All support profiles of three players: which method answers for which.

Owns the walk over the support profiles and the translation of what is found into an answer. Knows
the methods by what they can do; profiles in which everybody mixes three strategies or more are
handed to `full`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flint import fmpz_mat

from games.solve.proved.numbers import normal
from games.solve.proved.proof import Answer, Curved, Point, Product
from games.solve.proved.three.bilinear import Crowded
from games.solve.proved.three.fixed import Fixed
from games.solve.proved.three.found import Parts, single
from games.solve.proved.three.game import OTHERS, bits, masks
from games.solve.proved.three.index import index
from games.solve.proved.three.line import mixed
from games.solve.proved.three.triangle import over_triangle
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from games.solve.proved.three.game import Game, Masks
    from games.solve.report import Support
    from games.task import Token

    #: What answers where everybody mixes three strategies or more; None: proved empty.
    Full = Callable[[Support], Answer | None]

#: Why supports of three strategies or more each may, where two players have stakes.
MANY = "two players have conditions on more mixtures than are decided here"
#: Why a polytope may stay undecided, for a person.
CORNERS = "a set of mixtures has more corners than are looked at"


def prove_three(
    game: Game, full: Full, token: Token, supports: Iterable[Support] | None = None
) -> dict[Support, Answer]:
    """Decide every support profile of a game of three players.

    Parameters
    ----------
    game
        The game in integers.
    full
        Asked for support profiles in which everybody mixes three strategies or more, and for
        others in which everybody mixes and this room does not get to the end.
    token
        Asked between two support profiles whether to go on.
    supports
        Those that are not known to be empty; without it all in which nothing is dominated.

    Returns
    -------
    dict
        Answers by support profile; one that is missing is proved to hold no equilibrium.
    """
    fixed = Fixed(game, token)
    answers: dict[Support, Answer] = {}
    if supports is None:
        supports = (tuple(map(bits, played)) for played in game.undominated())
    for support in supports:
        check(token)
        played = masks(support)
        bound = _bound(game, played)
        fewest = min(len(own) for own in support)
        answer: Answer | None
        if len(bound) > 2 and fewest > 2:
            answer = _of_all(game, fixed, support, full, token)
        else:
            parts = _parts(game, fixed, played, bound)
            if parts.open:
                parts = _over_triangle(game, fixed, played, token) or parts
            answer = _told(game, played, parts)
            if answer is not None and answer.open:
                answer = _settled(answer, full(support))
        if answer is not None:
            answers[support] = answer
    return answers


def _settled(known: Answer, other: Answer | None) -> Answer | None:
    """Join what was found before it stayed open with what `full` says of the same profile."""
    found = bool(known.points or known.products or known.curved)
    if other is None:
        return known if found else None
    if not found:
        return other
    points = {point.profile: point for point in (*other.points, *known.points)}
    return Answer(
        tuple(points.values()), known.products, (*known.curved, *other.curved), other.open
    )


def _bound(game: Game, played: Masks) -> list[int]:
    """List the players who would not stay against everything the others may play.

    The others stay: in every cell of the supports of their opponents they earn the same by whatever
    they play, and no more by anything else, and averages of cells inherit that.
    """
    return [
        player
        for player, (one, other) in enumerate(OTHERS)
        if not game.indifferent(player, played[player], played[one], played[other])
    ]


def _free(fixed: Fixed, played: Masks, bound: list[int]) -> Parts:
    """Find all equilibria of a support profile where one player at most is bound."""
    if not bound:
        return fixed.everything(played)
    (player,) = bound
    order = (player, *OTHERS[player])
    return fixed.free(order, played).turned(order)


def _parts(game: Game, fixed: Fixed, played: Masks, bound: list[int]) -> Parts:
    """Find all equilibria of a support profile that is not for `full`, or say why not."""
    try:
        if min(mask.bit_count() for mask in played) > 2:
            return _free(fixed, played, bound) if len(bound) < 2 else Parts(open=MANY)
        if not bound:
            return _free(fixed, played, bound)
        return _found(game, fixed, played)
    except Crowded:
        return Parts(open=CORNERS)


def _of_all(game: Game, fixed: Fixed, support: Support, full: Full, token: Token) -> Answer | None:
    """Decide a support profile in which all mix three strategies or more and have stakes."""
    played = masks(support)
    # where conditions depend on each other there may be infinitely many, in several sets
    many = sum(_rank(game, played, player) for player in range(3)) < sum(map(len, support)) - 3
    answer = None if many else full(support)
    if not many and (answer is None or not answer.open):
        return answer
    parts = _over_triangle(game, fixed, played, token)
    if parts is not None:
        return _told(game, played, parts)
    return full(support) if many else answer


def _over_triangle(game: Game, fixed: Fixed, played: Masks, token: Token) -> Parts | None:
    """Find all equilibria where somebody mixes three strategies; with few conditions, if there is.

    What ties the others to his mixture makes the curves, and his own conditions more of them.
    """
    for player in sorted(range(3), key=lambda p: _rank(game, played, p)):
        if played[player].bit_count() == 3:
            found = over_triangle(game, fixed, played, player, token)
            if found is not None:
                return found
    return None


def _rank(game: Game, played: Masks, player: int) -> int:
    """Return how many independent conditions make a player indifferent."""
    order = (player, *OTHERS[player])
    first, *others = bits(played[player])
    own, other = (bits(played[q]) for q in order[1:])
    forms = [game.gain(i, first, order) for i in others]
    rows = [[form[j][k] for j in own for k in other] for form in forms]
    return int(fmpz_mat(rows).rank()) if rows else 0


def _found(game: Game, fixed: Fixed, played: Masks) -> Parts:
    """Find all equilibria of a support profile in which somebody plays two strategies or one."""
    alone = [player for player in range(3) if played[player].bit_count() == 1]
    if not alone:
        return mixed(game, fixed, played)
    # few strategies of the one who is known mean few conditions that tie the others
    player = min(alone, key=lambda p: game.shape[p])
    (strategy,) = bits(played[player])
    order = (player, *OTHERS[player])
    x = [int(i == strategy) for i in range(game.shape[player])]
    return fixed.pure(order, strategy, played).with_hull([x]).turned(order)


def _told(game: Game, played: Masks, parts: Parts) -> Answer | None:
    """Translate what was found into exact probabilities; None for nothing."""
    if parts.empty:
        return None
    return Answer(
        tuple(
            Point(
                tuple(normal(points[0]) for points in hulls),
                index(game, tuple(points[0] for points in hulls), played),
            )
            for hulls in parts.products
            if single(hulls)
        ),
        tuple(
            Product(tuple(tuple(normal(point) for point in points) for points in hulls))
            for hulls in parts.products
            if not single(hulls)
        ),
        tuple(
            Curved(
                bent.kind,
                # a point may be met on two ways, as the end of two of its edges
                tuple(
                    dict.fromkeys(
                        tuple(normal(mix) for mix in profile) for profile in bent.profiles
                    )
                ),
            )
            for bent in parts.bent
        ),
        parts.open,
    )
