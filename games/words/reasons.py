"""Tipping points and equilibria put into plain words.

Owns the sentences that say why something tips or holds. They take names from the scenario and work
for two or three players and any driver. Numbers and lists are worded by
`games.words.wording`; the reading panel as a whole is `games.words.reading`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.model.numbers import show
from games.study.sweep.report import Gain
from games.words.names import chosen, does, genitive, joined, mix, play, rises, starting, subject
from games.words.node_causes import node_cause_text
from games.words.plays import in_stages
from games.words.ties_begin import tied_change
from games.words.wording import (
    amount,
    counted,
    gain_text,
    labels,
    level_in_prose,
    probability,
    symbols,
    turning,
    unbroken,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Floats, Support
    from games.study.sweep.report import Cause, Regime, Sweep, TippingPoint

__all__ = [
    "cause_text",
    "causes_text",
    "change_text",
    "mixed_reasons",
    "pure_reasons",
    "several_text",
    "tip_change",
    "tipping_text",
    "why_text",
]


#: Gains that grow by less than this per unit of a driver do not grow.
_FLAT = 1e-9


def cause_text(scenario: Scenario, cause: Cause, sweep: Sweep) -> str:
    """Say which inequality binds at a tipping point, as one sentence.

    "Iran prefers retaliating to absorbing above 3/16 = 0.1875, where the gain, 4 s − 0.75, turns
    positive (US: Absorb, Baghdad: Absorb)."
    """
    if cause.node is not None:
        return node_cause_text(scenario, cause, sweep)
    who = scenario.players[cause.player]
    old, new = (chosen(who.strategies[s]) for s in (cause.from_strategy, cause.to_strategy))
    prefers = f"{starting(does(who, 'prefers', 'prefer'))} {new} to {old}"
    driver = scenario.driver(sweep.driver)
    symbol = symbols(scenario)[driver.id]
    around = _circumstances(scenario, cause)
    if cause.gain is not None and cause.gain.slope != 0:
        return f"{prefers} {turning(cause.gain, symbol, driver.unit)}{around}."
    mixing = [
        player
        for player, other in zip(scenario.players, cause.others, strict=True)
        if other is None and player is not who
    ]
    if abs(cause.slope) < _FLAT:
        being = starting(does(who, "is", "are"))
        return f"{being} indifferent between {old} and {new} there{around}."
    during = f"while {mix(mixing)}, " if mixing else ""
    return (
        f"{prefers} above this point: {during}the gain turns positive here and"
        f" grows by about {show(cause.slope, digits=3)} per unit of {symbol}{around}."
    )


def _circumstances(scenario: Scenario, cause: Cause) -> str:
    """Return what the others do for certain while an inequality binds, in brackets."""
    fixed = [
        play(player, player.strategies[other])
        for place, (player, other) in enumerate(zip(scenario.players, cause.others, strict=True))
        if other is not None and place != cause.player
    ]
    return f" ({', '.join(fixed)})" if fixed else ""


def causes_text(scenario: Scenario, tip: TippingPoint, sweep: Sweep) -> str:
    """Say every inequality that binds at a tipping point, a sentence each; empty without any."""
    return " ".join(cause_text(scenario, cause, sweep) for cause in tip.causes)


def why_text(scenario: Scenario, tip: TippingPoint, sweep: Sweep) -> str:
    """Say why a tipping point is one; empty where ties leave it open."""
    tied = any(sweep.regimes[place].tied is not None for place in (tip.below, tip.below + 1))
    said = causes_text(scenario, tip, sweep)
    if tip.meeting and tip.around is not None:
        met = _met(scenario, tip, tip.around)
        return (
            f"{said} {met}.".lstrip() if said or tied else f"{met}; no single inequality decides."
        )
    if said or tied or (in_stages(scenario) and not tip.meeting):
        return said
    where = "".join(f" ({_meeting(scenario, profile)})" for profile in tip.meeting[:1])
    what = "ways to mix" if in_stages(scenario) else "mixed equilibria"
    return f"Two {what} meet there{where} and cancel out; no single inequality decides."


def _met(scenario: Scenario, tip: TippingPoint, around: tuple[int, int]) -> str:
    """Say what equilibria in which all mix do at a level at which two of them meet."""
    where = f" ({_meeting(scenario, tip.meeting[0])})"
    below, above = around
    if below != above:
        return f"Two mixed equilibria meet there{where} and cancel out"
    if below:
        return f"Two mixed equilibria, apart on both sides, meet there{where}"
    return f"A mixed equilibrium{where} is there at this level alone"


def _meeting(scenario: Scenario, profile: Sequence[Sequence[float]]) -> str:
    """Return everybody's chance of his first strategy, "US: Retaliate 50 %" and so on."""
    return ", ".join(
        f"{play(player, player.strategies[0])} {probability(mix[0])}"
        for player, mix in zip(scenario.players, profile, strict=True)
    )


