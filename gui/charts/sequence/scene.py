"""From the sweeps of all plays to their scene: one strip per play, grouped by today's outcome.

Owns the making; how plays are grouped and sorted is `arrange`'s, the sentences are `words`'. The
strips hang on no selection rule: where there are several answers all are there. Knows no Qt and no
pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.study.answer import too_many
from games.study.orders.reason import reason_of
from games.study.orders.sequence import sequence_map
from games.words.certainty import least_sure, of_sweep
from games.words.orders import finding_text
from gui.charts.kind import NoChartError
from gui.charts.marks.axis import axis_of
from gui.charts.marks.provenance import provenance_of
from gui.charts.sequence.arrange import arranged, tips_of
from gui.charts.sequence.before import before_plays
from gui.charts.sequence.kind import no_order
from gui.charts.sequence.strips import strips_of
from gui.charts.sequence.types import SequenceScene
from gui.charts.sequence.words import description, several_answers, subtitle

if TYPE_CHECKING:
    from games.study.orders.report import SequenceMap
    from games.task import Token
    from gui.charts.kind import Ask, Known

    Maps = tuple[SequenceMap, SequenceMap | None]

__all__ = ["computed", "sequence_scene"]


def computed(ask: Ask, token: Token, known: Known) -> Maps:
    """Return the sweeps of all plays, and the earlier scenario's, if it has them.

    Raise `NoChartError` where there is one play only, or no driver.
    """
    live, against = ask.live, ask.against
    if why := no_order(live) or (too_many(live.scenario) if live.sweep is None else ""):
        raise NoChartError(why)
    last, earlier = known[1] if known is not None else (None, None)
    found = sequence_map(live, token, known=last)
    assert found is not None  # `no_order` looks
    if against is None or against.answer is None or against.lack(ask.scenario, (live.driver,)):
        return found, None
    was = against.answer
    if was.sweep is None or was.driver != live.driver:
        return found, None
    return found, sequence_map(was, token, known=earlier)


def sequence_scene(ask: Ask, maps: Maps) -> SequenceScene:
    """Build the scene of all plays, and of those of an earlier scenario."""
    scenario, (found, earlier) = ask.scenario, maps
    orders = found.orders
    axis = axis_of(scenario.driver(found.driver))
    strips = strips_of(scenario, found)
    first, groups = arranged(orders, strips)
    tips = tips_of(scenario, axis, strips)
    several = several_answers(strips)
    exact = ask.live.affine.exact(scenario.levels)
    plays = [answer.stages for answer in orders.answers]
    before = before_plays(scenario, ask.against, earlier, plays, strips, found.driver)
    proofs = (of_sweep(sweep) for sweep in found.sweeps if sweep is not None)
    asked = ("--chart", "sequence", "--driver", found.driver)
    foot = provenance_of(scenario, "", ask.content_hash, asked, least_sure(proofs))
    title = ask.title or finding_text(orders)
    where = foot.under(subtitle(scenario, orders, reason_of(orders, exact), axis, found.level))
    return SequenceScene(
        title=title,
        subtitle=where,
        description=description(axis, first, groups, several, f"{title}. {where}.", before),
        provenance=foot,
        axis=axis,
        first=first,
        groups=groups,
        tips=tips,
        several=several,
        cursor=found.level,
        before=before,
    )
