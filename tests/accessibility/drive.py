"""Drive the running window through AT-SPI, as a screen reader does; run by `run.sh`.

Needs the system's Python with pyatspi. Finds the sanctions slider, reads its value, changes it, and
reads the headline; says each step, and ends with status 0 only if the headline followed.
"""

from __future__ import annotations

import sys
import time

import pyatspi

DEADLINE = 60.0
SLIDER, BEFORE = "Sanctions pressure", "Escalation on Iraqi soil"
AFTER, LEVEL = "Expulsion", 0.8


def found(root, wanted):  # noqa: ANN001, ANN201
    """Return the first accessible below `root` for which `wanted` holds; None if there is none."""
    stack = [root]
    while stack:
        here = stack.pop()
        try:
            if wanted(here):
                return here
            stack.extend(here.getChildAtIndex(k) for k in range(here.childCount))
        except Exception:
            continue
    return None


def waited(what, find):  # noqa: ANN001, ANN201
    """Return what `find` finds, as soon as it finds it."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        there = find()
        if there:
            return there
        time.sleep(0.25)
    sys.exit(f"not found within {DEADLINE:.0f} s: {what}")


def application():  # noqa: ANN201
    """Return the program on the accessibility bus."""
    desktop = pyatspi.Registry.getDesktop(0)
    for place in range(desktop.childCount):
        app = desktop.getChildAtIndex(place)
        if app is not None and "equipoise" in (app.name or "").lower():
            return app
    return None


def is_slider(here) -> bool:  # noqa: ANN001
    return bool(here and here.getRole() == pyatspi.ROLE_SLIDER and here.name == SLIDER)


def said(app, words):  # noqa: ANN001, ANN201
    """Return the first label that says something."""
    return found(app, lambda here: bool(here and words in (here.name or "")))


def main() -> None:
    """Find, read, change, and read again."""
    app = waited("the program", application)
    print("program:", app.name)
    slider = waited("the slider", lambda: found(app, is_slider))
    value = slider.queryValue()
    low, high, start = value.minimumValue, value.maximumValue, value.currentValue
    print("slider:", slider.name, "|", slider.description, "|", low, start, high)
    before = waited("the first headline", lambda: said(app, f"“{BEFORE}” is the only"))
    print("headline before:", before.name)
    value.currentValue = low + LEVEL * (high - low)
    after = waited("the headline after the change", lambda: said(app, f"“{AFTER}” is the only"))
    print("slider now:", slider.queryValue().currentValue, "|", slider.description)
    print("headline after:", after.name)


main()
