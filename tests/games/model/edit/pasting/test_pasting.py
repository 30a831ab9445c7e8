"""Pasted text and the payoffs it means."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import about
from games.model.edit.cells import with_payoff
from games.model.edit.pasting.cells import decimal_mark, number
from games.model.edit.pasting.layout import payoff_rows
from games.model.edit.pasting.paste import Plan, apply_plan, readings
from games.model.file.library import load_named, names
from games.model.payoffs import affine, payoff
from games.model.scenario import Player, Profile, Scenario, Strategy

IRAQ = load_named("iraq-2019")
CHICKEN = load_named("chicken")
ANN, BEN = (player.id for player in CHICKEN.players)


def plan_paste(
    text: str, scenario: Scenario, player: str | None = None, profile: Profile | None = None
) -> Plan:
    """The plan of the only way in which a text can be meant."""
    (reading,) = readings(text, scenario, player, profile)
    return reading.plan


def copied(scenario: Scenario) -> str:
    return "\n".join("\t".join(row) for row in payoff_rows(scenario))


def told(plan: Plan) -> dict[str, str]:
    """Whose payoff at which profile (first letters) becomes what."""
    return {
        f"{cell.player} {' '.join(cell.profile)}": str(cell.new)
        for cell in plan.cells
        if cell.new is not None
    }


def game(sizes: tuple[int, ...]) -> Scenario:
    players = tuple(
        Player(
            f"p{i}",
            f"Player {i}",
            "#0072b2",
            tuple(Strategy(f"s{k}", f"Way {k}", chr(65 + k)) for k in range(size)),
        )
        for i, size in enumerate(sizes)
    )
    return Scenario("Game", players)


@pytest.mark.parametrize("name", names())
def test_what_was_copied_changes_nothing_when_pasted_back(name: str) -> None:
    scenario = load_named(name)
    plan = plan_paste(copied(scenario), scenario)
    assert not plan.changes
    assert not plan.faults
    assert apply_plan(scenario, plan) is scenario


AMOUNTS = st.decimals(-1000, 1000, places=3).map(lambda d: d.normalize() + 0)


@pytest.mark.slow
@about(40)
@given(
    st.sampled_from([(2, 2), (3, 4), (6, 6), (2, 2, 2), (3, 2, 4), (5, 5, 5)]),
    st.data(),
)
def test_a_copied_table_pasted_elsewhere_makes_it_the_same_table(
    sizes: tuple[int, ...], data: st.DataObject
) -> None:
    blank = game(sizes)
    full = blank
    for _ in range(data.draw(st.integers(1, 12))):
        player = data.draw(st.sampled_from([p.id for p in blank.players]))
        profile = tuple(data.draw(st.sampled_from(p.strategies)).id for p in blank.players)
        full = with_payoff(full, player, profile, data.draw(AMOUNTS))
    pasted = apply_plan(blank, plan_paste(copied(full), blank))
    assert copied(pasted) == copied(full)


@pytest.mark.slow
@given(st.permutations(range(3)), st.permutations(range(4)), st.permutations(range(2)))
def test_headings_may_stand_in_any_order(
    rows: list[int], columns: list[int], owners: list[int]
) -> None:
    scenario = game((3, 4))
    first = scenario.players[0]
    head = [s for k in columns for s in (f"way {k}", "")]
    lines = [["", *head], ["", *(scenario.players[p].name for _ in columns for p in owners)]]
    for i in rows:
        lines.append([first.strategies[i].letter])
        lines[-1] += [str(100 * i + 10 * k + p) for k in columns for p in owners]
    plan = plan_paste("\n".join("\t".join(line) for line in lines), scenario)
    assert len(plan.cells) == 24
    for cell in plan.cells:
        i, k = scenario.indices(cell.profile)
        p = scenario.player_index(cell.player)
        assert cell.new == 100 * i + 10 * k + p


@pytest.mark.parametrize(
    "text",
    [
        "1\t2\t3\t4\n5\t6\t7\t8",
        "1;2;3;4\n5;6;7;8",
        "1,2,3,4\r\n5,6,7,8\r\n",
        "1 2 3 4\n\n5 6 7 8\n",
        "\t\t\t\t\n\t1\t2\t3\t4\n\t5\t6\t7\t8\n",
        '"1"\t"2"\t"3"\t"4"\n5\t6\t7\t8',
        "1,0;2,0;3,0;4,0\n5;6;7;8",
    ],
)
def test_bare_numbers_of_the_right_shape_are_taken_in_order(text: str) -> None:
    plan = plan_paste(text, CHICKEN)
    assert [cell.new for cell in plan.cells] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [cell.player for cell in plan.cells] == [ANN, BEN] * 4


def test_one_players_matrix_goes_to_the_player_who_is_selected() -> None:
    plan = plan_paste("1\t2\n3\t4", CHICKEN, BEN, ("swerve", "swerve"))
    assert {cell.player for cell in plan.cells} == {BEN}
    assert [cell.new for cell in plan.cells] == [1, 2, 3, 4]
    with pytest.raises(ValueError, match="which player"):
        plan_paste("1\t2\n3\t4", CHICKEN)


def test_one_matrix_of_three_players_goes_to_the_strategy_that_is_named_or_selected() -> None:
    rows = "\n".join(["1\t2\t3\t4\t5\t6"] * 2)
    with pytest.raises(ValueError, match="Baghdad's strategies"):
        plan_paste(rows, IRAQ)
    selected = plan_paste(rows, IRAQ, "us", ("absorb", "absorb", "expel"))
    assert {cell.profile[2] for cell in selected.cells} == {"expel"}
    named = plan_paste(f"Baghdad: Absorb\n{rows}", IRAQ, "us", ("absorb", "absorb", "expel"))
    assert {cell.profile[2] for cell in named.cells} == {"absorb"}


def test_matrices_may_lie_below_or_beside_each_other() -> None:
    below = plan_paste("\n".join(["1\t2\t3\t4\t5\t6"] * 4), IRAQ)
    beside = plan_paste("\n".join(["1\t2\t3\t4\t5\t6\t1\t2\t3\t4\t5\t6"] * 2), IRAQ)
    assert told(below) == told(beside)
    assert len(below.cells) == 24


def test_a_part_of_the_table_with_headings_leaves_the_rest_alone() -> None:
    plan = plan_paste("\tGo straight\nSwerve\t9", CHICKEN, ANN)
    assert told(plan) == {f"{ANN} swerve straight": "9"}


def test_what_cannot_be_read_is_named_and_the_rest_can_be_had() -> None:
    plan = plan_paste("1\tabc\t1e99\t\n5\t6\t#REF!\t8", CHICKEN)
    assert [cell.text for cell in plan.faults] == ["abc", "1e99", "#REF!"]
    assert "not a number" in plan.faults[0].fault
    assert "too large" in plan.faults[1].fault
    assert apply_plan(CHICKEN, plan) != CHICKEN
    empty = plan.cells[3]
    assert (empty.new, empty.fault) == (None, "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no text"),
        (" \n\t\n", "no text"),
        ("hello", "no numbers"),
        ("1\t2\t3\n4\t5\t6", "2 rows of 4 numbers, or 2 rows of 2"),
        ("1\t2\t3\t4", "2 rows of 4"),
        ("\tSwerve\tGo stright\nSwerve\t1\t2", "“Go stright” is no strategy of Ben"),
        ("\tSwerve\tGo straight\nSwerv\t1\t2", "“Swerv” is no strategy of Ann"),
        ("\tSwerve\tSwerve\nSwerve\t1\t2", "same payoff"),
        ("Swerve\tBen\n1\t", "“Ben” is no strategy of Ben"),
        ("x" * 300_000, "far more text"),
        ("1\n" * 2000, "far larger"),
    ],
)
def test_what_is_no_table_of_this_game_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        plan_paste(text, CHICKEN, ANN)


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["1,5", "-2", "1.000"], ["1.5", "-2", "1000"]),
        (["1.5", "1,000", "1,234,567.25"], ["1.5", "1000", "1234567.25"]),
        (["1 234,5", "−3"], ["1234.5", "-3"]),
        (["1'000.25", "1’000.5"], ["1000.25", "1000.5"]),
        (["1\N{NARROW NO-BREAK SPACE}000,0"], ["1000.0"]),
        (["1.000,50", "2"], ["1000.50", "2"]),
        (["– 3", "+4", "(2.5)", "( 2 )"], ["-3", "4", "-2.5", "-2"]),
        ([".5", "5.", "1e-3"], ["0.5", "5", "0.001"]),
        (["0,500"], ["0.500"]),
        (["1.000"], ["1.000"]),
        (["\N{ARABIC-INDIC DIGIT TWO}"], ["2"]),
    ],
)
def test_numbers_are_read_by_the_marks_of_their_block(cells: list[str], read: list[str]) -> None:
    mark = decimal_mark(cells)
    assert [number(cell, mark) for cell in cells] == [Decimal(text) for text in read]


@pytest.mark.parametrize(
    "cell", ["1,000", "12 34", "1,2,3", "--1", "1-", "5 %%", "nan", "inf", "()"]
)
def test_what_could_mean_two_things_or_nothing_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        number(cell, decimal_mark([cell]))


@pytest.mark.slow
@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_parser(text: str) -> None:
    for scenario in (CHICKEN, IRAQ):
        with suppress(ValueError):
            assert plan_paste(text, scenario, scenario.players[0].id).cells


@given(st.lists(st.lists(st.sampled_from(["1", "2,5", "Swerve", "", "x", "Ben"]), max_size=6)))
def test_no_mixture_of_headings_and_numbers_sets_a_payoff_twice(rows: list[list[str]]) -> None:
    try:
        plan = plan_paste("\n".join("\t".join(row) for row in rows), CHICKEN, ANN)
    except ValueError:
        return
    keys = [(cell.player, cell.profile) for cell in plan.cells]
    assert len(set(keys)) == len(keys)
    after = apply_plan(CHICKEN, plan)
    for cell in plan.cells:
        wanted = cell.old if cell.new is None else cell.new
        assert payoff(after, cell.player, cell.profile) == wanted


def test_odd_names_survive_the_way_through_the_clipboard() -> None:
    base = game((2, 2))
    second = base.players[1]
    names = ('"quoted"', "1,5; 2", "7")
    strategies = tuple(
        replace(s, name=name) for s, name in zip(second.strategies, names, strict=False)
    )
    odd = replace(base, players=(base.players[0], replace(second, strategies=strategies)))
    odd = with_payoff(odd, "p0", ("s0", "s1"), Decimal("2.5"))
    plan = plan_paste(copied(odd), odd)
    assert len(plan.cells) == 8
    assert not plan.changes


def test_fractions_are_taken_as_they_are() -> None:
    plan = plan_paste("1/3\t(2/3)\n1/2\t-0 1/7", CHICKEN, ANN)
    assert [cell.new for cell in plan.cells] == [
        *(Fraction(1, 3), Fraction(-2, 3), Decimal("0.5"), Fraction(-1, 7))
    ]
    assert not any(cell.rounded for cell in plan.cells)
    applied = apply_plan(CHICKEN, plan)
    assert Fraction(1, 3) in {edit.amount for edit in applied.edits}


def test_fractions_that_were_copied_come_back_as_they_are_and_are_no_dates_on_the_way() -> None:
    thirds = apply_plan(CHICKEN, plan_paste("1/3\t(7/3)\n1/2\t-0 1/7", CHICKEN, ANN))
    text = copied(thirds)
    assert all(cell in text for cell in ("\t0 1/3", "\t-2 1/3", "\t-0 1/7"))
    back = apply_plan(CHICKEN, plan_paste(text, CHICKEN))
    assert affine(back).exact(back.levels).tolist() == affine(thirds).exact(thirds.levels).tolist()
    assert not plan_paste(text, thirds).changes


def test_fractions_without_room_beside_those_before_them_are_left_out_and_said() -> None:
    typed = [*(f"1/{10**14 + n}" for n in range(1, 16)), *["2"] * 21]
    text = "\n".join("\t".join(typed[row : row + 6]) for row in range(0, 36, 6))
    large = game((6, 6))
    plan = plan_paste(text, large, "p0")
    wrong = [cell for cell in plan.cells if cell.fault]
    assert 0 < len(wrong) < 3
    assert [cell.text for cell in wrong] == typed[15 - len(wrong) : 15]
    assert all("common denominator of more than 200 digits" in cell.fault for cell in wrong)
    assert len(apply_plan(large, plan).edits) == 36 - len(wrong)


def test_numbers_that_can_only_be_kept_rounded_are_taken_and_said() -> None:
    plan = plan_paste("1\t0.30000000000000004\n1/2\t(0.1234567890123456)", CHICKEN, ANN)
    assert [str(cell.new) for cell in plan.cells] == ["1", "0.3", "0.5", "-0.123456789012346"]
    assert [bool(cell.rounded) for cell in plan.cells] == [False, True, False, True]
    assert "“(0.1234567890123456)” is too precise" in plan.cells[3].rounded
    assert not plan.faults
