"""The help pages as data: titles, sections, links, and a search over all of them.

Owns which pages there are: whatever lies in assets/help, in the order of the file names. A page's
id is its file name without number and suffix. Pages link to each other by file name, so that the
links work wherever the files are read. Imports no Qt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["Hit", "Page", "Section", "page_of", "pages", "search"]

_HEADING = re.compile(r"^(#{1,3}) +(.+?) *$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EXCERPT = 90


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the plain text below it; the first one of a page has the page's title."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One help page."""

    id: str
    title: str
    markdown: str
    file: str
    sections: tuple[Section, ...]

    @property
    def opening(self) -> str:
        """The first sentence of the text."""
        text = next((section.text for section in self.sections if section.text), self.title)
        return text.partition(". ")[0].rstrip(".") + "."


@dataclass(frozen=True, slots=True)
class Hit:
    """A section in which all words of a search occur, and a few words around the first."""

    page: Page
    heading: str
    excerpt: str


@cache
def pages() -> tuple[Page, ...]:
    """Return all help pages in reading order."""
    folder = resources.files("assets") / "help"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".md")), key=lambda f: f.name)
    return tuple(_page(file.name, file.read_text(encoding="utf-8")) for file in files)


def page_of(link: str) -> Page | None:
    """Return the page that a link or an id leads to, None if it leads elsewhere."""
    target = link.partition("#")[0]
    return next((page for page in pages() if target in (page.id, page.file)), None)


def search(words: str) -> tuple[Hit, ...]:
    """Return the sections with all the words, those with a word in title or heading first."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    ranked: list[tuple[int, int, Hit]] = []
    for page in pages():
        for section in page.sections:
            heading = f"{page.title} {section.heading}".casefold()
            text = section.text.casefold()
            if all(word in heading or word in text for word in wanted):
                in_heading = sum(word in heading for word in wanted)
                hit = Hit(page, section.heading, _excerpt(section.text, wanted))
                ranked.append((-in_heading, len(ranked), hit))
    return tuple(hit for _, _, hit in sorted(ranked, key=lambda found: found[:2]))


def _page(file: str, markdown: str) -> Page:
    found: list[tuple[str, list[str]]] = []
    for line in markdown.splitlines():
        heading = _HEADING.match(line)
        if heading:
            found.append((_plain(heading[2]), []))
        elif found:
            found[-1][1].append(line)
    sections = tuple(Section(name, _plain(" ".join(lines))) for name, lines in found)
    own = file.removesuffix(".md").split("-", 1)[1]
    return Page(own, sections[0].heading, markdown, file, sections)


def _plain(markdown: str) -> str:
    """Return Markdown without its marks, on one line."""
    text = _LINK.sub(r"\1", markdown)
    text = re.sub(r"[*`|]+|^#+ |(?<= )- |-{3,}", " ", text)
    return " ".join(text.split())


def _excerpt(text: str, wanted: list[str]) -> str:
    low = text.casefold()
    at = min((low.find(word) for word in wanted if word in low), default=0)
    start = text.rfind(" ", 0, max(0, at - _EXCERPT // 3)) + 1
    piece = text[start : start + _EXCERPT]
    before, after = "… " * (start > 0), " …" * (start + _EXCERPT < len(text))
    return f"{before}{piece.rpartition(' ')[0] if after else piece}{after}"
