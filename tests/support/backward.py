"""Backward induction by hand: pure strategies and all ties, written without the solver's code.

Owns a second way to the answers, for tests that hold sentences to the game.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.payoffs import affine
from games.words.plays import stages_to_come

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.model.scenario import Scenario

    Node = tuple[int | None, ...]

__all__ = ["Every"]


class Every:
    """What each node of a scenario's play may come to.

    Parameters
    ----------
    scenario
        One in whose play nobody moves together with another.
    payoffs
        Its payoffs, exact; those at its levels by default.
    """

    def __init__(self, scenario: Scenario, payoffs: Exact | None = None) -> None:
        self.scenario = scenario
        self.payoffs = affine(scenario).exact(scenario.levels) if payoffs is None else payoffs
        self.order = [
            scenario.player_index(one.id)
            for stage in stages_to_come(scenario, scenario.play)
            for one in stage
        ]
        moved = dict(scenario.play.moved)
        self.root: Node = tuple(
            one.index_of(moved[one.id]) if one.id in moved else None for one in scenario.players
        )

    def ends(self, node: Node) -> set[tuple[int, ...]]:
        """Return every profile that some subgame-perfect plan leads to from a node."""
        mover = next((one for one in self.order if node[one] is None), None)
        if mover is None:
            return {tuple(own for own in node if own is not None)}
        after = [
            self.ends((*node[:mover], own, *node[mover + 1 :]))
            for own in range(self.scenario.shape[mover])
        ]
        worst = [min(self.payoffs[(mover, *end)] for end in ends) for ends in after]
        return {
            end
            for own, ends in enumerate(after)
            for end in ends
            if all(
                self.payoffs[(mover, *end)] >= least
                for other, least in enumerate(worst)
                if other != own
            )
        }

    def paid(self, node: Node, player: int) -> set[Fraction]:
        """Return all that a player may get from a node on."""
        return {Fraction(self.payoffs[(player, *end)]) for end in self.ends(node)}
