"""Where a page lives: what it charts and computes with, what a press selects, how it looks.

Owns what every page is made of, and the making. Knows no chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from games.study.sweep.selection import LOW

if TYPE_CHECKING:
    from gui.charts.kind import Kind
    from gui.charts.pages.tabs import ChartPage
    from gui.core.document import Document
    from gui.core.selection import Selection
    from gui.look.tokens import Tokens
    from gui.work.jobs import Jobs

__all__ = ["Place", "page_of"]

#: The page of a chart that needs none of its own.
_USUAL = "gui.charts.pages.lane.LanePage"


@dataclass(frozen=True, eq=False)
class Place:
    """What a page is given.

    Attributes
    ----------
    document
        What is charted, and what handles in the picture move.
    jobs
        Where answers are computed.
    selection
        What a press in the picture selects.
    tokens
        Colours and type.
    rule
        Id of the selection rule to begin with.
    """

    document: Document
    jobs: Jobs
    selection: Selection
    tokens: Tokens
    rule: str = LOW


def page_of(kind: Kind, place: Place) -> ChartPage:
    """Import and make the page of a chart."""
    module, _, name = (kind.page or _USUAL).rpartition(".")
    return cast("ChartPage", getattr(import_module(module), name)(kind, place))
