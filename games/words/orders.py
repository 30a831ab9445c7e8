"""What the order of moves changes today, in words: one sentence as a title, one for the reading.

Owns those sentences, what a condition on plays is called, and what moving first is worth as text.
Each holds whatever the names are; of plays whose answers are open nothing is claimed. Knows no
display.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.numbers import MINUS
from games.study.orders.report import Kind, Why
from games.words.names import (
    chosen,
    does,
    joined,
    label,
    quoted,
    starting,
    subject,
    verb,
)
from games.words.plays import move_clause, play_clause, play_name, stages_to_come
from games.words.wording import amount, spelled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from games.model.scenario import Player, Scenario
    from games.study.orders.reason import Reason
    from games.study.orders.report import Condition, Orders, Span, Worth

__all__ = [
    "changed_text",
    "condition_text",
    "finding_text",
    "gain_text",
    "outcomes_text",
    "reason_text",
    "worth_reason",
    "worth_text",
]

#: Outcomes that a title lists; more are counted.
_LISTED = 2


def finding_text(orders: Orders) -> str:
    """Say in one line what the order of moves changes today.

    "Escalation today, unless Iran moves before the US"; "Cat and mouse today, but only if the US
    and Iran move together"; "Expulsion today, but not under seven of 13 plays"; "Expulsion today,
    whatever the order of moves"; where the outcomes are not all others, "One of three
    possibilities today; “The stag, together” if one moves before the other".
    """
    found, number = orders.finding, len(orders.answers)
    if found.base is None:
        said = "What is played today is open"
        if len(found.unknown) == number:
            return f"{said}, whatever the order of moves"
        alone = found.unknown == (orders.shown,)
        return f"{said}, though under no other play" if alone else f"{said} under {_many(orders)}"
    said = f"{starting(outcomes_text(found.base))} today"
    if found.condition is not None:
        clause = condition_text(orders, found.condition)
        if not found.apart:
            return f"{said}; {_otherwise(orders)} {'unless' if found.kept else 'if'} {clause}"
        return f"{said}, but only if {clause}" if found.kept else f"{said}, unless {clause}"
    if found.differing:
        some = found.overlapping
        gone = [place for place in found.differing if place not in some]
        if gone:
            said += f", but not {_under(orders, gone)}"
        if some:
            how = "perhaps not" if gone else _otherwise(orders)
            said += f"; {how} {_under(orders, some)}"
    elif not found.unknown:
        if not found.same:  # what is done may differ where its outcome does not
            said = f"The outcome today is {outcomes_text(found.base, quoting=True)}"
        return f"{said}, whatever the order of moves"
    elif len(found.unknown) + 1 < number:
        said += f" under {spelled(number - len(found.unknown))} of {number} plays"
    if found.unknown:
        said += f"; open {_under(orders, found.unknown)}"
    return said


def _otherwise(orders: Orders) -> str:
    """Say what plays lead to that differ, where some of it may be played anyway."""
    found = orders.finding
    if found.instead is not None:
        return outcomes_text(found.instead, quoting=True)
    return "fewer of them" if found.fewer else "other answers"


def _many(orders: Orders) -> str:
    """Return of how many plays the answers are open."""
    return f"{spelled(len(orders.finding.unknown))} of {len(orders.answers)} plays"


def _under(orders: Orders, places: Sequence[int]) -> str:
    if len(places) == 1:
        scenario, play = orders.scenario, orders.answers[places[0]].play
        if not play.moved:
            return play_clause(scenario, play)
        return f"if {move_clause(scenario, stages_to_come(scenario, play), next_=True)}"
    return f"under {spelled(len(places))} of {len(orders.answers)} plays"


def changed_text(orders: Orders) -> str:
    """Say in one sentence what another order would lead to today; empty where none does.

    "If Iran moved before the US, “Managed containment” would be played."
    """
    found, scenario = orders.finding, orders.scenario
    if not found.changes:
        return ""
    other = "something else would be played"
    if found.instead is not None:
        other = f"{outcomes_text(found.instead, quoting=True)} would be played"
    elif not found.apart:
        other = f"there would be {'fewer possibilities' if found.fewer else 'other answers'}"
    if found.condition is not None:
        clause = condition_text(orders, found.condition, past=True)
        if found.kept:
            return f"Unless {clause}, {other}."
        return f"If {clause}, {other}."
    gone = [place for place in found.differing if place not in found.overlapping]
    if gone and found.instead is None:
        other = "something else would be played"
    told = gone if gone and found.instead is None else found.differing
    if len(told) == 1:
        name = play_name(scenario, orders.answers[told[0]].play)
        return f"Under another play, {quoted(name)}, {other}."
    return f"Under {spelled(len(told))} of {len(orders.answers)} plays {other}."


def outcomes_text(names: Collection[str], *, quoting: bool = False) -> str:
    """Return outcomes of which any may be played: "A", "A or B", "one of three possibilities".

    A mixture is among them, which is no outcome of its own.
    """
    if len(names) > _LISTED:
        return f"one of {spelled(len(names))} possibilities"
    divided = len(names) > 1 and any(sign in name for name in names for sign in (" and ", " or "))
    said = (quoted(name) if quoting or divided else label(name) for name in sorted(names))
    return joined(said, "or")


def condition_text(orders: Orders, condition: Condition, *, past: bool = False) -> str:
    """Say what is true of some plays, as a clause: "Iran moves before the US"; or that it was."""
    scenario = orders.scenario
    done = {player for player, _ in scenario.play.moved}
    left = [one for one in scenario.players if one.id not in done]
    players = [scenario.player(one) for one in condition.players]
    kind = condition.kind
    if kind in (Kind.AT_ONCE, Kind.IN_TURN):
        if len(left) == 2 and kind is Kind.IN_TURN:
            return f"one {'moved' if past else 'moves'} before the other"
        how = "at once" if kind is Kind.AT_ONCE else "one after another"
        who = "both" if len(left) == 2 else "all"
        if done:
            who = joined(map(subject, left))
        return f"{who} {'moved' if past else 'move'} {how}"
    if kind is Kind.TOGETHER:
        return f"{joined(map(subject, players))} {'moved' if past else 'move'} together"
    first = players[0]
    others = joined(subject(one) for one in left if one is not first)
    moves = f"{subject(first)} {'moved' if past else verb(first, 'moves', 'move')}"
    if kind is Kind.BEFORE:
        return f"{moves} before {subject(players[1])}"
    if kind in (Kind.FIRST, Kind.LAST):
        return f"{moves} {'before' if kind is Kind.FIRST else 'after'} {others}"
    return f"{moves} {'before' if kind is Kind.AHEAD else 'after'} somebody else"


def gain_text(span: Span | None) -> str:
    """Return what moving first is worth, with its sign: "+1.10", "0.00", "−0.20 to +0.40"."""
    if span is None:
        return "not known"
    low, high = _signed(span.low), _signed(span.high)
    return low if low == high else f"{low} to {high}"


def worth_text(player: Player, span: Span | None) -> str:
    """Say what it is worth to a player to move first: "moving first is worth +1.10 to Iran"."""
    if span is None:
        return f"what moving first is worth to {subject(player)} is not known"
    return f"moving first is worth {gain_text(span)} to {subject(player)}"


def worth_reason(scenario: Scenario, worth: Worth) -> str:
    """Say why moving first is worth less than nothing, as a sentence; empty where it is not."""
    if worth.why is None:
        return ""
    player = scenario.player(worth.player)
    if worth.why is Why.MIXES:
        return (
            f"All at once {does(player, 'is', 'are')} unpredictable, and that is worth more than"
            " to be seen moving first."
        )
    return f"{starting(does(player, 'does', 'do'))} worse by being seen: the others answer to it."


def reason_text(scenario: Scenario, reason: Reason) -> str:
    """Say what becomes of another order, in numbers.

    "Once Iran has opted for absorbing, the US gains 6.20 by absorbing; Iran then gets −2.40 instead
    of −3.50".
    """
    leader, answering = (scenario.players[place] for place in (reason.leader, reason.answering))
    took = chosen(leader.strategies[reason.leads])
    answer = chosen(answering.strategies[reason.answers])
    if len(answering.strategies) > 2:
        answer += f" rather than for {chosen(answering.strategies[reason.instead])}"
    return (
        f"Once {does(leader, 'has', 'have')} opted for {took},"
        f" {does(answering, 'gains', 'gain')} {amount(float(reason.gain))} by opting for {answer};"
        f" {does(leader, 'gets', 'get')} {amount(float(reason.then))} instead of"
        f" {amount(float(reason.now))}"
    )


def _signed(number: Fraction | float) -> str:
    said = amount(float(number))
    return said if number <= 0 or said.startswith(MINUS) else f"+{said}"
