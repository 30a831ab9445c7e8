"""What is installed has everything the program reads: the wheel takes whole folders."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_takes_the_help_with_its_pictures() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "assets" in wheel["packages"]
    assert set(wheel) == {"packages"}, "nothing is left out again"
    # what version control does not know is not packed either
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    for file in (ROOT / "assets" / "help").rglob("*.*"):
        parts = file.relative_to(ROOT).parts
        for pattern in ignored:
            assert not any(fnmatch(part, pattern.strip("/")) for part in parts), file


@pytest.mark.long
@pytest.mark.timeout(600)
def test_what_is_installed_from_the_wheel_opens_its_window(tmp_path: Path) -> None:
    base = str(getattr(sys, "_base_executable", sys.executable))
    built, home = tmp_path / "built", tmp_path / "home"
    run(base, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(built), str(ROOT))
    (wheel,) = built.glob("*.whl")
    run(base, "-m", "venv", "--without-pip", str(home))
    python = home / "bin" / "python"
    run(base, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel))
    # what it depends on is lent by this environment; what is editable there is not seen from here
    packages = Path(sysconfig.get_paths(vars={"base": str(home)})["purelib"])
    (packages / "lent.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    code = "import assets, gui; print(gui.__file__, assets.__file__)"
    assert run(str(python), "-c", code, folder=tmp_path).count(str(home)) == 2
    program = home / "bin" / "equipoise"
    run(str(program), "--smoke", "--settings", str(tmp_path / "settings"), folder=tmp_path)
    for path in (ROOT / "assets").rglob("*.*"):
        if "__pycache__" not in path.parts:
            assert (packages / path.relative_to(ROOT)).is_file(), path


def run(*command: str, folder: Path = ROOT) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
