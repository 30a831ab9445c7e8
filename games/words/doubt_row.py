"""The doubt in a reading: how much of the ranges today's answer is guaranteed to stand, and why.

Owns the short form that reading, status line, paper and `equipoise solve` share. That an answer
stays is guaranteed, not that nothing joins it. Nothing is said that was not asked, and of many
answers only how many hold how far. Computes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.doubt.report import AT_LEAST, EXACT, UNCLAIMED, Limit
from games.words.guarantee import MIXED, TIED, exact_amount, part_text, turn_text
from games.words.names import chosen, does, starting
from games.words.plays import answers, stages_to_come
from games.words.wording import counted, labels, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.doubt.report import Guarantee

__all__ = ["UNASKED", "DoubtRow", "doubt_row"]

#: So many answers are told one by one.
_EACH = 3
#: What rounds down to nothing, in shares.
_LITTLE = 1e-4
_NO_RANGE = "No consideration states a range."
_ALL_MOVED = "Everybody has moved: no judgement changes what is played."


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """What is said of doubt.

    `holds` are sentences of what today's answers stand, `why` what ends the only one and what was
    not doubted; `short` is what a status line has room for. All are empty until it is `known`, and
    where it was not asked.
    """

    holds: tuple[str, ...] = ()
    short: str = ""
    why: tuple[str, ...] = ()
    known: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """All its sentences."""
        return self.holds + self.why

    @property
    def text(self) -> str:
        """All of it as one paragraph."""
        return " ".join(self.lines)


#: Nothing is said of what was not asked.
UNASKED = DoubtRow()


def doubt_row(
    scenario: Scenario,
    report: Report,
    found: Sequence[Guarantee] | None = None,
    *,
    known: bool = True,
) -> DoubtRow:
    """Return what a reading says of the doubt that today's answers stand.

    Parameters
    ----------
    report
        Today's answers.
    found
        How much doubt each of them stands; None where that was not asked.
    known
        Whether it is known what was asked.
    """
    if not known:
        return DoubtRow(known=False)
    if found is None:
        return UNASKED
    ranged = [one for one in scenario.considerations if (one.low, one.high) != (None, None)]
    if not ranged:
        return DoubtRow((_NO_RANGE,))
    if not stages_to_come(scenario, scenario.play):
        return DoubtRow((_ALL_MOVED,))
    why: tuple[str, ...] = ()
    if len(found) == 1 and not report.families:
        holds, why = _of_one(found[0]), _cause(scenario, found[0])
    elif len(found) <= _EACH and not report.families:
        holds = tuple(_of_each(scenario, report, found))
    else:
        holds = (_of_many(scenario, report, found),)
    claimed = [one.share for one in found if _claims(one)]
    without = len(scenario.considerations) - len(ranged)
    if claimed and without:
        has = ("states", "is") if without == 1 else ("state", "are")
        why += (
            starting(f"{counted(without, 'consideration')} {has[0]} no range and {has[1]} taken")
            + " as certain.",
        )
    return DoubtRow(holds, _short(report, found, claimed), why)


def _of_one(one: Guarantee) -> tuple[str, ...]:
    """Say what the only answer stands."""
    if one.profile is None:
        return (f"{starting(MIXED)}.",)
    if not _claims(one):
        return ("How much doubt it stands is not known.",)
    return (f"{starting(_held(one.share))}.",)


def _of_each(scenario: Scenario, report: Report, found: Sequence[Guarantee]) -> Iterator[str]:
    """Say what each of a few answers stands."""
    own = [report.equilibria[one.place] for one in found]
    names = labels(scenario, [one.support for one in own], joints=[one.joint for one in own])
    for name, one in zip(names, found, strict=True):
        if one.profile is None:
            yield f"{name}: {MIXED}."
        elif not _claims(one):
            yield f"{name}: how much doubt it stands is not known."
        else:
            yield f"{name} {_held(one.share)}."


def _of_many(scenario: Scenario, report: Report, found: Sequence[Guarantee]) -> str:
    """Say how many of many answers stand how much."""
    many = answers(scenario)[1]
    total = "infinitely many" if report.families else spelled(len(found))
    stand = [one.share for one in found if _claims(one) and one.share.at != 0]
    fall = sum(1 for one in found if _claims(one) and one.share.at == 0)
    said = []
    if stand:
        least = _least(stand)
        hold = "holds" if len(stand) == 1 else "hold"
        said.append(f"{spelled(len(stand))} {hold} {_where(least)}")
    if fall:
        said.append(f"the least doubt may end {spelled(fall)}")
    if report.families or len(stand) + fall < len(found):
        said.append("of the others no guarantee is claimed" if said else "no guarantee is claimed")
    return f"Of {total} {many} {'; '.join(said)}."


def _claims(one: Guarantee) -> bool:
    """Tell whether anything is claimed: that it holds where it stands is no claim."""
    limit = one.share
    return limit.kind != UNCLAIMED and not (limit.kind == AT_LEAST and not limit.at)


def _least(limits: Sequence[Limit]) -> Limit:
    """Return what all of some limits allow, as no more than it is known to be."""
    ended = [limit for limit in limits if limit.at is not None]
    if not ended:
        return limits[0]
    least = min(ended, key=lambda limit: limit.at or 0)
    return least if len(limits) == 1 else Limit(least.at, AT_LEAST)


def _held(limit: Limit) -> str:
    """Return how far an answer holds, as what is said of it."""
    if limit.kind == EXACT and not limit.at:
        return TIED
    return f"holds {_where(limit)}"


def _where(limit: Limit) -> str:
    """Return within what it holds; shares are rounded down."""
    if limit.at is None:
        return "however far judgements go along their ranges"
    at, least = limit.at, limit.kind == AT_LEAST
    if at >= 1:
        beyond = "" if part_text(at) == "100 %" else f", and up to {part_text(at)} of them"
        return f"throughout the ranges{beyond}{' at least' if beyond and least else ''}"
    if at < _LITTLE:
        return f"within less than 0.01 % of the ranges{' that is known of' if least else ''}"
    return f"within {'at least ' if least else ''}{part_text(at)} of the ranges"


def _cause(scenario: Scenario, one: Guarantee) -> tuple[str, ...]:
    """Say what ends the only answer; nothing of a limit that is only sure, or of none."""
    limit = one.share
    if limit.kind != EXACT or limit.ending is None:
        return ()
    turns = limit.ending.turns
    if len(turns) != 1:
        return (f"Beyond that {counted(len(turns), 'comparison')} may turn together.",)
    (turn,) = turns
    # of a choice that nobody answers, what is compared are two of the player's own strategies
    if turn.worse != one.profile or len(stages_to_come(scenario, scenario.play)) != 1:
        return (turn_text(scenario, turn),)
    player = scenario.players[turn.player]
    here, there = (player.strategies[cell[turn.player]] for cell in (turn.worse, turn.better))
    if not turn.margin:
        tie = f"{does(player, 'is', 'are')} indifferent between {chosen(here)} and {chosen(there)}"
        return (f"{starting(tie)}.",)
    by = f"{does(player, 'prefers', 'prefer')} {chosen(here)} to {chosen(there)} by"
    return (f"{starting(by)} {exact_amount(turn.margin)}; {_shifted(turn.swing)}.",)


def _shifted(swing: Fraction) -> str:
    return f"judgements at the worst ends of their ranges shift that by {exact_amount(swing)}"


def _short(report: Report, found: Sequence[Guarantee], claimed: Sequence[Limit]) -> str:
    """Return what fits into a line: nothing unless it is true of every answer."""
    if not claimed or len(claimed) < len(found) or report.families:
        return ""
    least = _least(claimed)
    if len(claimed) == 1:
        return _held(least).partition(":")[0]
    return "" if least.at == 0 else f"each holds {_where(least)}"
