"""What a briefing's answer rests on: the considerations that change it alone, and at which amounts.

Owns the section of the tornado and of break-even, and the sentence that sums it up. What becomes of
the answer at the ends of ranges is `games.study.tornado.tornado`'s, the amounts at which it changes
are `games.study.doubt.break_even`'s: solved for, so that what is said of a range holds all over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.amounts import kept
from games.model.numbers import amount_text, show
from games.paper.parts import Column, Figure, Line, Section, Table
from games.solve.report import OPEN
from games.words.names import joined, quoted
from games.words.wording import counted, spelled

if TYPE_CHECKING:
    from games.model.scenario import Consideration
    from games.paper.material import Material
    from games.paper.parts import Block
    from games.study.doubt.break_even import Break, BreakEven

__all__ = ["overturning_text", "what_it_rests_on"]

#: Considerations that the sentence names.
_NAMED = 3
#: Rows of the table; the rest is counted, so that the paper stays short.
_ROWS = 9


@dataclass(frozen=True, slots=True)
class _Change:
    """One amount at which a consideration alone changes the answer.

    `within` tells whether it lies in the stated range, None without one; `share` is how far it is
    from the base, as a share of the range on that side, or an amount where it lies outside.
    """

    reason: Consideration
    side: Break
    within: bool | None
    share: Fraction


def what_it_rests_on(material: Material) -> Section | None:
    """Return the section of the considerations that carry the answer."""
    blocks: list[Block] = []
    found = material.tornado
    if found is not None and found.bars and "tornado" in material.figures:
        borrowed = any(not bar.stated for bar in found.bars)
        share = f"{float(found.share):.0%}".replace("%", " %")
        caption = (
            "What becomes of the answer with each consideration at the low and at the high end of"
            " its range, one at a time"
            + (f"; where no range is stated, with ±{share} of the amount." if borrowed else ".")
        )
        blocks.append(Figure("tornado", caption))
    changes = _changes(material)
    if changes:
        blocks.append(_table(material, changes))
    return Section("rests", "What the answer rests on", tuple(blocks)) if blocks else None


def overturning_text(material: Material) -> str:
    """Say how many considerations change today's answer alone, within their stated range.

    The amounts are solved for. Only ranges that somebody stated count.
    """
    every = material.break_even
    if not every:
        return ""
    count = len(every)
    ranged = [one for one in every if one.judgement.stated]
    if not ranged:
        return (
            "No range is stated for the one consideration, so nobody says how far it could move."
            if count == 1
            else f"No range is stated for any of {count} considerations, so nobody says how far"
            " they could move."
        )
    left = count - len(ranged)
    missing = f" No range is stated for {left} of {count}." if left else ""
    inside: dict[str, _Change] = {}
    for change in _changes(material):
        if change.within:
            inside.setdefault(change.reason.id, change)
    unsure = sum(one.judgement.id not in inside and _open(one) for one in ranged)
    if unsure:
        missing = f" For {counted(unsure, 'other')} it is open.{missing}"
    answer = _answer(material)
    if not inside:
        if unsure == len(ranged):
            who = "any consideration" if unsure > 1 else "the one consideration that has a range"
            return f"It is open whether {who} alone changes {answer} within its stated range."
        decided = len(ranged) - unsure
        none = (
            "Within its stated range the one consideration that has one does not change"
            if len(ranged) == 1
            else f"Within their stated ranges none of {decided} considerations alone changes"
        )
        return f"{none} {answer}.{missing}"
    named = [_said(change) for change in list(inside.values())[:_NAMED]]
    among = " among them" if len(inside) > len(named) else ""
    if len(ranged) == 1:
        one = "Within its stated range the one consideration that has one changes"
        return f"{one} {answer}: {named[0]}.{missing}"
    verb = "changes" if len(inside) == 1 else "change"
    return (
        f"Within their stated ranges {len(inside)} of {len(ranged)} considerations alone {verb}"
        f" {answer}: {joined(named)}{among}.{missing}"
    )


def _open(one: BreakEven) -> bool:
    """Tell whether a change within a range may have been missed."""
    ends = (one.below, one.judgement.low), (one.above, one.judgement.high)
    return any(
        side.sure == OPEN
        or (side.searched is not None and abs(end - one.judgement.base) > _far(side, one))
        for side, end in ends
    )


def _far(side: Break, one: BreakEven) -> Fraction:
    assert side.searched is not None
    return abs(side.searched - one.judgement.base)


def _answer(material: Material) -> str:
    """Return what is changed: the outcome, or all of several that are in equilibrium."""
    today = material.report
    several = len(today.equilibria) > 1 or bool(today.families)
    return "what can happen today" if several else "today's outcome"


def _changes(material: Material) -> list[_Change]:
    """Return all amounts that change the answer: those in their range first, the nearest first."""
    reasons = {reason.id: reason for reason in material.scenario.considerations}
    found = []
    for one in material.break_even:
        for side, reach in ((one.below, one.judgement.down), (one.above, one.judgement.up)):
            if side.at is not None:
                far = abs(_exact(side) - one.judgement.base)
                within = one.within(side)
                share = far / reach if within and reach else far
                found.append(_Change(reasons[one.judgement.id], side, within, share))
    return sorted(found, key=_nearness)


def _nearness(change: _Change) -> tuple[bool, Fraction]:
    return not change.within, change.share


def _exact(side: Break) -> Fraction:
    assert side.at is not None
    return Fraction(side.at.value) if side.at.exact is None else side.at.exact


def _amount(side: Break) -> str:
    assert side.at is not None
    if side.at.exact is None:
        return f"≈\N{NO-BREAK SPACE}{show(side.at.value)}"
    return amount_text(kept(side.at.exact))


def _said(change: _Change) -> str:
    return f"{quoted(change.reason.title)} at {_amount(change.side)}"


def _table(material: Material, changes: list[_Change]) -> Table:
    players = {player.id: player for player in material.scenario.players}
    lines = []
    for change in changes[:_ROWS]:
        reason = change.reason
        player = players[reason.player]
        cells = (
            player.name,
            reason.title,
            amount_text(reason.base),
            "none" if change.within is None else "within" if change.within else "beyond",
            _amount(change.side),
            " or ".join(change.side.then) or "not known",
        )
        lines.append(Line(cells, color=player.color))
    rest = len(changes) - len(lines)
    more = f" {spelled(rest).capitalize()} more are not listed." if rest else ""
    columns = (
        Column("Player", 13),
        Column("Consideration", 35),
        Column("Base", 9, number=True),
        Column("Its range", 10),
        Column("Changes at", 11, number=True),
        Column("Then", 22),
    )
    caption = (
        f"Break-even: amounts at which a consideration alone changes {_answer(material)}, solved"
        f" for, within its stated range or beyond.{more}"
    )
    return Table("overturning", caption, columns, tuple(lines))
