"""The dots and how they are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.charts.marks.printed import Printed
from gui.charts.marks.provenance import provenance_of

if TYPE_CHECKING:
    from games.task import Token
    from gui.charts.kind import Ask, Known


@dataclass(frozen=True, kw_only=True)
class DotsScene(Printed):
    """As many dots as equilibria."""

    dots: int


def computed(ask: Ask, token: Token, _known: Known) -> int:
    token.progress(1, 1)
    return len(ask.live.report.equilibria)


def dots_scene(ask: Ask, dots: int) -> DotsScene:
    found = f"{dots} dots"
    compared = f"Compared with {ask.against.name}." if ask.against else ""
    foot = provenance_of(ask.scenario, "", ask.content_hash, ("--chart", "dots"))
    return DotsScene(
        title=ask.title or found,
        subtitle="A dot each",
        description=f"{found}. {compared}",
        provenance=foot,
        dots=dots,
    )
