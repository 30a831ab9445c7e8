"""Who moves first, in a briefing: what another order of moves would change today.

Owns that section. Every order is answered by `games.study.orders`, its sentences are
`games.words.orders`'; where the order changes nothing one line says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.paper.parts import Column, Figure, Line, Paragraph, Section, Table
from games.words.names import inside
from games.words.orders import changed_text, finding_text, gain_text, outcomes_text
from games.words.play_row import play_row
from games.words.plays import in_stages, play_clause, play_name

if TYPE_CHECKING:
    from games.paper.material import Material
    from games.paper.parts import Block
    from games.study.orders.report import Orders

__all__ = ["who_moves_first"]

_NONE = "–"


def who_moves_first(material: Material) -> Section | None:
    """Return the section; None where there is one play only."""
    orders, scenario = material.orders, material.scenario
    if orders is None:
        return None
    row = play_row(scenario, orders)
    said = f"{finding_text(orders)}."
    if not row.effects and not in_stages(scenario):
        return Section("moves", "Who moves first", (Paragraph(said),))
    blocks: list[Block] = [Paragraph(f"{said} {changed_text(orders)}".strip())]
    driver = material.driver
    if driver is not None and "sequence" in material.figures:
        caption = (
            f"Every order of moves along {inside(driver.name)}, everything else as it is today: a"
            " strip of regimes for each, and what whoever moves first gains over all at once."
        )
        blocks.append(Figure("sequence", caption))
    if row.effects:
        blocks.append(_plays(orders))
    if row.firsts:
        blocks.append(_worth(material, orders))
        blocks += [Paragraph(one.why) for one in row.firsts if one.why]
    if "tree" in material.figures:
        under = play_clause(scenario, scenario.play)
        caption = (
            f"Who chooses what {under}: the plan of everybody at every node, what is played, and"
            " what that brings."
        )
        blocks.append(Figure("tree", caption))
    return Section("moves", "Who moves first", tuple(blocks))


def _plays(orders: Orders) -> Table:
    """Return the table of all plays: what is played today under each."""
    lines = []
    for place, answer in enumerate(orders.answers):
        here = " (this paper's)" if place == orders.shown else ""
        outcomes = "open" if answer.outcomes is None else outcomes_text(answer.outcomes)
        gain = gain_text(answer.gain) if answer.leader else _NONE
        lines.append(Line((f"{play_name(orders.scenario, answer.play)}{here}", outcomes, gain)))
    columns = (
        Column("Who moves when", 52),
        Column("Played today", 30),
        Column("The first gains", 18, number=True),
    )
    caption = (
        "What is played today under every order of moves, and what whoever moves first alone gets"
        " more than all at once."
    )
    return Table("plays", caption, columns, tuple(lines))


def _worth(material: Material, orders: Orders) -> Table:
    """Return the table of what moving first is worth to each."""
    players = {player.id: player for player in material.scenario.players}
    lines = tuple(
        Line((players[one.player].name, gain_text(one.span)), color=players[one.player].color)
        for one in orders.worth
    )
    columns = (Column("Who moves first", 60), Column("Worth", 40, number=True))
    caption = "What it is worth to move first while the others answer together, over all at once."
    return Table("first", caption, columns, lines)
