"""The briefing's section on who moves first: what it says, and when one line is enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.model.file.library import load_named
from games.paper.briefing import briefing
from games.paper.material import Material
from games.paper.moves import who_moves_first
from games.paper.parts import Figure, Paragraph, Table
from games.study.answer import compute_audit, compute_live
from tests.support.plays import BASELINE
from tests.support.two_by_two import two_by_two

if TYPE_CHECKING:
    from games.model.scenario import Scenario

CHANGES = (
    "If Iran moved before the US, “Managed containment” would be played. Moving first, while the"
    " others answer together, is worth 0.00 to the US, +1.10 to Iran and 0.00 to Baghdad, over all"
    " at once."
)


def material(scenario: Scenario, *figures: str) -> Material:
    live = compute_live(scenario, scenario.sweep_driver)
    audited = compute_audit(live)
    return Material(
        scenario=scenario,
        rule="low",
        report=audited.report,
        content_hash="",
        version="",
        line=live.line,
        sweep=live.sweep,
        audit=audited.audit,
        orders=audited.orders,
        figures=frozenset(figures),
    )


def test_a_picture_of_all_plays_stands_below_what_the_order_changes() -> None:
    section = who_moves_first(material(load_named("iraq-2019"), "sequence"))
    assert section is not None
    said, drawn = section.blocks
    assert said == Paragraph(CHANGES)
    assert isinstance(drawn, Figure)
    assert drawn.id == "sequence"


def test_without_a_picture_all_plays_are_a_table() -> None:
    section = who_moves_first(material(load_named("iraq-2019")))
    assert section is not None
    said, table = section.blocks
    assert said == Paragraph(
        f"Escalation on Iraqi soil today, unless Iran moves before the US. {CHANGES}"
    )
    assert isinstance(table, Table)
    assert [line.cells[0] for line in table.lines][:2] == [
        "All at once (this paper's)",
        "US, then Iran, then Baghdad",
    ]
    assert len(table.lines) == 13


def test_where_the_order_changes_nothing_one_line_says_so() -> None:
    calm = two_by_two(ann=((-1, 0), (-1, 0)), bob=((-1, 0), (-1, 0)))
    section = who_moves_first(material(calm, "sequence"))
    assert section is not None
    assert section.blocks == (Paragraph("Wait / Wait today, whatever the order of moves."),)


def test_in_stages_the_tree_stands_there_too_and_with_one_play_left_nothing_does() -> None:
    scenario = replace(load_named("iraq-2019"), play=BASELINE["iran > us > baghdad"])
    section = who_moves_first(material(scenario, "sequence", "tree"))
    assert section is not None
    assert [one.id for one in section.blocks if isinstance(one, Figure)] == ["sequence", "tree"]
    done = replace(scenario.play, moved=(("us", "retaliate"), ("iran", "retaliate")))
    assert who_moves_first(material(replace(scenario, play=done))) is None


def test_a_paper_in_stages_never_speaks_of_equilibria_or_of_moving_at_the_same_time() -> None:
    for play in BASELINE.values():
        paper = briefing(material(replace(load_named("iraq-2019"), play=play)))
        assert paper.kicker == "Briefing: Iraq, 30 December 2019"
        limits = paper.sections[-1].blocks[0]
        for text in (paper.title, str(limits), *(section.title for section in paper.sections)):
            assert "quilibri" not in text
            assert "at the same time" not in text
