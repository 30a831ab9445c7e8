"""Break-even of every judgement: the amounts at which today's answer changes, it alone moving.

As an amount moves payoffs move along a line, as they do along a driver: what is in equilibrium
along it is found by the sweep of the scenario's way of playing, exactly where that is exact. Owns
how far an amount has to be followed: to beyond the last level at which any two profiles that
somebody compares tie; and what an answer is: the names of what is in equilibrium. Where that goes
on changing as somebody mixes is not known beyond, and said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.affine import PayoffLine
from games.model.outcomes import name_of
from games.model.payoffs import affine
from games.solve.report import PROVED
from games.study.answer import crowded
from games.study.doubt.judgements import amounts
from games.study.doubt.settled import ends_of, settled
from games.study.ways import way_of
from games.task import NullToken, Quiet, check
from games.words.certainty import least_sure, of_regime, single
from games.words.families import family_named
from games.words.sole import sole_outcome
from games.words.wording import same_level

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.model.scenario import Scenario
    from games.solve.report import Report, Support
    from games.study.doubt.judgements import Judgement
    from games.study.sweep.report import Cause, Level, Regime, Sweep, TippingPoint
    from games.study.ways import Way
    from games.task import Token

__all__ = ["Break", "BreakEven", "break_even", "break_evens"]


@dataclass(frozen=True, slots=True)
class Break:
    """The first amount on one side of the base at which today's answer changes.

    Attributes
    ----------
    at
        The amount; None where no change is found. It is the base itself where a tie holds today's
        answer together.
    then
        What is in equilibrium just beyond, by name; today's names where there is no change.
    sure
        How sure it is that the answer stays until there: `PROVED`, `CHECKED` or `OPEN`.
    searched
        Where no change is found: the amount up to which it was looked for, None if there is none
        however far the amount goes.
    causes
        The inequalities that turn there, with gains as functions of the amount.
    """

    at: Level | None
    then: tuple[str, ...]
    sure: str
    searched: Fraction | None = None
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where one judgement alone changes today's answer."""

    judgement: Judgement
    below: Break
    above: Break

    def within(self, side: Break) -> bool | None:
        """Tell whether a change lies in the stated range; None without a range."""
        if not self.judgement.stated:
            return None
        if side.at is None:
            return False
        # a root's nearest fraction is as close as its range needs
        at = Fraction(side.at.value) if side.at.exact is None else side.at.exact
        return self.judgement.low <= at <= self.judgement.high


def break_evens(
    scenario: Scenario, report: Report | None = None, *, token: Token | None = None
) -> tuple[BreakEven, ...]:
    """Return the break-even of every consideration, in their order.

    Parameters
    ----------
    report
        Today's game solved under the scenario's play, where that is known already.
    token
        Tells when the answer is no longer wanted; hears of every consideration.

    Returns
    -------
    tuple of BreakEven
        Empty where so many profiles are equilibria that no sweep could tell.

    Raises
    ------
    Cancelled
        If the token says so.
    """
    waiting = token or NullToken()
    payoffs = affine(scenario).exact(scenario.levels)
    way, quiet = way_of(scenario), Quiet(waiting)
    if report is None:
        report = way.solve(payoffs, second_opinion=False, token=quiet)
    if crowded(scenario, report):
        return ()
    every = amounts(scenario)
    found = []
    for done, one in enumerate(every):
        check(waiting)
        waiting.progress(done, len(every))
        found.append(break_even(scenario, payoffs, one, way, token=quiet))
    waiting.progress(len(every), len(every))
    return tuple(found)


