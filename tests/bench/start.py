"""The start beside that of a bare window: `python -m tests.bench.start [--runs 15]`.

Each run is two fresh processes, one after the other: `equipoise --smoke`, which ends when the first
answer is painted, and a window with one empty pyqtgraph chart, which ends when that is painted.
Prints medians of time by the clock and of processor time, and the medians of the ratio in each run;
the machine may be busy with other things, but in both alike. The bar is 1.6.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time

import numpy as np

BARE = """
import pyqtgraph
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(["bare"])
window = QMainWindow()
chart = pyqtgraph.PlotWidget()
window.setCentralWidget(chart)
window.resize(1440, 900)
window.show()
app.processEvents()
window.repaint()
"""
OURS = "import sys; from gui.cli import main; sys.exit(main(sys.argv[1:]))"


def spent(arguments: list[str], more: dict[str, str]) -> tuple[float, float]:
    """Run Python once; return milliseconds by the clock and of the processor."""
    began = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", *arguments], env=os.environ | more)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return 1e3 * wall, 1e3 * (usage.ru_utime + usage.ru_stime)


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--platform", default="offscreen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # as after the first start: compiled files are there, wherever this is called from
        more = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        more |= {"QT_QPA_PLATFORM": options.platform, "QT_LOGGING_RULES": "*.warning=false"}
        both = [OURS, "--smoke", "--settings", folder], [BARE]
        runs = [[spent(one, more) for one in both] for _ in range(options.runs + 1)]
        pairs = np.array(runs[1:])
    for place, name in enumerate(("by the clock", "processor")):
        mine, bare = pairs[:, :, place].T
        print(
            f"{name:12}  equipoise {np.median(mine):4.0f} ms, bare {np.median(bare):4.0f} ms, "
            f"ratio {np.median(mine / bare):.2f} (of the least {mine.min() / bare.min():.2f})"
        )


if __name__ == "__main__":
    main()
