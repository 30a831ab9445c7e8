"""An earlier scenario behind a sweep: which lines and regimes, what has moved, thin lines for it.

Owns what of the earlier picture is drawn and the marks of its curves and tipping points. Knows no
Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from games.study.sweep.selection import LOW, followed, rules
from games.words.wording import short_level
from gui.charts.marks.axis import axis_of, level_like
from gui.charts.marks.comparison import faint
from gui.charts.marks.drawing import Stroke, Text
from gui.charts.marks.labels import spread
from gui.charts.marks.strip import same_strip
from gui.charts.sweep.payoffs import payoff_curves
from gui.charts.sweep.series import curves, segments, tips_of
from gui.charts.sweep.types import CHANCES, Ghost

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.charts.marks.comparison import Against
    from gui.charts.marks.drawing import Drawing, Style
    from gui.charts.marks.strip import Segment
    from gui.charts.sweep.stage import Stage
    from gui.charts.sweep.types import Curve

__all__ = ["add_curves", "add_was", "sweep_ghost"]


def sweep_ghost(
    scenario: Scenario,
    against: Against,
    rule: str,
    show: str,
    drawn: tuple[Curve, ...],
    strip: tuple[Segment, ...],
) -> Ghost:
    """Return the ghost of an earlier scenario behind the present curves and regimes.

    Parameters
    ----------
    scenario
        The present one.
    against
        The earlier one, with its sweep along the same driver.
    rule, show
        As for the present picture; a rule that the earlier scenario does not know is replaced by
        following from low.
    drawn, strip
        The present picture, to tell what has moved. Today's level is no part of it: it moves while
        the picture rests.
    """
    name, old, live = against.name, against.scenario, against.answer
    lack = against.lack(scenario, answered=live is not None and live.sweep is not None)
    if lack or live is None or live.sweep is None or live.level is None:
        return Ghost(name, lack)
    sweep, choice = followed(live.sweep, rule if rule in rules(old) else LOW)
    before = segments(old, sweep, choice)
    if show == CHANCES:
        pale = curves(old, sweep, choice)
    else:
        assert live.line is not None  # there with every sweep
        pale = payoff_curves(old, sweep, choice, live.line)
    if _alike(pale, drawn) and same_strip(before, strip):
        stood = level_like(axis_of(old.driver(sweep.driver)), live.level)
        return Ghost(name, f"{name}: the same picture, today at {stood}")
    tips, now = tips_of(sweep), {short_level(segment.low) for segment in strip[1:]}
    gone = tuple(tip for tip in tips if tip.text not in now)
    return Ghost(name, f"faint: {name}", pale, before, tips, gone, live.level)


def _alike(one: tuple[Curve, ...], two: tuple[Curve, ...]) -> bool:
    """Tell whether two sets of curves are the same lines, up to rounding."""
    parts = [[(c.key, len(c.pieces), len(c.bands)) for c in own] for own in (one, two)]
    if parts[0] != parts[1]:
        return False
    if any(
        not np.allclose([x.low, x.high], [y.low, y.high], rtol=0, atol=1e-9)
        for a, b in zip(one, two, strict=True)
        for x, y in zip(a.bands, b.bands, strict=True)
    ):
        return False
    pairs = (
        (mine, theirs)
        for a, b in zip(one, two, strict=True)
        for mine, theirs in zip(a.pieces, b.pieces, strict=True)
    )
    return all(
        np.allclose(
            np.interp(mine.levels, theirs.levels, theirs.values), mine.values, rtol=0, atol=1e-9
        )
        for mine, theirs in pairs
    )


def add_curves(ghost: Ghost, stage: Stage, style: Style, drawing: Drawing) -> None:
    """Draw every branch that was followed: finely dashed, broken at jumps; both ends of bands."""
    for curve in ghost.curves:
        color = faint(curve.color, style)
        for band in curve.bands:
            inside = np.clip(band.levels, stage.low, stage.high)
            for end in (band.low, band.high) if inside[0] < inside[-1] else ():
                ys = stage.value_ys(np.interp(inside, band.levels, end))
                path = np.column_stack([stage.xs(inside), ys])
                drawing.strokes.append(Stroke(path, color, style.hair * 1.3, "fine"))
        for piece in curve.pieces:
            if piece.weight > 0:
                shown = (piece.levels >= stage.low) & (piece.levels <= stage.high)
                xs, ys = stage.xs(piece.levels[shown]), stage.value_ys(piece.values[shown])
                path = np.column_stack([xs, ys])
                drawing.strokes.append(Stroke(path, color, style.hair * 1.3, "fine"))


def add_was(ghost: Ghost, stage: Stage, style: Style, y: float, drawing: Drawing) -> None:
    """Say where tipping points were that are elsewhere now; those without room are left out."""
    kept = [tip for tip in ghost.gone if stage.low <= tip.at.value <= stage.high]
    while kept:
        words = [f"was {tip.text}" for tip in kept]
        sizes = [style.wide(word) + style.unit for word in words]
        wanted = [stage.x(tip.at.value) for tip in kept]
        placed = spread(wanted, sizes, stage.strip.left - style.unit * 2, stage.whole.right)
        if placed is not None:
            drawing.texts.extend(
                Text(x, y, word, style.tokens.soft, style.small, across=0.5)
                for x, word in zip(placed, words, strict=True)
            )
            return
        kept.pop()
