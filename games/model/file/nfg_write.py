"""Scenarios as Gambit's strategic game files (.nfg), at given driver levels.

Owns what is written and what Gambit cannot hold: drivers become numbers (their levels go into the
comment), who moves when is left out (and said in the comment: in this form all move at once),
labels become ASCII, because Gambit 16 refuses anything else, and lose backslashes, which it doubles
on every save.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from games.model.numbers import plain
from games.model.payoffs import affine
from games.model.play_text import moved_code, play_code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from games.model.affine import Levels
    from games.model.scenario import Scenario

__all__ = ["write_nfg"]

_DASHES = str.maketrans("\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}", "----")


def write_nfg(scenario: Scenario, levels: Levels | None = None) -> str:
    """Write the payoffs of a scenario, today's by default, in payoff form.

    Numbers are exact: decimals where they are finite, else fractions. The first player's strategy
    moves fastest, as the format wants it.
    """
    now = scenario.levels if levels is None else levels
    payoffs = affine(scenario).exact(now)
    players = _labels([player.name for player in scenario.players], "Player")
    lines = [f"NFG 1 R {_quoted(_ascii(scenario.title))}", f"{{ {' '.join(players)} }}", "", "{"]
    for player in scenario.players:
        own = _labels([strategy.name for strategy in player.strategies], "Strategy")
        lines.append(f"  {{ {' '.join(own)} }}")
    lines += ["}", _quoted(_comment(scenario, now)), ""]
    for reverse in product(*map(range, reversed(scenario.shape))):
        cell = reverse[::-1]
        lines.append(" ".join(_number(payoffs[(i, *cell)]) for i in range(len(players))))
    return "\n".join(lines) + "\n"


def _comment(scenario: Scenario, levels: Levels) -> str:
    drivers = ", ".join(f"{d.id} = {_level(levels[d.id])}" for d in scenario.drivers)
    parts = [
        _ascii(scenario.date),
        f"Payoffs at {drivers}." if drivers else "",
        _left_out(scenario),
    ]
    return " ".join(part for part in parts if part)


def _left_out(scenario: Scenario) -> str:
    """Say what of the play is not in the table; nothing where everybody moves at once."""
    play = scenario.play
    parts = [f"the order {play_code(play.stages)}"] if play.stages else []
    parts += [f"the moves already made, {moved_code(play.moved)}"] if play.moved else []
    return f"Not in this form: {'; '.join(parts)}." if parts else ""


def _level(level: Decimal | Fraction) -> str:
    return plain(level) if isinstance(level, Decimal) else str(level)


def _labels(names: Sequence[str], what: str) -> list[str]:
    """Make quoted ASCII labels that differ from each other."""
    found: list[str] = []
    for number, name in enumerate(names, start=1):
        label = _ascii(name) or f"{what} {number}"
        if label in found:
            label = f"{label} ({number})"
        found.append(label)
    return [_quoted(label) for label in found]


def _ascii(text: str) -> str:
    """Spell text in printable ASCII as well as it goes, single spaces, no backslashes."""
    spelled = unicodedata.normalize("NFKD", text.translate(_DASHES)).replace("\\", "/")
    kept = "".join(c for c in spelled if c.isascii() and (c.isprintable() or c.isspace()))
    return " ".join(kept.split())


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _number(value: Fraction) -> str:
    """Write a fraction as a finite decimal if it is one."""
    rest, places = value.denominator, 0
    for factor in (2, 5):
        count = 0
        while rest % factor == 0:
            rest //= factor
            count += 1
        places = max(places, count)
    if rest != 1:
        return str(value)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
