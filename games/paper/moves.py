"""Who moves first, in a briefing: what another order of moves would change today.

Owns that section. Every order is answered by `games.study.orders`, its sentences are
`games.words.orders`'; where the order changes nothing one line says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.paper.parts import Column, Figure, Line, Paragraph, Section, Table
from games.words.names import inside, joined, subject
from games.words.orders import finding_text, gain_text, outcomes_text, worth_reason
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
    driver = material.driver
    drawn = driver is not None and "sequence" in material.figures
    # a picture has the finding as its title
    parts = [] if drawn and row.changed else [said]
    parts += [row.changed, _worth(orders) if row.firsts else ""]
    blocks: list[Block] = [Paragraph(" ".join(filter(None, parts)))]
    if driver is not None and drawn:
        caption = f"Every order of moves along {inside(driver.name)}, all else as it is today."
        blocks.append(Figure("sequence", caption))
    elif row.effects:
        blocks.append(_plays(orders))
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


def _worth(orders: Orders) -> str:
    """Say what moving first is worth to each, and why where it costs something."""
    scenario = orders.scenario
    said = (
        f"{gain_text(one.span)} to {subject(scenario.player(one.player))}" for one in orders.worth
    )
    why = (worth_reason(scenario, one) for one in orders.worth)
    worth = f"Moving first, while the others answer together, is worth {joined(said)}"
    return " ".join([f"{worth}, over all at once.", *filter(None, why)])
