"""A paper as plain data: sections of paragraphs, lists, tables and figures.

Owns the frozen parts that every rendering (HTML, PDF) puts on the page in its own way. Text is
plain, without markup. Knows neither what the paper is about nor how it is laid out.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bullets", "Column", "Figure", "Item", "Line", "Paper", "Paragraph", "Section", "Table"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lead` is set in bold before it; `quiet` text is a note in smaller type."""

    text: str
    lead: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `lead` is set in bold before it."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list.

    `key` marks the messages that a hurried reader must see; `marked` is False where the leads
    themselves are the marks.
    """

    items: tuple[Item, ...]
    key: bool = False
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and whether it holds numbers."""

    title: str
    share: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table.

    `cells` are as many as there are columns; newlines break lines. A `group` row has one cell and
    heads the rows after it. `color` is a mark before the first cell, `#rrggbb`; empty for none.
    """

    cells: tuple[str, ...]
    group: bool = False
    color: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `caption` says what they are."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A place for the chart `id`, with what is said below it."""

    id: str
    caption: str


Block = Paragraph | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a title; `id` is its name in links."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole.

    Attributes
    ----------
    kicker
        What kind of paper on what, above the title.
    title
        The finding, in plain words.
    summary
        What the matter is, in a few sentences.
    sections
        In reading order.
    footer
        What stands at the foot of every page, one statement each.
    """

    kicker: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    footer: tuple[str, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in reading order."""
        return tuple(
            block for part in self.sections for block in part.blocks if isinstance(block, Figure)
        )

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in reading order."""
        return tuple(
            block for part in self.sections for block in part.blocks if isinstance(block, Table)
        )
