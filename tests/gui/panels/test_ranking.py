"""Few typed letters and the names they fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.panels.palette.ranking import folded, match

NAMES = (
    "Undo",
    "Redo",
    "Reset today's levels",
    "Reset layout",
    "Export chart…",
    "Export briefing…",
    "Copy chart",
    "Save",
    "Save as…",
    "Sanctions pressure sweep",
    "Iran's payoff at R R K",
)


def best(query: str, context: str = "") -> str:
    fits = [(found.score, name) for name in NAMES if (found := match(query, name, context))]
    return max(fits)[1] if fits else ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("und", "Undo"),
        ("rl", "Reset layout"),
        ("sa", "Save"),
        ("sas", "Save as…"),
        ("save as", "Save as…"),
        ("chart copy", "Copy chart"),
        ("eb", "Export briefing…"),
        ("iran rrk", "Iran's payoff at R R K"),
        ("IRAN", "Iran's payoff at R R K"),
        ("levels", "Reset today's levels"),
        ("zzz", ""),
    ],
)
def test_the_name_a_person_means_comes_first(query: str, name: str) -> None:
    assert best(query) == name


def test_letters_at_the_start_of_words_beat_letters_in_between() -> None:
    starts, between = match("cc", "Copy chart"), match("cc", "Accuracy cover")
    assert starts is not None
    assert between is not None
    assert starts.score > between.score


def test_letters_in_a_row_beat_scattered_ones() -> None:
    row, scattered = match("ort", "Export"), match("ort", "Moderate")
    assert row is not None
    assert scattered is not None
    assert row.places == (3, 4, 5)
    assert row.score > scattered.score


def test_what_stands_around_a_name_is_found_by_whole_beginnings_only() -> None:
    assert match("theme dark", "Dark", "View Theme") is not None
    assert match("thm dark", "Dark", "View Theme") is None
    assert match("heme", "Dark", "View Theme") is None
    inside, around = match("view", "Review", "Help"), match("view", "Dark", "View")
    assert inside is not None
    assert around is not None
    assert inside.score > around.score


def test_letters_strewn_over_a_sentence_are_worth_less_than_a_word_of_the_tip() -> None:
    meant = match("copy payoffs", "Copy payoff table", "Edit. Put all payoffs on the clipboard")
    strewn = match("copy payoffs", "I changed Iran's payoffs. Why did its probability not move?")
    assert meant is not None
    assert strewn is None or meant.score > strewn.score


def test_accents_and_capitals_do_not_matter() -> None:
    assert match("ecole", "École") is not None
    assert match("ÉCOLE", "ecole") is not None


def test_nothing_typed_fits_everything_equally() -> None:
    assert {match("  ", name).score for name in NAMES} == {0.0}  # type: ignore[union-attr]


@given(st.text(max_size=40), st.data())
def test_every_subsequence_of_a_name_fits_it(name: str, data: st.DataObject) -> None:
    kept = [letter for letter in name if data.draw(st.booleans())]
    query = "".join(kept)
    found = match(query, name)
    assert found is not None
    text, pieces = folded(name), folded(query).split()
    assert list(found.places) == sorted(set(found.places))
    assert {text[place] for place in found.places} <= set("".join(pieces))


@given(st.text(max_size=30), st.text(max_size=12))
def test_what_fits_is_there_in_order(name: str, query: str) -> None:
    pieces = folded(query).split()
    expected = all(_in_order(piece, folded(name)) for piece in pieces)
    assert (match(query, name) is not None) == expected


@given(st.text(alphabet="abc ", min_size=1, max_size=9), st.text(alphabet="abc", max_size=3))
def test_one_piece_finds_the_best_of_all_ways(name: str, piece: str) -> None:
    from itertools import combinations

    found = match(piece, name)
    if not piece:
        return
    ways = [
        way
        for way in combinations(range(len(name)), len(piece))
        if "".join(name[i] for i in way) == piece
    ]
    assert (found is None) == (not ways)
    if found is not None:
        assert max(_worth(way, name) for way in ways) == pytest.approx(
            found.score + 0.05 * len(name)
        )


def _worth(way: tuple[int, ...], name: str) -> float:
    total = 0.0
    for nth, place in enumerate(way):
        begins = place == 0 or not name[place - 1].isalnum()
        total += 16 + (12 if begins else 0) + (8 if place == 0 else 0)
        if nth:
            gap = place - way[nth - 1] - 1
            total += 10 if gap == 0 else -3 * gap
    return total


def _in_order(piece: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in piece)
