"""From a tornado's report to its scene: sorted bars around today's value of one target.

Owns the making: which targets there are, what the ends of the
bars say. Sentences are `words`'. Knows no Qt and no pixels.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.numbers import amount_text
from games.model.outcomes import OTHER
from games.study.sweep.matching import Fate
from games.study.sweep.selection import followed, rule_name
from games.study.tornado.tornado import tornado
from games.words.names import isolated
from games.words.plays import answers
from games.words.wording import probability, short_level
from gui.charts.marks.axis import Mark, axis_of, level_like
from gui.charts.marks.provenance import provenance_of
from gui.charts.sweep.series import segments
from gui.charts.tornado.before import before_bars, earlier
from gui.charts.tornado.types import BarEnd, Scale, Target, TornadoBar, TornadoScene
from gui.charts.tornado.words import (
    beginning,
    ranges_used,
    shift_text,
    told,
    transition,
    what_it_finds,
)

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.tornado.report import Bar, End, Tornado
    from games.task import Token
    from gui.charts.kind import Ask, Known
    from gui.charts.tornado.before import Earlier

    Swings = tuple[Tornado, Earlier | None]

__all__ = ["computed", "targets", "tornado_scene"]


def targets(scenario: Scenario, report: Tornado) -> tuple[Target, ...]:
    """Return what bars can be drawn for: every tipping point, then every outcome that is moved."""
    sweep, choice = followed(report.baseline, report.rule)
    strip = segments(scenario, sweep, choice)
    found = [
        Target(
            f"tip-{place}",
            f"{transition(strip, tip.below)} at {short_level(tip.at)}",
            transition(strip, tip.below),
            beginning(strip, tip.below),
        )
        for place, tip in enumerate(sweep.tipping_points)
    ]
    names = {outcome.id: isolated(outcome.name) for outcome in scenario.outcomes} | {
        OTHER: "Other outcomes"
    }
    ends = [end for bar in report.bars for end in (bar.low, bar.high)]
    for key, name in names.items():
        chances = [report.outcomes.get(key, 0.0), *(end.outcomes.get(key, 0.0) for end in ends)]
        if max(chances, default=0.0) > 0.0:
            found.append(Target(f"outcome-{key}", f"Probability today: {name}", name))
    return tuple(found)


def computed(ask: Ask, token: Token, known: Known) -> Swings:
    """Vary every consideration; what is known of this answer under this rule already stays."""
    live = ask.live
    if known is not None and known[0].live is live and known[0].rule == ask.rule:
        report = known[1][0]
    else:
        asked = (ask.scenario, live.driver, ask.rule)
        report = tornado(*asked, line=live.line, known=live.sweep, way=live.way, token=token)
    return report, earlier(ask.scenario, report, ask.against, token)


def tornado_scene(ask: Ask, swings: Swings) -> TornadoScene:
    """Build the scene of a tornado; an unknown target means the tipping point nearest to today."""
    scenario, target, (report, before) = ask.scenario, ask.target, swings
    offered = targets(scenario, report)
    chosen = next((one for one in offered if one.key == target), None) or _nearest(report, offered)
    scale, baseline = _scale(scenario, report, chosen)
    sorted_bars = (
        report.by_outcome(chosen.outcome) if chosen.tip is None else report.by_tipping(chosen.tip)
    )
    bars = tuple(_bar(scenario, report, chosen, bar) for bar in sorted_bars)
    was = None
    if before is not None:
        was = before_bars(before, report, chosen.tip, chosen.outcome, baseline)
    foot = provenance_of(
        *(scenario, rule_name(report.rule, scenario), ask.content_hash), _asked(report, chosen)
    )
    made = TornadoScene(
        title=ask.title,
        subtitle=foot.under(ranges_used(scenario, report)),
        description="",
        target=chosen,
        targets=offered,
        scale=scale,
        baseline=baseline,
        bars=bars,
        considered=len(report.bars),
        one=answers(scenario)[0],
        provenance=foot,
        before=was,
    )
    finding = ask.title or what_it_finds(made)
    return replace(made, title=finding, description=told(replace(made, title=finding)))


def _asked(report: Tornado, target: Target) -> tuple[str, ...]:
    swept = ("--driver", report.driver) if report.driver else ()
    return ("--chart", "tornado", *swept, "--rule", report.rule, "--target", target.key)


def _nearest(report: Tornado, offered: tuple[Target, ...]) -> Target:
    tips = report.baseline.tipping_points
    if not tips:
        likely = max(report.outcomes, key=lambda key: report.outcomes[key], default="")
        fallback = offered[0] if offered else Target("outcome-", "Nothing to measure", "nothing")
        return next((one for one in offered if one.outcome == likely and likely), fallback)
    near = min(
        range(len(tips)),
        key=lambda k: (round(abs(tips[k].at.value - report.level), 9), -tips[k].at.value),
    )
    return offered[near]


def _scale(scenario: Scenario, report: Tornado, target: Target) -> tuple[Scale, Mark]:
    """Return the axis and today's value: the driver's whole range, or probabilities."""
    if target.tip is None:
        ticks = tuple(Mark(k / 4, f"{25 * k} %") for k in range(5))
        value = report.outcomes.get(target.outcome, 0.0)
        name = f"Probability of {target.short} today"
        return Scale(0.0, 1.0, ticks, name), Mark(value, probability(value))
    axis = axis_of(scenario.driver(report.driver))
    at = report.baseline.tipping_points[target.tip].at
    today = Mark(report.level, f"today {level_like(axis, report.level)}")
    where = f"Tipping point along {axis.title}"
    return Scale(axis.low, axis.high, axis.ticks, where, today), Mark(at.value, short_level(at))


def _bar(scenario: Scenario, report: Tornado, target: Target, bar: Bar) -> TornadoBar:
    reason = next(r for r in scenario.considerations if r.id == bar.consideration)
    player = scenario.players[scenario.player_index(reason.player)]
    if target.tip is None:
        swing = report.outcome_swing(bar, target.outcome)
    else:
        swing = report.tipping_swing(bar, target.tip)
    return TornadoBar(
        key=bar.consideration,
        name=isolated(reason.title),
        player=isolated(player.name),
        color=player.color,
        low=_bar_end(report, target, bar.low, flips=bar.flips_low),
        high=_bar_end(report, target, bar.high, flips=bar.flips_high),
        stated=bar.stated,
        swing=swing,
    )


def _bar_end(report: Tornado, target: Target, end: End, *, flips: bool | None) -> BarEnd:
    base, standing = amount_text(end.base), " or ".join(dict.fromkeys(end.standing))
    if target.tip is None:
        value = end.outcomes.get(target.outcome, 0.0) if end.outcomes else None
        text = "not known" if value is None else probability(value)
        fate = Fate.GONE if value is None else Fate.MOVED
        return BarEnd(base, end.base, value, text, "", fate, flips, standing)
    shift = end.tipping[target.tip]
    exact = shift.at.exact if shift.at is not None else None
    return BarEnd(
        base=base,
        amount=end.base,
        value=shift.place(report.baseline),
        text=shift_text(report, shift),
        exact="" if exact is None else str(exact),
        fate=shift.fate,
        flips=flips,
        standing=standing,
    )
