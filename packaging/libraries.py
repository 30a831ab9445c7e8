"""The system libraries that Qt needs: which, from which Debian packages, and getting them.

Owns the list. That the list is whole is checked where it counts, by importing what the program
imports (`imports.py`), and by a test that reads what Qt's own files ask for. Standard library only.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from steps import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steps import Steps

#: Shared library -> Debian package, for every Qt program, and for one with a window on X11.
#: Where a release has renamed a package, the new one answers to the old name.
LIBRARIES = {
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
#: Without font files Qt draws every letter as a box, silently.
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")
FONT_PACKAGE = "fonts-dejavu-core"
NEEDED_BY = re.compile(r"\b(lib[\w.+-]+\.so[.\d]*)")
INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


def opens_on_x11(environment: Mapping[str, str]) -> bool:
    """Tell whether a window would open on an X11 display."""
    platform = environment.get("QT_QPA_PLATFORM", "xcb")
    return "DISPLAY" in environment and platform.startswith("xcb")


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
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


def command_for(packages: list[str]) -> str:
    """Return the one line by which this user installs packages."""
    line = f"apt-get update && {' '.join([*INSTALL, *packages])}"
    if os.name == "posix" and os.geteuid() == 0:
        return line
    return f"sudo sh -c '{line}'" if shutil.which("sudo") else f"su -c '{line}'"


def install(steps: Steps, *, root: bool, x11: bool) -> None:
    """Install what Qt needs from Debian's packages; where that cannot be, say how and stop.

    Parameters
    ----------
    steps
        Tells and runs.
    root
        This user may install packages.
    x11
        A window would open on an X11 display.
    """
    if not sys.platform.startswith("linux"):
        return
    everything = {**LIBRARIES, **X11_LIBRARIES}
    if not missing_packages(everything if root or x11 else LIBRARIES):
        return
    packages = missing_packages(everything)
    if not shutil.which("apt-get"):
        # another distribution: it may have them under names we do not know
        steps.say(f"Qt may need these libraries, by their Debian names: {' '.join(packages)}")
        return
    if not root:
        message = (
            "Qt needs system libraries; install them with the line below and run this again\n"
            f"    {command_for(packages)}"
        )
        raise Trouble(message)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps.say(f"installing system libraries that Qt needs ({len(packages)} packages, once) ...")
    _, updated = steps.run(["apt-get", "update"], environment=quiet)
    command = [*INSTALL, "-o", "DPkg::Lock::Timeout=120", *packages]
    status, lines = steps.run(command, news=_apt_news, motion=_apt_motion, environment=quiet)
    if status:
        complaints = [line for line in [*updated, *lines] if line[:2] in {"E:", "W:"}]
        reason = complaints[-1][2:].strip() if complaints else f"status {status}"
        message = f"apt-get could not install the libraries Qt needs: {reason}; run it again"
        raise Trouble(f"{message}{steps.details()}")


def missing_of(complaints: list[str]) -> str:
    """Say which libraries and packages the complaints of `imports.py` are about."""
    named = [found[1] for line in complaints if (found := NEEDED_BY.search(line))]
    known = {**LIBRARIES, **X11_LIBRARIES}
    return ", ".join(
        f"{library} (Debian package {known[library]})" if library in known else library
        for library in dict.fromkeys(named)
    )


def _apt_news(line: str) -> str:
    """Return how much apt-get fetches, where it says so."""
    start = "Need to get "
    return (
        f"downloading {line[len(start) :].split(' of ')[0].split('/')[0]}"
        if line.startswith(start)
        else ""
    )


def _apt_motion(line: str) -> str:
    """Return what apt-get is at, where it says so."""
    return f"unpacking {line.split()[1]}" if line.startswith("Unpacking ") else ""
