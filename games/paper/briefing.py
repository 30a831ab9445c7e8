"""The briefing: what a decision maker should read about one scenario, as a paper.

Owns the order of its sections and what is needed to write them. Findings are
`games.paper.findings`', assumptions and limits `games.paper.assumptions`';
charts are named here by id and drawn by whoever renders the paper. Computes nothing.

A new section is a function from `Material` to `Section` (None where there is nothing to say) in
`SECTIONS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.paper.assumptions import assumptions, limits
from games.paper.bearing import what_it_rests_on
from games.paper.findings import equilibria_today, what_tips, where_we_stand
from games.paper.material import Material
from games.paper.moves import who_moves_first
from games.paper.parts import Paper, Section
from games.paper.words import finding
from games.study.sweep.selection import rule_name
from games.words.plays import in_stages
from games.words.sourcing import sourcing_text

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CAVEAT", "SECTIONS", "Material", "briefing"]

#: Stands on every page of everything that leaves.
CAVEAT = "Illustrative: judgements, not estimates"
#: Characters of the content hash that are printed.
_HASH = 12

SECTIONS: tuple[Callable[[Material], Section | None], ...] = (
    where_we_stand,
    what_tips,
    equilibria_today,
    who_moves_first,
    what_it_rests_on,
    assumptions,
    limits,
)


def briefing(material: Material) -> Paper:
    """Write the paper."""
    scenario = material.scenario
    written = [section(material) for section in SECTIONS]
    said = (
        scenario.title,
        scenario.date,
        f"content {material.content_hash[:_HASH]}",
        f"rule: {rule_name(material.rule, scenario)}",
        material.version,
        sourcing_text(scenario),
        CAVEAT,
    )
    return Paper(
        kicker=f"{'Briefing' if in_stages(scenario) else 'Equilibrium briefing'}: {scenario.title}",
        title=finding(material),
        summary=scenario.summary,
        sections=tuple(section for section in written if section is not None),
        footer=tuple(part for part in said if part),
    )
