"""The program's own Python environment `.venv`: made once, in two parts, and known to be whole.

Owns what is installed, the stamps that say so, and why it could not be. A stamp is a digest of what
its part is made from, written when the part is whole: an environment without it is half made and
is made again. A platform of Qt is stamped when everything was seen to load. Standard library only.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from libraries import command_for, missing_of
from steps import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steps import Steps

PLATFORMS = ("offscreen", "xcb")
#: What the parts ask of the disk, downloads included, and what is fetched if nothing is cached.
ROOM_MB = {"run": 650, "dev": 150}
DOWNLOAD_MB = {"run": 140, "dev": 35}
OLDEST_PIP = (22, 3)  # the first that installs into another environment
NETWORK = re.compile(
    r"Temporary failure in name resolution|Name or service not known|nodename nor servname provided"
    r"|getaddrinfo failed|Network is unreachable|No route to host|Connection refused"
    r"|Connection reset|Remote end closed connection|timed out|CERTIFICATE_VERIFY_FAILED"
    r"|Cannot connect to proxy|HTTP error \d+|Max retries exceeded",
    re.IGNORECASE,
)
DISK = re.compile(r"No space left on device|Disk quota exceeded", re.IGNORECASE)
NO_WHEEL = re.compile(r"No matching distribution found for", re.IGNORECASE)
NO_PROOFS = (
    "there is no python-flint for this platform, so answers are checked but not proved; everything"
    " else works"
)
FETCHED = re.compile(r"(Downloading|Using cached) (?:\S*/)?([^-\s]+)-\S+ \(([\d.]+ MB)\)")
PIP_INSTALL = ("install", "--progress-bar", "off", "--no-color", "--constraint", "constraints.txt")


class Environment:
    """The environment of one checkout.

    Parameters
    ----------
    root
        The checkout.
    steps
        Tells and runs.
    base
        The Python it is made with.
    """

    def __init__(self, root: Path, steps: Steps, base: str) -> None:
        self._root = root
        self._steps = steps
        self._base = base
        self._folder = root / ".venv"
        self.programs = self._folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.programs / ("python.exe" if os.name == "nt" else "python")

    def digests(self) -> dict[str, str]:
        """Return for each part the digest of everything it is made from."""
        project = self._project()
        pinned = (self._root / "constraints.txt").read_text(encoding="utf-8")
        built = [project["project"], project["build-system"], project["tool"]["hatch"]]
        run = _digest([sys.version, str(self._root), pinned, built])
        loads = dict.fromkeys(PLATFORMS, run)
        return {"run": run, "dev": _digest([run, self._dev(project)]), **loads}

    def has(self, part: str) -> bool:
        """Tell whether a part is whole and made from what this checkout asks for."""
        stamp = self._stamp(part)
        wanted = self.digests()[part]
        return self.python.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted

    def check_tools(self) -> None:
        """Raise `Trouble` unless this Python has what making an environment takes."""
        code = "import venv, pip; print(pip.__version__)"
        status, lines = self._steps.run([self._base, "-c", code])
        said = lines[-1] if lines else ""
        if status:
            missing = re.search(r"No module named '?(\w+)", said)
            name = missing[1] if missing else "pip"
            package = {"venv": "python3-venv"}.get(name, "python3-pip")
            message = (
                f"{name} is missing; install it (Debian and Ubuntu:  {command_for([package])} ) "
                "and run this again"
            )
            raise Trouble(message)
        version = tuple(int(number) for number in re.findall(r"\d+", said)[:2])
        if version < OLDEST_PIP:
            message = (
                f"pip 22.3 or newer is needed, this is {said}; bring it up to date with  "
                f"{Path(self._base).name} -m pip install --user --upgrade pip  and run this again"
            )
            raise Trouble(message)

    def make(self, part: str) -> None:
        """Make a part from nothing (`run`) or add it to what runs (`dev`); raise `Trouble`."""
        self._check_room(part)
        wanted = self.digests()[part]
        self._stamp(part).unlink(missing_ok=True)
        fetched = f"downloads about {DOWNLOAD_MB[part]} MB, once"
        if part == "run":
            self._steps.say(f"making .venv with what the program needs ({fetched}) ...")
            # Debian splits ensurepip off python3: an environment without pip, filled from outside
            bare = [self._base, "-m", "venv", "--clear", "--without-pip", str(self._folder)]
            status, lines = self._steps.run(bare)
            if status:
                raise self._trouble("the environment .venv could not be made", lines)
            self._install(["--editable", "."])
            self._install_prover()
        else:
            self._steps.say(f"adding to .venv what the tests need ({fetched}) ...")
            self._install(self._dev(self._project()))
        self._stamp(part).write_text(wanted, encoding="utf-8")

    def check(self, platforms: Iterable[str]) -> None:
        """Import everything that the program imports; raise `Trouble` if something is missing.

        Parameters
        ----------
        platforms
            Qt's platforms that must load, too.
        """
        script = str(self._root / "packaging" / "imports.py")
        self._steps.say("trying whether everything loads ...")
        status, lines = self._steps.run([str(self.python), script, *platforms])
        if status:
            reason = missing_of(lines) or (lines[-1] if lines else f"status {status}")
            message = f"not everything the program uses can be loaded: {reason}; "
            raise Trouble(f"{message}install it and run this again{self._steps.details()}")
        for platform in platforms:
            self._stamp(platform).write_text(self.digests()[platform], encoding="utf-8")

    def _install(self, what: list[str]) -> None:
        """Let pip install into the environment; raise `Trouble` if it does not."""
        status, lines = self._pip(what)
        if status:
            raise self._trouble("pip could not install what is needed", lines)

    def _install_prover(self) -> None:
        """Install exact arithmetic, from wheels only; say so where there is none.

        To build it takes a compiler and three libraries, so nobody is asked to.
        """
        wanted = self._project()["project"]["optional-dependencies"]["proof"]
        status, lines = self._pip(["--only-binary", ":all:", *wanted])
        if not status:
            return
        if NO_WHEEL.search("\n".join(lines)) and not NETWORK.search("\n".join(lines)):
            self._steps.say(NO_PROOFS)
        else:
            raise self._trouble("pip could not install exact arithmetic", lines)

    def _pip(self, what: list[str]) -> tuple[int, list[str]]:
        """Let pip install into the environment; return its status and what it said."""
        clean = {k: v for k, v in os.environ.items() if k not in {"PIP_TARGET", "PIP_PREFIX"}}
        clean |= {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        pip = [self._base, "-m", "pip", "--python", str(self.python), *PIP_INSTALL]
        return self._steps.run([*pip, *what], news=_pip_news, environment=clean, folder=self._root)

    def _trouble(self, what: str, lines: list[str]) -> Trouble:
        return Trouble(f"{what}: {reason_of(lines)}; run it again{self._steps.details()}")

    def _check_room(self, part: str) -> None:
        free = shutil.disk_usage(self._root).free // 1_000_000
        if free < ROOM_MB[part]:
            message = (
                f"there is too little room for .venv: {self._root} has {free} MB free, about "
                f"{ROOM_MB[part]} MB are needed; make room and run it again"
            )
            raise Trouble(message)

    def _stamp(self, part: str) -> Path:
        return self._folder / f"equipoise-{part}"

    def _project(self) -> dict[str, Any]:
        import tomllib

        return tomllib.loads((self._root / "pyproject.toml").read_text(encoding="utf-8"))

    def _dev(self, project: dict[str, Any]) -> list[str]:
        return list(project["dependency-groups"]["dev"])


@contextmanager
def alone(root: Path, steps: Steps) -> Iterator[None]:
    """Keep a second set-up of the same checkout waiting until the first has ended."""
    path = root / ".venv.lock"
    with path.open("w", encoding="utf-8") as handle:
        if os.name == "posix":
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                steps.say("another set-up is at work here; waiting for it ...")
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def reason_of(lines: list[str]) -> str:
    """Return in a few words why pip, or the making of an environment, failed."""
    text = "\n".join(lines)
    if DISK.search(text):
        return "the disk is full"
    network = NETWORK.search(text)
    if network:
        return f"the package index cannot be reached ({network[0].lower()})"
    lacking = re.search(r"No matching distribution found for (.+)", text)
    if lacking:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return f"the package index has no {lacking[1]} for Python {version} on {sys.platform}"
    errors = [line[6:].strip() for line in lines if line.startswith("ERROR:")]
    spoken = errors or [line.strip() for line in lines if line.strip()] or ["no reason was given"]
    return spoken[-1].rstrip(".")


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _pip_news(line: str) -> str:
    """Return what is worth telling of a line that pip prints."""
    fetched = FETCHED.search(line)
    if fetched:
        how = {"Downloading": "downloading", "Using cached": "unpacking, kept from before:"}
        return f"{how[fetched[1]]} {fetched[2]} ({fetched[3]})"
    if line.startswith("Installing collected packages: "):
        return f"installing {line.count(',') + 1} packages"
    return ""
