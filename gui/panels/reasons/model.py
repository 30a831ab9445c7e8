"""One payoff taken apart: the reasons that count there, as steps of a waterfall.

Owns the order, the running sums and the words of the reasons, and the range in which each may be
moved. Computes exactly, knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from games.model.amounts import plus, size
from games.model.edit.cells import edit_at
from games.model.numbers import MINUS, amount_text, show
from games.model.payoffs import contributions
from games.model.scenario import Consideration
from games.words.names import condition, inside, label, measured
from games.words.profiles import letters, profile_words
from gui.controls.tables import amount_cell, tsv

if TYPE_CHECKING:
    from games.model.amounts import Amount
    from games.model.scenario import Scenario
    from gui.core.selection import PayoffKey

__all__ = ["DIRECT", "Reason", "Waterfall", "amount_range", "base_range", "round_part", "waterfall"]

#: Id of the direct edit among the reasons; considerations have ids of letters, digits and hyphens.
DIRECT = "=direct"
_USUAL = Decimal(10)
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the waterfall.

    Attributes
    ----------
    id
        Of the consideration, or `DIRECT`.
    title, when
        What it says, and where it applies.
    base
        The amount that its slider moves.
    amount
        What it adds at today's levels.
    start, end
        The running sum before and after it.
    parts
        How the amount comes about ("base −3.2, +2 × sanctions pressure 0.60"); empty without
        slopes.
    low, high
        Range of the slider.
    likely
        The analyst's own range for the base, if stated.
    hint
        Rationale, source and confidence.
    """

    id: str
    title: str
    when: str
    base: Amount
    amount: Amount
    start: Amount
    end: Amount
    parts: str
    low: Decimal
    high: Decimal
    likely: tuple[Decimal, Decimal] | None
    hint: str

    @property
    def is_direct(self) -> bool:
        """True for the direct edit."""
        return self.id == DIRECT


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All reasons of one payoff; the last one is the direct edit, 0 where there is none.

    `low` and `high` enclose every running sum and 0.
    """

    key: PayoffKey
    player: str
    color: str
    place: str
    words: str
    reasons: tuple[Reason, ...]
    total: Amount
    low: Amount
    high: Amount

    @property
    def title(self) -> str:
        """Return its name, "Iran at R R K"."""
        return f"{self.player} at {self.place}"

    def text(self) -> str:
        """Return everything as plain text, for copying."""
        lines = [[f"{self.title} ({self.words})"]]
        lines += [
            [
                amount_cell(reason.amount, amount_text(reason.amount, signed=True)),
                f"{reason.title} ({reason.when})",
            ]
            for reason in self.reasons
            if reason.amount or not reason.is_direct
        ]
        return tsv([*lines, [amount_cell(self.total, amount_text(self.total)), "payoff"]])


def waterfall(scenario: Scenario, key: PayoffKey) -> Waterfall:
    """Take a payoff apart; raise `KeyError` if the scenario does not have it."""
    player = scenario.players[scenario.player_index(key.player)]
    running: Amount = Decimal(0)
    reasons: list[Reason] = []
    for part in contributions(scenario, key.player, key.profile):
        reason = part.reason
        if isinstance(reason, Consideration):
            end = plus(running, part.amount)
            reasons.append(_reason(scenario, reason, part.amount, running, end))
            running = end
    edit = edit_at(scenario, key.player, key.profile)
    reasons.append(_direct(edit.amount if edit else Decimal(0), edit.note if edit else "", running))
    total = reasons[-1].end
    sums: list[Amount] = [Decimal(0), *(reason.end for reason in reasons)]
    return Waterfall(
        key=key,
        player=label(player.name),
        color=player.color,
        place=letters(scenario, key.profile),
        words=profile_words(scenario, key.profile),
        reasons=tuple(reasons),
        total=total,
        low=min(sums),
        high=max(sums),
    )


def _reason(
    scenario: Scenario, reason: Consideration, amount: Amount, start: Amount, end: Amount
) -> Reason:
    low, high = base_range(reason)
    likely = None
    if reason.low is not None and reason.high is not None:
        likely = (reason.low, reason.high)
    return Reason(
        id=reason.id,
        title=reason.title,
        when=condition(scenario, reason.when),
        base=reason.base,
        amount=amount,
        start=start,
        end=end,
        parts=_parts(scenario, reason),
        low=low,
        high=high,
        likely=likely,
        hint=_hint(scenario, reason),
    )


def _direct(amount: Amount, note: str, start: Amount) -> Reason:
    low, high = amount_range(amount)
    return Reason(
        id=DIRECT,
        title="Direct edit",
        when="typed into this payoff" if amount else "nothing typed into this payoff",
        base=amount,
        amount=amount,
        start=start,
        end=plus(start, amount),
        parts="",
        low=low,
        high=high,
        likely=None,
        hint=note or "An amount on top of the reasons, for this payoff alone",
    )


def _parts(scenario: Scenario, reason: Consideration) -> str:
    """Say how base and slopes make the amount."""
    if not reason.slopes:
        return ""
    said = [f"base {amount_text(reason.base)}"]
    for driver_id, slope in reason.slopes:
        driver = scenario.driver(driver_id)
        sign = MINUS if slope < 0 else "+"
        level = measured(show(driver.level), driver.unit)
        said.append(f"{sign} {amount_text(size(slope))} × {inside(driver.name)} {level}")
    return " ".join(said)


def _hint(scenario: Scenario, reason: Consideration) -> str:
    sources = {source.id: source for source in scenario.sources}
    said = [reason.rationale] if reason.rationale else []
    source = sources.get(reason.source)
    if source is not None:
        where = ", ".join(part for part in (source.publisher, source.date) if part)
        said.append(f"Source: {source.title}" + (f" ({where})" if where else ""))
    if reason.confidence:
        said.append(f"Confidence: {reason.confidence}")
    if reason.low is not None and reason.high is not None:
        said.append(f"Range of the base: {show(reason.low)} to {show(reason.high)}")
    return "\n".join(said)


def base_range(reason: Consideration) -> tuple[Decimal, Decimal]:
    """Return the range of a slider on the base of a consideration."""
    if reason.low is None or reason.high is None:
        return amount_range(reason.base)
    return _widened(reason.low, reason.high, reason.base)


def amount_range(value: Amount) -> tuple[Decimal, Decimal]:
    """Return -10 to 10, ten times wider as often as it takes to hold a value."""
    reach, most = _USUAL, size(value)
    while most > reach:
        reach *= 10
    return -reach, reach


def _widened(low: Decimal, high: Decimal, value: Amount) -> tuple[Decimal, Decimal]:
    """Return a range around the analyst's own, half as wide again on both sides, with the value."""
    span = high - low
    if span <= 0:
        return amount_range(max(size(low), size(value)))
    step = round_part(2 * span)
    ends = (min(low - span / 2, value), max(high + span / 2, value))
    down, up = (Fraction(end) / Fraction(step) for end in ends)
    return floor(down) * step, ceil(up) * step


def round_part(span: Decimal) -> Decimal:
    """Return 1, 2 or 5 times a power of ten, about a two-hundredth of a span."""
    if span <= 0:
        return Decimal(1)
    rough = span / _STEPS
    unit = Decimal(1).scaleb(rough.adjusted())
    return next((unit * digit for digit in (1, 2, 5) if unit * digit >= rough), unit * 10)
