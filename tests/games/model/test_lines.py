"""What breaks a line becomes a blank in a name and a line feed in a note."""

from __future__ import annotations

import pytest

from games.model.edit.draft import cleaned
from games.model.lines import breaks, in_lines, one_line

BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("mark", BREAKS)
def test_whatever_breaks_a_line_is_seen_and_one_blank_takes_its_place(mark: str) -> None:
    assert breaks(f"a{mark}b")
    assert one_line(f"a{mark}b") == "a b"
    assert in_lines(f"a{mark}b") == "a\nb"
    assert cleaned(f"a{mark}b") == "a b"


@pytest.mark.parametrize("letter", ["\0", "\a", "\t", "\x1b", "\x7f", "\x9b"])
def test_what_steers_is_a_blank_on_one_line_and_breaks_none(letter: str) -> None:
    assert not breaks(letter)
    assert one_line(f"a{letter}b") == "a b"


def test_other_blanks_and_scripts_stay() -> None:
    text = "12\xa0% \u200f\u0633\u200c \U0001f469\u200d\U0001f52c"
    assert one_line(text) == in_lines(text) == text
