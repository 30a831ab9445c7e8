"""Two sweeps of one driver, one above the other, with their tipping points joined.

Owns the frozen scene and how it is made of a comparison. Knows no Qt; how it is laid out is
`gui.charts.pair.layout`'s, as a table it is `gui.charts.pair.table`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from games.study.compare.effect_words import outcome_sentences, regimes_sentence, tip_text
from games.study.compare.effects import TipFate
from games.study.sweep.selection import LOW, followed, rule_name
from games.words.certainty import least_sure, of_sweep
from games.words.wording import short_level
from gui.charts.marks.axis import axis_of
from gui.charts.marks.printed import Printed
from gui.charts.marks.provenance import provenance_of
from gui.charts.sweep.series import segments

if TYPE_CHECKING:
    from games.study.compare.effects import Comparison, Solved
    from gui.charts.marks.axis import Axis
    from gui.charts.marks.strip import Segment

__all__ = ["Joint", "PairScene", "Strip", "pair_scene"]


@dataclass(frozen=True, eq=False)
class Strip:
    """One sweep as regimes side by side; `today` is where its driver stands."""

    name: str
    segments: tuple[Segment, ...]
    today: float


@dataclass(frozen=True, slots=True)
class Joint:
    """A tipping point in the upper strip, in the lower, or in both; `words` say what became of it.

    `old` and `new` are (level, text) pairs, None where the point is not there.
    """

    old: tuple[float, str] | None
    new: tuple[float, str] | None
    still: bool
    words: str


@dataclass(frozen=True, eq=False, kw_only=True)
class PairScene(Printed):
    """Both strips over one axis that reaches from the lower low to the higher high."""

    axis: Axis
    upper: Strip
    lower: Strip
    joints: tuple[Joint, ...]


def pair_scene(found: Comparison, old_name: str, new_name: str) -> PairScene | None:
    """Return the picture of a comparison; None where there is no driver to sweep."""
    if found.old.sweep is None or found.new.sweep is None:
        return None
    new = found.new.scenario
    driver = new.driver(found.driver)
    axes = [axis_of(side.scenario.driver(found.driver)) for side in (found.old, found.new)]
    axis = min(axes, key=lambda one: one.low - one.high)  # the longer range has the better ticks
    said = outcome_sentences(found)
    where = regimes_sentence(found)
    return PairScene(
        title=said[0],
        subtitle=where,
        description=" ".join((*said, where, *(tip_text(found, tip) for tip in found.tips))),
        axis=axis,
        upper=_strip(found.old, old_name),
        lower=_strip(found.new, new_name),
        joints=tuple(
            Joint(
                None if tip.old is None else (tip.old.at.value, short_level(tip.old.at)),
                None if tip.new is None else (tip.new.at.value, short_level(tip.new.at)),
                tip.fate is TipFate.STAYS,
                tip_text(found, tip),
            )
            for tip in found.tips
        )
        or _unjoined(found),
        provenance=provenance_of(
            *(new, f"{rule_name(LOW)}, along {driver.name}", found.hashes[1]),
            proof=least_sure(of_sweep(one) for one in (found.old.sweep, found.new.sweep) if one),
        ),
    )


def _unjoined(found: Comparison) -> tuple[Joint, ...]:
    """Return the tipping points of both where they cannot be paired."""
    assert found.old.sweep is not None
    assert found.new.sweep is not None
    joints = []
    for place, side in enumerate((found.old.sweep, found.new.sweep)):
        for tip in side.tipping_points:
            end = (tip.at.value, short_level(tip.at))
            words = f"Tipping point at {end[1]}"
            old, new = (end, None) if place == 0 else (None, end)
            joints.append(Joint(old, new, still=False, words=words))
    return tuple(joints)


def _strip(side: Solved, name: str) -> Strip:
    assert side.sweep is not None
    today = float(side.scenario.driver(side.driver).level)
    return Strip(name, segments(side.scenario, *followed(side.sweep, LOW)), today)
