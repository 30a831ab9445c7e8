#!/usr/bin/env python3
"""Set Equipoise up and start it, with nothing but Python 3.11 and pip.

    python3 packaging/bootstrap.py run  [arguments of equipoise]
    python3 packaging/bootstrap.py test [arguments of pytest]      everything
    python3 packaging/bootstrap.py unit [arguments of pytest]      what takes less than a minute
    python3 packaging/bootstrap.py setup
    python3 packaging/bootstrap.py register [--remove]     a double-click opens scenarios (Linux)

The first call makes the virtual environment `.venv` with pinned dependencies and installs the
system libraries Qt needs (when root; otherwise it prints the command and stops). What only tests
need comes with the first test, unit or setup. Later calls find it all in place and cost a few
hundredths of a second. Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from environment import Environment, alone
from libraries import install, opens_on_x11
from steps import Steps, Trouble

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
#: What an action needs of the environment.
PARTS = {
    "run": ("run",),
    "test": ("run", "dev"),
    "unit": ("run", "dev"),
    "setup": ("run", "dev"),
    "register": ("run",),
}


def base_python() -> str:
    """Return the Python that environments are made with, even if this one runs in one itself."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def set_up(environment: Environment, steps: Steps, parts: tuple[str, ...]) -> None:
    """Bring libraries and environment to the state this checkout asks for; cheap when they are.

    Raises
    ------
    Trouble
        It cannot be done; the message says why and what helps.
    """
    root = os.name == "posix" and os.geteuid() == 0
    x11 = opens_on_x11(os.environ)
    platforms = ("offscreen", "xcb") if root or x11 else ("offscreen",)
    if all(environment.has(part) for part in (*parts, *platforms)):
        return
    with alone(ROOT, steps):
        if all(environment.has(part) for part in (*parts, *platforms)):
            return  # somebody else was at it
        steps.log.unlink(missing_ok=True)
        if not all(environment.has(part) for part in parts):
            environment.check_tools()
        install(steps, root=root, x11=x11)
        for part in parts:
            if not environment.has(part):
                environment.make(part)
        environment.check(platforms)
    steps.say("everything is in place")


def main(arguments: list[str]) -> int:
    """Do what the first argument says and return the exit status."""
    steps = Steps(ROOT / ".venv.log")
    if sys.version_info < OLDEST:
        needed, found = ".".join(map(str, OLDEST)), sys.version.split()[0]
        steps.say(f"Python {needed} or newer is needed; this is {found}")
        return 1
    if not arguments or arguments[0] not in PARTS:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    action, *rest = arguments
    environment = Environment(ROOT, steps, base_python())
    try:
        set_up(environment, steps, PARTS[action])
    except Trouble as trouble:
        steps.say(str(trouble))
        return 1
    except OSError as error:
        steps.say(f"set-up failed: {place_of(error)}; put that right and run it again")
        return 1
    except KeyboardInterrupt:
        steps.say("set-up was stopped; run it again to go on")
        return 130
    if action == "setup":
        return 0
    if action == "register":
        import register  # beside this file

        return register.main(rest, environment.programs / "equipoise")
    if action == "run":
        return hand_over([str(environment.python), "-m", "gui", *rest])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    unit = ["-m", "unit"] if action == "unit" else []
    return hand_over([str(environment.python), "-m", "pytest", *unit, *rest])


def place_of(error: OSError) -> str:
    """Return what could not be done where, as the system says it."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{(error.strerror or str(error)).lower()}"


def hand_over(command: list[str]) -> int:
    """Let a program take this process over; where that cannot be, run it and return its status."""
    if os.name != "nt":
        os.execv(command[0], command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
