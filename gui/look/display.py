"""Is there a screen? Asked before Qt starts, because without one Qt aborts the whole process.

Owns the question for Linux (X11 and Wayland sockets); elsewhere a screen is taken for granted.
Imports no Qt and opens no window.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["headless_reason", "use_offscreen_platform_if_headless"]

#: An X display name: optional host, number, optional screen.
DISPLAY = re.compile(r"^(?P<host>[^:]*):(?P<number>\d+)(\.\d+)?$")
X11_PORT = 6000
CONNECT_SECONDS = 2.0


def headless_reason(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Say why no window can open, or None if one can.

    Parameters
    ----------
    environment
        The process environment; `QT_QPA_PLATFORM` other than X11 or Wayland is taken at its word.
    platform
        `sys.platform` of the machine asked about.
    """
    if not platform.startswith("linux"):
        return None
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return None
    wayland = environment.get("WAYLAND_DISPLAY", "")
    if wayland and not chosen.startswith("xcb"):
        runtime = Path(environment.get("XDG_RUNTIME_DIR", "/run/user"))
        if _answers_unix(str(runtime / wayland)):
            return None
    display = environment.get("DISPLAY", "")
    if not display:
        return "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)"
    if not _answers_x11(display):
        return f"the display {display} does not answer"
    return None


def _answers_x11(display: str) -> bool:
    """Tell whether something listens where an X display name points."""
    named = DISPLAY.match(display)
    if named is None:
        return True  # a form we do not know: let Qt try
    host, number = named["host"], int(named["number"])
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"
        return _answers_unix(path) or _answers_unix("\0" + path)
    try:
        with socket.create_connection((host, X11_PORT + number), CONNECT_SECONDS):
            return True
    except OSError:
        return False


def _answers_unix(path: str) -> bool:
    """Tell whether a Unix socket accepts connections; a path with a leading NUL is abstract."""
    if not hasattr(socket, "AF_UNIX"):
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(CONNECT_SECONDS)
        try:
            probe.connect(path)
        except OSError:
            return False
        return True


def use_offscreen_platform_if_headless() -> None:
    """Let Qt draw without a screen where there is none; for exports."""
    if headless_reason(os.environ) is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
