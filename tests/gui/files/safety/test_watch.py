"""A change of the file on the desk is heard, however the other program writes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from games.model.file.scenario_file import write_bytes
from gui.files.safety.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    Listen = Callable[[SignalInstance], list[object]]

SOON_MS = 20


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.equipoise"
    file.write_bytes(b"first")
    return file


@pytest.fixture
def watch(qtbot: QtBot, path: Path) -> Watch:
    watch = Watch(settle_ms=SOON_MS)
    watch.follow(path)
    return watch


def test_writing_into_the_file_is_heard(watch: Watch, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.stirred) as heard:
        path.write_bytes(b"second, longer")
    assert heard.args == [path]


def test_replacing_the_file_is_heard_every_time(watch: Watch, path: Path, qtbot: QtBot) -> None:
    for content in (b"one", b"two", b"three"):
        with qtbot.waitSignal(watch.stirred):
            write_bytes(path, content)


def test_writing_into_a_file_that_was_replaced_is_heard(
    watch: Watch, path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(watch.stirred):
        write_bytes(path, b"another file of this name")
    with qtbot.waitSignal(watch.stirred), path.open("ab") as stream:
        stream.write(b", and more in it")


def test_deleting_and_making_it_again_is_heard(watch: Watch, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.stirred):
        path.unlink()
    with qtbot.waitSignal(watch.stirred):
        path.write_bytes(b"back")


def test_a_burst_is_heard_once(watch: Watch, path: Path, qtbot: QtBot, listen: Listen) -> None:
    heard = listen(watch.stirred)
    with path.open("ab", buffering=0) as stream:
        for part in range(20):
            stream.write(b"%d " % part)
    qtbot.waitUntil(lambda: len(heard) > 0)
    watch.look()
    assert len(heard) == 1


def test_changes_behind_a_link_are_heard(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    link = tmp_path / "folder" / "link.equipoise"
    link.parent.mkdir()
    link.symlink_to(path)
    watch = Watch(settle_ms=SOON_MS)
    watch.follow(link)
    with qtbot.waitSignal(watch.stirred):
        write_bytes(path, b"through the back door")


def test_other_files_of_the_folder_and_the_last_file_say_nothing(
    watch: Watch, path: Path, tmp_path: Path, listen: Listen
) -> None:
    heard = listen(watch.stirred)
    other = tmp_path / "other.equipoise"
    other.write_bytes(b"mine")
    watch.look()
    watch.follow(other)
    path.write_bytes(b"no longer of interest")
    watch.look()
    watch.follow(None)
    other.unlink()
    watch.look()
    assert heard == []


def test_where_the_system_tells_nothing_a_look_finds_the_change(
    watch: Watch, path: Path, listen: Listen
) -> None:
    heard = listen(watch.stirred)
    path.write_bytes(b"written on a network drive")
    watch.look()
    assert heard == [path]


def test_a_name_that_is_no_text_is_followed_by_looking(
    qtbot: QtBot, tmp_path: Path, listen: Listen
) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.equipoise")
    odd.write_bytes(b"first")
    watch = Watch(settle_ms=SOON_MS)
    watch.follow(odd)
    heard = listen(watch.stirred)
    odd.write_bytes(b"second")
    watch.look()
    assert len(heard) == 1
