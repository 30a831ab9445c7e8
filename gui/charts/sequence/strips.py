"""From the sweeps of all plays to their strips: regimes, letters, causes, and who moves first.

Owns the making of one strip per play. Where there are several answers all are followed alike: no
selection rule plays a part. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.words.names import label
from games.words.orders import gain_text, outcomes_text, worth_text
from games.words.plays import ALL_AT_ONCE, THEN, WITH, play_name, stages_to_come
from games.words.profiles import letters
from games.words.reasons import causes_text
from games.words.wording import spelled
from gui.charts.sequence.types import Part, PlayStrip
from gui.charts.sweep.series import segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.model.scenario import Scenario
    from games.study.orders.report import PlayAnswer, SequenceMap
    from games.study.sweep.report import Branch, Sweep
    from games.study.sweep.selection import Choice
    from gui.charts.marks.strip import Segment

__all__ = ["strips_of"]

_MIXED = "mixed"


def strips_of(scenario: Scenario, found: SequenceMap) -> tuple[PlayStrip, ...]:
    """Return the strips of all plays, all at once first."""
    pairs = zip(found.orders.answers, found.sweeps, strict=True)
    return tuple(
        _strip(scenario, place, answer, sweep, shown=place == found.orders.shown)
        for place, (answer, sweep) in enumerate(pairs)
    )


def _strip(
    scenario: Scenario, place: int, answer: PlayAnswer, sweep: Sweep | None, *, shown: bool
) -> PlayStrip:
    under = replace(scenario, play=answer.play)
    drawn = () if sweep is None else segments(under, sweep, _evenly(sweep))
    leader = scenario.player(answer.leader) if answer.leader else None
    points = () if sweep is None else sweep.tipping_points
    return PlayStrip(
        place=place,
        name=play_name(scenario, answer.play),
        parts=tuple(_parts(scenario, answer)),
        segments=drawn,
        letters=tuple(_letters(scenario, sweep, one) for one in drawn) if sweep else (),
        tips=tuple((tip.at, causes_text(under, tip, sweep)) for tip in points) if sweep else (),
        leader=None if leader is None else Part(label(leader.name), leader.color),
        gain=gain_text(answer.gain) if leader is not None else "",
        worth="" if leader is None else worth_text(leader, answer.gain),
        led=f"{spelled(len(answer.stages[0]))} together" if answer.stages and not leader else "",
        shown=shown,
        today="open" if answer.outcomes is None else outcomes_text(answer.outcomes),
    )


def _evenly(sweep: Sweep) -> Choice:
    """Follow all answers alike."""
    return tuple(
        tuple((place, 1 / len(regime.branches)) for place in range(len(regime.branches)))
        for regime in sweep.regimes
    )


def _parts(scenario: Scenario, answer: PlayAnswer) -> Iterator[Part]:
    """Yield the pieces of a play's short name: players in their colours, and what is between."""
    if not answer.stages:
        yield Part(ALL_AT_ONCE)
        return
    for number, stage in enumerate(stages_to_come(scenario, answer.play)):
        if number:
            yield Part(THEN)
        for place, player in enumerate(stage):
            if place:
                yield Part(WITH)
            yield Part(label(player.name), player.color)


def _letters(scenario: Scenario, sweep: Sweep, segment: Segment) -> str:
    """Return what is played as letters, "RRK"; empty where it is not one thing."""
    branches = sweep.regimes[segment.regime].branches
    if segment.tied or len(branches) != 1:
        return ""
    return _played(scenario, branches[0])


def _played(scenario: Scenario, branch: Branch) -> str:
    if any(len(own) > 1 for own in branch.support):
        return _MIXED
    profile = scenario.profile(tuple(own[0] for own in branch.support))
    return letters(scenario, profile).replace(" ", "")
