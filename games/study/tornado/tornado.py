"""One consideration at a time from its low to its high: what moves, and by how much.

Every consideration's base is put to both ends of its range and the game is swept again, everything
else as it is today. Owns the ranges and what stands at today's level. The analyst's range is used
where there is one; elsewhere a share of the base, which whoever shows the result must say.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from games.model.affine import PayoffLine
from games.model.amounts import less, plus, size, times
from games.model.cover import region
from games.model.outcomes import distribution, distribution_of, name_of
from games.model.payoffs import affine
from games.study.sweep.curves import on_lines
from games.study.sweep.matching import matched
from games.study.sweep.newton import follow
from games.study.sweep.selection import BEST, LOW, followed, rules
from games.study.tornado.pieces import overturned, pieces_at
from games.study.tornado.report import Answer, Bar, End, Tornado
from games.study.ways import way_of
from games.task import NullToken, Quiet, Token, check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.amounts import Amount
    from games.model.scenario import Consideration, Scenario
    from games.solve.report import Floats
    from games.study.sweep.report import Branch, Sweep
    from games.study.sweep.selection import Choice
    from games.study.ways import Way

__all__ = ["SHARE", "earlier_answer", "range_of", "still_line", "tornado"]

#: Stands in for a range where the analyst gives none.
SHARE = Decimal("0.1")


def range_of(reason: Consideration) -> tuple[Amount, Amount, bool] | None:
    """Return the low and high end of a consideration's base, and whether both are the analyst's.

    An end that is not given lies `SHARE` of the base away from it. None where there is nothing to
    vary: no range and a base of 0.
    """
    reach = times(size(reason.base), SHARE)
    low = less(reason.base, reach) if reason.low is None else reason.low
    high = plus(reason.base, reach) if reason.high is None else reason.high
    if low == high:
        return None
    return low, high, reason.low is not None and reason.high is not None


def tornado(
    scenario: Scenario,
    driver: str,
    rule: str = LOW,
    *,
    line: PayoffLine | None = None,
    known: Sweep | None = None,
    way: Way | None = None,
    token: Token | None = None,
) -> Tornado:
    """Vary every consideration and return what becomes of the answer.

    Parameters
    ----------
    driver
        Id of the swept driver; empty for a scenario without one, where only outcomes move.
    rule
        Id of the selection rule that decides which equilibrium stands today.
    line, known
        The payoffs along the driver and their sweep, where they are known already.
    way
        How the game is played; as the scenario says by default.
    token
        Tells when the answer is no longer wanted; hears of every consideration.

    Raises
    ------
    KeyError
        If there is no such driver or rule.
    Cancelled
        If the token says so.
    """
    waiting = token or NullToken()
    if line is None:
        line = affine(scenario).line(driver, scenario.levels) if driver else still_line(scenario)
    quiet, way = Quiet(waiting), way or way_of(scenario)
    base = known or way.sweep(line, token=quiet)
    level = Fraction(scenario.driver(driver).level) if driver else Fraction(0)
    answers = _Answers(scenario, rule, level, base, base.levels, way, quiet)
    whole = answers.of(line, base)
    bars: list[Bar] = []
    unranged: list[str] = []
    for done, reason in enumerate(scenario.considerations):
        check(waiting)
        waiting.progress(done, len(scenario.considerations))
        ends = range_of(reason)
        if ends is None:
            unranged.append(reason.id)
            continue
        low, high = (_end(answers.of(_moved(line, scenario, reason, to)), to) for to in ends[:2])
        flips = [_differ(end, whole) for end in (low, high)]
        bars.append(Bar(reason.id, ends[2], low, high, *flips))
    waiting.progress(len(scenario.considerations), len(scenario.considerations))
    return Tornado(
        driver=driver,
        level=float(level),
        rule=rule,
        share=SHARE,
        baseline=base,
        outcomes=whole.outcomes,
        standing=whole.standing,
        bars=tuple(bars),
        unranged=tuple(unranged),
    )


def earlier_answer(
    report: Tornado,
    old: Scenario,
    *,
    line: PayoffLine | None = None,
    known: Sweep | None = None,
    way: Way | None = None,
    token: Token | None = None,
) -> Answer:
    """Return what an earlier scenario of the same players says to what a tornado measures.

    `line` and `known` are its payoffs along the tornado's driver and their sweep, where they are
    known already. A rule that it does not know is replaced by following from low.
    """
    if line is None:
        driver = report.driver
        line = affine(old).line(driver, old.levels) if driver else still_line(old)
    quiet, way = Quiet(token or NullToken()), way or way_of(old)
    swept = known or way.sweep(line, token=quiet)
    rule = report.rule if report.rule in rules(old) else LOW
    level = Fraction(old.driver(report.driver).level) if report.driver else Fraction(0)
    return _Answers(old, rule, level, report.baseline, swept.levels, way, quiet).of(line, swept)


def still_line(scenario: Scenario) -> PayoffLine:
    """Return today's payoffs as a line along which nothing changes, from 0 to 1."""
    payoffs = affine(scenario).exact(scenario.levels)
    slope = payoffs * Fraction(0)
    return PayoffLine("", Fraction(0), Fraction(1), payoffs, slope)


