"""Who moves when: every ordered partition of the players, in one form."""

from __future__ import annotations

import pytest

from games.model.play import AT_ONCE, Play, arranged, every_play

US, IRAN, BAGHDAD = THREE = ("us", "iran", "baghdad")


def test_two_players_have_three_plays_and_three_have_thirteen() -> None:
    assert every_play((US, IRAN)) == ((), ((US,), (IRAN,)), ((IRAN,), (US,)))
    found = every_play(THREE)
    assert len(found) == len(set(found)) == 13
    assert found[0] == ()
    assert all(sorted(sum(stages, ())) == sorted(THREE) for stages in found[1:])
    assert [len(stages) for stages in found] == [0] + [3] * 6 + [2] * 6


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (((BAGHDAD, US), (IRAN,)), ((US, BAGHDAD), (IRAN,))),
        (((), (IRAN,), (), (US, BAGHDAD)), ((IRAN,), (US, BAGHDAD))),
        (((BAGHDAD, IRAN, US),), ()),
        ((), ()),
    ],
)
def test_stages_have_one_form(
    typed: tuple[tuple[str, ...], ...], kept: tuple[tuple[str, ...], ...]
) -> None:
    assert arranged(typed, THREE) == kept


def test_a_play_with_a_move_already_made_is_not_all_at_once() -> None:
    assert AT_ONCE.at_once
    assert not Play(moved=((US, "retaliate"),)).at_once
    assert not Play(((US,), (IRAN,))).at_once
