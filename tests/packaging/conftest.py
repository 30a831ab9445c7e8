"""A checkout of its own, and other programs that only say what the real ones would say."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import bootstrap
import libraries
from steps import Steps

ROOT = Path(__file__).resolve().parents[2]
#: Answers as Python does; what a file of the folder says instead comes with status 1.
PYTHON = """#!/bin/sh
echo "$@" >> "{said}/calls"
fail() {{ if [ -f "{said}/$1" ]; then cat "{said}/$1"; exit 1; fi; }}
case "$1 $2" in
  "-c import"*) fail tools; cat "{said}/pip-version" ;;
  "-m venv") fail venv; for last; do :; done; rm -rf "$last"; mkdir -p "$last/bin"
             cp "$0" "$last/bin/python" ;;
  "-m pip") case "$*" in *flint*) fail flint ;; *) fail pip ;; esac; cat "{said}/pip-says"
            if [ -f "{said}/pip-lasts" ]; then exec tail -f /dev/null; fi ;;
  *imports.py*) fail imports ;;
esac
exit 0
"""


@dataclass
class Machine:
    """A machine on which set-up is tried."""

    root: Path
    said: Path
    python: Path
    started: list[list[str]] = field(default_factory=list)
    stream: io.StringIO = field(default_factory=io.StringIO)

    def says(self, program: str, text: str) -> None:
        """Let a program fail with these words."""
        (self.said / program).write_text(text, encoding="utf-8")

    def calls(self, word: str) -> list[str]:
        """What was run, of the lines that have a word."""
        found = self.said / "calls"
        lines = found.read_text(encoding="utf-8").splitlines() if found.exists() else []
        return [line for line in lines if word in line]

    def start(self, command: list[str]) -> int:
        """Take the place of the program that set-up hands over to."""
        self.started.append(command)
        return 0


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A checkout whose path has a space and letters of its own, with all libraries, no root."""
    root, said = tmp_path / "Équi poise", tmp_path / "said"
    root.mkdir()
    said.mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, root)
    (said / "pip-version").write_text("23.0.1\n")
    (said / "pip-says").write_text(
        "Collecting numpy>=2.1\n"
        "  Downloading numpy-2.4.6-cp311-manylinux_2_27_x86_64.whl.metadata (6.6 kB)\n"
        "  Downloading numpy-2.4.6-cp311-manylinux_2_27_x86_64.whl (16.6 MB)\n"
        "Installing collected packages: numpy, equipoise\n"
    )
    python = said / "python3"
    python.write_text(PYTHON.format(said=said), encoding="utf-8")
    python.chmod(0o755)
    made = Machine(root, said, python)
    monkeypatch.setattr(bootstrap, "ROOT", root)
    monkeypatch.setattr(bootstrap, "base_python", lambda: str(python))
    monkeypatch.setattr(bootstrap, "hand_over", made.start)
    monkeypatch.setattr(bootstrap, "Steps", lambda log: Steps(log, made.stream))
    monkeypatch.setattr(libraries, "LIBRARIES", {})
    monkeypatch.setattr(libraries, "X11_LIBRARIES", {})
    (tmp_path / "a.ttf").touch()
    monkeypatch.setattr(libraries, "FONTS", (str(tmp_path),))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "chdir", lambda folder: None)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return made


@pytest.fixture
def call(machine: Machine) -> Callable[..., tuple[int, str]]:
    """Call the bootstrap; return its status and what it said."""

    def called(*arguments: str) -> tuple[int, str]:
        machine.stream.seek(0)
        machine.stream.truncate()
        status = bootstrap.main(list(arguments))
        return status, machine.stream.getvalue()

    return called
