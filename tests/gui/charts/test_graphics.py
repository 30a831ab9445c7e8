"""pyqtgraph as the charts take it: the same classes of Qt, only not all at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
from PySide6 import QtCore, QtGui, QtWidgets
listed = [set(dir(qt)) for qt in (QtCore, QtGui, QtWidgets)]
from gui.charts.canvas.graphics import pg
from pyqtgraph.Qt import QtWidgets as own
assert "QCalendarWidget" not in vars(own), "every class was copied"
assert own.QCalendarWidget is QtWidgets.QCalendarWidget
assert issubclass(pg.PlotCurveItem, QtWidgets.QGraphicsObject)
assert not hasattr(own, "QNothing")
assert [set(dir(qt)) for qt in (QtCore, QtGui, QtWidgets)] == listed
import pyqtgraph
assert pyqtgraph is pg
"""


@pytest.mark.slow
def test_classes_of_qt_are_the_same_and_looked_up_when_they_are_used() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
