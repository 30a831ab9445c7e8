"""`equipoise brief`: the whole briefing as a folder, without a screen.

Owns the messages. What the files contain is
`gui.briefing`'s, the same as from the window.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from games.model.file.library import resolve
from gui.cli.answers import driver_of, rule_of
from gui.cli.progress import Progress
from gui.cli.streams import one_line

if TYPE_CHECKING:
    from argparse import Namespace

    from games.model.scenario import Scenario

__all__ = ["brief"]

#: Share of the work that is computing; the rest is painting.
_COMPUTING = 70


def brief(scenario: Scenario, options: Namespace) -> int:
    """Write the folder and print the paths.

    Raises
    ------
    ValueError
        There is no such rule.
    OSError
        The folder cannot be made or written, or files of these names are there already and
        `--force` is not asked for.
    """
    rule = rule_of(scenario, options)
    driver = driver_of(scenario, options)
    from PySide6.QtWidgets import QApplication

    from gui.briefing.folder import made, prepare, steps, write
    from gui.briefing.gather import gather

    app = QApplication.instance() or QApplication(["equipoise"])
    progress = Progress(sys.stderr, wanted=options.progress)
    try:
        prepare(options.to, replace=options.force)
        part, saved = progress.part(0, _COMPUTING), resolve(options.file)
        pack = gather(scenario, driver, rule, part, saved=saved)
        painting = progress.part(_COMPUTING, 100 - _COMPUTING)
        files: list[tuple[str, bytes]] = []
        for done, some in enumerate(made(pack), start=1):
            files += some
            painting.progress(done, steps(pack))
        paths = write(options.to, files, replace=options.force)
    finally:
        progress.close()
    for path in paths:
        print(one_line(path))
    del app
    return 0
