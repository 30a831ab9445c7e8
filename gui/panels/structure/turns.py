"""Stages as somebody arranges them: a player put earlier or later, with others or alone.

Owns what becomes of the stages; all in the form in which they are drawn, where all at once is one
stage of everybody. Knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.play import Stages

__all__ = ["alone", "earlier", "later", "place_of", "together"]


def place_of(stages: Stages, player: str) -> int:
    """Return the position of a player's stage."""
    return next(place for place, stage in enumerate(stages) if player in stage)


def together(stages: Stages, player: str, place: int) -> Stages:
    """Return the stages with a player in the one at a position, beside those who are there."""
    return _kept(
        tuple(own for own in stage if own != player) + ((player,) if here == place else ())
        for here, stage in enumerate(stages)
    )


def alone(stages: Stages, player: str, before: int) -> Stages:
    """Return the stages with a player in one of its own, before that at a position."""
    rest = [tuple(own for own in stage if own != player) for stage in stages]
    rest.insert(before, (player,))
    return _kept(rest)


def earlier(stages: Stages, player: str) -> Stages:
    """Return the stages with a player one step earlier; the same for who moves first alone.

    Out of a stage with others it is alone before them, from a stage of its own it joins those
    before it.
    """
    place = place_of(stages, player)
    if len(stages[place]) > 1:
        return alone(stages, player, place)
    return together(stages, player, place - 1) if place else stages


def later(stages: Stages, player: str) -> Stages:
    """Return the stages with a player one step later; the same for who moves last alone."""
    return earlier(stages[::-1], player)[::-1]


def _kept(stages: Iterable[tuple[str, ...]]) -> Stages:
    return tuple(stage for stage in stages if stage)
