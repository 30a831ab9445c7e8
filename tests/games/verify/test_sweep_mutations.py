"""Proved sweeps are verified, and transcripts that say something else are refused."""

from __future__ import annotations

import json
import random
from collections import Counter
from copy import deepcopy
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

pytest.importorskip("flint")

from games.model.affine import PayoffLine
from games.study.sweep.proved.line import prove_line
from games.study.sweep.proved.transcript import transcript
from games.verify.sweep.verdict import verify_sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.verify.verdict import Verdict

    Cells = list[dict[str, Any]]

#: Shapes, how many lines of each, and how large payoffs are: integers, or hundredths.
LINES = [
    ((2, 2), 10, 2),
    ((2, 2), 6, 300),
    ((2, 3), 5, 2),
    ((3, 3), 4, 2),
    ((2, 2, 2), 8, 2),
    ((2, 2, 2), 4, 300),
]


def drawn(dice: random.Random, shape: tuple[int, ...], most: int) -> Any:
    payoffs = np.empty((len(shape), *shape), dtype=object)
    for cell in np.ndindex(*payoffs.shape):
        number = Fraction(dice.randint(-most, most))
        payoffs[cell] = number / 100 if most > 99 else number
    return payoffs


@cache
def proved() -> list[tuple[PayoffLine, dict[str, Any]]]:
    """Return lines with the transcripts of their proofs, as they come back from JSON."""
    dice = random.Random(23)
    out = []
    for shape, count, most in LINES:
        for place in range(count):
            low, high = [(Fraction(0), Fraction(1)), (Fraction(-1, 2), Fraction(3))][place % 2]
            line = PayoffLine("s", low, high, drawn(dice, shape, most), drawn(dice, shape, most))
            proof = prove_line(line)
            assert proof is not None
            out.append((line, json.loads(json.dumps(transcript(proof)))))
    return out


def checked(line: PayoffLine, own: dict[str, Any]) -> Verdict:
    return verify_sweep((line.base, line.slope), (line.low, line.high), own)


@pytest.mark.slow
def test_proved_sweeps_are_verified_at_every_level() -> None:
    irrational = 0
    for line, own in proved():
        verdict = checked(line, own)
        assert verdict.verified, verdict.faults
        assert verdict.checked == len(own["cells"])
        irrational += sum(isinstance(cell.get("at"), dict) for cell in own["cells"])
    assert irrational > 5


def _levels_of(cells: Cells) -> list[Any]:
    """Return everything that holds a level, with its key, except the two ends."""
    found: list[Any] = [(cell, "at") for cell in cells[2:-1:2]]
    found += [(cell["between"], 1) for cell in cells[1:-2:2]]
    return found + [(cell["between"], 0) for cell in cells[3::2]]


def _shift(level: Any, step: Fraction) -> Any:
    if isinstance(level, dict):
        return {**level, "between": [str(Fraction(end) + step) for end in level["between"]]}
    return str(Fraction(level) + step)


def _everywhere(cells: Cells, place: int, change: Callable[[Any], Any]) -> None:
    """Change one critical level in all three cells that name it."""
    cells[place]["at"] = change(cells[place]["at"])
    cells[place - 1]["between"][1] = change(cells[place - 1]["between"][1])
    cells[place + 1]["between"][0] = change(cells[place + 1]["between"][0])


def _level_moved(cells: Cells, dice: random.Random) -> bool:
    if len(cells) < 5:
        return False
    place = dice.randrange(2, len(cells) - 1, 2)
    step = Fraction(dice.choice([1, -1]), dice.choice([1000, 10**9]))
    _everywhere(cells, place, lambda level: _shift(level, step))
    return True


def _level_alone(cells: Cells, dice: random.Random) -> bool:
    found = _levels_of(cells)
    if not found:
        return False
    holder, key = dice.choice(found)
    holder[key] = _shift(holder[key], Fraction(1, 997))
    return True


