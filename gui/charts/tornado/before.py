"""What a tornado measured in an earlier scenario: one value, to stand faintly behind the bars.

Owns what of the earlier answer is comparable and the words for it. How it is drawn is the layout's.
Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.sweep.matching import Fate
from games.study.tornado.tornado import earlier_answer
from games.words.wording import probability
from gui.charts.marks.comparison import Before
from gui.charts.tornado.types import BeforeBars
from gui.charts.tornado.words import GONE, shift_text

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.tornado.report import Answer, Tornado
    from games.task import Token
    from gui.charts.marks.axis import Mark
    from gui.charts.marks.comparison import Against

__all__ = ["Earlier", "before_bars", "earlier"]


@dataclass(frozen=True, eq=False)
class Earlier(Before):
    """What an earlier scenario says to everything a tornado may measure, if it can say anything."""

    answer: Answer | None = None


def earlier(
    scenario: Scenario,
    report: Tornado,
    against: Against | None,
    token: Token | None = None,
) -> Earlier | None:
    """Return what the scenario that is compared with says; None where there is none.

    Raise `Cancelled` if the token says so.
    """
    if against is None:
        return None
    old, found = against.scenario, against.answer
    swept = found if found is not None and found.driver == report.driver else None
    line, sweep = (swept.line, swept.sweep) if swept is not None and report.driver else (None, None)
    lack = against.lack(scenario, answered=not report.driver or sweep is not None)
    if lack:
        return Earlier(against.name, lack)
    answer = earlier_answer(report, old, line=line, known=sweep, token=token)
    return Earlier(against.name, "", answer)


def before_bars(
    known: Earlier, report: Tornado, tip: int | None, outcome: str, now: Mark
) -> BeforeBars:
    """Return the earlier value of one target: a tipping point, or an outcome where `tip` is None.

    `now` is today's value and its text.
    """
    name = known.name
    if known.answer is None:
        return BeforeBars(name, known.note)
    if tip is None:
        value = known.answer.outcomes.get(outcome, 0.0)
        text = probability(value)
    else:
        shift = known.answer.tipping[tip]
        text = GONE if shift.fate is Fate.GONE else shift_text(report, shift)
        if shift.at is None:
            return BeforeBars(name, f"{name}: {text}")
        value = shift.at.value
    if text == now.text:
        return BeforeBars(name, f"{name}: {text}, the same")
    return BeforeBars(name, f"{name}: {text}", value)
