"""A comparison as a file: Markdown, a web page with the picture inside, or plain text.

Owns which form a suffix means. What it says is `games.study.compare.document`'s.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from games.paper.plain import paper_markdown, paper_text
from games.study.compare.document import FIGURE
from gui.charts.export import render
from gui.charts.export.page import SIZES

if TYPE_CHECKING:
    from games.paper.parts import Paper
    from gui.charts.pair.scene import PairScene

__all__ = ["written"]

#: The strips are wide and low.
_IN_PAGE = replace(SIZES["page"], name="comparison", height=300)


def written(paper: Paper, scene: PairScene | None, suffix: str) -> bytes:
    """Return the content of a file; any suffix but .html and .txt means Markdown.

    Parameters
    ----------
    scene
        The picture that the paper speaks of, None if there is none.
    """
    if suffix.lower() == ".html":
        drawn = {} if scene is None else {FIGURE: render(scene, ".svg", size=_IN_PAGE)}
        from gui.briefing.html import paper_html

        return paper_html(paper, drawn)
    return (paper_text if suffix.lower() == ".txt" else paper_markdown)(paper).encode()
