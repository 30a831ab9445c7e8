"""How much doubt an answer is guaranteed to stand, in words, and how exact amounts are written.

Owns the long form: what `equipoise doubt` says of a guarantee, and the sentence of what ends it.
Nothing promised is more than holds: shares are rounded down. Computes nothing.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from games.model.amounts import kept
from games.model.numbers import amount_text, show
from games.model.outcomes import name_of
from games.study.doubt.report import AT_LEAST, UNCLAIMED
from games.words.names import does, label, starting
from games.words.plays import in_stages
from games.words.profiles import profile_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from games.model.scenario import Scenario
    from games.solve.report import Report
    from games.study.doubt.report import Guarantee, Limit, Turn

__all__ = [
    "MIXED",
    "TIED",
    "exact_amount",
    "guarantee_lines",
    "part_text",
    "profile_text",
    "turn_text",
]

#: Why nothing is guaranteed of an answer that is not pure.
MIXED = "somebody mixes, so no guarantee is claimed"
#: What is said of an answer that no share of the ranges leaves certain.
TIED = "holds by a tie: the least doubt may end it"


def guarantee_lines(scenario: Scenario, report: Report, one: Guarantee) -> list[str]:
    """Say how much doubt one of today's answers stands, and what ends it."""
    own = report.equilibria[one.place]
    name = label(name_of(scenario, own.support, own.joint).name)
    if one.profile is None:
        return [f"{name}: {MIXED}."]
    name = f"{name} ({profile_text(scenario, one.profile)})"
    if UNCLAIMED in (one.share.kind, one.radius.kind):
        return [f"{name}: how much doubt it stands is not known."]
    what = "stays an answer" if in_stages(scenario) else "stays an equilibrium"
    lines = [f"{name} {what} {_ranges(one.share)}; likewise {_amounts(one.radius)}."]
    if one.share.at == 0:
        lines = [f"{name} {TIED}."]
    if one.share.ending is not None:
        lines += [turn_text(scenario, turn) for turn in one.share.ending.turns]
    return lines


def _ranges(limit: Limit) -> str:
    if limit.at is None:
        return "wherever judgements go between the ends of their ranges or beyond"
    least = "at least " if limit.kind == AT_LEAST else ""
    return (
        f"{least}as long as every judgement goes at most {part_text(limit.at)} of the way to either"
        " end of its range"
    )


def _amounts(limit: Limit) -> str:
    if limit.at is None:
        return "whatever the amounts are"
    least = "at least " if limit.kind == AT_LEAST else ""
    return f"{least}as long as no amount moves by more than {exact_amount(limit.at)}"


def part_text(share: Fraction) -> str:
    """Return an exact share in per cent, never more than it is: what is promised must hold."""
    hundredths = floor(share * 10_000)
    return f"{show(hundredths / 100)} %" if hundredths or not share else "<0.01 %"


def turn_text(scenario: Scenario, turn: Turn) -> str:
    """Say of a comparison how it stands today, and by how much judgements may move it."""
    who = does(scenario.players[turn.player], "gets", "get")
    here, there = profile_text(scenario, turn.worse), profile_text(scenario, turn.better)
    if not turn.margin:
        compared = f"as much at {there} as at {here}"
    elif turn.margin > 0:
        compared = f"{exact_amount(turn.margin)} more at {here} than at {there}"
    else:
        compared = f"{exact_amount(-turn.margin)} less at {here} than at {there}"
    return starting(
        f"{who} {compared}; judgements at the worst ends of their ranges shift that by"
        f" {exact_amount(turn.swing)} together."
    )


def profile_text(scenario: Scenario, cell: Sequence[int]) -> str:
    """Return what everybody plays in a pure profile: "US: Retaliate, Iran: Absorb"."""
    own = zip(scenario.players, cell, strict=True)
    return profile_words(scenario, tuple(player.strategies[k].id for player, k in own))


def exact_amount(value: Fraction) -> str:
    """Return an exact amount, as a decimal where it is one."""
    return amount_text(kept(value))
