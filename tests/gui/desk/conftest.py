"""A document on the baseline and a person who answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desk_fakes import FakeDialogs
from games.model.file.library import load_named
from gui.core.document import Document


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def document(qapp: object) -> Document:
    return Document(load_named("iraq-2019"))


@pytest.fixture
def edited(document: Document) -> Document:
    document.apply(document.scenario.with_level("sanctions", Decimal("0.2")), "Sanctions to 0.2")
    return document
