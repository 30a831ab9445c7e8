"""Payoffs in the layouts of textbooks and spreadsheets, several in a cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.edit.pasting.layout import payoff_rows
from games.model.edit.pasting.paste import Reading, apply_plan, readings
from games.model.edit.pasting.sheet import scenario_of
from games.model.file.library import load_named
from games.model.numbers import show
from games.model.payoffs import payoff
from games.model.scenario import DirectEdit, Player, Scenario, Strategy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CHICKEN, IRAQ = load_named("chicken"), load_named("iraq-2019")
ANN, BEN = (player.id for player in CHICKEN.players)
HERE = (ANN, ("swerve", "swerve"))
PAIRS = "\tCooperate\tDefect\nCooperate\t3,3\t0,5\nDefect\t5,0\t1,1\n"
DILEMMA = [3, 3, 0, 5, 5, 0, 1, 1]


def numbers(reading: Reading) -> list[Decimal | None]:
    """The numbers of a reading in the table's order."""
    scenario = reading.scenario
    cells = {(cell.profile, cell.player): cell.new for cell in reading.plan.cells}
    order = product(
        product(*([s.id for s in p.strategies] for p in scenario.players)),
        (player.id for player in scenario.players),
    )
    return [cells[place] for place in order if place in cells]


@pytest.mark.parametrize(
    "text",
    [
        PAIRS,
        "3,3\t0,5\n5,0\t1,1",
        "(3,3)\t(0,5)\n(5,0)\t(1,1)",
        "[3;3]\t[0;5]\n[5;0]\t[1;1]",
        "3 / 3\t0 / 5\n5 / 0\t1 / 1",
        "3|3\t0|5\n5|0\t1|1",
        "3 3\t0 5\n5 0\t1 1",
        "3,3 0,5\n5,0 1,1",
        "(3, 3) (0, 5)\n(5, 0) (1, 1)",
        "3, 3   0, 5\n5, 0   1, 1",
        "Swerve   3, 3   0, 5\nGo straight   5, 0   1, 1",
        'Swerve,"3,3","0,5"\nGo straight,"5,0","1,1"',
        "\tSwerve\t\tGo straight\nSwerve\t3;3\t\t0;5\n\t\t\t\nGo straight\t5;0\t\t1;1",
        "\t\tBen\t\n\t\tSwerve\tGo straight\nAnn\tSwerve\t3,3\t0,5\n\tGo straight\t5,0\t1,1",
        "\tGo straight\tSwerve\nGo straight\t1,1\t5,0\nSwerve\t0,5\t3,3",
        "\tSwerve\tGo straight\tTotal\nSwerve\t3,3\t0,5\t3,8\nGo straight\t5,0\t1,1\t6,1",
        '"3\n3"\t"0\n5"\n"5\n0"\t"1\n1"',
        "| | Swerve | Go straight |\n|---|:-:|--:|\n| Swerve | 3,3 | 0,**5** |\n"
        "| Go straight | 5*,0 | 1*, 1* |",
        "+-----+-----+\n| 3,3 | 0,5 |\n+-----+-----+\n| 5,0 | 1,1 |\n+-----+-----+",
        "3,3 & 0,5 \\\\\n5,0 & 1,1 \\\\",
        "\\begin{tabular}{c|cc}\n & \\multicolumn{2}{c}{Ben} \\\\ \\cline{2-3}\n"
        " & Swerve & Go straight \\\\ \\hline % a remark\n"
        "Swerve & $3,3$ & $0,\\underline{5}$ \\\\[2pt]\nGo straight & (5,0) & 1,\\,1 \\\\\n"
        "\\end{tabular}",
    ],
)
def test_a_textbooks_pairs_are_read_without_a_selection(text: str) -> None:
    (reading,) = readings(text, CHICKEN)
    assert numbers(reading) == DILEMMA
    assert not reading.plan.faults


