"""What is read out where small multiples are pointed at.

Owns those sentences. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.words.names import inside, measured, starting
from games.words.wording import short_level

if TYPE_CHECKING:
    from gui.charts.marks.strip import Segment
    from gui.charts.multiples.types import MultiplesScene, Strip
    from gui.charts.sweep.types import Tip

__all__ = ["before_words", "segment_words", "tip_words"]


def segment_words(scene: MultiplesScene, strip: Strip, segment: Segment) -> str:
    """Say what a regime of one strip is."""
    several = f"{segment.count} {segment.many}: " if segment.several and segment.count else ""
    return (
        f"{_strip(scene, strip)}, {inside(scene.axis.name)} {short_level(segment.low)} to"
        f" {measured(short_level(segment.high), scene.axis.unit)}:"
        f" {several}{segment.listed}{segment.doubt}"
    )


def before_words(scene: MultiplesScene, strip: Strip, name: str, segment: Segment) -> str:
    """Say what a regime of an earlier scenario was."""
    return f"{starting(name)}: {segment_words(scene, strip, segment)}"


def tip_words(scene: MultiplesScene, strip: Strip, tip: Tip) -> str:
    """Say where a tipping point of one strip is, and why."""
    at = measured(tip.text, scene.axis.unit)
    place = f"{_strip(scene, strip)}: {inside(scene.axis.name)} tips at {at}"
    return f"{place}. {tip.cause}" if tip.cause else place


def _strip(scene: MultiplesScene, strip: Strip) -> str:
    return f"{scene.second.name} {measured(strip.text, scene.second.unit)}"