def _polynomial(cells: Cells, dice: random.Random) -> bool:
    places = [p for p in range(2, len(cells) - 1, 2) if isinstance(cells[p]["at"], dict)]
    if not places:
        return False
    at = dice.randrange(3)

    def change(level: dict[str, Any]) -> dict[str, Any]:
        own = list(level["polynomial"])
        own[at] = str(int(own[at]) + 1)
        return {**level, "polynomial": own}

    _everywhere(cells, dice.choice(places), change)
    return True


def _level_gone(cells: Cells, dice: random.Random) -> bool:
    """Say that nothing happens at a critical level."""
    if len(cells) < 5:
        return False
    place = dice.randrange(2, len(cells) - 1, 2)
    cells[place - 1]["between"][1] = cells[place + 1]["between"][1]
    del cells[place : place + 2]
    return True


def _cell_gone(cells: Cells, dice: random.Random) -> bool:
    cells.pop(dice.randrange(len(cells)))
    return True


def _states_exchanged(cells: Cells, dice: random.Random) -> bool:
    one, other = dice.sample(cells, 2)
    one["supports"], other["supports"] = other["supports"], one["supports"]
    return key(one["supports"]) != key(other["supports"])


def key(supports: Any) -> list[str]:
    return sorted(json.dumps(own, sort_keys=True) for own in supports)


def _support_gone(cells: Cells, dice: random.Random) -> bool:
    own = dice.choice(cells)["supports"]
    own.pop(dice.randrange(len(own)))
    return True


def _support_added(cells: Cells, dice: random.Random) -> bool:
    own = dice.choice(cells)["supports"]
    players = len(own[0]["support"])
    every = [[0], [1], [0, 1]]
    support = [dice.choice(every) for _ in range(players)]
    if support in [one["support"] for one in own]:
        return False
    own.append({"support": support, "points": [1]})
    return True


def _index(cells: Cells, dice: random.Random) -> bool:
    points = [o["points"] for cell in cells for o in cell["supports"] if o.get("points")]
    if not points:
        return False
    own = dice.choice(points)
    at = dice.randrange(len(own))
    own[at] = dice.choice([index for index in (1, -1, None) if index != own[at]])
    return True


def _one_more(cells: Cells, dice: random.Random) -> bool:
    points = [o["points"] for cell in cells for o in cell["supports"] if o.get("points")]
    if not points:
        return False
    dice.choice(points).append(dice.choice([1, -1, None]))
    return True


def _turned(cells: Cells, dice: random.Random) -> bool:
    """Say "infinitely many" of single ones, and the other way round."""
    own = dice.choice(dice.choice(cells)["supports"])
    if own.pop("infinite", False):
        own["points"] = [1]
    else:
        own.pop("points")
        own["infinite"] = True
    return True


MUTATIONS = [
    _level_moved,
    _level_alone,
    _polynomial,
    _level_gone,
    _cell_gone,
    _states_exchanged,
    _support_gone,
    _support_added,
    _index,
    _one_more,
    _turned,
]


@pytest.mark.slow
def test_whatever_is_changed_in_a_sweep_is_refused() -> None:
    tried: Counter[str] = Counter()
    dice = random.Random(29)
    for line, own in proved():
        for change in MUTATIONS:
            other = deepcopy(own)
            if change(other["cells"], dice):
                tried[change.__name__] += 1
                verdict = checked(line, other)
                assert not verdict.verified, (change.__name__, own, other)
                assert verdict.faults
    assert len(tried) == len(MUTATIONS)
    assert sum(tried.values()) > 300


@pytest.mark.slow
def test_a_sweep_is_about_its_own_payoffs() -> None:
    dice = random.Random(31)
    for line, own in proved():
        base = line.base.copy()
        base[tuple(dice.randrange(n) for n in base.shape)] += Fraction(dice.choice([-1, 1]), 50)
        other = PayoffLine("s", line.low, line.high, base, line.slope)
        proof = prove_line(other)
        assert proof is not None
        now = json.loads(json.dumps(transcript(proof)))
        same = [_said(cell) for cell in now["cells"]] == [_said(cell) for cell in own["cells"]]
        assert checked(other, own).verified == same


def _said(cell: dict[str, Any]) -> Any:
    return {**cell, "supports": key(cell["supports"])}
