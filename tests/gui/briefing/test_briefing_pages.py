"""Where pages end: nothing lost, nothing too tall, nothing parted that belongs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from gui.briefing.blocks import Cell, RowBlock, RuleBlock, TableBlock, TextBlock
from gui.briefing.pages import paginate
from gui.briefing.typeset import BODY, CELL, set_in

if TYPE_CHECKING:
    from gui.briefing.blocks import Piece
    from gui.briefing.pages import Placed

ROOM = 200.0


def text(lines: int, *, keep: bool = False) -> TextBlock:
    return TextBlock(
        set_in(BODY, "\n".join(["word"] * lines), 300), "#000000", before=4.0, keep=keep
    )


def row(lines: int, *, group: bool = False) -> RowBlock:
    cell = Cell(set_in(CELL, "\n".join(["cell"] * lines), 300), 0.0)
    return RowBlock((cell,), 300, "#000000", "#cccccc", group=group)


def table(*rows: RowBlock) -> TableBlock:
    return TableBlock(row(1), rows, before=4.0)


def lines_of(piece: Piece) -> int:
    if isinstance(piece, TextBlock):
        return round(piece.height / piece.lines.leading)
    if not isinstance(piece, TableBlock):
        return 1
    return sum(one.count for one in piece.rows)


def lines(pages: list[list[Placed]]) -> int:
    return sum(lines_of(placed.piece) for page in pages for placed in page)


@dataclass(frozen=True, eq=False)
class Picture:
    """Something that floats, as a figure does."""

    height: float
    before: float = 4.0
    keep: bool = False
    floats: bool = True

    @property
    def least(self) -> float:
        return self.height

    def cut(self, room: float) -> None:
        """Have no parts."""

    def paint(self, painter: object, x: float, y: float) -> None:
        """Paint nothing."""


PIECES = st.lists(
    st.one_of(
        st.builds(text, st.integers(1, 30)),
        st.builds(text, st.integers(1, 2), keep=st.just(True)),
        st.builds(Picture, st.floats(20, ROOM)),
        st.builds(RuleBlock, st.just(300.0), st.just("#000000"), before=st.just(4.0)),
        st.lists(st.integers(1, 40), min_size=1, max_size=12).map(
            lambda counts: table(*(row(count) for count in counts))
        ),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.slow
@about(60)
@given(pieces=PIECES)
def test_no_line_is_lost_and_nothing_leaves_its_page(qapp: object, pieces: list[Piece]) -> None:
    pages = paginate(pieces, ROOM)
    assert lines(pages) == sum(lines_of(piece) for piece in pieces)
    for page in pages:
        assert page
        ends = 0.0
        for placed in page:
            assert placed.y >= ends - 1e-6
            ends = placed.y + placed.piece.height
        assert ends <= ROOM + 1e-6


def test_a_heading_goes_to_the_page_of_what_it_heads(qapp: object) -> None:
    filler = text(11)
    pages = paginate([filler, text(1, keep=True), table(row(2), row(2))], ROOM)
    assert [len(page) for page in pages] == [1, 2]
    assert pages[1][0].piece.keep


def test_a_paragraph_leaves_two_lines_on_either_page(qapp: object) -> None:
    pages = paginate([text(10), text(4)], ROOM)
    first, second = pages[0][-1].piece, pages[1][0].piece
    assert (lines_of(first), lines_of(second)) in {(2, 2), (10, 4)}


def test_text_goes_on_while_a_figure_waits_for_the_next_page(qapp: object) -> None:
    heading, figure, after = text(1, keep=True), Picture(150.0), text(3)
    pages = paginate([text(5), heading, figure, after], ROOM)
    assert [[placed.piece for placed in page][-2:] for page in pages] == [
        [heading, after],
        [figure],
    ]


def test_a_figure_never_waits_beyond_its_section(qapp: object) -> None:
    figure, rule = Picture(150.0), RuleBlock(300, "#000000", before=4.0)
    pages = paginate([text(5), figure, text(2), rule, text(2)], ROOM)
    order = [placed.piece for page in pages for placed in page]
    assert order.index(figure) < order.index(rule)
    last = paginate([text(5), figure, rule, text(2)], ROOM)
    assert [placed.piece for placed in last[1]][:2] == [figure, rule]


def test_a_long_table_repeats_its_head(qapp: object) -> None:
    pages = paginate([table(*(row(1) for _ in range(40)))], ROOM)
    assert len(pages) > 1
    heads = [placed.piece.head for page in pages for placed in page]
    assert all(head is heads[0] for head in heads)


def test_a_groups_title_is_not_the_last_row_of_a_page(qapp: object) -> None:
    rows = [row(1) for _ in range(9)] + [row(1, group=True)] + [row(1) for _ in range(9)]
    for page in paginate([table(*rows)], ROOM):
        (placed,) = page
        assert not placed.piece.rows[-1].group


def test_a_row_taller_than_any_page_is_cut(qapp: object) -> None:
    pages = paginate([table(row(100))], ROOM)
    assert lines(pages) == 100
    assert len(pages) >= 6


@pytest.mark.parametrize("lead", ["", "Lead."])
def test_lines_keep_to_their_width(qapp: object, lead: str) -> None:
    made = set_in(BODY, "word " * 60 + "x" * 300, 240, lead=lead)
    assert len(made.lines) > 3
    assert all(line.naturalTextWidth() <= 240 + 1e-6 for line in made.lines)
