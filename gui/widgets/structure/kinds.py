"""Which form shows which kind of item: one line a kind.

Owns the list and nothing else. The kind is the first word of an item's address
(`gui.widgets.structure.items`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.widgets.structure.form import Form

__all__ = ["FORMS"]

FORMS: dict[str, type[Form]] = {}