class _Answers:
    """Answers for games along the driver, those known already not computed again.

    Two games are the same if everybody gains the same from every change of strategy: a point more
    for acting is as good as a point less for not acting. Where moves follow one another it must be
    the same from every change of what is played, as a move changes what follows. The rules that
    look at what an equilibrium pays are the exception; for them every game is new.
    """

    def __init__(
        self,
        scenario: Scenario,
        rule: str,
        level: Fraction,
        base: Sweep,
        levels: int,
        way: Way,
        token: Token,
    ) -> None:
        self._scenario = scenario
        self._rule = rule
        self._exact, self._level = level, float(level)
        self._base, self._choice = followed(base, rule)
        self._levels = levels
        self._way, self._token = way, token
        self._known: dict[tuple[Fraction, ...], Answer] = {}

    def of(self, line: PayoffLine, swept: Sweep | None = None) -> Answer:
        """Return the answer for one game, from its sweep where that is known."""
        if self._rule.startswith(BEST):
            return self._computed(line, swept)
        key = _incentives(line, alone=self._way.order is None)
        if key not in self._known:
            self._known[key] = self._computed(line, swept)
        return self._known[key]

    def _computed(self, line: PayoffLine, swept: Sweep | None) -> Answer:
        whole = swept or self._way.sweep(line, levels=self._levels, token=self._token)
        found, choice = followed(whole, self._rule)
        shifts, fresh = matched(self._base, found, self._choice, choice)
        chances, names = self._today(line, found, choice)
        asked = (self._scenario, line, whole, self._exact, self._way, self._token)
        pieces = pieces_at(*asked)
        # a rule follows branches: with ties they are some of infinitely many equilibria
        return Answer(shifts, fresh, chances, pieces.names if pieces.tied else names, pieces)

    def _today(
        self, line: PayoffLine, swept: Sweep, choice: Choice
    ) -> tuple[dict[str, float], tuple[str, ...]]:
        """Return the probability of every outcome, and the names of the equilibria followed."""
        number = swept.regime_at(self._level)
        total: dict[str, float] = {}
        names: list[str] = []
        for place, weight in choice[number]:
            branch = swept.regimes[number].branches[place]
            for key, chance in self._outcomes(line, branch).items():
                total[key] = total.get(key, 0.0) + weight * float(chance)
            names.append(name_of(self._scenario, branch.support, branch.joint).name)
        return total, tuple(names)

    def _shares(self, profile: Sequence[Floats], joint: Floats | None = None) -> dict[str, Floats]:
        if joint is not None:
            return distribution_of(self._scenario, joint)
        return distribution(self._scenario, profile)

    def _outcomes(self, line: PayoffLine, branch: Branch) -> dict[str, Floats]:
        """Return the chance of every outcome on a branch at today's level."""
        at = np.array([self._level])
        starts = [on_lines(at, branch.levels, mix) for mix in branch.profiles]
        profile: Sequence[Floats] = [own[0] for own in starts]
        if all(len(played) == 1 for played in branch.support):
            return self._shares(profile)
        if self._way.order is None:
            polished = follow(line.at(at), branch.support, starts)[0]
            return self._shares([own[0] for own in polished])
        # no equilibrium of the table of all players: what it exactly is the solver says
        report = self._way.solve(line.exact(self._exact), second_opinion=False, token=self._token)
        alike = [one for one in report.equilibria if one.support == branch.support]
        if alike:
            near = min(alike, key=lambda one: _apart(one.profile, profile))
            return self._shares(near.profile, near.joint)
        joint = branch.joint
        if joint is not None:
            rows = on_lines(at, branch.levels, joint.reshape(len(joint), -1))
            joint = rows.reshape(joint.shape[1:])
        return self._shares(profile, joint)


def _end(answer: Answer, base: Amount) -> End:
    """Return an answer as the one for a base."""
    return End(
        answer.tipping, answer.appears, answer.outcomes, answer.standing, answer.pieces, base
    )


def _differ(one: Answer, two: Answer) -> bool | None:
    """Tell whether different equilibria are followed today; nobody can tell where none is known.

    With ties in one of the games it is asked of all that is in equilibrium, and may stay open.
    """
    if one.pieces.tied or two.pieces.tied:
        return overturned(two.pieces, one.pieces)
    known = one.standing and two.standing
    return bool(known) and set(one.standing) != set(two.standing)


def _incentives(line: PayoffLine, *, alone: bool) -> tuple[Fraction, ...]:
    """Return what every strategy pays more than the player's first, at level 0.

    Unless players choose alone, what every profile pays more than the first one.
    """
    parts: list[Fraction] = []
    for player, own in enumerate(line.base):
        first = np.take(own, [0], axis=player) if alone else own.flat[0]
        parts += (own - first).ravel().tolist()
    return tuple(parts)


def _apart(one: Sequence[Floats], other: Sequence[Floats]) -> float:
    """Return how far two profiles are from each other."""
    return float(sum(np.abs(a - b).sum() for a, b in zip(one, other, strict=True)))


def _moved(line: PayoffLine, scenario: Scenario, reason: Consideration, to: Amount) -> PayoffLine:
    """Return the payoffs along the driver with one consideration's base changed."""
    base = line.base.copy()
    own = base[scenario.player_index(reason.player)]
    own[region(scenario, reason.when)] += Fraction(to) - Fraction(reason.base)
    return replace(line, base=base)
