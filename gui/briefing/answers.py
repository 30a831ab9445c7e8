"""Every answer that a briefing needs, computed one after the other with one progress.

Owns which answers are asked for and how fine they are. Pure functions of the scenario, so that a
lane of background work can run them. Knows no Qt, no chart and no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from games.study.answer import compute_audit, compute_live
from games.study.tornado.tornado import tornado
from games.task import check
from gui.gallery import NoChartError, multiples_of, phase_of, second_driver

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario
    from games.study.answer import AuditResult, LiveResult
    from games.study.map.report import PhaseMap
    from games.study.multiples import Multiples
    from games.study.tornado.report import Tornado
    from games.task import Token

__all__ = ["Answers", "answers"]

_Answer = TypeVar("_Answer")

#: Parts of the whole that each computation takes, for progress.
_LIVE, _AUDIT, _TORNADO, _PHASE, _MULTIPLES = 10, 40, 20, 20, 10


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
) -> Answers:
    """Compute everything; for the parameters and errors see `gui.briefing.gather.gather`."""
    stretches = _Stretches(token)
    found = compute_live(scenario, driver, stretches.next(_LIVE), known=live)
    verdict = compute_audit(found, stretches.next(_AUDIT), known=audited)
    swings = tornado(
        scenario,
        driver,
        rule,
        line=found.line,
        known=found.sweep,
        token=stretches.next(_TORNADO),
    )
    phase = _possible(phase_of, found, stretches.next(_PHASE))
    strips = _possible(multiples_of, found, stretches.next(_MULTIPLES))
    stretches.next(0)
    return Answers(verdict, swings, phase, strips)


def _possible(
    made: Callable[[LiveResult, str, Token], _Answer], live: LiveResult, token: Token
) -> _Answer | None:
    """Return an answer about the swept driver and a second one, None where there cannot be one."""
    try:
        return made(live, second_driver(live), token)
    except NoChartError:
        return None


class _Stretches:
    """Cuts one token's hundred into stretches, one after the other."""

    def __init__(self, token: Token) -> None:
        self._token = token
        self._at = 0

    def next(self, length: int) -> _Stretch:
        """Begin the next stretch, unless nobody waits any more; raise `Cancelled` then."""
        check(self._token)
        start, self._at = self._at, self._at + length
        return _Stretch(self._token, start, length)


class _Stretch:
    """A token whose progress is a stretch of another's hundred, and never falls back.

    Parts of one computation may each report their own progress from nothing to all.
    """

    def __init__(self, token: Token, start: int, length: int) -> None:
        self._token, self._start, self._length = token, start, length
        self._reached = start
        token.progress(start, 100)

    @property
    def cancelled(self) -> bool:
        """True when the answer is no longer wanted."""
        return self._token.cancelled

    def progress(self, done: int, total: int) -> None:
        """Pass progress on as part of the whole."""
        share = done / total if total else 1.0
        reached = self._start + round(self._length * share)
        if reached > self._reached:
            self._reached = reached
            self._token.progress(reached, 100)
