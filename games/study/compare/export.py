"""A comparison as a plain dictionary, for `equipoise compare --json`.

Owns the names of the keys; answers are written as `games.study.export` writes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from games.study.compare.effect_words import headline_of, outcome_sentences, tip_text
from games.study.export import solve_json, sweep_json

if TYPE_CHECKING:
    from games.study.compare.effects import Comparison, Solved
    from games.study.sweep.report import TippingPoint

__all__ = ["comparison_json"]


def comparison_json(found: Comparison, old_name: str, new_name: str) -> dict[str, Any]:
    """Return a comparison; equal comparisons give equal dictionaries."""
    return {
        "old": old_name,
        "new": new_name,
        "content_hashes": list(found.hashes),
        "differs": bool(found.edits),
        "outcome": list(outcome_sentences(found)) if found.edits else [],
        "driver": found.driver or None,
        "tipping_points": [
            {
                "fate": tip.fate.value,
                "old": _level(tip.old),
                "new": _level(tip.new),
                "text": tip_text(found, tip),
            }
            for tip in found.tips
        ],
        "payoffs": [
            {
                "player": cell.player,
                "profile": dict(
                    zip((p.id for p in found.new.scenario.players), cell.profile, strict=True)
                ),
                "old": float(cell.old),
                "new": float(cell.new),
                "exact": {"old": str(cell.old), "new": str(cell.new)},
            }
            for cell in found.cells
        ],
        "edits": [
            {
                "topic": edit.topic.value,
                "kind": edit.kind,
                "place": edit.place,
                "fields": [
                    {"name": field.name, "old": field.old, "new": field.new}
                    for field in edit.fields
                ],
                "text": edit.text,
            }
            for edit in found.edits
        ],
        "limits": list(found.limits),
        "before": _side(found.old),
        "after": _side(found.new),
    }


def _level(tip: TippingPoint | None) -> dict[str, Any] | None:
    if tip is None:
        return None
    return {"value": tip.at.value, "exact": None if tip.at.exact is None else str(tip.at.exact)}


def _side(side: Solved) -> dict[str, Any]:
    return {
        "headline": headline_of(side),
        "today": solve_json(side.scenario, side.report),
        "sweep": None if side.sweep is None else sweep_json(side.scenario, side.sweep),
    }
