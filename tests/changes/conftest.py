"""Shared by the tests of changes: histories of the demonstration brand and of the specimen."""

from pathlib import Path

import pytest

from changes.history import History, brand
from specimen.overlay import lay_over_specimen


@pytest.fixture
def ferry(tmp_path: Path) -> History:
    """The demonstration brand, committed."""
    return brand(tmp_path / "ferry")


@pytest.fixture
def sandbank(tmp_path: Path) -> History:
    """The specimen, committed."""
    history = History(tmp_path / "sandbank")
    lay_over_specimen(history.root, {})
    history.commit()
    return history
