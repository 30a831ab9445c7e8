"""A deviation that others answer one after another: from which reach on it pays.

The outcome is lost where all subgame-perfect play after the deviation pays the deviator more: an
open set of worlds, and almost everywhere in it nothing ties that judgements can break. Then the
last to answer takes one of his strategies, or any of some that tie for him whatever is judged; and
each end that may come of it pays, or is worse for whoever answers first than all that another
strategy of his leads to. Owns the search over such answers: from which reach on one can be given is
a linear programme, and the least of all is exactly where the outcome may be lost.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from games.task import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from games.study.doubt.found import Bounds
    from games.study.doubt.reach import Cell, Form, Node

    #: Ends that tie for a player whatever is judged.
    Alike = tuple[Cell, ...]
    from games.task import Token

__all__ = ["search"]

#: Programmes solved for one deviation at most, and choices looked at: beyond that it is only
#: bounded, by each comparison alone.
MOST, MOST_LOOKS = 300, 20_000

_NOTHING = Fraction(0)


def search(
    found: Bounds,
    player: int,
    node: Node,
    after: Node,
    movers: Sequence[int],
    profile: Cell,
    token: Token,
) -> None:
    """Find from which reach on a deviation may pay.

    Parameters
    ----------
    found
        Hears of it.
    player, node
        Who deviates, and what he has seen.
    after
        What has been done then.
    movers
        Who answers, one after another.
    profile
        The outcome from which he deviates.
    token
        Tells when nobody wants to know.
    """
    _Search(found, player, node, after, movers, profile, token).run()


class _Search:
    def __init__(
        self,
        found: Bounds,
        player: int,
        node: Node,
        after: Node,
        movers: Sequence[int],
        profile: Cell,
        token: Token,
    ) -> None:
        self._found, self._reach = found, found.reach
        self._player, self._node, self._after = player, node, after
        self._movers, self._profile, self._token = tuple(movers), profile, token
        self._nodes = list(self._below(after, 0))
        #: Those of the last to answer.
        self._ends = [one for one in self._nodes if one[1] == self._movers[-1]]
        self._known: dict[tuple[int, Cell, Cell], Form] = {}
        self._programmes = self._looks = 0

    def run(self) -> None:
        self._choose((), ())
        if self._over:
            least = self._alone()
            if least is not None:
                self._found.may_end(least)

    @property
    def _over(self) -> bool:
        return self._programmes > MOST or self._looks > MOST_LOOKS

    def _below(self, node: Node, stage: int) -> Iterator[tuple[Node, int]]:
        """Yield the nodes from one on with their movers, each after those that follow it."""
        if stage < len(self._movers):
            player = self._movers[stage]
            for following in self._following(node, player):
                yield from self._below(following, stage + 1)
            yield node, player

    def _following(self, node: Node, player: int) -> list[Node]:
        size = self._reach.payoffs.shape[1 + player]
        return [(*node[:player], own, *node[player + 1 :]) for own in range(size)]

    def _form(self, player: int, better: Cell, worse: Cell, node: Node) -> Form:
        key = player, better, worse
        if key not in self._known:
            self._known[key] = self._reach.form(player, better, worse, node)
        return self._known[key]

    def _open(self, forms: Sequence[Form]) -> Fraction | None:
        """Return a reach below which comparisons do not hold; None if they say nothing new."""
        least = _NOTHING
        for form in forms:
            at = form.turns_at
            if at is None:
                return None
            least = max(least, at)
        lost = self._found.lost
        return least if lost is None or least < lost else None

    def _nearest(
        self, options: Sequence[tuple[Alike, tuple[Form, ...]]]
    ) -> Iterator[tuple[Alike, tuple[Form, ...]]]:
        """Yield the options that may say something new, the nearest first."""
        known = [(self._open(forms), place) for place, (_, forms) in enumerate(options)]
        for _, place in sorted((at, place) for at, place in known if at is not None):
            self._looks += 1
            if not self._over and self._open(options[place][1]) is not None:
                yield options[place]

    def _choose(self, taken: tuple[Alike, ...], forms: tuple[Form, ...]) -> None:
        """Let the last to answer choose at the first of his nodes at which he has not."""
        if len(taken) == len(self._ends):
            self._answer(taken, forms)
            return
        node, player = self._ends[len(taken)]
        groups = self._alike(player, node)
        options = [
            (
                own,
                tuple(
                    self._form(player, own[0], other[0], node) for other in groups if other != own
                ),
            )
            for own in groups
        ]
        for own, more in self._nearest(options):
            self._choose((*taken, own), (*forms, *more))

    def _alike(self, player: int, node: Node) -> list[Alike]:
        """Return the ends of a node, those together that tie for a player whatever is judged."""
        groups: list[Alike] = []
        for after in self._following(node, player):
            end = _end(after, {})
            for place, group in enumerate(groups):
                if _tied_for_good(self._form(player, end, group[0], node)):
                    groups[place] = (*group, end)
                    break
            else:
                groups.append((end,))
        return groups

    def _answer(self, taken: tuple[Alike, ...], forms: tuple[Form, ...]) -> None:
        """Let the first to answer choose, where there are two; then every end must pay."""
        if len(self._movers) == 1:
            self._decide((*self._gains(taken[0]), *forms))
        elif self._one_best(taken):
            options = [
                (own, (*self._gains(own), *self._beaten(taken, own[0], place)))
                for place, own in enumerate(taken)
            ]
            for _, more in self._nearest(options):
                self._decide((*more, *forms))
        else:
            self._settle(taken, [(k, end) for k, own in enumerate(taken) for end in own], forms)

    def _one_best(self, taken: tuple[Alike, ...]) -> bool:
        """Tell whether the first to answer likes one of some ends best, almost everywhere."""
        if any(len(group) > 1 for group in taken):
            return False
        pairs = combinations((group[0] for group in taken), 2)
        first = self._movers[0]
        return not any(_tied_for_good(self._form(first, *pair, self._after)) for pair in pairs)

    def _settle(
        self, taken: tuple[Alike, ...], left: list[tuple[int, Cell]], forms: tuple[Form, ...]
    ) -> None:
        """Let every end that is left pay, or be worse than all that another strategy leads to."""
        if not left:
            self._decide(forms)
            return
        (place, end), *others = left
        options = [((end,), tuple(self._gains((end,))))]
        first = self._movers[0]
        for other, group in enumerate(taken):
            if other != place:
                worse = (self._form(first, better, end, self._after) for better in group)
                options.append(((end,), tuple(worse)))
        for _, more in self._nearest(options):
            self._settle(taken, others, (*more, *forms))

    def _gains(self, ends: Alike) -> Iterator[Form]:
        """Yield what the deviator gains at some ends."""
        for end in ends:
            yield self._form(self._player, end, self._profile, self._node)

    def _beaten(self, taken: tuple[Alike, ...], best: Cell, place: int) -> Iterator[Form]:
        """Yield that the first to answer likes one end better than all others."""
        for other, (end, *_) in enumerate(taken):
            if other != place:
                yield self._form(self._movers[0], best, end, self._after)

    def _decide(self, forms: tuple[Form, ...]) -> None:
        """Ask from which reach on all comparisons can hold together."""
        check(self._token)
        if self._open(forms) is None:
            return
        self._programmes += 1
        world = self._reach.together(forms)
        if world is not None:
            self._found.ends(world)

    def _alone(self) -> Fraction | None:
        """Return a reach below which no plan can pay, each comparison taken by itself.

        None if there is none.
        """
        first: dict[Node, dict[Cell, Fraction]] = {}
        for node, player in self._nodes:
            follow = [
                first.get(after) or {_end(after, {}): _NOTHING}
                for after in self._following(node, player)
            ]
            there: dict[Cell, Fraction] = {}
            for own, ends in enumerate(follow):
                others = [other for place, other in enumerate(follow) if place != own]
                for end, least in ends.items():
                    ways = [self._better(player, end, other, node) for other in others]
                    known = [way for way in ways if way is not None]
                    if len(known) == len(ways):
                        there[end] = max(least, *known)
            first[node] = there
        pays = [
            max(least, turns)
            for end, least in first[self._after].items()
            if (turns := self._turns(self._player, end, self._profile, self._node)) is not None
        ]
        return min(pays, default=None)

    def _better(
        self, player: int, end: Cell, other: Mapping[Cell, Fraction], node: Node
    ) -> Fraction | None:
        """Return a reach below which an end is no better than all of another choice's."""
        ways = [
            max(least, turns)
            for worse, least in other.items()
            if (turns := self._turns(player, end, worse, node)) is not None
        ]
        return min(ways, default=None)

    def _turns(self, player: int, better: Cell, worse: Cell, node: Node) -> Fraction | None:
        form = self._form(player, better, worse, node)
        foreseen = player != self._player
        return _NOTHING if foreseen and _tied_for_good(form) else form.turns_at


def _tied_for_good(form: Form) -> bool:
    return form.still and not form.today


def _end(node: Node, ends: Mapping[Node, Cell]) -> Cell:
    """Return where play comes to from a node."""
    return ends[node] if node in ends else tuple(own for own in node if own is not None)
