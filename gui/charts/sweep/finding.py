"""What a sweep finds: claims about outcomes along the driver, and the sentence made of them.

Owns the choice of what to claim. Every sentence is written from claims that are there as data, so
that a test can solve the game again and ask whether they hold. A claim is about what is in
equilibrium, whatever the selection rule follows. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from games.words.names import inside, joined, label, measured, quoted, starting
from games.words.wording import short_level
from gui.charts.marks.axis import part_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.study.sweep.report import Level
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Segment
    from gui.charts.sweep.types import Tip

__all__ = ["Claim", "Finding", "Sense", "either", "standing", "sweep_finding"]

#: Names that a title lists; more are counted.
_LISTED = 2
#: Tipping points that a title lists.
_PLACES = 2


class Sense(Enum):
    """What a claim says of outcomes on a stretch of the driver, its ends left out."""

    #: These and no other outcome are in equilibrium.
    ONLY = "only"
    #: Each is in equilibrium, perhaps beside others.
    THERE = "there"
    #: None is in equilibrium.
    NOWHERE = "nowhere"
    #: Payoffs tie: no list is complete.
    TIED = "tied"
    #: Other equilibria, though of the same outcomes, are there below and above this one level.
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a title says, about the levels between `low` and `high`."""

    sense: Sense
    names: frozenset[str]
    low: Level
    high: Level


