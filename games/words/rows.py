"""The table of equilibria in words: a row for each that stands alone, and one for each family.

Owns the rows and the reasons that belong to them. A family's chances and payoffs are spans.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from games.model.numbers import MINUS
from games.model.outcomes import name_of
from games.model.payoffs import affine
from games.solve.report import MADE
from games.words.badges import badges
from games.words.certainty import single
from games.words.families import (
    family_ends,
    family_named,
    family_reasons,
    payoff_span,
    payoff_text,
    span_text,
)
from games.words.foresight import plan_reasons
from games.words.names import joined, label, starting
from games.words.plays import in_stages
from games.words.reasons import mixed_reasons, pure_reasons
from games.words.standing import family_sentence
from games.words.wording import amount, cleared, labels, numbers, percentages, tiny

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.affine import AffinePayoffs, PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Equilibrium, Exact, Family, Floats, Report

__all__ = ["MANY", "MOST_LISTED", "MOST_PIECES", "Mix", "Place", "Row", "rows_of", "unlisted"]

#: Ties may make thousands of profiles equilibria; nobody reads them all.
MOST_LISTED = 40
#: Pieces of infinitely many equilibria: each takes a paragraph.
MOST_PIECES = 12
#: The kind of a row that stands for a family.
MANY = "infinitely many"
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Mix:
    """What one player does and expects in one row.

    `text` reads "Retaliate 71 %, Absorb 29 %", or the strategy's name alone where it is certain; of
    a family "Retaliate or Absorb, 0 to 100 % each". `payoffs` is one number, the least and the most
    where that differs, and empty where they are not known.
    """

    player: str
    color: str
    text: str
    payoffs: tuple[float, ...]
    payoff_text: str

    @property
    def payoff_cell(self) -> str:
        """The payoff as spreadsheets take it, with as many digits as they keep."""
        return " to ".join(f"{payoff:.15g}" for payoff in self.payoffs) or self.payoff_text


@dataclass(frozen=True, slots=True)
class Row:
    """One equilibrium in the table, or one family; `told` begins a paragraph of its reasons.

    `index` is empty where there is no such thing: where moves follow one another; `regret` where
    nobody chooses any more.
    """

    name: str
    color: str
    mixes: tuple[Mix, ...]
    kind: str
    index: str
    regret: str
    found_by: str
    badges: tuple[str, ...]
    why: tuple[str, ...]
    told: str = ""

    @property
    def many(self) -> bool:
        """Whether it stands for a family."""
        return self.kind == MANY


@dataclass(frozen=True, slots=True)
class Place:
    """Where the game stands: its payoffs, and along a driver their line and its level as text.

    `exact` are the same payoffs, for what is told by ties.
    """

    payoffs: Floats
    exact: Exact
    line: PayoffLine | None = None
    level: str = ""

    @property
    def driver(self) -> str:
        """The driver's id, empty without one."""
        return "" if self.line is None else self.line.driver


def rows_of(scenario: Scenario, report: Report, place: Place) -> tuple[Row, ...]:
    """Return the rows, in the order of the report, families last.

    At most `MOST_LISTED` equilibria and `MOST_PIECES` families have one.
    """
    return tuple(_rows(scenario, report, place))


def unlisted(report: Report, many: str = "equilibria") -> tuple[str, ...]:
    """Say how many equilibria, and pieces of infinitely many, have no row, if any."""
    hidden = len(single(report)) - MOST_LISTED
    pieces = len(report.families) - MOST_PIECES
    said = [f"{hidden} more {many} are not listed here."] if hidden > 0 else []
    if pieces > 0:
        what = "piece of infinitely many is" if pieces == 1 else "pieces of infinitely many are"
        said.append(f"{pieces} more {what} not listed here.")
    return tuple(said)


