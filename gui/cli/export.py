"""`equipoise export`: the sweep chart as files, without a screen.

Owns the names of the files and the messages. What they contain is `gui.charts.export`'s, from the
same scene as in the window.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from games.model.file import content_hash
from gui.charts.sweep_scene import sweep_scene
from gui.cli.answers import driver_of, rule_of
from gui.requests import compute_live

if TYPE_CHECKING:
    from argparse import Namespace

    from games.model.scenario import Scenario

__all__ = ["export"]


def export(scenario: Scenario, options: Namespace) -> int:
    """Write the chart in every format asked for and print the paths.

    Raises
    ------
    ValueError
        There is no driver, or no such rule.
    OSError
        The folder cannot be made or written (`gui.charts.export.ExportError` says which).
    """
    driver = driver_of(scenario, options)
    if not driver:
        message = "there is nothing to chart: the scenario has no driver"
        raise ValueError(message)
    rule = rule_of(scenario, options)
    live = compute_live(scenario, driver)
    if live.sweep is None or live.level is None:
        message = "there is nothing to chart"
        raise ValueError(message)
    scene = sweep_scene(
        scenario,
        live.sweep,
        rule,
        live.level,
        title=options.title or "",
        content_hash=content_hash(scenario),
    )
    from PySide6.QtWidgets import QApplication

    from gui.charts.export import FORMATS, write

    app = QApplication.instance() or QApplication(["equipoise"])
    options.to.mkdir(parents=True, exist_ok=True)
    suffixes = [f".{name}" for name in options.formats] if options.formats else list(FORMATS)
    stem = f"{Path(options.file).stem}-{driver}"
    for suffix in suffixes:
        print(write(scene, options.to / (stem + suffix), size=options.size, dpi=options.dpi))
    del app
    return 0
