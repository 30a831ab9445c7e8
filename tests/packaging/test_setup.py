"""Set-up installs what is asked for, says what it does, and ends in a sentence when it cannot."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import environment
import libraries
from steps import Steps

if TYPE_CHECKING:
    from conftest import Machine

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="the programs that answer are shell scripts"),
]
Call = Callable[..., tuple[int, str]]
AGAIN = "run it again (details: {log})\n"


def test_run_installs_only_what_running_needs_and_test_adds_the_rest(
    machine: Machine, call: Call
) -> None:
    status, said = call("run", "chicken")
    assert status == 0
    assert "downloads about 140 MB, once" in said
    assert "  downloading numpy (16.6 MB)\n" in said
    assert "  installing 2 packages\n" in said
    assert said.endswith("equipoise: everything is in place\n")
    assert not machine.calls("hypothesis")
    assert machine.started == [[str(machine.root / ".venv/bin/python"), "-m", "gui", "chicken"]]
    status, said = call("unit", "-q")
    assert status == 0
    assert len(machine.calls("-m venv")) == 1, "nothing is made again"
    assert len(machine.calls("hypothesis")) == 1
    assert machine.started[-1][1:] == ["-m", "pytest", "-m", "unit", "-q"]
    for action in ("run", "test", "setup"):
        assert call(action) == (0, "")
    assert len(machine.calls("-m pip")) == 3


def test_exact_arithmetic_is_a_step_of_its_own_from_wheels_only(
    machine: Machine, call: Call
) -> None:
    assert call("run")[0] == 0
    program, prover = machine.calls("-m pip")
    assert "flint" not in program
    assert "--only-binary :all: python-flint" in prover


def test_without_a_wheel_of_exact_arithmetic_one_sentence_says_so_and_all_else_goes_on(
    machine: Machine, call: Call
) -> None:
    machine.says(
        "flint",
        "ERROR: Could not find a version that satisfies the requirement python-flint>=0.8\n"
        "ERROR: No matching distribution found for python-flint>=0.8\n",
    )
    status, told = call("run", "chicken")
    assert status == 0
    assert told.count("there is no python-flint for this platform") == 1
    assert machine.started[0][-1] == "chicken"
    assert call("run") == (0, ""), "it is not asked for again"


def test_a_network_that_fails_at_exact_arithmetic_is_no_missing_wheel(
    machine: Machine, call: Call
) -> None:
    machine.says(
        "flint",
        "WARNING: Retrying: Temporary failure in name resolution\n"
        "ERROR: No matching distribution found for python-flint>=0.8\n",
    )
    status, told = call("run")
    assert status == 1
    assert "the package index cannot be reached" in told
    (machine.said / "flint").unlink()
    assert call("run")[0] == 0


def test_what_is_installed_follows_what_the_project_asks_for(machine: Machine, call: Call) -> None:
    call("test")
    file = machine.root / "pyproject.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("line-length = 100", "line-length = 99"), encoding="utf-8")
    assert call("test") == (0, "")
    file.write_text(text.replace('"pytest>=9"', '"pytest>=9.1"'), encoding="utf-8")
    assert call("run") == (0, "")
    assert "adding to .venv" in call("test")[1]
    assert len(machine.calls("-m venv")) == 1
    file.write_text(text.replace('"numpy>=2.1"', '"numpy>=2.2"'), encoding="utf-8")
    assert "making .venv" in call("run")[1]
    assert len(machine.calls("-m venv")) == 2


def test_a_half_made_environment_is_made_again(machine: Machine, call: Call) -> None:
    machine.says("pip", "ERROR: killed\n")
    assert call("run")[0] == 1
    assert machine.started == []
    (machine.said / "pip").unlink()
    assert call("run")[0] == 0
    assert len(machine.calls("-m venv")) == 2


REASONS = {
    "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError("
    "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')'\n"
    "ERROR: No matching distribution found for hatchling>=1.27": "the package index cannot be "
    "reached (temporary failure in name resolution)",
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device": (
        "the disk is full"
    ),
    "ERROR: No matching distribution found for numpy==9": "the package index has no numpy==9 for",
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES.": "THESE PACKAGES DO NOT MATCH THE HASHES;",
    "Segmentation fault": "Segmentation fault;",
    "": "no reason was given;",
}


@pytest.mark.parametrize("said", REASONS)
def test_why_pip_failed_is_said_in_a_sentence(machine: Machine, call: Call, said: str) -> None:
    machine.says("pip", said)
    status, told = call("run")
    log = machine.root / ".venv.log"
    assert status == 1
    last = told.splitlines(keepends=True)[-1]
    assert f"equipoise: pip could not install what is needed: {REASONS[said]}" in last
    assert last.endswith(AGAIN.format(log=log))
    assert said in log.read_text(encoding="utf-8")


def test_an_environment_that_cannot_be_made_is_said(machine: Machine, call: Call) -> None:
    machine.says("venv", "Error: [Errno 13] Permission denied: '/x/.venv'\n")
    status, told = call("run")
    assert status == 1
    assert "the environment .venv could not be made: Error: [Errno 13] Permission denied" in told


@pytest.mark.parametrize(
    ("said", "package"),
    [
        ("ModuleNotFoundError: No module named 'pip'", "--no-install-recommends python3-pip"),
        ("ModuleNotFoundError: No module named 'venv'", "--no-install-recommends python3-venv"),
        ("/usr/bin/python3: No module named pip", "--no-install-recommends python3-pip"),
    ],
)
def test_missing_tools_are_noticed_before_anything_else(
    machine: Machine, call: Call, said: str, package: str
) -> None:
    machine.says("tools", said)
    status, told = call("run")
    assert status == 1
    assert package in told
    assert len(told.splitlines()) == 1
    assert not machine.calls("-m")


def test_a_pip_that_is_too_old_is_noticed(machine: Machine, call: Call) -> None:
    machine.says("pip-version", "22.0.2\n")
    status, told = call("run")
    assert status == 1
    assert "pip 22.3 or newer is needed, this is 22.0.2;" in told
    assert not machine.calls("-m")


def test_interrupting_ends_in_a_sentence(
    machine: Machine, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (machine.said / "pip-lasts").touch()
    monkeypatch.setattr(environment, "_pip_news", lambda line: signal.raise_signal(signal.SIGINT))
    # what a shell runs in the background ignores Ctrl+C, and its children inherit that
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        status, told = call("run")
    finally:
        signal.signal(signal.SIGINT, before)
    assert status == 130
    assert told.endswith("equipoise: set-up was stopped; run it again to go on\n")


def test_a_checkout_that_cannot_be_written_is_said(machine: Machine, call: Call) -> None:
    (machine.root / ".venv.lock").mkdir()
    status, told = call("run")
    assert status == 1
    assert told.startswith(f"equipoise: set-up failed: {machine.root / '.venv.lock'}: is a dir")
    assert len(told.splitlines()) == 1


def test_too_little_room_is_noticed_before_anything_is_fetched(
    machine: Machine, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(free=200_000_000))
    status, told = call("run")
    assert status == 1
    assert "has 200 MB free, about 650 MB are needed; make room" in told
    assert not machine.calls("-m venv")


def test_a_second_set_up_waits_for_the_first(machine: Machine, call: Call) -> None:
    held = (machine.root / ".venv.lock").open("w")
    fcntl.flock(held, fcntl.LOCK_EX)
    told: list[str] = []

    class Watching(Steps):
        def say(self, message: str) -> None:
            told.append(message)
            held.close()

    with environment.alone(machine.root, Watching(machine.root / "log")):
        assert told == ["another set-up is at work here; waiting for it ..."]
    with environment.alone(machine.root, Watching(machine.root / "log")):
        assert len(told) == 1


def test_what_does_not_load_is_named_and_asked_again_next_time(
    machine: Machine, call: Call
) -> None:
    machine.says("imports", "PySide6.QtNetwork: libnew.so.2: cannot open shared object file\n")
    status, told = call("run")
    assert status == 1
    assert "can be loaded: libnew.so.2; install it and run this again (details: " in told
    assert call("run")[0] == 1
    (machine.said / "imports").unlink()
    assert call("run")[0] == 0
    assert len(machine.calls("-m venv")) == 1, "only what failed is done again"


def apt(machine: Machine, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put an apt-get on the path, and let a library be missing."""
    file = machine.said / "apt-get"
    file.write_text(f'#!/bin/sh\necho "apt $@" >> "{machine.said}/calls"\n{body}\n')
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{machine.said}:/usr/bin:/bin")
    monkeypatch.setattr(libraries, "LIBRARIES", {"libnone.so.9": "libnone9"})


