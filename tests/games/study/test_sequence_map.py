"""Every play along a driver: swept once, told of, and stopped when nobody waits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from games.model.file.library import load_named
from games.study.answer import compute_live
from games.study.orders.sequence import sequence_map
from games.task import Cancelled

IRAQ = load_named("iraq-2019")


def test_the_map_sweeps_every_play_and_sweeps_again_only_what_changed() -> None:
    live = compute_live(IRAQ, "sanctions")
    found = sequence_map(live)
    assert found is not None
    assert found.sweeps[0] is live.sweep
    tips = [[tip.at.exact for tip in sweep.tipping_points] for sweep in found.sweeps if sweep]
    assert tips[3] == [Fraction(3, 16), Fraction(7, 20), Fraction(2, 3)]
    assert Fraction(47, 60) in tips[6]
    moved = compute_live(IRAQ.with_level("sanctions", Decimal("0.7")), "sanctions", known=live)
    again = sequence_map(moved, known=found)
    assert again is not None
    assert all(one is two for one, two in zip(found.sweeps, again.sweeps, strict=True))
    assert again.orders.finding.base == {"Expulsion"}
    other = compute_live(IRAQ.with_level("protest", Decimal("0.6")), "sanctions")
    anew = sequence_map(other, known=found)
    assert anew is not None
    assert not any(one is two for one, two in zip(found.sweeps, anew.sweeps, strict=True))


class Impatient:
    """Says stop after some parts."""

    def __init__(self, parts: int) -> None:
        self.told: list[tuple[int, int]] = []
        self.parts = parts

    @property
    def cancelled(self) -> bool:
        return len(self.told) > self.parts

    def progress(self, done: int, total: int) -> None:
        self.told.append((done, total))


def test_a_map_tells_how_far_it_is_and_can_be_stopped() -> None:
    live = compute_live(IRAQ, "sanctions")
    patient = Impatient(10**6)
    sequence_map(live, patient)
    assert patient.told[-1] == (100, 100)
    assert patient.told == sorted(patient.told)
    with pytest.raises(Cancelled):
        sequence_map(live, Impatient(5))
