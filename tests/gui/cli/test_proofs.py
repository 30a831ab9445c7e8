"""`equipoise check` says what the independent checker says, or why it says nothing."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from games.model.file.library import load_named
from games.model.payoffs import affine
from games.study.verified import Verified, verified, verified_line
from games.verify.verdict import Verdict
from games.words.verified import verified_text
from gui.cli.arguments import parse
from gui.cli.main import main
from gui.cli.proofs import Proofs, look

pytest.importorskip("flint")


def pennies() -> Any:
    payoffs = np.array([[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]], dtype=object)
    payoffs[:] = [[[Fraction(cell) for cell in row] for row in own] for own in payoffs]
    return payoffs


def test_a_game_is_proved_and_its_proof_verified() -> None:
    found = verified(pennies())
    assert found.passed is True
    assert verified_text(found) == "proof verified independently, all 9 support profiles"


def test_what_takes_too_long_is_said_and_is_no_fault() -> None:
    scenario = load_named("chicken")
    levels = {driver.id: driver.level for driver in scenario.drivers}
    proofs = look(affine(scenario), levels, seconds=0)
    late = "no proof was verified: that takes more than 0 s"
    assert proofs.lines(scenario.drivers) == [
        (None, f"today: {late}"),
        (None, f"along Cost of a crash: {late}"),
    ]
    assert not proofs.refused


def test_the_sweep_of_a_size_that_is_not_proved_is_said() -> None:
    scenario = load_named("graded-responses")
    levels = {driver.id: driver.level for driver in scenario.drivers}
    found = verified_line(affine(scenario).line(scenario.drivers[0].id, levels))
    assert (
        verified_text(found) == "no proof was verified: sweeps of games of this size are not proved"
    )
    assert found.passed is None


@pytest.mark.parametrize(
    ("found", "passed", "text"),
    [
        (
            Verified(Verdict(7, 2, ())),
            None,
            "proof verified independently for 7 of 9 support profiles; the rest is beyond the"
            " checker, where it is proved",
        ),
        (
            Verified(Verdict(8, 0, ("support {0} x {0}: a point is missing.",))),
            False,
            "the independent checker refuses the proof: support {0} x {0}: a point is missing",
        ),
        (Verified(Verdict(0, 1, ())), None, "the proof is beyond the independent checker"),
        (Verified(None, "a reason"), None, "no proof was verified: a reason"),
    ],
)
def test_verified_means_without_fault_and_without_gap(
    found: Verified,
    passed: bool | None,
    text: str,
) -> None:
    assert found.passed is passed
    assert verified_text(found) == text
    assert Proofs(found).refused is (passed is False)
    assert Proofs(Verified(Verdict(9, 0, ())), {"driver": found}).refused is (passed is False)
    assert Proofs(found).json()["today"]["verified"] is False


@pytest.mark.slow
@pytest.mark.parametrize(("name", "profiles"), [("chicken", 9), ("iraq-2019", 27)])
def test_check_says_that_the_proofs_are_verified(
    name: str, profiles: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", name]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"ok  today: proof verified independently, all {profiles} support profiles" in lines
    drivers = load_named(name).drivers
    along = [line for line in lines if "levels and stretches between them" in line]
    assert len(along) == len(drivers)
    for driver, line in zip(drivers, along, strict=True):
        assert line.startswith(f"ok  along {driver.name}: proof verified independently, all ")
    assert main(["check", name, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["proofs"]
    assert said["today"] == {
        "verified": True,
        "checked": profiles,
        "not_covered": 0,
        "faults": [],
        "lack": "",
    }
    assert [sweep["driver"] for sweep in said["sweeps"]] == [driver.id for driver in drivers]
    assert all(sweep["verified"] and sweep["checked"] > 2 for sweep in said["sweeps"])


def test_the_help_of_check_names_the_proof(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["check", "--help"])
    assert "proof" in capsys.readouterr().out
