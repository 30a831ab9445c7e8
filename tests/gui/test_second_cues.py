"""Colours for everybody: contrast on every ground, and what colour-blind eyes still tell apart.

Colour vision deficiencies are simulated with the matrices of G. M. Machado, M. M. Oliveira and
L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
Transactions on Visualization and Computer Graphics 15(6), 2009, table of severity 1.0, applied to
linear RGB.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from games.model.file.library import load_named, names
from games.words.initials import initials
from gui.charts.marks.drawing import DASHES
from gui.controls.pieces import pieces
from gui.look.colors import contrast, readable
from gui.look.tokens import DARK, HIGH_CONTRAST, LIGHT, PRINT, Tokens

DEFICIENCIES = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
#: Differences of CIE 1976 L*a*b* that even small marks show, and that large fills show.
LINES, FILLS = 20.0, 10.0
#: A difference that is seen when two colours lie side by side (2.3 is just noticeable).
NOTICED = 3.0
THEMES = [LIGHT, DARK, HIGH_CONTRAST, PRINT]


def seen(color: str, deficiency: str) -> np.ndarray:
    """Return a colour as linear RGB the way somebody with a deficiency sees it."""
    parts = np.array([int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    if deficiency == "none":
        return linear
    return np.clip(np.array(DEFICIENCIES[deficiency]) @ linear, 0.0, 1.0)


def lab(linear: np.ndarray) -> np.ndarray:
    """Return linear sRGB as CIE L*a*b* under D65."""
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    xyz = to_xyz @ linear / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(first: str, second: str, deficiency: str) -> float:
    """Return how different two colours look."""
    return float(np.linalg.norm(lab(seen(first, deficiency)) - lab(seen(second, deficiency))))


def test_the_simulation_confuses_what_it_should() -> None:
    # red and green of equal lightness fall together without the long- or middle-wave cones
    for deficiency in ("protanopia", "deuteranopia"):
        assert difference("#a0522d", "#5a6b1f", deficiency) < difference(
            "#a0522d", "#5a6b1f", "none"
        )
    assert difference("#000000", "#ffffff", "none") == pytest.approx(100, abs=0.1)
    for deficiency in DEFICIENCIES:
        assert np.array(DEFICIENCIES[deficiency]).sum(axis=1) == pytest.approx(np.ones(3), abs=1e-3)


@pytest.mark.parametrize("tokens", THEMES, ids=lambda t: t.name)
def test_text_and_marks_of_every_theme_have_their_contrast(tokens: Tokens) -> None:
    for paper in (tokens.window, tokens.base, tokens.raised):
        for ink in (tokens.ink, tokens.soft, tokens.accent, tokens.good, tokens.warning):
            assert contrast(ink, paper) >= 4.5, (ink, paper)
        assert contrast(tokens.error, paper) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize("name", names())
def test_colours_of_players_and_outcomes_can_be_read_on_every_ground(
    name: str, tokens: Tokens
) -> None:
    scenario = load_named(name)
    for paper in (tokens.window, tokens.base, tokens.raised):
        for player in scenario.players:
            assert contrast(readable(player.color, paper), paper) >= 4.5
            assert contrast(readable(player.color, paper, 3.0), paper) >= 3.0
        for outcome in scenario.outcomes:
            assert contrast(readable(outcome.color, paper, 3.0), paper) >= 3.0


@pytest.mark.parametrize("deficiency", ["none", *DEFICIENCIES])
@pytest.mark.parametrize("tokens", THEMES, ids=lambda t: t.name)
@pytest.mark.parametrize("name", names())
def test_players_are_told_apart_by_every_eye(name: str, tokens: Tokens, deficiency: str) -> None:
    players = load_named(name).players
    colors = [readable(player.color, tokens.base) for player in players]
    marks = initials([player.name for player in players])
    for one, other in combinations(range(len(players)), 2):
        # beside the colour every line has a dash, and every figure letters
        assert DASHES[one] != DASHES[other]
        assert marks[one] != marks[other]
        apart = difference(colors[one], colors[other], deficiency)
        assert apart >= (LINES if deficiency != "tritanopia" else NOTICED), (colors, apart)


@pytest.mark.parametrize("deficiency", ["none", *DEFICIENCIES])
@pytest.mark.parametrize("name", names())
def test_outcomes_are_told_apart_by_every_eye_also_where_they_have_no_hatch(
    name: str, deficiency: str
) -> None:
    outcomes = load_named(name).outcomes
    for one, other in combinations(range(len(outcomes)), 2):
        apart = difference(outcomes[one].color, outcomes[other].color, deficiency)
        assert apart >= FILLS, (outcomes[one].name, outcomes[other].name, apart)


def test_a_cell_tells_its_outcome_by_the_pieces_of_its_bar() -> None:
    bar = QRectF(6, 9, 3, 22)
    counts = [len(pieces(bar, place)) for place in range(6)]
    assert counts == [1, 2, 3, 4, 5, 6]
    for place in range(1, 40):
        broken = pieces(bar, place)
        assert broken[0].top() == bar.top()
        assert broken[-1].bottom() == pytest.approx(bar.bottom())
        assert all(piece.height() > 1 for piece in broken)