def test_a_table_of_a_web_page_is_read_where_its_text_is_poor() -> None:
    html = (
        "<html><body><p>x</p><table><tr><td rowspan=2></td><td colspan='2'>Ben</td></tr>"
        "<tr><th>Swerve<th>Go straight</tr><tr><td>Swerve</td><td>3,<br>3</td><td>0, 5</td></tr>"
        "<tr><td>Go straight</td><td>5, 0</td><td>1, 1</td></tr></table></body></html>"
    )
    (reading,) = readings("3, 3 0, 5 5, 0 1, 1", CHICKEN, html=html)
    assert numbers(reading) == DILEMMA


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("3,3", [[3, 3], ["3.3"]]),
        ("(3,3)", [[3, 3], ["-3.3"], ["3.3"]]),
        ("−3; 2,5", [[-3, "2.5"]]),
        ("3 / 3", [[3, 3], [1]]),
        ("1/4", [[1, 4], ["0.25"]]),
        ("12 345", [[12, 345], [12345]]),
        ("1,000", [[1000], ["1.000"]]),
        ("1.000", [["1.000"], [1000]]),
        ("(3)", [[-3], [3]]),
        ("3.3", [["3.3"]]),
        ("-7", [[-7]]),
    ],
)
def test_a_single_cell_has_all_the_meanings_it_can_have(
    cell: str, meant: list[list[str | int]]
) -> None:
    found = readings(cell, CHICKEN, *HERE)
    assert [numbers(r) for r in found] == [[Decimal(n) for n in one] for one in meant]
    assert len({reading.how for reading in found}) == len(found)


def test_pairs_that_could_be_decimals_are_asked_about() -> None:
    pairs, decimals = readings("3,3\t0,5\n5,0\t1,1", CHICKEN, *HERE)
    assert numbers(pairs) == DILEMMA
    assert numbers(decimals) == [Decimal(n) for n in ("3.3", "0.5", "5.0", "1.1")]
    assert "decimal mark" in decimals.how
    point, thousands = readings("1.000\t2.000\t3.000\t4.000\n5\t6\t7\t8", CHICKEN)
    assert (numbers(point)[0], numbers(thousands)[0]) == (1, 1000)


def test_rows_of_the_second_player_leave_it_open_whose_number_is_first() -> None:
    text = "Ben \\ Ann\tSwerve\tGo straight\nSwerve\t1,2\t3,4\nGo straight\t5,6\t7,8"
    rows, fixed = readings(text, CHICKEN)
    assert numbers(rows) == [2, 1, 6, 5, 4, 3, 8, 7]
    assert numbers(fixed) == [1, 2, 5, 6, 3, 4, 7, 8]


TURNED = [[2, 1, 6, 5, 4, 3, 8, 7], [1, 2, 5, 6, 3, 4, 7, 8]]
ROWS = "Swerve\t1,2\t3,4\nGo straight\t5,6\t7,8"


@pytest.mark.parametrize(
    "text",
    [
        "\t\tAnn\t\n\t\tSwerve\tGo straight\nBen\tSwerve\t1,2\t3,4\n\tGo straight\t5,6\t7,8",
        "\t\tAnn\t\n\t\t\t\nBen\t\t1,2\t3,4\n\t\t5,6\t7,8",
        "\tAnn\t\nBen\t1,2\t3,4\nBen\t5,6\t7,8",
        f"\tAnn\n\tSwerve\tGo straight\n{ROWS}",
        f"\tAnn\nBen\tSwerve\tGo straight\n{ROWS}",
        f"Ann\tSwerve\tGo straight\nBen\n{ROWS}",
        "\tSwerve\tGo straight\nBen\t1,2\t3,4\n\t5,6\t7,8",
        "Ben\tAnn\tSwerve\tGo straight\n\tSwerve\t1,2\t3,4\n\tGo straight\t5,6\t7,8",
        " & & \\multicolumn{2}{c}{Ann} \\\\\n & & Swerve & Go straight \\\\\n"
        "\\multirow{2}{*}{Ben} & Swerve & 1,2 & 3,4 \\\\\n & Go straight & 5,6 & 7,8 \\\\",
    ],
)
def test_players_named_beside_and_above_a_table_say_who_has_its_rows(text: str) -> None:
    assert [numbers(reading) for reading in readings(text, CHICKEN)] == TURNED
    ann, ben = "Ann", "Ben"
    named = text.replace(ann, "?").replace(ben, ann).replace("?", ben)
    assert [numbers(reading) for reading in readings(named, CHICKEN)] == [[1, 2, 3, 4, 5, 6, 7, 8]]


def test_a_name_alone_in_the_corner_may_head_rows_or_columns() -> None:
    straight, *turned = readings(f"Ben\tSwerve\tGo straight\n{ROWS}", CHICKEN)
    assert numbers(straight) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert straight.how.endswith("the rows are Ann's")
    assert [numbers(reading) for reading in turned] == TURNED
    assert all(reading.how.endswith("the rows are Ben's") for reading in turned)


