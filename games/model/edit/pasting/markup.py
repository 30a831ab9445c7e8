"""Tables as people write them for other programs: Markdown, LaTeX, HTML, drawn with lines.

Owns how such text becomes rows of cells. Knows no numbers and no scenario.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import count

__all__ = ["html_rows", "latex_rows", "piped_rows"]

#: No cell spans more: what says so is no payoff table.
_WIDEST = 500

_BARS = str.maketrans("│┃║￨", "||||")
#: Lines that only part rows: "|---|:-:|", "+---+---+", "├──┼──┤".
_RULE = re.compile(r"[-+=|: \u2500-\u257f]*")
_EMPHASIS = re.compile(r"\*\*|__|`|</?[a-zA-Z]+>")

_PAIR = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_AROUND = re.compile(rf"\\(?:begin|end)\s*\{{[^{{}}]*\}}(?:\[[^\]]*\])?(?:\s*{_PAIR})?")
_LINES = re.compile(
    r"\\(?:[hv]line|(?:top|mid|bottom)rule|c(?:line|midrule)(?:\([^)]*\))?\{[^}]*\})"
)
_SPANS = re.compile(rf"\\multicolumn\s*\{{\s*(\d{{1,3}})\s*\}}\s*\{{[^{{}}]*\}}\s*{_PAIR}")
_STACKS = re.compile(rf"\\multirow\s*(?:\[[^\]]*\])?\s*\{{[^{{}}]*\}}\s*\{{[^{{}}]*\}}\s*{_PAIR}")
_FRACTIONS = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_BLANKS = re.compile(r"\\[,;:! ]|\\q?quad\b|~")
_COMMANDS = re.compile(r"\\[a-zA-Z]+\*?")
_ENDS = re.compile(r"\\\\(?:\s*\[\s*-?[\d.]*\s*[a-z\\]+\s*\])?|\\tabularnewline|\\cr\b")


def piped_rows(text: str) -> list[list[str]] | None:
    """Return the rows of a table whose cells stand between bars; None if it is none."""
    lines = [line.strip().translate(_BARS) for line in text.split("\n") if line.strip()]
    rules = [line for line in lines if _RULE.fullmatch(line)]
    rows = [line for line in lines if not _RULE.fullmatch(line)]
    framed = all(line.startswith("|") and line.endswith("|") for line in rows)
    if not rows or not all("|" in line for line in rows) or not (rules or framed):
        return None
    cells = [re.split(r"(?<!\\)\|", line.removeprefix("|").removesuffix("|")) for line in rows]
    return [[_EMPHASIS.sub("", cell).replace("\\|", "|") for cell in row] for row in cells]


def latex_rows(text: str) -> list[list[str]] | None:
    r"""Return the rows of a LaTeX table ("3,3 & 0,5 \\"); None if it is none."""
    if "&" not in text or "\\" not in text:
        return None
    body = _COMMENT.sub("", text)
    for pattern in (_AROUND, _LINES):
        body = pattern.sub(" ", body)
    body = _SPANS.sub(lambda m: m[2] + "&" * (min(_WIDEST, int(m[1])) - 1), body)
    body = _FRACTIONS.sub(r"\1/\2", _STACKS.sub(r"\1", body))
    lines = _ENDS.split(body) if _ENDS.search(body) else body.split("\n")
    return [[_bare(cell) for cell in re.split(r"(?<!\\)&", line)] for line in lines]


def _bare(cell: str) -> str:
    """Return what a cell of LaTeX shows."""
    text = cell.replace("\\&", "&").replace("\\%", "%").replace("\\_", "_")
    return re.sub(r"[{}$]", "", _COMMANDS.sub("", _BLANKS.sub(" ", text)))


def html_rows(html: str) -> list[list[str]] | None:
    """Return the rows of the first table in HTML, spans filled with blanks; None if it has none."""
    reader = _Tables()
    reader.feed(html)
    reader.close()
    return reader.rows or None


class _Tables(HTMLParser):
    """Reads one table: a cell that spans leaves blanks where the others would be."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = self._done = False
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        #: Columns that cells of rows above reach into: how many rows of them are left.
        self._below: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row, a cell."""
        if tag == "table":
            self._inside = not self._done
        elif self._inside and tag == "tr":
            self._end_cell()
            self._below = {x: left - 1 for x, left in self._below.items() if left > 1}
            self.rows.append([])
        elif self._inside and tag in ("td", "th") and self.rows:
            self._end_cell()
            said = dict(attrs)
            self._spans = _span(said.get("colspan")), _span(said.get("rowspan"))
            self._cell = []
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a cell or the table."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._inside:
            self._inside, self._done = False, True

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        row, (wide, high) = self.rows[-1], self._spans
        place = next(x for x in count(len(row)) if x not in self._below)
        row += [""] * (place - len(row)) + ["".join(self._cell)] + [""] * (wide - 1)
        self._below.update({x: high for x in range(place, place + wide) if high > 1})
        self._cell = None


def _span(said: str | None) -> int:
    number = said or ""
    plain = number.isascii() and number.isdigit() and len(number) <= 4
    return min(_WIDEST, max(1, int(number))) if plain else 1
