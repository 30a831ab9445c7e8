"""Whether the texts of a laid out chart stand apart, and within it.

Owns the boxes of texts as they are inked, and long names for any scenario. Knows no widget.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from games.model.scenario import Scenario
    from gui.charts.canvas.items import Typeface
    from gui.charts.marks.drawing import Drawing, Text

#: Pixels by which texts may touch, and by which their side bearings may leave the picture.
TOUCH, OUT = 1.5, 2.0

Box = tuple[float, float, float, float]


def inked(text: Text, typeface: Typeface) -> Box:
    """Return left, top, right and bottom of what a text covers: from its capitals to its line."""
    metrics = typeface.metrics(text.size, text.bold)
    width, high = typeface(text.text, text.size, text.bold), metrics.capHeight()
    left = text.x - text.across * width
    base = text.y + {"base": 0.0, "middle": high / 2, "top": metrics.ascent()}[text.down]
    return left, base - high, left + width, base


def faults(layers: Iterable[Drawing], typeface: Typeface, width: float, height: float) -> list[str]:
    """Return which texts overlap, and which leave `width` by `height` pixels."""
    texts = [text for layer in layers for text in layer.texts if text.text.strip()]
    boxes = [(text.text, inked(text, typeface)) for text in texts]
    found = [
        f"“{words}” leaves the picture: {', '.join(f'{side:.1f}' for side in box)}"
        for words, box in boxes
        if min(box[0], box[1]) < -OUT or box[2] > width + OUT or box[3] > height + OUT
    ]
    return found + [
        f"“{one}” lies over “{other}”"
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > TOUCH and min(a[3], b[3]) - max(a[1], b[1]) > TOUCH
    ]


def wordy(scenario: Scenario) -> Scenario:
    """Return a scenario with names as long as people write them."""
    tail = "with everything that its allies in the region would want to see said beside it"

    def long(name: str) -> str:
        return f"{name} {tail}"

    return replace(
        scenario,
        title=long(scenario.title),
        players=tuple(
            replace(
                player,
                name=f"{player.name} and its partners in the whole of the region",
                strategies=tuple(
                    replace(one, name=f"{one.name} as far as its parliament lets it")
                    for one in player.strategies
                ),
            )
            for player in scenario.players
        ),
        outcomes=tuple(replace(one, name=f"{one.name} of everybody") for one in scenario.outcomes),
        drivers=tuple(replace(one, name=long(one.name)) for one in scenario.drivers),
    )
