"""Every play of a scenario along one driver: the sweeps of the sequence map.

Owns which of them are made anew. How a play is swept is its `Way`'s, what it leads to today
`games.study.orders.today`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.changes import numbers
from games.study.answer import crowded
from games.study.orders.report import SequenceMap
from games.study.orders.today import orders_today
from games.task import NullToken, Part, Quiet, check

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.answer import LiveResult
    from games.study.sweep.report import Sweep
    from games.task import Token

__all__ = ["sequence_map"]

#: Share of the work that today's answers are, in per cent.
_TODAY = 20


def sequence_map(
    live: LiveResult, token: Token | None = None, *, known: SequenceMap | None = None
) -> SequenceMap | None:
    """Sweep every play of those who are still to move along the driver of a live answer.

    Parameters
    ----------
    live
        Has the sweep of the scenario's own play, and today's answer to it.
    token
        Told of progress, and asked whether to go on.
    known
        An earlier map; its sweeps are used again while nothing but its driver and the play move,
        but for those of which a proof is due: nobody would come back to it.

    Returns
    -------
    None where fewer than two are still to move: there is one play then.

    Raises
    ------
    ValueError
        If the answer is along no driver.
    Cancelled
        If the token says so.
    """
    if live.level is None:
        message = "the scenario has no driver"
        raise ValueError(message)
    token = NullToken() if token is None else token
    orders = orders_today(live.scenario, live.affine, live.report, Part(token, 0, _TODAY))
    if orders is None:
        return None
    line = live.line or live.affine.line(live.driver, live.scenario.levels)
    kept: tuple[Sweep | None, ...] = (None,) * len(orders.answers)
    if known is not None and _same_line(known, live):
        kept = known.sweeps
    sweeps: list[Sweep | None] = []
    part = Part(token, _TODAY, 100 - _TODAY)
    for place, answer in enumerate(orders.answers):
        check(token)
        part.progress(place, len(orders.answers))
        if place == orders.shown:
            found = live.sweep
        elif crowded(live.scenario, answer.report):
            found = None  # today: it may be otherwise where the driver stood before
        else:
            found = kept[place]
            if found is None or found.proof_due:
                found = answer.way.sweep(line, token=Quiet(token))
        sweeps.append(found)
    part.progress(1, 1)
    return SequenceMap(orders, live.driver, live.level, tuple(sweeps))


def _same_line(known: SequenceMap, live: LiveResult) -> bool:
    """Tell whether nothing but the level of the driver and the stages of the play differ."""
    one, two = (_bare(scenario) for scenario in (known.orders.scenario, live.scenario))
    driver = live.driver
    return known.driver == driver and numbers(one, without=driver) == numbers(two, without=driver)


def _bare(scenario: Scenario) -> Scenario:
    return replace(scenario, play=replace(scenario.play, stages=()), order_of_moves=())
