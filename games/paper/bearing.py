"""What a briefing's answer rests on: the considerations that change it alone.

Owns the section of the tornado and the sentence that sums it up. Ranges and what becomes of the
answer at their ends are `games.study.tornado.tornado`'s; between the ends nothing is tried, and
nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.numbers import amount_text
from games.paper.parts import Column, Figure, Line, Section, Table
from games.words.headline import nearest
from games.words.names import joined, quoted
from games.words.wording import counted

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from games.paper.material import Material
    from games.paper.parts import Block
    from games.study.tornado.report import Bar, End, Tornado

__all__ = ["overturning_text", "what_it_rests_on"]

#: Considerations that the sentence names.
_NAMED = 3
#: Rows of the table; the rest is counted.
_ROWS = 12


def what_it_rests_on(material: Material) -> Section | None:
    """Return the section of the considerations that carry the answer."""
    found = material.tornado
    if found is None or not found.bars:
        return None
    blocks: list[Block] = []
    if "tornado" in material.figures:
        borrowed = any(not bar.stated for bar in found.bars)
        caption = (
            "What becomes of the answer with each consideration at the low and at the high end of"
            " its range, one at a time"
            + (
                f"; where no range is stated, with ±{_share(found)} of the amount."
                if borrowed
                else "."
            )
        )
        blocks.append(Figure("tornado", caption))
    flips = _flips(material)
    if flips:
        blocks.append(_table(material, found, flips))
    return Section("rests", "What the answer rests on", tuple(blocks)) if blocks else None


def overturning_text(material: Material) -> str:
    """Say how many considerations change today's outcome alone, at an end of their stated range.

    Only the two ends were tried, and only ranges that somebody stated count.
    """
    found = material.tornado
    count = len(material.scenario.considerations)
    if found is None or not count:
        return ""
    stated = [bar for bar in found.bars if bar.stated]
    if not stated:
        return (
            "No range is stated for the one consideration, so nobody says how far it could move."
            if count == 1
            else f"No range is stated for any of {count} considerations, so nobody says how far"
            " they could move."
        )
    left = count - len(stated)
    missing = f" No range is stated for {left} of {count}." if left else ""
    flips = [bar for bar in _flips(material) if bar.stated]
    unsure = sum(bar.open for bar in stated)
    decided = len(stated) - unsure
    if unsure == len(stated):
        where = f"changes {_answer(found)} at an end of its stated range"
        who = "any consideration alone" if unsure > 1 else "the one consideration that has a range"
        return f"As payoffs tie, it is open whether {who} {where}.{missing}"
    if unsure:
        missing = f" For {counted(unsure, 'other', 'others')} ties leave that open.{missing}"
    if not flips:
        none = (
            "At neither end of its stated range does the one consideration that has a range change"
            if len(stated) == 1
            else f"At the ends of their stated ranges none of {decided} considerations alone"
            " changes"
        )
        return f"{none} {_answer(found)}; between the ends nothing was tried.{missing}"
    titles = {reason.id: reason.title for reason in material.scenario.considerations}
    named = [quoted(titles[bar.consideration]) for bar in flips[:_NAMED]]
    among = " among them" if len(flips) > len(named) else ""
    if len(stated) == 1:
        one = "At an end of its stated range the one consideration that has a range changes"
        return f"{one} {_answer(found)}, {named[0]}.{missing}"
    verb = "changes" if len(flips) == 1 else "change"
    return (
        f"At an end of their stated ranges {len(flips)} of {len(stated)} considerations {verb}"
        f" {_answer(found)} alone: {joined(named)}{among}.{missing}"
    )


def _answer(found: Tornado) -> str:
    """Return what is changed: the outcome, or the one of several that the rule follows."""
    sweep = found.baseline
    several = len(sweep.regimes[sweep.regime_at(found.level)].branches) > 1
    return "the outcome that the rule follows today" if several else "today's outcome"


def _flips(material: Material) -> list[Bar]:
    """Return the bars that overturn the answer: the widest move of the nearest tip first."""
    found, sweep, driver = material.tornado, material.sweep, material.driver
    if found is None:
        return []
    flips = [bar for bar in found.bars if bar.flips]
    tip = None if sweep is None or driver is None else nearest(sweep, driver.level)
    if sweep is None or tip is None:
        return flips
    place = next(k for k, other in enumerate(sweep.tipping_points) if other is tip)
    return sorted(flips, key=lambda bar: -found.tipping_swing(bar, place))


def _table(material: Material, found: Tornado, flips: list[Bar]) -> Table:
    scenario = material.scenario
    reasons = {reason.id: reason for reason in scenario.considerations}
    players = {player.id: player for player in scenario.players}
    lines = []
    for bar in flips[:_ROWS]:
        reason = reasons[bar.consideration]
        player = players[reason.player]
        ends: list[tuple[Amount, End]] = []
        if bar.flips_low:
            ends.append((bar.low.base, bar.low))
        if bar.flips_high:
            ends.append((bar.high.base, bar.high))
        lines.append(
            Line(
                (
                    player.name,
                    f"{reason.title}{'' if bar.stated else ' *'}",
                    _number(reason.base),
                    "\n".join(_number(base) for base, _ in ends),
                    "\n".join(_standing(end) for _, end in ends),
                ),
                color=player.color,
            )
        )
    rest = len(flips) - len(lines)
    more = f" {counted(rest, 'other')} do so too." if rest else ""
    columns = (
        Column("Player", 14),
        Column("Consideration", 40),
        Column("Base", 10, number=True),
        Column("If it were", 10, number=True),
        Column("Then", 26),
    )
    changed = _answer(found)
    caption = f"Amounts at which a consideration alone changes {changed}: ends of ranges.{more}"
    if any(not bar.stated for bar in flips):
        caption += f" * No range is stated; ±{_share(found)} was tried."
    return Table("overturning", caption, columns, tuple(lines))


def _share(found: Tornado) -> str:
    return f"{float(found.share):.0%}".replace("%", " %")


def _standing(end: End) -> str:
    return " or ".join(dict.fromkeys(end.standing)) or "not known"


def _number(amount: Amount) -> str:
    return amount_text(amount)
