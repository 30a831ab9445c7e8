"""The paper as one HTML file that needs no other: text, tables, charts inside, print rules.

Owns elements and style sheet. No script, no address of anything outside, no font but the reader's
own; numbers and words are the paper's, charts are drawings whose text can be selected.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from games.paper.parts import Bullets, Figure, Paragraph, Table
from gui.briefing.direction import from_right
from gui.look.tokens import PRINT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.paper.parts import Block, Line, Paper, Section

__all__ = ["paper_html"]

_STYLE = f"""\
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
html {{ -webkit-text-size-adjust: 100%; }}
body {{ margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 52rem; color: {PRINT.ink};
  background: #fff; font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }}
.kicker {{ margin: 0 0 .25rem; color: {PRINT.soft}; font-size: .875rem; }}
h1 {{ margin: 0 0 .75rem; font-size: 1.75rem; line-height: 1.25; text-wrap: balance; }}
h2 {{ margin: 2.25rem 0 .75rem; padding-top: .5rem; border-top: 1px solid {PRINT.soft};
  font-size: 1.2rem; line-height: 1.3; }}
.summary, figcaption, caption, .quiet, footer {{ color: {PRINT.soft}; }}
ul {{ margin: .5rem 0; padding-left: 1.25rem; font-size: .9rem; }}
ul.key {{ font-size: 1rem; }}
ul.bare {{ padding-left: 0; list-style: none; }}
li {{ margin: .35rem 0; }}
li::marker {{ color: {PRINT.accent}; }}
figure {{ margin: 1.25rem 0; break-inside: avoid; }}
figure svg {{ display: block; width: 100%; height: auto; }}
figcaption, .quiet {{ font-size: .875rem; }}
.table {{ margin: 1.25rem 0; overflow-x: auto; }}
table {{ width: 100%; border-collapse: collapse; font-size: .8125rem; line-height: 1.4;
  font-variant-numeric: tabular-nums; }}
caption {{ padding-bottom: .4rem; text-align: left; font-size: .875rem; }}
th, td {{ padding: .35rem .5rem; border-bottom: 1px solid {PRINT.hairline}; text-align: start;
  vertical-align: top; }}
thead th {{ background: {PRINT.raised}; border-bottom-color: {PRINT.soft}; }}
tbody th {{ font-weight: normal; }}
tbody th.group {{ font-weight: 600; }}
th.number, td.number {{ text-align: right; }}
.swatch {{ display: inline-block; width: .65em; height: .65em; margin-right: .4em; }}
footer {{ margin-top: 3rem; padding-top: .5rem; border-top: 1px solid {PRINT.hairline};
  font-size: .8125rem; }}
@page {{ size: A4; margin: 18mm 20mm; }}
@media print {{
  html {{ font-size: 9pt; }}
  body {{ max-width: none; padding: 0; }}
  h2 {{ break-after: avoid; }}
  tr {{ break-inside: avoid; }}
  thead {{ display: table-header-group; }}
  .table {{ overflow: visible; }}
}}
"""
_IDS = re.compile(r'\b(id|aria-labelledby)="([^"]*)"')
_URLS = re.compile(r"url\(#([^)]*)\)")


def paper_html(paper: Paper, drawings: Mapping[str, bytes]) -> bytes:
    """Return the file. `drawings` are SVG documents by the id that the paper uses."""
    numbers = {figure.id: place for place, figure in enumerate(paper.figures, start=1)}
    sections = "\n".join(_section(section, drawings, numbers) for section in paper.sections)
    summary = (
        f'<p class="summary"{_way(paper.summary)}>{_text(paper.summary)}</p>\n'
        if paper.summary
        else ""
    )
    footer = " · ".join(_text(part) for part in paper.footer)
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="Equipoise">\n'
        f"<title>{_text(paper.kicker)}</title>\n"
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f'<header>\n<p class="kicker">{_text(paper.kicker)}</p>\n'
        f"<h1{_way(paper.title)}>{_text(paper.title)}</h1>\n{summary}</header>\n"
        f"<main>\n{sections}\n</main>\n<footer>{footer}</footer>\n</body>\n</html>\n"
    ).encode()


def _section(section: Section, drawings: Mapping[str, bytes], numbers: Mapping[str, int]) -> str:
    name = f"section-{section.id}"
    inner = "\n".join(_block(block, drawings, numbers) for block in section.blocks)
    return (
        f'<section aria-labelledby="{_text(name)}">\n'
        f'<h2 id="{_text(name)}">{_text(section.title)}</h2>\n{inner}\n</section>'
    )


def _block(block: Block, drawings: Mapping[str, bytes], numbers: Mapping[str, int]) -> str:
    if isinstance(block, Paragraph):
        kind = ' class="quiet"' if block.quiet else ""
        return f"<p{kind}{_way(block.text)}>{_lead(block.lead)}{_text(block.text)}</p>"
    if isinstance(block, Bullets):
        kind = ' class="key"' if block.key else "" if block.marked else ' class="bare"'
        items = "\n".join(
            f"<li{_way(item.text)}>{_lead(item.lead)}{_text(item.text)}</li>"
            for item in block.items
        )
        return f"<ul{kind}>\n{items}\n</ul>"
    if isinstance(block, Figure):
        return (
            f'<figure id="figure-{_text(block.id)}">\n{_inline(block.id, drawings[block.id])}\n'
            f"<figcaption><b>Figure {numbers[block.id]}.</b> {_text(block.caption)}</figcaption>\n"
            "</figure>"
        )
    return _table(block)


def _table(table: Table) -> str:
    heads = "".join(
        f'<th scope="col"{_class(number=column.number)}>{_text(column.title)}</th>'
        for column in table.columns
    )
    rows = "\n".join(_row(line, table) for line in table.lines)
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{_text(table.caption)}">\n'
        f'<table id="table-{_text(table.id)}">\n<caption>{_text(table.caption)}</caption>\n'
        f"<colgroup>{_widths(table)}</colgroup>\n<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _widths(table: Table) -> str:
    total = sum(column.share for column in table.columns)
    return "".join(
        f'<col style="width:{100 * column.share / total:.1f}%">' for column in table.columns
    )


def _row(line: Line, table: Table) -> str:
    mark = f'<span class="swatch" style="background:{_text(line.color)}"></span>'
    first = mark if line.color else ""
    if line.group:
        span = len(table.columns)
        text = _text(line.cells[0])
        return f'<tr><th class="group" scope="rowgroup" colspan="{span}">{first}{text}</th></tr>'
    cells = []
    for place, (cell, column) in enumerate(zip(line.cells, table.columns, strict=True)):
        kind = _class(number=column.number)
        if place == 0:
            cells.append(f'<th scope="row"{kind}{_way(cell)}>{first}{_text(cell)}</th>')
        else:
            cells.append(f"<td{kind}{_way(cell)}>{_text(cell)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _class(*, number: bool) -> str:
    return ' class="number"' if number else ""


def _way(text: str) -> str:
    return ' dir="rtl"' if from_right(text) else ""


def _lead(lead: str) -> str:
    return f"<b>{_text(lead)}</b> " if lead else ""


def _text(text: str) -> str:
    """Return a text as HTML: nothing in it is markup, and what no document may hold is left out."""
    clean = "".join(
        letter
        for letter in text
        if letter == "\n" or (letter >= " " and not "\x7f" <= letter <= "\x9f")
        if not "\ud800" <= letter <= "\udfff"
    )
    return escape(clean).replace("\n", "<br>")


def _inline(chart: str, drawing: bytes) -> str:
    """Return an SVG document as an element; its names are made its own within the page."""
    svg = drawing.decode()
    svg = svg[svg.index("<svg") :].strip()

    def named(found: re.Match[str]) -> str:
        names = " ".join(f"{chart}-{name}" for name in found.group(2).split())
        return f'{found.group(1)}="{names}"'

    def own(part: str) -> str:
        if not part.startswith("<"):
            return part
        return _URLS.sub(rf"url(#{chart}-\1)", _IDS.sub(named, part))

    return "".join(own(part) for part in re.split(r"(<[^>]*>)", svg))
