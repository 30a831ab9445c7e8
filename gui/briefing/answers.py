"""Every answer that a briefing needs, computed one after the other with one progress.

Owns which answers are asked for and how fine they are. Pure functions of the scenario, so that a
lane of background work can run them. Knows no Qt, no chart and no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from games.study.answer import compute_audit, compute_live
from games.study.tornado.tornado import tornado
from games.task import Part, check
from gui.gallery import NoChartError, multiples_of, phase_of, second_driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from games.model.scenario import Scenario
    from games.study.answer import AuditResult, LiveResult
    from games.study.map.report import PhaseMap
    from games.study.multiples import Multiples
    from games.study.tornado.report import Tornado
    from games.study.ways import Way
    from games.task import Token

__all__ = ["Answers", "answers"]

_Answer = TypeVar("_Answer")

#: Per cent of the whole that each computation takes, for progress.
_SHARES = {"live": 10, "audit": 40, "tornado": 20, "phase": 20, "multiples": 10}


@dataclass(frozen=True, eq=False)
class Answers:
    """What was found.

    Attributes
    ----------
    audited
        The live answer with what other solvers say about it.
    tornado
        What each consideration's range does.
    phase, multiples
        The swept driver with a second one; None where there is no other.
    """

    audited: AuditResult
    tornado: Tornado
    phase: PhaseMap | None
    multiples: Multiples | None

    @property
    def live(self) -> LiveResult:
        """Sweep and today's equilibria."""
        return self.audited.live


def answers(
    scenario: Scenario,
    driver: str,
    rule: str,
    token: Token,
    *,
    live: LiveResult | None = None,
    audited: AuditResult | None = None,
    way: Way,
) -> Answers:
    """Compute everything; for the parameters and errors see `gui.briefing.gather.gather`."""
    whole = iter(_parts(token))
    found = compute_live(scenario, driver, next(whole), known=live, way=way)
    verdict = compute_audit(found, next(whole), known=audited)
    swings = tornado(
        scenario,
        driver,
        rule,
        line=found.line,
        known=found.sweep,
        token=next(whole),
        way=way,
    )
    phase = _possible(phase_of, found, next(whole))
    strips = _possible(multiples_of, found, next(whole))
    check(token)
    token.progress(100, 100)
    return Answers(verdict, swings, phase, strips)


def _possible(
    made: Callable[[LiveResult, str, Token], _Answer], live: LiveResult, token: Token
) -> _Answer | None:
    """Return an answer about the swept driver and a second one, None where there cannot be one."""
    try:
        return made(live, second_driver(live), token)
    except NoChartError:
        return None


def _parts(token: Token) -> Iterator[Part]:
    """Yield the token of one computation after the other; raise `Cancelled` if nobody waits."""
    start = 0
    for share in _SHARES.values():
        check(token)
        yield Part(token, start, share)
        start += share
