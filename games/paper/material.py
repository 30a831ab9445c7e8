"""Everything a briefing is written from: one scenario and the answers to it.

Owns the frozen bundle of answers; holds no algorithm and no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from games.model.affine import PayoffLine
    from games.model.scenario import Driver, Scenario
    from games.solve.report import Report
    from games.study.audit import Audit
    from games.study.doubt.break_even import BreakEven
    from games.study.doubt.report import Guarantee
    from games.study.map.report import PhaseMap
    from games.study.orders.report import Orders
    from games.study.sweep.report import Sweep
    from games.study.tornado.report import Tornado

__all__ = ["Material"]


@dataclass(frozen=True, eq=False)
class Material:
    """One scenario and what is known of it.

    Attributes
    ----------
    rule
        Id of the selection rule under which charts follow one of several equilibria.
    report
        Today's equilibria, with a second opinion.
    line, sweep, audit
        Along the swept driver; None for a scenario without one.
    orders
        Today's answer under every order of moves; None where there is one only.
    guarantees
        How much doubt each of today's answers stands; None if that was not asked.
    tornado
        How much the answer rests on each consideration; None if that was not asked.
    break_even
        At which amounts each consideration alone changes today's answer; empty if that was not
        asked, or cannot be told.
    phase
        The map of the swept driver and a second one; None where there is none.
    content_hash
        Of the scenario, in hexadecimal.
    version
        Product, version and solvers, as footers print them.
    levels, again
        Where the drivers stand, beside where its file has them, and the command that writes the
        same paper from its folder.
    figures
        Ids of the charts that can be drawn.
    """

    scenario: Scenario
    rule: str
    report: Report
    content_hash: str
    version: str
    levels: str = ""
    again: str = ""
    line: PayoffLine | None = None
    sweep: Sweep | None = None
    audit: Audit | None = None
    orders: Orders | None = None
    guarantees: tuple[Guarantee, ...] | None = None
    tornado: Tornado | None = None
    break_even: tuple[BreakEven, ...] = ()
    phase: PhaseMap | None = None
    figures: frozenset[str] = frozenset()

    @property
    def driver(self) -> Driver | None:
        """The swept driver."""
        return None if self.sweep is None else self.scenario.driver(self.sweep.driver)
