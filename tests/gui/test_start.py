"""What the first window does not need is not loaded before it stands: the start has a second."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

#: Modules and packages that come when they are wanted. Whoever needs one for the first window takes
#: it out of here, having measured what it costs.
LATER = (
    *("games.analysis.comparing", "games.analysis.mapping", "games.analysis.paper"),
    *("games.analysis.multiples", "games.analysis.phase", "games.analysis.tornado"),
    *("games.model.pasting.paste", "games.model.blank", "games.model.draft"),
    *("gui.briefing", "gui.gallery", "gui.charts.kinds", "gui.charts.export.page"),
    *("gui.charts.multiples", "gui.charts.pair", "gui.charts.phase", "gui.charts.responses"),
    *("gui.charts.tornado", "gui.charts.waterfall"),
    *("gui.desk.assistant.dialog", "gui.desk.comparing", "gui.desk.data_window"),
    *("gui.desk.export_dialog", "gui.desk.paste_dialog", "gui.desk.shortcuts"),
    *("gui.desk.help.about", "gui.desk.help.pages", "gui.desk.help.window"),
    *("gui.models.palette", "gui.widgets.palette"),
    *("importlib.metadata", "scipy", "networkx"),
)
INSIDE = tuple(f"{name}." for name in LATER)
SCRIPT = """
import sys
from gui.cli import main
status = main(["--smoke", "--settings", sys.argv[1]])
print(*sys.modules)
sys.exit(status)
"""


@pytest.mark.slow
def test_the_first_window_loads_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    assert "gui.charts.sweep.canvas" in loaded
    early = [name for name in loaded if name in LATER or name.startswith(INSIDE)]
    assert not early, f"loaded at the start: {early}"
