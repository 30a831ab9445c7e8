"""Labels keep apart, stay inside, and say as much as they have room for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from games.model.numbers import show
from games.words.wording import unbroken
from gui.charts.marks.drawing import Style
from gui.charts.marks.labels import broken, elide, fill_lines, spread, wrap
from gui.look.tokens import LIGHT


def monospaced(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (1.1 if bold else 1.0)


MONO = Style(LIGHT, monospaced)

LABELS = st.lists(st.tuples(st.floats(-20, 120), st.floats(0.5, 12)), min_size=1, max_size=12)


@given(labels=LABELS)
def test_placed_labels_neither_overlap_nor_leave_their_room(
    labels: list[tuple[float, float]],
) -> None:
    wanted, sizes = [at for at, _ in labels], [size for _, size in labels]
    assume(sum(sizes) <= 100)
    placed = spread(wanted, sizes, 0.0, 100.0)
    assert placed is not None
    edges = sorted((at - size / 2, at + size / 2) for at, size in zip(placed, sizes, strict=True))
    assert edges[0][0] >= -1e-6
    assert edges[-1][1] <= 100 + 1e-6
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(edges))


@given(labels=LABELS)
def test_labels_keep_their_order(labels: list[tuple[float, float]]) -> None:
    wanted, sizes = [at for at, _ in labels], [size for _, size in labels]
    assume(sum(sizes) <= 100)
    placed = spread(wanted, sizes, 0.0, 100.0)
    assert placed is not None
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    assert [placed[i] for i in order] == sorted(placed)


def test_labels_that_do_not_touch_stay_where_they_are() -> None:
    assert spread([10, 50, 90], [8, 8, 8], 0, 100) == [10, 50, 90]


def test_labels_for_one_place_share_the_way() -> None:
    assert spread([50, 50, 50], [10, 10, 10], 0, 100) == [40, 50, 60]


def test_too_many_labels_are_not_placed_at_all() -> None:
    assert spread([1, 2], [60, 60], 0, 100) is None


def test_a_name_is_broken_as_evenly_as_it_can_be() -> None:
    assert wrap("one three five eleven", 14, 3, MONO, 1.0) == ["one three", "five eleven"]


def test_fewer_lines_are_better_than_narrower_ones() -> None:
    assert wrap("one two three", 9, 3, MONO, 1.0) == ["one two", "three"]


def test_a_word_wider_than_the_room_does_not_fit() -> None:
    assert wrap("Rindfleischetikettierung", 10, 3, MONO, 1.0) is None


def test_a_thousand_words_are_no_name_and_take_no_time() -> None:
    assert wrap("word " * 1000, 20, 3, MONO, 1.0) is None


@pytest.mark.parametrize(
    ("width", "shown"), [(9, "Expulsion"), (7, "Expuls…"), (4, "Exp…"), (3, "")]
)
def test_a_shortened_name_ends_in_an_ellipsis(width: float, shown: str) -> None:
    assert elide("Expulsion", width, MONO, 1.0) == shown


def test_parts_fill_lines_and_break_only_between() -> None:
    assert fill_lines(["aaaa", "bbbb", "cccc"], " · ", 12, MONO, 1.0) == [
        "aaaa · bbbb",
        "cccc",
    ]


def test_a_text_of_many_words_is_not_cut_short_in_silence() -> None:
    text = " ".join(["word"] * 30)
    assert wrap(text, 100_000.0, 2, Style(LIGHT, by_letters), 10.0) == [text]
    assert wrap(text, len(text) * 3.0, 9, Style(LIGHT, by_letters), 10.0) is None


def by_letters(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * 0.5


@pytest.mark.parametrize("width", [40.0, 90.0, 130.0, 200.0])
def test_a_line_ends_within_no_formula_and_no_number(width: float) -> None:
    parts = ["Tips", "at", unbroken("2/3 ≈ 0.6667"), "of", show(1234567.0), unbroken("4 s − 0.75")]
    text = " ".join(parts)
    wide = Style(LIGHT, lambda text, size, _=False: len(text) * 5.0)
    for lines in (broken(text, width, wide), wrap(text, width, 6, wide) or []):
        ends = [word for line in lines for word in line.split(" ")]
        if width >= 5 * max(map(len, parts)):
            assert ends in (parts, [])
