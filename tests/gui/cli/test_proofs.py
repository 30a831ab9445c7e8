"""`equipoise check` says what the independent checker says, or why it says nothing."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from games.study.verified import Verified, verified
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
    proofs = look(pennies(), seconds=0)
    assert proofs.lines() == [(None, "today: no proof was verified: that takes more than 0 s")]
    assert not proofs.refused


@pytest.mark.parametrize(
    ("found", "passed", "text"),
    [
        (
            Verified(Verdict(7, 2, ())),
            None,
            "proof verified independently for 7 of 9 support profiles; the rest is open or beyond"
            " the checker",
        ),
        (
            Verified(Verdict(8, 0, ("support {0} x {0}: a point is missing.",))),
            False,
            "the independent checker refuses the proof: support {0} x {0}: a point is missing",
        ),
        (Verified(Verdict(0, 0, ())), None, None),
        (Verified(None, "a reason"), None, "no proof was verified: a reason"),
    ],
)
def test_verified_means_without_fault_and_without_gap(
    found: Verified,
    passed: bool | None,
    text: str | None,
) -> None:
    assert found.passed is passed
    assert text is None or verified_text(found) == text
    assert Proofs(found).refused is (passed is False)
    assert Proofs(found).json()["today"]["verified"] is False


@pytest.mark.slow
@pytest.mark.parametrize(("name", "profiles"), [("chicken", 9), ("iraq-2019", 27)])
def test_check_says_that_the_proof_is_verified(
    name: str, profiles: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", name]) == 0
    line = f"ok  today: proof verified independently, all {profiles} support profiles"
    assert line in capsys.readouterr().out.splitlines()
    assert main(["check", name, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["proofs"]["today"]
    assert said == {
        "verified": True,
        "checked": profiles,
        "not_covered": 0,
        "faults": [],
        "lack": "",
    }


def test_the_help_of_check_names_the_proof(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["check", "--help"])
    assert "proof" in capsys.readouterr().out
