"""The style sheet: hairlines, spacing and flat controls, filled in from the tokens.

Owns how `assets/themes/desk.qss` becomes a Qt style sheet. What the sheet says is in that file;
colours and sizes are in `gui.look.tokens`. Imports no Qt.
"""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.look.tokens import Tokens

__all__ = ["stylesheet"]

#: A grey that reads on paper and on black alike (at least 3 : 1), for glyphs that style sheets can
#: only take from a file. The test of the themes holds it to that.
GLYPH = "#7f8793"


def stylesheet(tokens: Tokens) -> str:
    """Return the style sheet of a theme; raise `KeyError` for a name that no token has."""
    assets = files("assets")
    text = assets.joinpath("themes", "desk.qss").read_text(encoding="utf-8")
    glyphs = Path(str(assets.joinpath("themes"))).as_posix()
    grid = tokens.grid
    return Template(text).substitute(
        asdict(tokens),
        grid=grid,
        glyphs=glyphs,
        on="black" if tokens.dark else "white",
        quarter=grid // 4,
        half=grid // 2,
        double=grid * 2,
        focus=round(tokens.line),
        # what the border of the focus takes more than the hairline, the padding gives
        inner=grid // 2 + 1 - round(tokens.line),
        inside=grid * 2 + 1 - round(tokens.line),
    )