def break_even(
    scenario: Scenario, payoffs: Exact, one: Judgement, way: Way, *, token: Token | None = None
) -> BreakEven:
    """Return the break-even of one judgement.

    Parameters
    ----------
    payoffs : (players, *strategies) object array of Fraction
        Today's.
    one
        The judgement, one of the scenario's amounts.
    way
        How the scenario is played.
    """
    token = token or NullToken()
    ends = ends_of(payoffs, one, way.order)
    if ends is None:
        # nobody compares two profiles of which it enters one
        report = way.solve(payoffs, second_opinion=False, token=token)
        still = Break(None, _of_report(scenario, report).names, PROVED)
        return BreakEven(one, still, still)
    low, high = ends
    line = PayoffLine("", low, high, payoffs - one.effect * one.base, one.effect * Fraction(1))
    swept = way.sweep(line, token=token)
    today = _today(scenario, line, swept, one.base, way, token)
    sides = []
    for up, end in ((False, low), (True, high)):
        found = _side(scenario, swept, one.base, today, up=up)
        if found.at is None and not settled(line, end, way.order):
            found = replace(found, searched=end)
        sides.append(found)
    return BreakEven(one, *sides)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is in equilibrium: the names, what tells it from other answers, and how sure it is."""

    names: tuple[str, ...]
    key: object
    sure: str


def _side(scenario: Scenario, swept: Sweep, base: Fraction, today: _Answer, *, up: bool) -> Break:
    """Return the first change on one side of a base, walking away from it."""
    tips = swept.tipping_points
    # where the base is a tipping point, the walk begins there
    before = sum(_at(tip, base) < (0 if up else 1) for tip in tips)
    ahead = tips[before:] if up else tips[:before][::-1]
    sure = [today.sure]
    if not any(_at(tip, base) == 0 for tip in ahead[:1]):
        sure.append(_answer(scenario, swept.regimes[before]).sure)
    for tip in ahead:
        beyond = _answer(scenario, swept.regimes[tip.below + (1 if up else 0)])
        if beyond.key != today.key:
            return Break(tip.at, beyond.names, least_sure(sure), None, tip.causes)
        sure.append(beyond.sure)
    return Break(None, today.names, least_sure(sure))


def _at(tip: TippingPoint, base: Fraction) -> int:
    """Return whether a tipping point is below a base (-1), there (0) or above it (1)."""
    if same_level(tip.at, base):
        return 0
    return 1 if tip.at.value > base else -1


def _today(
    scenario: Scenario, line: PayoffLine, swept: Sweep, base: Fraction, way: Way, token: Token
) -> _Answer:
    """Return the answer at the base: that of its regime, of its own game at a tipping point."""
    if any(_at(tip, base) == 0 for tip in swept.tipping_points):
        return _of_report(scenario, way.solve(line.exact(base), second_opinion=False, token=token))
    return _answer(scenario, swept.regimes[swept.regime_at(float(base))])


def _answer(scenario: Scenario, regime: Regime) -> _Answer:
    """Return the answer all along a regime."""
    if regime.tied is not None:
        sole = sole_outcome(scenario, regime.tied.surviving)
        if sole is not None:
            # nothing else survives, however much of it there is
            return _Answer((sole.name,), frozenset((sole.name,)), PROVED)
        if regime.proved and regime.known is not None:
            return _of_report(scenario, regime.known.report)
    names = tuple(
        dict.fromkeys(name_of(scenario, own.support, own.joint).name for own in regime.branches)
    )
    if regime.tied is None:
        return _Answer(names, frozenset(names), of_regime(regime))
    # what is followed are some of many, which are told apart by what is known of all
    return _Answer(names, (regime.tied.surviving, regime.tied.pure), of_regime(regime))


def _of_report(scenario: Scenario, report: Report) -> _Answer:
    alone = [name_of(scenario, own.support, own.joint).name for own in single(report)]
    sets: list[tuple[str, Support | None]] = []
    for family in report.families:
        # sets of one outcome are that outcome, others are told apart by who plays what
        sole = sole_outcome(scenario, family.support)
        name = family_named(scenario, family).name if sole is None else sole.name
        sets.append((name, family.support if sole is None else None))
    names = tuple(dict.fromkeys((*alone, *(name for name, _ in sets))))
    key = frozenset((*alone, *(name if own is None else (name, own) for name, own in sets)))
    return _Answer(names, key, report.proof)
