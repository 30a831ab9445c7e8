"""Titles of other charts claim no more than is so where equilibria are several, tied or turn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from games.model.payoffs import affine
from games.solve import OPEN, solve
from games.study.answer import compute_live
from games.study.compare.effects import compare
from games.study.responses.best_responses import best_responses
from games.study.sweep.sweep import sweep
from gui.charts.export import render
from gui.charts.export.data import csv_bytes
from gui.charts.kind import Ask
from gui.charts.kinds import draw, numbers_of
from gui.charts.marks.comparison import Against
from gui.charts.marks.drawing import Style
from gui.charts.pair.layout import pair_figure
from gui.charts.pair.scene import pair_scene
from gui.charts.sweep.table import summary
from gui.charts.sweep.types import CHANCE_SCALE, PAYOFFS, SweepScene
from gui.charts.sweep.words import course, was_at
from gui.look.tokens import LIGHT
from tests.support.scenes import responses_scene, sweep_scene
from tests.support.two_by_two import two_by_two

BESIDE = two_by_two(ann=((-3, 4), (-1, 4)), bob=((-1, 0), (1, 0)))
TIED = two_by_two(ann=((0, 0), (0, 0)), bob=((-1, 0), (-1, 0)))


def test_the_rule_leaves_an_outcome_that_does_not_end_there() -> None:
    line = affine(BESIDE).line("stress", BESIDE.levels)
    scene = sweep_scene(BESIDE, sweep(line), "low", 0.5, show=PAYOFFS)
    assert "where the rule goes from Wait / Wait to Push / Push" in scene.title
    assert "gives way" not in scene.title


def test_the_subtitle_says_of_how_many_equilibria_one_is_followed() -> None:
    line = affine(BESIDE).line("stress", BESIDE.levels)
    scene = sweep_scene(BESIDE, sweep(line), "low", 0.5)
    assert "Wait / Wait, one of three equilibria" in scene.subtitle


def test_best_responses_that_tie_meet_in_infinitely_many_places() -> None:
    parts = affine(TIED)
    payoffs = parts.exact(TIED.levels)
    report = solve(payoffs)
    scene = responses_scene(TIED, best_responses(payoffs, report), payoffs, report)
    assert scene.title == (
        "Best responses meet in infinitely many places, among them “Wait / Wait” and “Push / Wait”"
    )
    rough = replace(report, proof=OPEN, families=())
    scene = responses_scene(TIED, best_responses(payoffs, rough), payoffs, rough)
    assert scene.title.endswith("perhaps elsewhere too")


def test_payoffs_of_ties_are_nobodys_gain() -> None:
    line = affine(TIED).line("stress", TIED.levels)
    scene = sweep_scene(TIED, sweep(line), "low", 0.5, show=PAYOFFS)
    assert scene.title == "Expected payoffs along stress"


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_a_drawing_of_ties_counts_no_equilibria() -> None:
    line = affine(TIED).line("stress", TIED.levels)
    scene = sweep_scene(TIED, sweep(line), "low", 0.5)
    assert len(scene.segments[0].rows) > 1
    picture = render(scene, ".svg", size="slide").decode()
    assert "Payoffs tie" in picture
    assert f">{len(scene.segments[0].rows)} equilibria<" not in picture


def test_no_strip_and_no_table_counts_ties() -> None:
    pair = pair_scene(compare(BESIDE, TIED), "before", "now")
    assert pair is not None
    tied = pair.lower.segments[0]
    assert len(tied.rows) > 1
    assert (tied.count, tied.headed) == ("", "Payoffs tie")
    figure = pair_figure(pair, Style(LIGHT, lambda text, size, _=False: len(text) * size), 900, 300)
    said = {text.text for layer in figure.layers for text in layer.texts}
    assert "Payoffs tie" in said
    assert f"{len(tied.rows)} equilibria" not in said
    line = affine(TIED).line("stress", TIED.levels)
    read = summary(sweep_scene(TIED, sweep(line), "low", 0.5))
    assert read.rows[0][read.headers.index("Equilibria")] == ""


def test_tables_of_ties_say_that_their_rows_are_not_all() -> None:
    scene = draw("sweep", Ask(compute_live(TIED, "stress"), "low"))
    (weight, ties) = numbers_of(scene)[1].notes
    assert weight.endswith("0 if it is not followed")
    assert ties == (
        "where payoffs tie throughout, regimes name some of the equilibria and no outcome has a"
        " chance unless it is certain; “within” is from the least, base, to the greatest, value:"
        " regime 1"
    )
    said = csv_bytes(scene).decode()
    assert f"\n# {weight}\n# {ties}\nkind," in said
    untied = csv_bytes(draw("sweep", Ask(compute_live(BESIDE, "stress"), "low"))).decode()
    assert f"# {weight}\nkind," in untied


def test_the_ghost_of_ties_reads_out_no_list() -> None:
    against = Against("as saved", TIED, compute_live(TIED, "stress"))
    scene = draw("sweep", Ask(compute_live(BESIDE, "stress"), "low", against=against))
    assert isinstance(scene, SweepScene)
    assert scene.ghost is not None
    assert was_at(scene.ghost, 0.5).startswith("As saved: payoffs tie throughout: ")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([1.0, 1.0], "1"),
        ([0.94, 0.92, 0.91], "0.94 to 0.91"),
        ([0.5, 0.7, 0.5], "0.50 by way of 0.70 to 0.50"),
    ],
)
def test_a_curve_that_turns_is_not_told_by_its_ends_alone(values: list[float], said: str) -> None:
    assert course(CHANCE_SCALE, np.array(values)) == said
