"""Pages of charts by themselves, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.pages.place import Place
from gui.charts.pages.sweep import SweepPage
from gui.charts.sweep.kind import SWEEP
from gui.core.selection import Selection
from gui.look.tokens import LIGHT
from gui.work.jobs import InlineExecutor, Jobs

if TYPE_CHECKING:
    from gui.core.document import Document
    from gui.look.tokens import Tokens


def sweep_page(document: Document, tokens: Tokens = LIGHT) -> SweepPage:
    """A page that computes nothing, over a document."""
    return SweepPage(SWEEP, Place(document, Jobs(InlineExecutor()), Selection(), tokens))
