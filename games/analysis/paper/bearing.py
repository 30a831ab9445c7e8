"""What a briefing's answer rests on: the considerations that could overturn it alone.

Owns the section of the tornado and the sentence that sums it up. Ranges and what becomes of the
answer at their ends are `games.analysis.tornado`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.analysis.paper.parts import Column, Figure, Line, Section, Table
from games.analysis.words.headline import nearest
from games.analysis.words.wording import counted, joined, quoted
from games.model.numbers import MINUS, plain

if TYPE_CHECKING:
    from decimal import Decimal

    from games.analysis.paper.material import Material
    from games.analysis.paper.parts import Block
    from games.analysis.tornado_report import Bar, End

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
        share = f"{float(found.share):.0%}".replace("%", " %")
        caption = (
            "How far each consideration moves the answer as it goes from the low to the high end"
            " of its range, one at a time"
            + (f"; ±{share} of the amount where no range is stated." if borrowed else ".")
        )
        blocks.append(Figure("tornado", caption))
    flips = _flips(material)
    if flips:
        blocks.append(_table(material, flips))
    return Section("rests", "What the answer rests on", tuple(blocks)) if blocks else None


def overturning_text(material: Material) -> str:
    """Say how many considerations overturn today's answer within their ranges, alone."""
    found = material.tornado
    if found is None or not found.bars:
        return ""
    flips = _flips(material)
    count = len(found.bars)
    if not flips:
        if count == 1:
            return "The one consideration overturns today's answer nowhere in its range."
        return f"None of {count} considerations overturns today's answer alone, within its range."
    titles = {reason.id: reason.title for reason in material.scenario.considerations}
    named = [quoted(titles[bar.consideration]) for bar in flips[:_NAMED]]
    among = " among them" if len(flips) > len(named) else ""
    verb = "overturns" if len(flips) == 1 else "overturn"
    return (
        f"Within its range, {len(flips)} of {count} considerations {verb} today's answer alone,"
        f" {joined(named)}{among}."
    )


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


def _table(material: Material, flips: list[Bar]) -> Table:
    scenario = material.scenario
    reasons = {reason.id: reason for reason in scenario.considerations}
    players = {player.id: player for player in scenario.players}
    lines = []
    for bar in flips[:_ROWS]:
        reason = reasons[bar.consideration]
        player = players[reason.player]
        ends: list[tuple[Decimal, End]] = []
        if bar.flips_low:
            ends.append((bar.low.base, bar.low))
        if bar.flips_high:
            ends.append((bar.high.base, bar.high))
        lines.append(
            Line(
                (
                    player.name,
                    reason.title,
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
    caption = f"Considerations that overturn today's answer alone, within their ranges.{more}"
    return Table("overturning", caption, columns, tuple(lines))


def _standing(end: End) -> str:
    return " or ".join(dict.fromkeys(end.standing)) or "not known"


def _number(amount: Decimal) -> str:
    return plain(amount).replace("-", MINUS)
