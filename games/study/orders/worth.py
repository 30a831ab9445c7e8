"""What it is worth to a player to move first: what he gets then less what he gets all at once.

Owns payoffs of answers as spans, exact where equilibria are, and their differences. The leader's
commitment is to a pure strategy (Stackelberg 1934; von Stengel and Zamir 2010 on when that is worth
less than nothing: where being unpredictable is worth more). Solves nothing.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from games.solve.report import OPEN
from games.study.orders.report import Span, Why, Worth
from games.words.certainty import single
from games.words.families import payoff_span

if TYPE_CHECKING:
    from games.solve.report import Equilibrium, Exact, Floats, Report
    from games.study.orders.report import Number

__all__ = ["less", "span_of", "worth_of"]

#: Share of the payoffs below which a difference is the error of floats.
_NOTHING = 1e-12


def span_of(report: Report, exact: Exact, floats: Floats, player: int) -> Span | None:
    """Return from what to what a player gets in all equilibria of a game; None if not known.

    Parameters
    ----------
    exact, floats
        The game, (players, *strategies), in fractions and in floats.
    player
        A position.
    """
    if report.proof == OPEN or not (report.equilibria or report.families):
        return None
    found: list[Number] = [_payoff(one, exact[player], player) for one in single(report)]
    for family in report.families:
        ends = payoff_span(family, floats, player)
        if ends is None:
            return None
        found.extend(ends)
    return Span(min(found), max(found))


def less(one: Span, other: Span, size: float) -> Span:
    """Return what one amount may exceed another by; `size` is that of the payoffs behind them."""
    return Span(_cleared(one.low - other.high, size), _cleared(one.high - other.low, size))


def worth_of(player: str, place: int, gain: Span | None, at_once: Report) -> Worth:
    """Return what it is worth to a player to move first, and why where that is less than nothing.

    Parameters
    ----------
    place
        His position.
    gain
        What he gets where he moves first and the others answer together, less what he gets when all
        move at once; None where that is not known.
    at_once
        The answer to the game in which all move at once.
    """
    if gain is None or gain.high >= 0:
        return Worth(player, gain)
    supports = [one.support for one in at_once.equilibria]
    supports += [family.support for family in at_once.families]
    mixes = all(len(support[place]) > 1 for support in supports)
    return Worth(player, gain, Why.MIXES if mixes else Why.ANSWERS)


def _payoff(found: Equilibrium, own: Exact, player: int) -> Number:
    """Return what a player gets in an equilibrium, exactly if its profile is known in fractions."""
    if found.joint is not None:
        return float(found.payoffs[player])
    if found.is_pure:
        return Fraction(own[tuple(played[0] for played in found.support)])
    mixes = found.exact
    if mixes is None or not all(isinstance(share, Fraction) for mix in mixes for share in mix):
        return float(found.payoffs[player])
    total = Fraction(0)
    for profile in product(*found.support):
        share = Fraction(1)
        for mix, strategy in zip(mixes, profile, strict=True):
            share *= mix[strategy]
        total += share * own[profile]
    return total


def _cleared(amount: Number, size: float) -> Number:
    if isinstance(amount, Fraction):
        return amount
    return 0.0 if abs(amount) <= _NOTHING * size else amount