def test_without_the_right_to_install_one_line_does_it(
    machine: Machine, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt(machine, monkeypatch, "exit 0")
    monkeypatch.setattr(libraries, "X11_LIBRARIES", {"libother.so.9": "libother9"})
    status, told = call("run")
    assert status == 1
    line = told.splitlines()[-1]
    wanted = "apt-get update && apt-get install -y --no-install-recommends libnone9 libother9"
    assert line.endswith(f"'{wanted}'")
    assert not machine.calls("apt")
    assert not machine.calls("-m venv"), "nothing is fetched before"


def test_root_gets_the_libraries_and_hears_how_much_is_fetched(
    machine: Machine, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt(machine, monkeypatch, "echo 'Need to get 55.4 MB of archives.'")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    status, told = call("run")
    assert status == 0
    assert "system libraries that Qt needs (1 packages, once)" in told
    assert "  downloading 55.4 MB\n" in told
    assert machine.calls("apt install")[0].endswith("libnone9")


def test_why_apt_get_failed_is_said_in_a_sentence(
    machine: Machine, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt(machine, monkeypatch, "echo 'E: Unable to locate package libnone9'; exit 100")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    status, told = call("run")
    assert status == 1
    assert "Unable to locate package libnone9; run it again" in told
    assert not machine.calls("-m venv")


class Terminal:
    """A stream that is a terminal and keeps what is written."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_moves_and_is_wiped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    steps = Steps(tmp_path / "log", screen)  # type: ignore[arg-type]
    status, lines = steps.run(["sh", "-c", "echo one; echo two; exit 3"], news=lambda line: line)
    assert (status, lines) == (3, ["one", "two"])
    assert screen.text == "\r\x1b[K  one ... 0 s\r\x1b[K  two ... 0 s\r\x1b[K"