def _rows(scenario: Scenario, report: Report, place: Place) -> Iterator[Row]:
    found = single(report)[:MOST_LISTED]
    earned = badges(scenario, report, found, place.payoffs)
    supports = [equilibrium.support for equilibrium in found]
    joints = [equilibrium.joint for equilibrium in found]
    told = labels(scenario, supports, joints=joints)
    which = numbers(scenario, supports, joints)
    for equilibrium, honours, name, number in zip(found, earned, told, which, strict=True):
        row = _row(scenario, equilibrium, honours, name, place)
        yield replace(row, name=f"{row.name}{number}")
    parts = affine(scenario) if report.families else None
    for family in report.families[:MOST_PIECES]:
        yield _family(scenario, report, family, place, parts)


def _row(
    scenario: Scenario,
    equilibrium: Equilibrium,
    honours: tuple[str, ...],
    told: str,
    place: Place,
) -> Row:
    named = name_of(scenario, equilibrium.support, equilibrium.joint)
    support = equilibrium.support
    staged = in_stages(scenario)
    if staged:
        why = plan_reasons(scenario, equilibrium, place.exact, place.line, place.level)
    elif equilibrium.is_pure:
        profile = [played[0] for played in support]
        why = pure_reasons(scenario, profile, place.payoffs, place.line, place.level)
    else:
        why = mixed_reasons(scenario, support, regular=equilibrium.index is not None)
    sign = {None: _NONE, 0: _NONE, 1: "+1", -1: f"{MINUS}1"}
    return Row(
        name=named.name,
        color=named.color,
        mixes=tuple(
            _mix(scenario, equilibrium, p, float(abs(place.payoffs[p]).max()))
            for p in range(len(scenario.players))
        ),
        kind=equilibrium.kind,
        index="" if staged else sign.get(equilibrium.index, str(equilibrium.index)),
        regret="" if equilibrium.kind == MADE else tiny(max(0.0, equilibrium.regret)),
        found_by=joined(equilibrium.found_by),
        badges=honours,
        why=tuple(why),
        told=f"{told}:",
    )


def _mix(scenario: Scenario, equilibrium: Equilibrium, player: int, largest: float) -> Mix:
    shares = [float(share) for share in equilibrium.profile[player]]
    played = equilibrium.support[player]
    names = [label(strategy.name) for strategy in scenario.players[player].strategies]
    if len(played) == 1:
        text = names[played[0]]
    else:
        parts = zip(played, percentages([shares[s] for s in played]), strict=True)
        text = ", ".join(f"{names[s]} {share}" for s, share in parts)
    payoff = cleared(float(equilibrium.payoffs[player]), largest)
    return Mix(
        player=scenario.players[player].name,
        color=scenario.players[player].color,
        text=text,
        payoffs=(payoff,),
        payoff_text=amount(payoff),
    )


def _family(
    scenario: Scenario,
    report: Report,
    family: Family,
    place: Place,
    parts: AffinePayoffs | None,
) -> Row:
    named = family_named(scenario, family)
    corners = [one for one in report.equilibria if one.component == family.component]
    sentence = family_sentence(scenario, family, place.driver, place.level, parts=parts)
    ends = family_ends(scenario, family)
    # of what a player prefers in stages the payoffs of one table say nothing
    reasons = [] if in_stages(scenario) else family_reasons(scenario, family, place.payoffs)
    found_by = dict.fromkeys(name for one in corners for name in one.found_by)
    return Row(
        name=named.name,
        color=named.color,
        mixes=tuple(_span(scenario, family, p, place.payoffs) for p in range(len(family.mixes))),
        kind=MANY,
        index="" if in_stages(scenario) else _NONE,
        regret=tiny(max(0.0, *(one.regret for one in corners))) if corners else "not measured",
        found_by=joined(found_by),
        badges=(),
        why=(*([ends] if ends else []), *reasons),
        told=f"{starting(sentence)}.",
    )


def _span(scenario: Scenario, family: Family, player: int, payoffs: Floats) -> Mix:
    span = payoff_span(family, payoffs, player)
    own = scenario.players[player]
    return Mix(
        player=own.name,
        color=own.color,
        text=span_text(own, family, player),
        payoffs=() if span is None else tuple(dict.fromkeys(span)),
        payoff_text=payoff_text(span),
    )
