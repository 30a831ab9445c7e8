"""Names and numbers as they enter sentences: right for any name, grammar stated or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.scenario import Player, Strategy
from games.words.names import (
    chosen,
    contained,
    genitive,
    inside,
    isolated,
    joined,
    label,
    measured,
    owned,
    play,
    quoted,
    starting,
    subject,
    unmarked,
    verb,
)

FSI, PDI = "\u2068", "\u2069"
TURNING = FSI + PDI + "\u2066\u2067" + "".join(map(chr, range(0x202A, 0x202F)))


def player(name: str, in_sentence: str = "", *, plural: bool = False) -> Player:
    return Player("own", name, "#000000", (), in_sentence=in_sentence, plural=plural)


@pytest.mark.parametrize(
    ("own", "middle", "beginning", "genitively"),
    [
        (player("US", "the US"), "the US", "The US", "the US's"),
        (player("Iran"), "Iran", "Iran", "Iran's"),
        (player("The Netherlands"), "the Netherlands", "The Netherlands", "the Netherlands'"),
        (player("Houthis", "the Houthis"), "the Houthis", "The Houthis", "the Houthis'"),
        (player("EU", "the EU"), "the EU", "The EU", "the EU's"),
        (player("al-Qaeda"), "al-Qaeda", "Al-Qaeda", "al-Qaeda's"),
        (player("eBay"), "eBay", "eBay", "eBay's"),
        (player("Theodor"), "Theodor", "Theodor", "Theodor's"),
        (player("Ben"), "Ben", "Ben", "Ben's"),
    ],
)
def test_a_player_stands_in_a_sentence_at_its_beginning_and_in_the_genitive(
    own: Player, middle: str, beginning: str, genitively: str
) -> None:
    assert subject(own) == middle
    assert starting(subject(own)) == beginning
    assert genitive(own) == genitively


def test_verbs_agree() -> None:
    assert verb(player("The Netherlands"), "mixes", "mix") == "mixes"
    assert verb(player("Houthis", plural=True), "mixes", "mix") == "mix"


def test_a_strategy_is_preferred_in_its_stated_form_or_quoted_as_it_is() -> None:
    assert chosen(Strategy("r", "Retaliate", "R", in_sentence="retaliating")) == "retaliating"
    assert chosen(Strategy("r", "Retaliate", "R")) == "“Retaliate”"
    assert chosen(Strategy("w", 'Say "no"', "W")) == "“Say ‘no’”"


def test_a_label_is_quoted_only_where_its_own_marks_would_divide_it() -> None:
    assert label("Sanctions only") == "Sanctions only"
    assert label("U.S. strikes") == "“U.S. strikes”"
    attack = Strategy("a", "We attack at once, whatever it costs", "A")
    assert play(player("al-Qaeda"), attack) == "al-Qaeda: “We attack at once, whatever it costs”"


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Temperature", "temperature"),
        ("Sanctions pressure", "sanctions pressure"),
        ("US share", "US share"),
        ("Ann's prize", "Ann's prize"),
        ("Iranian oil exports", "Iranian oil exports"),
        ("GDP", "GDP"),
        ("x", "x"),
        ("X", "X"),
        ("A share", "a share"),
    ],
)
def test_a_driver_keeps_the_capital_that_may_be_its_own(name: str, within: str) -> None:
    assert inside(name) == within


def test_numbers_carry_their_unit() -> None:
    assert measured("2.5", "°C") == "2.5 °C"
    assert measured("40", "%") == "40 %"
    assert measured("0.60", "") == "0.60"


def test_names_that_run_from_right_to_left_are_isolated_and_others_are_not() -> None:
    assert isolated("ایران") == f"{FSI}ایران{PDI}"
    assert isolated(isolated("ایران")) == f"{FSI}ایران{PDI}"
    assert quoted("فشار (2019)") == f"“{FSI}فشار (2019){PDI}”"
    assert genitive(player("ایران")) == f"{FSI}ایران{PDI}'s"
    assert starting(isolated("ایران")) == f"{FSI}ایران{PDI}"
    for name in ("Багдад", "美国", "Æthelstan", "Jo"):
        assert isolated(name) == name


@pytest.mark.parametrize(
    "name", ["\u202eevil", "\u2067evil", "ev\u2069il", "\u202bev\u202d", "\u2069\u2068evil"]
)
def test_what_a_name_turns_ends_with_it(name: str) -> None:
    evil = player(name)
    for said in (isolated(name), genitive(evil), quoted(name), label(name), inside(name)):
        assert "evil" in said.lower() or "ev" in said
        assert said == contained(said)
        assert contained(f"{said} D0") == f"{said} D0"
        assert not set(said) & {chr(code) for code in (*range(0x202A, 0x202F), 0x2066, 0x2067)}


def test_a_name_may_isolate_a_part_of_itself() -> None:
    assert isolated(f"a {FSI}b{PDI}") == f"a {FSI}b{PDI}"


@given(st.text(st.characters(exclude_characters=TURNING)))
def test_isolation_adds_nothing_but_marks_and_a_capital_changes_one_letter(text: str) -> None:
    assert unmarked(isolated(text)) == text
    assert unmarked(owned(isolated(text))).startswith(text)
    assert starting(text)[1:] == text[1:]
    assert starting(starting(text)) == starting(text)


def test_lists_are_joined_as_a_person_would() -> None:
    assert joined(["A", "B", "C"]) == "A, B and C"
    assert joined(["A", "B"], "or") == "A or B"
    assert joined(["A"]) == "A"
