"""The published scale: its words at every border, and what it has no words for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.paper.likelihood import SCALE, likelihood, scale_text


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.01, "almost no chance"),
        (0.0499, "almost no chance"),
        (0.05, "very unlikely"),
        (0.1999, "very unlikely"),
        (0.20, "unlikely"),
        (0.4499, "unlikely"),
        (0.45, "roughly even chance"),
        (0.5, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.5501, "likely"),
        (0.80, "likely"),
        (0.8001, "very likely"),
        (0.95, "very likely"),
        (0.9501, "almost certain"),
        (0.99, "almost certain"),
    ],
)
def test_borders_of_the_scale_take_the_word_nearer_to_even(share: float, word: str) -> None:
    assert likelihood(share) == word


def test_rounding_errors_do_not_cross_a_border() -> None:
    assert likelihood(0.1 + 0.2 + 0.15) == likelihood(0.45) == "roughly even chance"
    assert likelihood(1 - 0.55) == "roughly even chance"


def test_certainty_is_no_likelihood() -> None:
    assert likelihood(1.0) == "always"
    assert likelihood(0.0) == "never"
    assert likelihood(1 - 1e-13) == "always"
    assert likelihood(0.999) == "almost certain"


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_what_is_no_probability_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="is not a probability"):
        likelihood(share)


@given(st.floats(0.001, 0.999))
def test_a_chance_and_its_opposite_have_mirrored_words(share: float) -> None:
    words = [term.text for term in SCALE]
    assert words.index(likelihood(share)) == len(words) - 1 - words.index(likelihood(1 - share))


@given(st.floats(0.0101, 0.9899))
def test_the_word_is_one_whose_published_range_holds_the_chance(share: float) -> None:
    term = next(term for term in SCALE if term.text == likelihood(share))
    assert term.low - 1e-6 <= 100 * share <= term.high + 1e-6


def test_the_scale_has_no_gaps_and_is_printed_whole() -> None:
    assert [term.high for term in SCALE[:-1]] == [term.low for term in SCALE[1:]]
    assert (SCALE[0].low, SCALE[-1].high) == (1, 99)
    assert scale_text().startswith("almost no chance 1–5 %, very unlikely 5–20 %")
    assert scale_text().count("–") == len(SCALE)
