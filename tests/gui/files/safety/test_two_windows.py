"""Two windows on one file: the second finds out, and can call the first."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from children import child
from gui.files.safety.doorbell import Doorbell, ring
from gui.files.safety.guard import make_guard
from gui.files.safety.holding import Holding
from gui.files.safety.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    Listen = Callable[[SignalInstance], list[object]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.equipoise"
    path.write_bytes(b"")
    return path


def test_the_second_window_learns_where_the_first_is(tmp_path: Path, file: Path) -> None:
    first, second = Holding(tmp_path / "c", "first"), Holding(tmp_path / "c", "second")
    assert first.take(file)
    assert first.take(file)
    assert second.holder(file) == "first"
    assert not second.take(file)
    assert first.holder(file) is None
    first.release()
    assert second.holder(file) is None
    assert second.take(file)
    assert first.holder(file) == "second"


def test_taking_another_file_gives_the_first_one_back(tmp_path: Path, file: Path) -> None:
    first, second = Holding(tmp_path / "c", "first"), Holding(tmp_path / "c", "second")
    other = tmp_path / "b.equipoise"
    assert first.take(file)
    assert first.take(other)
    assert second.take(file)
    assert not first.take(file)
    assert second.holder(other) == "first"
    assert first.take(None)
    assert second.holder(other) is None


def test_all_names_of_a_file_are_one_file(tmp_path: Path, file: Path) -> None:
    first, second = Holding(tmp_path / "c", "first"), Holding(tmp_path / "c", "second")
    (tmp_path / "sub").mkdir()
    link = tmp_path / "sub" / "link.equipoise"
    link.symlink_to(file)
    assert first.take(link)
    assert second.holder(file) == "first"
    assert second.holder(tmp_path / "sub" / ".." / "a.equipoise") == "first"


def test_without_a_place_for_claims_nothing_is_refused(tmp_path: Path, file: Path) -> None:
    assert Holding().take(file)
    assert Holding().holder(file) is None
    blocked = tmp_path / "no folder"
    blocked.write_bytes(b"")
    holding = Holding(blocked, "here")
    assert holding.take(file)
    assert holding.holder(file) is None


def test_a_state_folder_that_cannot_be_made_costs_the_safety_not_the_start(tmp_path: Path) -> None:
    blocked = tmp_path / "no folder"
    blocked.write_bytes(b"")
    guard = make_guard(blocked)
    assert guard.session is None
    assert guard.problem
    guard.close()


@pytest.mark.slow
def test_a_call_is_heard_and_answered(qtbot: QtBot, tmp_path: Path, listen: Listen) -> None:
    session = Session(tmp_path)
    bell = Doorbell(session.address)
    rung = listen(bell.rung)
    call = f"from gui.files.safety.doorbell import ring; print(ring({session.address!r}, 20_000))"
    with child([sys.executable, "-c", call]) as caller:
        qtbot.waitUntil(lambda: caller.poll() is not None)
        assert caller.stdout is not None
        assert caller.stdout.read() == "True\n"
    assert rung == [()]
    bell.close()
    session.close()


def test_a_call_to_nobody_gives_up(qapp: object, tmp_path: Path) -> None:
    assert not ring(str(tmp_path / "nobody"), wait_ms=60)
    assert not ring("", wait_ms=60)


def test_a_very_long_state_folder_still_has_an_address(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(tmp_path / ("x" * 120))
    bell = Doorbell(session.address)
    assert bell.listening
    bell.close()
    session.close()
