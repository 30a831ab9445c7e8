"""Equilibria, numbers and levels as sentences use them.

Owns how equilibria are told apart, how a probability, a gain or an exact level is written, and how
a long list is cut short. How names stand in a sentence is `games.words.names`'; the sentences
themselves are `games.words.reasons`' and `games.words.reading`'s.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from games.model.numbers import MINUS, PLACES, fixed, grouped, show
from games.model.outcomes import name_of
from games.study.sweep.report import Level
from games.words.names import COUNTS, joined, label, measured, play, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.scenario import Scenario
    from games.solve.report import Floats, Support
    from games.study.sweep.report import Gain

__all__ = [
    "amount",
    "counted",
    "decimal_text",
    "few",
    "gain_text",
    "labels",
    "level_in_prose",
    "level_text",
    "numbers",
    "own_text",
    "percentages",
    "probability",
    "same_level",
    "shift_text",
    "short_level",
    "spelled",
    "symbols",
    "tiny",
    "turning",
    "unbroken",
]

#: Decimals with more places than this, and more digits, are written as fractions or rounded.
_PLACES = 6
#: Fractions with larger denominators are written as rounded decimals.
_READABLE = 9999
#: In a chart or table, where the decimal does not follow them, already those with larger than this.
_BARE = 999
#: Share of payoffs below which what is reckoned from them in floats is no number.
_ERROR = 1e-12
_LETTERS = "stuvwxyzabcdefghijklmnopqr"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun, small numbers as words: "three equilibria"."""
    return f"{spelled(number)} {one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """Return a number as sentences write it: "three", "12"."""
    return COUNTS[number] if number < len(COUNTS) else str(number)


def few(lines: Sequence[str], most: int) -> list[str]:
    """Return so many lines, and how many more there are."""
    more = len(lines) - most
    return [*lines[:most], f"… and {more} more"] if more > 0 else list(lines)


def own_text(scenario: Scenario, support: Support) -> str:
    """Return what everybody plays: "US: Retaliate, Iran: mixed, Baghdad: Absorb"."""
    return ", ".join(
        play(player, player.strategies[played[0]])
        if len(played) == 1
        else f"{label(player.name)}: mixed"
        for player, played in zip(scenario.players, support, strict=True)
    )


def labels(
    scenario: Scenario,
    supports: Sequence[Support],
    *,
    bare: bool = False,
    joints: Sequence[Floats | None] = (),
) -> list[str]:
    """Return a name for each equilibrium, no two alike; quoted, unless for a list of its own.

    Where names collide what is played is added, if that tells them apart; then also between which
    strategies somebody mixes; where the same strategies are played, a number.

    Parameters
    ----------
    joints
        Where later movers answer to chance moves, what `games.model.outcomes.name_of` takes beside
        each support; none by default.
    """
    own = [
        name_of(scenario, support, joint).name
        for support, joint in zip(supports, joints or [None] * len(supports), strict=True)
    ]
    names = own if bare else [quoted(name) for name in own]
    said = names
    for told in (own_text, _mixed_text):
        alike: dict[str, set[Support]] = {}
        for text, played in zip(said, supports, strict=True):
            alike.setdefault(text, set()).add(played)
        said = [
            text if len(alike[text]) == 1 else f"{name} ({told(scenario, played)})"
            for text, name, played in zip(said, names, supports, strict=True)
        ]
    return [f"{text}{number}" for text, number in zip(said, _numbers(said, bare), strict=True)]


def numbers(
    scenario: Scenario, supports: Sequence[Support], joints: Sequence[Floats | None] = ()
) -> list[str]:
    """Return what follows the bare name of each equilibrium: ", no. 2" of those of one support.

    Empty for one that is the only one of its name that plays what it plays.
    """
    own = [
        (name_of(scenario, support, joint).name, support)
        for support, joint in zip(supports, joints or [None] * len(supports), strict=True)
    ]
    return _numbers(own, bare=True)


def _numbers(said: Sequence[object], bare: bool) -> list[str]:
    comma = "," if bare else ""
    return [
        "" if said.count(one) == 1 else f"{comma} no. {said[: place + 1].count(one)}"
        for place, one in enumerate(said)
    ]


def _mixed_text(scenario: Scenario, support: Support) -> str:
    """Return what everybody plays with the strategies of those who mix: "Ann: Wait or Push"."""
    return ", ".join(
        f"{player.name}: {joined((player.strategies[k].name for k in played), 'or')}"
        for player, played in zip(scenario.players, support, strict=True)
    )


def symbols(scenario: Scenario) -> dict[str, str]:
    """Return by id the letter that stands for each driver in formulas, no two alike.

    The first of its name, or one of its id where that is taken or runs from right to left: it would
    turn the formula round.
    """
    taken: dict[str, str] = {}
    for driver in scenario.drivers:
        letters = (
            letter.lower() for letter in driver.name[:1] + driver.id + driver.name + _LETTERS
        )
        free = (
            one
            for one in letters
            if bidirectional(one) == "L" and one.isalpha() and one not in taken.values()
        )
        taken[driver.id] = next(free, f"x{len(taken)}")
    return taken


def decimal_text(number: Fraction) -> str | None:
    """Return a fraction as a finite decimal without rounding, None if it has none that is short."""
    scaled = number * 10**PLACES
    if scaled.denominator != 1:
        return None
    text = f"{Decimal(scaled.numerator).scaleb(-PLACES):f}".rstrip("0").rstrip(".")
    if len(text.partition(".")[2]) > _PLACES and len(text.lstrip("-0.")) > _PLACES:
        return None
    return grouped(text.replace("-", MINUS))


def number_text(number: Fraction) -> str:
    """Return an exact number: a decimal where it is finite and short, else a fraction."""
    return decimal_text(number) or show(number, digits=_PLACES)


def gain_text(gain: Gain, symbol: str = "s") -> str:
    """Return a gain as a formula in the driver: "4 s − 0.75", "1 − 1.5 s", "−2/3 s"."""
    const, slope = gain.const, gain.slope
    if slope == 0:
        return number_text(const)
    size = "" if abs(slope) == 1 else f"{number_text(abs(slope))} "
    if const == 0:
        return unbroken(f"{MINUS if slope < 0 else ''}{size}{symbol}")
    if slope < 0 < const:
        return unbroken(f"{number_text(const)} {MINUS} {size}{symbol}")
    sign = MINUS if const < 0 else "+"
    lead = f"{MINUS if slope < 0 else ''}{size}{symbol}"
    return unbroken(f"{lead} {sign} {number_text(abs(const))}")


def turning(gain: Gain, symbol: str, unit: str) -> str:
    """Say from where on a gain that is not the same everywhere is one.

    "above 2/3 ≈ 0.6667, where the gain, 1.5 s − 1, turns positive".
    """
    root = -gain.const / gain.slope
    at = level_in_prose(Level(float(root), root), unit)
    return f"above {at}, where the gain, {gain_text(gain, symbol)}, turns positive"


def unbroken(text: str) -> str:
    """Return a formula, a relation or a range that no line ends within."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def level_text(level: Level) -> str:
    """Return a level: "3/16 = 0.1875", "2/3 ≈ 0.6667", "0.4321", "≈ 0.4646"."""
    exact = level.exact
    if exact is None or exact.denominator > _READABLE:
        text = None if exact is None else decimal_text(exact)
        return text or unbroken(f"≈ {show(level.value)}")
    text = decimal_text(exact)
    if exact.denominator == 1 or (text is not None and exact.denominator > 100):
        return text or show(exact)
    fraction = show(exact)
    return unbroken(
        f"{fraction} = {text}" if text is not None else f"{fraction} ≈ {show(level.value)}"
    )


