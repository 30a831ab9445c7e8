#!/usr/bin/env python3
"""Set Equipoise up and start it, with nothing but Python 3.11 and pip.

    python3 packaging/bootstrap.py run  [arguments of equipoise]
    python3 packaging/bootstrap.py test [arguments of pytest]      everything
    python3 packaging/bootstrap.py unit [arguments of pytest]      what takes less than a minute
    python3 packaging/bootstrap.py setup
    python3 packaging/bootstrap.py register [--remove]     a double-click opens scenarios (Linux)

The first call makes the virtual environment `.venv` with pinned dependencies and installs the
system libraries Qt needs (when root; otherwise it prints the command and stops). Later calls find
it all in place and cost a few hundredths of a second. Standard library only: it runs before
anything is installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "equipoise-setup"
OLDEST = (3, 11)

#: Shared library -> Debian package, for every Qt program, and for one with a window on X11.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
#: Without font files Qt draws every letter as a box, silently.
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")
FONT_PACKAGE = "fonts-dejavu-core"
#: Debian 13 and Ubuntu 24.04 renamed these.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def say(message: str) -> None:
    """Print one line for the person at the terminal."""
    print(f"equipoise: {message}", file=sys.stderr, flush=True)


def needs_x11() -> bool:
    """Tell whether a window would open on an X11 display."""
    platform = os.environ.get("QT_QPA_PLATFORM", "xcb")
    return "DISPLAY" in os.environ and platform.startswith("xcb")


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages whose libraries cannot be loaded, each once."""
    missing: list[str] = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if not any(next(Path(folder).rglob("*.[to]tf"), None) for folder in FONTS):
        missing.append(FONT_PACKAGE)
    return list(dict.fromkeys(missing))


def renamed_here(package: str) -> str:
    """Return the name this release of Debian or Ubuntu gives to a package."""
    other = RENAMED.get(package)
    if other and shutil.which("apt-cache"):
        known = subprocess.run(["apt-cache", "show", other], capture_output=True, check=False)
        return other if known.returncode == 0 else package
    return package


def install_system_libraries() -> None:
    """Install what Qt needs from Debian's packages; where that cannot be, say how and stop."""
    if not sys.platform.startswith("linux"):
        return
    root = os.geteuid() == 0
    everything = root or needs_x11()
    packages = missing_packages({**LIBRARIES, **X11_LIBRARIES} if everything else LIBRARIES)
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends"]
    if not shutil.which("apt-get"):
        # another distribution: it may have them under names we do not know
        say(f"Qt may need these libraries, by their Debian names: {' '.join(packages)}")
        return
    if not root:
        command = " ".join(["sudo", *install, *map(renamed_here, packages)])
        raise SystemExit(f"equipoise: Qt needs system libraries; install them with:  {command}")
    say("installing the system libraries Qt needs ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False, stdout=sys.stderr)
    names = [renamed_here(package) for package in packages]
    subprocess.run([*install, "-qq", *names], env=quiet, check=True, stdout=subprocess.DEVNULL)


def fingerprint() -> str:
    """Return a digest of everything the environment is made from."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("pyproject.toml", "constraints.txt", "packaging/bootstrap.py"):
        digest.update((ROOT / name).read_bytes())
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def dev_requirements() -> list[str]:
    """Return the development dependencies that pyproject.toml lists."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["dependency-groups"]["dev"])


def make_environment() -> None:
    """Create `.venv` and install the pinned dependencies and the project, editable."""
    say("setting up .venv (once; about half a minute) ...")
    # Debian splits ensurepip off python3: an environment without pip, filled from outside
    subprocess.run(
        [sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)], check=True
    )
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode != 0:
        raise SystemExit(
            "equipoise: pip is missing; install it with:  sudo apt-get install python3-pip"
        )
    subprocess.run(
        [
            *pip,
            "--python",
            str(PYTHON),
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--constraint",
            "constraints.txt",
            "--editable",
            ".",
            *dev_requirements(),
        ],
        cwd=ROOT,
        check=True,
    )


def set_up() -> None:
    """Bring libraries and environment to the state this checkout asks for; cheap when they are."""
    install_system_libraries()
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    make_environment()
    STAMP.write_text(wanted, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Do what the first argument says and return the exit status."""
    if sys.version_info < OLDEST:
        say(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}")
        return 1
    if not arguments or arguments[0] not in {"run", "test", "unit", "setup", "register"}:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    try:
        set_up()
    except subprocess.CalledProcessError as error:
        say(f"set-up failed: {' '.join(map(str, error.cmd[:6]))} ... (status {error.returncode})")
        return 1
    action, *rest = arguments
    environment = dict(os.environ)
    if action == "setup":
        return 0
    if action == "register":
        import register  # beside this file

        return register.main(rest, BIN / "equipoise")
    if action in {"test", "unit"}:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        tests = [str(PYTHON), "-m", "pytest", *(["-m", "unit"] if action == "unit" else []), *rest]
        return subprocess.call(tests, cwd=ROOT, env=environment)
    command = [str(PYTHON), "-m", "gui", *rest]
    if os.name != "nt":
        os.execve(command[0], command, environment)  # the program takes this process over
    return subprocess.call(command, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