def tipping_text(scenario: Scenario, tip: TippingPoint, sweep: Sweep) -> str:
    """Say what changes at a tipping point and why."""
    driver = scenario.driver(sweep.driver)
    where = level_in_prose(tip.at, driver.unit)
    said = f"As {rises(driver)} through {where}, {tip_change(scenario, tip, sweep)}."
    return said if tip.only else f"{said} {why_text(scenario, tip, sweep)}".rstrip()


def tip_change(scenario: Scenario, tip: TippingPoint, sweep: Sweep) -> str:
    """Say what rising through a tipping point changes, for the middle of a sentence."""
    if tip.only:
        return _only(scenario, tip)
    return change_text(scenario, sweep.regimes[tip.below], sweep.regimes[tip.below + 1])


def _only(scenario: Scenario, tip: TippingPoint) -> str:
    """Say what is there at a tipping point alone."""
    told = labels(scenario, tip.only)
    if in_stages(scenario):
        return f"nothing changes but that {joined(told)} can be played at this level alone"
    verb = "is an equilibrium" if len(told) == 1 else "are equilibria"
    return f"nothing changes but that {joined(told)} {verb} at this level alone"


def change_text(scenario: Scenario, here: Regime, there: Regime) -> str:
    """Say what leaving one regime for another changes: "“A” gives way to “B”"."""
    if here.tied is not None or there.tied is not None:
        return tied_change(scenario, here, there)
    now = [branch.support for branch in here.branches]
    then = [branch.support for branch in there.branches]
    gone, new = _without(now, then), _without(then, now)
    all_ = [*here.branches, *(there.branches[k] for k in new)]
    told = labels(scenario, [one.support for one in all_], joints=[one.joint for one in all_])
    lost, gained = [told[k] for k in gone], told[len(now) :]
    stays = [text for k, text in enumerate(told[: len(now)]) if k not in gone]
    if not gone and not new:
        return "nothing changes but the payoffs"
    if not new:
        left = f" and leaves {joined(stays)}" if stays else ""
        verb = "disappears" if len(gone) == 1 else "disappear"
        return f"{joined(lost)} {verb}{left if len(gone) == 1 else left.replace('leaves', 'leave')}"
    if not gone:
        verb = "appears" if len(new) == 1 else "appear"
        beside = f" beside {joined(stays)}" if stays else ""
        return f"{joined(gained)} {verb}{beside}"
    verb = "gives way" if len(gone) == 1 else "give way"
    return f"{joined(lost)} {verb} to {joined(gained)}"


def _without(these: Sequence[Support], those: Sequence[Support]) -> list[int]:
    """Return the places of what is in the first list and not in the second, repetitions counted."""
    left, found = list(those), []
    for place, support in enumerate(these):
        if support in left:
            left.remove(support)
        else:
            found.append(place)
    return found


