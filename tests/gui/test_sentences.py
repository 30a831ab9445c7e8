"""All kinds of sentences about awkward scenarios, held to a file that a person has read.

After a change of words: EQUIPOISE_RENEW_SENTENCES=1 with this test writes the file anew; read what
differs before it is committed. Marks that isolate names from right to left show as ⟨ and ⟩ there,
blanks at which no line ends as ~.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from games.model.file.library import load_named
from games.model.file.scenario_file import dumps, load
from games.study.answer import compute_live
from games.study.export import solve_json, sweep_json
from games.words.reading import reading
from games.words.wording import symbols
from gui.briefing.direction import from_right
from gui.charts.export.data import csv_bytes
from gui.charts.kind import Ask
from gui.charts.kinds import draw
from gui.cli.streams import json_text
from gui.controls.tables import equilibria_rows, html_table, tsv
from tests.support.plays import BASELINE
from tests.support.sentences import sentences, sentences_under_play

HERE = Path(__file__).parent / "sentences"
FILES = sorted(HERE.glob("*.equipoise"))
READ = HERE / "read.txt"
_HEAD = "#### "


def _told(said: str) -> str:
    said = said.translate({0x2068: "⟨", 0x2069: "⟩", 0xA0: "~", 0x202F: "~"})
    # what a release or a machine changes is not language
    kept = (line for line in said.splitlines() if not line.startswith(("content ", "Content ")))
    text = "\n".join(kept).replace(_version(), "VERSION") + "\n"
    return re.sub("[1-9] × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "a rounding error", text)


def _version() -> str:
    from gui.charts.marks.provenance import made_by

    return made_by()


def _parts() -> dict[str, str]:
    text = READ.read_text(encoding="utf-8") if READ.exists() else ""
    return dict(part.split("\n", 1) for part in text.split(_HEAD)[1:])


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_sentence_is_as_it_was_read(file: Path) -> None:
    _compare(file.stem, sentences(load(file)))


@pytest.mark.slow
@pytest.mark.parametrize("play", BASELINE)
def test_every_sentence_under_a_play_is_as_it_was_read(play: str) -> None:
    scenario = replace(load_named("iraq-2019"), play=BASELINE[play])
    _compare(f"iraq-2019, {play}", sentences_under_play(scenario))


def _compare(name: str, said: str) -> None:
    told, known = _told(said), _parts()
    if os.environ.get("EQUIPOISE_RENEW_SENTENCES"):
        known[name] = told
        text = "".join(f"{_HEAD}{name}\n{known[name]}" for name in sorted(known))
        READ.write_text(text, encoding="utf-8")
    assert told.splitlines() == known[name].splitlines()


def test_there_are_five_awkward_scenarios() -> None:
    assert [file.stem for file in FILES] == ["grammar", "names", "scripts", "speeches", "units"]


def test_names_are_isolated_in_pictures_and_never_in_data() -> None:
    scenario = load(HERE / "scripts.equipoise")
    live = compute_live(scenario, scenario.sweep_driver)
    scene = draw("sweep", Ask(live, "low"))
    read = reading(scenario, live.sweep, live.report, line=live.line)
    assert "\u2068ایران\u2069: Retaliate" in scene.description
    assert "\u2068ایران\u2069 prefers" in read.text()
    rows = equilibria_rows(read)
    assert live.sweep is not None
    for data in (
        csv_bytes(scene).decode(),
        json_text(solve_json(scenario, live.report)),
        json_text(sweep_json(scenario, live.sweep)),
        tsv(rows),
        html_table(rows),
        dumps(scenario),
    ):
        assert not {"\u2068", "\u2069"} & set(data)
    assert "ایران: Retaliate" in csv_bytes(scene).decode()


def test_an_isolated_name_turns_no_text_of_a_picture_or_paper_round() -> None:
    assert not from_right("As \u2068فشار تحریم‌ها\u2069 rises")
    assert from_right("فشار تحریم‌ها")
    scenario = load(HERE / "scripts.equipoise")
    assert (
        symbols(scenario)[scenario.drivers[0].id] == "s"
    )  # of its id: a letter from right to left turns a formula round
