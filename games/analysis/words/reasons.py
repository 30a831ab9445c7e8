"""Tipping points and equilibria put into plain words.

Owns the sentences that say why something tips or holds. They take names from the scenario and work
for two or three players and any driver. Numbers and lists are worded by
`games.analysis.words.wording`; the reading panel as a whole is `games.analysis.words.reading`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from games.analysis.report import Gain, Level
from games.analysis.words.tied import tied_change
from games.analysis.words.wording import (
    amount,
    counted,
    gain_text,
    inside,
    joined,
    labels,
    level_in_prose,
    owned,
    player_name,
    strategy_name,
    symbol_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.analysis.report import Cause, Regime, Sweep, TippingPoint
    from games.model.affine import PayoffLine
    from games.model.scenario import Scenario
    from games.solve.report import Floats, Support

__all__ = [
    "cause_text",
    "change_text",
    "mixed_reasons",
    "pure_reasons",
    "several_text",
    "tipping_text",
]


#: Gains that grow by less than this per unit of a driver do not grow.
_FLAT = 1e-9


def cause_text(scenario: Scenario, cause: Cause, sweep: Sweep) -> str:
    """Say which inequality binds at a tipping point, as one sentence.

    "Iran prefers retaliate to absorb above 3/16 = 0.1875, where its gain, 4 s − 0.75, turns
    positive (US: absorb, Baghdad: absorb)."
    """
    who = player_name(scenario, cause.player)
    old = strategy_name(scenario, cause.player, cause.from_strategy)
    new = strategy_name(scenario, cause.player, cause.to_strategy)
    symbol = symbol_of(scenario.driver(sweep.driver))
    around = _circumstances(scenario, cause)
    if cause.gain is not None and cause.gain.slope != 0:
        root = -cause.gain.const / cause.gain.slope
        at = level_in_prose(Level(float(root), root))
        return (
            f"{who} prefers {new} to {old} above {at}, where its gain,"
            f" {gain_text(cause.gain, symbol)}, turns positive{around}."
        )
    mixing = [
        player_name(scenario, player)
        for player, other in enumerate(cause.others)
        if other is None and player != cause.player
    ]
    if abs(cause.slope) < _FLAT:
        return f"{who} is indifferent between {old} and {new} there{around}."
    during = f"while {joined(mixing)} {'mix' if len(mixing) > 1 else 'mixes'}, " if mixing else ""
    return (
        f"{who} prefers {new} to {old} above this point: {during}its gain turns positive here and"
        f" grows by about {cause.slope:.3g} per unit of {symbol}{around}."
    )


def _circumstances(scenario: Scenario, cause: Cause) -> str:
    """Return what the others do for certain while an inequality binds, in brackets."""
    fixed = [
        f"{player_name(scenario, player)}: {strategy_name(scenario, player, other)}"
        for player, other in enumerate(cause.others)
        if other is not None and player != cause.player
    ]
    return f" ({', '.join(fixed)})" if fixed else ""


def tipping_text(scenario: Scenario, tip: TippingPoint, sweep: Sweep) -> str:
    """Say what changes at a tipping point and why."""
    below, above = sweep.regimes[tip.below], sweep.regimes[tip.below + 1]
    change = change_text(scenario, below, above)
    driver = inside(scenario.driver(sweep.driver).name)
    said = f"As {driver} rises through {level_in_prose(tip.at)}, {change}."
    if tip.cause is not None:
        return f"{said} {cause_text(scenario, tip.cause, sweep)}"
    if below.tied is not None or above.tied is not None:
        return said
    return f"{said} Two mixed equilibria meet there and cancel out; no single inequality decides."


def change_text(scenario: Scenario, here: Regime, there: Regime) -> str:
    """Say what leaving one regime for another changes: "“A” gives way to “B”"."""
    if here.tied is not None or there.tied is not None:
        return tied_change(scenario, here, there)
    now = [branch.support for branch in here.branches]
    then = [branch.support for branch in there.branches]
    gone, new = _without(now, then), _without(then, now)
    names = dict(zip([*now, *new], labels(scenario, [*now, *new]), strict=True))
    lost, gained = [names[s] for s in gone], [names[s] for s in new]
    if not gone and not new:
        return "nothing changes but the payoffs"
    if not new:
        rest = [names[s] for s in then]
        left = f" and leaves {joined(rest)}" if rest else ""
        verb = "disappears" if len(gone) == 1 else "disappear"
        return f"{joined(lost)} {verb}{left if len(gone) == 1 else left.replace('leaves', 'leave')}"
    if not gone:
        verb = "appears" if len(new) == 1 else "appear"
        beside = f" beside {joined(names[s] for s in now)}" if now else ""
        return f"{joined(gained)} {verb}{beside}"
    verb = "gives way" if len(gone) == 1 else "give way"
    return f"{joined(lost)} {verb} to {joined(gained)}"


def _without(these: Sequence[Support], those: Sequence[Support]) -> list[Support]:
    """Return what is in the first list and not in the second, counting repetitions."""
    left, found = list(those), []
    for support in these:
        if support in left:
            left.remove(support)
        else:
            found.append(support)
    return found


def pure_reasons(
    scenario: Scenario,
    profile: Sequence[int],
    payoffs: Floats,
    line: PayoffLine | None,
    level: str,
) -> list[str]:
    """Say for each player why a pure profile holds: what the next best strategy would cost.

    "Iran prefers retaliate to absorb by 0.40 (6 s − 3.2 at s = 0.60)."

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
            symbol = symbol_of(scenario.driver(line.driver))
            gain = _gain(line, profile, player, played, rival)
            if gain.slope != 0:
                formula = f" ({gain_text(gain, symbol)} at {symbol} = {level})"
        who = player_name(scenario, player)
        this, that = (strategy_name(scenario, player, s) for s in (played, rival))
        best = "" if len(others) == 1 else ", the next best,"
        if abs(gaps[rival]) < 5e-13:
            said.append(f"{who} is indifferent between {this} and {that}{formula}.")
        else:
            size = _size(gaps[rival])
            said.append(f"{who} prefers {this} to {that}{best} by {size}{formula}.")
    return said


def _size(gap: float) -> str:
    """Return a margin with two places, more where two would show nothing."""
    for places in (2, 3, 4, 6):
        if abs(gap) >= 0.5 * 10**-places:
            return amount(gap, places=places)
    return f"{gap:.1e}"


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
    mixing = [player for player, played in enumerate(support) if len(played) > 1]
    name = {player: player_name(scenario, player) for player in mixing}
    said = []
    for player in mixing:
        options = joined(strategy_name(scenario, player, s) for s in support[player])
        others = [other for other in mixing if other != player]
        if not others:
            said.append(f"{name[player]} is indifferent between {options}.")
        elif len(others) == 1:
            other = others[0]
            said.append(
                f"{name[other]} mixes so that {name[player]} is indifferent between {options}."
            )
        else:
            both = joined(name[other] for other in others)
            said.append(f"{both} mix so that {name[player]} is indifferent between {options}.")
    if len(mixing) == 2 and regular:
        first, second = (name[player] for player in mixing)
        said.append(
            f"So each one's probabilities are set by the other's payoffs alone: raising"
            f" {owned(second)} stakes moves what {first} does, not what {second} does."
        )
    if len(mixing) == 1:
        said.append(
            f"Any mix of them will do for {name[mixing[0]]}: this is a tie, not a balance of"
            " opposing pulls."
        )
    return said


def several_text(number: int) -> str:
    """Return how many equilibria there are: "three equilibria"."""
    return counted(number, "equilibrium", "equilibria")