@dataclass(frozen=True, slots=True)
class Finding:
    """A title and what it claims."""

    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring regimes with the same outcomes; `sure` where no list can lack any.

    `known` are those in equilibrium at every level where payoffs tie and leave the rest open.
    """

    low: Level
    high: Level
    names: frozenset[str]
    sure: bool
    tied: bool
    known: frozenset[str]

    def claim(self) -> Claim:
        """Return what may be said of its outcomes."""
        sense = Sense.TIED if self.tied else Sense.ONLY if self.sure else Sense.THERE
        return Claim(sense, frozenset() if self.tied else self.names, self.low, self.high)

    @property
    def text(self) -> str:
        """Its outcomes in words."""
        if self.tied:
            return "ties"
        return either(self.names) if self.names else "nothing found"


def either(names: Sequence[str] | frozenset[str], last: str = "or") -> str:
    """Return "A", "A or B"; "3 outcomes" for more than a title holds."""
    said = sorted(set(names))
    if len(said) > _LISTED:
        return f"{len(said)} outcomes"
    divided = len(said) > 1 and any(sign in name for name in said for sign in (" and ", " or "))
    return f" {last} ".join(quoted(name) if divided else label(name) for name in said)


def standing(segment: Segment) -> tuple[frozenset[str], str]:
    """Return the outcomes in equilibrium in a regime, none where they are open, and in words."""
    names = _names(segment)
    open_ = "ties" if segment.tied else "nothing found"
    return names, either(names) if names else open_


def sweep_finding(axis: Axis, segments: tuple[Segment, ...], tips: tuple[Tip, ...]) -> Finding:
    """State what a sweep finds, in one line.

    "A ends at 3/16; B begins at 2/3", "A, except between 1/4 and 1/2: B", "A or B up to 1/4; C from
    3/4". An outcome ends where it ceases to be one of an equilibrium. Of a stretch it is said
    which, and nothing of what lies beyond: where the stretch cuts a regime, none ends.
    """
    if axis.whole is not None:
        inner = sweep_finding(replace(axis, name="this stretch", whole=None), segments, tips)
        return replace(inner, text=f"From {part_text(axis)}: {inner.text}")
    runs = _runs(segments)
    if len(runs) == 1:
        # of lists that may lack something, two that differ prove no change
        complete = all(one.complete for one in segments)
        changing = tuple(tip for tip in tips if not tip.passing)
        return _throughout(axis, runs[0], changing if complete else ())
    found = None
    if all(run.sure for run in runs):
        found = _changing(axis, runs) if len(runs) == 2 else _returning(axis, runs)
        found = found or _passing(axis, runs)
    return found or _ends(axis, runs)


def _at(axis: Axis, level: Level) -> str:
    return measured(short_level(level), axis.unit)


def _runs(segments: tuple[Segment, ...]) -> list[_Run]:
    alike = groupby(segments, key=lambda one: (not _known(one), _names(one)))
    found = []
    for (tied, names), own in alike:
        some = list(own)
        sure = all(one.complete or one.settled for one in some) and bool(names)
        known = frozenset.intersection(*(one.sure for one in some))
        found.append(_Run(some[0].low, some[-1].high, names, sure, tied, known))
    return found


def _known(segment: Segment) -> bool:
    """Tell whether a list of outcomes says anything: not where payoffs tie and leave them open."""
    return segment.settled or not segment.tied


def _names(segment: Segment) -> frozenset[str]:
    if segment.settled:
        return frozenset((segment.name,))
    return frozenset() if segment.tied else frozenset(row.name for row in segment.rows)


def _throughout(axis: Axis, run: _Run, tips: tuple[Tip, ...]) -> Finding:
    """Say what is the same at every level."""
    every = f"at every level of {inside(axis.name)}"
    claims: tuple[Claim, ...] = (run.claim(),)
    if run.tied:
        return Finding(f"Payoffs tie {every}", claims)
    if not run.names:
        return Finding(f"No equilibrium was found along {inside(axis.name)}", ())
    if len(run.names) == 1:
        text = f"{either(run.names)} {every}"
    else:
        text = f"{starting(either(run.names, 'and'))} {every}"
    if tips:
        places = [_at(axis, tip.at) for tip in tips]
        where = f"at {joined(places)}" if len(places) <= _PLACES else f"at {len(places)} levels"
        text = f"{text}; what is played changes {where}"
        claims += tuple(Claim(Sense.CHANGES, run.names, tip.at, tip.at) for tip in tips)
    return Finding(text, claims)


def _changing(axis: Axis, runs: list[_Run]) -> Finding:
    """Say what the one change of outcomes is."""
    below, above = runs
    gone, new, kept = (
        below.names - above.names,
        above.names - below.names,
        below.names & above.names,
    )
    at = _at(axis, below.high)
    if gone and new:
        verb = "gives" if len(gone) == 1 else "give"
        text = f"{starting(either(gone, 'and'))} {verb} way to {either(new, 'and')} at {at}"
        text += f"; {either(kept, 'and')} throughout" if kept else ""
    elif new:
        verb = "begins" if len(new) == 1 else "begin"
        text = f"{starting(either(new, 'and'))} {verb} at {at}, beside {either(kept, 'and')}"
    else:
        verb = "ends" if len(gone) == 1 else "end"
        leaves = "leaves" if len(gone) == 1 else "leave"
        text = f"{starting(either(gone, 'and'))} {verb} at {at} and {leaves} {either(kept, 'and')}"
    return Finding(text, (below.claim(), above.claim()))


def _returning(axis: Axis, runs: list[_Run]) -> Finding | None:
    """Say what interrupts the only outcome of both ends, or stands beside it; None if no such."""
    first, last, driver = runs[0], runs[-1], inside(axis.name)
    if first.names != last.names or len(first.names) != 1:
        return None
    name = either(first.names)
    away = [run for run in runs if not first.names <= run.names]
    whole = Claim(Sense.THERE, first.names, first.low, last.high)
    if not away:
        others = frozenset().union(*(run.names for run in runs)) - first.names
        beside = [run for run in runs if others <= run.names]
        if len(others) == 1 and _together(runs, beside):
            there = Claim(Sense.ONLY, first.names | others, beside[0].low, beside[-1].high)
            where = f"{either(others)} too {_between(axis, there)}"
            text = f"{name} at every level of {driver}; {where}"
            return Finding(text, (whole, there, first.claim(), last.claim()))
        return Finding(f"{name} at every level of {driver}, beside others at some", (whole,))
    if not _together(runs, away):
        return None
    low, high = away[0].low, away[-1].high
    gap = Claim(Sense.NOWHERE, first.names, low, high)
    around = (
        Claim(Sense.THERE, first.names, first.low, low),
        Claim(Sense.THERE, first.names, high, last.high),
    )
    if len(away) == 1 and len(runs) == 3:
        text = f"{name}, except {_between(axis, gap)}: {either(away[0].names)}"
        return Finding(text, (first.claim(), away[0].claim(), last.claim()))
    return Finding(f"{name} at both ends of {driver}; not {_between(axis, gap)}", (*around, gap))


def _passing(axis: Axis, runs: list[_Run]) -> Finding | None:
    """Say where the only outcome of the low end ends and that of the high end begins."""
    old, new = runs[0].names, runs[-1].names
    if old == new or len(old) != 1 or len(new) != 1:
        return None
    before = [run for run in runs if old <= run.names]
    after = [run for run in runs if new <= run.names]
    if not (_together(runs, before) and _together(runs, after)):
        return None
    ends, begins = before[-1].high, after[0].low
    claims = (
        Claim(Sense.THERE, old, runs[0].low, ends),
        Claim(Sense.NOWHERE, old, ends, runs[-1].high),
        Claim(Sense.NOWHERE, new, runs[0].low, begins),
        Claim(Sense.THERE, new, begins, runs[-1].high),
    )
    if ends.value == begins.value:
        return Finding(f"{either(old)} gives way to {either(new)} at {_at(axis, ends)}", claims)
    if ends.value < begins.value:
        text = f"{either(old)} ends at {_at(axis, ends)}; {either(new)} begins at"
        return Finding(f"{text} {_at(axis, begins)}", claims)
    text = f"{either(new)} begins at {_at(axis, begins)}, {either(old)} ends at {_at(axis, ends)}"
    return Finding(f"{text}; both between", claims)


def _ends(axis: Axis, runs: list[_Run]) -> Finding:
    """Say what is in equilibrium at both ends of the driver, as far as it is known."""
    first, last = runs[0], runs[-1]
    claims: tuple[Claim, ...] = (first.claim(), last.claim())
    found = " found" if any(not run.sure and not run.tied for run in (first, last)) else ""
    low, high = _at(axis, first.high), _at(axis, last.low)
    if (first.tied, first.names) == (last.tied, last.names):
        return Finding(f"{starting(first.text)}{found} up to {low} and from {high}", claims)
    one, two = first.text, last.text
    if first.tied != last.tied:
        # what ties only join neither ends nor begins with them
        stays = (first.known if first.tied else first.names) & (
            last.known if last.tied else last.names
        )
        if stays:
            among = f"ties, {either(stays, 'and')} among them,"
            one, two = (among if run.tied else run.text for run in (first, last))
            ties = first if first.tied else last
            claims += (Claim(Sense.THERE, stays, ties.low, ties.high),)
    text = f"{starting(one)}{found} up to {low}; {two}{found} from {high}"
    return Finding(text, claims)


def _together(runs: list[_Run], some: list[_Run]) -> bool:
    """Tell whether these are neighbours."""
    places = [place for place, run in enumerate(runs) if run in some]
    return places == list(range(places[0], places[-1] + 1))


def _between(axis: Axis, claim: Claim) -> str:
    return f"between {short_level(claim.low)} and {_at(axis, claim.high)}"
