"""One file per version of the format, as that version wrote it: each is read for ever.

Never change a file here, not even to make a test pass: people have such files. To add version
N + 1:

1. Teach `games/model/file/codec.py` and `codec_write.py` what is new and raise `VERSION`.
2. Write `_MIGRATIONS[N]` in `games/model/file/scenario_file.py`: a version N tree becomes one of
   version N + 1.
3. Save a scenario that uses what is new with the new program; put it here as v(N+1).equipoise.
4. Say below what the new file must hold once it is loaded, and what the step changes in the last
   one, so that a step that drops something is noticed.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from games.model.edit.considerations import consideration
from games.model.file.codec import VERSION
from games.model.file.scenario_file import dumps, load, loads
from games.model.play import AT_ONCE, Play
from games.model.problems import ScenarioError

HERE = Path(__file__).parent


def text(version: int) -> str:
    """The file of a version."""
    return (HERE / f"v{version}.equipoise").read_text(encoding="utf-8")


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_there_is_a_file_of_every_version_and_it_is_read(version: int) -> None:
    scenario = load(HERE / f"v{version}.equipoise")
    assert f'"version": {version},' in text(version)
    assert scenario.title == "US and Baghdad under militia attack"
    assert loads(dumps(scenario)) == scenario


def test_todays_version_is_written_as_it_was_read() -> None:
    assert dumps(loads(text(VERSION))) == text(VERSION)


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_versions_1_to_4_become_version_5_by_their_number_alone(version: int) -> None:
    migrated = dumps(loads(text(version)))
    assert migrated == text(version).replace(f'"version": {version}', '"version": 5')
    assert bool(loads(text(version)).snapshots) == (version > 1)


def test_version_2_brings_snapshots_whole_and_in_order() -> None:
    scenario = loads(text(2))
    before, harder = scenario.snapshots
    assert (before.name, before.note) == (
        "Before the strike",
        "As agreed with the desk on Monday.",
    )
    assert (harder.name, harder.taken) == ("Harder line", "2026-03-03T17:05:00+01:00")
    assert before.scenario == loads(text(1))
    assert scenario.edits
    assert not harder.scenario.edits
    assert harder.scenario.considerations == scenario.considerations


def test_version_3_brings_how_names_stand_in_sentences() -> None:
    scenario, before = loads(text(3)), loads(text(2))
    us, baghdad = scenario.players
    assert (us.in_sentence, us.plural) == ("the US", False)
    assert (baghdad.in_sentence, baghdad.plural) == ("the Iraqi authorities", True)
    assert [own.in_sentence for own in us.strategies] == ["retaliating", "absorbing"]
    assert scenario.snapshots[1].scenario.players == scenario.players
    assert scenario.snapshots[0] == before.snapshots[0]
    kept = tuple(one for one in scenario.considerations if one.id != "us-uncertain")
    assert kept == before.considerations


def test_version_3_brings_conditions_that_name_several_strategies() -> None:
    scenario = loads(text(3))
    several = (("baghdad", ("expel", "warn")),)
    assert consideration(scenario, "us-uncertain").when == several
    assert scenario.outcomes[0].profiles == (
        (("us", ("absorb",)), ("baghdad", ("absorb", "warn"))),
    )


def test_version_4_brings_amounts_that_are_fractions() -> None:
    scenario, before = loads(text(4)), loads(text(3))
    assert consideration(scenario, "us-strike-cost").base == Fraction(-10, 3)
    assert consideration(scenario, "us-deterrence").slopes == (("casualties", Fraction(2, 3)),)
    assert [edit.amount for edit in scenario.edits] == [Fraction(1, 7)]
    assert scenario.snapshots == before.snapshots
    assert scenario.considerations[2:] == before.considerations[2:]


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_until_version_5_an_order_of_moves_is_a_suggestion_and_all_move_at_once(
    version: int,
) -> None:
    scenario = loads(text(version))
    assert scenario.order_of_moves == ("us", "baghdad")
    assert scenario.play == AT_ONCE
    assert all(one.scenario.play == AT_ONCE for one in scenario.snapshots)


def test_version_5_brings_who_moves_when_and_what_has_been_done() -> None:
    scenario, before = loads(text(5)), loads(text(4))
    assert scenario.play == Play((("baghdad",), ("us",)), (("baghdad", "warn"),))
    assert replace(scenario, play=AT_ONCE, snapshots=()) == before.body
    first, second = scenario.snapshots
    assert first == before.snapshots[0]
    assert second.scenario.play == Play((("us",), ("baghdad",)))


@pytest.mark.parametrize("key", ["play", "moved"])
def test_a_file_of_version_4_that_says_who_moves_when_is_refused(key: str) -> None:
    with pytest.raises(ScenarioError, match=f"{key}: there is none in a file of version 4"):
        loads(only(key, text(5)).replace('"version": 5', '"version": 4'))


def only(key: str, whole: str) -> str:
    """Return a file with one of the keys that version 5 brought, be it in a snapshot."""
    other = {"play": "moved", "moved": "play"}[key]
    return "".join(line for line in whole.splitlines(True) if f'"{other}"' not in line)


def test_a_file_of_version_1_that_holds_snapshots_is_refused() -> None:
    mixed = text(2).replace('"version": 2', '"version": 1')
    with pytest.raises(ScenarioError, match="snapshots: there are none in a file of version 1"):
        loads(mixed)
