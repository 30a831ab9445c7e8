"""What the order of moves changes today: which plays lead elsewhere, and what they have in common.

Owns that comparison. It is of outcomes, among complete lists alone: of a play whose list is open
nothing is claimed. Solves nothing; the sentence is `games.words.orders`'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.orders.conditions import in_common
from games.study.orders.report import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.study.orders.report import PlayAnswer

__all__ = ["finding_of"]


def finding_of(answers: Sequence[PlayAnswer], shown: int) -> Finding:
    """Compare what is played under each play with what is under the one at place `shown`."""
    base = answers[shown].outcomes
    unknown = tuple(place for place, one in enumerate(answers) if one.outcomes is None)
    if base is None:
        return Finding(base, (), unknown)
    differing = tuple(
        place
        for place, one in enumerate(answers)
        if one.outcomes is not None and one.outcomes != base
    )
    condition, kept = None, False
    plays = [one.stages for one in answers]
    if differing and not unknown:
        condition = in_common(plays, differing)
        if condition is None:
            agreeing = [place for place in range(len(plays)) if place not in differing]
            condition = in_common(plays, agreeing)
            kept = condition is not None
    others = (answers[place].outcomes for place in differing)
    meant = answers[shown].meant
    return Finding(
        base=base,
        differing=differing,
        unknown=unknown,
        condition=condition,
        kept=kept,
        others=tuple(one for one in others if one is not None),
        overlapping=tuple(
            place for place in differing if not meant.isdisjoint(answers[place].may_come)
        ),
        same=len({_profiles(one) for one in answers}) == 1 and None not in map(_profiles, answers),
        profile=_sole([answers[place] for place in differing]),
    )


def _profiles(answer: PlayAnswer) -> frozenset[tuple[int, ...]] | None:
    """Return the pure profiles that are all there is to a play; None where something else is."""
    found = answer.report
    if (
        answer.outcomes is None
        or found.families
        or any(not one.is_pure for one in found.equilibria)
    ):
        return None
    return frozenset(tuple(own[0] for own in one.support) for one in found.equilibria)


def _sole(answers: Sequence[PlayAnswer]) -> tuple[int, ...] | None:
    """Return the one pure profile that is all there is in every answer; None without one."""
    found: set[tuple[int, ...]] = set()
    for one in answers:
        if one.report.families or any(not own.is_pure for own in one.report.equilibria):
            return None
        found |= {tuple(played[0] for played in own.support) for own in one.report.equilibria}
    return found.pop() if len(found) == 1 else None
