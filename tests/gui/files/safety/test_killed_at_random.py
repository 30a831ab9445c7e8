"""Two hundred times killed at any moment: nothing older than a second is lost, no offer is wrong.

Run on purpose (`pytest -m long -s tests/gui/files/safety/test_killed_at_random.py`): ten minutes.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from children import child
from games.model.file.library import load_named
from games.model.file.scenario_file import load, save
from gui.files.safety.orphans import find_orphans

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from gui.files.safety.orphans import Orphan

ROOT = Path(__file__).resolve().parents[4]
SCRIPT = ROOT / "tests" / "support" / "reckless_desk.py"
ENVIRONMENT = {
    **os.environ,
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests" / "support"))),
}
REASON, DRIVER = "iran-exposure", "protest"
KILLS = int(os.environ.get("KILLS", "200"))
SECOND = 1.0


@dataclass
class Tally:
    """What went wrong, and how late the latest copy was."""

    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    offers: int = 0
    latest: list[float] = field(default_factory=list)


@dataclass
class Log:
    """What the scenario ought to hold, as time went on."""

    lines: list[dict[str, object]]

    def since(self, what: str, value: object, killed: float) -> float | None:
        """Return for how long a value had been out of date at the end; None if it never was one."""
        gone = killed
        for line in reversed(self.lines):
            if line[what] == value:
                return max(0.0, killed - gone)
            gone = float(str(line["time"]))
        return None


def told(log: Path) -> Log:
    """Read the log; its last line may be half written."""
    lines = []
    for line in log.read_text("utf-8").splitlines():
        try:
            lines.append(json.loads(line))
        except ValueError:
            continue
    return Log(lines)


def values(scenario: Scenario) -> dict[str, object]:
    reason = next(one for one in scenario.considerations if one.id == REASON)
    return {"level": str(scenario.driver(DRIVER).level), "text": reason.rationale.strip()}


def judge(tally: Tally, number: int, log: Log, orphans: tuple[Orphan, ...], killed: float) -> None:
    """Compare what a new start would have with what there ought to be."""
    last = log.lines[-1]
    path = Path(str(last["path"]))
    worth = [one for one in orphans if one.scenario is None or not is_saved(one)]
    tally.offers += len(worth)
    if len(worth) > 1:
        tally.wrong.append(f"{number}: {len(worth)} offers for one window")
    for one in worth:
        places = {str(line["path"]) for line in log.lines[-40:]}
        places |= {str(line["target"]) for line in log.lines[-40:]}
        if one.scenario is None or one.note.path not in places:
            tally.wrong.append(f"{number}: {one.problem} {one.note.path!r} of {places}")
    best = worth[0].scenario if worth else None
    if best is None:
        targets = {path, *(Path(str(line["target"])) for line in log.lines[-2:] if line["target"])}
        found = [values(load(place)) for place in targets if place.exists()]
    else:
        found = [values(best)]
        beside = values(load(path)) if path.exists() else {}
        for what, value in beside.items():
            in_file, offered = (log.since(what, v, killed) for v in (value, found[0][what]))
            if in_file is not None and offered is not None and in_file < offered - SECOND:
                tally.wrong.append(f"{number}: {what} of the file is newer than that offered")
    for what in ("level", "text"):
        ages = [log.since(what, value[what], killed) for value in found]
        known = [age for age in ages if age is not None]
        if not known or min(known) > SECOND:
            tally.lost.append(f"{number}: {what} {ages} after {last['deed']}")
        else:
            tally.latest.append(min(known))


def is_saved(orphan: Orphan) -> bool:
    place = Path(orphan.note.path)
    return bool(orphan.note.path) and place.exists() and load(place) == orphan.scenario


@pytest.mark.long
@pytest.mark.timeout(60 + 40 * KILLS)  # a start that fails says so itself, after half a minute
def test_killed_at_any_moment_nothing_older_than_a_second_is_lost_and_no_offer_is_wrong(
    tmp_path: Path,
) -> None:
    state, log, tally = tmp_path / "state", tmp_path / "log", Tally()
    said = tmp_path / "said"
    path = tmp_path / "files" / "a.equipoise"
    path.parent.mkdir()
    save(load_named("iraq-2019"), path)
    chance, known, ended = random.Random(KILLS), 0, 0.0
    for number in range(KILLS):
        command = [sys.executable, str(SCRIPT), str(state), str(path), str(log), str(number)]
        with (
            said.open("w", encoding="utf-8") as errors,
            child(command, ENVIRONMENT, errors) as process,
        ):
            assert process.stdout is not None
            if chance.random() < 0.9 or not log.exists():  # else it may be killed in its start
                ready = process.stdout.readline()  # it ends by itself if it cannot begin
                assert ready == "ready\n", f"{number}: {said.read_text('utf-8')}"
            time.sleep(chance.uniform(0.1, 2.5))  # the moment is the matter here
            process.kill()
            killed = time.time()
        if "Traceback" in (errors_said := said.read_text("utf-8")):
            tally.faults.append(f"{number}: {errors_said}")
        seen = told(log)
        if seen.lines:
            if len(seen.lines) > known:  # what is killed in its start did nothing that may be lost
                known, ended = len(seen.lines), killed
            orphans = find_orphans(state)
            judge(tally, number, seen, orphans, ended)
            for orphan in orphans:
                orphan.keep()
            path = Path(str(seen.lines[-1]["path"]))
    problems = [line for line in told(log).lines if str(line["deed"]).startswith("problem")]
    left = [one.name for one in path.parent.iterdir() if one.name.startswith(".")]
    latest = sorted(tally.latest)
    print(
        f"\n{KILLS} kills, {len(told(log).lines)} deeds, {tally.offers} offers; "
        f"lost: {len(tally.lost)}, wrong offers: {len(tally.wrong)}; the newest kept was out of "
        f"date for {latest[len(latest) // 2]:.2f} s (median), {latest[-1]:.2f} s (most); "
        f"{len(left)} unfinished files beside it",
        *(*tally.lost, *tally.wrong),
        sep="\n",
    )
    assert tally.lost == []
    assert tally.wrong == []
    assert problems == []
    assert tally.faults == []
    assert len(left) <= 5
