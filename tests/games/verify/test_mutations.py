"""Proofs are verified, and transcripts that say something else are refused, whatever is changed."""

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

from games.solve.proved.proof import Answer, Proof
from games.solve.proved.prove import prove
from games.solve.proved.transcript import transcript
from games.verify.verdict import verify
from transcript_mutations import MUTATIONS, mutated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Payoffs = NDArray[Any]

#: Shapes, how many games of each, and how large payoffs are: integers, or hundredths.
GAMES = [
    ((2, 2), 6, 1),
    ((2, 2), 4, 500),
    ((2, 3), 6, 1),
    ((3, 3), 6, 1),
    ((4, 4), 2, 2),
    ((2, 2, 2), 12, 1),
    ((2, 2, 2), 10, 500),
    ((2, 2, 3), 6, 1),
    ((2, 3, 3), 3, 500),
    ((3, 3, 3), 1, 3),
]
#: Games known for what is rare: curves, surfaces, products of four corners.
RARE = [(206, 1), (57, 1), (100, 1), (271, 1)]


def drawn(dice: random.Random, shape: tuple[int, ...], most: int) -> Payoffs:
    payoffs = np.empty((len(shape), *shape), dtype=object)
    for cell in np.ndindex(*payoffs.shape):
        number = Fraction(dice.randint(-most, most))
        payoffs[cell] = number / 100 if most > 99 else number
    return payoffs


@cache
def games() -> list[tuple[Payoffs, dict[str, Any]]]:
    """Return games with their transcripts, as they come back from JSON."""
    dice = random.Random(7)
    drawn_all = [drawn(dice, shape, most) for shape, count, most in GAMES for _ in range(count)]
    dice = random.Random(0)
    many = [drawn(dice, (2, 2, 2), 1) for _ in range(300)]
    drawn_all += [many[place] for place, _ in RARE]
    return [(own, json.loads(json.dumps(transcript(prove(own))))) for own in drawn_all]


@pytest.mark.slow
def test_random_games_are_verified_and_nothing_is_left_out() -> None:
    for payoffs, own in games():
        verdict = verify(payoffs, own)
        assert verdict.verified, (payoffs.tolist(), verdict.faults)
        assert verdict.checked == len(own["records"])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["without stakes", "half written", "with copies"])
def test_unfinished_games_are_verified_or_said_to_be_beyond_the_checker(kind: str) -> None:
    dice = random.Random(19)
    verified = 0
    for place in range(40):
        payoffs = drawn(dice, [(2, 2, 2), (2, 2, 3), (3, 2, 2), (2, 3, 3)][place % 4], 2)
        if kind == "without stakes":
            payoffs[dice.randrange(3)] = Fraction(0)
        elif kind == "half written":
            for cell in np.ndindex(*payoffs.shape):
                payoffs[cell] *= dice.randrange(2)
        else:
            player = dice.randrange(3)
            own = np.moveaxis(payoffs, player + 1, 0)
            own[-1] = own[0]
        verdict = verify(payoffs, transcript(prove(payoffs)))
        assert not verdict.faults, (payoffs.tolist(), verdict.faults)
        verified += verdict.verified
    assert verified > 32


@pytest.mark.slow
def test_whatever_is_changed_in_a_transcript_is_refused() -> None:
    tried: Counter[str] = Counter()
    dice = random.Random(11)
    for payoffs, own in games():
        for name in MUTATIONS:
            changed = mutated(own, name, dice)
            if changed is not None:
                tried[name] += 1
                verdict = verify(payoffs, changed)
                assert not verdict.verified, (name, payoffs.tolist(), changed)
                assert verdict.faults or verdict.not_covered
    assert set(tried) == set(MUTATIONS), set(MUTATIONS) - set(tried)
    assert sum(tried.values()) > 800


def places(node: Any) -> list[tuple[Any, Any]]:
    """Return every place in nested data: what holds it, and its key there."""
    keys = list(node) if isinstance(node, dict) else range(len(node))
    found = [(node, key) for key in keys]
    for key in keys:
        if isinstance(node[key], dict | list):
            found += places(node[key])
    return found


@pytest.mark.slow
def test_data_that_is_no_transcript_is_refused_without_a_crash() -> None:
    dice = random.Random(17)
    garbage = [None, True, -1, 7, 1.5, "", "x", "1/0", "nan", "0x", [], [[]], {}, {"root": {}}]
    for payoffs, own in games():
        if len(own["records"]) > 60:
            continue
        for _ in range(12):
            changed = deepcopy(own)
            holder, key = dice.choice(places(changed))
            old, holder[key] = holder[key], dice.choice(garbage)
            empty = not old and not holder[key]
            assert empty or old == holder[key] or not verify(payoffs, changed).verified


@pytest.mark.slow
def test_a_proof_is_about_its_own_payoffs() -> None:
    dice = random.Random(13)
    for payoffs, own in games():
        changed = payoffs.copy()
        cell = tuple(dice.randrange(n) for n in payoffs.shape)
        changed[cell] += dice.choice([-1, 1]) * dice.choice([Fraction(1, 1000), Fraction(1), 5])
        assert verify(changed, own).verified == (says(own) == says(transcript(prove(changed))))


def says(own: dict[str, Any]) -> str:
    """What a transcript says, without how a root is enclosed."""
    return json.dumps(own, sort_keys=True)


@pytest.mark.slow
def test_a_prover_that_loses_double_roots_is_found_out() -> None:
    """A wrong prover: points that are not regular are thrown away, as floating point does."""
    found = 0
    for payoffs, _ in games():
        proof = prove(payoffs)
        answers = {
            support: Answer(
                tuple(p for p in one.points if p.index is not None), one.products, one.curved
            )
            for support, one in proof.answers.items()
        }
        lost = sum(len(one.points) for one in proof.answers.values()) - sum(
            len(one.points) for one in answers.values()
        )
        verdict = verify(payoffs, transcript(Proof(proof.shape, answers)))
        assert verdict.verified == (not lost)
        found += bool(lost)
    assert found > 5


def test_a_proof_that_leaves_something_open_is_not_verified() -> None:
    payoffs = np.array([[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]], dtype=object)
    proof = prove(payoffs)
    assert verify(payoffs, transcript(proof)).verified
    answers = {**proof.answers, ((0,), (0,)): Answer(open="a reason")}
    verdict = verify(payoffs, transcript(Proof(proof.shape, answers)))
    assert (verdict.verified, verdict.not_covered, verdict.faults) == (False, 1, ())
