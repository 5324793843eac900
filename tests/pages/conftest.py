"""What the tests of pages share."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from goldthread.pages.frame.context import Matter
from pages.making import MatterOf, matter_in


@pytest.fixture
def matter_of(tmp_path: Path) -> MatterOf:
    """Makes the matter of the specimen with some files laid over it."""

    def make(files: Mapping[str, str]) -> Matter:
        return matter_in(tmp_path, files)

    return make
