"""Scenario files are registered for a double-click, and the registration can be taken back."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"
NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def register() -> ModuleType:
    """The module: its folder is no package, on purpose."""
    spec = importlib.util.spec_from_file_location("register", FOLDER / "register.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_installed_names_the_program_and_can_be_removed(
    register: ModuleType, tmp_path: Path
) -> None:
    program = tmp_path / "with a space" / "100%" / "equipoise"
    files = register.register(program, tmp_path)
    entry = (tmp_path / "applications" / "equipoise.desktop").read_text(encoding="utf-8")
    assert f'Exec="{str(program).replace("%", "%%")}" %f' in entry.splitlines()
    assert all(file.exists() for file in files)
    assert set(register.unregister(tmp_path)) == set(files)
    assert not any(file.exists() for file in files)
    assert register.unregister(tmp_path) == []


def test_odd_program_paths_are_quoted_as_desktop_entries_ask(register: ModuleType) -> None:
    assert register.exec_line(Path('/a"b$c')) == 'Exec="/a\\\\"b\\\\$c" %f'


def test_the_data_folder_is_the_users(register: ModuleType) -> None:
    assert register.data_folder({"XDG_DATA_HOME": "/data"}) == Path("/data")
    for unset in ({}, {"XDG_DATA_HOME": "relative"}):
        assert register.data_folder(unset) == Path.home() / ".local" / "share"


def test_entry_and_file_types_name_the_same_types() -> None:
    tree = ET.parse(FOLDER / "linux" / "equipoise.xml")
    types = {each.attrib["type"]: each for each in tree.getroot().iter(f"{NAMESPACE}mime-type")}
    entry = (FOLDER / "linux" / "equipoise.desktop").read_text(encoding="utf-8")
    (line,) = re.findall(r"^MimeType=(.*)$", entry, re.M)
    assert set(line.strip(";").split(";")) == set(types)
    globs = [each.attrib["pattern"] for each in tree.getroot().iter(f"{NAMESPACE}glob")]
    assert globs == ["*.equipoise", "*.nfg"]


def test_the_magic_is_where_real_files_have_it() -> None:
    scenario = FOLDER.parent / "assets" / "scenarios" / "chicken.equipoise"
    assert 0 <= scenario.read_bytes().find(b'"equipoise-scenario"') <= 64


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed"
)
def test_the_desktop_entry_is_valid() -> None:
    done = subprocess.run(
        ["desktop-file-validate", str(FOLDER / "linux" / "equipoise.desktop")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(
    shutil.which("update-mime-database") is None or not sys.platform.startswith("linux"),
    reason="update-mime-database is not installed",
)
def test_the_desktop_learns_the_file_types(register: ModuleType, tmp_path: Path) -> None:
    register.register(tmp_path / "equipoise", tmp_path)
    globs = (tmp_path / "mime" / "globs").read_text(encoding="utf-8")
    assert "application/x-equipoise-scenario:*.equipoise" in globs
    register.unregister(tmp_path)
    assert "equipoise" not in (tmp_path / "mime" / "globs").read_text(encoding="utf-8")
