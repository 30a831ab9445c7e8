"""Chart, CSV, JSON, reading and briefing say the same of one scenario."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from games.model.outcomes import name_of
from games.model.payoffs import affine
from games.paper.briefing import Material, briefing
from games.solve import solve
from games.study.export import solve_json, sweep_json
from games.study.sweep.selection import followed, rules
from games.study.sweep.sweep import sweep
from games.words.headline import flat, nearest
from games.words.reading import reading
from games.words.wording import level_text
from gui.charts.export.data import csv_bytes
from tests.support.examples import about
from tests.support.scenes import sweep_scene
from tests.support.small_scenarios import small_scenarios

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.study.sweep.report import Level


def exactly(level: Level) -> tuple[str, float]:
    return level.text or "", level.value


@pytest.mark.slow
@pytest.mark.timeout(1800)  # a night of five thousand takes minutes
@about(500)
@given(small_scenarios(), st.data())
def test_every_surface_names_the_same_regimes_tipping_points_and_equilibria(
    scenario: Scenario, data: st.DataObject
) -> None:
    rule = data.draw(st.sampled_from(sorted(rules(scenario))))
    driver = scenario.drivers[0]
    parts = affine(scenario)
    line = parts.line("d", scenario.levels)
    plain = sweep(line)
    report = solve(parts.at(scenario.levels), second_opinion=False)
    found, _ = followed(plain, rule)  # a rule may part regimes where it turns to another branch

    # the chart and its numbers
    scene = sweep_scene(scenario, plain, rule, float(driver.level), content_hash="0")
    table = csv_bytes(scene).decode().splitlines()
    rows = list(csv.DictReader(io.StringIO("\n".join(x for x in table if not x.startswith("# ")))))
    listed = {(row["regime"], row["branch"]): row for row in rows if row["kind"] == "regime"}
    for number, regime in enumerate(found.regimes):
        for place, branch in enumerate(regime.branches):
            row = listed.pop((str(number + 1), str(place + 1)))
            assert row["series"] == name_of(scenario, branch.support).name
            assert (row["exact"], float(row["level"])) == exactly(regime.low)
            assert float(row["value"]) == regime.high.value
    assert not listed
    tips = [row for row in rows if row["kind"] == "tipping point"]
    assert [(row["exact"], float(row["level"])) for row in tips] == [
        exactly(tip.at) for tip in found.tipping_points
    ]
    assert [tip.at for tip in scene.tips] == [tip.at for tip in found.tipping_points]

    # for programs
    told = sweep_json(scenario, plain)
    assert [(one["from"]["value"], one["to"]["value"]) for one in told["regimes"]] == [
        (regime.low.value, regime.high.value) for regime in plain.regimes
    ]
    assert [one["value"] for one in told["tipping_points"]] == [
        tip.at.value for tip in plain.tipping_points
    ]
    assert [[e["outcome"] for e in one["equilibria"]] for one in told["regimes"]] == [
        [name_of(scenario, branch.support).name for branch in regime.branches]
        for regime in plain.regimes
    ]

    # for people
    read = reading(scenario, plain, report, line=line)
    paper = briefing(
        Material(
            *(scenario, rule, report, "0" * 64, "Equipoise"),
            line=line,
            sweep=plain,
            figures=frozenset({"sweep"}),
        )
    )
    tables = {one.id: [own.cells for own in one.lines if not own.group] for one in paper.tables}
    data_today = solve_json(scenario, report)
    sets = {one["component"] for one in data_today["families"]}
    alone = [one for one in data_today["equilibria"] if one["component"] not in sets]
    if not (report.degenerate and flat(scenario)):
        singles, many = (
            [row.name for row in read.rows if row.many is own] for own in (False, True)
        )
        assert singles == [one["outcome"] for one in alone][: len(singles)]
        assert many == [one["outcome"] for one in data_today["families"]][: len(many)]
        assert [cells[0].split("\n")[0] for cells in tables["equilibria"]] == [
            row.name for row in read.rows
        ]
        assert read.next is nearest(plain, driver.level)
    levels = [cells[0] for cells in tables.get("tipping-points", [])]
    assert levels == [level_text(tip.at) for tip in plain.tipping_points]
