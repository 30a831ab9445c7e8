"""What the application remembers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from gui.prefs import RECENT, Prefs, Store, default_path

FULL = Prefs(
    theme="dark",
    rule="high",
    geometry=b"\x00\x01\xff",
    layout=b"\x02\n\r;=,",
    folder="/a b/ç,;",
    recent=("/x/one.equipoise", "/x/two, or three.equipoise"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made when needed" / "equipoise.ini"


def write(path: Path, key: str, value: object) -> None:
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    settings.setValue(key, value)
    settings.sync()


def test_a_first_start_has_the_defaults_and_writes_nothing(path: Path) -> None:
    assert Store(path).load() == Prefs()
    assert not path.exists()


def test_what_is_kept_is_read_again_by_another_start(path: Path) -> None:
    assert Store(path).save(FULL)
    assert Store(path).load() == FULL


@pytest.mark.parametrize("recent", [(), ("/only/one.equipoise",), ("/a", "/b")])
def test_lists_of_any_length_survive(path: Path, recent: tuple[str, ...]) -> None:
    Store(path).save(Prefs(recent=recent))
    assert Store(path).load().recent == recent


@pytest.mark.parametrize(
    ("key", "value", "field"),
    [
        ("view/theme", "neon", "theme"),
        ("view/theme", ["dark", "light"], "theme"),
        ("analysis/rule", ["low", "high"], "rule"),
        ("window/geometry", "not bytes", "geometry"),
        ("window/layout", 7, "layout"),
        ("files/folder", QByteArray(b"x"), "folder"),
        ("files/recent", {"a": 1}, "recent"),
    ],
)
def test_a_value_that_makes_no_sense_costs_only_itself(
    path: Path, key: str, value: object, field: str
) -> None:
    Store(path).save(FULL)
    write(path, key, value)
    assert Store(path).load() == replace(FULL, **{field: getattr(Prefs(), field)})


def test_a_file_of_rubbish_gives_the_defaults(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\x00\xff[[[=\n%%%\nwindow\\geometry=@ByteArray(\x00")
    assert Store(path).load() == Prefs()


def test_values_of_a_newer_version_are_left_where_they_are(path: Path) -> None:
    write(path, "future/setting", "kept")
    Store(path).save(FULL)
    assert QSettings(str(path), QSettings.Format.IniFormat).value("future/setting") == "kept"


def test_a_place_that_cannot_be_written_is_reported_not_raised(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert not Store(blocked / "equipoise.ini").save(FULL)


def test_no_more_recent_files_are_read_than_belong_there(path: Path) -> None:
    Store(path).save(Prefs(recent=tuple(f"/a/{number}" for number in range(RECENT + 3))))
    assert Store(path).load().recent == tuple(f"/a/{number}" for number in range(RECENT))


def test_the_default_place_is_a_file_of_the_applications_own(qapp: object) -> None:
    assert default_path().name == "equipoise.ini"
    assert default_path().is_absolute()
