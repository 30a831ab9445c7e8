"""The cheapest change that makes a profile the outcome of a subgame-perfect plan.

Owns the search. A profile is an outcome if at every step of its path no deviation pays: the game is
over then, or play from there on has a subgame-perfect outcome that the deviator likes no better. Of
all at once only the first can be. The cheapest change for what is asked so far is tried: where a
deviation would still pay, each outcome that could answer it is asked for in turn, which costs no
less (branch and bound). Where two answer together only pure equilibria are tried: then a change is
found that does it, and not always the least. Exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from games.study.doubt.prices import holds
from games.study.sweep.sequential.pure import kept
from games.task import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from games.model.affine import Exact
    from games.solve.sequential.order import Order
    from games.study.doubt.prices import Priced, Prices
    from games.study.doubt.reach import Cell, Form, Node, Reach
    from games.task import Token

__all__ = ["MOST", "Cheapest", "Plans"]

#: Programmes solved for one question at most: then the best change found so far is told.
MOST = 400


@dataclass(frozen=True, slots=True)
class Cheapest:
    """What was found: the cost and the moves by position, None if nothing does it.

    `whole` tells that nothing else can be cheaper.
    """

    priced: Priced | None
    whole: bool


@dataclass(frozen=True, slots=True)
class _Threat:
    """A deviation that others answer: it must not pay the deviator more than an outcome does."""

    node: Node
    stage: int
    player: int
    outcome: Cell


@dataclass(frozen=True, slots=True)
class _Asked:
    """What has to hold: comparisons that are not negative, and deviations that do not pay."""

    forms: tuple[Form, ...]
    threats: tuple[_Threat, ...]


class Plans:
    """The plans of a game that lead to one profile.

    Parameters
    ----------
    reach
        The game, and the judgements that may move.
    order
        Who moves when.
    profile
        Where play shall come to; what has been done already is part of it.
    """

    def __init__(self, reach: Reach, order: Order, profile: Cell) -> None:
        self._reach = reach
        self._stages = order.to_come
        self._sizes = reach.payoffs.shape[1:]
        self._forms: dict[tuple[int, Cell, Cell], Form] = {}
        self._start = self._asks(profile, order.moved, 0)
        #: Whether nobody can mix off the path, so that pure answers are all there are.
        self.pure = all(len(movers) == 1 for movers in self._stages[1:])

    def cheapest(
        self, prices: Prices, token: Token, *, players: Sequence[int] | None = None
    ) -> Cheapest:
        """Return the cheapest change under which one of the plans stands.

        Parameters
        ----------
        prices
            What changes cost.
        token
            Tells when the answer is no longer wanted.
        players
            Whose comparisons count, where all move at once; everybody's by default.
        """
        start = self._start
        if players is not None:
            start = _Asked(tuple(f for f in start.forms if f.player in players), start.threats)
        search = _Search(self, prices, token)
        search.run(start)
        return Cheapest(search.best, self.pure and not search.over)

    def answers(self, threat: _Threat) -> list[_Asked]:
        """Return what each outcome asks for that makes a deviation not pay."""
        found = []
        for end in self._ends(threat.node):
            asked = self._asks(end, threat.node, threat.stage)
            deters = self._form(threat.player, threat.outcome, end)
            found.append(_Asked((deters, *asked.forms), asked.threats))
        return found

    def pays(self, threat: _Threat, payoffs: Exact) -> bool:
        """Tell whether a deviation pays, with payoffs as they are, whatever pure play follows."""
        own = payoffs[threat.player]
        most = own[threat.outcome]
        return all(own[end] > most for end in self._played(threat.node, threat.stage, payoffs))

    def moved(self, moves: Priced) -> Exact:
        """Return the payoffs after moves."""
        payoffs = self._reach.payoffs
        for place, by in moves[1].items():
            payoffs = payoffs + self._reach.moving[place].effect * by
        return payoffs

    def _asks(self, outcome: Cell, node: Node, stage: int) -> _Asked:
        """Return what has to hold for an outcome to be one of the play from a node on."""
        forms: list[Form] = []
        threats: list[_Threat] = []
        for later in range(stage, len(self._stages)):
            movers = self._stages[later]
            along = _done(node, movers, outcome)
            for player in movers:
                for other in range(self._sizes[player]):
                    if other != outcome[player]:
                        after = (*along[:player], other, *along[player + 1 :])
                        if later + 1 == len(self._stages):
                            forms.append(self._form(player, outcome, _cell(after)))
                        else:
                            threats.append(_Threat(after, later + 1, player, outcome))
            node = along
        return _Asked(tuple(forms), tuple(threats))

    def _played(self, node: Node, stage: int, payoffs: Exact) -> Sequence[Cell]:
        """Return the outcomes of all pure subgame-perfect play from a node on."""
        if stage == len(self._stages):
            return (_cell(node),)
        movers = self._stages[stage]
        if len(movers) > 1:
            return [end for end in self._ends(node) if self._stands(end, movers, payoffs)]
        (player,) = movers
        follow = [
            tuple(self._played((*node[:player], own, *node[player + 1 :]), stage + 1, payoffs))
            for own in range(self._sizes[player])
        ]
        return kept(follow, _worth(payoffs, player))

    def _stands(self, end: Cell, movers: Sequence[int], payoffs: Exact) -> bool:
        """Tell whether an end is an equilibrium of the last stage."""
        return all(
            payoffs[(player, *end[:player], other, *end[player + 1 :])] <= payoffs[(player, *end)]
            for player in movers
            for other in range(self._sizes[player])
        )

    def _ends(self, node: Node) -> Iterator[Cell]:
        return product(
            *(
                range(size) if own is None else (own,)
                for own, size in zip(node, self._sizes, strict=True)
            )
        )

    def _form(self, player: int, better: Cell, worse: Cell) -> Form:
        key = player, better, worse
        if key not in self._forms:
            self._forms[key] = self._reach.form(player, better, worse)
        return self._forms[key]


class _Search:
    """Branch and bound: the cheapest change for what is asked, and more asked where it fails."""

    def __init__(self, plans: Plans, prices: Prices, token: Token) -> None:
        self._plans, self._prices, self._token = plans, prices, token
        self.best: Priced | None = None
        self._spent = 0

    @property
    def over(self) -> bool:
        """Whether it was given up before everything was tried."""
        return self._spent > MOST

    def run(self, start: _Asked) -> None:
        """Look for the cheapest change; `best` is it, None if there is none."""
        priced = self._prices.least(start.forms)
        if priced is not None:
            self._look(start, priced)

    def _look(self, asked: _Asked, priced: Priced) -> None:
        """Look for the cheapest change for what is asked, of which a part costs this much."""
        payoffs = self._plans.moved(priced)
        paying = [threat for threat in asked.threats if self._plans.pays(threat, payoffs)]
        if not paying:
            self.best = priced
            return
        ways = [self._plans.answers(threat) for threat in paying]
        place = min(range(len(ways)), key=lambda own: len(ways[own]))
        rest = tuple(threat for threat in asked.threats if threat is not paying[place])
        options: list[tuple[Fraction, int, _Asked, Priced]] = []
        for number, way in enumerate(ways[place]):
            further = _Asked((*asked.forms, *way.forms), (*rest, *way.threats))
            cost = self._priced(further.forms, way.forms, priced)
            if cost is not None:
                options.append((cost[0], number, further, cost))
        for least, _, further, cost in sorted(options, key=lambda option: option[:2]):
            if self.best is None or least < self.best[0]:
                self._look(further, cost)

    def _priced(
        self, forms: tuple[Form, ...], more: tuple[Form, ...], now: Priced
    ) -> Priced | None:
        """Return the least cost of comparisons, some of which hold already."""
        if all(holds(form, now[1]) for form in more):
            return now
        check(self._token)
        self._spent += 1
        return None if self.over else self._prices.least(forms)


def _worth(payoffs: Exact, player: int) -> Callable[[Cell], Fraction]:
    own = payoffs[player]

    def worth(end: Cell) -> Fraction:
        value: Fraction = own[end]
        return value

    return worth


def _done(node: Node, movers: Sequence[int], outcome: Cell) -> Node:
    return tuple(outcome[k] if k in movers else own for k, own in enumerate(node))


def _cell(node: Node) -> Cell:
    return tuple(own for own in node if own is not None)
