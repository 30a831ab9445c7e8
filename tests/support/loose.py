"""Sentences as they are typed: what holds formulas together on a line is a plain blank there."""

from __future__ import annotations

__all__ = ["loose"]


def loose(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
