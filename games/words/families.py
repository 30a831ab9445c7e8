"""Infinitely many equilibria in one piece, said as a person would: who may do what, and why.

Owns the sentence about a family, what it is called, and how its mixtures and payoffs are written:
as spans, never as a point that looks exact. Of a curve or surface only what holds all along it is
said. Knows no algorithm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.model.outcomes import OTHER, OTHER_COLOR, Named, name_of
from games.words.names import chosen, does, joined, label, starting, subject
from games.words.sole import sole_outcome
from games.words.wording import amount, cleared, percentages, probability

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from games.model.scenario import Player, Scenario
    from games.solve.report import Family, Floats

    #: Says of a player of a family why any of it will do; empty where that is not known.
    Reason = Callable[[int], str]

__all__ = [
    "PRODUCT",
    "family_ends",
    "family_named",
    "family_reasons",
    "family_text",
    "payoff_span",
    "payoff_text",
    "span_of_chances",
    "span_text",
]

#: The kind of family in which everybody's choice is free of the others'.
PRODUCT = "product"
#: Payoffs closer than this share of their size are the same.
_SAME = 1e-12
#: Corners of a set of mixtures that are told one by one.
_CORNERS = 3


def family_text(scenario: Scenario, family: Family, reason: Reason) -> str:
    """Say who does what in a family, and who may do what, for the middle of a sentence.

    "Baghdad opts for expelling troops and Iran for retaliating, while the US may do either, being
    exactly indifferent at sanctions pressure 0.60".
    """
    fixed, free = _fixed(scenario, family), _free(scenario, family, reason)
    return f"{fixed}, while {free}" if fixed else free


def family_named(scenario: Scenario, family: Family) -> Named:
    """Return the outcome that all of a family has, else who has a choice: "The US may do either".

    Of a curve or surface: who moves together.
    """
    sole = sole_outcome(scenario, family.support)
    if sole is not None:
        return sole
    color = name_of(scenario, family.support).color
    players = [(place, scenario.players[place]) for place in family.free]
    who = starting(joined(subject(player) for _, player in players))
    if family.kind != PRODUCT:
        return Named(OTHER, f"{who} move together", OTHER_COLOR)
    each = "each " if len(players) > 1 else ""
    said = {_may(player, family.mixes[place]) for place, player in players}
    if said in ({"may do either"}, {"may do anything"}):
        return Named(OTHER, f"{who} may {each}{said.pop().removeprefix('may ')}", color)
    have = "have" if each or players[0][1].plural else "has"
    return Named(OTHER, f"{who} {each}{have} a choice", color)


def span_text(player: Player, family: Family, place: int) -> str:
    """Return what a player does in a family as a table says it.

    "Retaliate"; "Retaliate or Absorb, 0 to 100 % each"; "Retaliate 40 to 100 %, Absorb 0 to 60 %";
    of a curve "Retaliate or Absorb, moving with the others".
    """
    names = [label(strategy.name) for strategy in player.strategies]
    own, played = family.mixes[place], family.support[place]
    if place not in family.free:
        if len(played) == 1:
            return names[played[0]]
        shares = percentages([float(own[0, k]) for k in played])
        return ", ".join(f"{names[k]} {share}" for k, share in zip(played, shares, strict=True))
    options = joined((names[k] for k in played), "or")
    if family.kind != PRODUCT:
        return f"{options}, moving with the others"
    low, high = family.spans[place]
    if all(low[k] == 0.0 and high[k] == 1.0 for k in played):
        return f"{options}, 0 to 100 % each"
    return ", ".join(f"{names[k]} {span_of_chances(float(low[k]), float(high[k]))}" for k in played)


def payoff_span(family: Family, table: Floats, player: int) -> tuple[float, float] | None:
    """Return the least and the most a player expects in a family; None where it is not known.

    Parameters
    ----------
    table
        The game, (players, *strategies).
    """
    if family.kind != PRODUCT:
        return None
    # an expected payoff is linear in each mixture, so that its extremes are at corners
    values = table[player]
    for own in family.mixes:
        values = np.moveaxis(np.tensordot(own, values, axes=(1, 0)), 0, -1)
    largest = float(np.abs(table[player]).max())
    return cleared(float(values.min()), largest), cleared(float(values.max()), largest)


def payoff_text(span: tuple[float, float] | None) -> str:
    """Return expected payoffs as a table says them: "0.40", "−1.90 to 0.40", "varies"."""
    if span is None:
        return "varies"
    low, high = map(amount, span)
    return low if low == high else f"{low} to {high}"


def family_ends(scenario: Scenario, family: Family) -> str:
    """Say between which two equilibria a curve runs, as a sentence; empty for other families."""
    if family.kind != "curve" or len(family.mixes[0]) < 2:
        return ""
    ends = (
        ", ".join(
            f"{label(player.name)}: {_mix(player, own[row], bare=True)}"
            for player, own in zip(scenario.players, family.mixes, strict=True)
        )
        for row in (0, 1)
    )
    return f"The curve runs from {' to '.join(f'({end})' for end in ends)}."


def family_reasons(scenario: Scenario, family: Family, table: Floats) -> list[str]:
    """Say of a product why those hold who do one thing, and that the others need not.

    Of a curve or surface nothing: what holds at some points need not hold at all.
    """
    if family.kind != PRODUCT:
        return []
    said = []
    for place, player in enumerate(scenario.players):
        played = family.support[place]
        if place in family.free:
            said.append(
                f"Any of it will do for {subject(player)}: this is a tie, not a balance of opposing"
                " pulls."
            )
        elif len(played) == 1:
            worth = _worth(family, table[place], place)
            said.append(_preference(player, played[0], worth, _moving(scenario, family)))
    return said


def _moving(scenario: Scenario, family: Family) -> str:
    """Return "what the US does", "what the US and Iran do" for those who have a choice."""
    players = [scenario.players[place] for place in family.free]
    do = "do" if len(players) > 1 or players[0].plural else "does"
    return f"what {joined(subject(player) for player in players)} {do}"


def _worth(family: Family, values: Floats, place: int) -> Floats:
    """Return what each strategy of a player is worth at all corners of the others' choices."""
    rest = np.moveaxis(values, place, 0)
    for other, own in enumerate(family.mixes):
        if other != place:
            rest = np.tensordot(rest, own, axes=(1, 1))
    flat: Floats = rest.reshape(len(rest), -1)
    return flat


