"""Every play of a scenario as a plain dictionary, for `--play all --json`.

Owns the names of the keys around the answers of single plays, which are those of
`games.study.export`.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from games.study.export import solve_json, sweep_json
from games.words.names import unmarked
from games.words.orders import changed_text, finding_text, worth_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.study.audit import Audit
    from games.study.orders.report import Condition, Finding, Orders, SequenceMap, Span
    from games.study.sweep.report import Known

    Json = dict[str, Any]

__all__ = ["orders_json", "sequence_json"]


def orders_json(orders: Orders) -> Json:
    """Return today's answer under every play, what sets them apart, and what leading is worth."""
    scenario = orders.scenario
    plays = [
        {
            **solve_json(replace(scenario, play=answer.play), answer.report),
            "gain": _gain(answer.leader, answer.gain),
        }
        for answer in orders.answers
    ]
    return {
        "scenario": scenario.title,
        "levels": {driver.id: float(driver.level) for driver in scenario.drivers},
        "shown": orders.shown,
        "finding": _finding(orders),
        "worth": [
            {
                "player": one.player,
                **_span(one.span),
                "text": worth_reason(scenario, one),
            }
            for one in orders.worth
        ],
        "plays": plays,
    }


def sequence_json(
    found: SequenceMap, beside: Sequence[tuple[Audit | None, Sequence[Known | None]]]
) -> Json:
    """Return every play along a driver, beside what `orders_json` says of today.

    `beside` has what others say of each sweep, None where nobody was asked, and what is there at
    its tipping points.
    """
    told = orders_json(found.orders)
    scenario = found.orders.scenario
    rows = zip(found.orders.answers, found.sweeps, beside, told.pop("plays"), strict=True)
    return {
        **told,
        "driver": found.driver,
        "plays": [
            {
                **(
                    {"play": today["play"], "moved": today["moved"], "regimes": None}
                    if sweep is None
                    else sweep_json(replace(scenario, play=answer.play), sweep, *more)
                ),
                "gain": today["gain"],
            }
            for answer, sweep, more, today in rows
        ],
    }


def _finding(orders: Orders) -> Json:
    """Return what the order changes: in words, and which plays lead elsewhere, by place."""
    found: Finding = orders.finding
    return {
        "text": unmarked(finding_text(orders)),
        "otherwise": unmarked(changed_text(orders)),
        "outcomes": None if found.base is None else sorted(map(unmarked, found.base)),
        "differing": list(found.differing),
        "open": list(found.unknown),
        "condition": _condition(found.condition, kept=found.kept),
    }


def _condition(condition: Condition | None, *, kept: bool) -> Json | None:
    if condition is None:
        return None
    return {
        "kind": condition.kind.value,
        "players": list(condition.players),
        "of": "agreeing" if kept else "differing",
    }


def _gain(leader: str, span: Span | None) -> Json | None:
    """Return what moving first is worth to who does, alone; None where nobody does."""
    return {"player": leader, **_span(span)} if leader else None


def _span(span: Span | None) -> Json:
    if span is None:
        return {"least": None, "most": None, "exact": None}
    exact = all(isinstance(end, Fraction) for end in (span.low, span.high))
    return {
        "least": float(span.low),
        "most": float(span.high),
        "exact": [str(span.low), str(span.high)] if exact else None,
    }
