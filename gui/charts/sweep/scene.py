"""From a sweep to its scene: one figure of probabilities, outcomes and regimes.

Owns the assembly: which series, which words, which provenance. The parts come from `series`
and `words`. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.study.answer import too_many
from games.study.sweep.selection import HIGH, LOW, followed, rule_name
from games.words.certainty import of_sweep
from gui.charts.kind import NoChartError
from gui.charts.marks.axis import asked_part, axis_of, level_like, part_text
from gui.charts.marks.provenance import provenance_of
from gui.charts.sweep.before import sweep_ghost
from gui.charts.sweep.finding import sweep_finding
from gui.charts.sweep.payoffs import payoff_curves, payoff_headline, payoff_scale
from gui.charts.sweep.series import areas, curves, segments, tips_of
from gui.charts.sweep.types import CHANCE_SCALE, CHANCES, PAYOFFS, SweepScene
from gui.charts.sweep.words import description, subtitle

if TYPE_CHECKING:
    from games.task import Token
    from gui.charts.kind import Ask, Known

__all__ = ["computed", "payoffs_scene", "sweep_scene"]


def computed(ask: Ask, _token: Token, _known: Known) -> None:
    """Compute nothing: the live answer has the sweep; raise `NoChartError` if it has none."""
    if ask.live.sweep is None or ask.live.level is None:
        why = too_many(ask.scenario) if ask.live.driver else "the scenario has no driver"
        raise NoChartError(why)


def sweep_scene(ask: Ask, _answer: None = None) -> SweepScene:
    """Build the scene of a sweep, with the chances of moves as curves."""
    return _scene(ask, CHANCES)


def payoffs_scene(ask: Ask, _answer: None = None) -> SweepScene:
    """Build the scene of a sweep, with expected payoffs as curves."""
    return _scene(ask, PAYOFFS)


def _scene(ask: Ask, show: str) -> SweepScene:
    scenario, rule, against = ask.scenario, ask.rule, ask.against
    sweep, level, title = ask.live.sweep, ask.live.level, ask.title
    assert sweep is not None  # `computed` looks
    assert level is not None
    ends = sweep.regimes[0].low.value, sweep.regimes[-1].high.value
    axis = axis_of(scenario.driver(sweep.driver), part=ends)
    proof = of_sweep(sweep)
    sweep, choice = followed(sweep, rule)
    if show == CHANCES:
        drawn = curves(scenario, sweep, choice)
    else:
        assert ask.live.line is not None  # there with every sweep
        drawn = payoff_curves(scenario, sweep, choice, ask.live.line)
    strip = segments(scenario, sweep, choice)
    scale, ghost = CHANCE_SCALE, None
    if against is not None:
        ghost = sweep_ghost(scenario, against, rule, show, drawn, strip)
    if show == PAYOFFS:
        scale = payoff_scale(drawn if ghost is None else drawn + ghost.curves)
    tips = tips_of(sweep, scenario)
    chart = "sweep" if show == CHANCES else PAYOFFS
    which = ("--chart", chart, "--driver", sweep.driver, "--rule", rule)
    asked = (*which, *asked_part(axis, "--between"))
    here = strip[sweep.regime_at(level)]
    named = rule_name(rule, scenario)
    if axis.whole is not None and rule in (LOW, HIGH):
        named = f"{named} of this stretch"
    if not title and show == PAYOFFS:
        title = payoff_headline(scenario, sweep, choice, scale, strip, tips)
        if axis.whole is not None:
            title = f"From {part_text(axis)}: {title}"
    foot = provenance_of(scenario, named, ask.content_hash, asked, proof)
    where = foot.under(subtitle(axis, here, tips, level, level_like(axis, level)))
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
