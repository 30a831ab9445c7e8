"""A deviation that others answer one after another: from which reach on it may pay.

The outcome is lost in an open set of worlds, and almost everywhere in it nothing ties that
judgements can break: then the play after the deviation is one plan of strict choices, and it pays
the deviator more. Owns the search over such plans: from which reach on its choices and the gain can
hold together is a linear programme, and the least of all plans is exactly where the outcome may be
lost. Where a payoff ties whatever judgements say, a plan may break the tie as it likes, which may
be too early: then the outcome is only known to stay so far. Exact.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.task import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from games.study.doubt.found import Bounds
    from games.study.doubt.reach import Cell, Form, Node
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
        self._known: dict[tuple[int, Cell, Cell], Form] = {}
        self._programmes = self._looks = 0

    def run(self) -> None:
        self._choose({}, (), free=False)
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

    def _worth_it(self, at: Fraction, *, free: bool) -> bool:
        """Tell whether a plan from this reach on would say anything new."""
        best = self._found.sure if free else self._found.lost
        return best is None or at < best

    def _choose(self, ends: Mapping[Node, Cell], forms: tuple[Form, ...], *, free: bool) -> None:
        """Take every choice at the first node that has none, that of the least reach first."""
        if len(ends) == len(self._nodes):
            self._decide(ends, forms, free=free)
            return
        node, player = self._nodes[len(ends)]
        follow = [_end(after, ends) for after in self._following(node, player)]
        options = []
        for own, end in enumerate(follow):
            beside = [
                self._form(player, end, other, node)
                for place, other in enumerate(follow)
                if place != own
            ]
            needed = [form for form in beside if not _tied_for_good(form)]
            at = [form.turns_at for form in needed]
            known = [one for one in at if one is not None]
            if len(known) == len(at):
                options.append((max(known, default=_NOTHING), own, needed, len(beside)))
        for most, own, needed, beside_count in sorted(options, key=lambda option: option[:2]):
            self._looks += 1
            loose = free or len(needed) < beside_count
            if self._worth_it(most, free=loose) and not self._over:
                self._choose({**ends, node: follow[own]}, (*forms, *needed), free=loose)

    def _decide(self, ends: Mapping[Node, Cell], forms: tuple[Form, ...], *, free: bool) -> None:
        """Ask from which reach on a plan is played and pays the deviator."""
        check(self._token)
        end = _end(self._after, ends)
        gain = self._form(self._player, end, self._profile, self._node)
        at = gain.turns_at
        if at is None or not self._worth_it(at, free=free):
            return
        self._programmes += 1
        world = self._reach.together([gain, *forms])
        if world is None:
            return
        if free:
            self._found.may_end(world.at, world)
        else:
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
