"""Every play along a driver: swept once, told of, and stopped when nobody waits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from games.model.edit.play import with_play
from games.model.file.library import load_named
from games.model.scenario import Consideration, Driver, Player, Scenario, Strategy
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


def test_a_sweep_that_nobody_has_tried_to_prove_is_not_kept() -> None:
    live = compute_live(IRAQ, "sanctions", prove=False)
    found = sequence_map(live)
    assert live.sweep is not None
    assert live.sweep.proof_due
    other = compute_live(with_play(IRAQ, [["iran"], ["us"], ["baghdad"]]), "sanctions")
    again = sequence_map(other, known=found)
    assert again is not None
    assert [sweep is not None and not sweep.proof_due for sweep in again.sweeps] == [True] * 13


@pytest.mark.slow
def test_what_is_crowded_today_is_swept_once_its_driver_has_moved_and_dropped_again() -> None:
    size = range(6)
    players = tuple(
        Player(own, own, "#2a6f97", tuple(Strategy(f"s{k}", f"Do {k}", str(k)) for k in size))
        for own in ("Ann", "Ben")
    )
    apart = tuple(
        Consideration(
            f"r{own}{k}", own, ((own, (f"s{k}",)),), Decimal(0), "R", (("d", Decimal(k)),)
        )
        for own in ("Ann", "Ben")
        for k in size
    )
    none, one = Decimal(0), Decimal(1)
    driver = Driver("d", "Pressure", none, one, none, Decimal("0.01"))
    tied = Scenario(
        title="t",
        players=players,
        drivers=(driver,),
        considerations=apart,
        outcomes=(),
        sweep_driver="d",
    )
    at_rest = sequence_map(compute_live(tied, "d"))
    assert at_rest is not None
    assert set(at_rest.sweeps) == {None}
    live = compute_live(tied.with_level("d", one), "d")
    moved = sequence_map(live, known=at_rest)
    assert moved is not None
    assert None not in moved.sweeps
    back = sequence_map(compute_live(tied, "d"), known=moved)
    assert back is not None
    assert set(back.sweeps) == {None}


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
