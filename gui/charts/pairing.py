"""Answers about two drivers: the present scenario's, and that of the one it is compared with.

Owns what of an earlier answer still holds, so that neither is computed twice: nothing but the two
drivers may have moved. What an answer is, is each chart's own. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from games.model.payoffs import affine
from games.study.ways import way_of
from gui.charts.kind import NoChartError

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.affine import AffinePayoffs
    from games.model.scenario import Scenario
    from games.study.ways import Way
    from games.task import Token
    from gui.charts.kind import Ask, Known

    Answer = TypeVar("Answer")

__all__ = ["both", "same"]


def _likewise(one: Ask, two: Ask) -> bool:
    return one.live.way is two.live.way and one.drivers == two.drivers and one.within == two.within


def same(one: Ask, two: Ask) -> bool:
    """Tell whether two scenarios have one answer: the same numbers off the same two drivers."""
    if one.live.affine is not two.live.affine or not _likewise(one, two):
        return False
    mine, theirs = one.scenario.levels, two.scenario.levels
    return all(mine[name] == theirs[name] for name in mine if name not in one.drivers)


def both(
    make: Callable[[Way, AffinePayoffs, tuple[str, str], Scenario, Token], Answer],
    ask: Ask,
    token: Token,
    known: Known,
) -> tuple[Answer, Answer | None]:
    """Return the answer, and the earlier scenario's along the same two drivers if it has them.

    Parameters
    ----------
    make
        Computes an answer of a way of playing, payoffs, two drivers and a scenario; its
        `ValueError` is a reason.
    """
    drivers, against = ask.drivers, ask.against
    last, (present, earlier) = known or (ask, (None, None))
    try:
        if present is None or not same(ask, last):
            present = make(
                ask.live.way, ask.live.affine.within(ask.within), drivers, ask.scenario, token
            )
        if against is None or against.lack(ask.scenario, drivers):
            return present, None
        old = against.scenario
        was = last.against.scenario if last.against is not None else None
        if earlier is None or was is not old or not _likewise(ask, last):
            parts = affine(old) if against.answer is None else against.answer.affine
            earlier = make(way_of(old), parts.within(ask.within), drivers, old, token)
    except ValueError as error:  # no range, or nobody solves games of this shape
        raise NoChartError(str(error)) from error
    return present, earlier
