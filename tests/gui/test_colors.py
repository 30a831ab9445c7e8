"""Colours that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.look.colors import TEXT_CONTRAST, contrast, luminance, mix, readable
from gui.look.tokens import DARK, HIGH_CONTRAST, LIGHT

colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_has_the_greatest_contrast_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


def test_the_contrast_of_a_mid_grey_is_the_published_one() -> None:
    # #767676 on white is the classical borderline case of WCAG 2 AA
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@given(colors, st.sampled_from([LIGHT.base, DARK.base, HIGH_CONTRAST.base, LIGHT.raised]))
def test_every_player_colour_can_be_read_on_every_theme(color: str, paper: str) -> None:
    assert contrast(readable(color, paper), paper) >= TEXT_CONTRAST


def test_a_colour_that_reads_is_left_as_it_is() -> None:
    assert readable("#0072b2", "#ffffff") == "#0072b2"


def test_a_colour_is_moved_no_further_than_it_must() -> None:
    moved = readable("#009e73", "#ffffff")
    assert TEXT_CONTRAST <= contrast(moved, "#ffffff") < TEXT_CONTRAST + 0.1


def test_on_dark_paper_colours_become_lighter_and_keep_their_hue() -> None:
    moved = readable("#0072b2", DARK.base)
    assert luminance(moved) > luminance("#0072b2")
    red, green, blue = (int(moved[at : at + 2], 16) for at in (1, 3, 5))
    assert red < green < blue


def test_where_nothing_reads_the_best_there_is_is_used() -> None:
    assert readable("#808080", "#777777", ratio=18.0) in {"#000000", "#ffffff"}


def test_a_mixture_lies_between_its_colours() -> None:
    assert mix("#ffffff", "#000000", 0.5) in {"#808080", "#7f7f7f"}
    assert mix("#123456", "#abcdef", 1.0) == "#123456"


@pytest.mark.parametrize("wrong", ["red", "#fff", "0072b2f", "#12345g"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"#rrggbb|invalid literal"):
        contrast(wrong, "#ffffff")
