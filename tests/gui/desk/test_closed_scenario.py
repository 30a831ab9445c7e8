"""A scenario that was closed is computed on by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from gui.core.selection import cell_of
from gui.desk.ghosts import LANE as GHOST
from gui.desk.talks.comparing.conversation import LANE as COMPARE
from gui.work.upkeep import AUDIT, LIVE

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.work.jobs import _Job
    from whole_desk import Desk


#: Charts that are computed in a lane of their own, which is called as they are.
LANES = ["phase", "multiples", "tornado", "responses", "waterfall"]


class Slow:
    """Answers the live lane at once, and begins everything else without coming to an end."""

    def __init__(self) -> None:
        self.begun: dict[str, _Job] = {}

    def run(self, lane: str, work: _Job) -> None:
        self.begun[lane] = work
        if lane == LIVE:
            work()

    def join(self, seconds: float) -> bool:
        return True


@pytest.mark.parametrize("chart", LANES)
def test_what_runs_for_a_closed_scenario_is_told_to_stop(
    desk_on: Callable[..., Desk], chart: str
) -> None:
    slow = Slow()
    desk = desk_on("graded-responses", executor=slow)
    reason = desk.document.scenario.considerations[0]
    desk.window.selection.select(cell_of(desk.document.scenario, reason))
    desk.chart(chart)
    desk.trigger("view.ghost-toggle")
    desk.trigger("snapshot.compare")
    desk.qtbot.waitUntil(lambda: AUDIT in slow.begun)
    running = [slow.begun.pop(lane) for lane in (chart, GHOST, COMPARE, AUDIT)]
    assert not any(job.cancelled for job in running)
    desk.document.new(load_named("prisoners-dilemma"))
    desk.settle()
    assert [job.cancelled for job in running] == [True] * 4
