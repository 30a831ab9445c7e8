"""The baseline, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named

if TYPE_CHECKING:
    from games.model.scenario import Scenario


@pytest.fixture(scope="session")
def baseline() -> Scenario:
    return load_named("iraq-2019")
