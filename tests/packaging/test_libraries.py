"""Set-up's list of libraries is whole: nothing that the program loads is left to chance."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import PySide6
import pytest

import imports
import libraries
from elf import needed

ROOT = Path(__file__).resolve().parents[2]
QT = Path(PySide6.__path__[0])
#: Part of every Linux that runs Python, and what the wheels bring.
ALWAYS = ("libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libresolv.so", "ld-linux")
BROUGHT = ("libQt6", "libpyside6", "libshiboken6", "libicu")
BY_THEMSELVES = (
    "platforms/libqoffscreen.so",
    "platforms/libqxcb.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
    "imageformats/libqsvg.so",
    "imageformats/libqjpeg.so",
    "iconengines/libqsvgicon.so",
)


foreign_modules = cache(imports.foreign_modules)


@pytest.mark.slow
def test_what_the_program_imports_is_read_from_the_program(tmp_path: Path) -> None:
    (tmp_path / "gui").mkdir()
    (tmp_path / "gui" / "a.py").write_text(
        "from __future__ import annotations\nimport os.path, numpy.linalg\n"
        "def later():\n    from PySide6 import QtSvg, __version__\n    import games.model\n"
    )
    found = imports.foreign_modules(tmp_path)
    assert found == ["PySide6", "PySide6.QtSvg", "numpy.linalg"]
    assert {"PySide6.QtNetwork", "PySide6.QtSvg", "nashpy"} <= set(foreign_modules(ROOT))


def test_what_cannot_be_loaded_is_named() -> None:
    said = list(imports.failures(["sys", "no_such_module"], ["offscreen", "nowhere"]))
    assert len(said) == 2
    assert said[0] == "no_such_module: No module named 'no_such_module'"
    assert "libqnowhere.so" in said[1]


def test_what_the_program_does_without_need_not_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "OPTIONAL", ("no_such_module",))
    assert list(imports.failures(["sys", "no_such_module"], [])) == []


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is for Linux")
def test_every_library_that_qt_asks_for_is_in_the_list() -> None:
    names = [name.partition(".")[2] for name in foreign_modules(ROOT) if "PySide6." in name]
    todo = [*QT.glob("*.abi3.so"), *(QT / "Qt" / "plugins" / name for name in BY_THEMSELVES)]
    todo = [path for path in todo if path.name.partition(".")[0] in names or "plugins" in str(path)]
    assert len(todo) == len(names) + len(BY_THEMSELVES)
    seen: set[str] = set()
    foreign: dict[str, str] = {}
    while todo:
        path = todo.pop()
        for library in needed(path):
            own = QT / "Qt" / "lib" / library
            if library not in seen and own.exists():
                todo.append(own)
            elif not library.startswith((*ALWAYS, *BROUGHT)):
                foreign[library] = path.name
            seen.add(library)
    known = {*libraries.LIBRARIES, *libraries.X11_LIBRARIES, "libgcc_s.so.1"}
    assert {name: by for name, by in foreign.items() if name not in known} == {}
    assert "libgssapi_krb5.so.2" in foreign, "the walk has come as far as QtNetwork"


def test_a_complaint_names_the_library_and_its_package() -> None:
    said = "PySide6.QtNetwork: libgssapi_krb5.so.2: cannot open shared object file: No such file"
    assert libraries.missing_of([said, said]) == (
        "libgssapi_krb5.so.2 (Debian package libgssapi-krb5-2)"
    )
    assert libraries.missing_of(["x: libnew.so.3: cannot open"]) == "libnew.so.3"
    assert libraries.missing_of(["x: No module named y"]) == ""


def test_a_window_opens_on_x11_where_a_display_is_named_and_nothing_else_is_chosen() -> None:
    assert libraries.opens_on_x11({"DISPLAY": ":0"})
    assert not libraries.opens_on_x11({})
    assert not libraries.opens_on_x11({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"})
