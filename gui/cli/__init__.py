"""The command line: the window's answers, for scripts and for machines without a screen."""

from __future__ import annotations

from gui.cli.main import main

__all__ = ["main"]
