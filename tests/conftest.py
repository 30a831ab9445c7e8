"""What every test needs before anything else is imported: no screen, C numbers, one thread."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
os.environ.setdefault("QT_ACCESSIBILITY", "1")
os.environ["LC_ALL"] = "C.UTF-8"
# matrices are small: threads of linear algebra cost more in waiting than they bring
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from functools import partialmethod
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Iterator

gc.disable()  # until all tests are collected

# The same examples on every run: whether the tests pass must not depend on luck. New ones are for
# the night: --hypothesis-profile=thorough. A busy machine is no failure: nothing has a deadline or
# is too slow.
lenient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("usual", lenient, max_examples=60, derandomize=True, print_blob=True)
settings.register_profile("thorough", lenient, max_examples=1000)
settings.load_profile("usual")


#: Less than the time limit of a test, so that what was waited for is named.
PATIENCE_MS = 60_000

#: A test that asks for one of these opens the window or a whole panel, or measures time.
WHOLE = {"desk_on", "panel", "benchmark"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `unit` what opens neither window nor panel and is not marked as slow."""
    for item in items:
        whole = WHOLE & set(getattr(item, "fixturenames", ()))
        if not whole and not any(item.get_closest_marker(name) for name in ("slow", "long")):
            item.add_marker("unit")


def pytest_collection_finish() -> None:
    """Keep the collector from walking over thousands of collected tests again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()


class PatientBot(QtBot):
    """Waits long for what must come: a busy machine is no failure."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """Drive widgets, with patience."""
    return PatientBot(request)


@pytest.fixture
def kept() -> Iterator[list[object]]:
    """What Python must not collect before Qt has deleted it.

    A window is a ring of references. If the collector finds it after its test has let go and before
    its deferred deletion, attributes are gone while events still come.
    """
    held: list[object] = []
    yield held
    held.clear()


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test(
    request: pytest.FixtureRequest, kept: list[object]
) -> Iterator[None]:
    """Run deferred deletions after each test with an application; nothing may be left."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    names = [f"{type(w).__name__} {w.objectName()!r}" for w in left]
    assert not left, f"windows still open after the test: {names}"
