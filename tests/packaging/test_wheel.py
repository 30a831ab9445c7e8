"""What is installed has everything the program reads: the wheel takes whole folders."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

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
