"""The game tree drawn: what is planned and played, ties, stages, moves made, large trees."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.file.library import load_named
from games.model.scenario import DirectEdit, Outcome, Player, Scenario, Strategy
from games.study.answer import compute_live
from games.words.reading import reading
from gui.charts.canvas.items import Typeface
from gui.charts.kind import Ask, NoChartError
from gui.charts.kinds import draw, numbers_of, summary_of
from gui.charts.marks.comparison import Against
from gui.charts.marks.drawing import Style
from gui.charts.tree.folding import MOST
from gui.charts.tree.layout import TreeFigure, tree_figure
from gui.charts.tree.table import COLUMNS
from gui.charts.tree.types import Fold, Leaf, Node, rows
from gui.look.colors import mix, readable
from gui.look.tokens import LIGHT, PRINT
from tests.support.examples import about
from tests.support.fitting import faults, wordy
from tests.support.trees import branches, played, scene_of

if TYPE_CHECKING:
    from gui.charts.marks.drawing import Text
    from gui.charts.tree.types import TreeScene

IRAN_FIRST, US_FIRST = "iran > us > baghdad", "us > iran > baghdad"
THIRD_LAST = "iran, baghdad > us"


def measure(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


STYLE = Style(LIGHT, measure, 72)


@pytest.fixture
def scenario() -> Scenario:
    return load_named("iraq-2019")


@pytest.fixture
def tied() -> Scenario:
    """Iran gets the same by two answers to Baghdad's rebalancing and Washington's strikes."""
    graded = load_named("graded-responses").with_level("sanctions", Decimal("0.8"))
    return played(graded, "baghdad > us > iran")


def large(*shape: int, most: int = 9, seed: int = 1) -> Scenario:
    """A game of a given shape with random payoffs and three outcomes."""
    rng = Random(seed)
    looks = zip(("Ann", "Ben", "Cem"), ("#0072b2", "#d55e00", "#009e73"), strict=True)
    players = tuple(
        Player(
            f"p{place}",
            name,
            color,
            tuple(Strategy(f"s{k}", f"Option {'ABCDEF'[k]}", "ABCDEF"[k]) for k in range(size)),
        )
        for place, (size, (name, color)) in enumerate(zip(shape, looks, strict=False))
    )
    edits = tuple(
        DirectEdit(player.id, tuple(f"s{k}" for k in cell), Decimal(rng.randint(-most, most)))
        for player in players
        for cell in product(*map(range, shape))
    )
    outcomes = (
        Outcome("calm", "Calm", "#7fb7be", 0, ((("p0", ("s0",)),),)),
        Outcome("war", "War", "#c8553d", 9, ((("p1", ("s1",)),),)),
    )
    return Scenario("Large", players, edits=edits, outcomes=outcomes)


def texts(figure: TreeFigure) -> list[Text]:
    return [text for layer in figure.layers for text in layer.texts]


def test_the_title_says_what_is_played_and_what_is_foreseen(scenario: Scenario) -> None:
    scene = scene_of(played(scenario, IRAN_FIRST))
    assert scene.title == "“Managed containment”: Iran foresees the answer to retaliating"
    assert scene.subtitle == (
        "Proved by backward induction · Iran, then US, then Baghdad · sanctions pressure 0.60"
    )
    assert scene.reasons == (
        "Iran gains 1.10 by absorbing (−2.40 against −3.50)",
        "The US gains 6.20 by absorbing (2.20 against −4.00)",
        "Baghdad gains 5.50 by absorbing (0.00 against −5.50)",
    )


def test_every_node_says_what_its_mover_gets_from_there_on(scenario: Scenario) -> None:
    scene = scene_of(played(scenario, IRAN_FIRST))
    figure = tree_figure(scene, STYLE, 900, 560)
    said = {text.text: text for text in texts(figure)}
    for value in ("−2.90", "−0.80", "−2.10", "0.00", "−1.90", "2.20", "−2.40"):
        assert value in said
    assert scene.root is not None
    assert scene.root.values == ("−2.40",)
    assert scene.root.words == ("Iran moves. Planned: Iran: Absorb. From there on Iran gets −2.40.")
    us = scene.root.branches[0].end
    assert isinstance(us, Node)
    assert us.words == (
        "The US moves, seeing Iran: Retaliate. Planned: US: Retaliate."
        " From there on the US gets −1.90."
    )


def test_what_is_played_is_thick_and_what_is_planned_has_its_players_look(
    scenario: Scenario,
) -> None:
    scene = scene_of(played(scenario, IRAN_FIRST))
    thin, lines, thick, _ = tree_figure(scene, STYLE, 900, 560).layers
    found = branches(scene.root)
    on_way = [one for one in found.values() if one.played]
    assert [one.key for one in on_way] == ["-,-,-:1", "-,1,-:1", "1,1,-:1"]
    assert len(thick.strokes) == 3
    assert len(lines.strokes) == sum(one.planned and not one.played for one in found.values()) == 4
    assert len(thin.strokes) == sum(not one.planned for one in found.values()) == 7
    widest = max(stroke.width for stroke in lines.strokes)
    assert min(stroke.width for stroke in thick.strokes) > 2 * widest
    assert max(stroke.width for stroke in thin.strokes) < widest
    looks = {(stroke.color, stroke.dash) for stroke in lines.strokes}
    inks = [readable(player.color, LIGHT.base, 2.6) for player in scenario.players]
    assert looks == {(inks[0], "solid"), (inks[2], "dotted")}
    bold = [text.text for text in texts(tree_figure(scene, STYLE, 900, 560)) if text.bold]
    assert "Managed containment" in bold
    assert "A A K" in bold
    assert "Escalation on Iraqi soil" not in bold


def test_payoffs_stand_in_columns_in_the_players_colours(scenario: Scenario) -> None:
    scene = scene_of(played(scenario, IRAN_FIRST))
    said = texts(tree_figure(scene, STYLE, 900, 560))
    for place, player in enumerate(scenario.players):
        ink = readable(player.color, LIGHT.base)
        (x,) = {text.x for text in said if text.text == player.name and text.across == 1.0}
        column = [text for text in said if text.x == x]
        assert {text.color for text in column} == {ink}
        values = [text.text for text in column if text.text != player.name]
        assert values == [leaf.payoffs[place] for leaf in scene.leaves]


def test_at_a_tie_all_that_is_planned_is_drawn_and_every_answer_told(tied: Scenario) -> None:
    scene = scene_of(tied)
    assert scene.title == "Two answers: “War and expulsion” and “Baghdad rebalances”"
    assert [leaf.letters for leaf in scene.leaves if leaf.played] == ["S M E", "S H B"]
    assert not any(leaf.chance for leaf in scene.leaves)
    found = branches(scene.root)
    assert scene.root is not None
    assert scene.root.values == ("either: −2.00",)
    us, iran = found["-,-,-:1"].end, found["-,-,1:0"].end
    assert isinstance(us, Node)
    assert isinstance(iran, Node)
    assert us.values == ("−2.80 or −2.20",)
    assert iran.values == ("either: −1.50",)
    assert [one.planned for one in iran.branches] == [True, True, False]
    assert any(
        reason.endswith(
            "Iran does as well by major retaliation or deniable harassment: −1.50 either way"
        )
        for reason in scene.reasons
    )
    assert len(scene.plans) == 1


def test_a_stage_of_several_has_its_cells_as_branches_with_their_chances(
    scenario: Scenario,
) -> None:
    mixing = scenario.with_level("sanctions", Decimal("0.45"))
    scene = scene_of(played(mixing, "us, iran > baghdad"))
    assert scene.root is not None
    assert scene.root.movers == (0, 1)
    assert [one.name for one in scene.root.branches] == [
        "R R 66 %",
        "R A 2 %",
        "A R 31 %",
        "A A 1 %",
    ]
    assert ": backward induction over stage tables" in scene.subtitle
    assert "Equilibrium of this table: " in scene.root.words
    shares = [leaf.chance for leaf in scene.leaves if leaf.played]
    assert shares == ["66 %", "2 %", "31 %", "1 %"]
    assert scene.reasons[0] == (
        "The US and Iran move together, and neither gains by moving otherwise alone"
    )
    assert len(scene.root.values) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "play", "level"),
    [("graded-responses", "us, iran > baghdad", "0.6"), ("iraq-2019", THIRD_LAST, "0.75")],
)
def test_what_may_come_of_chance_moves_is_called_as_in_the_reading(
    name: str, play: str, level: str
) -> None:
    scenario = played(load_named(name).with_level("sanctions", Decimal(level)), play)
    rows_ = reading(scenario, None, compute_live(scenario, "").report).rows
    called = [f"“{row.name}”" for row in rows_]
    scene = scene_of(scenario)
    assert any(" or " in one for one in called)
    assert all(one in scene.title for one in called)
    assert sorted(scene.plans) == sorted(called)


def test_how_sure_it_is_comes_first_as_a_narrow_page_cuts_the_end(scenario: Scenario) -> None:
    scene = scene_of(played(scenario, US_FIRST, us="retaliate"))
    assert scene.subtitle.startswith("Proved by backward induction · US moved: Retaliate;")


def test_a_move_already_made_comes_first_and_what_it_rules_out_is_pale(scenario: Scenario) -> None:
    scene = scene_of(played(scenario, US_FIRST, us="retaliate"))
    assert scene.root is not None
    assert scene.root.moved
    assert [leaf.letters for leaf in scene.leaves if leaf.closed] == [
        *("A R E", "A R K", "A A E", "A A K"),
    ]
    closed = scene.root.branches[1].end
    assert isinstance(closed, Node)
    assert closed.values == ("−0.75",)  # had the US absorbed
    assert closed.words == (
        "Iran moves, seeing US: Absorb. This can no longer happen. It would be planned:"
        " Iran: Retaliate. From there on Iran would get −0.75."
    )
    assert scene.root.branches[1].words == (
        "US: Absorb. This can no longer happen. It would bring the US −2.40."
        " Press to say that this has been done instead."
    )
    assert scene.title == (
        "“Escalation on Iraqi soil” follows now that the US has opted for retaliating"
    )
    assert scene.legend[-1] == "pale: what can no longer happen"
    figure = tree_figure(scene, STYLE, 900, 560)
    assert any(text.text == "already moved" for text in texts(figure))
    ink = {text.text: text.color for text in texts(figure)}
    assert ink["A A K"] != ink["R A K"]
    looks = {(stroke.color, stroke.dash) for stroke in figure.layers[1].strokes}
    iran, baghdad = (readable(one.color, LIGHT.base, 2.6) for one in scenario.players[1:])
    pale = {(mix(iran, LIGHT.base, 0.5), "dashed"), (mix(baghdad, LIGHT.base, 0.5), "dotted")}
    assert looks == {(baghdad, "dotted"), *pale}
    assert scene.reasons[0] == "Iran gains 0.40 by retaliating (−3.50 against −3.90)"


def test_where_all_have_moved_nothing_is_left_to_reason(scenario: Scenario) -> None:
    scene = scene_of(
        played(scenario, IRAN_FIRST, us="retaliate", iran="retaliate", baghdad="absorb")
    )
    assert scene.title == "Everybody has moved: “Escalation on Iraqi soil”"
    assert scene.reasons == ()
    assert [leaf.letters for leaf in scene.leaves if not leaf.closed] == ["R R K"]


def test_of_several_plans_one_is_drawn_and_all_are_told() -> None:
    together = large(2, 2, 2, most=1, seed=11)
    edits = tuple(
        replace(one, amount=Decimal(one.profile[1] == one.profile[2])) for one in together.edits
    )
    scene = scene_of(played(replace(together, edits=edits), "p0 > p1, p2"))
    assert len(scene.plans) > 1
    assert f"drawn is plan 1 of {len(scene.plans)}" in scene.subtitle
    other = scene_of(played(replace(together, edits=edits), "p0 > p1, p2"), plan=1)
    assert other.drawn == 1
    assert f"drawn is plan 2 of {len(scene.plans)}" in other.subtitle
    assert {leaf.key for leaf in scene.leaves if leaf.played} != {
        leaf.key for leaf in other.leaves if leaf.played
    }
    assert other.provenance.asked == ("--chart", "tree", "--plan", "2")
    with pytest.raises(NoChartError, match=r"there are \d+ plans, and no number 99"):
        scene_of(played(replace(together, edits=edits), "p0 > p1, p2"), plan=98)


@pytest.mark.parametrize(
    ("shape", "play"),
    [
        ((3, 3, 3), "p1 > p0 > p2"),
        ((6, 6), "p0 > p1"),
        ((4, 4, 4), "p2 > p1 > p0"),
        ((5, 5, 5), "p0 > p1 > p2"),
        ((4, 4, 3), "p1 > p0, p2"),
        ((5, 4, 3), "p0, p2 > p1"),
    ],
)
@pytest.mark.parametrize("most", [1, 9])
@pytest.mark.slow
def test_a_large_tree_counts_what_it_does_not_draw(
    shape: tuple[int, ...], play: str, most: int
) -> None:
    scene = scene_of(played(large(*shape, most=most), play))
    assert scene.root is not None
    drawn = list(rows(scene.root))
    assert len(drawn) <= MOST
    counts = [int(row.said.split()[0]) for row in drawn if isinstance(row, Fold)]
    shown = [row for row in drawn if isinstance(row, Leaf)]
    assert sum(counts) + len(shown) == len(scene.leaves)
    assert scene.folded == sum(counts)
    if counts:
        assert f"{scene.folded} of {len(scene.leaves)} profiles are counted" in scene.subtitle
    else:
        assert len(scene.leaves) <= MOST
    by_outcome: dict[str, int] = {}
    for row in drawn:
        if isinstance(row, Fold):
            said = row.said.partition(": ")[2]
            for shade in row.shades:
                after = said.partition(f"{shade.name} ")[2].split(",")[0].split(" ")[0]
                count = int(after) if after else int(row.said.split()[0])
                by_outcome[shade.name] = by_outcome.get(shade.name, 0) + count
        else:
            by_outcome[row.outcome.name] = by_outcome.get(row.outcome.name, 0) + 1
    every = [leaf.outcome.name for leaf in scene.leaves]
    assert by_outcome == {name: every.count(name) for name in every}
    if sum(leaf.played for leaf in scene.leaves) == 1:
        assert any(row.played for row in shown)


def test_the_table_has_every_profile_and_the_file_every_branch(scenario: Scenario) -> None:
    scene = scene_of(played(scenario, IRAN_FIRST), content_hash="0" * 64)
    table = summary_of(scene)
    assert table.headers == ("Profile", "US", "Iran", "Baghdad", "Outcome", "Played")
    assert table.rows[-1] == ("A A K", "2.20", "−2.40", "0.00", "Managed containment", "yes")
    form, numbers = numbers_of(scene)
    assert form == "Equipoise game tree, table 1"
    assert numbers.headers == COLUMNS
    rows_ = [dict(zip(numbers.headers, row, strict=True)) for row in numbers.rows]
    moves = [row for row in rows_ if row["kind"] == "branch"]
    assert len(moves) == 14
    first = moves[0]
    assert (first["player"], first["strategy"], first["node"]) == ("iran", "retaliate", "")
    assert (first["value"], first["exact"], first["planned"]) == ("-3.5", "-7/2", "0")
    ends = [row for row in rows_ if row["kind"] == "profile"]
    assert len(ends) == 24
    assert [row["exact"] for row in ends[-3:]] == ["11/5", "-12/5", "0"]
    assert {row["chance"] for row in ends[-3:]} == {"1.0"}


def test_a_file_tells_folded_parts_as_well() -> None:
    scene = scene_of(played(large(4, 4, 4), "p0 > p1 > p2"))
    assert scene.folded
    assert len(summary_of(scene).rows) == 64
    _, numbers = numbers_of(scene)
    assert sum(row[0] == "profile" for row in numbers.rows) == 64 * 3


def test_what_was_played_is_dashed_where_it_went_another_way(scenario: Scenario) -> None:
    now = played(scenario, US_FIRST)
    old = now.with_level("sanctions", Decimal("0.1"))
    against = Against("as saved", old, compute_live(old, "sanctions"))
    scene = scene_of(now, against=against)
    assert [leaf.letters for leaf in scene.leaves if leaf.was] != [
        leaf.letters for leaf in scene.leaves if leaf.played
    ]
    assert scene.note == "dashed: what was played, as saved"
    plain = tree_figure(scene_of(now), STYLE, 900, 560)
    drawn = tree_figure(scene, STYLE, 900, 560)
    assert len(drawn.layers[1].strokes) > len(plain.layers[1].strokes)
    same = scene_of(now, against=Against("as saved", now, compute_live(now, "sanctions")))
    assert same.note == "as saved: the same is played"
    other = played(scenario, IRAN_FIRST)
    lacking = scene_of(now, against=Against("as saved", other, compute_live(other, "sanctions")))
    assert lacking.note == "as saved: another order of moves, not drawn"


def test_where_all_move_at_once_there_is_no_tree(scenario: Scenario) -> None:
    with pytest.raises(NoChartError, match="all move at once: there is no tree; choose a play"):
        draw("tree", Ask(compute_live(scenario, "sanctions"), "low"))


def cases(scenario: Scenario, tied: Scenario) -> dict[str, TreeScene]:
    mixing = scenario.with_level("sanctions", Decimal("0.45"))
    found = {
        "sequence": played(scenario, IRAN_FIRST),
        "moved": played(scenario, US_FIRST, us="retaliate"),
        "two moved": played(scenario, US_FIRST, us="retaliate", baghdad="absorb"),
        "mixed": played(mixing, "us, iran > baghdad"),
        "tied": tied,
        "large": played(large(5, 5, 5, most=2), "p1 > p0 > p2"),
        "two": played(large(2, 2), "p1 > p0"),
    }
    return {
        name: scene_of(form(one))
        for name, one in found.items()
        for name, form in ((name, lambda same: same), (f"{name}, wordy", wordy))
    }


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_no_text_lies_over_another_whatever_is_drawn(scenario: Scenario, tied: Scenario) -> None:
    typeface = Typeface("")
    for name, scene in cases(scenario, tied).items():
        for points, dots in ((10, 96), (20, 96), (12, 192)):
            tokens = replace(PRINT, small=points * 0.9, body=points, title=points * 1.4)
            style = Style(tokens, typeface, dots)
            for room in ((560.0, 420.0), (1024.0, 700.0), (1500.0, 900.0)):
                figure = tree_figure(scene, style, *room)
                while (more := tuple(map(max, room, figure.least))) != room:
                    room = (more[0], more[1])
                    figure = tree_figure(scene, style, *room)
                assert not faults(figure.layers, typeface, *room), (name, points, room)


@pytest.mark.usefixtures("qapp")
def test_twenty_seven_profiles_have_room_beside_each_other_at_1024(tied: Scenario) -> None:
    style = Style(LIGHT, Typeface(""), 96)
    figure = tree_figure(scene_of(tied), style, 1000, 560)
    assert figure.least[0] <= 1000
    assert figure.least[1] <= 700
    assert not figure.untold or all(": " in said for said in figure.untold)


def test_a_page_may_get_as_narrow_as_the_tersest_form(tied: Scenario) -> None:
    scene = scene_of(tied)
    least = [tree_figure(scene, STYLE, width, 700.0).least for width in range(200, 1600, 7)]
    assert len({wide for wide, _ in least}) == 1
    highs = [high for _, high in least]
    assert highs == sorted(highs, reverse=True), "a page that scrolls would go on for ever"


def test_what_has_no_room_is_told(scenario: Scenario) -> None:
    scene = scene_of(played(scenario, IRAN_FIRST))
    assert tree_figure(scene, STYLE, 1200, 600).untold == ()
    tight = tree_figure(scene, STYLE, 10, 400)
    assert "US: R Retaliate, A Absorb" in tight.untold
    assert "Expulsion: R R E, A R E, R A E, A A E" in tight.untold


@about(30)
@given(st.integers(0, 2**32), st.sampled_from([(2, 2), (3, 2), (2, 2, 2), (3, 3, 3), (4, 3, 3)]))
def test_keys_lead_from_every_part_to_the_next(seed: int, shape: tuple[int, ...]) -> None:
    play = " > ".join(f"p{place}" for place in range(len(shape)))
    figure = tree_figure(scene_of(played(large(*shape, seed=seed), play)), STYLE, 900, 600)
    assert len(figure.steps) == len(figure.spots)
    seen, here = {0}, [0]
    while here:
        place = here.pop()
        step = figure.steps[place]
        for one in (step.left, step.right, step.up, step.down):
            if one not in seen:
                seen.add(one)
                here.append(one)
        if step.up != place:
            assert figure.steps[step.up].down == place
    assert seen == set(range(len(figure.spots)))
