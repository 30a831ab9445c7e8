"""A comparison as a document: what it does, then payoffs, then every edit, as sections and tables.

Owns the order of the sections and the two tables. Sentences are the other modules' of this folder;
text, Markdown and HTML are made of it by whoever prints papers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from games.model.amounts import kept
from games.model.numbers import amount_text
from games.paper.parts import (
    Bullets,
    Column,
    Figure,
    Item,
    Line,
    Paper,
    Paragraph,
    Section,
    Table,
)
from games.study.compare.edits import edits, payoffs_text
from games.study.compare.effect_words import (
    headline_of,
    outcome_sentences,
    regimes_sentence,
    tips_sentences,
)
from games.study.compare.parts import Topic, cells
from games.words.names import inside, joined, label, quoted
from games.words.plays import in_stages
from games.words.tied import standings
from games.words.wording import level_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from games.model.scenario import Scenario
    from games.paper.parts import Block
    from games.study.compare.effects import Comparison, Solved
    from games.study.compare.parts import CellChange, Edit

__all__ = ["FIGURE", "NOTHING", "document", "draft", "payoff_table"]

NOTHING = "Nothing differs"
#: Id of the picture of both sweeps.
FIGURE = "regimes"
_TITLES = {
    Topic.STRUCTURE: "Players, strategies and drivers",
    Topic.REASONS: "Considerations",
    Topic.DIRECT: "Amounts typed into the table",
    Topic.DRIVERS: "Where drivers stand",
    Topic.WORDS: "Names and texts",
    Topic.SNAPSHOTS: "Snapshots",
}
_HASH = 12


def document(found: Comparison, old_name: str, new_name: str, *, figure: bool = False) -> Paper:
    """Return a comparison as a paper.

    Parameters
    ----------
    old_name, new_name
        Say what is compared.
    figure
        Whether there is a picture of both sweeps, called `FIGURE`.
    """
    content = " and ".join(hashed[:_HASH] for hashed in found.hashes)
    footer = (f"Content {content}", "Illustrative: judgements, not estimates")
    kicker = f"{found.new.scenario.title}: from {quoted(old_name)} to {quoted(new_name)}"
    if not found.edits:
        said = Paragraph("Both scenarios are the same to the last word and digit.")
        return Paper(
            kicker, NOTHING, "", (Section("nothing", "Compared in full", (said,)),), footer[:1]
        )
    sentences = outcome_sentences(found)
    sections = [
        _outcome(found, sentences),
        _limits(found),
        _regimes(found, old_name, new_name, figure=figure),
        *_edited(found.edits, found.new.scenario, found.cells),
    ]
    title = sentences[0].rstrip(".")
    return Paper(kicker, title, "", tuple(part for part in sections if part), footer)


def draft(old: Scenario, new: Scenario, old_name: str, new_name: str) -> Paper:
    """Return what can be said before anything is solved: payoffs and edits."""
    old, new = old.body, new.body
    found, changed = edits(old, new), cells(old, new)
    title = "What it does to the outcome is being worked out" if found else NOTHING
    kicker = f"{new.title}: from {quoted(old_name)} to {quoted(new_name)}"
    return Paper(kicker, title, "", tuple(_edited(found, new, changed)), ())


def _edited(
    found: Sequence[Edit], new: Scenario, changed: Sequence[CellChange]
) -> Iterator[Section]:
    """Return the sections that need no solving: payoffs, then the edits by topic."""
    table = payoff_table(new, changed)
    if table is not None:
        said = Paragraph(payoffs_text(new, changed))
        yield Section("payoffs", "Payoffs at today's levels", (said, table))
    for topic in Topic:
        items = tuple(Item(edit.text) for edit in found if edit.topic is topic)
        if items:
            yield Section(topic.value.replace(" ", "-"), _TITLES[topic], (Bullets(items),))


def _outcome(found: Comparison, sentences: tuple[str, ...]) -> Section:
    items = [Item(sentence) for sentence in sentences]
    if not found.same_numbers:
        items.append(Item(headline_of(found.old), "Before."))
        items.append(Item(headline_of(found.new), "Now."))
    return Section("outcome", "What it does to the outcome", (Bullets(tuple(items), key=True),))


def _limits(found: Comparison) -> Section | None:
    if not found.limits:
        return None
    items = tuple(Item(limit) for limit in found.limits)
    return Section("limits", "What cannot be compared", (Bullets(items),))


def _regimes(found: Comparison, old_name: str, new_name: str, *, figure: bool) -> Section | None:
    if found.same_numbers or found.old.sweep is None or found.new.sweep is None:
        return None
    said = (regimes_sentence(found), *tips_sentences(found))
    blocks: list[Block] = [Bullets(tuple(Item(one) for one in said))]
    name = found.new.scenario.driver(found.driver).name
    if figure:
        caption = (
            f"Above {quoted(old_name)}, below {quoted(new_name)}; what moved is joined by an arrow."
        )
        blocks.append(Figure(FIGURE, caption))
    lines: list[Line] = []
    for title, side in ((old_name, found.old), (new_name, found.new)):
        lines.append(Line((title,), group=True))
        lines += _regime_lines(side)
    staged = any(in_stages(side.scenario) for side in (found.old, found.new))
    there = "Played" if staged else "In equilibrium"
    columns = (Column("From", 20), Column("To", 20), Column(there, 60))
    caption = f"Regimes along {inside(name)}, everything else as it is in each of the two."
    blocks.append(Table("regimes", caption, columns, tuple(lines)))
    return Section("regimes", f"Regimes and tipping points along {inside(name)}", tuple(blocks))


def _regime_lines(side: Solved) -> list[Line]:
    assert side.sweep is not None
    return [
        Line(
            (
                level_text(regime.low),
                level_text(regime.high),
                joined(names),
            )
        )
        for regime, names in zip(
            side.sweep.regimes, standings(side.scenario, side.sweep.regimes), strict=True
        )
    ]


def payoff_table(new: Scenario, changed: Sequence[CellChange]) -> Table | None:
    """Return the payoffs that differ, cell by cell; None if none does."""
    if not changed:
        return None
    columns = (
        Column("Payoff of", 16),
        *(Column(player.name, 14) for player in new.players),
        Column("Old", 12, number=True),
        Column("New", 12, number=True),
        Column("Change", 12, number=True),
    )
    lines = tuple(
        Line(
            (
                label(new.player(change.player).name),
                *_strategies(new, change.profile),
                amount_text(kept(change.old)),
                amount_text(kept(change.new)),
                amount_text(kept(change.new - change.old), signed=True),
            ),
            color=new.player(change.player).color,
        )
        for change in changed
    )
    rounded = any(cell.startswith("≈") for line in lines for cell in line.cells)
    caption = f"Payoffs that differ, exact{' but for those behind ≈' if rounded else ''}."
    return Table("payoffs", caption, columns, lines)


def _strategies(scenario: Scenario, profile: tuple[str, ...]) -> list[str]:
    return [
        player.strategy(own).name for player, own in zip(scenario.players, profile, strict=True)
    ]