def pure_reasons(
    scenario: Scenario,
    profile: Sequence[int],
    payoffs: Floats,
    line: PayoffLine | None,
    level: str,
) -> list[str]:
    """Say for each player why a pure profile holds: what the next best strategy would cost.

    "Iran prefers retaliating to absorbing by 0.40 (6 s − 3.2 at s = 0.60)."

    Parameters
    ----------
    payoffs
        The game as it is, (players, *strategies).
    line
        Its payoffs along a driver, None where there is none.
    level
        The driver's level as text.
    """
    said = []
    for player, played in enumerate(profile):
        others = [strategy for strategy in range(payoffs.shape[1 + player]) if strategy != played]
        gaps = {s: _difference(payoffs, profile, player, played, s) for s in others}
        rival = min(others, key=lambda strategy: gaps[strategy])
        formula = ""
        if line is not None:
            symbol = symbols(scenario)[line.driver]
            gain = _gain(line, profile, player, played, rival)
            if gain.slope != 0:
                formula = f" ({gain_text(gain, symbol)} at {unbroken(f'{symbol} = {level}')})"
        own = scenario.players[player]
        this, that = (chosen(own.strategies[s]) for s in (played, rival))
        best = "" if len(others) == 1 else ", the next best,"
        if abs(gaps[rival]) < 5e-13:
            being = starting(does(own, "is", "are"))
            said.append(f"{being} indifferent between {this} and {that}{formula}.")
        else:
            size = amount(gaps[rival])
            prefers = starting(does(own, "prefers", "prefer"))
            said.append(f"{prefers} {this} to {that}{best} by {size}{formula}.")
    return said


def _difference(
    payoffs: Floats, profile: Sequence[int], player: int, this: int, that: int
) -> float:
    """Return what one strategy pays more than another against pure others."""
    cell = list(profile)
    cell[player] = this
    mine = float(payoffs[(player, *cell)])
    cell[player] = that
    return mine - float(payoffs[(player, *cell)])


def _gain(line: PayoffLine, profile: Sequence[int], player: int, this: int, that: int) -> Gain:
    """Return the same difference as an exact function of the driver."""
    here, there = list(profile), list(profile)
    here[player], there[player] = this, that
    first, second = (player, *here), (player, *there)
    return Gain(
        Fraction(line.base[first] - line.base[second]),
        Fraction(line.slope[first] - line.slope[second]),
    )


def mixed_reasons(scenario: Scenario, support: Support, *, regular: bool) -> list[str]:
    """Say who makes whom indifferent in a mixed equilibrium.

    Adds the remark of Tsebelis (1990) where it is true: with exactly two players mixing at an
    isolated equilibrium each one's probabilities are fixed by the other's payoffs alone.
    """
    played = {
        player: own for player, own in zip(scenario.players, support, strict=True) if len(own) > 1
    }
    mixing = list(played)
    said = []
    for player, own in played.items():
        options = joined(chosen(player.strategies[s]) for s in own)
        tied = f"{does(player, 'is', 'are')} indifferent between {options}"
        others = [other for other in mixing if other is not player]
        said.append(starting(f"{mix(others)} so that {tied}." if others else f"{tied}."))
    if len(mixing) == 2 and regular:
        first, second = mixing
        moves, stays = (f"what {does(player, 'does', 'do')}" for player in (first, second))
        said.append(
            f"So while both mix between these, each one's probabilities are set by the other's"
            f" payoffs alone: one of {genitive(second)} gains that grows against the rest can move"
            f" {moves}, not {stays}; if all grow alike nothing moves."
        )
    if len(mixing) == 1:
        said.append(
            f"Any mix of them will do for {subject(mixing[0])}: this is a tie, not a balance of"
            " opposing pulls."
        )
    return said


def several_text(number: int) -> str:
    """Return how many equilibria there are: "three equilibria"."""
    return counted(number, "equilibrium", "equilibria")
