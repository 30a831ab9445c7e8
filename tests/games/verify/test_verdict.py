"""The checker alone: transcripts written by hand, right and wrong, of games worked out on paper."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from games.verify.game import supports
from games.verify.verdict import verify

PENNIES = [[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]]
HALF = ["1/2", "1/2"]


def transcript(shape: tuple[int, ...], **there: Any) -> dict[str, Any]:
    """Write one record for every support profile; `there` has those that are not empty."""
    records = []
    for support in supports(shape):
        name = "_".join("".join(map(str, own)) for own in support)
        own = there.pop("s" + name, {})
        records.append({"support": [list(some) for some in support], **own})
    assert not there
    return {"shape": list(shape), "records": records}


def pennies() -> dict[str, Any]:
    return transcript((2, 2), s01_01={"points": [{"mixes": [HALF, HALF], "index": 1}]})


def test_matching_pennies_is_verified() -> None:
    verdict = verify(PENNIES, pennies())
    assert verdict.verified
    assert (verdict.checked, verdict.not_covered, verdict.faults) == (9, 0, ())


def test_payoffs_are_those_of_whoever_asks() -> None:
    other = [[[2, -1], [-1, 1]], PENNIES[1]]
    assert not verify(other, pennies()).verified


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda t: t["records"].pop(), "there is no record"),
        (lambda t: t["records"].append(t["records"][0]), "two records"),
        (lambda t: t["records"][-1]["points"].pop(), "a point is missing"),
        (lambda t: t["records"][-1]["points"][0].update(index=-1), "an index"),
        (lambda t: t["records"][-1]["points"][0].update(index=None), "an index"),
        (lambda t: t["records"][-1]["points"].append(t["records"][-1]["points"][0]), "twice"),
        (lambda t: t["records"][-1]["points"][0]["mixes"].reverse(), None),
        (lambda t: t["records"][-1]["points"][0]["mixes"][0].reverse(), None),
        (lambda t: t["records"][-1]["points"][0].update(mixes=[["1/3", "2/3"], HALF]), "no equil"),
        (lambda t: t["records"][-1]["points"][0].update(mixes=[["1", "1"], HALF]), "sum to one"),
        (lambda t: t["records"][-1]["points"][0].update(mixes=[["3/2", "-1/2"], HALF]), "below"),
        (lambda t: t["records"][-1]["points"][0].update(mixes=[["nan", "0"], HALF]), "exact"),
        (lambda t: t["records"][-1]["points"][0].update(mixes=[[0.5, 0.5], HALF]), "exact"),
        (lambda t: t["records"][-1].update(support=[[0, 1], [0, 2]]), "does not have"),
        (lambda t: t["records"][-1].update(verified=True), "other parts"),
        (lambda t: t.update(shape=[2, 3]), "another shape"),
        (lambda t: t.update(records=[]), "no record"),
    ],
)
def test_a_transcript_that_says_something_else_is_refused(change: Any, reason: str | None) -> None:
    own = pennies()
    change(own)
    verdict = verify(PENNIES, own)
    assert verdict.verified == (reason is None)
    assert reason is None or reason in " ".join(verdict.faults)


def test_what_the_proof_leaves_open_is_not_verified() -> None:
    own = pennies()
    own["records"][0]["open"] = "nobody knows"
    verdict = verify(PENNIES, own)
    assert (verdict.verified, verdict.checked, verdict.not_covered) == (False, 8, 1)


def test_a_family_is_known_by_its_corners() -> None:
    # the first player does not care; the second prefers left against up
    payoffs = [[[0, 0], [0, 0]], [[1, 0], [0, 1]]]
    up, down, left, right = ["1", "0"], ["0", "1"], ["1", "0"], ["0", "1"]
    whole = transcript(
        (2, 2),
        s0_0={"points": [{"mixes": [up, left], "index": None}]},
        s1_1={"points": [{"mixes": [down, right], "index": None}]},
        s01_0={"products": [{"corners": [[up, HALF], [left]]}]},
        s01_1={"products": [{"corners": [[HALF, down], [right]]}]},
        s01_01={"products": [{"corners": [[HALF], [left, right]]}]},
    )
    assert verify(payoffs, whole).faults == ()
    assert verify(payoffs, whole).verified
    short = deepcopy(whole)
    mixed = next(r for r in short["records"] if r["support"] == [[0, 1], [0]])
    mixed["products"][0]["corners"][0][0] = ["2/3", "1/3"]
    assert not verify(payoffs, short).verified


#: [player 3][player 2][player 1], three payoffs each, as in a .nfg file.
DOUBLE = """
1 0 1 0 -1 0 1 -7 0 3 0 -2 0 -8 1 -1 1 0 0 0 2 -1 1 0 1 -1 3 0 1 -1 2 2 -1 1 2
-2 1 0 6 3 2 -1 1 -2 -1 1 6 -4 -1 -2 3 0 3 0
"""
ROOT = {"polynomial": [38, -111, 45], "between": ["0", "1"]}


def at(*values: str) -> dict[str, Any]:
    """Return a mixture of polynomials of degree one in the root, written "a b" for a + b t."""
    return {"root": ROOT, "values": [value.split() for value in values]}


def double_root() -> tuple[list[Any], dict[str, Any]]:
    """Return a game with a double root and its two equilibria, one of them irrational."""
    flat = iter(DOUBLE.split())
    payoffs = [[[[0] * 3 for _ in range(3)] for _ in range(2)] for _ in range(3)]
    for k in range(3):
        for j in range(3):
            for i in range(2):
                for player in range(3):
                    payoffs[player][i][j][k] = int(next(flat))
    third = ["1/3"] * 3
    simple = [
        at("1 -1", "0 1"),
        at("721/2609 -1625/2609", "-643/2609 4525/2609", "2531/2609 -2900/2609"),
        at("5/419 10/419", "279/1676 1535/3352", "1377/1676 -1615/3352"),
    ]
    points = [
        {"mixes": simple, "index": 1},
        {"mixes": [["1/3", "2/3"], third, third], "index": None},
    ]
    return payoffs, transcript((2, 3, 3), s01_012_012={"points": points})


def test_a_double_root_cannot_be_left_out() -> None:
    """Floating point called this game finished with the irrational equilibrium alone."""
    payoffs, whole = double_root()
    assert verify(payoffs, whole).verified
    whole["records"][-1]["points"].pop()
    (fault,) = verify(payoffs, whole).faults
    assert fault == "support {0, 1} x {0, 1, 2} x {0, 1, 2}: a point is missing."


@pytest.mark.parametrize("between", [["0", "3"], ["1", "3"], ["1/2", "0"], ["2/5", "1/2"], ["0"]])
def test_the_stretch_of_a_root_decides_which_root_is_meant(between: list[str]) -> None:
    payoffs, whole = double_root()
    changed = deepcopy(whole)
    for mix in changed["records"][-1]["points"][0]["mixes"]:
        mix["root"]["between"] = between
    # the other root is about 2.05: only the lower one is a probability
    assert verify(payoffs, changed).verified == (between == ["2/5", "1/2"])


def test_only_games_of_two_or_three_are_taken() -> None:
    with pytest.raises(ValueError, match="two or three"):
        verify([[1, 2]], {})