def _preference(player: Player, played: int, worth: Floats, moving: str) -> str:
    """Say by how much a player prefers what he does, and what that depends on."""
    gaps = {
        k: (float((worth[played] - own).min()), float((worth[played] - own).max()))
        for k, own in enumerate(worth)
        if k != played
    }
    rival = min(gaps, key=lambda k: gaps[k][0])
    largest = float(np.abs(worth).max())
    low, high = (amount(gap, beside=largest) for gap in gaps[rival])
    this, that = (chosen(player.strategies[k]) for k in (played, rival))
    if gaps[rival][1] <= _SAME * largest:
        return f"{starting(does(player, 'is', 'are'))} indifferent between {this} and {that}."
    best = "" if len(gaps) == 1 else ", the next best,"
    size = low if low == high else f"{low} to {high}, depending on {moving}"
    return f"{starting(does(player, 'prefers', 'prefer'))} {this} to {that}{best} by {size}."


def _fixed(scenario: Scenario, family: Family) -> str:
    """Say what those do whose mixture is the same all over a family."""
    pure: list[str] = []
    mixed: list[str] = []
    for place, player in enumerate(scenario.players):
        if place in family.free:
            continue
        played = family.support[place]
        if len(played) > 1:
            mixed.append(f"{does(player, 'mixes', 'mix')} {_mix(player, family.mixes[place][0])}")
        elif pure:  # the verb is that of the first
            pure.append(f"{subject(player)} for {chosen(player.strategies[played[0]])}")
        else:
            opts = does(player, "opts", "opt")
            pure.append(f"{opts} for {chosen(player.strategies[played[0]])}")
    return joined([*([joined(pure)] if pure else []), *mixed])


def _free(scenario: Scenario, family: Family, reason: Reason) -> str:
    players = [(place, scenario.players[place]) for place in family.free]
    if family.kind != PRODUCT:
        who = joined(
            f"{subject(player)} {_between(player, family.support[place])}"
            for place, player in players
        )
        return f"{who} along a {family.kind} on which their chances move together"
    said = [(_may(player, family.mixes[place]), reason(place)) for place, player in players]
    if len(set(said)) == 1:
        (what, why), names = said[0], joined(subject(player) for _, player in players)
        if len(players) > 1:
            what = what.replace("may ", "may each ", 1)
        return f"{names} {what}{why}"
    return ", and ".join(
        f"{subject(player)} {what}{why}"
        for (_, player), (what, why) in zip(players, said, strict=True)
    )


def _between(player: Player, played: Sequence[int]) -> str:
    """Return "moves between retaliating and absorbing"."""
    verb = "move" if player.plural else "moves"
    return f"{verb} between {joined(chosen(player.strategies[k]) for k in played)}"


def _may(player: Player, corners: Floats) -> str:
    """Say what a player may do whose mixtures are all averages of some."""
    played = [int(k) for k in np.flatnonzero(corners.any(axis=0))]
    options = [chosen(player.strategies[k]) for k in played]
    if len(corners) == len(played) and bool((corners.max(axis=1) == 1.0).all()):
        if len(played) == len(player.strategies):
            return "may do either" if len(played) == 2 else "may do anything"
        return f"may opt for {joined(options, 'or')} or mix them"
    if len(played) == 2 and len(corners) == 2:
        low, high = sorted(float(share) for share in corners[:, played[0]])
        return f"may opt for {options[0]} with any chance from {span_of_chances(low, high)}"
    if len(corners) > _CORNERS:
        return f"may play any average of {len(corners)} mixes of {joined(options)}"
    return f"may play any average of {joined(_mix(player, row) for row in corners)}"


def _mix(player: Player, shares: Floats, *, bare: bool = False) -> str:
    """Return one mixture: "retaliating", "(retaliating 40 %, absorbing 60 %)"."""
    played = [int(k) for k in np.flatnonzero(shares)]
    strategies = [player.strategies[k] for k in played]
    names = [label(one.name) for one in strategies] if bare else [chosen(one) for one in strategies]
    if len(played) == 1:
        return names[0]
    texts = percentages([float(shares[k]) for k in played])
    said = ", ".join(f"{name} {text}" for name, text in zip(names, texts, strict=True))
    return said if bare else f"({said})"


def span_of_chances(low: float, high: float) -> str:
    """Return the chances between two: "40 to 100 %"; one alone where they print alike."""
    least, most = probability(low), probability(high)
    return least if least == most else f"{least.removesuffix(' %')} to {most}"
