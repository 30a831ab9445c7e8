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
    *("games.study.compare", "games.study.map", "games.paper"),
    *("games.study.multiples", "games.study.map.phase", "games.study.tornado.tornado"),
    "games.study.orders.today",
    *("games.model.edit.pasting.paste", "games.model.edit.blank", "games.model.edit.draft"),
    *("gui.briefing", "gui.charts.pairing", "gui.charts.export.page"),
    *(
        f"gui.charts.{kind}.scene"
        for kind in ("multiples", "pair", "phase", "responses", "sequence")
    ),
    *(f"gui.charts.{kind}.scene" for kind in ("tornado", "waterfall")),
    *(
        f"gui.charts.{kind}.layout"
        for kind in ("multiples", "pair", "phase", "responses", "sequence")
    ),
    *(f"gui.charts.{kind}.layout" for kind in ("tornado", "waterfall")),
    *("gui.desk.talks.assistant.dialog", "gui.desk.talks.comparing", "gui.desk.talks.data_window"),
    *("gui.desk.talks.export_dialog", "gui.desk.talks.paste_dialog", "gui.desk.talks.shortcuts"),
    *("gui.desk.talks.help.about", "gui.desk.talks.help.pages", "gui.desk.talks.help.window"),
    *("gui.panels.palette.model", "gui.panels.palette"),
    *("importlib.metadata", "scipy", "networkx", "numpy.ma"),
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
    assert "gui.charts.canvas.sweep" in loaded
    # PySide6 reads the source of every module that comes after it
    assert loaded.index("games.study.answer") < loaded.index("PySide6")
    early = [name for name in loaded if name in LATER or name.startswith(INSIDE)]
    assert not early, f"loaded at the start: {early}"
