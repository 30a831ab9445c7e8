"""What the application remembers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gui.core.prefs import RECENT, Prefs, Store, default_path

FULL = Prefs(
    theme="dark",
    rule="high",
    geometry=b"\x00\x01\xff",
    layout=b"\x02\n\r;=,",
    recent=("/a b/ç,;.equipoise", "/x/two, or three.equipoise"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made when needed" / "equipoise.ini"


def write(path: Path, key: str, text: str) -> None:
    """Put a text where the value of a key stands."""
    section, _, name = key.partition("/")
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"[{section}]\n{name}={text}\n")


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
    ("key", "text", "field"),
    [
        ("view/theme", '"neon"', "theme"),
        ("view/theme", "dark, light", "theme"),
        ("view/chart", "1e3", "chart"),
        ("view/chart", "9" * 5000, "chart"),
        ("view/chart", "true", "chart"),
        ("analysis/rule", '["low", "high"]', "rule"),
        ("window/geometry", "not bytes", "geometry"),
        ("window/geometry", '"0 AAE="', "geometry"),
        ("window/layout", "@ByteArray(\\0\\0\\0\\xff\\0\\0)", "layout"),
        ("window/layout", r"@Variant(\0\0\0\x9\x7f\xff\xff\xff\0)", "layout"),
        ("files/recent", '{"a": 1}', "recent"),
        ("files/recent", "[" * 100_000, "recent"),
        ("files/recent", "x" * 200_000, "recent"),
    ],
)
def test_a_value_that_makes_no_sense_costs_only_itself(
    path: Path, key: str, text: str, field: str
) -> None:
    Store(path).save(FULL)
    write(path, key, text)
    assert Store(path).load() == replace(FULL, **{field: getattr(Prefs(), field)})


@pytest.mark.slow
def test_no_flipped_bit_gives_qt_bytes_that_it_did_not_make(path: Path) -> None:
    Store(path).save(FULL)
    whole = path.read_bytes()
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        path.write_bytes(damaged)
        read = Store(path).load()
        assert read.layout in (b"", FULL.layout)
        assert read.geometry in (b"", FULL.geometry)


def test_what_an_older_version_wrote_is_read_but_for_what_qt_made(path: Path) -> None:
    write(path, "view/theme", "dark")
    write(path, "help/toured", "true")
    write(path, "view/chart", "3")
    write(path, "palette/used", "@Invalid()")
    write(path, "files/recent", '/x/one.equipoise, "/x/two, or three.equipoise", /caf\\xe9')
    write(path, "window/layout", "@ByteArray(abc)")
    recent = ("/x/one.equipoise", "/x/two, or three.equipoise")
    assert Store(path).load() == Prefs(theme="dark", toured=True, recent=recent)


@pytest.mark.parametrize("what", ["folder", "huge", "nothing"])
def test_a_file_that_cannot_be_read_gives_the_defaults(path: Path, what: str) -> None:
    path.parent.mkdir()
    if what == "folder":
        path.mkdir()
    elif what == "huge":
        with path.open("wb") as stream:
            stream.truncate(10**10)  # no byte of it is on the disk
    assert Store(path).load() == Prefs()


def test_what_was_opened_lately_is_for_the_eyes_of_this_user_only(path: Path) -> None:
    Store(path).save(FULL)
    assert path.stat().st_mode & 0o077 == path.parent.stat().st_mode & 0o077 == 0


def test_a_file_of_rubbish_gives_the_defaults(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\x00\xff[[[=\n%%%\nwindow\\geometry=@ByteArray(\x00")
    assert Store(path).load() == Prefs()


def test_values_of_a_newer_version_are_left_where_they_are(path: Path) -> None:
    write(path, "future/setting", '{"kept": [1, 2]}')
    Store(path).save(FULL)
    Store(path).save(FULL)
    assert '[future]\nsetting={"kept": [1, 2]}\n' in path.read_text(encoding="utf-8")
    assert Store(path).load() == FULL


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
