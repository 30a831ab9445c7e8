"""Two scenarios brought into one order, so that positions mean the same in both.

Owns how players and strategies of an old scenario are lined up with those of a new one, and how the
sweep of a game with other strategies is read in the new one's positions. Solves nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.study.sweep.report import Tied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Outcome, Player, Scenario
    from games.study.sweep.report import Branch, Cause, Sweep

__all__ = ["aligned", "cells_in_common", "renumbered", "same_players"]


def same_players(old: Scenario, new: Scenario) -> bool:
    """Tell whether both are about the same players, in whatever order."""
    return {player.id for player in old.players} == {player.id for player in new.players}


def cells_in_common(old: Scenario, new: Scenario) -> bool:
    """Tell whether some cell is in both games: the same players, each with a strategy of before."""
    return same_players(old, new) and all(
        {s.id for s in player.strategies} & {s.id for s in old.player(player.id).strategies}
        for player in new.players
    )


def aligned(old: Scenario, new: Scenario) -> Scenario:
    """Return the old scenario with players and strategies in the new one's order.

    Strategies that only the old one has come last. Without the same players it is returned as it
    is.
    """
    if not same_players(old, new):
        return old
    order = [old.player_index(player.id) for player in new.players]
    players = tuple(
        _aligned_player(old.players[place], player)
        for place, player in zip(order, new.players, strict=True)
    )
    if players == old.players:
        return old
    return replace(
        old,
        players=players,
        edits=tuple(
            replace(edit, profile=tuple(edit.profile[place] for place in order))
            for edit in old.edits
        ),
        outcomes=tuple(_aligned_outcome(outcome, order) for outcome in old.outcomes),
    )


def _aligned_player(old: Player, new: Player) -> Player:
    rank = {strategy.id: place for place, strategy in enumerate(new.strategies)}
    ordered = sorted(old.strategies, key=lambda strategy: rank.get(strategy.id, len(rank)))
    return replace(old, strategies=tuple(ordered))


def _aligned_outcome(outcome: Outcome, order: list[int]) -> Outcome:
    mixtures = tuple(tuple(mixture[place] for place in order) for mixture in outcome.mixtures)
    return replace(outcome, mixtures=mixtures)


def renumbered(sweep: Sweep, old: Scenario, new: Scenario) -> Sweep:
    """Return the sweep of an aligned old game with strategies numbered as in the new one.

    Strategies that only the old one has get numbers beyond the new one's, so that nothing in the
    new game is taken for them. Good for comparing supports and causes, and for nothing else.
    """
    numbers = [_numbers(old.players[place], player) for place, player in enumerate(new.players)]
    if all(own == list(range(len(own))) for own in numbers):
        return sweep

    def branch(one: Branch) -> Branch:
        support = tuple(
            tuple(own[strategy] for strategy in played)
            for own, played in zip(numbers, one.support, strict=True)
        )
        return replace(one, support=support)

    def node(own: Sequence[int | None]) -> tuple[int | None, ...]:
        return tuple(
            None if taken is None else number[taken]
            for number, taken in zip(numbers, own, strict=True)
        )

    def profile(own: Sequence[int]) -> tuple[int, ...]:
        return tuple(number[taken] for number, taken in zip(numbers, own, strict=True))

    def cause(one: Cause) -> Cause:
        own = numbers[one.player]
        return replace(
            one,
            from_strategy=own[one.from_strategy],
            to_strategy=own[one.to_strategy],
            others=node(one.others),
            node=None if one.node is None else node(one.node),
            compares=tuple(map(profile, one.compares)),
        )

    def tied(one: Tied) -> Tied:
        return Tied(
            tuple(
                tuple(own[strategy] for strategy in left)
                for own, left in zip(numbers, one.surviving, strict=True)
            ),
            tuple(map(profile, one.pure)),
        )

    return replace(
        sweep,
        regimes=tuple(
            replace(
                regime,
                branches=tuple(branch(one) for one in regime.branches),
                tied=None if regime.tied is None else tied(regime.tied),
            )
            for regime in sweep.regimes
        ),
        tipping_points=tuple(
            replace(tip, causes=tuple(cause(one) for one in tip.causes))
            for tip in sweep.tipping_points
        ),
    )


def _numbers(old: Player, new: Player) -> list[int]:
    """Return the position in the new game of every strategy of the old one."""
    place = {strategy.id: number for number, strategy in enumerate(new.strategies)}
    beyond = iter(range(len(new.strategies), len(new.strategies) + len(old.strategies)))
    return [
        place[strategy.id] if strategy.id in place else next(beyond) for strategy in old.strategies
    ]
