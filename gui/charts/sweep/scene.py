"""From a sweep to its scene: one figure of probabilities, outcomes and regimes.

Owns the assembly: which series, which words, which provenance. The parts come from `series`
and `words`. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.study.sweep.selection import HIGH, LOW, followed, rule_name
from gui.charts.marks.axis import asked_part, axis_of, number_like, part_text
from gui.charts.marks.provenance import provenance_of
from gui.charts.sweep.before import sweep_ghost
from gui.charts.sweep.finding import sweep_finding
from gui.charts.sweep.payoffs import payoff_curves, payoff_headline, payoff_scale
from gui.charts.sweep.series import areas, curves, segments, tips_of
from gui.charts.sweep.types import CHANCE_SCALE, CHANCES, PAYOFFS, SweepScene
from gui.charts.sweep.words import description, subtitle

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.sweep.report import Sweep
    from gui.charts.marks.comparison import Against

__all__ = ["sweep_scene"]


def sweep_scene(
    scenario: Scenario,
    sweep: Sweep,
    rule: str,
    level: float,
    *,
    show: str = CHANCES,
    title: str = "",
    content_hash: str = "",
    against: Against | None = None,
) -> SweepScene:
    """Build the scene of a sweep.

    Parameters
    ----------
    scenario
        Names and colours, and the driver that was swept.
    rule
        Id of the selection rule (`games.study.sweep.selection`) under which outcomes are drawn.
    level
        Today's level of the driver.
    show
        `CHANCES` of moves as curves, or expected `PAYOFFS`.
    title
        Headline to print; empty lets the data speak.
    content_hash
        Hash of the scenario, printed short at the foot; empty on screen, where nothing is printed.

    against
        An earlier scenario to draw faintly behind, None for none.

    Raises
    ------
    ValueError
        If `show` is neither.
    """
    if show not in (CHANCES, PAYOFFS):
        message = f"a sweep shows {CHANCES} or {PAYOFFS}, not {show!r}"
        raise ValueError(message)
    ends = sweep.regimes[0].low.value, sweep.regimes[-1].high.value
    axis = axis_of(scenario.driver(sweep.driver), part=ends)
    sweep, choice = followed(sweep, rule)
    if show == CHANCES:
        drawn = curves(scenario, sweep, choice)
    else:
        drawn = payoff_curves(scenario, sweep, choice)
    strip = segments(scenario, sweep, choice)
    scale, ghost = CHANCE_SCALE, None
    if against is not None:
        ghost = sweep_ghost(scenario, against, rule, show, drawn, strip)
    if show == PAYOFFS:
        scale = payoff_scale(drawn if ghost is None else drawn + ghost.curves)
    tips = tips_of(sweep, scenario)
    chart = "sweep" if show == CHANCES else PAYOFFS
    asked = (
        "--chart",
        chart,
        "--driver",
        sweep.driver,
        "--rule",
        rule,
        *asked_part(axis, "--between"),
    )
    here = strip[sweep.regime_at(level)]
    where = subtitle(axis, here, tips, level, number_like(axis, level))
    named = rule_name(rule, scenario)
    if axis.whole is not None and rule in (LOW, HIGH):
        named = f"{named} of this stretch"
    if not title and show == PAYOFFS:
        title = payoff_headline(scenario, sweep, choice, scale, strip, tips)
        if axis.whole is not None:
            title = f"From {part_text(axis)}: {title}"
    foot = provenance_of(scenario, named, content_hash, asked)
    if axis.whole is not None:
        foot = replace(foot, rule=f"{named}, from {part_text(axis)}")
    return SweepScene(
        title=title or sweep_finding(axis, strip, tips).text,
        subtitle=where,
        description=description(axis, scale, drawn, strip, tips, where, named, ghost),
        axis=axis,
        curves=drawn,
        areas=areas(scenario, sweep, choice),
        segments=strip,
        tips=tips,
        cursor=level,
        rule=named,
        provenance=foot,
        scale=scale,
        ghost=ghost,
    )
