"""Moments are written as people say them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from gui.files.words import file_moment, moment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("days", "word"), [(0, "today"), (1, "yesterday")])
def test_lately_is_said_in_a_word(days: int, word: str) -> None:
    noon = datetime.now().astimezone().replace(hour=12, minute=5) - timedelta(days=days)
    assert moment(noon.isoformat()) == f"{word}, 12:05"


def test_earlier_has_a_date_and_nonsense_is_nothing() -> None:
    then = datetime(2019, 12, 30, 9, 41).astimezone()
    assert moment(then.isoformat()) == "30 December 2019, 09:41"
    assert moment("a while ago") == ""


def test_a_file_that_is_not_there_has_an_unknown_time(tmp_path: Path) -> None:
    assert file_moment(tmp_path / "gone") == "an unknown time"