@pytest.mark.parametrize(
    "text",
    [
        "\t\tAnn\t\n\t\tSwerve\tGo straight\nBen\tSwerve\t1\t2\n\tGo straight\t3\t4",
        "Ben \\ Ann\tSwerve\tGo straight\nSwerve\t1\t2\nGo straight\t3\t4",
    ],
)
def test_one_players_numbers_are_read_by_who_has_the_rows(text: str) -> None:
    (reading,) = readings(text, CHICKEN, *HERE)
    assert numbers(reading) == [1, 3, 2, 4]


def test_numbers_side_by_side_in_rows_of_the_second_player_may_be_in_either_order() -> None:
    head, rows = "Ben / Ann\tSwerve\t\tGo straight\t", "Swerve\t1\t2\t3\t4\nGo straight\t5\t6\t7\t8"
    found = readings(f"{head}\n{rows}", CHICKEN)
    assert [numbers(reading) for reading in found] == TURNED
    assert [reading.how.split(", ")[1] for reading in found] == ["Ben's first", "Ann's first"]
    (one,) = readings(f"{head}\n\tAnn\tBen\tAnn\tBen\n{rows}", CHICKEN)
    assert numbers(one) == TURNED[1]


def test_names_of_another_game_are_named_and_the_order_is_taken() -> None:
    (reading,) = readings(PAIRS, CHICKEN)
    assert reading.strange == ("Cooperate", "Defect")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,1\t2,2\t3,3\n1,1\t2,2\t3,3", "2 rows of 2 cells with 2 numbers"),
        ("\tSwerve\tGo stright\nSwerve\t1,1\t2,2\nGo straight\t3,3\t4,4", "“Go stright” is no"),
        ("\tSwerve\tSwerve\nSwerve\t1,1\t2,2\nGo straight\t3,3\t4,4", "same payoff"),
        ("1,1\t2,2\n3,3\t4", "“4” is not read as 2 numbers"),
    ],
)
def test_pairs_that_do_not_fit_are_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        readings(text, CHICKEN)


TRIPLES = "1,2,3\t4,5,6\n7,8,9\t10,11,12"
MORE = "13,14,15\t16,17,18\n19,20,21\t22,23,24"


@pytest.mark.parametrize(
    "text",
    [
        f"{TRIPLES}\n\n{MORE}",
        f"{TRIPLES}\n{MORE}",
        f"Baghdad: Absorb\n{MORE}\nBaghdad: Expel troops\n{TRIPLES}",
        "E\n\tR\tA\nR\t1,2,3\t4,5,6\nA\t7,8,9\t10,11,12\n"
        "K\n\tR\tA\nR\t13,14,15\t16,17,18\nA\t19,20,21\t22,23,24",
        "1,2,3\t4,5,6\t13,14,15\t16,17,18\n7,8,9\t10,11,12\t19,20,21\t22,23,24",
        "Absorb\t\tExpel troops\t\n13,14,15\t16,17,18\t1,2,3\t4,5,6"
        "\n19,20,21\t22,23,24\t7,8,9\t10,11,12",
        "Absorb\tRetaliate\t13,14,15\t16,17,18\n\tAbsorb\t19,20,21\t22,23,24"
        "\nExpel troops\tRetaliate\t1,2,3\t4,5,6\n\tAbsorb\t7,8,9\t10,11,12",
    ],
)
def test_triples_are_read_from_matrices_below_or_beside_each_other(text: str) -> None:
    (reading,) = readings(text, IRAQ)
    wanted = {}
    for number in range(24):
        matrix, (row, column) = number // 12, divmod(number % 12 // 3, 2)
        owner = number % 3
        wanted[IRAQ.profile((row, column, matrix)), IRAQ.players[owner].id] = number + 1
    assert {(c.profile, c.player): c.new for c in reading.plan.cells} == wanted


def test_a_table_of_another_size_is_a_game_of_its_own() -> None:
    made = scenario_of("A \\ B\tL\tM\tR\nUp\t1,2\t3,4\t5,6\nDown\t-1,5\t0,0\t½".replace("½", "7,8"))
    assert made is not None
    assert made.shape == (2, 3)
    assert payoff_rows(made)[3] == ["Down", "-1", "5", "0", "0", "7", "8"]
    assert [p.name for p in made.players] == ["A", "B"]
    assert [s.name for s in made.players[1].strategies] == ["L", "M", "R"]
    three = scenario_of(f"Absorb\n{TRIPLES}\nExpel\n{MORE}")
    assert three is not None
    assert [s.name for s in three.players[2].strategies] == ["Absorb", "Expel"]
    for text in ("3,3", "Dear all", TRIPLES, "1,1\t2,2\t3,3\t4,4\t5,5\t6,6\t7,7\n" * 2):
        assert scenario_of(text) is None