def short_level(level: Level) -> str:
    """Return a level where there is no room for it twice: "3/16", "12", "≈ 0.4646"."""
    exact = level.exact
    if exact is None or exact.denominator > _BARE:
        return level_text(level)
    return show(exact)


def shift_text(shift: Fraction | float) -> str:
    """Return how far something is from a level, without its sign: "0.0667"."""
    return show(abs(float(shift)))


def level_in_prose(level: Level, unit: str = "") -> str:
    """Return a level as it stands inside a sentence: "about 0.4646", "2.5 °C"."""
    text = level_text(level)
    said = f"about {text[2:]}" if text.startswith("≈") else text
    return measured(said, unit)


def same_level(level: Level, other: Decimal | Fraction | float) -> bool:
    """Tell whether a number is a level, exactly if both are exact."""
    if level.exact is not None and not isinstance(other, float):
        return level.exact == Fraction(other)
    return abs(level.value - float(other)) <= 1e-12 * max(1.0, abs(level.value))


def probability(share: float) -> str:
    """Return a probability in per cent; never 0 or 100 for what is neither."""
    return percentages((share, 1.0 - share))[0]


def percentages(shares: Sequence[float], *, places: int = 0) -> list[str]:
    """Return the parts of a whole in per cent so that they add to 100.

    What rounding leaves over goes to the largest remainders, of equal ones to the larger parts. If
    some part is less than one per cent, all have a decimal; never 0 or 100 for what is neither.
    """
    if any(0.0 < share < 0.01 or 0.99 < share < 1.0 for share in shares):
        places = max(places, 1)
    unit = 10**places
    exact = [round(100 * unit * float(share), 6) for share in shares]
    counts = [floor(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda k: (counts[k] - exact[k], -exact[k]))
    for k in order[: round(sum(exact)) - sum(counts)]:
        counts[k] += 1
    return [
        _per_cent(count, float(share), places) for count, share in zip(counts, shares, strict=True)
    ]


def _per_cent(count: int, share: float, places: int) -> str:
    unit = 10**places
    if share in (0.0, 1.0):
        return f"{100 * share:.0f} %"
    sign = "<" if count == 0 else ">" if count == 100 * unit else ""
    return f"{sign}{min(max(count, 1), 100 * unit - 1) / unit:.{places}f} %"


def amount(value: float, *, beside: float = 0.0) -> str:
    """Return a payoff or a difference of payoffs: "0.40", "0.0015"; only 0 is "0.00".

    `beside` is the size of the payoffs it was reckoned from: what is nothing beside them is the
    error of floats.
    """
    return fixed(cleared(value, beside), 2)


def cleared(value: float, beside: float) -> float:
    """Return a payoff, 0 where it is nothing beside those it was reckoned from."""
    return 0.0 if abs(value) <= _ERROR * beside else value


def tiny(value: float) -> str:
    """Return a residual: "0", "3 × 10⁻¹⁶"."""
    if value == 0.0:
        return "0"
    digits, power = f"{value:.0e}".split("e")
    raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{digits} × 10{raised}"
