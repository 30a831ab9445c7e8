"""Two scenarios under different plays: what is said of the difference."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from games.model.file.library import load_named
from games.paper.plain import paper_text
from games.study.compare.document import document
from games.study.compare.effect_words import outcome_sentences, tips_sentences
from games.study.compare.effects import compare
from tests.support.plays import BASELINE

BASE = load_named("iraq-2019")
IRAN_FIRST = replace(BASE, play=BASELINE["iran > us > baghdad"])


def test_another_play_lets_another_outcome_be_played() -> None:
    found = compare(BASE, IRAN_FIRST)
    assert not found.same_numbers
    assert outcome_sentences(found) == (
        "Today “Escalation on Iraqi soil” gives way to “Managed containment”.",
    )


def test_no_tipping_point_leaves_the_range_because_another_order_has_none() -> None:
    said = " ".join(tips_sentences(compare(BASE, IRAN_FIRST)))
    assert "leaves the range" not in said
    assert "where “Cat and mouse” gives way to “Escalation on Iraqi soil”, is gone" in said


def test_what_stays_is_what_is_played_and_no_equilibrium() -> None:
    reworded = replace(IRAN_FIRST, title="Reworded")
    assert outcome_sentences(compare(IRAN_FIRST, reworded)) == (
        "No number differs, so what is played and every tipping point are the same.",
    )
    moved = IRAN_FIRST.with_level("sanctions", Decimal("0.55"))
    first, *_ = outcome_sentences(compare(IRAN_FIRST, moved))
    assert first == "Today “Managed containment” remains what is played."
    assert "quilibri" not in paper_text(document(compare(IRAN_FIRST, moved), "before", "now"))