# -- any game, any layout -----------------------------------------------------------------------

AMOUNTS = st.decimals(-9999, 9999, places=3).map(lambda d: d.normalize() + 0)
SIZES = st.sampled_from([(2, 2), (3, 2), (2, 4), (2, 2, 2), (3, 2, 4)])


def _game(sizes: tuple[int, ...], amounts: Sequence[Decimal]) -> Scenario:
    players = tuple(
        Player(
            f"p{i}",
            f"Player {'XYZ'[i]}",
            "#0072b2",
            tuple(Strategy(f"s{k}", f"Way {'abcdef'[k]}{i}", chr(65 + k)) for k in range(size)),
        )
        for i, size in enumerate(sizes)
    )
    game = Scenario("Game", players)
    places = product(players, product(*map(range, sizes)))
    edits = (
        DirectEdit(p.id, game.profile(place), amount)
        for (p, place), amount in zip(places, amounts, strict=True)
    )
    return replace(game, edits=tuple(edits))


def _written(
    game: Scenario,
    cell: Callable[[Sequence[str]], str],
    number: Callable[[Decimal], str],
    order: Sequence[Sequence[int]],
    mark: str,
    named: bool,
) -> str:
    first, second, *rest = game.players
    lines: list[list[str]] = []
    for third in order[2] if rest else [0]:
        if rest and named:
            lines.append([f"{rest[0].name}: {rest[0].strategies[third].name}"])
        if named:
            lines.append(["", *(second.strategies[k].name for k in order[1])])
        for i in order[0]:
            lines.append([first.strategies[i].name] if named else [])
            for k in order[1]:
                profile = game.profile((i, k, third) if rest else (i, k))
                texts = [number(payoff(game, p.id, profile)) for p in game.players]
                lines[-1].append(cell(texts))
    if mark == "|":
        wide = max(map(len, lines))
        rows = [f"| {' | '.join(line + [''] * (wide - len(line)))} |" for line in lines]
        return "\n".join([rows[0], "|---" * wide + "|", *rows[1:]])
    end = " \\\\\n" if mark == " & " else "\n"
    return end.join(mark.join(line) for line in lines) + end


def _with_comma(amount: Decimal) -> str:
    return show(amount).replace(".", ",")


CELLS: dict[str, tuple[Callable[[Sequence[str]], str], Callable[[Decimal], str]]] = {
    "a,b": (",".join, show),
    "(a, b)": (lambda texts: f"({', '.join(texts)})", show),
    "[a; b]": (lambda texts: f"[{'; '.join(texts)}]", _with_comma),
    "a / b": (" / ".join, _with_comma),
    "a|b": ("|".join, str),
    "a b": (" ".join, _with_comma),
}


@pytest.mark.slow
@about(100)
@given(
    SIZES,
    st.sampled_from(sorted(CELLS)),
    st.sampled_from(["\t", " & ", "|"]),
    st.booleans(),
    st.booleans(),
    st.data(),
)
def test_any_game_in_any_layout_is_read_as_it_is_or_asked_about(
    sizes: tuple[int, ...],
    form: str,
    mark: str,
    named: bool,
    selected: bool,
    data: st.DataObject,
) -> None:
    if form == "a|b" and mark == "|":
        form = "a,b"
    count = len(sizes)
    for size in sizes:
        count *= size
    game = _game(sizes, data.draw(st.lists(AMOUNTS, min_size=count, max_size=count)))
    order = [
        data.draw(st.permutations(range(size))) if named else list(range(size)) for size in sizes
    ]
    cell, number = CELLS[form]
    text = _written(game, cell, number, order, mark, named)
    blank = replace(game, edits=())
    key = (game.players[0].id, game.profile((0,) * len(sizes))) if selected else (None, None)
    found = readings(text, blank, *key)
    pasted = [payoff_rows(apply_plan(blank, reading.plan)) for reading in found]
    assert any(_same(rows, payoff_rows(game)) for rows in pasted), text
    if len(found) == 1:
        assert not found[0].plan.faults


def _same(rows: list[list[str]], others: list[list[str]]) -> bool:
    def read(cell: str) -> object:
        try:
            return Decimal(cell)
        except ArithmeticError:
            return cell

    return [list(map(read, row)) for row in rows] == [list(map(read, row)) for row in others]
