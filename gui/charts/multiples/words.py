"""What is read out where small multiples are pointed at.

Owns those sentences. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.sweep.words import level_text

if TYPE_CHECKING:
    from gui.charts.multiples.types import MultiplesScene, Strip
    from gui.charts.sweep.types import Segment, Tip

__all__ = ["before_words", "segment_words", "tip_words"]


def segment_words(scene: MultiplesScene, strip: Strip, segment: Segment) -> str:
    """Say what a regime of one strip is."""
    rows = " | ".join(dict.fromkeys(row.name for row in segment.rows)) or segment.name
    several = f"{len(segment.rows)} equilibria: " if segment.several else ""
    doubt = "" if segment.certified else ", not certified complete"
    return (
        f"{scene.second.name} {strip.text}, {scene.axis.name} {level_text(segment.low)} to"
        f" {level_text(segment.high)}: {several}{rows}{doubt}"
    )


def before_words(scene: MultiplesScene, strip: Strip, name: str, segment: Segment) -> str:
    """Say what a regime of an earlier scenario was."""
    return f"{name[:1].upper()}{name[1:]}: {segment_words(scene, strip, segment)}"


def tip_words(scene: MultiplesScene, strip: Strip, tip: Tip) -> str:
    """Say where a tipping point of one strip is, and why."""
    place = f"{scene.second.name} {strip.text}: {scene.axis.name} tips at {tip.text}"
    return f"{place}. {tip.cause}" if tip.cause else place
