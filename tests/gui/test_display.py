"""Whether a window can open is known before Qt is asked, because Qt would abort."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from gui.look.display import headless_reason

if TYPE_CHECKING:
    from pathlib import Path


def test_no_display_variable_means_no_window() -> None:
    reason = headless_reason({}, platform="linux")
    assert reason is not None
    assert "DISPLAY" in reason


def test_a_display_that_does_not_answer_is_named() -> None:
    reason = headless_reason({"DISPLAY": ":98765"}, platform="linux")
    assert reason is not None
    assert ":98765" in reason


def test_a_remote_display_that_refuses_is_named() -> None:
    reason = headless_reason({"DISPLAY": "127.0.0.1:59000"}, platform="linux")
    assert reason is not None
    assert "127.0.0.1:59000" in reason


def test_a_wayland_socket_that_answers_is_a_screen(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert headless_reason(environment, platform="linux") is None


def test_a_stale_wayland_socket_is_no_screen(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert headless_reason(environment, platform="linux") is not None


def test_the_offscreen_platform_needs_no_display() -> None:
    assert headless_reason({"QT_QPA_PLATFORM": "offscreen"}, platform="linux") is None


def test_other_systems_always_have_a_screen() -> None:
    assert headless_reason({}, platform="darwin") is None
    assert headless_reason({}, platform="win32") is None
